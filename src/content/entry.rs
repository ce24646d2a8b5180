//! The central type: one content file, checked and rendered, knowing nothing of the others.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use serde::Deserialize;

use super::end::End;
use super::front_matter;
use super::kinds::Record;
use super::markdown::{self, Body};
use super::personal::{self, Found, Looked};
use super::placement::{Placement, Role};
use super::scan;
use super::secrecy;
use super::unreal;
use crate::address::Route;
use crate::diagnostic::{self, Code, Diagnostic};
use crate::inputs::decode_written;
use crate::lang::Lang;
use crate::schema::{
    Checker, Fields, Kind, KindName, Node, NodeKind, Place, Schemas, Value, Written, from_fields, parse_yaml,
    plain_name, takes,
};
use crate::source::{SourcePath, Span, Spanned};
use crate::vietnamese;

/// A file attached in front matter.
#[derive(Clone, Debug, Deserialize)]
pub struct Attached {
    /// In the site's folder, beside the entry or named from the root.
    pub file: Spanned<SourcePath>,
    /// What it is called; its name where empty.
    pub title: Option<String>,
}

/// The fields that every kind has (`schemas/content/_every.yaml`).
#[derive(Clone, Debug, Deserialize)]
pub struct Common {
    /// The title; empty only for kinds that make their own.
    pub title: Option<Spanned<String>>,
    /// A sentence or two.
    pub summary: Option<String>,
    /// The picture in lists.
    pub image: Option<Spanned<SourcePath>>,
    /// That picture in words.
    pub image_alt: Option<String>,
    /// Attachments.
    #[serde(default)]
    pub files: Vec<Attached>,
    /// As their author writes them; those that differ in marks of typing alone share a page.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Whether it is unfinished.
    #[serde(default)]
    pub draft: bool,
    /// The first moment it may be shown.
    pub publish: Option<DateTime>,
    /// The last day it may be shown, or the moment from which on it may not.
    pub expires: Option<Spanned<End>>,
    /// The day of its last change of substance.
    pub updated: Option<Date>,
    /// The last part of its address.
    pub slug: Option<String>,
    /// Old addresses.
    #[serde(default)]
    pub aliases: Vec<Spanned<String>>,
    /// Its language, for who likes to write it down; the folder decides.
    pub lang: Option<Spanned<Lang>>,
    /// The Vietnamese page it translates.
    pub translation_of: Option<Spanned<SourcePath>>,
    /// On what basis personal data of pupils stands in it.
    pub personal_data: Option<PersonalDataBasis>,
}

/// Why personal data of pupils may be published, who has looked at it, and how long it stays.
#[derive(Clone, Debug, Deserialize)]
pub struct PersonalDataBasis {
    /// The law, decision or consent; an enrolment has it in `lawful_basis`.
    pub basis: Option<String>,
    /// Who answers for it.
    pub confirmed_by: Option<String>,
    /// The last day it may be shown; where there is none, `expires`.
    pub until: Option<Spanned<Date>>,
}

impl Common {
    /// Until when the entry may be shown: as its own `expires` says, or that of the personal data in it, whichever comes
    /// first. A day without an hour is the whole of it.
    pub fn last_shown(&self) -> Option<End> {
        let until = self.personal_data.as_ref().and_then(|basis| basis.until.as_ref());
        let until = until.map(|day| End::Day(day.value));
        self.expires.iter().map(|expires| expires.value).chain(until).min_by_key(|last| last.moment())
    }
}

/// One content file.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it was read.
    pub path: SourcePath,
    /// Its language, told by its folder.
    pub lang: Lang,
    /// The route of its section, without the language.
    pub section: String,
    /// What it is to its section.
    pub role: Role,
    /// The last part of its address.
    pub slug: String,
    /// The kind whose schema its fields were checked by.
    pub kind: KindName,
    /// Its title, never empty.
    pub title: String,
    /// The date its kind names, where it has one.
    pub date: Option<DateTime>,
    /// The fields every kind has.
    pub common: Common,
    /// The fields of its kind, typed.
    pub record: Record,
    /// All checked fields, for lists of label and value.
    pub fields: Fields,
    /// The rendered Markdown.
    pub body: Body,
    /// Whether the title or the text only keeps a place for what is still to be written.
    pub placeholder: bool,
    /// The personal data that it would publish.
    pub personal: Vec<Found>,
    /// Where to point when the entry as a whole is meant.
    pub head: Span,
}

impl Entry {
    /// The address of the entry, without the base: `/tin-tuc/khai-giang/`.
    pub fn route(&self) -> Route {
        Route::new(match self.role {
            Role::Index => [self.lang.prefix(), &self.section].concat(),
            Role::Entry => [self.lang.prefix(), &self.section, &self.slug, "/"].concat(),
        })
    }

    /// The day it is shown under.
    pub fn day(&self) -> Option<Date> {
        self.date.map(DateTime::date)
    }

    /// What lists say of it: its summary, else the beginning of its text.
    pub fn summary(&self) -> &str {
        self.common.summary.as_deref().unwrap_or(&self.body.excerpt)
    }

    /// What it is about: its summary, else what its fields say of it, else the beginning of its text. Empty where
    /// nothing does.
    pub fn gist(&self) -> Cow<'_, str> {
        match &self.common.summary {
            Some(summary) => Cow::Borrowed(summary),
            None => self.record.gist().map_or(Cow::Borrowed(self.body.excerpt.as_str()), Cow::Owned),
        }
    }

    /// Where a field stands; the head where it isn't written.
    pub fn span_of(&self, field: &str) -> Span {
        self.fields.get(field).map_or(self.head, |value| value.span)
    }

    /// The day of its last change, else the day it is shown under.
    pub fn changed(&self) -> Option<Date> {
        self.common.updated.max(self.day())
    }
}

/// Parses one file. The entry is `None` when it can't be understood at all; mistakes go to `diagnostics`.
pub(super) fn parse(
    path: &SourcePath,
    bytes: &[u8],
    schemas: &Schemas,
    tables: &dyn Fn(&SourcePath) -> Option<Arc<[u8]>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Entry> {
    let file = decode_written(path, bytes, diagnostics)?;
    let placement = Placement::of(path, &schemas.structure, diagnostics)?;
    let parts = front_matter::split(path, file.as_text(), diagnostics)?;
    let kinds = allowed_kinds(&placement, schemas);
    let named = |name: &str| kinds.iter().find_map(|kind| schemas.kinds.get(*kind)?.fields.get(name));
    let knows = |name: &str, value: &str| named(name).map(|field| takes(field, value, path));
    let node = parse_yaml(parts.yaml, parts.yaml_offset, path, &knows);
    let node = node.map_err(|fault| diagnostics.push(fault)).ok()?;
    let kind = kind_of(path, &placement, &kinds, &node, schemas, diagnostics)?;
    let head = Span::new(file.offset, file.offset + 3);
    let place = Place { label: &kind.label, route: &placement.section, english: placement.lang == Lang::En, head };
    let written = Written::new(parts.yaml, parts.yaml_offset);
    let before = diagnostics.len();
    let fields = Checker { path, place, written, tables, diagnostics }.record(&node, &kind.fields)?;
    let body = markdown::render(parts.body, parts.body_offset, path, diagnostics);
    scan::unseen(path, parts.body, parts.body_offset, diagnostics);
    scan::full_width(path, parts.body, parts.body_offset, diagnostics);
    secrecy::tell(path, &fields, parts.body, parts.body_offset, diagnostics);
    let faulty = diagnostic::has_errors(&diagnostics[before..]);
    let (common, record) = typed(path, kind, &fields, faulty, diagnostics)?;
    record.check(path, diagnostics);
    check_language(path, placement.lang, common.lang.as_ref(), diagnostics);
    let (excerpt, text, at) = (&body.excerpt, parts.body, parts.body_offset);
    let keeps_a_place = scan::placeholder(path, common.title.as_ref(), &body, text, at, diagnostics);
    let placeholder = keeps_a_place || unreal::is_untitled(common.title.as_ref());
    unreal::tell(path, kind, &fields, diagnostics);
    unreal::tell_language(path, placement.lang, (excerpt, text), scan::first_line(text, at), diagnostics);
    unreal::tell_misread(path, &file.text, file.offset, diagnostics);
    unreal::tell_unmarked(path, placement.lang, &fields, diagnostics);
    scan::weekdays(path, &fields, text, at, diagnostics);
    let slug = common.slug.clone().unwrap_or(placement.slug);
    let title = common.title.as_ref().map(|title| title.value.clone()).or_else(|| record.own_title());
    let title = title.unwrap_or_else(|| slug.clone());
    let looked = Looked {
        path,
        file: &file.text,
        offset: file.offset,
        body_at: parts.body_offset - file.offset,
        title: &title,
        described: &kind.fields,
    };
    let personal = personal::find(&looked, &fields, &body);
    Some(Entry {
        path: path.clone(),
        lang: placement.lang,
        section: placement.section,
        role: placement.role,
        slug,
        kind: kind.name.clone(),
        title,
        date: date_of(kind, &fields),
        common,
        record,
        fields,
        body,
        placeholder,
        personal,
        head,
    })
}

/// The fields in their structs. A missing or wrong field has been reported; only without any is a misfit a fault of the
/// schema. Nothing will be published where there is one, but as far as it goes the links of this file, and those to it,
/// are checked in the same run.
fn typed(
    path: &SourcePath,
    kind: &Kind,
    fields: &Fields,
    faulty: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Common, Record)> {
    let filled = from_fields::<Common>(fields).and_then(|common| match Record::fill(&kind.name, fields) {
        Err(_) if faulty => Ok((common, Record::Plain)),
        filled => Ok((common, filled?)),
    });
    filled
        .map_err(|misfit| {
            let message = format!("Loại “{}” không khớp với chương trình: {misfit}", kind.label);
            let told = Diagnostic::error(Code::BadSchema, message).in_file(path);
            diagnostics.extend((!faulty).then_some(told));
        })
        .ok()
}

/// A language that isn't that of the folder means that the file lies in the wrong one.
fn check_language(path: &SourcePath, lang: Lang, named: Option<&Spanned<Lang>>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(named) = named.filter(|named| named.value != lang) else { return };
    let help = match named.value {
        Lang::En => "Chuyển tệp vào thư mục content/en/, hoặc xóa dòng lang",
        Lang::Vi => "Chuyển tệp ra khỏi thư mục content/en/, hoặc xóa dòng lang",
    };
    let message = format!("Mục lang ghi “{}” nhưng thư mục của tệp là “{}”", named.value.code(), lang.code());
    diagnostics.push(Diagnostic::error(Code::BadChoice, message).at(path, named.span).help(help));
}

fn date_of(kind: &Kind, fields: &Fields) -> Option<DateTime> {
    match fields.get(kind.date.as_ref()?)?.value {
        Value::Date(date) => Some(date.to_datetime(jiff::civil::Time::midnight())),
        Value::DateTime(datetime) => Some(datetime),
        _ => None,
    }
}

/// The kinds that a file at its place may be of, the usual one first.
fn allowed_kinds<'s>(placement: &Placement, schemas: &'s Schemas) -> Vec<&'s str> {
    match schemas.structure.section(&placement.section) {
        Some(section) if placement.role == Role::Entry => section.kinds.iter().map(String::as_str).collect(),
        _ => vec!["page"],
    }
}

/// The kind that front matter names, else the usual one of the section.
fn kind_of<'s>(
    path: &SourcePath,
    placement: &Placement,
    allowed: &[&str],
    node: &Node,
    schemas: &'s Schemas,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'s Kind> {
    let named = match &node.kind {
        NodeKind::Map(pairs) => pairs.iter().find(|(key, _)| plain_name(&key.value) == "kind").map(|(_, value)| value),
        _ => None,
    };
    let Some(NodeKind::Scalar { text, .. }) = named.map(|node| &node.kind) else {
        return allowed.first().and_then(|name| schemas.kinds.get(*name)).or_else(|| {
            let message = format!("Chuyên mục {} do chương trình tự làm, không nhận bài viết", placement.section);
            diagnostics.push(
                Diagnostic::error(Code::UnknownKind, message).in_file(path).help("Chuyển tệp sang chuyên mục khác"),
            );
            None
        });
    };
    let folded = vietnamese::fold(text);
    let is_meant =
        |kind: &&Kind| [&kind.name, &kind.written].contains(&text) || vietnamese::fold(&kind.label) == folded;
    if let Some(kind) = allowed.iter().filter_map(|name| schemas.kinds.get(*name)).find(is_meant) {
        return Some(kind);
    }
    let nearest = vietnamese::nearest(text, allowed.iter().copied()).map(|name| format!("Có phải ý bạn là “{name}”? "));
    let help = format!("{}Chuyên mục này nhận: {}", nearest.unwrap_or_default(), allowed.join(", "));
    let span = named.map(|node| node.span).unwrap_or_default();
    let message = format!("Chuyên mục {} không nhận loại “{text}”", placement.section);
    diagnostics.push(Diagnostic::error(Code::UnknownKind, message).at(path, span).help(help));
    None
}
