//! Text of the old encodings where nothing else can be meant.

use super::{Legacy, Tally, may_be_legacy};

/// The encoding that a passage is in without any doubt: it tells one of them, and no word of it speaks against that one.
pub fn certain_legacy(passage: &str) -> Option<Legacy> {
    if passage.is_ascii() || !may_be_legacy(passage) {
        return None;
    }
    let is_meant = |encoding: &Legacy| {
        let tally = Tally::of(passage, *encoding);
        tally.convinces() && tally.against == 0
    };
    let mut meant = [Legacy::Tcvn3, Legacy::Vni].into_iter().filter(is_meant);
    meant.next().filter(|_| meant.next().is_none())
}

impl Legacy {
    /// Whether a word of the line can only be of this encoding, and none of no encoding. Words such as “bé”, which are
    /// Vietnamese either way, don't tell.
    pub fn is_told_by(self, line: &str) -> bool {
        let tally = Tally::of(line, self);
        tally.speaking > 0 && tally.against == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_read_both_ways_is_in_doubt() {
        for text in ["Lễ khai giảng", "Bé là bà cá, mẹ và cô.", "5.000® x 3 élève", "häc, của trường em"]
        {
            assert_eq!(certain_legacy(text), None, "{text}");
        }
        assert_eq!(certain_legacy("Nhà tr\u{ad}êng th«ng b¸o lÞch häc"), Some(Legacy::Tcvn3));
        assert_eq!(certain_legacy("Tröôøng Trung hoïc thoâng baùo, élèves"), None);
    }

    #[test]
    fn a_line_tells_its_encoding_by_a_word_that_is_nothing_else() {
        assert!(Legacy::Tcvn3.is_told_by("Ban Gi¸m hiÖu"));
        assert!(!Legacy::Tcvn3.is_told_by("Cô Lan"));
        assert!(!Legacy::Tcvn3.is_told_by("häc tập"));
    }
}
