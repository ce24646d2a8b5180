//! A text without what changes from one copy to the next: numbers, days, names.

use crate::vietnamese::{fold, is_alphanumeric};

/// Fewest words in small letters by which a text is known; one with fewer is known by all its letters.
const ENOUGH: usize = 6;

/// Words of a beginning that is compared.
const BEGINNING: usize = 12;

/// Numbers in words.
const NUMBERS: [&str; 18] = [
    "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "trăm", "nghìn", "linh", "lẻ", "tư",
    "lăm", "mốt",
];

/// The words of a text that stay when somebody copies it for another day or another person: those in small letters that
/// are no numbers.
pub fn outline(text: &str) -> String {
    let mut outline = String::new();
    let mut count = 0;
    for word in staying(text) {
        outline.push_str(word);
        outline.push(' ');
        count += 1;
    }
    if count >= ENOUGH { outline } else { letters(text) }
}

/// The first words of an outline, as far as the beginning of a text tells them surely, wherever it was cut: texts that
/// differ here are two. Nothing where it tells too few.
pub fn beginning(excerpt: &str) -> String {
    let words: Vec<&str> = staying(excerpt).take(BEGINNING).collect();
    if words.len() < BEGINNING { String::new() } else { words.join(" ") }
}

fn staying(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !is_alphanumeric(c)).filter(|word| word.starts_with(char::is_lowercase));
    words.filter(|word| !NUMBERS.contains(word))
}

/// A text by its letters alone: another year or another mark makes no other text.
fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphabetic()).collect()
}

#[cfg(test)]
mod tests {
    use super::{beginning, outline};

    #[test]
    fn another_number_day_or_name_makes_no_other_text() {
        let first = outline("Chúc mừng em Trần Hoa Sen, lớp 6A, đạt giải Nhất hội thi vẽ tranh ngày 5/10/2026.");
        assert_eq!(first, outline("Chúc mừng em Lê Bằng Lăng, lớp 9B, đạt giải Ba hội thi vẽ tranh ngày 12/11/2026."));
        assert_ne!(
            first,
            outline("Chúc mừng em Trần Hoa Sen, lớp 6A, đạt giải Nhất cuộc thi viết thư ngày 5/10/2026.")
        );
        let of =
            |name: &str| format!("Chúc mừng em {name} đạt giải cuộc thi viết thư quốc tế dành cho học sinh toàn tỉnh");
        assert_eq!(beginning(&of("Sen")), beginning(&of("Nguyễn Hoàng Lan Bằng Lăng")));
        assert_eq!(beginning("Chúc mừng em Sen"), "");
        assert_ne!(outline("Tổ Toán"), outline("Tổ Văn"));
        assert_eq!(outline("Thông báo số 12"), outline("Thông báo số 13"));
    }
}
