//! A site's own templates: whatever is wrong with one is told at its place, and nothing is published.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]

mod house;

use congtruong::diagnostic::{Code, Lines};
use congtruong::{Inputs, Memo, build};
use house::{add, school_with_post};

/// A school with a post that has a tag, and files of its own theme.
fn themed(files: &[(&str, &[u8])]) -> Inputs {
    let mut inputs = school_with_post("tags: [Toán]\naliases: [/cu/]\n", "Toàn trường dự lễ.\n");
    for (path, bytes) in files {
        add(&mut inputs, path, bytes);
    }
    inputs
}

/// The errors as `path:line:column message | what to do`.
fn told(inputs: &Inputs) -> Vec<String> {
    let built = build(inputs, &Memo::default());
    assert_eq!(built.outputs.is_some(), built.diagnostics.is_empty(), "{:#?}", built.diagnostics);
    let line = |diagnostic: congtruong::diagnostic::Diagnostic| {
        let place = diagnostic.place.expect("a place");
        let (text, at) = (inputs.text(&place.path).unwrap(), place.span.unwrap().start as usize);
        // A byte order mark is no character that anybody sees.
        let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let (line, column) = Lines::new(&text[mark..]).line_and_column(at.saturating_sub(mark));
        assert!(matches!(diagnostic.code, Code::BadTemplate | Code::NotUtf8), "{}", diagnostic.message);
        format!("{}:{line}:{column} {} | {}", place.path, diagnostic.message, diagnostic.help.expect("what to do"))
    };
    built.diagnostics.into_iter().map(line).collect()
}

/// One faulty file each: its path, its text, and what is told of it, from the beginning and at the end.
const FAULTS: &[(&str, &str, &str, &str)] = &[
    ("post.html", "<p>\n{{ entry.title }}", "post.html:2:4 Mẫu dùng biến không có: “entry”", "Các biến có: "),
    ("post.html", "\n\n{{ view.titel }}", "post.html:3:9 Ở đây không có mục “titel”", "Có phải ý bạn là “title”? "),
    (
        "post.html",
        "{{ view.event.place.street }}",
        "post.html:1:15 Giá trị đứng trước “.place” không có mục nào",
        "{% if … %}",
    ),
    (
        "post.html",
        "{% for tag in view.tags %}{{ tag.nam }}{% endfor %}",
        "post.html:1:34 Ở đây không có mục “nam”",
        "“name”",
    ),
    (
        "post.html",
        "{% for x in view.title %}{{ x }}{% endfor %}{% for y in view.date.year %}{% endfor %}",
        "post.html:1:57 Giá trị ở đây sai kiểu",
        "vòng lặp",
    ),
    ("post.html", "{{ view.date | weekday(lang=1) }}", "post.html:1:4 Giá trị ở đây sai kiểu", "kiểu"),
    ("post.html", "{{ view.html | safe", "post.html:1:20 Mẫu bị cụt", "còn thiếu"),
    ("post.html", "<p>{% if view.title %}", "post.html:1:23 Mẫu bị cụt", "còn thiếu"),
    ("post.html", "{{ view.date | ngay }}", "post.html:1:16 Không có bộ lọc “ngay”", "Bộ lọc dùng được"),
    ("post.html", "{{ gio() }}", "post.html:1:4 Không có hàm “gio”", "range"),
    ("post.html", "{% include \"_tep.html\" %}", "post.html:1:12 Không có mẫu “_tep.html” để gọi", "Sửa tên"),
    ("post.html", "{% extends \"khung.html\" %}", "post.html:1:13 Mẫu kế thừa “khung.html”", "base.html"),
    ("post.html", "{% extends \"post.html\" %}", "post.html:1:13 Các mẫu kế thừa nhau vòng quanh", "điểm dừng"),
    (
        "post.html",
        "{{ <record_day ngay={view.date} /> }}",
        "post.html:1:4 Gọi thành phần này sai tham số",
        "tên các tham số",
    ),
    (
        "post.html",
        "{% extends \"base.html\" %}{% block giua %}{% endblock giua %}",
        "post.html:1:35 Mẫu được kế thừa không có khối “giua”",
        "main",
    ),
    (
        "post.html",
        "{% extends \"base.html\" %}\n<p>Chào</p>",
        "post.html:1:26 Nội dung này đứng ngoài mọi khối",
        "{% block main %}",
    ),
    ("post.html", "{{ .Title }}", "post.html:1:4 Viết sai cú pháp ở đây", "Tera"),
    ("post.html", "{{ page.title }}{% render 'bai' %}", "post.html:1:20 Ở đây không có thẻ này", "Tera"),
    ("_header.html", "<p>{{ site.ten }}</p>", "_header.html:1:12 Ở đây không có mục “ten”", "name"),
    ("404.html", "{{ view.title }}", "404.html:1:9 Giá trị đứng trước “.title”", "{% if … %}"),
    ("alias.html", "{{ view.dich }}", "alias.html:1:9 Ở đây không có mục “dich”", "href"),
    ("_text.html", "{{ text.chu }}", "_text.html:1:9 Ở đây không có mục “chu”", "html"),
    // The school has no procedure, no calendar and no page in English.
    ("procedure.html", "{{ view.phi }}", "procedure.html:1:9 Ở đây không có mục “phi”", "fee"),
    ("calendar.html", "{{ view.tuan }}", "calendar.html:1:9 Ở đây không có mục “tuan”", "week"),
    // It has no kind of its own either.
    ("entries.html", "{{ view.hang }}", "entries.html:1:9 Ở đây không có mục “hang”", "rows"),
    ("pots.html", "<p>", "pots.html:1:1 Không mẫu có sẵn nào tên “pots.html”", "“post.html”"),
];

#[test]
fn every_fault_is_told_at_its_place_with_what_to_write() {
    let mut wrong = Vec::new();
    for (name, text, begins, helps) in FAULTS {
        let path = format!("theme/templates/{name}");
        let plain = told(&themed(&[(&path, text.as_bytes())]));
        if plain.len() != 1 || !plain[0].starts_with(&format!("theme/templates/{begins}")) || !plain[0].contains(helps)
        {
            wrong.push(format!("{text:?}: {plain:#?}, not {begins} … {helps}"));
        }
        // An editor that writes a byte order mark and CRLF reads the same, at the same place.
        let disguised = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let disguised = told(&themed(&[(&path, disguised.as_bytes())]));
        if disguised != plain {
            wrong.push(format!("{text:?} with a mark and CRLF: {disguised:#?}, not {plain:#?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn files_in_the_wrong_place_and_of_the_wrong_sort_are_told() {
    let told = told(&themed(&[
        ("theme/post.html", b"<p>"),
        ("theme/css/a.css", b"p {}"),
        ("theme/style/mau.css", b"p { content: '\xc0' }"),
        ("theme/templates/post.html", b"<h1>\xe0\xf9</h1>"),
        ("theme/LICENSE", b"MIT"),
        ("theme/assets/co.svg", b"<svg/>"),
        ("theme/assets/co-ma.svg", b"<svg onload='1'/>"),
        ("theme/assets/trang.HTML", b"a"),
        ("theme/assets/trang.xml", b"<a/>"),
        ("theme/assets/anh.png", b"\n<html>"),
    ]));
    let begin: Vec<&str> = told.iter().map(|line| line.split(" | ").next().unwrap()).collect();
    assert_eq!(
        begin,
        [
            "theme/assets/anh.png:1:1 “theme/assets/anh.png” chứa mã HTML hoặc XML mà trình duyệt chạy được, không phải loại .png",
            "theme/assets/co-ma.svg:1:1 Ảnh vẽ “theme/assets/co-ma.svg” không chỉ để vẽ: trong đó có mã chạy được, liên kết hoặc kiểu dáng",
            "theme/assets/trang.HTML:1:1 Giao diện không đăng được loại tệp “.html”",
            "theme/assets/trang.xml:1:1 Giao diện không đăng được loại tệp “.xml”",
            "theme/css/a.css:1:1 Tệp “theme/css/a.css” không đúng chỗ nên giao diện không dùng đến",
            "theme/post.html:1:1 Tệp “theme/post.html” không đúng chỗ nên giao diện không dùng đến",
            "theme/style/mau.css:1:15 Tệp có ký tự không thuộc bảng mã UTF-8",
            "theme/templates/post.html:1:5 Tệp có ký tự không thuộc bảng mã UTF-8",
        ]
    );
}

#[test]
fn all_faults_of_all_pages_come_at_once_each_told_once() {
    let told = told(&themed(&[
        ("theme/templates/list.html", b"{{ view.tieu_de }}"),
        ("theme/templates/post.html", b"{{ view.tieu_de }}"),
        ("theme/templates/question.html", b"{{ view.hoi }}"),
    ]));
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(told[0].contains("list.html") && told[0].contains(" trang khác)"), "{}", told[0]);
    assert!(told[1].contains("(khi dựng trang /tin-tuc/tin-thu/)"), "{}", told[1]);
    assert!(told[2].contains("question.html") && told[2].contains("trang thử"), "{}", told[2]);
}

#[test]
fn what_explains_the_code_is_right_on_both_sides() {
    let about = Code::BadTemplate.explanation();
    assert_eq!(told(&themed(&[("theme/templates/post.html", about.wrong.as_bytes())])).len(), 1);
    assert_eq!(told(&themed(&[("theme/templates/post.html", about.right.as_bytes())])), [""; 0]);
}

#[test]
fn one_template_replaced_leaves_all_others_standing() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/chuan/templates");
    #[allow(clippy::disallowed_methods, reason = "the names of the templates are those of their files")]
    for file in std::fs::read_dir(folder).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        // Parts may hold what others need, and base.html the blocks that they fill.
        if !name.starts_with('_') && name != "base.html" {
            let told = told(&themed(&[(&format!("theme/templates/{name}"), b"<p>{{ page.title }}</p>")]));
            assert_eq!(told, [""; 0], "{name}");
        }
    }
}

#[test]
fn the_reference_of_templates_is_that_of_the_views() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/templates.md");
    #[allow(clippy::disallowed_methods, reason = "the reference is a file of the repository")]
    let written = std::fs::read_to_string(path).unwrap();
    assert!(written == congtruong::template_reference(), "run: congtruong template-reference docs/templates.md");
}
