//! HTML of the author in which text stays as it is.

use super::tags;

/// The author's own tags that are open and in which text stays as it is: a link, code.
#[derive(Default)]
pub(super) struct Quiet {
    /// How many elements are around the first of them.
    depth: Option<usize>,
}

impl Quiet {
    /// Takes HTML of the author.
    pub fn hear(&mut self, html: &str, depth: usize) {
        const NAMES: [&str; 5] = ["a", "code", "kbd", "pre", "samp"];
        for tag in tags::tags(html).filter(|tag| NAMES.iter().any(|name| tag.name.eq_ignore_ascii_case(name))) {
            self.depth = (!tag.closes).then(|| self.depth.unwrap_or(depth));
        }
    }

    /// Takes the end of the element that so many others are around.
    pub fn leave(&mut self, depth: usize) {
        self.depth = self.depth.filter(|open| *open <= depth);
    }

    pub fn is_open(&self) -> bool {
        self.depth.is_some()
    }
}
