//! An item of public disclosure as a rule asks for it.

use jiff::civil::Date;
use serde::Deserialize;

use crate::checklist::deadline::Yearly;
use crate::config::Config;
use crate::content::kinds::Disclosure;

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

impl Asked {
    /// The deadlines that still matter on a day, oldest first: those of the last five years, and the next.
    pub fn deadlines(&self, today: Date, school: &Config) -> Vec<Date> {
        let mut deadlines: Vec<Date> = self.deadline.come(today, school).take(usize::from(YEARS_KEPT)).collect();
        deadlines.reverse();
        deadlines.extend(self.deadline.next(today, school));
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
            self.of == Period::SchoolYear && year == deadline.year().saturating_add(1) && record.published < deadline
        };
        self.is_item_of(record) && (year == deadline.year() || is_ahead())
    }
}
