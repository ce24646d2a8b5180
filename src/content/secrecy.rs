//! Stamps of secrecy, and that a paper is for inside use only.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::schema::{Fields, Value};
use crate::source::{SourcePath, Span};

/// Stamps in capitals, wherever they stand.
const STAMPS: [&str; 4] = ["TUYỆT MẬT", "TỐI MẬT", "BÍ MẬT NHÀ NƯỚC", "ĐỘ MẬT"];

/// The same where they are a sentence of their own or name the degree of a paper, in lower case.
const DEGREES: [&str; 6] = ["tuyệt mật", "tối mật", "mật", "độ mật", "lưu hành nội bộ", "chỉ lưu hành nội bộ"];

/// Papers that bear the stamp behind their name, in lower case.
const PAPERS: [&str; 8] = ["công văn", "văn bản", "tài liệu", "hồ sơ", "dấu", "quyết định", "báo cáo", "kế hoạch"];

/// What the last word goes on with in other words: honey, bile, intimacy.
const OTHER_WORDS: [&str; 10] = ["ONG", "MÍA", "GẤU", "HOA", "NGỌT", "DỪA", "THIẾT", "NGỮ", "NGHỊ", "GỖ"];

/// What stands before a stamp where a law or a campaign is meant: “bảo vệ bí mật nhà nước”.
const MENTIONS: [&str; 4] = ["VỆ", "LUẬT", "LỘ", "GIỮ"];

/// Warns of each of them in fields and text.
pub(super) fn tell(path: &SourcePath, fields: &Fields, text: &str, offset: usize, diagnostics: &mut Vec<Diagnostic>) {
    for field in fields.values() {
        if let Value::Text(value) = &field.value
            && !stamps(value).is_empty()
        {
            diagnostics.push(warning(path, field.span));
        }
    }
    let in_text = stamps(text).into_iter().map(|at| Span::new(at.start, at.end).shifted(offset));
    diagnostics.extend(in_text.map(|span| warning(path, span)));
}

fn warning(path: &SourcePath, span: Span) -> Diagnostic {
    Diagnostic::warning(Code::Classified, "Có chữ chỉ độ mật")
        .at(path, span)
        .help("Tài liệu mật hoặc lưu hành nội bộ không được đăng; nếu chỉ nhắc tới thì viết trong một câu trọn vẹn")
        .citing("4210/GDĐT-TTTT III.2")
}

/// Where stamps stand in a text.
fn stamps(text: &str) -> Vec<Range<usize>> {
    // The letter that all of them have but one, in capitals or after a capital alone, is rare enough to look for.
    let may = ["MẬT", "M Ậ T", "mật", "nội bộ", "NỘI BỘ"];
    if !may.iter().any(|part| memchr::memmem::find(text.as_bytes(), part.as_bytes()).is_some()) {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for clause in text.split_inclusive(['.', ',', ';', ':', '!', '?', '\n', '(', ')', '|', '"', '“', '”']) {
        let at = start;
        start += clause.len();
        if let Some(range) = in_clause(clause) {
            found.push(at + range.start..at + range.end);
        }
    }
    found
}

fn in_clause(clause: &str) -> Option<Range<usize>> {
    let is_edge = |c: char| !c.is_alphanumeric();
    let words = clause.trim_matches(is_edge);
    if words.is_empty() {
        return None;
    }
    let lead = clause.len() - clause.trim_start_matches(is_edge).len();
    let whole = lead..lead + words.len();
    if words.len() <= 40 {
        let lower = words.to_lowercase();
        let closed = if lower.chars().filter(|c| *c == ' ').count() == 2 && lower.contains("m ậ t") {
            "mật"
        } else {
            &lower
        };
        let is_stamp = closed != "mật" || !words.starts_with('m');
        let behind_paper = || {
            let before = words.strip_suffix("MẬT").map(str::trim_end);
            before.is_some_and(|before| PAPERS.contains(&before.to_lowercase().as_str()))
        };
        if (DEGREES.contains(&closed) && is_stamp) || lower.ends_with("lưu hành nội bộ") || behind_paper() {
            return Some(whole);
        }
    }
    STAMPS.iter().find_map(|stamp| {
        let at = clause.find(stamp)?;
        let before = clause[..at].split_whitespace().next_back().unwrap_or_default();
        let after = clause[at + stamp.len()..].split_whitespace().next().unwrap_or_default();
        let is_other = OTHER_WORDS.iter().any(|word| after.starts_with(word)) || MENTIONS.contains(&before);
        (!is_other).then_some(at..at + stamp.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        stamps(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn every_stamp_is_found() {
        let text = "MẬT. Tài liệu BÍ MẬT NHÀ NƯỚC. Độ mật: Tối mật. TUYỆT MẬT. Tuyệt mật. M Ậ T\nChỉ lưu hành nội bộ.";
        assert_eq!(
            found(text),
            ["MẬT", "BÍ MẬT NHÀ NƯỚC", "Độ mật", "Tối mật", "TUYỆT MẬT", "Tuyệt mật", "M Ậ T", "Chỉ lưu hành nội bộ"]
        );
        assert_eq!(found("Công văn MẬT"), ["Công văn MẬT"]);
        assert_eq!(found("Văn bản ĐỘ MẬT A"), ["ĐỘ MẬT"]);
        assert_eq!(found("Tài liệu lưu hành nội bộ"), ["Tài liệu lưu hành nội bộ"]);
    }

    #[test]
    fn honey_secrets_of_a_poem_and_the_law_are_none() {
        for text in [
            "Mùa xuân bí mật ghé qua. Gian hàng ĐỘ MẬT ONG VÀNG của lớp 9A.",
            "TUYÊN TRUYỀN LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
            "Danh sách chỉ lưu nội bộ. Mật độ dân số cao, mật khẩu từ mười hai ký tự, mật.",
            "BÍ MẬT CỦA NHỮNG BÔNG HOA",
            "Bảo vệ bí mật nhà nước là việc của mọi người.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
