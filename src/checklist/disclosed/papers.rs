//! Files that are something else's: the document of another matter attached to an item of disclosure.

use super::asked::Asked;
use super::demand::Demand;
use super::evidence::{Piece, What};
use super::matter;
use crate::checklist::real::Real;
use crate::content::Entry;
use crate::content::kinds::{Disclosure, Document};
use crate::diagnostic::{Code, Diagnostic};
use crate::vietnamese::bare_words;

/// What the State rules for everybody is no school's own disclosure.
const RULES: [&str; 3] = ["Luật", "Nghị định", "Thông tư"];

/// Whose file a piece is, where that can't show the item.
pub(super) fn owner<'s>(real: &Real<'s>, record: &Disclosure, asked: &Asked, piece: &Piece) -> Option<&'s Entry> {
    let What::File(_) = &piece.what else { return None };
    other(real.owners_of(&piece.key), record, asked)
}

/// The first of those that a file belongs to, where none of them can show the item.
fn other<'s>(owners: &[&'s Entry], record: &Disclosure, asked: &Asked) -> Option<&'s Entry> {
    owners.first().copied().filter(|_| !owners.iter().any(|owner| may_show(owner, record, asked)))
}

fn may_show(owner: &Entry, record: &Disclosure, asked: &Asked) -> bool {
    let Some(document) = owner.record.get::<Document>() else { return true };
    let is_known = asked.known_from(record).is_none_or(|known| document.issued >= known);
    let told = bare_words(&format!("{} {}", owner.title, document.r#abstract));
    is_known && !RULES.contains(&document.r#type.key.as_str()) && matter::fits(&asked.item, &told)
}

/// Tells of attached files that are something else's.
pub(super) fn check(
    real: &Real<'_>,
    demands: &[Demand<'_>],
    records: &[(&Entry, &Disclosure)],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (entry, record) in records {
        let Some(demand) = Demand::of(demands, record) else { continue };
        for attached in &entry.common.files {
            let Some(owner) = other(real.owners(&attached.file.value), record, demand.asked) else { continue };
            let message = format!(
                "Tệp {} là của “{}” ({}), không phải {}",
                attached.file.value.file_name(),
                owner.title,
                owner.path,
                record.item.label
            );
            let help = "Đính kèm đúng tệp của nội dung này; bảng đối chiếu không tính tệp của việc khác";
            diagnostics
                .push(Diagnostic::warning(Code::Repeated, message).help(help).at(&entry.path, attached.file.span));
        }
    }
}
