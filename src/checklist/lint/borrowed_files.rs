//! Files of the board that are another document's: the decision that set it up, its regulation.

use crate::checklist::real::Real;
use crate::content::Entry;
use crate::content::kinds::Board;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;
use crate::source::{SourcePath, Spanned};

/// Warns of them.
pub(super) fn check(site: &Site, real: &Real<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (_, entry, board) in site.of_kind::<Board>(Lang::Vi) {
        if let Some(owner) = real.instead_of_decision(board) {
            let meant = format!("Quyết định số {}", board.decision.number);
            diagnostics.push(told(entry, &board.decision.file, owner, &meant));
        }
        if let Some(owner) = real.instead_of_regulation(board) {
            diagnostics.push(told(entry, &board.regulation.file, owner, "quy chế hoạt động của trang"));
        }
    }
}

fn told(entry: &Entry, file: &Spanned<SourcePath>, owner: &Entry, meant: &str) -> Diagnostic {
    let name = file.value.file_name();
    let message = format!("Tệp {name} là của “{}” ({}), không phải {meant}", owner.title, owner.path);
    let help = "Đính kèm đúng tệp; nếu tệp đúng thì sửa số, trích yếu của văn bản kia cho khớp";
    Diagnostic::warning(Code::Repeated, message).help(help).at(&entry.path, file.span)
}
