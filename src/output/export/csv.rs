//! CSV that spreadsheets show and never run. Cells are parted by semicolons, as Excel wants it where numbers have a comma.
//! Elsewhere the reader's own setting decides: what stands behind any of these signs may be taken for the beginning of a
//! cell.

use unicode_normalization::UnicodeNormalization;

use crate::unseen::Unseen;

/// What parts cells and lines in one spreadsheet or another.
const SEPARATORS: [char; 6] = [',', ';', '\t', '|', '\r', '\n'];

/// A CSV file that grows by rows.
pub(super) struct Csv {
    text: String,
}

impl Csv {
    /// A file with its first row.
    pub fn new(head: impl IntoIterator<Item = String>) -> Self {
        // Without the mark Excel takes the file for one in the system's old encoding.
        let mut csv = Self { text: "\u{feff}".to_owned() };
        csv.row(head);
        csv
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.text.push(';');
            }
            self.text.push_str(&quoted(inert(&cell)));
        }
        self.text.push_str("\r\n");
    }

    /// The whole file.
    pub fn text(self) -> String {
        self.text
    }
}

fn quoted(cell: String) -> String {
    if cell.contains(SEPARATORS) || cell.contains('"') { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

/// The cell as a spreadsheet must not run it: what begins like a formula, at its beginning or behind a separator, gets an
/// apostrophe, which makes it text. A negative number and a lone dash stay as they are.
fn inert(cell: &str) -> String {
    let mut inert = String::with_capacity(cell.len());
    for (at, piece) in cell.split_inclusive(SEPARATORS).enumerate() {
        // Where a line end or a tab parts nothing, it is a space before the sign.
        let rest = if at == 0 { cell.trim_start() } else { piece };
        if runs(piece.trim_end_matches(SEPARATORS)) || runs(rest.split(SEPARATORS).next().unwrap_or_default()) {
            inert.push('\'');
        }
        inert.push_str(piece);
    }
    inert
}

/// Whether a spreadsheet may take it for a formula: it looks for the sign behind spaces, quotation marks and what isn't
/// seen, and takes the wide forms of a sign for the sign.
fn runs(piece: &str) -> bool {
    let is_passed = |c: char| c.is_whitespace() || "\"“”'".contains(c) || Unseen::of(c).is_some();
    let begun = piece.trim_start_matches(is_passed);
    let sign = begun.chars().next().and_then(|first| first.nfkc().next());
    sign.is_some_and(|sign| "=+-@".contains(sign)) && !is_number(begun)
}

/// Whether a cell is a number with a sign before it (`-1.234,5`, `-3 %`), or the dash that stands for none.
fn is_number(cell: &str) -> bool {
    let Some(digits) = cell.trim().strip_prefix('-') else { return false };
    let digits = digits.strip_suffix('%').unwrap_or(digits).trim_end();
    digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| matches!(c, '0'..='9' | '.' | ','))
        || digits.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_begins_like_a_formula_becomes_text_and_a_negative_number_stays() {
        for formula in [
            "=1+1",
            "+84 237",
            "-1+1",
            "@SUM(A1)",
            " =cmd|' /C calc'!A0",
            "- Lớp 6A",
            "-2-3",
            "＝1+1",
            "＋1",
            "－1",
            "＠A1",
            "﹦1",
            "⁼1",
            "\"=1",
            "“=1",
            "\u{a0}=1",
            "\u{200b}=1",
            "\u{feff}\u{202e}@A1",
        ] {
            assert_eq!(inert(formula), format!("'{formula}"));
        }
        for plain in ["-3", "-1.234,5", "-12,5 %", "-", "6A", "12,5", "", "a=b", "Lớp 6A - 6B", "(+84) 237", "–", "'"]
        {
            assert_eq!(inert(plain), plain);
        }
    }

    #[test]
    fn a_formula_behind_any_separator_becomes_text_too() {
        for (cell, text) in [
            (";=1", ";'=1"),
            ("a;=1;b", "a;'=1;b"),
            ("a,@A1", "a,'@A1"),
            ("a\t =1", "a\t' =1"),
            ("a\n\"=1", "a\n'\"=1"),
            ("a\r\n+1", "a\r\n'+1"),
            ("a|＝1", "a|'＝1"),
            (";;=1", ";;'=1"),
            ("\t=1", "'\t'=1"),
            ("\r\n@A1", "'\r\n'@A1"),
            ("12;-5", "12;-5"),
            ("Phòng học; 36 chỗ", "Phòng học; 36 chỗ"),
        ] {
            assert_eq!(inert(cell), text, "{cell:?}");
        }
    }

    #[test]
    fn a_cell_with_a_separator_or_a_quote_is_quoted() {
        assert_eq!(quoted("Rào, \"cổng\"\nmới".to_owned()), "\"Rào, \"\"cổng\"\"\nmới\"");
        for cell in ["Phòng học; 36 chỗ", "a\tb", "a|b", "a,b"] {
            assert_eq!(quoted(cell.to_owned()), format!("\"{cell}\""));
        }
        assert_eq!(quoted("Phòng học".to_owned()), "Phòng học");
    }
}
