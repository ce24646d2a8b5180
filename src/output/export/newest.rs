//! What is new, as every format of feed tells it.

use jiff::civil::DateTime;

use crate::content::Entry;
use crate::lang::Lang;
use crate::site::{EntryId, SectionId, Site, is_candidate_list};

/// How many entries a feed holds.
const LONGEST: usize = 30;

/// The newest entries of all sections in a language that have a feed, with their dates.
pub(super) fn of_language(site: &Site, lang: Lang) -> Vec<(DateTime, &Entry)> {
    let mut ids = Vec::new();
    for (index, section) in site.sections.iter().enumerate() {
        if section.lang == lang && section.schema.feed {
            gather(site, SectionId(index), &mut ids);
        }
    }
    newest(site, ids)
}

/// The newest entries of a section and of what is below it, with their dates.
pub(super) fn of_section(site: &Site, id: SectionId) -> Vec<(DateTime, &Entry)> {
    let mut ids = Vec::new();
    gather(site, id, &mut ids);
    newest(site, ids)
}

fn gather(site: &Site, id: SectionId, ids: &mut Vec<EntryId>) {
    let section = site.section(id);
    ids.extend(&section.entries);
    section.children.iter().for_each(|child| gather(site, *child, ids));
}

/// The newest entries of those that belong in a feed. What is dated in the future (a consultation that opens next
/// week) waits for its day: readers sort by date, and it would stand on top until then.
fn newest(site: &Site, ids: Vec<EntryId>) -> Vec<(DateTime, &Entry)> {
    let mut dated: Vec<_> = ids
        .into_iter()
        .filter(|id| site.kind(site.entry(*id)).is_some_and(|kind| kind.feed) && !is_candidate_list(site.entry(*id)))
        .filter_map(|id| Some((site.entry(id).date.filter(|date| date.date() <= site.today())?, id)))
        .collect();
    dated.sort_by(|(a_date, a), (b_date, b)| b_date.cmp(a_date).then(a.cmp(b)));
    // A section below another that has a feed is met twice.
    dated.dedup();
    dated.into_iter().take(LONGEST).map(|(date, id)| (date, site.entry(id))).collect()
}
