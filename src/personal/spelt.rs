//! Days written in words: “mười hai tháng năm năm hai nghìn không trăm mười bốn”.

use std::ops::Range;

use memchr::memmem;

use super::words;
use crate::vietnamese::fold;

/// Folded: the words of which such a day is made.
const NUMBERS: [&str; 26] = [
    "mong", "mung", "mot", "hai", "ba", "bon", "tu", "nam", "lam", "sau", "bay", "tam", "chin", "muoi", "tram",
    "nghin", "ngan", "khong", "le", "linh", "thang", "gieng", "chap", "ram", "moi", "nhat",
];

/// Folded: a year of this century has one of these.
const THOUSANDS: [&str; 3] = ["hai nghin", "hai ngan", "hai khong"];

/// Fewest words of a day: “năm tháng ba hai nghìn mười”.
const FEWEST: usize = 5;

/// Where days since the year 2000 stand in words. Whoever was born before is no pupil.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let has = |word: &str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    // Few texts have both.
    if !has("sinh") || !["nghìn", "ngàn", "hai không", "nghin", "ngan"].into_iter().any(has) {
        return Vec::new();
    }
    let words: Vec<(Range<usize>, String)> = words::all(text).map(|(at, word)| (at, fold(word))).collect();
    let runs = words.chunk_by(|(_, word), (_, next)| is_number(word) && is_number(next));
    runs.filter(|run| run.len() >= FEWEST).filter_map(day).collect()
}

fn is_number(word: &str) -> bool {
    NUMBERS.contains(&word)
}

/// Where the day stands that some words of numbers are.
fn day(run: &[(Range<usize>, String)]) -> Option<Range<usize>> {
    let whole: Vec<&str> = run.iter().map(|(_, word)| word.as_str()).collect();
    let whole = whole.join(" ");
    let is_day = words::has(&whole, &["thang"]) && words::has(&whole, &THOUSANDS);
    is_day.then_some(run.first()?.0.start..run.last()?.0.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_words_is_found_and_numbers_of_other_things_are_not() {
        let found = |text: &'static str| find(text).into_iter().map(|at| &text[at]).collect::<Vec<_>>();
        assert_eq!(
            found("sinh ngày mười hai tháng năm năm hai nghìn không trăm mười bốn tại Phượng Hoa"),
            ["mười hai tháng năm năm hai nghìn không trăm mười bốn"]
        );
        assert_eq!(found("sinh ngày mồng năm, tháng Ba, năm hai ngàn mười bốn").len(), 1);
        for text in ["học sinh nộp hai nghìn đồng mỗi tháng", "sinh viên năm thứ ba", "sinh ngày 5 tháng 3"]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
