//! Tags that aren't kept: which ones an author wrote, where, and what to write instead.

use std::ops::Range;

use super::embed;
use super::raw::{RawPiece, is_kept};
use super::tags::{self, Tag};
use super::writer::Writer;
use crate::diagnostic::{Code, Diagnostic};

/// Of so many refused tags the names are told, each once; who made up more of them than HTML has knows it by then.
const NAMES: usize = 50;

/// Tags that show something from elsewhere. Each is told, since each shows something else.
const EMBEDS: [&str; 5] = ["iframe", "embed", "object", "video", "audio"];
/// Tags within those that only say more of them.
const PARTS: [&str; 4] = ["source", "track", "param", "embed"];

/// A tag that won't be kept.
struct Refused<'p> {
    /// In lower case.
    name: String,
    written: &'p str,
    /// Where what it shows can be seen.
    address: Option<String>,
    is_embed: bool,
    /// The place of its piece.
    source: &'p Range<usize>,
}

impl Writer<'_, '_> {
    /// Tells of the tags in an author's HTML that won't be kept.
    pub(super) fn tell_of_refused(&mut self, pieces: &[RawPiece]) {
        let (mut piece, mut rest) = (0..0, 0..0);
        for refused in refused(pieces) {
            if piece != *refused.source {
                (piece, rest) = (refused.source.clone(), refused.source.clone());
            }
            let place = self.next_tag(&mut rest, &refused);
            if refused.is_embed || (self.refused.len() < NAMES && self.refused.insert(refused.name.clone())) {
                self.tell(diagnostic(&refused), place);
            }
        }
    }

    /// The next place of a tag in the rest of its piece; the whole piece where it is written in another way.
    fn next_tag(&self, rest: &mut Range<usize>, refused: &Refused<'_>) -> Range<usize> {
        let written = self.reading.text.get(rest.clone()).unwrap_or_default();
        let Some(at) = memchr::memmem::find(written.as_bytes(), refused.written.as_bytes()) else {
            rest.start = rest.end;
            return refused.source.clone();
        };
        let place = rest.start + at..rest.start + at + refused.written.len();
        rest.start = place.end;
        place
    }
}

/// The tags of pieces that won't be kept, in their order.
fn refused(pieces: &[RawPiece]) -> Vec<Refused<'_>> {
    let mut found: Vec<Refused<'_>> = Vec::new();
    // The embedding tag that isn't closed yet.
    let mut open: Option<usize> = None;
    for piece in pieces {
        for tag in tags::tags(&piece.html) {
            let name: String = tag.name.chars().take(20).flat_map(char::to_lowercase).collect();
            let is_embed = EMBEDS.contains(&name.as_str());
            if tag.closes {
                open = open.filter(|_| !is_embed);
                continue;
            }
            let outer = open.filter(|_| PARTS.contains(&name.as_str())).and_then(|outer| found.get_mut(outer));
            if let Some(outer) = outer {
                outer.address = outer.address.take().or_else(|| address(&tag));
                continue;
            }
            let is_widget = is_widget(&tag);
            if is_kept(&name) && !is_widget {
                continue;
            }
            let address = if is_embed || is_widget { address(&tag) } else { None };
            if is_embed && name != "embed" {
                open = Some(found.len());
            }
            let is_embed = is_embed || is_widget;
            found.push(Refused { name, written: tag.written, address, is_embed, source: &piece.source });
        }
    }
    found
}

/// Whether a tag that is kept otherwise stands for something that a script of Facebook would put there.
fn is_widget(tag: &Tag<'_>) -> bool {
    tag.name.eq_ignore_ascii_case("div") && tag.attribute("class").is_some_and(|class| class.starts_with("fb-"))
}

/// Where what a tag embeds can be seen.
fn address(tag: &Tag<'_>) -> Option<String> {
    let named = ["src", "data", "data-src", "data-href", "value"].into_iter().find_map(|name| tag.attribute(name));
    named.filter(|address| !address.is_empty())
}

/// Tells that a tag isn't kept, and what to write.
fn diagnostic(refused: &Refused<'_>) -> Diagnostic {
    let name = &refused.name;
    let help = match (refused.address.as_deref(), name.as_str()) {
        (Some(address), _) => format!("Viết thay bằng một liên kết: {}", embed::link(address, name)),
        (None, "img") => "Viết ảnh bằng Markdown: ![Mô tả ảnh](ten-anh.jpg)".to_owned(),
        (None, _) if refused.is_embed => {
            "Viết một liên kết tới video hoặc trang đó: [Xem video khai giảng](https://…)".to_owned()
        }
        (None, "h1") => "Viết đề mục bằng Markdown: ## Tên đề mục".to_owned(),
        (None, "center" | "font" | "span") => {
            "Bỏ thẻ này; giao diện của trang lo cách trình bày. Chữ bên trong vẫn được giữ.".to_owned()
        }
        (None, _) => "Bỏ thẻ này hoặc viết lại bằng Markdown.".to_owned(),
    };
    Diagnostic::warning(Code::RefusedHtml, format!("Thẻ HTML <{name}> không được dùng trong bài")).help(help)
}
