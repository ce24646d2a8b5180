//! How to reach the school.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::checklist::facts::listed;
use crate::config::Config;
use crate::content::placeholder;

/// `site.yaml` gives each of some ways, so that every page and `/lien-he/` show them. What a new site is made with
/// gives none.
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

    fn given(self, config: &Config) -> bool {
        match self {
            Self::Address => !config.address.trim().is_empty() && placeholder::find(&config.address).is_none(),
            Self::Phone => config.phones.iter().any(|phone| !placeholder::is_phone(&phone.value)),
            Self::Email => config.emails.iter().any(|email| !placeholder::is_address(&email.value)),
            Self::FeedbackEmail => {
                config.feedback_email.as_ref().is_some_and(|email| !placeholder::is_address(&email.value))
            }
        }
    }
}

impl Test for Contact {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let missing: Vec<&str> =
            self.ways.iter().filter(|way| !way.given(&facts.site.config)).map(|way| way.label()).collect();
        if missing.is_empty() {
            let labels: Vec<&str> = self.ways.iter().map(|way| way.label()).collect();
            return Outcome::pass(format!("Đã công khai {}", listed(&labels))).seen_at(facts.site, ["/lien-he/"]);
        }
        Outcome::fail(format!("Chưa công khai {}", listed(&missing))).seen_at(facts.site, ["/lien-he/"])
    }
}
