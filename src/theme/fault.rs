//! What is wrong with a template, for who wrote it: Tera's sentences in Vietnamese, with what to write instead.

use super::report::quoted;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourcePath, Span};
use crate::vietnamese;

/// A fault in a template of the site's own. Templates that come with the program have none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[error("{message}")]
pub struct TemplateFault {
    /// The file with the bytes in it; `None` when no file of the site's own has to do with it.
    pub(super) place: Option<(SourcePath, Span)>,
    /// What is wrong, in Vietnamese.
    pub(super) message: String,
    /// What to write or do instead, in Vietnamese.
    pub(super) help: String,
    /// Whether it was found by waiting for an end in vain.
    is_endless: bool,
}

impl TemplateFault {
    /// A fault in a file.
    pub(super) fn at(path: &SourcePath, span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { place: Some((path.clone(), span)), message: message.into(), help: help.into(), is_endless: false }
    }

    /// What Tera says, at a place.
    pub(super) fn told(place: Option<(SourcePath, Span)>, told: &str) -> Self {
        let (message, help) = in_vietnamese(told);
        Self { place, message, help, is_endless: false }
    }

    /// The same, found by waiting for an end in vain.
    pub(super) fn endless(self) -> Self {
        Self { is_endless: true, ..self }
    }

    /// Whether it was found by waiting for an end in vain: to look for more of the kind would take as long each time.
    pub fn is_endless(&self) -> bool {
        self.is_endless
    }

    /// The fault as an error of the content: it stops publication.
    pub fn diagnostic(&self) -> Diagnostic {
        let diagnostic = Diagnostic::error(Code::BadTemplate, &self.message).help(&self.help);
        match &self.place {
            Some((path, span)) => diagnostic.at(path, *span),
            None => diagnostic,
        }
    }
}

const SYNTAX: &str = "Sửa theo cú pháp Tera, hoặc xóa tệp để dùng lại mẫu có sẵn";
const MAYBE: &str = "Bọc trong {% if … %} … {% endif %} khi giá trị có thể trống";
const CLOSE: &str = "Thêm {% endif %}, {% endfor %}, {% endblock %}, }} hoặc %} còn thiếu";
const TYPE: &str = "Dùng đúng kiểu giá trị mà bộ lọc, vòng lặp hay phép tính này cần";
const ARGUMENTS: &str = "Ghi đủ và đúng tên các tham số của nó";

/// How sentences of Tera's begin, what they mean (`{}` being the name in them), and what to do.
const MEANINGS: [(&str, &str, &str); 19] = [
    ("Field ", "Giá trị đứng trước “.{}” không có mục nào", MAYBE),
    ("Variable ", "Mẫu in ra một giá trị không có", MAYBE),
    ("Tried to render a variable", "Mẫu in ra một giá trị không có", MAYBE),
    ("Unknown filter", "Không có bộ lọc “{}”", ""),
    ("Unknown test", "Không có phép thử “{}” sau chữ is", ""),
    ("Unknown function", "Không có hàm “{}”", "Mẫu chỉ dùng được hàm range"),
    (
        "Unknown component",
        "Không có thành phần “{}”",
        "Định nghĩa nó bằng {% component … %} trong một mẫu của trang, hoặc bỏ đi",
    ),
    (
        "Unknown template",
        "Không có mẫu “{}” để gọi",
        "Sửa tên cho đúng một tệp trong theme/templates hoặc một mẫu có sẵn",
    ),
    (
        "Unknown tag",
        "Ở đây không có thẻ này",
        "Có thể một thẻ phía trước chưa đóng bằng {% endif %} hoặc {% endfor %}; hoặc tên thẻ không phải của Tera",
    ),
    (
        "Block ",
        "Mẫu được kế thừa không có khối “{}”",
        "Dùng một trong các khối của base.html: og_type, head, body_class, main",
    ),
    ("Unexpected end of input", "Mẫu bị cụt: còn một thẻ chưa đóng", CLOSE),
    ("Unclosed", "Mẫu bị cụt: còn một thẻ chưa đóng", CLOSE),
    (
        "This content would be ignored",
        "Nội dung này đứng ngoài mọi khối nên không hiện",
        "Mẫu có {% extends %} chỉ được chứa {% block %}; đặt nội dung vào {% block main %}",
    ),
    ("Invalid type", "Giá trị ở đây sai kiểu", TYPE),
    ("Iteration not possible", "Giá trị ở đây sai kiểu", TYPE),
    ("Cannot compare", "Giá trị ở đây sai kiểu", TYPE),
    ("Missing keyword argument", "Gọi bộ lọc này thiếu tham số", ARGUMENTS),
    ("Unknown argument", "Gọi thành phần này sai tham số", ARGUMENTS),
    ("Found ", "Viết sai cú pháp ở đây", SYNTAX),
];

/// What a sentence of Tera's means, and what to do.
fn in_vietnamese(told: &str) -> (String, String) {
    let name = quoted(told);
    if let Some((_, known)) = told.split_once(" Available variables: ") {
        return (format!("Mẫu dùng biến không có: “{name}”"), there_are("Các biến có", name, known));
    }
    if let Some((_, known)) = told.split_once(" Available fields: ") {
        return (format!("Ở đây không có mục “{name}”"), there_are("Các mục có", name, known));
    }
    let meaning = MEANINGS.iter().find(|(beginning, ..)| told.starts_with(beginning));
    let (beginning, message, help) = meaning.copied().unwrap_or(("", "Mẫu giao diện có lỗi", SYNTAX));
    let help = match beginning {
        "Unknown filter" => nearest("Bộ lọc", name, &FILTERS),
        "Unknown test" => nearest("Phép thử", name, &TESTS),
        _ => help.to_owned(),
    };
    (format!("{} (Tera: {})", message.replace("{}", name), told.trim_end_matches('.')), help)
}

/// The names that may stand here, the likeliest first.
fn there_are(what: &str, name: &str, known: &str) -> String {
    let likely = vietnamese::nearest(name, known.split(", ")).map(|near| format!("Có phải ý bạn là “{near}”? "));
    format!("{}{what}: {known}", likely.unwrap_or_default())
}

fn nearest(what: &str, name: &str, known: &[&str]) -> String {
    match vietnamese::nearest(name, known.iter().copied()) {
        Some(near) => format!("Có phải ý bạn là “{near}”?"),
        None => format!("{what} dùng được: {}", known.join(", ")),
    }
}

/// Filters worth proposing: the program's own, and those of Tera that a page needs.
const FILTERS: [&str; 27] = [
    "date",
    "weekday",
    "short_day",
    "moment",
    "hour",
    "number",
    "size",
    "safe",
    "default",
    "upper",
    "lower",
    "trim",
    "replace",
    "capitalize",
    "truncate",
    "length",
    "reverse",
    "split",
    "round",
    "first",
    "last",
    "nth",
    "join",
    "sort",
    "unique",
    "group_by",
    "wordcount",
];

const TESTS: [&str; 12] = [
    "defined",
    "undefined",
    "none",
    "string",
    "number",
    "array",
    "map",
    "odd",
    "even",
    "starting_with",
    "ending_with",
    "containing",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_stand_there_is_told_with_the_likeliest_first() {
        let (message, help) = in_vietnamese("Field `titel` is not defined. Available fields: html, title");
        assert_eq!(message, "Ở đây không có mục “titel”");
        assert_eq!(help, "Có phải ý bạn là “title”? Các mục có: html, title");
        let (message, help) = in_vietnamese("Variable `entry` is not defined. Available variables: page, site, view");
        assert_eq!(message, "Mẫu dùng biến không có: “entry”");
        assert_eq!(help, "Các biến có: page, site, view");
        assert_eq!(in_vietnamese("Unknown filter `dat`").1, "Có phải ý bạn là “date”?");
    }

    #[test]
    fn every_block_that_may_be_filled_is_named() {
        let base = super::super::files::EMBEDDED.get_file("templates/base.html").unwrap().contents_utf8().unwrap();
        let blocks: Vec<&str> = base.split("{% block ").skip(1).filter_map(|rest| rest.split(' ').next()).collect();
        let help = in_vietnamese("Block `x` is not defined in any parent template").1;
        assert!(help.ends_with(&format!(": {}", blocks.join(", "))), "{help}");
    }

    #[test]
    fn every_filter_that_is_proposed_is_there() {
        let mut tera = tera::Tera::new();
        super::super::filters::register(&mut tera);
        for filter in FILTERS {
            let text = format!("{{{{ x | {filter} }}}}");
            assert!(tera.add_raw_template("x", &text).is_ok(), "{filter}");
        }
        for test in TESTS {
            let text = format!("{{% if x is {test}(a) %}}{{% endif %}}");
            let plain = format!("{{% if x is {test} %}}{{% endif %}}");
            assert!(
                tera.add_raw_template("x", &text).or_else(|_| tera.add_raw_template("x", &plain)).is_ok(),
                "{test}"
            );
        }
    }
}
