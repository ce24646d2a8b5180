//! What holds on every page of every kind.

use crate::everything::everything;
use crate::school::{between, built, page, school};

/// Every page with its path.
fn pages(inputs: &congtruong::Inputs) -> Vec<(String, String)> {
    let outputs = built(inputs).outputs.expect("a site");
    let html = outputs.paths().filter(|path| path.as_str().ends_with(".html")).map(|path| {
        let product = outputs.carry_out(path).expect("a recipe").unwrap_or_else(|error| panic!("{path}: {error}"));
        let congtruong::output::Product::Bytes(bytes) = product else { panic!("{path} is no page") };
        (path.to_string(), String::from_utf8(bytes).expect("UTF-8"))
    });
    html.collect()
}

/// What stands in `html` from each `start` to the next `end`.
fn each<'h>(html: &'h str, start: &'static str, end: &'static str) -> impl Iterator<Item = &'h str> {
    html.split(start).skip(1).map(move |rest| rest.split(end).next().unwrap_or(rest))
}

#[test]
fn every_table_has_a_caption_and_every_head_says_what_it_heads() {
    let mut tables = 0;
    for (path, html) in pages(&everything("2026-11-21")) {
        for table in each(&html, "<table", "</table>") {
            tables += 1;
            assert!(table.contains("<caption"), "{path}: {table}");
            assert!(each(table, "<th ", ">").all(|head| head.contains("scope=")), "{path}: {table}");
            assert!(!table.contains("<th>"), "{path}: {table}");
        }
    }
    assert!(tables > 20, "{tables}");
}

#[test]
fn every_chart_has_words_for_who_cannot_see_it() {
    let mut charts = 0;
    for (path, html) in pages(&everything("2026-11-21")) {
        for chart in each(&html, "<svg class=\"chart-bars\"", "</svg>") {
            charts += 1;
            assert!(chart.contains("role=\"img\"") && chart.contains("aria-labelledby"), "{path}");
            assert!(!between(chart, "<desc", "</desc>").ends_with('>'), "{path}: {chart}");
        }
    }
    assert_eq!(charts, 3 + 6, "three in the yearbook, one for each year");
}

#[test]
fn no_page_of_a_record_carries_style_or_script_of_its_own() {
    for (path, html) in pages(&everything("2026-11-21")) {
        let main = between(&html, "<main", "</main>");
        assert!(!main.contains("<script") && !main.contains(" style=") && !main.contains(" onclick="), "{path}");
    }
}

#[test]
fn a_section_with_nothing_says_what_belongs_there() {
    let empty = school("2026-11-21");
    let pairs = [
        ("/van-ban/", "số ký hiệu, hình thức"),
        ("/thu-tuc-bieu-mau/", "các biểu mẫu"),
        ("/cong-khai/", "Các nội dung công khai"),
        ("/thong-ke/", "năm năm gần nhất"),
        ("/tuyen-sinh/", "danh sách dự tuyển"),
        ("/lich-cong-tac/", "Lịch công tác từng tuần"),
        ("/lay-y-kien/", "thời hạn tiếp nhận"),
        ("/hoi-dap/", "câu trả lời"),
        ("/hoc-lieu/", "sách điện tử"),
        ("/lien-ket/", "cơ quan quản lý"),
        ("/ban-bien-tap/", "quy chế hoạt động"),
    ];
    for (route, about) in pairs {
        let html = page(&empty, route);
        assert!(html.contains("class=\"empty\"") && html.contains(about), "{route}: {html}");
    }
}

#[test]
fn english_pages_speak_english_around_the_schools_words() {
    let html = page(&everything("2026-06-20"), "/en/tuyen-sinh/notice-2026/");
    for label in ["Who may apply", "Places", "Papers needed", "Applications", "Under way", "No exam"] {
        assert!(html.contains(label), "{label}\n{html}");
    }
    assert!(html.contains("Notice ·"), "the stage, which Vietnamese pages call “Thông báo”\n{html}");
    assert!(!html.contains("Đối tượng tuyển sinh"));
}
