//! The addresses that readers may hold of what was published, each with what is needed to find it again elsewhere: so
//! that a page which goes to another address, or goes for good, doesn't go without a word.
//!
//! Lists (of tags, of years, their later pages) come and go with what they list; nobody is told of them. That of a tag goes
//! when its last post expires or its name is mended, and nobody could write a line that brings it back: whoever held it
//! wants the posts, and each of these keeps its address.

mod finder;
mod known;
mod lost;
mod sketch;

pub use known::Published;

use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::output::Outputs;
use lost::Losses;

/// So many addresses that lead nowhere any more are kept in mind.
const MOST_LOST: usize = 1_000;

impl Published {
    /// What of this a site doesn't have any more although nobody said so, as notes with the lines to write.
    pub fn lost(&self, outputs: &Outputs, inputs: &Inputs) -> Vec<Diagnostic> {
        if outputs.rehearsal().is_some() {
            return Vec::new();
        }
        Losses { last: self, site: &outputs.site, inputs }.told()
    }

    /// What is to be kept in mind after this site was published: its addresses, and those before it that are still missed
    /// or only wait, like that of a post which became a draft. A site for trying is none that readers saw.
    #[must_use]
    pub fn followed_by(self, outputs: &Outputs, inputs: &Inputs) -> Self {
        if outputs.rehearsal().is_some() {
            return self;
        }
        let losses = Losses { last: &self, site: &outputs.site, inputs };
        let mut now = Self { number: self.number + 1, ..Self::of(outputs) };
        for (route, trace) in &mut now.pages {
            trace.since = self.pages.get(route).map_or(now.number, |last| last.since);
        }
        now.pages.extend(losses.missed(MOST_LOST));
        let missed = losses.files().take(MOST_LOST).chain(losses.waiting_files());
        now.files.extend(missed.map(|(route, file)| (route.clone(), file.clone())));
        now
    }
}
