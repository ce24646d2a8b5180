//! Articles that are one: of the same words but for a number, a day or a name, and with the same files.

use super::outline::outline;
use crate::content::Entry;
use crate::site::Site;

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
        Self { words: outline(&entry.body.plain_text()), files: files(site, entry) }
    }

    /// Of its beginning, which is quickly read: articles that differ here are two.
    pub fn beginning(site: &'s Site, entry: &Entry) -> Self {
        Self { words: outline(&entry.body.excerpt), files: files(site, entry) }
    }
}

fn files<'s>(site: &'s Site, entry: &Entry) -> Vec<&'s str> {
    let attached = entry.common.files.iter().filter_map(|attached| site.attachments.get(&attached.file.value));
    attached.map(|attachment| attachment.facts.sha256.as_str()).collect()
}
