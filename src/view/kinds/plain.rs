//! The page of an entry whose kind needs no view of its own: its fields by their labels, then its text.

use serde::Serialize;

use crate::content::kinds::{Page as PageRecord, TypedRecord};
use crate::lang::Lang;
use crate::schema::{FieldType, Value};
use crate::site::{EntryId, Site};
use crate::view::parts::record::Text;
use crate::view::{Frame, Ground, Page};

#[derive(Serialize)]
struct DetailsView<'s> {
    #[serde(flatten)]
    text: Text<'s>,
    kind: &'s str,
    date: Option<jiff::civil::Date>,
    details: Vec<Detail<'s>>,
}

/// A field with its label.
#[derive(Debug, Serialize)]
pub struct Detail<'s> {
    label: &'s str,
    value: String,
}

/// Prepares the page.
pub fn page(ground: Ground<'_>, id: EntryId) -> Page<'_> {
    let site = ground.site;
    let entry = site.entry(id);
    let view = DetailsView {
        text: Text::of(site, id),
        kind: site.kind(entry).map_or("", |kind| kind.label.as_str()),
        date: entry.day(),
        details: details(site, id),
    };
    Page::new(ground, "entry.html", Frame::of_entry(ground, id), view)
}

/// The kind's own fields that can be told in a line.
pub fn details(site: &Site, id: EntryId) -> Vec<Detail<'_>> {
    let entry = site.entry(id);
    let Some(kind) = site.kind(entry) else { return Vec::new() };
    let every = site.schemas.kinds.get(PageRecord::NAME);
    let own = |name: &str| every.is_none_or(|page| !page.fields.contains_key(name));
    kind.fields
        .iter()
        .filter(|(name, _)| own(name))
        .filter_map(|(name, field)| {
            let value = one_line(&entry.fields.get(name)?.value, &field.ty)?;
            let label = if entry.lang == Lang::En { field.label_en.as_deref() } else { None };
            Some(Detail { label: label.unwrap_or(&field.label), value })
        })
        .collect()
}

fn one_line(value: &Value, ty: &FieldType) -> Option<String> {
    Some(match value {
        Value::Text(text) => text.clone(),
        Value::Integer(number) if matches!(ty, FieldType::Year) => number.to_string(),
        Value::Integer(number) => crate::vietnamese::group_thousands(*number),
        Value::Decimal(number) => crate::vietnamese::decimal(*number, 1),
        Value::Date(date) => crate::vietnamese::long_date(*date),
        Value::DateTime(datetime) => crate::vietnamese::long_date(datetime.date()),
        Value::SchoolYear(year) => year.to_string(),
        Value::Choice { label, .. } => label.clone(),
        Value::List(items) => {
            let FieldType::List(of) = ty else { return None };
            let lines: Option<Vec<_>> = items.iter().map(|item| one_line(&item.value, of)).collect();
            lines.filter(|lines| !lines.is_empty())?.join("; ")
        }
        _ => return None,
    })
}
