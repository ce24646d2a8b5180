//! The sector portal's feed.

use jiff::ToSpan;
use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::checklist::real::Real;
use crate::content::real::{host, wording};
use crate::site::SavedFeed;
use crate::site::portal::SavedItem;
use crate::vietnamese::long_date;

/// A saved feed of the sector's portal is in the site's folder, and the home page shows news of it that aren't old.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalFeed {
    /// How old the newest item may be, in days. A feed may tell no days.
    within_days: u16,
}

impl PortalFeed {
    /// Why a feed doesn't count.
    fn fault(&self, facts: Facts<'_>, feed: &SavedFeed) -> Option<String> {
        let is_of_the_sector = |address: &str| {
            let host = host::of(address);
            Real::is_of_the_sector(&host) && facts.real.is_address(address) || facts.real.is_example(&host)
        };
        let items: Vec<&SavedItem> = feed.items.iter().filter(|item| is_of_the_sector(&item.url)).collect();
        if items.is_empty() || !is_of_the_sector(&feed.url) {
            return Some(format!("nguồn “{}” không phải của ngành (tên miền gov.vn hoặc edu.vn)", feed.title));
        }
        if !items.iter().any(|item| wording::says_something(&item.title)) {
            return Some(format!("không tin nào của “{}” có tiêu đề thật", feed.title));
        }
        let oldest = facts.today().saturating_sub(i64::from(self.within_days).days());
        let newest = items.iter().filter_map(|item| item.date).filter(|day| *day <= facts.today()).max();
        let is_undated = items.iter().all(|item| item.date.is_none());
        match newest {
            Some(newest) if newest >= oldest => None,
            Some(newest) => Some(format!("tin mới nhất của “{}” là ngày {}", feed.title, long_date(newest))),
            None => (!is_undated).then(|| format!("tin của “{}” đều ghi ngày chưa tới", feed.title)),
        }
    }
}

impl Test for PortalFeed {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let mut faults = Vec::new();
        for feed in &facts.site.portal {
            let Some(fault) = self.fault(facts, feed) else {
                let finding = format!("Nguồn “{}” có {} tin trên trang chủ", feed.title, feed.items.len());
                return Outcome::pass(finding).seen_at(facts.site, ["/"]);
            };
            faults.push(fault);
        }
        if !faults.is_empty() {
            let finding = format!("Nguồn RSS của ngành không dùng được: {}", faults.join("; "));
            return Outcome::fail(finding).seen_at(facts.site, ["/"]);
        }
        let files = facts.site.config.portal_rss.iter().map(|feed| feed.file.value.to_string());
        let files: Vec<String> = files.collect();
        if files.is_empty() {
            return Outcome::fail("Chưa khai nguồn RSS của ngành trong site.yaml");
        }
        Outcome::fail(format!("Nguồn RSS của ngành: không có tin nào đọc được trong {}", files.join(", ")))
    }

    fn is_measured(&self) -> bool {
        true
    }
}
