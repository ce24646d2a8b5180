//! The site's own feeds.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::address::Route;
use crate::lang::Lang;
use crate::site::exports::feed_route;

/// A portal can subscribe to news: a section with a feed has something in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feed {}

impl Test for Feed {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let sections = facts
            .site
            .sections
            .iter()
            .filter(|section| section.lang == Lang::Vi && section.schema.feed && !section.entries.is_empty());
        let routes: Vec<Route> = sections.map(|section| feed_route(&section.route())).collect();
        if routes.is_empty() {
            return Outcome::fail("Chưa có bài nào trong các chuyên mục có nguồn tin RSS")
                .seen_at(facts.site, ["/rss/"]);
        }
        let finding = format!("Nguồn tin RSS chung và của {} chuyên mục", routes.len());
        Outcome::pass(finding).seen_at(facts.site, std::iter::once(feed_route(&Lang::Vi.home())).chain(routes))
    }
}
