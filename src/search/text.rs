//! What of an entry is searched, and what its results show.

use std::sync::Arc;

use indexmap::IndexMap;

use super::terms::beginning;
use crate::content::kinds::{Document, TypedRecord};
use crate::content::{Entry, Role};
use crate::fingerprint::{Fingerprint, Fingerprinter};
use crate::schema::{Field, FieldType, Fields, Value};
use crate::site::{Site, is_candidate_list};

/// Longest text kept for excerpts, in UTF-16 units.
const LONGEST: usize = 20_000;

/// Longest title that results show, in UTF-16 units.
const TITLE: usize = 300;

/// A page that can be found.
#[derive(Debug)]
pub(super) struct Page {
    /// Its address as links have it.
    pub url: String,
    pub title: String,
    /// The name of its kind.
    pub kind: String,
    /// `2026-09-05`, or empty.
    pub date: String,
    /// The text that excerpts are cut from.
    pub text: String,
    /// What weighs as much as a title: also the number of a document.
    pub head: String,
    /// Everything else that is told in words.
    pub body: String,
}

/// What can be found, in path order. Candidate lists stay out; so does what the board wrote for the home page, which
/// readers find without a search.
pub fn found(site: &Site) -> impl Iterator<Item = &Arc<Entry>> {
    let is_home = |entry: &Entry| entry.role == Role::Index && entry.section == "/";
    site.entries.iter().filter(move |entry| !is_home(entry) && !is_candidate_list(entry))
}

/// The route of the outermost section around an entry, with the language: `/en/gioi-thieu/`.
pub fn section(entry: &Entry) -> String {
    let outermost = entry.section.split_inclusive('/').take(2);
    std::iter::once(entry.lang.prefix()).chain(outermost).collect()
}

impl Page {
    /// What of an entry is searched and shown.
    pub fn of(site: &Site, entry: &Entry) -> Self {
        let text = entry.body.plain_text();
        let mut body = fields(site, entry);
        line(&mut body, &text);
        let text = if text.is_empty() { body.trim().to_owned() } else { text };
        Self {
            url: site.base.href(&entry.route()),
            title: beginning(&entry.title, TITLE).to_owned(),
            kind: entry.kind.clone(),
            date: date(entry),
            text: beginning(&text, LONGEST).to_owned(),
            head: head(entry),
            body,
        }
    }

    /// The fingerprint of everything that the page of an entry is made from, which takes less time than making it.
    pub fn fingerprint(site: &Site, entry: &Entry) -> Fingerprint {
        let mut all = Fingerprinter::new();
        let url = site.base.href(&entry.route());
        for part in [&url, &entry.kind, &date(entry), &head(entry), &fields(site, entry), &entry.body.html] {
            all.add_bytes(part.as_bytes());
        }
        all.finish()
    }
}

/// The day as results show it.
fn date(entry: &Entry) -> String {
    entry.day().map(|day| day.to_string()).unwrap_or_default()
}

/// The title, and the number of a document.
fn head(entry: &Entry) -> String {
    let number = Document::of(&entry.record).map(|document| document.number.as_str());
    [Some(entry.title.as_str()), number].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Every field that holds words for readers, whatever the kind, and the tags; the title stands in the head. A summary
/// counts besides the text that it sums up: its words are what the page is about.
fn fields(site: &Site, entry: &Entry) -> String {
    let mut words = String::new();
    let is_told = |name: &str| !matches!(name, "title" | "tags" | "slug" | "aliases" | "lang" | "kind" | "number");
    if let Some(kind) = site.kind(entry) {
        record(&entry.fields, &kind.fields, &is_told, &mut words);
    }
    for tag in &entry.common.tags {
        line(&mut words, tag);
    }
    words
}

fn record(values: &Fields, known: &IndexMap<String, Field>, is_told: &dyn Fn(&str) -> bool, out: &mut String) {
    for (name, given) in values.iter().filter(|(name, _)| is_told(name)) {
        if let Some(field) = known.get(name).filter(|field| field.shown) {
            value(&given.value, &field.ty, out);
        }
    }
}

fn value(of: &Value, ty: &FieldType, out: &mut String) {
    match (of, ty) {
        (Value::Text(text), _) => line(out, text),
        (Value::Choice { label, .. }, _) => line(out, label),
        (Value::List(items), FieldType::List(ty)) => items.iter().for_each(|item| value(&item.value, ty, out)),
        (Value::Record(values), FieldType::Record { fields, .. }) => record(values, fields, &|_| true, out),
        _ => {}
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
