//! The year that a file's name says: `bao-cao-2024-2025.pdf`, `bao-cao-2024.pdf`.

use crate::vietnamese;

/// Folded: papers that are named by the year they were issued in, and hold for others.
const PAPERS: [&str; 13] = [
    "thong tu",
    "tt",
    "nghi dinh",
    "nd",
    "nghi quyet",
    "nq",
    "quyet dinh",
    "qd",
    "luat",
    "cong van",
    "cv",
    "huong dan",
    "chien luoc",
];

/// The only year that a name says by itself; `None` for a paper that may be older than what it is about.
pub(super) fn only(name: &str) -> Option<i16> {
    let words = vietnamese::bare_words(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let is_paper = || PAPERS.iter().any(|paper| words.contains(&format!(" {paper} ")));
    let mut years = words.split(' ').filter(|word| word.len() == 4).filter_map(year);
    let only = years.next().filter(|_| years.next().is_none())?;
    (!is_paper()).then_some(only)
}

/// The year in which the school year begins that a name says; the last of several, `None` where it says none.
pub(super) fn of(name: &str) -> Option<i16> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let groups: Vec<&str> = stem.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).collect();
    // Beside a year in full two short numbers are a day and a month.
    let is_full = groups.iter().any(|digits| digits.len() == 4);
    groups.windows(2).rev().filter(|two| !is_full || two[0].len() == 4).find_map(|two| {
        let (first, second) = (year(two[0])?, year(two[1])?);
        (first + 1 == second).then_some(first)
    })
}

/// `2024`, `24`: a year of this century.
fn year(digits: &str) -> Option<i16> {
    let number: i16 = digits.parse().ok()?;
    match digits.len() {
        4 if (2000..2100).contains(&number) => Some(number),
        2 if (10..60).contains(&number) => Some(2000 + number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{of, only};

    #[test]
    fn school_years_are_read_off_names() {
        for name in ["bao-cao-2024-2025.pdf", "Kết quả năm học 2024 - 2025.docx", "kq_24-25.pdf", "2024_2025-ky-2.xlsx"]
        {
            assert_eq!(of(name), Some(2024), "{name}");
        }
        assert_eq!(of("cong-khai-2025-2026-11-12.pdf"), Some(2025));
        for name in [
            "bao-cao-2024.pdf",
            "ke-hoach-2025-2030.pdf",
            "09-2024-tt-bgddt.pdf",
            "bao-cao.pdf",
            "12-03-2025.pdf",
            "bao-cao-11-12-2025.pdf",
            "2025-11-12.pdf",
        ] {
            assert_eq!(of(name), None, "{name}");
        }
    }

    #[test]
    fn a_lone_year_is_read_off_reports_alone() {
        assert_eq!(only("bao-cao-thuong-nien-2024.pdf"), Some(2024));
        for name in ["thong-tu-09-2024.pdf", "ke-hoach-2025-2030.pdf", "QĐ 12 2024.pdf", "bao-cao.pdf"] {
            assert_eq!(only(name), None, "{name}");
        }
    }
}
