//! Tables that would put pupils' personal data on the web.

use crate::content::kinds::Disclosure;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;
use crate::vietnamese;

/// Headings, folded, of columns that have no place in a published table.
const PERSONAL: [&str; 8] = [
    "ngay sinh",
    "ngay thang nam sinh",
    "so dinh danh",
    "ma dinh danh",
    "cccd",
    "can cuoc",
    "dien thoai phu huynh",
    "ho ten phu huynh",
];

/// Warns of columns with pupils' personal data in tables whose columns the editor is free to choose.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for (_, entry, disclosure) in site.of_kind::<Disclosure>(Lang::Vi) {
        let labels = site.labels::<Disclosure>(Lang::Vi);
        for table in disclosure.tables(&entry.fields) {
            for column in table.data.columns.iter().filter(|column| is_personal(&column.label)) {
                let message = format!("Bảng “{}” có cột “{}”", table.title.text(&labels), column.label);
                diagnostics.push(
                    Diagnostic::warning(Code::PersonalData, message)
                        .at(&entry.path, table.span)
                        .help("Bỏ cột này khỏi bảng trước khi lưu vào git: công khai chỉ cần số liệu tổng hợp"),
                );
            }
        }
    }
}

fn is_personal(heading: &str) -> bool {
    let folded = vietnamese::fold(heading);
    PERSONAL.iter().any(|words| folded.contains(words))
}

#[cfg(test)]
mod tests {
    use super::is_personal;

    #[test]
    fn a_heading_tells_what_its_column_holds() {
        assert!(is_personal("Ngày sinh") && is_personal("Số CCCD của học sinh"));
        assert!(!is_personal("Số học sinh") && !is_personal("Họ và tên giáo viên"));
    }
}
