//! The checklist's verdict as a value: rules fill it, views show it, and neither knows the other.

use serde::Serialize;

/// The verdict on a whole site, as `/report.json` has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The version of this format.
    pub schema: u32,
    /// The site it is about.
    pub site: Subject,
    /// The day it is of.
    pub today: jiff::civil::Date,
    /// The packs of rules that were applied.
    pub packs: Vec<PackInfo>,
    /// How many items have each verdict; what is shown for information isn't counted.
    pub score: Score,
    /// How many pages have personal data of pupils that somebody answers for.
    pub personal_data: usize,
    /// Every item, in the order of the packs.
    pub items: Vec<Item>,
}

/// The site a report is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// The full name of the unit, as `site.yaml` has it.
    pub name: String,
    /// Its address.
    pub url: String,
    /// Its kind of unit.
    pub unit: String,
}

/// A pack of rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackInfo {
    /// Its id, `tt37-2020`.
    pub id: String,
    /// Counts up when the pack's rules change.
    pub version: u32,
    /// Its Vietnamese title.
    pub title: String,
    /// Whether it binds this site; guidance of another province is shown for information.
    pub binding: bool,
}

/// Counts by verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Score {
    /// Found, well-formed, in time.
    pub pass: usize,
    /// Missing or wrong.
    pub fail: usize,
    /// Doesn't concern this site, or not yet.
    pub not_applicable: usize,
    /// A machine can't tell.
    pub needs_person: usize,
}

/// One item of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its stable id, `tt37.gioi-thieu.lich-su`.
    pub id: String,
    /// The pack it belongs to.
    pub pack: String,
    /// What is required, in Vietnamese.
    pub title: String,
    /// The clause that asks for it.
    pub citation: String,
    /// How strictly.
    pub level: Level,
    /// What was tested, in words.
    pub condition: String,
    /// The outcome.
    pub verdict: Verdict,
    /// Why: what was found or what is missing.
    pub finding: String,
    /// Full addresses of the pages that show it.
    pub evidence: Vec<String>,
    /// What to do; empty when nothing is.
    pub todo: String,
}

/// How strictly an item is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Must be there.
    Mandatory,
    /// Ought to be there.
    Recommended,
    /// Shown for information; never a fail.
    Information,
}

/// The outcome of a rule. It never claims what the program can't see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Found, well-formed, in time.
    Pass,
    /// Missing or wrong.
    Fail,
    /// Doesn't concern this site, or not yet; or only told for information.
    NotApplicable,
    /// A machine can't tell.
    NeedsPerson,
}

impl Verdict {
    /// The verdict in Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pass => "có",
            Self::Fail => "còn thiếu",
            Self::NotApplicable => "không áp dụng",
            Self::NeedsPerson => "cần người xác nhận",
        }
    }
}

impl Level {
    /// The level in Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Mandatory => "bắt buộc",
            Self::Recommended => "khuyến nghị",
            Self::Information => "tham khảo",
        }
    }
}

impl Report {
    /// Whether an item that must be there isn't.
    pub fn has_unmet_mandatory(&self) -> bool {
        self.items.iter().any(Item::is_unmet_mandatory)
    }

    /// “31 có, 4 còn thiếu, 7 cần người xác nhận”; `None` when no pack of rules applies.
    pub fn summary(&self) -> Option<String> {
        let Score { pass, fail, needs_person, .. } = self.score;
        let counts = [(pass, Verdict::Pass), (fail, Verdict::Fail), (needs_person, Verdict::NeedsPerson)];
        let counts = counts.map(|(count, verdict)| format!("{count} {}", verdict.label()));
        (!self.items.is_empty()).then(|| counts.join(", "))
    }
}

impl Item {
    /// Whether it must be there and isn't.
    pub fn is_unmet_mandatory(&self) -> bool {
        self.level == Level::Mandatory && self.verdict == Verdict::Fail
    }
}
