//! `/rss.xml` and the feeds of sections, in RSS 2.0. A feed tells only of content: built again on another day
//! it is the same to the byte, as long as nothing new was posted.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::DateTime;
use rss::extension::dublincore::DublinCoreExtension;
use rss::extension::{Extension, ExtensionMap};
use rss::{Category, Channel, Enclosure, Guid, Item, Source};

use super::newest;
use super::xml::allowed;
use crate::address::Route;
use crate::content::Entry;
use crate::content::kinds::{Document, Post};
use crate::inputs::FileFormat;
use crate::lang::Lang;
use crate::site::exports::feed_route;
use crate::site::{SectionId, Site};
use crate::theme::{Theme, Word};
use crate::vietnamese::rfc822;
use crate::view::school_name;

/// What a feed says of itself.
struct Head {
    title: String,
    description: String,
    lang: Lang,
    /// The page it follows.
    route: Route,
}

/// The feed of all sections in a language that have one.
pub(super) fn of_language(site: &Site, theme: &Theme, lang: Lang) -> Vec<u8> {
    let name = school_name(site, lang);
    let description = theme.word(lang, Word::FeedAbout).replace("{name}", name);
    let head = Head { title: name.to_owned(), description, lang, route: lang.home() };
    write(site, &head, &newest::of_language(site, lang))
}

/// The feed of a section and what is below it.
pub(super) fn of_section(site: &Site, id: SectionId) -> Vec<u8> {
    let section = site.section(id);
    let title = format!("{} – {}", section.title(), school_name(site, section.lang));
    let description = match section.lang {
        Lang::Vi => section.schema.about.clone(),
        // The structure describes its sections in Vietnamese only.
        Lang::En => title.clone(),
    };
    let head = Head { title, description, lang: section.lang, route: section.route() };
    write(site, &head, &newest::of_section(site, id))
}

fn write(site: &Site, head: &Head, entries: &[(DateTime, &Entry)]) -> Vec<u8> {
    let channel = Channel {
        title: allowed(&head.title),
        link: site.base.absolute(&head.route),
        description: allowed(&as_html(&head.description)),
        language: Some(head.lang.code().to_owned()),
        last_build_date: entries.first().map(|(date, _)| rfc822(*date)),
        extensions: self_link(&site.base.absolute(&feed_route(&head.route))),
        namespaces: BTreeMap::from([("atom".to_owned(), "http://www.w3.org/2005/Atom".to_owned())]),
        items: entries.iter().map(|(date, entry)| item(site, *date, entry)).collect(),
        ..Channel::default()
    };
    // Memory takes every byte, so that writing can't fail.
    let mut bytes = channel.pretty_write_to(Vec::new(), b' ', 2).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// `<atom:link rel="self">`: where the feed itself is, for readers that were handed the file.
fn self_link(address: &str) -> ExtensionMap {
    let attributes = [("href", address), ("rel", "self"), ("type", "application/rss+xml")];
    let link = Extension {
        name: "atom:link".to_owned(),
        attrs: attributes.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        ..Extension::default()
    };
    BTreeMap::from([("atom".to_owned(), BTreeMap::from([("link".to_owned(), vec![link])]))])
}

fn item(site: &Site, date: DateTime, entry: &Entry) -> Item {
    let address = site.base.absolute(&entry.route());
    let post = entry.record.get::<Post>();
    let creator = DublinCoreExtension { creators: vec![allowed(creator(site, entry))], ..Default::default() };
    let html = site.feed_html(entry);
    Item {
        title: Some(allowed(&entry.title)),
        link: Some(address.clone()),
        description: Some(allowed(&as_html(&about(entry)))),
        categories: entry.common.tags.iter().map(|tag| Category { name: allowed(tag), domain: None }).collect(),
        enclosure: enclosure(site, entry),
        pub_date: Some(rfc822(date)),
        source: post.and_then(source),
        content: (!html.is_empty()).then(|| allowed(&with_page_before_anchors(&html, &address))),
        dublin_core_ext: Some(creator),
        guid: Some(Guid { value: site.base.absolute(&site.first_address(entry)), permalink: true }),
        ..Item::default()
    }
}

/// Who wrote or issued it; else the school.
fn creator<'s>(site: &'s Site, entry: &'s Entry) -> &'s str {
    let author = || entry.record.get::<Post>().map(|post| post.author.as_str());
    let authority = || entry.record.get::<Document>().map(|document| document.authority.as_str());
    author().or_else(authority).unwrap_or_else(|| school_name(site, entry.lang))
}

/// What it is about; its title where nothing else tells.
fn about(entry: &Entry) -> Cow<'_, str> {
    let gist = entry.gist();
    if gist.trim().is_empty() { Cow::Borrowed(&entry.title) } else { gist }
}

/// Where a post is quoted from, when both its name and its address are given.
fn source(post: &Post) -> Option<Source> {
    let (title, url) = (post.source.as_deref()?, post.source_url.as_deref()?);
    Some(Source { url: allowed(url), title: Some(allowed(title)) })
}

/// The picture that stands for an entry.
fn enclosure(site: &Site, entry: &Entry) -> Option<Enclosure> {
    let file = site.attachments.get(&entry.common.image.as_ref()?.value)?;
    let mime_type = match file.facts.format {
        FileFormat::Jpeg => "image/jpeg",
        FileFormat::Png => "image/png",
        FileFormat::Gif => "image/gif",
        FileFormat::Webp => "image/webp",
        _ => return None,
    };
    let (url, length) = (site.base.absolute(&file.route), file.facts.size.to_string());
    Some(Enclosure { url, length, mime_type: mime_type.to_owned() })
}

/// Plain text for an element that readers show as HTML.
fn as_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Links within the page (footnotes and their way back) lead to the page: in a reader they have none around them.
fn with_page_before_anchors(html: &str, page: &str) -> String {
    let anchor = format!(" href=\"{page}#");
    let mut out = String::with_capacity(html.len());
    for piece in html.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.rfind('<').unwrap_or(piece.len()));
        out.push_str(text);
        out.push_str(&tag.replace(" href=\"#", &anchor));
    }
    out
}
