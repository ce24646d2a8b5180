//! Articles that are one: of the same words but for a number, a day or a name, and with the same files.

use std::collections::{BTreeMap, BTreeSet};

use super::outline::{beginning, outline};
use crate::content::Entry;
use crate::content::kinds::Post;
use crate::content::real::elsewhere;
use crate::site::Site;
use crate::vietnamese::bare_words;

/// Bare words of texts that lead to what is attached to them.
const FILES: [&str; 12] = [
    " tep ",
    " file ",
    " dinh kem ",
    " kem theo ",
    " phu luc ",
    " tai ve ",
    " tai xuong ",
    " van ban ",
    " danh sach ",
    " moi xem ",
    " xem chi tiet ",
    " toan van ",
];

/// Fewest words that an article has of its own, besides links. No source sets it; it is this program's.
const OWN: usize = 3;

/// Most words of an article that is looked at for saying nothing.
const SHORT: usize = 40;

/// Whether an article without a picture in its text, or files that it leads to, says nothing itself: “Mời xem.”, a link, the address of a video.
pub fn is_hollow(entry: &Entry) -> bool {
    let body = &entry.body;
    let brings = || !entry.common.files.is_empty() && leads_to_files(&body.plain_text());
    if body.has_words(SHORT) || brings() {
        return false;
    }
    let own = body.words().saturating_sub(body.linked_words());
    let shows = ["<img", "<video", "<audio", "<table"].iter().any(|tag| body.html.contains(tag));
    !shows && (own < OWN || body.outside.is_empty() && body.links.is_empty() && elsewhere::points(&body.excerpt))
}

/// What makes an article another one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PostText<'s> {
    words: String,
    /// The SHA-256 of each file that it brings.
    files: Vec<&'s str>,
}

impl<'s> PostText<'s> {
    /// Of the whole article.
    pub fn of(site: &'s Site, entry: &Entry) -> Self {
        let text = entry.body.plain_text();
        let files = if leads_to_files(&text) { files(site, entry) } else { Vec::new() };
        Self { words: outline(&text), files }
    }

    /// Of its beginning, which is quickly read: articles that differ here are two.
    pub fn beginning(entry: &Entry) -> Self {
        Self { words: beginning(&entry.body.excerpt), files: Vec::new() }
    }
}

/// Leaves each article once, the first of those that are one; what is no article stays.
pub fn leave_once(site: &Site, posts: &mut Vec<&Entry>) {
    let mut sharing: BTreeMap<PostText<'_>, usize> = BTreeMap::new();
    let beginnings: Vec<_> = posts.iter().map(|entry| PostText::beginning(entry)).collect();
    for beginning in &beginnings {
        *sharing.entry(beginning.clone()).or_default() += 1;
    }
    let mut told = BTreeSet::new();
    let mut beginnings = beginnings.iter();
    posts.retain(|entry| {
        let is_alone = beginnings.next().is_some_and(|beginning| sharing.get(beginning) == Some(&1));
        is_alone || entry.record.get::<Post>().is_none() || told.insert(PostText::of(site, entry))
    });
}

/// Whether a text gives over to what is attached to it: then that makes the article.
fn leads_to_files(text: &str) -> bool {
    let text = bare_words(text);
    FILES.iter().any(|words| text.contains(words))
}

fn files<'s>(site: &'s Site, entry: &Entry) -> Vec<&'s str> {
    let attached = entry.common.files.iter().filter_map(|attached| site.attachments.get(&attached.file.value));
    attached.map(|attachment| attachment.facts.sha256.as_str()).collect()
}
