//! What of an entry is searched, and what its results show.

use std::sync::Arc;

use crate::content::kinds::{Document, TypedRecord};
use crate::content::{Entry, Role};
use crate::schema::Value;
use crate::site::{Site, is_candidate_list};

/// A hash of what stands in pages.
pub(super) type Hash = [u8; 32];

/// Longest text kept for excerpts, in characters.
const LONGEST: usize = 20_000;

/// Longest title that results show, in characters.
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
        let mut head = entry.title.clone();
        if let Some(document) = Document::of(&entry.record) {
            head.push('\n');
            head.push_str(&document.number);
        }
        let mut body = String::with_capacity(text.len() + 256);
        fields(entry, &mut body);
        for tag in &entry.common.tags {
            line(&mut body, tag);
        }
        line(&mut body, &text);
        let text = if text.is_empty() { body.trim().to_owned() } else { text };
        Self {
            url: site.base.href(&entry.route()),
            title: entry.title.chars().take(TITLE).collect(),
            kind: entry.kind.clone(),
            date: entry.day().map(|day| day.to_string()).unwrap_or_default(),
            text: text.chars().take(LONGEST).collect(),
            head,
            body,
        }
    }

    /// A hash of everything it holds.
    pub fn hash(&self) -> Hash {
        let Self { url, title, kind, date, text, head, body } = self;
        let mut hasher = blake3::Hasher::new();
        for part in [url, title, kind, date, text, head, body] {
            hasher.update(&part.len().to_le_bytes()).update(part.as_bytes());
        }
        hasher.finalize().into()
    }
}

/// Every field that holds words, whatever the kind; the title stands in the head. A summary counts besides the text
/// that it sums up: its words are what the page is about.
fn fields(entry: &Entry, out: &mut String) {
    for (name, field) in &entry.fields {
        if !matches!(name.as_str(), "title" | "tags" | "slug" | "aliases" | "lang" | "kind" | "number") {
            value(&field.value, out);
        }
    }
}

fn value(of: &Value, out: &mut String) {
    match of {
        Value::Text(text) => line(out, text),
        Value::Choice { label, .. } => line(out, label),
        Value::List(items) => items.iter().for_each(|item| value(&item.value, out)),
        Value::Record(record) => record.values().for_each(|field| value(&field.value, out)),
        _ => {}
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
