//! A site as it is looked at, and as the public has it.

use std::sync::Arc;

use super::{Hidden, Site};

/// One and the same site, but in a build for trying that shows what isn't published: then people see one, and programs
/// (feeds, search, exports, the checklist) the other.
#[derive(Clone, Debug)]
pub struct Sites {
    /// What pages show.
    pub shown: Arc<Site>,
    /// What is published.
    pub public: Arc<Site>,
}

/// What a build for trying shows that isn't published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Rehearsal {
    /// Entries with `draft: true`.
    pub drafts: usize,
    /// Entries whose moment has not come.
    pub waiting: usize,
}

impl Sites {
    /// What the site shows that isn't published; `None` for the real one.
    pub fn rehearsal(&self) -> Option<Rehearsal> {
        let shown = self.public.hidden.iter().filter(|(path, _)| self.shown.by_path(path).is_some());
        let mut counts = Rehearsal::default();
        for (_, why) in shown {
            match why {
                Hidden::Draft => counts.drafts += 1,
                Hidden::Until(_) => counts.waiting += 1,
                Hidden::Since(_) => {}
            }
        }
        self.shown.is_rehearsal.then_some(counts)
    }
}
