//! Tables as spreadsheets write them, which differ with the program, its version and the language of the computer.

use std::borrow::Cow;

use csv::StringRecord;

use crate::inputs::readable;
use crate::source::Span;
use crate::vietnamese;

/// What can part the cells of a line.
const DELIMITERS: [u8; 3] = [b';', b'\t', b','];

/// The bytes of a table in UTF-8: Excel's “Unicode text” is UTF-16, and says so by its mark.
pub(super) fn as_utf8(bytes: &[u8]) -> Cow<'_, [u8]> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return Cow::Borrowed(bytes),
    };
    let units = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Cow::Owned(text.into_bytes())
}

/// How the lines of a table are cut.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// Where the first line of cells begins.
    pub start: usize,
    /// What parts the cells.
    pub delimiter: u8,
}

/// Sees how a table is cut: by the line `sep=;` that some programs write for Excel, else by what its head has most of.
/// In Vietnam that is the semicolon, because the comma begins decimals.
pub(super) fn cut(text: &str) -> Cut {
    let first = text.lines().next().unwrap_or_default();
    let said = first.trim().trim_matches('"').strip_prefix("sep=").or_else(|| first.trim().strip_prefix("SEP="));
    if let Some(said) = said {
        let start = text.find('\n').map_or(text.len(), |at| at + 1);
        // A tab was trimmed away.
        let delimiter = said.bytes().next().unwrap_or(b'\t');
        if DELIMITERS.contains(&delimiter) {
            return Cut { start, delimiter };
        }
    }
    let count = |delimiter: u8| first.bytes().filter(|byte| *byte == delimiter).count();
    // Of equals the last one is taken.
    let delimiter = DELIMITERS.into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',');
    Cut { start: 0, delimiter }
}

/// The cells of a table that is only passed on, each row with its bytes where these are those of the file: whatever can
/// be read of it, in whatever encoding.
pub fn rows(bytes: &[u8]) -> Vec<(Vec<String>, Option<Span>)> {
    let text = readable(bytes);
    let is_as_written = matches!(text, Cow::Borrowed(_));
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let cut = cut(&text[mark..]);
    let start = mark + cut.start;
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(cut.delimiter).flexible(true).has_headers(false);
    let span = |record: &StringRecord| {
        let begin = start + usize::try_from(record.position()?.byte()).ok()?;
        let rest = text.get(begin..)?;
        let begin = begin + rest.bytes().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let end = text.get(begin..)?.find(['\n', '\r']).map_or(text.len(), |at| begin + at);
        is_as_written.then(|| Span::new(begin, end))
    };
    let records = reader.from_reader(&text.as_bytes()[start..]).into_records().flatten();
    records.map(|record| (record.iter().map(str::to_owned).collect(), span(&record))).collect()
}

/// The columns that hold anything: Excel writes all that once had a frame or a colour.
pub(super) fn filled_columns(records: &[StringRecord]) -> Vec<usize> {
    let mut filled: Vec<bool> = Vec::new();
    for record in records {
        filled.resize(filled.len().max(record.len()), false);
        for (filled, cell) in filled.iter_mut().zip(record) {
            *filled |= !cell.trim().is_empty();
        }
    }
    (0..filled.len()).filter(|index| filled[*index]).collect()
}

/// What became of a cell in the spreadsheet, and how to get back what was typed.
pub(super) fn spoilt(cell: &str) -> Option<String> {
    let cell = cell.trim();
    if is_error(cell) {
        return Some("bảng tính không tính được ô này; sửa công thức rồi xuất lại".to_owned());
    }
    if let Some(typed) = typed_before_it_became_a_day(cell) {
        return Some(format!("bảng tính đã đổi thành ngày; nếu là {typed} thì định dạng ô là Văn bản rồi gõ lại"));
    }
    is_scientific(cell).then(|| "bảng tính đã viết gọn số dài; định dạng ô là Văn bản rồi gõ lại".to_owned())
}

/// The same in a column of names and numbers by which rows are told apart: no day in figures is one of them.
pub(super) fn spoilt_name(cell: &str) -> Option<String> {
    let is_day = || {
        let parts: Vec<&str> = cell.trim().split('/').collect();
        parts.len() == 3 && parts[2].len() == 4 && vietnamese::parse_date(cell.trim()).is_ok()
    };
    let day = || is_day().then(|| "bảng tính đã đổi thành ngày; định dạng ô là Văn bản rồi gõ lại".to_owned());
    spoilt(cell).or_else(day)
}

fn is_error(cell: &str) -> bool {
    const ERRORS: [&str; 9] = ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];
    ERRORS.iter().any(|error| cell.eq_ignore_ascii_case(error)) || (cell.len() >= 3 && cell.bytes().all(|c| c == b'#'))
}

/// `06-Jul` and `Jul-06` were typed as `6/7`.
fn typed_before_it_became_a_day(cell: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let month = |text: &str| {
        let text = text.to_lowercase();
        let number = text.strip_prefix("thg").or_else(|| text.strip_prefix("th")).map(str::trim);
        let vietnamese = number.and_then(|number| number.parse().ok()).filter(|number| (1..=12).contains(number));
        vietnamese.or_else(|| MONTHS.iter().position(|name| *name == text).map(|index| index + 1))
    };
    let day = |text: &str| text.parse::<usize>().ok().filter(|day| (1..=31).contains(day));
    let (first, rest) = cell.split_once(['-', ' '])?;
    // `6-Jul-26` was `6/7/26`.
    let is_year = |text: &str| matches!(text.len(), 2 | 4) && text.bytes().all(|byte| byte.is_ascii_digit());
    let dated = rest.rsplit_once(['-', ' ']).filter(|(_, year)| is_year(year));
    if let Some((second, year)) = dated
        && let Some((day, month)) = day(first).zip(month(second))
    {
        return Some(format!("{day}/{month}/{year} hay {day}-{month}-{year}"));
    }
    let second = rest;
    match (day(first), month(second), month(first), day(second)) {
        (Some(day), Some(month), ..) | (_, _, Some(month), Some(day)) => {
            Some(format!("{day}/{month} hay {day}-{month}"))
        }
        _ => None,
    }
}

/// `1.23E+11`, as a long number looks in a narrow column.
fn is_scientific(cell: &str) -> bool {
    let Some((digits, power)) = cell.split_once(['E', 'e']) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b','));
    is_number(digits) && power.strip_prefix('+').is_some_and(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_cut_by_what_it_says_or_has_most_of() {
        for (text, start, delimiter) in [
            ("Khối;Số lớp\n6;4\n", 0, b';'),
            ("Khối,Số lớp\n", 0, b','),
            ("Khối\tSố lớp\n", 0, b'\t'),
            ("Khối\n", 0, b','),
            ("sep=;\nKhối;Số lớp\n", 6, b';'),
            ("SEP=,\r\nKhối,Số lớp\r\n", 7, b','),
            ("\"sep=;\"\nKhối\n", 8, b';'),
            ("sep=\t\nKhối\tSố lớp\n", 6, b'\t'),
            ("Hạng mục;Ghi chú, nếu có\n", 0, b','),
        ] {
            assert_eq!(cut(text), Cut { start, delimiter }, "{text:?}");
        }
    }

    #[test]
    fn unicode_text_of_excel_is_read() {
        let little: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("Khối".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let big: Vec<u8> = [0xfe, 0xff].into_iter().chain("Khối".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(&*as_utf8(&little), "Khối".as_bytes());
        assert_eq!(&*as_utf8(&big), "Khối".as_bytes());
        assert_eq!(&*as_utf8("Khối".as_bytes()), "Khối".as_bytes());
        assert_eq!(&*as_utf8(&[0xff, 0xfe, 0x00, 0xd8, 0x41]), "\u{fffd}".as_bytes());
    }

    #[test]
    fn what_a_spreadsheet_spoilt_is_seen_and_words_are_not() {
        for cell in [
            "06-Jul",
            "6-Jul",
            "6-Jul-26",
            "06-Jul-2026",
            "6-Thg7-26",
            "Jul-06",
            "07-Thg6",
            "7-thg 6",
            "#N/A",
            "#REF!",
            "#div/0!",
            "#####",
            "1.23E+11",
            "8,4E+09",
        ] {
            assert!(spoilt(cell).is_some(), "{cell}");
        }
        for cell in ["6A", "6/7", "6-7", "Lớp 6-Mai", "May", "#1", "E+1", "2E", "12", "", "Thể dục-2", "Tháng 6-2026"]
        {
            assert_eq!(spoilt(cell), None, "{cell}");
        }
        assert!(spoilt_name("06/07/2026").is_some() && spoilt("06/07/2026").is_none());
        for cell in ["001/2026", "6/7", "99/99/2026", "A/7/2026", "45123"] {
            assert_eq!(spoilt_name(cell), None, "{cell}");
        }
    }
}
