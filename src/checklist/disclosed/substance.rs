//! Whether an entry shows what it is about: figures in a table, a file that opens, or a text of some length, of the year
//! that it is for.

use std::fmt;

use jiff::civil::Date;

use super::asked::Asked;
use super::copied::{Copies, Holder};
use super::evidence::{self, Piece};
use super::lacking::{self, Lacking};
use super::papers;
use crate::checklist::real::Real;
use crate::content::Entry;
use crate::content::kinds::Disclosure;
use crate::site::Site;
use crate::vietnamese::long_date;

/// Why an entry shows nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// An attached file is empty or isn't what it is called.
    File(String),
    /// Its tables have no figures.
    Tables,
    /// A table tells nothing of the item.
    Table(Lacking),
    /// All it shows are files of something else, which is named.
    Elsewhere(String),
    /// It has neither table nor file, nor enough text.
    Nothing,
    /// All it shows was another year's before, which is named.
    Copied(String),
    /// It was published on a day when the year it is of wasn't over.
    Early(Date),
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(name) => write!(f, "tệp {name} trống hoặc hỏng"),
            Self::Tables => f.write_str("bảng chưa có số liệu"),
            Self::Table(lacking) => lacking.fmt(f),
            Self::Elsewhere(title) => write!(f, "tệp đưa ra là của “{title}”"),
            Self::Nothing => f.write_str("bài chưa có bảng số liệu hay tệp"),
            Self::Copied(period) => write!(f, "nội dung đưa ra là của {period}"),
            Self::Early(day) => write!(f, "ghi công khai ngày {}, khi năm ấy chưa kết thúc", long_date(*day)),
        }
    }
}

/// What keeps an entry from showing its item at the deadline it is for; `None` when it does.
pub(super) fn flaw(
    real: &Real<'_>,
    entry: &Entry,
    record: &Disclosure,
    asked: &Asked,
    copies: &Copies,
) -> Option<Flaw> {
    let site = real.site;
    if asked.is_too_early(record) {
        return Some(Flaw::Early(record.published));
    }
    let lacking = lacking::tables(site, entry, record, asked);
    if let Some(empty) = lacking.iter().find(|table| table.is_empty()) {
        return Some(Flaw::Table(empty.clone()));
    }
    let mut pieces = evidence::pieces(site, entry, record, Some(asked));
    if let Some(flaw) = emptiness(site, entry, record, &pieces) {
        let first = lacking.into_iter().next();
        return Some(first.filter(|_| !matches!(flaw, Flaw::File(_))).map_or(flaw, Flaw::Table));
    }
    let mut elsewhere = None;
    pieces.retain(|piece| {
        let owner = papers::owner(real, record, asked, piece);
        elsewhere = elsewhere.or(owner);
        owner.is_none()
    });
    if let Some(owner) = elsewhere.filter(|_| pieces.is_empty()) {
        return Some(Flaw::Elsewhere(owner.title.clone()));
    }
    let before: Option<Vec<&Holder>> = pieces.iter().map(|piece| copies.before(entry, record, asked, piece)).collect();
    before?.first().map(|holder| Flaw::Copied(holder.period.clone()))
}

/// What keeps an entry from showing anything.
fn emptiness(site: &Site, entry: &Entry, record: &Disclosure, pieces: &[Piece]) -> Option<Flaw> {
    if let Some(name) = evidence::broken(site, entry) {
        return Some(Flaw::File(name.to_owned()));
    }
    if !pieces.is_empty() {
        return None;
    }
    Some(if record.tables(&entry.fields).is_empty() { Flaw::Nothing } else { Flaw::Tables })
}

/// Whether an entry shows anything at all, whatever its item asks for.
pub fn shows_something(site: &Site, entry: &Entry, record: &Disclosure) -> bool {
    emptiness(site, entry, record, &evidence::pieces(site, entry, record, None)).is_none()
}
