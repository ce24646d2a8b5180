//! An item of public disclosure as a rule asks for it.

use jiff::civil::Date;
use serde::Deserialize;

use crate::checklist::deadline::Yearly;
use crate::content::kinds::Disclosure;
use crate::vietnamese::SchoolYear;

/// The section of public disclosure.
pub const ROUTE: &str = "/cong-khai/";

/// How many years an item stays published (09/2024/TT-BGDĐT Điều 15).
pub const YEARS_KEPT: u8 = 5;

/// An item, the year it is of, and by when it must be there.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The regulation's key.
    pub regulation: String,
    /// The item's key.
    pub item: String,
    /// The year that its figures are of.
    #[serde(default)]
    pub of: Period,
    /// Whether running text shows it too; figures are shown by a table or a file.
    #[serde(default)]
    pub shown_by: Shown,
    /// How it goes with the years.
    #[serde(default)]
    pub nature: Nature,
    /// When it must be there.
    pub deadline: Yearly,
}

/// The year that an item is of. A deadline of 2026 asks for the school year 2025-2026 or the financial year 2025.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// The one that ends with the deadline.
    #[default]
    SchoolYear,
    /// The one before the deadline's.
    FinancialYear,
}

/// What shows an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// A table of figures or a file.
    #[default]
    Figures,
    /// These, or a text of some length.
    Text,
}

/// How an item goes with the years: what may be dated early, and what may be told in last year's words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// It is another one each year.
    #[default]
    Yearly,
    /// What a year came to: another one each year, and known when the year is over.
    Results,
    /// What may honestly stand as it was: rates, rooms, an accreditation.
    Standing,
}

/// The month and the day from which on the results of a school year may be known. No source sets them; they are this
/// program's.
const SCHOOL_YEAR_ENDS: (i8, i8) = (5, 15);

impl Asked {
    /// The deadlines that still matter on a day, oldest first: those of the last five years, and the next.
    pub fn deadlines(&self, today: Date, founded: Option<i16>) -> Vec<Date> {
        let mut deadlines: Vec<Date> = self.deadline.come(today, founded).take(usize::from(YEARS_KEPT)).collect();
        deadlines.reverse();
        deadlines.extend(self.deadline.next(today, founded));
        deadlines
    }

    /// Whether it is this item that a record discloses, of whatever year.
    pub fn is_item_of(&self, record: &Disclosure) -> bool {
        record.regulation.key == self.regulation && record.item.key == self.item
    }

    /// The year of the deadline that a record is for.
    pub fn year_of_deadline(&self, record: &Disclosure) -> i16 {
        let year = match self.of {
            Period::SchoolYear => record.listed_under().start,
            Period::FinancialYear => record.fiscal_year.unwrap_or(record.listed_under().start),
        };
        year.saturating_add(1)
    }

    /// Whether a record meets a deadline. What is disclosed of the next school year before the deadline meets it too:
    /// plans and fees are told ahead.
    pub fn is_met_by(&self, record: &Disclosure, deadline: Date) -> bool {
        let year = self.year_of_deadline(record);
        let is_ahead = || {
            self.of == Period::SchoolYear
                && self.nature != Nature::Results
                && year == deadline.year().saturating_add(1)
                && record.published < deadline
        };
        self.is_item_of(record) && (year == deadline.year() || is_ahead())
    }

    /// The first day on which what the record tells can be known; `None` where plans and rates are told ahead.
    pub fn known_from(&self, record: &Disclosure) -> Option<Date> {
        let (month, day) = match self.of {
            _ if self.nature != Nature::Results => return None,
            Period::SchoolYear => SCHOOL_YEAR_ENDS,
            Period::FinancialYear => (1, 1),
        };
        Date::new(self.year_of_deadline(record), month, day).ok()
    }

    /// Whether a record tells of a year that wasn't over when it was published.
    pub fn is_too_early(&self, record: &Disclosure) -> bool {
        self.known_from(record).is_some_and(|known| record.published < known)
    }

    /// “năm học 2025-2026”, “năm 2025”: the year of what is due in a year.
    pub fn period(&self, year_of_deadline: i16) -> String {
        let start = year_of_deadline.saturating_sub(1);
        match self.of {
            Period::SchoolYear => format!("năm học {}", SchoolYear { start }),
            Period::FinancialYear => format!("năm {start}"),
        }
    }
}
