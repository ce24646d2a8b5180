//! Sentences by which a page puts its readers off: “Nội dung hiện đang được bộ phận chuyên môn biên tập và sẽ sớm được
//! đăng tải, kính mong quý phụ huynh thông cảm.”

use crate::vietnamese::bare_words;

/// In small letters: without one of these no sentence promises. A quick look for them spares nearly every text.
pub const HINTS: [&str; 6] = ["sẽ sớm", "sẽ được", "đang được", "sẽ cập nhật", "sẽ đăng", "sẽ bổ sung"];

/// Bare words: what the sentence is about is the page itself.
const OF_THE_PAGE: [&str; 11] = [
    "bai dang",
    "bai nay",
    "noi dung",
    "thong tin",
    "trang nay",
    "chuyen muc",
    "bai viet",
    "muc nay",
    "so lieu",
    "du lieu",
    "tu lieu",
];

/// Bare words: what is to become of it.
const TO_COME: [&str; 16] = [
    "som duoc dang",
    "se duoc dang tai",
    "se duoc cap nhat",
    "se duoc bo sung",
    "se duoc hoan thien",
    "se duoc cong bo",
    "se som dang",
    "se som cap nhat",
    "som duoc cap nhat",
    "som duoc bo sung",
    "som duoc cong bo",
    "som duoc hoan thien",
    "se cap nhat",
    "se dang tai",
    "se bo sung",
    "som hoan thien",
];

/// Bare words: what is being done to it until then.
const IN_WORK: [&str; 12] = [
    "viet",
    "soan",
    "chuan bi",
    "tong hop",
    "bien tap",
    "cap nhat",
    "hoan thien",
    "bien soan",
    "xay dung",
    "bo sung",
    "soan thao",
    "ra soat",
];

/// Most words before what the sentence is about.
const BEFORE: usize = 3;

/// Whether a sentence only promises what the page is to say.
pub fn is_one(sentence: &str) -> bool {
    let bare = bare_words(sentence);
    let subject = OF_THE_PAGE.iter().filter_map(|words| bare.find(&format!(" {words} "))).min();
    let Some(at) = subject else { return false };
    let is_begun = bare[..at].split_whitespace().count() <= BEFORE;
    let holds = |words: &[&str]| words.iter().any(|words| bare[at..].contains(&format!(" {words} ")));
    let is_in_work = || bare[at..].contains(" dang duoc ") && holds(&IN_WORK);
    let has_figure = || bare.bytes().any(|byte| byte.is_ascii_digit());
    is_begun && !has_figure() && (holds(&TO_COME) || is_in_work())
}

#[cfg(test)]
mod tests {
    use super::is_one;

    #[test]
    fn a_promise_of_the_page_itself_is_told_from_news() {
        for promise in [
            "Nội dung về lịch sử của nhà trường hiện đang được tổ văn phòng tổng hợp và sẽ sớm được đăng tải đầy đủ",
            "Thông tin chi tiết sẽ được cập nhật trong thời gian sớm nhất, mong quý phụ huynh thông cảm",
            "Hiện tại chuyên mục đang được nhà trường xây dựng",
            "Các nội dung của trang này sẽ được bổ sung dần, kính mong bạn đọc quay lại sau",
        ] {
            assert!(is_one(promise), "{promise}");
        }
        for news in [
            "Thư viện đang được bổ sung sách cho học sinh khối lớp đầu cấp",
            "Nhà trường sẽ sớm đăng lịch thi trên bảng tin",
            "Nội dung tập huấn gồm ba chuyên đề và một buổi thực hành",
            "Số liệu đang được rà soát từ 12/11 và sẽ được công bố ngày 20/11",
        ] {
            assert!(!is_one(news), "{news}");
        }
    }
}
