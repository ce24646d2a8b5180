//! What the guide tells a school to write works as it stands there.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]

mod house;

use std::collections::BTreeSet;

use congtruong::Memo;
use congtruong::schema::{FieldType, Schemas};
use house::{Built, school, told};

/// The guide as the program prints it.
const GUIDE: &str = include_str!("../docs/huong-dan.md");

/// The files of the guide: a block of code below a line that ends with the path of a file.
fn files() -> Vec<(&'static str, &'static str)> {
    let mut files = Vec::new();
    for (at, _) in GUIDE.match_indices("`:\n\n```\n") {
        let path = GUIDE[..at].rsplit('`').next().expect("a path in quotes");
        let text = GUIDE[at..].split("```\n").nth(1).expect("a block");
        if path.contains('/') {
            files.push((path, text));
        }
    }
    files
}

/// The site with the first files of the guide.
fn built(count: usize) -> Built {
    let site = files()[..count].iter().fold(school(), |site, (path, text)| site.with(path, *text));
    let built = Built::of(&site, &Memo::default());
    assert_eq!(told(&site, &built.diagnostics), "");
    built
}

#[test]
fn the_guide_has_a_kind_an_entry_and_a_template() {
    let paths: Vec<&str> = files().iter().map(|(path, _)| *path).collect();
    let expected = [
        "schemas/content/thuc-don.yaml",
        "content/thuc-don/2026/bua-trua-thu-hai.md",
        "theme/templates/entry-thuc-don.html",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn the_kind_of_the_guide_is_listed_and_shown_where_the_guide_says() {
    let built = built(2);
    let list = built.page("thuc-don/index.html");
    for shown in ["<h1>Thực đơn bán trú</h1>", "Bữa trưa thứ Hai", "Cơm; Thịt kho trứng; Canh chua cá lóc", "25.000"]
    {
        assert!(list.contains(shown), "{shown} is missing:\n{list}");
    }
    let entry = built.page("thuc-don/bua-trua-thu-hai/index.html");
    for shown in ["<dt>Món ăn</dt><dd><ul><li>Cơm</li>", "<dd>Có</dd>", "<h2>Nguyên liệu</h2>", "12,5", "Sữa chua phát"]
    {
        assert!(entry.contains(shown), "{shown} is missing:\n{entry}");
    }
    let menu = "<li><a href=\"/thuc-don/\">Thực đơn bán trú</a></li>";
    assert!(built.page("index.html").contains(menu), "the main menu has no such line");
    assert!(built.page("so-do-trang/index.html").contains("href=\"/thuc-don/\""));
    assert!(built.files.contains_key("thuc-don/nam/2026/index.html") && built.files.contains_key("thuc-don/rss.xml"));
}

#[test]
fn the_template_of_the_guide_replaces_the_built_in_one_for_its_kind_alone() {
    let (before, after) = (built(2), built(3));
    let page = "thuc-don/bua-trua-thu-hai/index.html";
    assert_ne!(before.page(page), after.page(page));
    for shown in ["<h1>Bữa trưa thứ Hai</h1>", "<dt>Món ăn</dt><dd><ul><li>Cơm</li>", "Chợ Phong Hoa", "Sữa chua phát"]
    {
        assert!(after.page(page).contains(shown), "{shown} is missing:\n{}", after.page(page));
    }
    assert_eq!(before.page("thuc-don/index.html"), after.page("thuc-don/index.html"));
}

/// The words in the first column of the table of types.
fn types() -> Vec<&'static str> {
    let table = GUIDE.split("| `type` |").nth(1).expect("a table of types");
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.flat_map(|row| row.split('|').nth(1).unwrap_or_default().split('`').skip(1).step_by(2)).collect()
}

#[test]
fn every_type_of_a_field_is_in_the_table_of_the_guide_and_no_other() {
    let more = |ty: &str| match ty {
        "choice" => ", values: { a: A }",
        "list" => ", of: { type: text }",
        "record" => ", fields: { a: { type: text, label: A } }",
        _ => "",
    };
    let fields: String =
        types().iter().map(|ty| format!("  m_{ty}: {{ type: {ty}, label: M{} }}\n", more(ty))).collect();
    let composed = GUIDE.split("ghép được với nhau:\n\n```\n").nth(1).and_then(|rest| rest.split("```").next());
    let kind = format!("kind: thu\nlabel: Thử\nabout: Thử.\nfields:\n{fields}{}", composed.expect("composed types"));
    let mut diagnostics = Vec::new();
    let site = school().with("schemas/content/thu.yaml", kind);
    let schemas = Schemas::load(&site, &mut diagnostics);
    assert_eq!(told(&site, &diagnostics), "");
    let told: BTreeSet<_> = schemas.kinds["thu"].own_fields().map(|(_, field)| name(&field.ty)).collect();
    let built_in = schemas.kinds.values().flat_map(|kind| kind.fields.values()).chain(schemas.site.values());
    let mut used = BTreeSet::new();
    built_in.for_each(|field| add(&field.ty, &mut used));
    assert_eq!(told, used, "the types of the guide, and those that the built-in kinds have use for");
}

/// What a type is called in Rust.
fn name(ty: &FieldType) -> String {
    format!("{ty:?}").split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
}

fn add(ty: &FieldType, into: &mut BTreeSet<String>) {
    into.insert(name(ty));
    match ty {
        FieldType::List(of) => add(of, into),
        FieldType::Record { fields, .. } | FieldType::Table { columns: fields } => {
            fields.values().for_each(|field| add(&field.ty, into));
        }
        _ => {}
    }
}
