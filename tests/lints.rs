//! Warnings about the content as a whole stand at the place a person has to look at.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on fails, and reads what is committed"
)]

use congtruong::diagnostic::{Code, Lines, Severity};
use congtruong::{Inputs, Memo, build};
use jiff::civil::date;

const SITE: &str = "name: Trường THCS Hoa Phượng Vĩ\nunit: thcs\nprovince: Lâm Đồng\nbase_url: https://hoaphuong.lamdong.edu.vn/\n\
                    address: Số 98\nphones: [\"0263 000 1998\"]\nemails: [vanthu@hoaphuong.lamdong.edu.vn]\n\
                    responsible: { name: Nguyễn Thị Phượng, position: Hiệu trưởng }\n";

/// The warnings of a site with one more file, as `path:line:column code message`.
fn warnings(files: &[(&str, &str)]) -> Vec<String> {
    let empty = Inputs::new(date(2026, 11, 21)).with("site.yaml", SITE);
    let inputs = files.iter().fold(empty, |inputs, (path, text)| inputs.with(path, *text));
    let diagnostics = build(&inputs, &Memo::default()).diagnostics;
    let line = |diagnostic: congtruong::diagnostic::Diagnostic| {
        assert_eq!(diagnostic.severity, Severity::Warning, "{diagnostic:?}");
        assert!(diagnostic.help.is_some(), "{} says what to do", diagnostic.message);
        let place = diagnostic.place.expect("a place");
        let text = inputs.text(&place.path).expect("a source");
        let (line, column) = Lines::new(text).line_and_column(place.span.expect("a span").start as usize);
        format!("{}:{line}:{column} {} {}", place.path, diagnostic.code.as_str(), diagnostic.message)
    };
    diagnostics.into_iter().map(line).collect()
}

#[test]
fn a_free_mailbox_is_found_in_the_configuration_in_fields_and_in_texts() {
    let site = SITE.replace("vanthu@hoaphuong.lamdong.edu.vn", "thcs.hoaphuong@gmail.com");
    let person = "---\ntitle: Trần Văn Vĩ\nposition: Phó Hiệu trưởng\nphone: \"0263 000 1999\"\nemail: tvvi@Yahoo.com\n\
                  duties: Chuyên môn\n---\n";
    let page = "---\ntitle: Liên hệ\n---\nGửi đơn về hộp thư văn phòng:\n\nvanphong@hotmail.com, trước thứ Sáu.\n";
    assert_eq!(
        warnings(&[
            ("site.yaml", &site),
            ("content/gioi-thieu/ban-giam-hieu/vi.md", person),
            ("content/lien-he/_index.md", page)
        ]),
        [
            "content/gioi-thieu/ban-giam-hieu/vi.md:5:8 W603 “tvvi@Yahoo.com” là hộp thư miễn phí",
            "content/lien-he/_index.md:6:1 W603 “vanphong@hotmail.com” là hộp thư miễn phí",
            "site.yaml:7:10 W603 “thcs.hoaphuong@gmail.com” là hộp thư miễn phí",
        ]
    );
}

#[test]
fn a_page_that_only_keeps_its_place_is_pointed_out() {
    let page = "---\ntitle: Lịch sử\n---\nTrường ở ven sông.\n\nNội dung đang được cập nhật.\n";
    assert_eq!(
        warnings(&[("content/gioi-thieu/lich-su/_index.md", page)]),
        ["content/gioi-thieu/lich-su/_index.md:6:1 W604 Trang còn câu giữ chỗ, người đọc chưa biết được gì"]
    );
}

#[test]
fn a_published_table_with_birth_dates_of_pupils_is_pointed_out() {
    let item = "---\ntitle: Kết quả\nschool_year: 2025-2026\nregulation: tt09-2024\nitem: d9-k2\npublished: 2026-06-20\n\
                tables:\n  - { title: Học sinh giỏi, data: hoc-sinh.csv }\n---\nDanh sách.\n";
    assert_eq!(
        warnings(&[
            ("content/cong-khai/ket-qua.md", item),
            ("content/cong-khai/hoc-sinh.csv", "Mã học sinh,Ngày sinh\nHS01,5/3/2014\nHS02,2014\n")
        ]),
        ["content/cong-khai/hoc-sinh.csv:2:1 W601 Đoạn này giống ngày sinh của một người"]
    );
}

#[test]
fn what_has_waited_for_the_school_for_more_than_thirty_days_is_pointed_out() {
    let question = |asked: &str| format!("---\ntitle: Bán trú\nasked: {asked}\nquestion: Đăng ký ở đâu?\n---\n");
    let consultation = "---\ntitle: Đồng phục\nissue: Mẫu mới\ncontent: Chọn mẫu\naddress: Số 98\n\
                        email: vanthu@hoaphuong.lamdong.edu.vn\nopens: 2026-09-01\ncloses: 2026-09-30\n---\n";
    assert_eq!(
        warnings(&[
            ("content/hoi-dap/cu.md", &question("2026-10-01")),
            ("content/hoi-dap/moi.md", &question("2026-11-01")),
            ("content/lay-y-kien/dong-phuc.md", consultation)
        ]),
        [
            "content/hoi-dap/cu.md:1:1 W606 Câu hỏi từ ngày 01/10/2026 chưa được trả lời",
            "content/lay-y-kien/dong-phuc.md:1:1 W606 Hết hạn góp ý từ ngày 30/09/2026, chưa có kết quả tiếp thu",
        ]
    );
}

#[test]
fn warnings_of_a_mailbox_name_the_clause_and_can_be_explained() {
    let site = SITE.replace("vanthu@hoaphuong.lamdong.edu.vn", "thcs@gmail.com");
    let inputs = Inputs::new(date(2026, 11, 21)).with("site.yaml", site);
    let diagnostics = build(&inputs, &Memo::default()).diagnostics;
    assert_eq!(diagnostics[0].citation.as_deref(), Some("4210/GDĐT-TTTT IV.3"));
    assert_eq!(Code::parse("w606"), Some(Code::Overdue));
}
