//! An invented school, in memory.

use congtruong::inputs::Inputs;
use congtruong::output::Product;
use congtruong::{Memo, build};
use jiff::civil::date;

const SITE: &str = "\
name: Trường THCS Hoa Phượng Vĩ
name_en: Flame Tree Lower Secondary School
unit: thcs
province: Tỉnh Phong Hoa
base_url: https://hoaphuongvi.example/truong/
address: Số 1, đường Mẫu Đơn
phones: [\"0200 000 1998\"]
emails: [vanthu@hoaphuongvi.example]
responsible: { name: Nguyễn Thị Giả Định, position: Hiệu trưởng }
languages: [vi, en]
";

/// The school without any content, on the twentieth of November 2026.
pub fn empty() -> Inputs {
    Inputs::new(date(2026, 11, 20)).with("site.yaml", SITE)
}

/// A post of a day, with further front matter.
pub fn post(title: &str, date: &str, more: &str, body: &str) -> String {
    format!(
        "---\ntitle: {title}\ndate: {date}\nauthor: Ban Biên tập\napproved_by: Trưởng Ban Biên tập\n{more}---\n{body}\n"
    )
}

/// A picture of 640 by 480 points, as far as its first bytes tell.
pub fn picture() -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend([0, 0, 2, 128, 0, 0, 1, 224]);
    bytes
}

/// A file of the site, made from these inputs.
pub fn file(inputs: &Inputs, path: &str) -> String {
    let built = build(inputs, &Memo::default());
    let outputs = built.outputs.unwrap_or_else(|| panic!("{:#?}", built.diagnostics));
    match outputs.carry_out(&congtruong::address::OutPath::new(path)) {
        Some(Ok(Product::Bytes(bytes))) => String::from_utf8(bytes).expect("UTF-8"),
        other => panic!("{path}: {other:?}"),
    }
}

/// Every path of the site made from these inputs.
pub fn paths(inputs: &Inputs) -> Vec<String> {
    let built = build(inputs, &Memo::default());
    let outputs = built.outputs.unwrap_or_else(|| panic!("{:#?}", built.diagnostics));
    outputs.paths().map(ToString::to_string).collect()
}

/// A candidate list with the notice it belongs to.
pub fn with_enrolment(inputs: Inputs) -> Inputs {
    let notice = "---\ntitle: Kế hoạch tuyển sinh lớp 6\nschool_year: 2027-2028\nstage: ke-hoach\nposted: 2026-11-02\n---\nXét tuyển.\n";
    let list = "---\ntitle: Danh sách dự tuyển lớp 6\nschool_year: 2027-2028\nstage: danh-sach\nposted: 2026-11-10\n\
                lawful_basis: Kế hoạch tuyển sinh\nexpires: 2027-08-01\nfiles: [danh-sach.pdf]\n\
                candidates:\n  - { number: \"0001\", room: P1 }\n---\nXem [phòng thi](phong-thi.pdf).\n";
    inputs
        .with("content/tuyen-sinh/ke-hoach.md", notice)
        .with("content/tuyen-sinh/danh-sach-lop-6.md", list)
        .with("content/tuyen-sinh/danh-sach.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF")
        .with("content/tuyen-sinh/phong-thi.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF")
}
