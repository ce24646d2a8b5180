//! What search engines are told of, and what they are asked to leave alone.

use super::{Site, Target};
use crate::address::Route;
use crate::content::Entry;
use crate::content::kinds::Enrolment;
use crate::schema::SectionView;

impl Site {
    /// The pages worth finding, by their routes. Left out are old addresses, the search page, candidate lists, and
    /// lists that only show again what is found without them: tags, facets, the second and later pages of a section.
    pub fn indexed(&self) -> impl Iterator<Item = (&Route, &Target)> {
        self.targets.iter().filter(|(_, target)| self.is_indexed(target))
    }

    fn is_indexed(&self, target: &Target) -> bool {
        match target {
            Target::Home(_) => true,
            Target::Section(id, page) => *page == 1 && self.section(*id).schema.view != Some(SectionView::Search),
            Target::Entry(id) => !is_candidate_list(self.entry(*id)),
            Target::Facet(..) | Target::Tags(_) | Target::Tag(..) | Target::Namesakes(..) | Target::Alias(_) => false,
        }
    }

    /// The entries that list candidates, in path order.
    pub fn candidate_lists(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().map(|entry| &**entry).filter(|entry| is_candidate_list(entry))
    }
}

/// Whether an entry lists children who applied to the school: kept out of feeds, search and robots.
pub fn is_candidate_list(entry: &Entry) -> bool {
    entry.record.get::<Enrolment>().is_some_and(Enrolment::is_list)
}
