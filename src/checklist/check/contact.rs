//! How to reach the school.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::checklist::facts::listed;
use crate::config::Config;
use crate::content::real::{mailbox, phone, wording};
use crate::source::Spanned;

/// `site.yaml` gives each of some ways, so that every page and `/lien-he/` show them. What a new site is made with
/// gives none, nor does a free mailbox.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    ways: Vec<Way>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Way {
    Address,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// The mailbox for what people want to tell the school.
    FeedbackEmail,
}

impl Way {
    fn label(self) -> &'static str {
        match self {
            Self::Address => "địa chỉ",
            Self::Phone => "điện thoại",
            Self::Email => "thư điện tử",
            Self::FeedbackEmail => "hộp thư tiếp nhận phản ánh",
        }
    }

    fn given(self, config: &Config, in_made_up_place: bool) -> bool {
        let is_official = |email: &Spanned<String>| mailbox::is_official(&email.value, in_made_up_place);
        match self {
            Self::Address => is_a_place(&config.address),
            Self::Phone => config.phones.iter().any(|phone| phone::is_plausible(&phone.value)),
            Self::Email => config.emails.iter().any(is_official),
            Self::FeedbackEmail => config.feedback_email.as_ref().is_some_and(is_official),
        }
    }
}

/// Whether an address names a place: some words of it, none of them standing for what is still to come.
fn is_a_place(address: &str) -> bool {
    wording::says_something(address) && address.split_whitespace().count() >= 3
}

impl Test for Contact {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let missing: Vec<&str> = self
            .ways
            .iter()
            .filter(|way| !way.given(&facts.site.config, facts.real.in_made_up_place))
            .map(|way| way.label())
            .collect();
        if missing.is_empty() {
            let labels: Vec<&str> = self.ways.iter().map(|way| way.label()).collect();
            return Outcome::pass(format!("Đã công khai {}", listed(&labels))).seen_at(facts.site, ["/lien-he/"]);
        }
        Outcome::fail(format!("Chưa công khai {} dùng được cho việc công", listed(&missing)))
            .seen_at(facts.site, ["/lien-he/"])
    }
}
