//! The days of a year's enrolment, by its notices: the plan comes before them, lists and results after applications began.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::days::Disorder;
use crate::content::kinds::Enrolment;
use crate::lang::Lang;
use crate::site::Site;
use crate::vietnamese::{SchoolYear, bare_words, long_date};

/// What the notices of a year and a grade tell.
#[derive(Debug)]
pub(super) struct Season {
    posted: Date,
    opens: Option<Date>,
    closes: Option<Date>,
    /// Of the only notice; none where there are several.
    pub(super) quota: Option<String>,
}

/// The enrolments of a site, by the year and the grade that pupils enter.
#[derive(Debug, Default)]
pub(super) struct Seasons(BTreeMap<(SchoolYear, String), Season>);

impl Seasons {
    pub(super) fn of(site: &Site) -> Self {
        let mut seasons: BTreeMap<_, Season> = BTreeMap::new();
        for (_, _, notice) in site.of_kind::<Enrolment>(Lang::Vi).filter(|(_, _, record)| record.is_notice()) {
            let own = Season {
                posted: notice.posted,
                opens: notice.opens,
                closes: notice.closes.as_ref().map(|closes| closes.value),
                quota: notice.quota.clone(),
            };
            match seasons.get_mut(&key(notice)) {
                Some(season) => season.join(own),
                None => drop(seasons.insert(key(notice), own)),
            }
        }
        Self(seasons)
    }

    /// What the notices tell of the enrolment that a record is a stage of.
    pub(super) fn around(&self, record: &Enrolment) -> Option<&Season> {
        self.0.get(&key(record))
    }
}

impl Season {
    fn join(&mut self, other: Self) {
        self.posted = self.posted.min(other.posted);
        self.opens = self.opens.into_iter().chain(other.opens).min();
        self.closes = self.closes.into_iter().chain(other.closes).max();
        self.quota = None;
    }

    /// What is wrong with the day on which a stage was posted.
    pub(super) fn disorder(&self, record: &Enrolment) -> Option<Disorder> {
        let posted = long_date(record.posted);
        match record.stage.key.as_str() {
            "ke-hoach" => {
                if let Some(closes) = self.closes.filter(|closes| record.posted > *closes) {
                    let message = format!("Kế hoạch đăng ngày {posted}, sau hạn nộp hồ sơ {}", long_date(closes));
                    return Some(Disorder::new("posted", message));
                }
                let message = format!("Kế hoạch đăng ngày {posted}, sau thông báo ngày {}", long_date(self.posted));
                (record.posted > self.posted).then(|| Disorder::strange("posted", message))
            }
            "danh-sach" | "ket-qua" => {
                let opens = self.opens.filter(|opens| record.posted < *opens)?;
                let message = format!("Danh sách đăng ngày {posted}, trước ngày nhận hồ sơ {}", long_date(opens));
                Some(Disorder::new("posted", message))
            }
            _ => None,
        }
    }
}

fn key(record: &Enrolment) -> (SchoolYear, String) {
    (record.school_year, record.grade.as_deref().map_or_else(String::new, bare_words))
}
