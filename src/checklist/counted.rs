//! Where a rule of the checklist reads a value and finds none in it, the note on that value says so. Which rule reads
//! what, the rules say themselves ([`super::check::Check::misses`]): no note says it of what nobody reads.

use super::real::Real;
use super::{Pack, Rule, applied, asked};
use crate::content::Entry;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::Value;
use crate::site::Site;
use crate::source::Spanned;

/// Adds to each note on a value what the checklist makes of it.
pub(super) fn tell(real: &Real<'_>, packs: &[Pack], diagnostics: &mut [Diagnostic]) {
    let applied = applied(packs, real.site);
    let rules: Vec<&Rule> = asked(&applied, real.site).map(|(_, rule)| rule).collect();
    for diagnostic in diagnostics {
        let Some(consequence) = consequence(diagnostic.code) else { continue };
        let Some((entry, field)) = doubted(real.site, diagnostic) else { continue };
        if rules.iter().any(|rule| rule.check.misses(real, entry, field)) {
            diagnostic.message.push_str(consequence);
        }
    }
}

/// The field of an entry that a note is on.
fn doubted<'s>(site: &'s Site, diagnostic: &Diagnostic) -> Option<(&'s Entry, &'s str)> {
    let place = diagnostic.place.as_ref()?;
    let entry = site.entry(site.by_path(&place.path)?);
    Some((entry, field_at(entry, place.span?.start)?))
}

/// What follows for the checklist from what a note says.
fn consequence(code: Code) -> Option<&'static str> {
    match code {
        Code::UnrealValue => Some(", bảng đối chiếu tính là chưa có"),
        Code::DoubtfulDate => Some(", bảng đối chiếu chưa tính ngày này"),
        _ => None,
    }
}

/// The field of an entry whose value, or a value in it, begins at a place.
fn field_at(entry: &Entry, at: u32) -> Option<&str> {
    entry.fields.iter().find(|(_, value)| begins_at(value, at)).map(|(name, _)| name.as_str())
}

fn begins_at(value: &Spanned<Value>, at: u32) -> bool {
    value.span.start == at
        || match &value.value {
            Value::List(items) => items.iter().any(|item| begins_at(item, at)),
            Value::Record(fields) => fields.values().any(|value| begins_at(value, at)),
            _ => false,
        }
}
