//! Tables that stand under an item and tell nothing of it: empty ones, zeros of what every school has, figures that
//! nobody counted, the table of another item.

use std::fmt;

use super::asked::{Asked, Nature};
use super::demand::Demand;
use super::figures::Sheet;
use super::matter;
use crate::checklist::choice;
use crate::content::Entry;
use crate::content::kinds::{Disclosure, TableTitled, TypedRecord};
use crate::content::markdown::Block;
use crate::diagnostic::{Code, Diagnostic};
use crate::site::Site;
use crate::source::Span;

/// What the tables in a text are called.
const OF_THE_TEXT: &str = "trong bài";

/// What a table lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It has no figures, or only what keeps their place.
    Figures,
    /// It counts nothing of what every school has.
    More,
    /// Its figures are such as nobody counted.
    Counting,
    /// It is about another item, which is named.
    Matter(String),
}

impl Lack {
    /// Whether a reader finds an empty table, whatever stands beside it.
    fn is_empty(&self) -> bool {
        matches!(self, Self::Figures | Self::More)
    }
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Figures => f.write_str("chưa có số liệu"),
            Self::More => f.write_str("chỉ toàn số 0"),
            Self::Counting => f.write_str("có các con số giống hệt nhau, tăng đều như 1, 2, 3, hoặc chỉ một số khác 0"),
            Self::Matter(other) => write!(f, "nói về việc khác ({other})"),
        }
    }
}

/// A table that lacks something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// “Số liệu” in its quotation marks, or where it stands.
    name: String,
    span: Span,
    lack: Lack,
}

impl fmt::Display for Lacking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bảng {} {}", self.name, self.lack)
    }
}

impl Lacking {
    /// Whether a reader finds an empty table, whatever stands beside it.
    pub(super) fn is_empty(&self) -> bool {
        self.lack.is_empty()
    }
}

/// Whether a table shows something: of an item, or of any.
pub(super) fn shows(sheet: &Sheet<'_>, asked: Option<&Asked>) -> bool {
    sheet.says_something() && asked.is_none_or(|asked| !voids(sheet, asked))
}

/// Whether a table shows nothing of an item, though it has figures.
fn voids(sheet: &Sheet<'_>, asked: &Asked) -> bool {
    let is_made_up = asked.nature != Nature::Standing && sheet.is_made_up();
    is_made_up || matter::other(&asked.item, &sheet.words()).is_some()
}

/// The tables that lack something.
pub(super) fn tables(site: &Site, entry: &Entry, record: &Disclosure, asked: &Asked) -> Vec<Lacking> {
    let mut found = Vec::new();
    for table in record.tables(&entry.fields) {
        let title = match table.title {
            TableTitled::Own(title) => title.to_owned(),
            TableTitled::Standard(name) => {
                site.field(entry, name).map_or_else(|| name.to_owned(), |field| field.label.clone())
            }
        };
        if let Some(lack) = lack(site, &Sheet::of(table.data), &title, asked) {
            found.push(Lacking { name: format!("“{title}”"), span: table.span, lack });
        }
    }
    entry.body.each_block(|block| {
        let Block::Table(rows) = block else { return };
        let lack = lack(site, &Sheet::of_rows(rows), OF_THE_TEXT, asked);
        // A text may show an empty form.
        if let Some(lack) = lack.filter(|lack| !lack.is_empty()) {
            found.push(Lacking { name: OF_THE_TEXT.to_owned(), span: entry.head, lack });
        }
    });
    found
}

fn lack(site: &Site, sheet: &Sheet<'_>, title: &str, asked: &Asked) -> Option<Lack> {
    if sheet.is_blank() {
        return Some(Lack::Figures);
    }
    if sheet.is_nought(title) {
        return Some(Lack::More);
    }
    if let Some(other) = matter::other(&asked.item, &sheet.words()) {
        return Some(Lack::Matter(choice::label(&site.schemas, Disclosure::NAME, "item", other)));
    }
    sheet.is_made_up().then_some(Lack::Counting)
}

/// Tells of them.
pub(super) fn check(
    site: &Site,
    demands: &[Demand<'_>],
    records: &[(&Entry, &Disclosure)],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (entry, record) in records {
        let Some(demand) = Demand::of(demands, record) else { continue };
        let period = demand.asked.period(demand.asked.year_of_deadline(record));
        for lacking in tables(site, entry, record, demand.asked) {
            let message = format!("Bảng {} {}", lacking.name, lacking.lack);
            let help = match &lacking.lack {
                Lack::Matter(_) => format!("Chuyển bảng này sang bài của nội dung ấy; ở đây nhập số liệu của {period}"),
                _ => format!("Nhập số liệu thật của {period}, hoặc bỏ bảng này nếu chưa có"),
            };
            diagnostics.push(Diagnostic::warning(Code::UnrealValue, message).help(help).at(&entry.path, lacking.span));
        }
    }
}
