//! Where a rule of the checklist reads a value and finds none in it, the note on that value says so. Which rule reads
//! what, the rules say themselves ([`super::check::Check::misses`]): no note says it of what nobody reads.

use super::real::Real;
use super::{Rule, applied, asked, packs};
use crate::content::Entry;
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::schema::Value;
use crate::site::Site;
use crate::source::Spanned;

/// Adds to each note on a value what the checklist makes of it.
pub(super) fn tell(site: &Site, inputs: &Inputs, diagnostics: &mut [Diagnostic]) {
    let mut doubted: Vec<_> = diagnostics
        .iter_mut()
        .filter_map(|diagnostic| {
            let (consequence, place) = (consequence(diagnostic.code)?, diagnostic.place.as_ref()?);
            let entry = site.entry(site.by_path(&place.path)?);
            let field = field_at(entry, place.span?.start)?;
            Some((diagnostic, consequence, entry, field))
        })
        .collect();
    if doubted.is_empty() {
        return;
    }
    // What is wrong with the packs was told when the site was judged by them.
    let packs = packs(inputs, &site.schemas, &mut Vec::new());
    let applied = applied(&packs, site);
    let rules: Vec<&Rule> = asked(&applied, site).map(|(_, rule)| rule).collect();
    let real = Real::of(site);
    for (diagnostic, consequence, entry, field) in &mut doubted {
        if rules.iter().any(|rule| rule.check.misses(&real, entry, field)) {
            diagnostic.message.push_str(consequence);
        }
    }
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
