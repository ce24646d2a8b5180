//! How many articles, how regularly.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::{Facts, Named, Outcome, Test};
use crate::checklist::facts::listed;
use crate::checklist::real::leave_once;
use crate::content::Entry;
use crate::content::kinds::Post;
use crate::lang::Lang;

/// Enough articles within a time, and some in each month of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Posts {
    /// In these sections or below them.
    routes: Vec<String>,
    /// Within so many days before today.
    within_days: u16,
    /// How many.
    #[serde(default = "super::one")]
    at_least: usize,
    /// Whether the days of the summer holidays aren't counted: little happens then.
    #[serde(default)]
    holidays_apart: bool,
    /// How many in each of the twelve whole months before this one.
    each_month: Option<usize>,
}

impl Posts {
    fn written<'f>(&self, facts: Facts<'f>) -> Vec<&'f Entry> {
        let posts = facts.site.of_kind::<Post>(Lang::Vi).map(|(_, entry, _)| entry);
        let inside = |entry: &&Entry| self.routes.iter().any(|route| entry.section.starts_with(route.as_str()));
        let mut posts: Vec<_> = posts.filter(inside).filter(|entry| facts.is_filled(entry, 1)).collect();
        posts.sort_by_key(|entry| std::cmp::Reverse(entry.day()));
        // Besides the newest, only what lies in the time that is looked at is asked for.
        let months = facts.today().first_of_month().saturating_sub(12.months());
        let since = self.since(facts.today());
        let from = if self.each_month.is_some() { since.min(months) } else { since };
        let asked = posts.partition_point(|entry| entry.day().is_some_and(|day| day >= from));
        posts.truncate(asked.max(1));
        // One text is one article, however often it is posted, of whatever day.
        leave_once(facts.site, &mut posts);
        posts
    }

    /// The first day of the time that is looked at.
    fn since(&self, today: Date) -> Date {
        let since = today.saturating_sub(i64::from(self.within_days).days());
        if self.holidays_apart { before_holidays(since, today) } else { since }
    }

    /// “60 ngày qua”, as the finding says it.
    fn span(&self) -> String {
        let apart = if self.holidays_apart { " (không kể nghỉ hè)" } else { "" };
        format!("{} ngày qua{apart}", self.within_days)
    }

    /// The months of the last twelve with too few articles, as `03/2026`.
    fn poor_months(&self, posts: &[&Entry], today: Date) -> Vec<String> {
        let Some(least) = self.each_month else { return Vec::new() };
        let this_month = today.first_of_month();
        let months = (1..=12).rev().filter_map(|back| this_month.checked_sub(back.months()).ok());
        let count = |month: Date| {
            posts.iter().filter(|post| post.day().is_some_and(|day| day.first_of_month() == month)).count()
        };
        months.filter(|month| count(*month) < least).map(|month| month.strftime("%m/%Y").to_string()).collect()
    }
}

impl Test for Posts {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let posts = self.written(facts);
        let since = self.since(facts.today());
        let recent: Vec<&Entry> = posts
            .iter()
            .copied()
            .filter(|post| post.day().is_some_and(|day| since <= day && day <= facts.today()))
            .collect();
        let (count, span) = (recent.len(), self.span());
        if count < self.at_least {
            let last = posts.first().and_then(|post| post.day());
            let last = last
                .map_or_else(String::new, |day| format!("; bài mới nhất ngày {}", crate::vietnamese::long_date(day)));
            let finding = format!("Có {count} bài trong {span}, cần ít nhất {}{last}", self.at_least);
            return Outcome::fail(finding).measured().seen_at(facts.site, &self.routes);
        }
        let poor = self.poor_months(&posts, facts.today());
        if !poor.is_empty() {
            let finding = format!("Có {count} bài trong {span}, nhưng chưa đủ bài trong tháng {}", listed(&poor));
            return Outcome::fail(finding).measured().seen_at(facts.site, &self.routes);
        }
        Outcome::pass(format!("Có {count} bài trong {span}"))
            .measured()
            .seen_at(facts.site, recent.into_iter().map(Entry::route))
    }

    fn names(&self) -> Vec<Named<'_>> {
        self.routes.iter().map(|route| Named::Route(route)).collect()
    }

    fn is_measured(&self) -> bool {
        true
    }
}

/// The first day of a time that ends today, moved back by the days of the last summer holidays (June to August) in it.
fn before_holidays(since: Date, today: Date) -> Date {
    let holidays = |year: i16| Some((Date::new(year, 6, 1).ok()?, Date::new(year, 9, 1).ok()?));
    let last = [today.year(), today.year() - 1].into_iter().filter_map(holidays).find(|(begin, _)| *begin <= today);
    match last {
        Some((begin, end)) if since < end => since.saturating_sub(today.min(end).duration_since(begin)),
        _ => since,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_days_of_the_holidays_are_not_counted() {
        let sixty = |today: Date| before_holidays(today.saturating_sub(60.days()), today);
        assert_eq!(sixty(date(2026, 5, 31)), date(2026, 4, 1));
        assert_eq!(sixty(date(2026, 6, 1)), date(2026, 4, 2));
        assert_eq!(sixty(date(2026, 8, 10)), date(2026, 4, 2));
        assert_eq!(sixty(date(2026, 9, 1)), date(2026, 4, 2));
        assert_eq!(sixty(date(2026, 10, 30)), date(2026, 5, 31));
        assert_eq!(sixty(date(2026, 10, 31)), date(2026, 9, 1));
        assert_eq!(sixty(date(2027, 2, 1)), date(2026, 12, 3));
    }
}
