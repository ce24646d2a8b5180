//! The checklist's verdict as a value: rules fill it, views show it, and neither knows the other.

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::SourcePath;

/// The verdict on a whole site, as `/report.json` has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Report {
    /// The version of this format.
    pub schema: u32,
    /// The site it is about.
    pub site: Subject,
    /// The day it is of.
    pub today: jiff::civil::Date,
    /// When the site next shows something else by itself and has to be built again: `2026-11-21T18:00:00+07:00`, or
    /// `2026-11-22` for the beginning of a day.
    pub next_change: Option<String>,
    /// What made it, and of what.
    pub origin: Origin,
    /// The packs of rules that were applied.
    pub packs: Vec<PackInfo>,
    /// How many items of the official packs have each verdict; what is shown for information isn't counted.
    pub score: Score,
    /// How many pages have personal data of pupils that somebody answers for.
    pub personal_data: usize,
    /// Every item, in the order of the packs.
    pub items: Vec<Item>,
    /// Every item of public disclosure at each deadline of the last five years and at the next one.
    pub disclosure: Vec<Disclosed>,
    /// What is out of a site's reach, so that the unit itself has to see to it.
    pub duties: Vec<Duty>,
}

/// Something that no site shows: the unit's own duty, for a person to confirm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Duty {
    /// Its number in `schemas/requirements.yaml`.
    pub requirement: String,
    /// What the unit has to see to, in Vietnamese.
    pub title: String,
    /// The clauses that ask for it.
    pub citation: String,
}

/// An item of public disclosure at one deadline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Disclosed {
    /// The regulation, by the key of the content: `tt09-2024`.
    pub regulation: String,
    /// The item, by the key of the content: `d5-k1`.
    pub item: String,
    /// What it is, in Vietnamese.
    pub title: String,
    /// The clause that asks for it.
    pub citation: String,
    /// The school year that ends with the deadline: `2025-2026`.
    pub school_year: String,
    /// The financial year it is of; only with items of finance.
    pub financial_year: Option<i16>,
    /// The day before which it has to be there.
    pub deadline: jiff::civil::Date,
    /// Whether it is there.
    pub state: DisclosureState,
    /// How many days late; only with [`DisclosureState::Late`].
    pub days_late: Option<i32>,
    /// The day it was first published.
    pub first: Option<jiff::civil::Date>,
    /// The day of its last change.
    pub changed: Option<jiff::civil::Date>,
    /// Full addresses of the pages that show it.
    pub pages: Vec<String>,
}

/// Whether an item of public disclosure is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DisclosureState {
    /// Published before its deadline.
    InTime,
    /// Published after it.
    Late,
    /// Not there, and not due yet.
    NotDue,
    /// Not there, and its deadline has come.
    Missing,
}

/// The site a report is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Subject {
    /// The full name of the unit, as `site.yaml` has it.
    pub name: String,
    /// Its address.
    pub url: String,
    /// Its kind of unit, by the key of `site.yaml`: `thcs`.
    pub unit: String,
    /// Province or city, as `site.yaml` has it.
    pub province: String,
    /// The province before 1 July 2025, where the unit says so.
    pub former_province: Option<String>,
    /// The district before 1 July 2025, where the unit says so.
    pub former_district: Option<String>,
    /// Commune or ward; `None` where it isn't said.
    pub ward: Option<String>,
    /// Public or private, by the key of `site.yaml`; `None` where it isn't said.
    pub ownership: Option<String>,
}

/// What made a report, and of what, so that an inspector can make it again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Origin {
    /// `congtruong 0.1.0`.
    pub generator: String,
    /// Of the schemas and packs it was made by, the site's own included, see [`Schemas::hash`](crate::schema::Schemas::hash).
    pub schemas: String,
    /// Of every file of the site's folder, see [`Inputs::hash`](crate::Inputs::hash).
    pub content: String,
    /// The commit that was checked out, where the folder is a git repository; files may differ from it.
    pub commit: Option<String>,
}

/// A pack of rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PackInfo {
    /// Its id, `tt37-2020`.
    pub id: String,
    /// Counts up when the pack's rules change.
    pub version: u32,
    /// Its Vietnamese title.
    pub title: String,
    /// Whether it binds this site; guidance of another province is shown for information.
    pub binding: bool,
    /// Whose rules they are.
    pub whose: Whose,
    /// SHA-256 of the pack's file, in lower-case hexadecimal.
    pub hash: String,
}

/// Whose rules a pack has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Those of the sources that the program comes with.
    Official,
    /// Those that the site adds itself, scored apart.
    #[default]
    Own,
}

/// The score: of all official items that are asked for, of each level, and of the site's own packs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Score {
    /// Of both levels together.
    #[serde(flatten)]
    pub all: Tally,
    /// Of what must be there.
    pub mandatory: Tally,
    /// Of what ought to be there.
    pub recommended: Tally,
    /// Of the site's own packs.
    pub own: Tally,
}

/// Counts by verdict. What somebody said counts for itself, never as seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tally {
    /// Found, well-formed, in time.
    pub pass: usize,
    /// The unit says so itself.
    pub declared: usize,
    /// A person has confirmed it, with evidence.
    pub confirmed: usize,
    /// Missing or wrong.
    pub fail: usize,
    /// A machine can't tell.
    pub needs_person: usize,
    /// Doesn't concern this site, or not yet.
    pub not_applicable: usize,
    /// The denominator: all of them but what doesn't concern the site.
    pub asked: usize,
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, verdict: Verdict) {
        let count = match verdict {
            Verdict::Pass => &mut self.pass,
            Verdict::Declared => &mut self.declared,
            Verdict::Confirmed => &mut self.confirmed,
            Verdict::Fail => &mut self.fail,
            Verdict::NeedsPerson => &mut self.needs_person,
            Verdict::NotApplicable => &mut self.not_applicable,
        };
        *count += 1;
        self.asked += usize::from(verdict != Verdict::NotApplicable);
    }
}

/// One item of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Item {
    /// Its stable id, `tt37.gioi-thieu.lich-su`.
    pub id: String,
    /// The pack it belongs to.
    pub pack: String,
    /// What is required, in Vietnamese.
    pub title: String,
    /// The numbers of `schemas/requirements.yaml` that ask for it: `45`, `39b`; none for rules of the site's own.
    pub requirements: Vec<String>,
    /// Every clause that asks for it, set apart by semicolons.
    pub citation: String,
    /// How strictly.
    pub level: Level,
    /// What was tested, in words.
    pub condition: String,
    /// The outcome.
    pub verdict: Verdict,
    /// Why it isn't asked for; only with [`Verdict::NotApplicable`].
    pub reason: Option<Reason>,
    /// Why: what was found or what is missing.
    pub finding: String,
    /// Full addresses of the pages that show it.
    pub evidence: Vec<String>,
    /// What to do; empty when nothing is.
    pub todo: String,
    /// The file that its first page is written in, for who looks at the sources.
    #[serde(skip)]
    pub file: Option<SourcePath>,
}

/// How strictly an item is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema, serde::Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Found, well-formed, in time.
    Pass,
    /// The unit says so itself in `site.yaml`; nobody has seen it.
    Declared,
    /// It needed a person, and one has confirmed it in `xac-nhan.yaml`, with evidence.
    Confirmed,
    /// Missing or wrong.
    Fail,
    /// A machine can't tell.
    NeedsPerson,
    /// Doesn't concern this site, or not yet; or only told for information.
    NotApplicable,
}

/// Why an item isn't asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It doesn't concern units of this kind.
    Unit,
    /// Its day hasn't come.
    NotDue,
    /// It is shown for information, and isn't met.
    Information,
    /// It was there, and has left the site on its day.
    Withdrawn,
    /// The unit waives it in `xac-nhan.yaml`, with its reason.
    Waived,
}

impl Verdict {
    /// The verdict in Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pass => "có",
            Self::Declared => "đơn vị tự khai",
            Self::Confirmed => "đã xác nhận",
            Self::Fail => "còn thiếu",
            Self::NotApplicable => "không áp dụng",
            Self::NeedsPerson => "cần người xác nhận",
        }
    }
}

impl Reason {
    /// The reason in Vietnamese.
    pub fn label(self) -> &'static str {
        match self {
            Self::Unit => "loại đơn vị",
            Self::NotDue => "chưa đến hạn",
            Self::Information => "tham khảo",
            Self::Withdrawn => "đã rút",
            Self::Waived => "đơn vị ghi là không đặt ra",
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
    /// What `/report.json` looks like, as a JSON Schema (draft 2020-12).
    pub fn json_schema() -> schemars::Schema {
        schemars::generate::SchemaSettings::draft2020_12()
            .for_serialize()
            .into_generator()
            .into_root_schema_for::<Self>()
    }

    /// Whether an item that must be there isn't.
    pub fn has_unmet_mandatory(&self) -> bool {
        self.items.iter().any(Item::is_unmet_mandatory)
    }

    /// “31 có, 2 đơn vị tự khai, 4 còn thiếu, 7 cần người xác nhận”, what nobody said left out; `None` when no pack of
    /// rules applies.
    pub fn summary(&self) -> Option<String> {
        let Tally { pass, declared, confirmed, fail, needs_person, .. } = self.score.all;
        let said = [(declared, Verdict::Declared), (confirmed, Verdict::Confirmed)].into_iter().filter(|(n, _)| *n > 0);
        let judged = [(fail, Verdict::Fail), (needs_person, Verdict::NeedsPerson)];
        let counts = std::iter::once((pass, Verdict::Pass)).chain(said).chain(judged);
        let counts: Vec<String> = counts.map(|(count, verdict)| format!("{count} {}", verdict.label())).collect();
        (!self.items.is_empty()).then(|| counts.join(", "))
    }
}

impl Item {
    /// Whether it must be there and isn't.
    pub fn is_unmet_mandatory(&self) -> bool {
        self.level == Level::Mandatory && self.verdict == Verdict::Fail
    }
}
