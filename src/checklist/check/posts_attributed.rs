//! Author and source of every article.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::checklist::real::Real;
use crate::content::Entry;
use crate::content::kinds::Post;
use crate::content::real::author;
use crate::lang::Lang;

/// Every article names its author, and its source where it gives the address of one or nobody wrote it here.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostsAttributed {}

/// Whether an article tells whose it is: who wrote it, or where it is from. One that says it was found somewhere is
/// nobody's here.
fn is_attributed(entry: &Entry, post: &Post) -> bool {
    let has_source = post.source.as_deref().is_some_and(author::is_somebody);
    let has_author = author::is_somebody(&post.author) && author::source_in(&post.author).is_none();
    let is_own = || post.source.is_none() && post.source_url.is_none() && author::uncredited(&entry.body).is_none();
    has_source || (has_author && is_own())
}

impl Test for PostsAttributed {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let posts: Vec<(&Entry, &Post)> =
            facts.site.of_kind::<Post>(Lang::Vi).map(|(_, entry, post)| (entry, post)).collect();
        if !posts.iter().any(|(entry, _)| facts.is_filled(entry, 1)) {
            return Outcome::fail("Trang chưa có bài viết nào");
        }
        let unnamed: Vec<&Entry> =
            posts.iter().filter(|(entry, post)| !is_attributed(entry, post)).map(|(entry, _)| *entry).collect();
        let quoted = posts.iter().filter(|(_, post)| post.source.is_some()).count();
        match unnamed.first() {
            None => Outcome::pass(format!("{} bài đều ghi tác giả, {quoted} bài trích dẫn có ghi nguồn", posts.len()))
                .seen_at(facts.site, posts.iter().map(|(entry, _)| entry.route())),
            Some(first) => {
                let finding = format!("{} bài thiếu tác giả hoặc tên nguồn, như “{}”", unnamed.len(), first.title);
                Outcome::fail(finding).seen_at(facts.site, unnamed.into_iter().map(Entry::route))
            }
        }
    }

    fn misses(&self, _: &Real<'_>, entry: &Entry, field: &str) -> bool {
        let is_read = matches!(field, "author" | "source") && entry.lang == Lang::Vi;
        is_read && entry.record.get::<Post>().is_some_and(|post| !is_attributed(entry, post))
    }
}
