//! The sector portal's feed.

use serde::Deserialize;

use super::{Facts, Outcome, Test};

/// A saved feed of the sector's portal is in the site's folder, and the home page shows news of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalFeed {}

impl Test for PortalFeed {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        if let Some(feed) = facts.site.portal.first() {
            let finding = format!("Nguồn “{}” có {} tin trên trang chủ", feed.title, feed.items.len());
            return Outcome::pass(finding).seen_at(facts.site, ["/"]);
        }
        let files = facts.site.config.portal_rss.iter().map(|feed| feed.file.value.to_string());
        let files: Vec<String> = files.collect();
        if files.is_empty() {
            return Outcome::fail("Chưa khai nguồn RSS của ngành trong site.yaml");
        }
        Outcome::fail(format!("Nguồn RSS của ngành: không có tin nào đọc được trong {}", files.join(", ")))
    }
}
