//! Documents: where they stand on a day, what replaces what, the filters and the files.

use congtruong::Inputs;

use crate::school::{between, in_order, page, school};

const OLD: &str = "---
title: Quy chế làm việc năm 2024
number: 05/QC-THCS
type: Quy chế
authority: Trường THCS Hoa Phượng Vĩ
issued: 2024-09-01
abstract: Về việc ban hành Quy chế làm việc của nhà trường
files: [quy-che-2024.pdf]
---
";
const NEW: &str = "---
title: Quy chế làm việc năm 2026
number: 09/QC-THCS
type: Quy chế
authority: Trường THCS Hoa Phượng Vĩ
issued: 2026-09-01
effective: 2026-10-01
abstract: Về việc ban hành Quy chế làm việc thay thế Quy chế năm 2024
files: [quy-che-2026.pdf]
replaces: [quy-che-2024.md]
---
";
const LETTER: &str = "---
title: Công văn về phòng, chống dịch
number: 118/SGDĐT-VP
type: Công văn
authority: Sở Giáo dục và Đào tạo tỉnh Phong Hòa
issued: 2026-03-02
expired: 2026-06-30
abstract: Về việc tăng cường phòng, chống dịch trong trường học
files: [cong-van.pdf]
---
";

fn documents(today: &str) -> Inputs {
    school(today)
        .with("content/van-ban/quy-che-2024.md", OLD)
        .with("content/van-ban/quy-che-2026.md", NEW)
        .with("content/van-ban/cong-van.md", LETTER)
        .with("content/van-ban/quy-che-2024.pdf", *b"%PDF-1.7 1 0 obj startxref 0 %%EOF cu")
        .with("content/van-ban/quy-che-2026.pdf", *b"%PDF-1.7 1 0 obj startxref 0 %%EOF moi")
        .with("content/van-ban/cong-van.pdf", *b"%PDF-1.7 1 0 obj startxref 0 %%EOF cv")
}

fn row<'p>(list: &'p str, number: &str) -> &'p str {
    between(list, &format!(">{number}</a>"), "</tr>")
}

#[test]
fn a_document_is_replaced_only_when_its_successor_takes_effect() {
    let before = page(&documents("2026-09-15"), "/van-ban/");
    assert!(row(&before, "05/QC-THCS").contains("Còn hiệu lực"), "{before}");
    assert!(row(&before, "09/QC-THCS").contains("Chưa có hiệu lực"));
    let after = page(&documents("2026-10-01"), "/van-ban/");
    assert!(row(&after, "05/QC-THCS").contains("Bị thay thế"));
    assert!(row(&after, "09/QC-THCS").contains("Còn hiệu lực"));
}

#[test]
fn a_document_ends_on_the_day_it_names() {
    assert!(row(&page(&documents("2026-06-29"), "/van-ban/"), "118/SGDĐT-VP").contains("Còn hiệu lực"));
    assert!(row(&page(&documents("2026-06-30"), "/van-ban/"), "118/SGDĐT-VP").contains("Hết hiệu lực"));
}

#[test]
fn both_documents_tell_of_the_replacement() {
    let inputs = documents("2026-11-21");
    let old = page(&inputs, "/van-ban/quy-che-2024/");
    assert!(between(&old, "Được thay thế bởi</dt>", "</dd>").contains("/truong/van-ban/quy-che-2026/"), "{old}");
    let new = page(&inputs, "/van-ban/quy-che-2026/");
    assert!(between(&new, "Thay thế văn bản</dt>", "</dd>").contains("/truong/van-ban/quy-che-2024/"));
}

#[test]
fn a_successor_that_is_not_yet_in_force_is_named_but_replaces_nothing_yet() {
    let old = page(&documents("2026-09-15"), "/van-ban/quy-che-2024/");
    assert!(!old.contains("Văn bản này đã được thay thế"), "{old}");
    assert!(between(&old, "Được thay thế bởi</dt>", "</dd>").contains("Chưa có hiệu lực"));
    let replaced = page(&documents("2026-10-01"), "/van-ban/quy-che-2024/");
    assert!(replaced.contains("Văn bản này đã được thay thế"));
}

#[test]
fn a_file_is_shown_with_format_size_day_and_its_whole_hash() {
    let html = page(&documents("2026-11-21"), "/van-ban/cong-van/");
    let files = between(&html, "<section class=\"files\"", "</section>");
    assert!(files.contains("PDF, ") && files.contains("datetime=\"2026-03-02\""), "{files}");
    assert_eq!(between(files, "<code>", "</code>").len(), 64);
}

#[test]
fn filters_are_plain_links_to_pages_that_list_only_what_they_name() {
    let inputs = documents("2026-11-21");
    let all = page(&inputs, "/van-ban/");
    assert!(all.contains("href=\"/truong/van-ban/loai/cong-van/\""), "{all}");
    let letters = page(&inputs, "/van-ban/loai/cong-van/");
    assert!(letters.contains("118/SGDĐT-VP") && !letters.contains("05/QC-THCS"));
    assert!(letters.contains("aria-current") && letters.contains("href=\"/truong/van-ban/\""));
    assert!(page(&inputs, "/van-ban/nam/2024/").contains("05/QC-THCS"));
}

#[test]
fn a_long_list_goes_on_on_further_pages() {
    let mut inputs = documents("2026-11-21");
    for number in 1..=4 {
        let path = format!("content/van-ban/thong-bao-{number}.md");
        let text = LETTER.replace("118/SGDĐT-VP", &format!("{number}/TB-THCS")).replace("2026-03-02", "2025-01-05");
        inputs = inputs.with(&path, text);
    }
    let first = page(&inputs, "/van-ban/");
    assert!(in_order(&first, &["09/QC-THCS", "118/SGDĐT-VP"]) && !first.contains("05/QC-THCS"));
    assert!(page(&inputs, "/van-ban/trang/2/").contains("05/QC-THCS"));
}
