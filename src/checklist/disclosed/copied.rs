//! What was disclosed of another year before: the same file, the same figures, the same words. It counts once, and is
//! told where it stands again.

use std::collections::BTreeMap;

use super::asked::{Asked, Nature};
use super::demand::Demand;
use super::evidence::{self, Piece, What};
use super::named_year;
use crate::content::Entry;
use crate::content::kinds::Disclosure;
use crate::diagnostic::{Code, Diagnostic};
use crate::site::Site;
use crate::source::SourcePath;
use crate::vietnamese::{self, SchoolYear};

/// Folded: words by which a school says itself that what it tells is as it was.
const UNCHANGED: [&str; 4] = ["khong thay doi", "khong co thay doi", "giu nguyen", "nhu nam hoc truoc"];

/// Who shows something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Holder {
    /// The file of the entry.
    pub path: SourcePath,
    /// The year it is of, in words.
    pub period: String,
    item: String,
    /// The year of the deadline that it is for.
    year: i16,
}

/// Everything that is shown of any year, with those who show it.
#[derive(Clone, Debug, Default)]
pub(super) struct Copies {
    holders: BTreeMap<String, Vec<Holder>>,
}

impl Copies {
    /// Looks through what the records of a site show.
    pub fn of(site: &Site, demands: &[Demand<'_>], records: &[(&Entry, &Disclosure)]) -> Self {
        let mut copies = Self::default();
        for (entry, record) in records {
            let Some(asked) = asked_for(demands, record) else { continue };
            let year = asked.year_of_deadline(record);
            for piece in evidence::pieces(site, entry, record, Some(asked)) {
                let holders = copies.holders.entry(piece.key).or_default();
                // A record that shows something twice is one holder.
                if holders.last().is_none_or(|last| last.path != entry.path) {
                    holders.push(Holder {
                        path: entry.path.clone(),
                        period: asked.period(year),
                        item: asked.item.clone(),
                        year,
                    });
                }
            }
        }
        copies
    }

    /// Who showed something of another year that a record shows again; `None` where it is the record's own, or may
    /// honestly stand as it was.
    pub fn before(&self, entry: &Entry, record: &Disclosure, asked: &Asked, piece: &Piece) -> Option<&Holder> {
        let holders = self.holders.get(&piece.key).filter(|holders| holders.len() > 1)?;
        if asked.nature == Nature::Standing || asked.nature == Nature::Yearly && says_unchanged(entry) {
            return None;
        }
        let year = asked.year_of_deadline(record);
        let named = if let What::File(name) = &piece.what { named_year::of(name) } else { None };
        let before = holders.iter().filter(|other| {
            // A plan for the next year may stand in one paper with the results of the last.
            let is_alike = other.item == asked.item || asked.nature == Nature::Results;
            let is_first = match named {
                Some(start) if start == year - 1 => false,
                Some(start) if start == other.year - 1 => true,
                _ => other.year < year,
            };
            other.path != entry.path && other.year != year && is_alike && is_first
        });
        // The same item says best where it was.
        before.max_by_key(|other| other.item == asked.item)
    }

    /// Tells of what is shown again, and of files that name another year than the one they are shown for.
    pub fn check(
        &self,
        site: &Site,
        demands: &[Demand<'_>],
        records: &[(&Entry, &Disclosure)],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        for (entry, record) in records {
            let Some(asked) = asked_for(demands, record) else { continue };
            let pieces = evidence::pieces(site, entry, record, Some(asked));
            let judged: Vec<_> = pieces.iter().map(|piece| (piece, self.before(entry, record, asked, piece))).collect();
            let is_all = judged.iter().all(|(_, before)| before.is_some());
            // Beside figures of its own a record may be introduced in last year's words.
            let is_told = |piece: &Piece| is_all || asked.nature == Nature::Results && piece.what != What::Text;
            let period = asked.period(asked.year_of_deadline(record));
            for (piece, before) in judged {
                let told = match before {
                    Some(other) => is_told(piece).then(|| again(piece, other, &period)),
                    None => misnamed(piece, asked, record),
                };
                diagnostics.extend(told.map(|told| told.at(&entry.path, piece.span)));
            }
        }
    }
}

fn asked_for<'l>(demands: &[Demand<'l>], record: &Disclosure) -> Option<&'l Asked> {
    Demand::of(demands, record).map(|demand| demand.asked)
}

fn says_unchanged(entry: &Entry) -> bool {
    let folded = vietnamese::fold(&entry.body.plain_text());
    UNCHANGED.iter().any(|words| folded.contains(words))
}

fn again(piece: &Piece, other: &Holder, period: &str) -> Diagnostic {
    let what = match &piece.what {
        What::File(name) => format!("Tệp {name}"),
        What::Table => "Mọi con số của bảng này".to_owned(),
        What::Text => "Bài này".to_owned(),
    };
    let message = format!("{what} đã dùng cho {} ở {}; bảng đối chiếu chỉ tính một lần", other.period, other.path);
    Diagnostic::warning(Code::Repeated, message).help(match &piece.what {
        What::File(_) => format!("Đính kèm tệp của {period}, hoặc xóa bài này nếu chưa có"),
        _ => format!("Nhập số liệu thật của {period}, hoặc xóa bài này nếu chưa có"),
    })
}

/// What is told of a file whose name says another year than the record's.
fn misnamed(piece: &Piece, asked: &Asked, record: &Disclosure) -> Option<Diagnostic> {
    let What::File(name) = &piece.what else { return None };
    if asked.nature == Nature::Standing {
        return None;
    }
    let own = asked.year_of_deadline(record) - 1;
    let named = match (named_year::of(name), named_year::only(name)) {
        // A financial year stands in two school years.
        (Some(start), _) => {
            let is_own = start == record.school_year.map_or(own, |year| year.start)
                || record.school_year.is_none() && start == own - 1;
            (!is_own).then(|| format!("năm học {}", SchoolYear { start }))
        }
        (None, Some(year)) => (year < own).then(|| format!("năm {year}")),
        _ => None,
    }?;
    let period = asked.period(own + 1);
    let message = format!("Tên tệp {name} ghi {named} mà bài công khai là của {period}");
    let help = format!("Đính kèm tệp của {period}; nếu tệp đúng thì đổi tên tệp cho khớp");
    Some(Diagnostic::warning(Code::DoubtfulDate, message).help(help))
}
