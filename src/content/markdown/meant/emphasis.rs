//! Marks of emphasis that Markdown takes for asterisks, since a space or a colon stands on the wrong side of them.

use super::inline::{Masks, is_escaped, marks, paragraphs};
use super::{Correction, Line, Slip};

/// A run of two or three signs of emphasis, with what stands around it.
#[derive(Clone, Copy)]
struct Run<'a> {
    start: usize,
    text: &'a str,
    before: &'a str,
    after: &'a str,
    /// How much of its line are marks of quotes and lists.
    lead: usize,
}

impl Run<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether Markdown lets it begin emphasis.
    fn opens(&self) -> bool {
        let Some(next) = self.after.chars().next().filter(|c| !c.is_whitespace()) else { return false };
        !is_punctuation(next) || self.before.chars().next_back().is_none_or(|c| c.is_whitespace() || is_punctuation(c))
    }

    /// Whether Markdown lets it end emphasis.
    fn closes(&self) -> bool {
        let Some(last) = self.before.chars().next_back().filter(|c| !c.is_whitespace()) else { return false };
        !is_punctuation(last) || self.after.chars().next().is_none_or(|c| c.is_whitespace() || is_punctuation(c))
    }

    /// What it has to be to begin emphasis: white space behind it goes before it.
    fn opening(&self) -> Option<Correction> {
        let spaces = spaces_before(self.after);
        let apart = self.before[self.lead..].is_empty() || self.before.ends_with(char::is_whitespace);
        let with = if apart { self.text.to_owned() } else { format!(" {}", self.text) };
        (!self.opens()).then(|| correction(self.start..self.end() + spaces, with))
    }

    /// What it has to be to end emphasis: white space before it goes behind it.
    fn closing(&self) -> Option<Correction> {
        let spaces = self.before.len() - self.before.trim_end().len();
        let apart = self.after.chars().next().is_none_or(|c| c.is_whitespace() || (spaces > 0 && is_stop(c)));
        let with = if apart { self.text.to_owned() } else { format!("{} ", self.text) };
        (!self.closes()).then(|| correction(self.start - spaces..self.end(), with))
    }
}

/// Finds them, line by line: emphasis seldom goes on over the end of one.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    for paragraph in paragraphs(lines) {
        if !paragraph.iter().any(|line| has_run(line.text)) {
            continue;
        }
        let masks = Masks::of(paragraph).and_addresses(paragraph);
        let lines: Vec<_> = paragraph.iter().map(|line| runs(line, &masks)).collect();
        // What goes on over the end of a line, or is never closed, tells nothing of the others.
        if lines.iter().all(|runs| runs.len() % 2 == 0) && !lines.iter().all(|runs| pair_up(runs)) {
            lines.iter().filter(|runs| !pair_up(runs)).for_each(|runs| mend(runs, found));
        }
    }
}

fn has_run(line: &str) -> bool {
    memchr::memchr2_iter(b'*', b'_', line.as_bytes()).any(|at| line.as_bytes().get(at + 1) == line.as_bytes().get(at))
}

fn runs<'a>(line: &Line<'a>, masks: &Masks) -> Vec<Run<'a>> {
    let bytes = line.text.as_bytes();
    let lead = marks(line.text);
    let mut runs = Vec::new();
    let mut done = 0;
    for at in memchr::memchr2_iter(b'*', b'_', bytes) {
        if at < done {
            continue;
        }
        let length = bytes[at..].iter().take_while(|byte| **byte == bytes[at]).count();
        done = at + length;
        if at >= lead && (2..=3).contains(&length) && !masks.cover(line.start + at) && !is_escaped(line.text, at) {
            let (before, after) = (&line.text[..at], &line.text[done..]);
            runs.push(Run { start: line.start + at, text: &line.text[at..done], before, after, lead });
        }
    }
    runs
}

/// Whether each run already belongs to another one.
fn pair_up(runs: &[Run<'_>]) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for run in runs {
        if run.closes() && open.last() == Some(&run.text) {
            open.pop();
        } else if run.opens() {
            open.push(run.text);
        } else {
            return false;
        }
    }
    open.is_empty()
}

/// Corrects runs that come in pairs, one after the other; all of them, or none where one has no other.
fn mend(runs: &[Run<'_>], found: &mut Vec<Correction>) {
    let pairs = || runs.chunks(2);
    let is_pair = |pair: &[Run<'_>]| match pair {
        [open, close] => open.text == close.text && may_mean_emphasis(open, close),
        _ => false,
    };
    if pairs().all(is_pair) {
        found.extend(runs.iter().enumerate().filter_map(|(index, run)| match index % 2 {
            0 => run.opening(),
            _ => run.closing(),
        }));
    }
}

/// Whether two runs can only stand around what is to be seen. Blanks on a form (“Ngày __ tháng __”) and powers
/// (“2 ** 3 ** 2”) look alike.
fn may_mean_emphasis(open: &Run<'_>, close: &Run<'_>) -> bool {
    let inner = &open.after[..close.start - open.end()];
    let is_word = inner.contains(|c: char| c.is_alphabetic()) && !inner.contains(['|', '\t']);
    let is_loose = inner.starts_with(char::is_whitespace) && inner.ends_with(char::is_whitespace);
    let is_alone = open.before[open.lead..].is_empty()
        && (close.after.trim_start().is_empty() || close.after.starts_with(is_stop));
    is_word && (!is_loose || is_alone || (open.text.starts_with('*') && !is_amid_words(open, close)))
}

/// Whether there is white space on both sides of both of them, and words around: the marks may divide what they
/// stand between.
fn is_amid_words(open: &Run<'_>, close: &Run<'_>) -> bool {
    let before = &open.before[open.lead..];
    !before.is_empty() && before.ends_with(char::is_whitespace) && close.after.starts_with(char::is_whitespace)
}

fn spaces_before(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn correction(at: std::ops::Range<usize>, with: String) -> Correction {
    Correction { at, with, slip: Slip::Emphasis }
}

/// As Markdown has it: signs too.
pub(super) fn is_punctuation(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_punctuation() } else { !c.is_alphanumeric() && !c.is_whitespace() && !is_mark(c) }
}

/// Marks of tone that stand for themselves belong to a letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// What follows a word without a space.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | ';' | '!' | '?' | ')' | ']' | '”' | '"' | '…')
}

#[cfg(test)]
mod tests {
    use super::super::Reading;

    #[test]
    fn spaces_move_out_of_emphasis() {
        for (written, read) in [
            ("** Thời gian:** 7 giờ", "**Thời gian:** 7 giờ"),
            ("**Địa điểm: **sân trường", "**Địa điểm:** sân trường"),
            ("**Thành phần:**cô và trẻ", "**Thành phần:** cô và trẻ"),
            ("- ** Trang phục ** : áo trắng", "- **Trang phục** : áo trắng"),
            ("nộp **trước 10 giờ **.", "nộp **trước 10 giờ**."),
            ("tại**(cơ sở 1)**nhé", "tại **(cơ sở 1)** nhé"),
            ("__ Lưu ý: __", "__Lưu ý:__"),
            ("***Kính mời ***quý vị", "***Kính mời*** quý vị"),
            ("**a** và **c:**d", "**a** và **c:** d"),
            ("mang**\u{a0}áo mưa** theo", "mang **áo mưa** theo"),
        ] {
            assert_eq!(Reading::of(written).text, read);
        }
    }

    #[test]
    fn what_is_right_or_means_something_else_stays() {
        for written in [
            "**a **b** c**",
            "Ngày __ tháng __ năm 2026",
            "__ giờ __ phút",
            "2 ** 3 ** 2",
            "`** a **`",
            "\\** a \\**",
            "**mở mà không đóng",
            "Họ tên ____ lớp ____",
            "một ** hai ** ba",
            "**Trường.** Lớp",
            "__init__ và snake__case__x",
            "** **",
        ] {
            assert_eq!(Reading::of(written).text, written);
        }
    }
}
