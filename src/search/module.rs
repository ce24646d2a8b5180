//! `search.js` with what it must know of the index before it fetches anything.

use serde::Serialize;

use super::documents::TOGETHER;
use super::score::{RANKING, Ranking};
use super::shards::shared;

const MODULE: &str = include_str!("search.js");
/// What stands in the module for the manifest.
const PLACE: &str = "const INDEX = null;";

/// What the module knows of its index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manifest<'i> {
    /// The folder of the files.
    pub edition: &'i str,
    /// How many pages can be found.
    pub pages: usize,
    /// The names of the kinds, in the order of their numbers.
    pub kinds: &'i [String],
    /// The routes of the sections, in the order of their numbers.
    pub sections: &'i [String],
    /// Where each shard begins.
    pub shards: &'i [String],
}

#[derive(Serialize)]
struct Written<'i> {
    edition: &'i str,
    pages: usize,
    together: usize,
    ranking: Ranking,
    kinds: &'i [String],
    sections: &'i [String],
    from: String,
}

impl Manifest<'_> {
    /// The module, ready to be imported.
    pub fn module(&self) -> String {
        let written = Written {
            edition: self.edition,
            pages: self.pages,
            together: TOGETHER,
            ranking: RANKING,
            kinds: self.kinds,
            sections: self.sections,
            from: packed(self.shards),
        };
        let json = serde_json::to_string(&written).unwrap_or_default();
        let code: Vec<&str> = MODULE.lines().map(str::trim_start).filter(|line| is_code(line)).collect();
        code.join("\n").replacen(PLACE, &format!("const INDEX = {json};"), 1)
    }
}

/// Comments are for who reads the source; a phone on a slow line need not fetch them.
fn is_code(line: &str) -> bool {
    !line.is_empty() && !line.starts_with("//") && !line.starts_with("/**")
}

/// One line a text: a sign for how many letters it shares with the one before, then the rest.
fn packed(texts: &[String]) -> String {
    let mut lines = Vec::with_capacity(texts.len());
    let mut last = "";
    for text in texts {
        let same = shared(last, text);
        // The browser counts in UTF-16.
        let letters = text[..same].encode_utf16().count();
        let sign = u8::try_from(letters).ok().and_then(|letters| letters.checked_add(b'0')).map_or('0', char::from);
        let same = if sign == '0' { 0 } else { same };
        lines.push(format!("{sign}{}", &text[same..]));
        last = text;
    }
    lines.join("\n")
}
