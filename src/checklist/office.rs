//! Offices: who is the head of a unit, and who leads it at all, by what a position is called.

use crate::vietnamese;

/// Folded: before the title of a head, these make it another one's: his deputy, his aide, who was it once.
const NOT_THE_HEAD: [&str; 9] = ["pho", "p", "nguyen", "cuu", "ly", "ky", "giup", "viec", "vien"];

/// Folded: how a deputy is called who leads until there is a head.
const ACTING: [&str; 6] = [
    "phu trach truong",
    "phu trach nha truong",
    "phu trach don vi",
    "phu trach dieu hanh",
    "phu trach trung tam",
    "phu trach phong",
];

/// What leaders are called, deputies among them.
const LEADERS: [&str; 9] = [
    "Hiệu trưởng",
    "Giám đốc",
    "Trưởng phòng",
    "Chánh Văn phòng",
    "Chủ nhiệm",
    "Chủ nhóm",
    "Chủ trường",
    "Chủ cơ sở",
    "Chủ tịch Hội đồng",
];

/// Folded: before the title of a leader, these make it a deputy's, who leads too.
const DEPUTIES: [&str; 2] = ["pho", "p"];

/// Whether a position in folded words is that of a head who is called so, or of who stands in for one.
pub fn is_head<'h>(position: &str, heads: impl IntoIterator<Item = &'h str>) -> bool {
    is_acting(position) || holds(position, heads, |before| !NOT_THE_HEAD.contains(&before))
}

/// Whether a position in folded words is that of somebody who leads a unit, as its head or a deputy.
pub fn is_leader(position: &str) -> bool {
    is_acting(position)
        || holds(position, LEADERS, |before| DEPUTIES.contains(&before) || !NOT_THE_HEAD.contains(&before))
}

fn is_acting(position: &str) -> bool {
    position.ends_with("phu trach") || ACTING.iter().any(|acting| position.contains(acting))
}

/// Whether a title stands in a position behind a word that leaves it what it is.
fn holds<'t>(position: &str, titles: impl IntoIterator<Item = &'t str>, may_stand: impl Fn(&str) -> bool) -> bool {
    titles.into_iter().map(words).any(|title| {
        position.match_indices(&title).any(|(at, _)| {
            let before = position[..at].split(' ').rfind(|word| !word.is_empty());
            before.is_none_or(&may_stand)
        })
    })
}

/// A title in folded words.
pub fn words(title: &str) -> String {
    vietnamese::bare_words(title).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaders_hold_an_office_of_the_unit() {
        for position in ["Hiệu trưởng", "Phó Hiệu trưởng", "P. Hiệu trưởng phụ trách chuyên môn", "Phó Giám đốc"]
        {
            assert!(is_leader(&words(position)), "{position}");
        }
        for position in [
            "Trưởng Ban Biên tập",
            "Lãnh đạo",
            "Giáo viên chủ nhiệm",
            "Nguyên Hiệu trưởng",
            "Kế toán",
            "Thư ký Hiệu trưởng",
            "",
        ] {
            assert!(!is_leader(&words(position)), "{position}");
        }
    }
}
