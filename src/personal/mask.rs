//! Personal data made unreadable where a message would repeat it: messages stand in logs that everybody may read.

use std::borrow::Cow;
use std::ops::Range;

use super::number::{self, has_digits};
use super::prose::{self, DIGITS};
use super::{Context, Kind, birth, citizen, mobile, paper, spelt, spoken, words};

/// Stands for each hidden letter or digit.
const HIDDEN: char = '•';

/// A line with personal data in it: of each word with a capital its first letter stays, of numbers nothing. Every sign
/// keeps its column.
pub fn masked_line(line: &str) -> String {
    let mut masked = String::with_capacity(line.len());
    let mut done = 0;
    let days = spelt::find(line).into_iter().map(|day| day.at);
    let mut spoken: Vec<Range<usize>> = days.chain(spoken::find(line).into_iter().map(|number| number.at)).collect();
    spoken.sort_by_key(|place| place.start);
    let mut spoken = spoken.into_iter().peekable();
    for (at, word) in words::all(line) {
        masked.push_str(&line[done..at.start]);
        let has_capital = word.chars().any(char::is_uppercase);
        while spoken.next_if(|place| place.end <= at.start).is_some() {}
        let is_spoken = spoken.peek().is_some_and(|place| place.start <= at.start);
        masked.extend(word.chars().enumerate().map(|(index, c)| {
            let is_shown = !c.is_numeric() && !is_spoken && (index == 0 || !has_capital);
            if is_shown { c } else { HIDDEN }
        }));
        done = at.end;
    }
    masked.push_str(&line[done..]);
    masked
}

/// A sentence as reports tell it: one with a pupil's data, or with a citizen's number, is masked as a line is.
pub fn masked_sentence(sentence: &mut String) {
    let found = prose::in_text(sentence, Context::default);
    if found.is_some_and(|found| found.is_grave()) {
        *sentence = masked_line(sentence);
    }
}

/// A sentence whose citizens' numbers are hidden.
pub fn without_citizens(sentence: String) -> String {
    let plain = number::plain_digits(&sentence);
    if !has_digits(&plain, 9) {
        return sentence;
    }
    let places = citizen::find(&plain);
    if places.is_empty() { sentence } else { hidden(&sentence, &plain, places) }
}

/// A text whose citizens' numbers, mobile telephones and birthdays are hidden, and nothing else.
pub fn masked_numbers(text: &str) -> Cow<'_, str> {
    let plain = number::plain_digits(text);
    // Most texts have no number at all.
    if !has_digits(&plain, DIGITS) {
        return Cow::Borrowed(text);
    }
    let births = birth::find(&plain).into_iter().map(|date| date.at);
    // Accounts of schools and funds are to be read.
    let papers = paper::find(&plain).into_iter().filter(|(kind, _)| *kind != Kind::Account).map(|(_, at)| at);
    let places: Vec<Range<usize>> =
        citizen::find(&plain).into_iter().chain(mobile::find(&plain)).chain(births).chain(papers).collect();
    if places.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(hidden(text, &plain, places))
}

/// A text with hidden digits at these places of its plain form.
fn hidden(text: &str, plain: &str, mut places: Vec<Range<usize>>) -> String {
    places.sort_by_key(|place| place.start);
    let mut places = places.into_iter().peekable();
    let hidden = text.chars().zip(plain.char_indices()).map(|(c, (at, _))| {
        while places.next_if(|place| place.end <= at).is_some() {}
        let is_inside = places.peek().is_some_and(|place| place.start <= at);
        if is_inside && c.is_numeric() { HIDDEN } else { c }
    });
    hidden.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_shape_and_nothing_of_anybody() {
        let line = "| 1 | Nguyễn Bằng Lăng | 12/05/2014 | 6A | thôn Đoài |";
        assert_eq!(masked_line(line), "| • | N••••• B••• L••• | ••/••/•••• | •• | thôn Đ••• |");
        assert_eq!(masked_line(line).chars().count(), line.chars().count());
    }

    #[test]
    fn wide_digits_are_hidden_as_plain_ones() {
        assert_eq!(masked_numbers("gọi ０９０００００１９９ nhé"), "gọi •••••••••• nhé");
        assert_eq!(masked_numbers("sinh ngày １２/０５/２０１４."), "sinh ngày ••/••/••••.");
        assert_eq!(without_citizens("“０７９２１４０００１９９”".to_owned()), "“••••••••••••”");
    }

    #[test]
    fn numbers_alone_are_hidden_in_any_text() {
        assert_eq!(
            masked_numbers("CCCD 079214000199, sinh ngày 5/3/2014, gọi +84 900-000-199, số 12/KH ngày 20/11/2026"),
            "CCCD ••••••••••••, sinh ngày •/•/••••, gọi +•• •••-•••-•••, số 12/KH ngày 20/11/2026"
        );
    }
}
