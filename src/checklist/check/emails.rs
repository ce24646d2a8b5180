//! Official mailboxes.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::checklist::lint::mailboxes;
use crate::content::placeholder;
use crate::content::real::{host, mailbox};

/// No official mailbox is of a free provider, and each is of the sector's domains where these are named.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emails {
    /// How addresses end: `edu.vn`; as they like where it says nothing.
    #[serde(default)]
    suffixes: Vec<String>,
}

impl Emails {
    /// What is said of mailboxes that are as they should be.
    fn right(&self) -> String {
        if self.suffixes.is_empty() {
            return "đều không thuộc nhà cung cấp miễn phí".to_owned();
        }
        format!("đều thuộc tên miền {}", self.suffixes.join(", "))
    }

    fn wrong(&self) -> String {
        if self.suffixes.is_empty() {
            return "Hộp thư của nhà cung cấp miễn phí".to_owned();
        }
        format!("Hộp thư ngoài tên miền {}", self.suffixes.join(", "))
    }
}

impl Test for Emails {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let boxes: Vec<_> = mailboxes(facts.site).filter(|one| !placeholder::is_address(one.address)).collect();
        let outside = |address: &str| {
            let domain = address.rsplit('@').next().unwrap_or_default();
            let inside = |suffix: &String| host::is_below(domain, suffix);
            if self.suffixes.is_empty() {
                return mailbox::is_free(address);
            }
            !mailbox::is_official(address, facts.real.in_made_up_place) || !self.suffixes.iter().any(inside)
        };
        let mut addresses: Vec<&str> = boxes.iter().map(|mailbox| mailbox.address).collect();
        addresses.sort_unstable();
        addresses.dedup();
        let wrong: Vec<&str> = addresses.iter().copied().filter(|address| outside(address)).collect();
        if boxes.is_empty() {
            return Outcome::fail("Chưa ghi hộp thư chính thức nào");
        }
        if wrong.is_empty() {
            return Outcome::pass(format!("{} hộp thư {}", addresses.len(), self.right()))
                .seen_at(facts.site, boxes.iter().map(|mailbox| &mailbox.route));
        }
        let routes = boxes.iter().filter(|mailbox| wrong.contains(&mailbox.address)).map(|mailbox| &mailbox.route);
        Outcome::fail(format!("{}: {}", self.wrong(), wrong.join(", "))).seen_at(facts.site, routes)
    }
}
