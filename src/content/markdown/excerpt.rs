//! The first sentences of a body, as plain text.

/// Longest excerpt, in characters.
const LONGEST: usize = 300;

/// Collects text until there is enough of it.
#[derive(Debug, Default)]
pub(super) struct Excerpt {
    text: String,
    characters: usize,
}

impl Excerpt {
    /// Adds text of a paragraph; runs of white space become one space.
    pub fn add(&mut self, text: &str) {
        for c in text.chars() {
            if self.characters > LONGEST {
                return;
            }
            let c = if c.is_whitespace() || c.is_control() { ' ' } else { c };
            if c != ' ' || !(self.text.is_empty() || self.text.ends_with(' ')) {
                self.text.push(c);
                self.characters += 1;
            }
        }
    }

    /// The excerpt, cut between words with “…” where there was more.
    pub fn finish(mut self) -> String {
        if self.characters <= LONGEST {
            self.text.truncate(self.text.trim_end().len());
            return self.text;
        }
        let full = self.text.char_indices().nth(LONGEST - 1).map_or(self.text.len(), |(at, _)| at);
        let (head, tail) = self.text.split_at(full);
        let cut = if tail.starts_with(' ') { full } else { head.rfind(' ').unwrap_or(full) };
        self.text.truncate(cut);
        self.text.push('…');
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words_and_a_short_one_is_kept() {
        let mut excerpt = Excerpt::default();
        excerpt.add("Học sinh  tập trung\nlúc 7 giờ. ");
        assert_eq!(excerpt.finish(), "Học sinh tập trung lúc 7 giờ.");

        let mut excerpt = Excerpt::default();
        excerpt.add(&"trường ".repeat(100));
        let cut = excerpt.finish();
        assert!(cut.ends_with("trường…") && cut.chars().count() <= 300, "{cut}");

        let mut excerpt = Excerpt::default();
        excerpt.add(&"ệ".repeat(1000));
        assert_eq!(excerpt.finish().chars().count(), 300);
    }
}
