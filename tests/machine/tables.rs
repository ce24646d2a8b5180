use congtruong::inputs::Inputs;

use super::school::{empty, file, paths};

/// The rows of a CSV file, its head first; it must be as Excel wants it.
fn rows(inputs: &Inputs, path: &str) -> Vec<Vec<String>> {
    let text = file(inputs, path);
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    assert!(text.ends_with("\r\n"));
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn statistics(year: &str, minority: &str) -> String {
    format!(
        "---\ntitle: Số liệu {year}\nschool_year: {year}\nas_of: 2026-10-01\nsource: Sổ đăng bộ\ncampuses: 2\nstaff: 9\n\
         pupils:\n  - {{ grade: Khối 6, classes: 8, pupils: 312, female: 150, minority: 4 }}\n  \
         - {{ grade: Khối 7, classes: 7, pupils: 290, female: 141{minority} }}\n\
         teachers:\n  - {{ qualification: Đại học, total: 40, female: 30 }}\n  - {{ qualification: Thạc sĩ, total: 6, female: 2 }}\n\
         facilities:\n  - {{ item: \"Phòng học, phòng bộ môn\", quantity: 24, unit: phòng }}\n  \
         - {{ item: Diện tích đất, quantity: 12345.5, unit: m² }}\n---\n"
    )
}

fn yearbook() -> Inputs {
    empty()
        .with("content/thong-ke/2025-2026.md", statistics("2025-2026", ", minority: 1"))
        .with("content/thong-ke/2026-2027.md", statistics("2026-2027", ""))
}

#[test]
fn the_tables_of_a_school_year_have_the_labels_of_their_fields() {
    let pupils = rows(&yearbook(), "thong-ke/2026-2027/hoc-sinh.csv");
    assert_eq!(pupils[0], ["Khối", "Số lớp", "Học sinh", "Nữ", "Dân tộc thiểu số", "Khuyết tật"]);
    assert_eq!(pupils[1], ["Khối 6", "8", "312", "150", "4", ""]);
    let teachers = rows(&yearbook(), "thong-ke/2026-2027/giao-vien.csv");
    assert_eq!(teachers[2], ["Thạc sĩ", "6", "2"]);
    let facilities = rows(&yearbook(), "thong-ke/2026-2027/co-so-vat-chat.csv");
    assert_eq!(facilities[1], ["Phòng học, phòng bộ môn", "24", "phòng"]);
    assert_eq!(facilities[2], ["Diện tích đất", "12345,5", "m²"]);
}

#[test]
fn the_yearbook_has_a_row_of_totals_for_each_school_year_newest_first() {
    let rows = rows(&yearbook(), "thong-ke/nien-giam.csv");
    assert_eq!(rows[0][..5], ["Năm học", "Số liệu tính đến", "Số điểm trường", "Số lớp", "Học sinh"]);
    let row =
        |year, minority| [year, "2026-10-01", "2", "15", "602", "291", minority, "", "46", "32", "9", "Sổ đăng bộ"];
    assert_eq!(rows[1], row("2026-2027", ""));
    assert_eq!(rows[2], row("2025-2026", "5"));
    assert_eq!(rows.len(), 3);
}

#[test]
fn the_yearbook_of_a_site_without_statistics_has_only_its_head() {
    assert_eq!(rows(&empty(), "thong-ke/nien-giam.csv").len(), 1);
}

#[test]
fn the_tables_of_a_disclosure_are_numbered_and_never_run_as_formulas() {
    let disclosure = "---\ntitle: Công khai tài chính\nschool_year: 2026-2027\nregulation: tt09-2024\nitem: d5-k1\n\
                      published: 2026-10-01\ntables:\n  - { title: Thu chi, data: thu-chi.csv }\n  - { title: Quỹ, data: quy.csv }\n---\n";
    let inputs = empty()
        .with("content/cong-khai/tai-chinh.md", disclosure)
        .with("content/cong-khai/thu-chi.csv", "Nội dung,Số tiền\n\"Thu, chi\",-1.200.000\n=1+1,-\n")
        .with("content/cong-khai/quy.csv", "Tên quỹ;Số dư\n+Khuyến học;12,5\n");
    assert_eq!(
        rows(&inputs, "cong-khai/tai-chinh/bang-1.csv"),
        [["Nội dung", "Số tiền"], ["Thu, chi", "-1.200.000"], ["'=1+1", "-"]]
    );
    assert_eq!(rows(&inputs, "cong-khai/tai-chinh/bang-2.csv"), [["Tên quỹ", "Số dư"], ["'+Khuyến học", "12,5"]]);
    assert!(!paths(&inputs).contains(&"cong-khai/tai-chinh/bang-3.csv".to_owned()));
}

#[test]
fn the_tables_of_an_english_page_have_english_labels() {
    let inputs = yearbook().with("content/en/thong-ke/2026-2027.md", statistics("2026-2027", ""));
    let teachers = rows(&inputs, "en/thong-ke/2026-2027/giao-vien.csv");
    assert_eq!(teachers[0], ["Qualification", "Total", "Women"]);
    assert_eq!(rows(&inputs, "thong-ke/nien-giam.csv").len(), 3);
}
