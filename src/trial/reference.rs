//! `docs/templates.md`: what each template is given, read off the views of the made-up site.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use tera::Value;

use super::made_up;
use crate::inputs::Inputs;
use crate::output::Outputs;
use crate::view;

/// A school that tells everything of itself.
const SITE: &str = r#"name: Trường THCS Hoa Phượng Vĩ
name_en: Hoa Phượng Vĩ Lower Secondary School
short_name: THCS Hoa Phượng Vĩ
motto: Dạy tốt, học tốt
unit: thcs
ownership: cong-lap
province: Phượng Hoa
ward: Hàng Điệp
founded: 1998
base_url: "https://thcshoaphuongvi.phuonghoa.edu.vn/"
address: số 12 đường Hàng Điệp
phones: ["0299 000 1998"]
emails: [c2hoaphuongvi@phuonghoa.edu.vn]
feedback_email: gopy@phuonghoa.edu.vn
hours: Thứ Hai đến thứ Sáu
responsible: { name: Lê Thị Phượng Vĩ, position: Hiệu trưởng }
supervisors: [{ name: Bộ Giáo dục và Đào tạo, url: "https://moet.gov.vn", level: bo }]
languages: [vi, en]
"#;

const HEAD: &str = "# Mẫu giao diện nhận được gì

Mỗi trang do một mẫu trong `themes/chuan/templates` dựng nên. Trang của trường thay một mẫu bằng tệp cùng tên trong
`theme/templates`; cú pháp là của [Tera 2](https://keats.github.io/tera/). Mẫu nào cũng nhận:

- `site`: những gì chung cho cả trang, kể dưới đây;
- `page`: đầu trang, địa chỉ, đường dẫn phân cấp, kể dưới đây;
- `t`: chữ của giao diện, từ `strings.yaml` (`{{ t.search }}`);
- `chrome.header`, `chrome.footer`: đầu và chân trang đã dựng sẵn (`_header.html`, `_footer.html` nhận `site`, `t` và `lang`);
- `view`: phần riêng của từng mẫu, kể dưới tên mẫu.

`[]` là danh sách, `*` là tên bất kỳ. Dấu `?` là có thể trống: bọc trong `{% if %}`. Tệp này do
`congtruong template-reference` ghi từ chính chương trình.
";

/// Maps whose keys are names of other things: one line tells them all.
const NAMED: [&str; 5] = ["labels", "common_labels", "href", "title", "assets"];

/// The school that the file is told of.
pub fn school() -> Inputs {
    Inputs::new(jiff::civil::date(2026, 11, 21)).with("site.yaml", SITE)
}

/// The text of the file, from what was built of the [`school`].
pub fn reference(school: &Inputs, built: Option<&Outputs>) -> String {
    let made_up = built.and_then(|real| made_up::outputs(real, school));
    let mut text = HEAD.to_owned();
    for (name, shape) in made_up.iter().flat_map(shapes) {
        let mut lines = BTreeMap::new();
        let beginning = if name.ends_with(".html") { "view" } else { name.as_str() };
        shape.tell(beginning, false, &mut lines);
        let _ = writeln!(text, "\n## {name}\n");
        if lines.is_empty() || lines.keys().eq(["view"]) {
            text.push_str("Không nhận gì riêng.\n");
            continue;
        }
        text.push_str("| mục | kiểu |\n|---|---|\n");
        for (path, kind) in lines {
            let _ = writeln!(text, "| `{path}` | {kind} |");
        }
    }
    text
}

/// What every template was given on all its pages; `page` and `site` first.
fn shapes(outputs: &Outputs) -> Vec<(String, Shape)> {
    let ground = outputs.ground();
    let pages = ground.site.targets.iter().filter_map(|(route, target)| view::page(ground, route, target));
    let mut common = [("site", Shape::Nothing), ("page", Shape::Nothing)];
    let mut own: BTreeMap<String, Shape> = BTreeMap::new();
    for page in pages.chain([view::not_found(ground)]) {
        let given = page.given().context();
        for (name, shape) in &mut common {
            *shape = std::mem::take(shape).and(Shape::of(given.get(name)));
        }
        let shape = own.entry(page.template().to_owned()).or_default();
        *shape = std::mem::take(shape).and(Shape::of(given.get("view")));
    }
    common.into_iter().map(|(name, shape)| (name.to_owned(), shape)).chain(own).collect()
}

/// What may stand at a place.
#[derive(Debug, Default, PartialEq, Eq)]
enum Shape {
    /// Nothing was seen.
    #[default]
    Nothing,
    Text,
    Number,
    Flag,
    List(Box<Shape>),
    /// Each with whether it was missing somewhere.
    Map(BTreeMap<String, (Shape, bool)>),
}

impl Shape {
    fn of(value: Option<&Value>) -> Self {
        let Some(value) = value else { return Self::Nothing };
        if let Some(map) = value.as_map() {
            let shape = |value: &Value| (Self::of(Some(value)), value.is_none() || value.is_undefined());
            return Self::Map(map.iter().map(|(key, value)| (key.to_string(), shape(value))).collect());
        }
        if let Some(list) = value.as_array() {
            let all = list.iter().fold(Self::Nothing, |shape, value| shape.and(Self::of(Some(value))));
            return Self::List(Box::new(all));
        }
        match value {
            value if value.as_str().is_some() => Self::Text,
            value if value.is_number() => Self::Number,
            value if value.as_bool().is_some() => Self::Flag,
            _ => Self::Nothing,
        }
    }

    /// What may stand at a place where this was seen, and that.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, known) | (known, Self::Nothing) => known,
            (Self::List(a), Self::List(b)) => Self::List(Box::new(a.and(*b))),
            (Self::Map(mut a), Self::Map(b)) => {
                a.iter_mut().filter(|(key, _)| !b.contains_key(*key)).for_each(|(_, (_, missing))| *missing = true);
                for (key, (shape, missing)) in b {
                    let (known, was_missing) = a.remove(&key).unwrap_or((Self::Nothing, true));
                    a.insert(key, (known.and(shape), missing || was_missing));
                }
                Self::Map(a)
            }
            (known, _) => known,
        }
    }

    /// Tells the places below a path, each with what stands there.
    fn tell(&self, path: &str, optional: bool, lines: &mut BTreeMap<String, String>) {
        let mark = if optional { "?" } else { "" };
        let word = match self {
            Self::Nothing => "luôn trống ở trang thử",
            Self::Text => "chữ",
            Self::Number => "số",
            Self::Flag => "có hoặc không",
            Self::List(of) => match &**of {
                Self::Map(_) | Self::List(_) => return of.tell(&format!("{path}[]"), optional, lines),
                Self::Text | Self::Number | Self::Flag | Self::Nothing => "danh sách",
            },
            Self::Map(fields) => {
                let name = path.rsplit('.').next().unwrap_or(path);
                if NAMED.contains(&name) {
                    lines.insert(format!("{path}.*"), format!("chữ{mark}"));
                    return;
                }
                for (field, (shape, missing)) in fields {
                    shape.tell(&format!("{path}.{field}"), optional || *missing, lines);
                }
                return;
            }
        };
        lines.insert(path.to_owned(), format!("{word}{mark}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_somewhere_may_be_empty() {
        let seen = |json: serde_json::Value| Shape::of(Some(&Value::from_serializable(&json)));
        let one = seen(serde_json::json!({ "a": "x", "b": [{ "c": 1 }] }));
        let two = seen(serde_json::json!({ "a": null, "b": [] }));
        let mut lines = BTreeMap::new();
        one.and(two).tell("view", false, &mut lines);
        let told: Vec<_> = lines.into_iter().map(|(path, kind)| format!("{path}: {kind}")).collect();
        assert_eq!(told, ["view.a: chữ?", "view.b[].c: số"]);
    }
}
