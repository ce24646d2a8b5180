//! The formats on a report with an item of every verdict.

use jiff::civil::date;

use super::*;
use crate::diagnostic::{Code, Style};
use crate::report::{Item, Level, Score, Subject, Verdict};
use crate::source::{SourcePath, Span};

fn item(id: &str, level: Level, verdict: Verdict) -> Item {
    Item {
        id: id.to_owned(),
        pack: "tt37-2020".to_owned(),
        title: format!("Nội dung “{id}” <mới> & cũ"),
        citation: "4210/GDĐT-TTTT III.3".to_owned(),
        level,
        condition: "có trang đã viết".to_owned(),
        verdict,
        finding: "Trang còn trống.".to_owned(),
        evidence: Vec::new(),
        todo: "Viết trang giới thiệu.".to_owned(),
    }
}

fn report() -> Report {
    Report {
        schema: 1,
        site: Subject {
            name: "Trường THCS Hoa Phượng Vĩ".to_owned(),
            url: "https://thcshoaphuongvi.phuonghoa.edu.vn/".to_owned(),
            unit: "thcs".to_owned(),
        },
        today: date(2026, 11, 21),
        packs: Vec::new(),
        score: Score { pass: 1, fail: 2, not_applicable: 1, needs_person: 1 },
        items: vec![
            item("co", Level::Mandatory, Verdict::Pass),
            item("nen-co", Level::Recommended, Verdict::Fail),
            item("tham-khao", Level::Information, Verdict::Fail),
            item("phai-co", Level::Mandatory, Verdict::Fail),
            item("hoi-nguoi", Level::Mandatory, Verdict::NeedsPerson),
            item("khong-can", Level::Mandatory, Verdict::NotApplicable),
        ],
    }
}

fn inputs() -> Inputs {
    Inputs::new(date(2026, 11, 21)).with("content/tin-tuc/a.md", "---\ntitle: Khai giảng\ndate: 5/9\n---\n")
}

fn diagnostics() -> Vec<Diagnostic> {
    let path = SourcePath::new("content/tin-tuc/a.md").unwrap();
    vec![Diagnostic::warning(Code::BadDate, "Ngày “5/9” thiếu năm").at(&path, Span::new(30, 33)).help("Ghi đủ năm")]
}

#[test]
fn a_person_reads_the_gaps_first_with_clause_and_what_to_do_and_the_rest_briefly() {
    let (inputs, report) = (inputs(), report());
    let shown = human::show(&Findings { inputs: &inputs, diagnostics: &[], report: Some(&report) }, Style::Plain);
    let order = ["CÒN THIẾU, bắt buộc (1)", "“phai-co”", "khuyến nghị (1)", "“nen-co”", "tham khảo (1)"];
    let order =
        order.into_iter().chain(["Cần người xác nhận (1)", "? Nội dung “hoi-nguoi”", "Đã có (1)", "✓ Nội dung “co”"]);
    let places: Vec<usize> = order.map(|part| shown.find(part).unwrap_or_else(|| panic!("{part}: {shown}"))).collect();
    assert!(places.is_sorted(), "{shown}");
    assert!(shown.contains("Căn cứ: 4210/GDĐT-TTTT III.3") && shown.contains("Cần làm: Viết trang giới thiệu."));
    assert!(!shown.contains("khong-can") && shown.contains("1 không áp dụng"), "{shown}");
    assert!(!shown.contains("đạt chuẩn"), "the program doesn't certify");
}

#[test]
fn without_a_report_a_person_is_told_why() {
    let inputs = inputs();
    let shown = human::show(&Findings { inputs: &inputs, diagnostics: &diagnostics(), report: None }, Style::Plain);
    assert!(shown.contains("[E208]") && shown.contains("Chưa đối chiếu được"), "{shown}");
}

#[test]
fn sarif_has_mistakes_and_gaps_but_not_what_is_only_for_information() {
    let (inputs, report) = (inputs(), report());
    let log = sarif::log(&Findings { inputs: &inputs, diagnostics: &diagnostics(), report: Some(&report) });
    let results = log["runs"][0]["results"].as_array().unwrap();
    let ids: Vec<&str> = results.iter().filter_map(|result| result["ruleId"].as_str()).collect();
    assert_eq!(ids, ["E208", "nen-co", "phai-co"]);
    let levels: Vec<&str> = results.iter().filter_map(|result| result["level"].as_str()).collect();
    assert_eq!(levels, ["warning", "warning", "error"]);
    let region = &results[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], 3);
    assert_eq!(region["startColumn"], 7);
}

#[test]
fn junit_counts_gaps_as_failures_and_what_a_machine_cant_tell_as_skipped() {
    let (inputs, report) = (inputs(), report());
    let xml = junit::suites(&Findings { inputs: &inputs, diagnostics: &diagnostics(), report: Some(&report) });
    assert!(xml.contains("name=\"Nội dung\" tests=\"1\" failures=\"0\" skipped=\"1\""), "{xml}");
    assert!(xml.contains("name=\"Đối chiếu theo quy định\" tests=\"6\" failures=\"2\" skipped=\"3\""), "{xml}");
    assert!(xml.contains("&lt;mới&gt; &amp; cũ") && !xml.contains("<mới>"), "{xml}");
}
