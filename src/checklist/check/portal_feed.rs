//! The sector portal's feed.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::inputs::Source;
use crate::site::portal;

/// A saved feed of the sector's portal is in the site's folder and can be read.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalFeed {}

impl Test for PortalFeed {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let mut faults = Vec::new();
        for feed in &facts.site.config.portal_rss {
            let channel = match facts.inputs.sources.get(&feed.file.value) {
                Some(Source::Text(bytes)) => portal::channel(bytes).ok(),
                _ => None,
            };
            match channel.map(|channel| channel.items().len()) {
                Some(0) => faults.push(format!("“{}” không có tin nào", feed.title)),
                Some(items) => {
                    return Outcome::pass(format!("Nguồn “{}” có {items} tin", feed.title)).seen_at(facts.site, ["/"]);
                }
                None => faults.push(format!("không đọc được bản lưu {}", feed.file.value)),
            }
        }
        if faults.is_empty() {
            return Outcome::fail("Chưa khai nguồn RSS của ngành trong site.yaml");
        }
        Outcome::fail(format!("Nguồn RSS của ngành: {}", faults.join("; ")))
    }
}
