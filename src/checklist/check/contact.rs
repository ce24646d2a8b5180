//! How to reach the school.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::checklist::facts::listed;
use crate::config::Config;

/// `site.yaml` gives each of some ways, so that every page and `/lien-he/` show them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Which.
    ways: Vec<Way>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Way {
    /// The address.
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
            Self::Address => !config.address.trim().is_empty(),
            Self::Phone => !config.phones.is_empty(),
            Self::Email => !config.emails.is_empty(),
            Self::FeedbackEmail => config.feedback_email.is_some(),
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
