//! The language that a text is really in: an English page in Vietnamese, Vietnamese without its marks.

use crate::vietnamese;

/// Fewest words by which a language is told.
const ENOUGH: usize = 8;

/// Fewest words of Vietnamese without marks: shorter texts may be names and codes.
const ENOUGH_BARE: usize = 14;

/// Common words as they look without marks, few of them words of other languages.
const BARE: [&str; 44] = [
    "truong", "hoc", "sinh", "giao", "vien", "nha", "cua", "va", "cac", "cho", "duoc", "trong", "khong", "nhung",
    "voi", "ngay", "nam", "thang", "lop", "phu", "huynh", "thong", "bao", "den", "khi", "nay", "vao", "mot", "thi",
    "lich", "tuyen", "quy", "dinh", "cong", "tac", "hoat", "dong", "xin", "phai", "nguoi", "theo", "nguyen", "nhan",
    "tai",
];

/// Whether a text that should be English is Vietnamese, with or without marks. Vietnamese names in it are no fault.
pub fn is_vietnamese(text: &str) -> bool {
    let (mut words, mut marked) = (0, 0);
    for word in words_of(text) {
        words += 1;
        // Names begin with a capital, and stay what they are in any language.
        marked += usize::from(!word.is_ascii() && word.starts_with(char::is_lowercase));
    }
    words >= ENOUGH && (marked * 4 >= words || has_bare_words(text, words))
}

/// Whether a text is Vietnamese without any mark.
pub fn lacks_marks(text: &str) -> bool {
    if !text.is_ascii() {
        return false;
    }
    let words = words_of(text).count();
    words >= ENOUGH_BARE && has_bare_words(text, words)
}

fn has_bare_words(text: &str, words: usize) -> bool {
    let bare = words_of(text).filter(|word| word.is_ascii() && BARE.contains(&vietnamese::fold(word).as_str())).count();
    bare * 3 >= words
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_told_by_its_words() {
        let vietnamese = "Trường thành lập năm 1998, có ba mươi hai lớp và một nghìn bốn trăm học sinh.";
        let english = "Ms Nguyễn Thị Phượng Vĩ, Mr Đinh Văn Gạo Đỏ and Ms Tạ Thị Ngọc Bút led the school.";
        let bare = "Truong thong bao den phu huynh hoc sinh lich thi cuoi hoc ky, cac em co mat tai lop truoc bay gio.";
        assert!(is_vietnamese(vietnamese) && !is_vietnamese(english) && is_vietnamese(bare));
        assert!(lacks_marks(bare) && !lacks_marks(vietnamese) && !lacks_marks(english));
        assert!(!lacks_marks(
            "The school was founded in 1998 and has about one thousand pupils in thirty two classes."
        ));
    }
}
