//! The language that a text is really in: an English page in Vietnamese, Vietnamese without its marks.

/// Fewest words by which a language is told.
const ENOUGH: usize = 8;

/// Fewest words of Vietnamese without marks: shorter texts may be names and codes.
const ENOUGH_BARE: usize = 14;

/// Fewest words of a line that is looked at.
const LINE: usize = 4;

/// Common words as they look without marks, few of them words of other languages.
const BARE: [&str; 108] = [
    "truong", "hoc", "sinh", "giao", "vien", "nha", "cua", "va", "cac", "cho", "duoc", "trong", "khong", "nhung",
    "voi", "ngay", "nam", "thang", "lop", "phu", "huynh", "thong", "bao", "den", "khi", "nay", "vao", "mot", "thi",
    "lich", "tuyen", "quy", "dinh", "cong", "tac", "hoat", "dong", "xin", "phai", "nguoi", "theo", "nguyen", "nhan",
    "tai", "nhieu", "cung", "ngoai", "viec", "lam", "khoa", "tieu", "phong", "chuc", "nhiem", "thanh", "lap", "chinh",
    "quyen", "chuong", "trinh", "bai", "hinh", "xay", "phat", "trien", "giup", "tren", "duoi", "cuoc", "gio", "buoi",
    "chieu", "kinh", "ly", "dia", "phuong", "huyen", "tinh", "mon", "ket", "vi", "nop", "sau", "truoc", "thuc", "hien",
    "dau", "tien", "tung", "ngoi", "khoi", "sach", "doc", "muon", "ky", "hoa", "xanh", "duong", "toan", "thu", "chi",
    "nguon", "tam", "trung", "ve", "nghi", "thoi", "gian",
];

/// Whether a text that should be English is Vietnamese, with or without marks. Vietnamese names in it are no fault.
pub fn is_vietnamese(text: &str) -> bool {
    let (mut words, mut marked) = (0, 0);
    for word in words_of(text) {
        words += 1;
        // Names begin with a capital, and stay what they are in any language.
        marked += usize::from(!word.is_ascii() && word.starts_with(char::is_lowercase));
    }
    // Of a few words most have to be, since names and quotations are of a few words too.
    let is_short = words > 1 && words < ENOUGH && marked * 2 >= words;
    is_short || words >= ENOUGH && (marked * 4 >= words || has_bare_words(text, words))
}

/// Whether a text is Vietnamese for the most part without marks. Lines are looked at one by one: a summary with marks
/// hides no text without, and a name that kept its marks makes no line a good one.
pub fn lacks_marks(text: &str) -> bool {
    if is_marked(text) {
        return false;
    }
    let (mut all, mut without) = (0, 0);
    for line in text.lines() {
        let (words, marked, bare) = counted(line);
        all += words;
        if words >= LINE && marked * 5 <= words && bare * 3 >= words {
            without += words;
        }
    }
    without >= ENOUGH_BARE && without * 2 >= all
}

/// Whether a field is: it is short, and more of its words have to be Vietnamese ones.
pub fn field_lacks_marks(text: &str) -> bool {
    if is_marked(text) {
        return false;
    }
    let (words, marked, bare) = counted(text);
    // A sentence says by fewer of its words what language it is of than a name does.
    let share = if words >= ENOUGH_BARE { 4 } else { 2 };
    words >= ENOUGH && marked * 5 <= words && bare * share >= words
}

/// A quick look: every fourth byte of Vietnamese is one of a letter with marks.
fn is_marked(text: &str) -> bool {
    text.bytes().filter(|byte| !byte.is_ascii()).count() * 7 >= text.len()
}

/// How many words a text has, how many of them have marks, and how many are common ones without.
fn counted(text: &str) -> (usize, usize, usize) {
    let (mut words, mut marked, mut bare) = (0, 0, 0);
    // Addresses and names of files are written without marks in good texts too.
    let written = text.split_whitespace().filter(|piece| !piece.contains(['/', '@', '_', '=', '-']));
    for word in written.flat_map(words_of) {
        words += 1;
        marked += usize::from(!word.is_ascii());
        bare += usize::from(is_bare(word));
    }
    (words, marked, bare)
}

fn has_bare_words(text: &str, words: usize) -> bool {
    words_of(text).filter(|word| is_bare(word)).count() * 3 >= words
}

fn is_bare(word: &str) -> bool {
    word.is_ascii() && BARE.iter().any(|bare| bare.eq_ignore_ascii_case(word))
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
        let hidden = format!("Tin của trường.\n\n{bare}\n\nCo {} giao vien den du.", "Lê Thị Phượng Vĩ");
        assert!(lacks_marks(&hidden) && !lacks_marks(&format!("{vietnamese}\n{vietnamese}\n{bare}")));
        assert!(field_lacks_marks("Ke hoach cong tac nam hoc moi cua truong Hoa Phượng Vĩ"));
        assert!(!field_lacks_marks("Microsoft Office 365 A1 for students and teachers of the school"));
        assert!(!lacks_marks("[Tin](/thong-bao/lich-thi-hoc-sinh-lop-nam) tep-lich-cong-tac-thang-nam.pdf\n"));
        assert!(!lacks_marks(
            "The school was founded in 1998 and has about one thousand pupils in thirty two classes."
        ));
    }
}
