//! The formats on a report with an item of every verdict.

use jiff::civil::date;

use super::*;
use crate::diagnostic::{Code, Style};
use crate::report::{Item, Level, Origin, Reason, Score, Subject, Verdict};
use crate::source::{SourcePath, Span};
use crate::unseen;

fn item(id: &str, level: Level, verdict: Verdict) -> Item {
    Item {
        id: id.to_owned(),
        pack: "tt37-2020".to_owned(),
        title: format!("Nội dung “{id}” <mới> & cũ"),
        requirements: vec!["2".to_owned()],
        citation: "4210/GDĐT-TTTT III.3".to_owned(),
        level,
        condition: "có trang đã viết".to_owned(),
        verdict,
        reason: (verdict == Verdict::NotApplicable).then_some(Reason::NotDue),
        finding: "Trang còn trống.".to_owned(),
        evidence: Vec::new(),
        todo: "Viết trang giới thiệu.".to_owned(),
        file: SourcePath::new("content/gioi-thieu/_index.md")
            .filter(|_| verdict == Verdict::Fail && level == Level::Mandatory),
    }
}

fn report() -> Report {
    let mut score = Score::default();
    let verdicts = [Verdict::Pass, Verdict::Declared, Verdict::Confirmed, Verdict::Fail, Verdict::NeedsPerson];
    verdicts.into_iter().chain([Verdict::NotApplicable]).for_each(|verdict| score.mandatory.add(verdict));
    score.recommended.add(Verdict::Fail);
    Report {
        personal_data: 0,
        schema: 2,
        site: Subject {
            name: "Trường THCS Hoa Phượng Vĩ".to_owned(),
            url: "https://thcshoaphuongvi.phuonghoa.edu.vn/".to_owned(),
            unit: "thcs".to_owned(),
            province: "Tỉnh Phượng Hoa".to_owned(),
            former_province: None,
            former_district: None,
            ward: None,
            ownership: None,
        },
        today: date(2026, 11, 21),
        next_change: None,
        origin: Origin::default(),
        packs: Vec::new(),
        duties: Vec::new(),
        score,
        disclosure: Vec::new(),
        items: vec![
            item("co", Level::Mandatory, Verdict::Pass),
            item("nen-co", Level::Recommended, Verdict::Fail),
            item("tham-khao", Level::Information, Verdict::Fail),
            item("phai-co", Level::Mandatory, Verdict::Fail),
            item("hoi-nguoi", Level::Mandatory, Verdict::NeedsPerson),
            item("tu-khai", Level::Mandatory, Verdict::Declared),
            item("da-xac-nhan", Level::Mandatory, Verdict::Confirmed),
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
    let shown = shown.as_str();
    let order = ["CÒN THIẾU, bắt buộc (1)", "“phai-co”", "khuyến nghị (1)", "“nen-co”", "tham khảo (1)"];
    let order = order.into_iter().chain([
        "Cần người xác nhận (1)",
        "? Nội dung “hoi-nguoi”",
        "Đơn vị tự khai (1)",
        "• Nội dung “tu-khai”",
        "Đã xác nhận (1)",
        "Đã có (1)",
        "✓ Nội dung “co”",
        "Bắt buộc: 1/5 có; 1 tự khai, 1 đã xác nhận, 1 còn thiếu, 1 cần người xác nhận, 1 không áp dụng",
        "Khuyến nghị: 0/1 có",
    ]);
    let places: Vec<usize> = order.map(|part| shown.find(part).unwrap_or_else(|| panic!("{part}: {shown}"))).collect();
    assert!(places.is_sorted(), "{shown}");
    assert!(shown.contains("Căn cứ: 4210/GDĐT-TTTT III.3") && shown.contains("Cần làm: Viết trang giới thiệu."));
    assert!(!shown.contains("khong-can") && !shown.contains("riêng"), "{shown}");
    assert!(!shown.contains("đạt chuẩn"), "the program doesn't certify");
}

#[test]
fn without_a_report_a_person_is_told_why() {
    let inputs = inputs();
    let shown = human::show(&Findings { inputs: &inputs, diagnostics: &diagnostics(), report: None }, Style::Plain);
    let shown = shown.as_str();
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
    let files: Vec<_> =
        results.iter().map(|result| &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]).collect();
    assert_eq!(files, ["content/tin-tuc/a.md", "site.yaml", "content/gioi-thieu/_index.md"]);
    for rule in log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap() {
        assert!(!rule["help"]["text"].as_str().unwrap().is_empty(), "{rule}");
    }
}

#[test]
fn junit_counts_gaps_as_failures_what_a_machine_cant_tell_as_skipped_and_notes_as_passed() {
    let (inputs, report) = (inputs(), report());
    let xml = junit::suites(&Findings { inputs: &inputs, diagnostics: &diagnostics(), report: Some(&report) });
    assert!(xml.contains("name=\"Nội dung\" tests=\"1\" failures=\"0\" skipped=\"0\""), "{xml}");
    assert!(xml.contains("<system-out>Ngày “5/9” thiếu năm. Ghi đủ năm</system-out>"), "{xml}");
    assert!(xml.contains("<skipped message=\"chưa đến hạn: Trang còn trống.\"/>"), "{xml}");
    assert!(xml.contains("name=\"Đối chiếu theo quy định\" tests=\"8\" failures=\"2\" skipped=\"3\""), "{xml}");
    assert!(xml.contains("&lt;mới&gt; &amp; cũ") && !xml.contains("<mới>"), "{xml}");
}

#[test]
fn what_nobody_sees_is_written_out_in_every_format() {
    let nasty = "a\u{1b}]0;x\u{7}\u{9b}31m\u{7f}\u{202e}\u{2066}\u{200f}\u{61c}\u{200b}\u{feff}\u{2028}\u{e0041}b";
    let path = SourcePath::new(&format!("content/{nasty}.md")).unwrap();
    let inputs = Inputs::new(date(2026, 11, 21)).with(path.as_str(), format!("{nasty} c\n"));
    let at = |message: &str| Diagnostic::error(Code::BadDate, message).help(nasty).citing(nasty);
    let diagnostics = [at(nasty).at(&path, Span::new(0, 3)), at(nasty).in_file(&path), at(nasty)];
    let mut report = report();
    for item in &mut report.items {
        for text in [&mut item.id, &mut item.title, &mut item.citation, &mut item.finding, &mut item.todo] {
            text.push_str(nasty);
        }
    }
    report.site.name = nasty.to_owned();
    let findings = Findings { inputs: &inputs, diagnostics: &diagnostics, report: Some(&report) };
    let human = human::show(&findings, Style::Plain);
    let sarif = unseen::in_json(&serde_json::to_string(&sarif::log(&findings)).unwrap()).into_owned();
    for shown in [human.as_str(), &sarif, &junit::suites(&findings)] {
        let found: Vec<_> = unseen::all(shown).collect();
        assert!(found.is_empty(), "{found:?} in {shown}");
    }
    assert!(human.as_str().contains("\\u{202e}") && sarif.contains("\\u202e"));
    let coloured = human::show(&findings, Style::Colour);
    assert!(
        unseen::all(coloured.as_str()).all(|(at, c, _)| c == '\u{1b}' && coloured.as_str()[at + 1..].starts_with('['))
    );
}

#[test]
fn personal_data_is_hidden_in_every_format() {
    let path = SourcePath::new("content/tin-tuc/a.md").unwrap();
    let page = "---\ntitle: Khen\ndate: 2026-11-20\nauthor: a\napproved_by: b\n---\n\
        Em Trần Hoa Sen, lớp 6A, sinh ngày 05/03/2014, CCCD 079214000199, mẹ 0900 000 199. [x](khong-co.md)\n";
    let inputs = Inputs::new(date(2026, 11, 21)).with("site.yaml", crate::config::SAMPLE).with(path.as_str(), page);
    let build = crate::build(&inputs, &crate::Memo::none());
    assert!(build.outputs.is_none() && build.diagnostics.iter().any(|told| told.code == Code::PupilData));
    let findings = Findings { inputs: &inputs, diagnostics: &build.diagnostics, report: build.report.as_deref() };
    let human = human::show(&findings, Style::Plain);
    let sarif = serde_json::to_string(&sarif::log(&findings)).unwrap();
    for shown in [human.as_str(), &sarif, &junit::suites(&findings)] {
        for secret in ["079214000199", "0900 000 199", "05/03/2014"] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
        assert!(shown.contains("E601"));
    }
}
