//! Official mailboxes.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::checklist::lint::mailboxes;
use crate::content::placeholder;
use crate::content::real::mailbox;

/// Every official mailbox is of the sector's domains, none of a free provider's.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emails {
    /// How addresses end: `edu.vn`.
    suffixes: Vec<String>,
}

impl Test for Emails {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let boxes: Vec<_> = mailboxes(facts.site).filter(|one| !placeholder::is_address(one.address)).collect();
        let outside = |address: &str| {
            let domain = address.rsplit('@').next().unwrap_or_default();
            let inside = |suffix: &String| {
                domain == suffix || domain.strip_suffix(suffix.as_str()).is_some_and(|rest| rest.ends_with('.'))
            };
            !mailbox::is_official(address, facts.real.in_made_up_place) || !self.suffixes.iter().any(inside)
        };
        let wrong: Vec<&str> = boxes.iter().map(|mailbox| mailbox.address).filter(|address| outside(address)).collect();
        if boxes.is_empty() {
            return Outcome::fail("Chưa ghi hộp thư chính thức nào");
        }
        if wrong.is_empty() {
            return Outcome::pass(format!("{} hộp thư đều thuộc tên miền {}", boxes.len(), self.suffixes.join(", ")))
                .seen_at(facts.site, boxes.iter().map(|mailbox| &mailbox.route));
        }
        let routes = boxes.iter().filter(|mailbox| wrong.contains(&mailbox.address)).map(|mailbox| &mailbox.route);
        Outcome::fail(format!("Hộp thư ngoài tên miền {}: {}", self.suffixes.join(", "), wrong.join(", ")))
            .seen_at(facts.site, routes)
    }
}
