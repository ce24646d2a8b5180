//! Fields that are filled in and hold no value, by what only their whole entry or the whole site tells.

use crate::checklist::real::Real;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;

/// Warns of them.
pub(super) fn check(site: &Site, real: &Real<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for entry in site.entries.iter().filter(|entry| entry.lang == Lang::Vi) {
        for unreal in real.unreal(entry) {
            let span = entry.span_of(unreal.field);
            diagnostics
                .push(Diagnostic::warning(Code::UnrealValue, unreal.message).help(unreal.help).at(&entry.path, span));
        }
    }
}
