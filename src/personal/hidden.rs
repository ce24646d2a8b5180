//! What a line says of somebody, kept out of what is told of it.

use std::collections::BTreeSet;

use super::mask::masked_line;
use super::{Context, name, prose, words};
use crate::vietnamese::narrow;

/// Fewest digits that are somebody's number, however they are cut.
const DIGITS: usize = 4;

/// Whether a line says something of a named person that only the page it stands on may say, if anything; a row of a
/// table says of itself no more than that.
pub fn is_of_somebody(line: &str) -> bool {
    prose::in_text(line, || Context::Pupils).is_some()
}

/// Whether a line names a person.
pub fn names_somebody(line: &str) -> bool {
    !name::find(line).is_empty()
}

/// The names and numbers of a line.
#[derive(Clone, Debug)]
pub struct Hidden {
    words: BTreeSet<String>,
    digits: String,
}

impl Hidden {
    /// Those of a line, whatever keyboard they were typed with.
    pub fn of(line: &str) -> Self {
        let plain: String = line.chars().map(narrow).collect();
        let is_hidden = |word: &str| word.chars().any(|c| c.is_uppercase() || c.is_numeric());
        let words = words::all(&plain).filter(|(_, word)| is_hidden(word)).map(|(_, word)| word.to_lowercase());
        Self { words: words.collect(), digits: plain.chars().filter(char::is_ascii_digit).collect() }
    }

    /// A sentence without them. Its first word is the program's own.
    pub fn out_of(&self, sentence: &str) -> String {
        let mut masked = String::with_capacity(sentence.len());
        let mut done = 0;
        for (index, (at, word)) in words::all(sentence).enumerate() {
            let plain: String = word.chars().map(narrow).flat_map(char::to_lowercase).collect();
            let is_number = plain.len() >= DIGITS && plain.bytes().all(|byte| byte.is_ascii_digit());
            let is_own = index == 0 && at.start == 0;
            if is_number && self.digits.contains(&plain) || !is_own && self.words.contains(&plain) {
                masked.push_str(&sentence[done..at.start]);
                masked.push_str(&masked_line(word));
                done = at.end;
            }
        }
        masked.push_str(&sentence[done..]);
        masked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_of_a_line_are_kept_out_of_a_sentence() {
        let hidden = Hidden::of("Em Nguyễn Bằng Lăng, lớp 6A, ０９００ ０００ １９９, https://a.example");
        assert_eq!(hidden.out_of("“Nguyễn Bằng Lăng” viết khác lần trước"), "“N••••• B••• L•••” viết khác lần trước");
        assert_eq!(hidden.out_of("Ghi: 0900000199"), "Ghi: ••••••••••");
        assert_eq!(hidden.out_of("Ghi ngày 05/09/2026"), "Ghi ngày 05/09/2026");
    }
}
