//! Answers that say nothing in many words: “Nhà trường xin tiếp thu ý kiến và sẽ trả lời sau. Trân trọng!”

use super::wording;
use crate::vietnamese;

/// Folded: words of courtesy, of taking note and of putting off. Who asked learns nothing from these alone.
const COURTESY: [&str; 171] = [
    "nha", "truong", "xin", "tiep", "thu", "y", "kien", "va", "se", "tra", "loi", "sau", "ghi", "nhan", "cam", "on",
    "quy", "phu", "huynh", "da", "quan", "tam", "gop", "cua", "cac", "bac", "xem", "xet", "nghien", "cuu", "giai",
    "quyet", "dap", "phan", "hoi", "trong", "thoi", "gian", "som", "nhat", "toi", "den", "kip", "thong", "bao", "moi",
    "mong", "duoc", "su", "chia", "van", "de", "nay", "noi", "dung", "cau", "chuyen", "bo", "lien", "tran", "kinh",
    "chao", "ban", "giam", "hieu", "lang", "nghe", "luon", "rat", "gui", "ve", "muc", "hay", "em", "chung", "voi",
    "cho", "la", "nhung", "mot", "cach", "cu", "the", "tot", "hon", "day", "do", "khi", "co", "ket", "qua", "thuc",
    "hien", "theo", "dinh", "hanh", "tai", "len", "vi", "ong", "ba", "anh", "chi", "thay", "hoc", "sinh", "cha", "me",
    "tinh", "hinh", "dang", "tien", "ra", "soat", "tong", "hop", "cao", "cap", "tren", "dao", "lanh", "chuc", "nang",
    "tham", "quyen", "phap", "luat", "nhieu", "luu", "tim", "xu", "ly", "dieu", "phuong", "huong", "khac", "phuc",
    "gang", "no", "luc", "hua", "ngay", "lap", "tuc", "thanh", "that", "chan", "bau", "bieu", "duong", "dong", "ung",
    "ho", "suc", "khoe", "trach", "he", "truc", "thac", "mac", "yen", "kiem", "lai", "vui", "long", "hen", "gap",
    "goi", "tac", "trao", "doi",
];

/// Folded: by which a clause puts off, whatever else it says in a word or two.
const PUT_OFF: [&str; 16] = [
    "xin tiep thu",
    "xin ghi nhan",
    "se tra loi",
    "se giai dap",
    "se phan hoi",
    "se thong bao",
    "se xem xet",
    "se nghien cuu",
    "se trao doi",
    "se lien he",
    "se bao lai",
    "tra loi sau",
    "thong bao sau",
    "dang xem xet",
    "dang nghien cuu",
    "cho y kien",
];

/// Folded: the word by which a clause passes on what was asked, and those before whom it is passed to. From that a parent
/// learns nothing.
const PASSED: &str = " chuyen ";
const ON_TO: [&str; 5] = [" toi ", " den ", " cho ", " len ", " sang "];

/// Folded: what is passed on. A gate and a kitchen move too: “Cổng sau đã chuyển tới đường mới”.
const ASKED: [&str; 9] = [
    " cau hoi ",
    " y kien ",
    " phan anh ",
    " noi dung ",
    " thac mac ",
    " gop y ",
    " kien nghi ",
    " thu cua ",
    " van de ",
];

/// Most words beside courtesy in a clause that passes on: which office it is, in full.
const OFFICE: usize = 6;

/// Folded: clauses that answer by one word.
const ANSWERS: [&str; 4] = ["co", "duoc", "dung", "khong"];

/// Most words beside these in a clause that puts off: what says more says something.
const BESIDE: usize = 3;

/// Whether somebody who asked is told something. One clause is enough.
pub fn says_something(answer: &str) -> bool {
    wording::says_something(answer) && clauses(answer).any(tells)
}

fn clauses(answer: &str) -> impl Iterator<Item = &str> {
    answer.split(['.', ',', ';', ':', '!', '?', '…', '\n', '(', ')']).flat_map(|clause| clause.split(" và "))
}

/// Whether a clause tells anything: a figure, or a word that isn't said by the way.
fn tells(clause: &str) -> bool {
    if clause.bytes().any(|byte| byte.is_ascii_digit()) {
        return true;
    }
    let bare = vietnamese::bare_words(clause);
    if ANSWERS.contains(&bare.trim()) {
        return true;
    }
    let words = bare.split(' ').filter(|word| !word.is_empty());
    let beside = words.filter(|word| !COURTESY.contains(word)).count();
    if passes_on(&bare) {
        return beside > OFFICE;
    }
    let least = if PUT_OFF.iter().any(|words| bare.contains(words)) { BESIDE + 1 } else { 1 };
    beside >= least
}

fn passes_on(bare: &str) -> bool {
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    // The space behind the word is the one before the next.
    let behind = bare.find(PASSED).map(|at| &bare[at + PASSED.len() - 1..]);
    behind.is_some_and(|behind| has(behind, &ON_TO)) && has(bare, &ASKED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn courtesy_and_putting_off_answer_nobody() {
        for answer in [
            "Nhà trường xin tiếp thu ý kiến và sẽ trả lời sau.",
            "Cảm ơn quý phụ huynh đã quan tâm. Nhà trường sẽ nghiên cứu và phản hồi trong thời gian sớm nhất. Trân trọng!",
            "Vấn đề này nhà trường đang xem xét, khi có kết quả sẽ thông báo.",
            "Nhà trường sẽ trả lời sau khi họp liên tịch.",
            "Câu hỏi rất hay, cảm ơn em đã gửi về chuyên mục.",
            "Nhà trường thực hiện theo đúng quy định hiện hành.",
            "Xin ghi nhận.",
            "Mọi thắc mắc xin liên hệ trực tiếp nhà trường để được giải đáp.",
            "Ban giám hiệu chân thành cảm ơn; câu hỏi sẽ được chuyển đến bộ phận phụ trách.",
            "Kính mong quý vị thông cảm.",
            "Bộ phận chuyên môn sẽ liên hệ lại với phụ huynh.",
            "Câu hỏi đã được chuyển tới tổ Văn phòng.",
            "Nhà trường đã chuyển ý kiến của phụ huynh đến bộ phận kế toán.",
            "...",
        ] {
            assert!(!says_something(answer), "{answer}");
        }
    }

    #[test]
    fn short_and_honest_answers_say_something() {
        for answer in [
            "Có.",
            "Không.",
            "Được nghỉ.",
            "Nhà trường đã tiếp thu và thay quạt ở lớp 6A.",
            "Nhà trường xin tiếp thu; cổng sau đã mở lại từ thứ Hai.",
            "Trước ngày 15/9 nhà trường sẽ trả lại tiền.",
            "Mặc đồng phục thứ Hai và thứ Sáu.",
            "Mời phụ huynh tới phòng Văn thư.",
            "Nhà trường sẽ xem xét giảm học phí cho học sinh thuộc hộ nghèo có giấy xác nhận.",
            "Bếp ăn đã chuyển tới dãy nhà sau.",
            "Xe đưa đón dừng ở cổng chính.",
            "Tiếp thu toàn bộ ý kiến.",
        ] {
            assert!(says_something(answer), "{answer}");
        }
    }
}
