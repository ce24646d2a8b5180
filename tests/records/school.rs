//! A made-up school: its `site.yaml`, its pages by route.

use congtruong::{Build, Inputs, Memo, build};
use jiff::civil::Date;

const SITE: &str = "\
name: Trường THCS Hoa Phượng Vĩ
name_en: Hoa Phuong Vi Lower Secondary School
unit: thcs
province: Tỉnh Phong Hòa
base_url: https://hoaphuongvi.example/truong/
address: Số 1 đường Hoa Phượng, xã Phong Hòa
phones: [\"0255 3000 001\"]
emails: [lienhe@hoaphuongvi.example.edu.vn]
responsible: { name: Nguyễn Thị Hoa Phượng, position: Hiệu trưởng }
languages: [vi, en]
page_size: 5
";

/// The school's files, before anything is written in its sections.
pub fn school(today: &str) -> Inputs {
    let today: Date = today.parse().expect("a day");
    Inputs::new(today).with("site.yaml", SITE)
}

/// The site built, with nothing wrong in it.
pub fn built(inputs: &Inputs) -> Build {
    let build = build(inputs, &Memo::default());
    assert!(build.outputs.is_some(), "{:#?}", build.diagnostics);
    build
}

/// The page at a route, without the frame around it.
pub fn page(inputs: &Inputs, route: &str) -> String {
    between(&whole_page(inputs, route), "<main", "</main>").to_owned()
}

/// The page at a route, as HTML.
pub fn whole_page(inputs: &Inputs, route: &str) -> String {
    let build = built(inputs);
    let outputs = build.outputs.expect("a site");
    let path = congtruong::address::Route::new(route).file();
    match outputs.carry_out(&path) {
        Some(Ok(congtruong::output::Product::Bytes(bytes))) => String::from_utf8(bytes).expect("UTF-8"),
        other => panic!("{path}: {other:?}"),
    }
}

/// The words between the first `from` and the next `to`.
pub fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no “{from}” in\n{text}"));
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

/// Whether these words stand in this order.
pub fn in_order(text: &str, words: &[&str]) -> bool {
    let mut rest = text;
    words.iter().all(|word| match rest.split_once(word) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}
