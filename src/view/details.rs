//! The page of an entry whose kind needs no view of its own: its fields by their labels, then its text.

use serde::Serialize;

use super::entry::entry_frame;
use super::{FileItem, Page, Picture, post, render};
use crate::content::Lang;
use crate::output::Outputs;
use crate::schema::{FieldType, Value};
use crate::site::{EntryId, Site};
use crate::theme::RenderError;

#[derive(Serialize)]
struct DetailsView<'s> {
    title: &'s str,
    kind: &'s str,
    date: Option<jiff::civil::Date>,
    updated: Option<jiff::civil::Date>,
    picture: Option<Picture>,
    details: Vec<Detail<'s>>,
    contents: Option<String>,
    html: String,
    files: Vec<FileItem>,
    tags: Vec<post::TagLink<'s>>,
}

/// A field with its label.
#[derive(Debug, Serialize)]
pub(super) struct Detail<'s> {
    label: &'s str,
    value: String,
}

/// Renders the page.
pub(super) fn page(outputs: &Outputs, id: EntryId) -> Result<Vec<u8>, RenderError> {
    let site = &outputs.site;
    let entry = site.entry(id);
    let view = DetailsView {
        title: &entry.title,
        kind: site.kind(entry).map_or("", |kind| kind.label.as_str()),
        date: entry.day(),
        updated: entry.common.updated,
        picture: Picture::of(site, entry),
        details: details(site, id),
        contents: entry.body.table_of_contents(),
        html: site.html(entry, |route| site.base.href(route)),
        files: FileItem::all(site, &entry.common.files),
        tags: post::tag_links(site, id),
    };
    render(outputs, Page { template: "entry.html", frame: entry_frame(outputs, id), view })
}

/// The kind's own fields that can be told in a line.
pub(super) fn details(site: &Site, id: EntryId) -> Vec<Detail<'_>> {
    let entry = site.entry(id);
    let Some(kind) = site.kind(entry) else { return Vec::new() };
    let every = site.schemas.kinds.get("page");
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
