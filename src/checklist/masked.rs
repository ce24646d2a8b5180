//! Reports stand on a public page and in public logs: what a site's own packs and confirmations say of somebody is
//! masked in them.

use crate::personal::masked_sentence;
use crate::report::{Item, Report};

/// Masks each sentence of a report that tells of a pupil or has a citizen's number in it.
pub(super) fn mask(report: &mut Report) {
    for pack in &mut report.packs {
        masked_sentence(&mut pack.title);
    }
    for Item { title, citation, condition, finding, todo, .. } in &mut report.items {
        [title, citation, condition, finding, todo].into_iter().for_each(masked_sentence);
    }
}
