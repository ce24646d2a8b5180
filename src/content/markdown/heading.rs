//! The outline of a body: levels, anchors, table of contents.

use std::collections::{BTreeMap, BTreeSet};

use super::{Heading, escape};
use crate::vietnamese;

/// Anchors of the layout that people link to, now or once. All its others hold `_`, which no anchor of a heading has.
const RESERVED: [&str; 4] = ["noi-dung", "danh-muc", "menu", "tim-kiem"];

/// Gives headings their level and anchor, one after the other.
#[derive(Debug)]
pub(super) struct Outline {
    /// Levels as written of the headings that the next one may stand under.
    open: Vec<u8>,
    /// Every anchor given so far.
    anchors: BTreeSet<String>,
    /// How often each slug was asked for.
    counts: BTreeMap<String, u32>,
    pub headings: Vec<Heading>,
}

impl Outline {
    pub fn new() -> Self {
        let anchors = RESERVED.map(str::to_owned).into();
        Self { open: Vec::new(), anchors, counts: BTreeMap::new(), headings: Vec::new() }
    }

    /// The level to show for a level as written: the first is 2, and none is skipped on the way down.
    pub fn level(&mut self, written: u8) -> u8 {
        while self.open.pop_if(|above| *above >= written).is_some() {}
        self.open.push(written);
        u8::try_from(self.open.len() + 1).map_or(6, |level| level.min(6))
    }

    /// Notes a heading and returns its anchor.
    pub fn add(&mut self, level: u8, text: String) -> String {
        let id = self.anchor(&text);
        self.headings.push(Heading { level, id: id.clone(), text });
        id
    }

    fn anchor(&mut self, text: &str) -> String {
        let mut base = vietnamese::anchor(text);
        if base.is_empty() {
            base.push_str("muc");
        }
        let count = self.counts.entry(base.clone()).or_insert(0);
        loop {
            *count += 1;
            let id = if *count == 1 { base.clone() } else { format!("{base}-{count}") };
            if self.anchors.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// See [`super::Body::table_of_contents`].
pub(super) fn table_of_contents(headings: &[Heading]) -> Option<String> {
    let shown: Vec<&Heading> = headings.iter().filter(|heading| heading.level <= 3).collect();
    if shown.len() < 3 {
        return None;
    }
    let mut out = String::from("<ol>");
    let mut level = 2;
    for (number, heading) in shown.iter().enumerate() {
        match (heading.level, level) {
            (3, 2) => out.push_str("<ol>"),
            (2, 3) => out.push_str("</li></ol></li>"),
            _ if number > 0 => out.push_str("</li>"),
            _ => {}
        }
        level = heading.level;
        out.push_str("<li><a href=\"#");
        out.push_str(&heading.id);
        out.push_str("\">");
        escape::text(&mut out, &heading.text);
        out.push_str("</a>");
    }
    out.push_str(if level == 3 { "</li></ol></li></ol>" } else { "</li></ol>" });
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_begin_at_two_and_none_is_skipped() {
        let shown = |written: &[u8]| {
            let mut outline = Outline::new();
            written.iter().map(|level| outline.level(*level)).collect::<Vec<_>>()
        };
        assert_eq!(shown(&[1, 2, 2, 1]), [2, 3, 3, 2]);
        assert_eq!(shown(&[2, 3, 2]), [2, 3, 2]);
        assert_eq!(shown(&[1, 4, 4, 2]), [2, 3, 3, 3]);
        assert_eq!(shown(&[3, 1, 2, 3, 4, 5, 6]), [2, 2, 3, 4, 5, 6, 6]);
    }

    #[test]
    fn anchors_are_slugs_and_unique() {
        let mut outline = Outline::new();
        let mut id = |text: &str| outline.add(2, text.to_owned());
        assert_eq!(id("Điều 1. Đối tượng"), "dieu-1-doi-tuong");
        assert_eq!(id("Hồ sơ"), "ho-so");
        assert_eq!(id("Hồ sơ"), "ho-so-2");
        assert_eq!(id("Hồ sơ"), "ho-so-3");
        assert_eq!(id("Hồ sơ 2"), "ho-so-2-2");
        assert_eq!(id("Nội dung"), "noi-dung-2");
        assert_eq!(id("???"), "muc");
    }

    #[test]
    fn a_table_of_contents_nests_level_three_in_level_two() {
        let mut outline = Outline::new();
        for (level, text) in [(2, "A"), (3, "B & C"), (3, "D"), (2, "E")] {
            outline.add(level, text.to_owned());
        }
        assert_eq!(
            table_of_contents(&outline.headings).unwrap(),
            "<ol><li><a href=\"#a\">A</a><ol><li><a href=\"#b-c\">B &amp; C</a></li><li><a href=\"#d\">D</a></li></ol>\
             </li><li><a href=\"#e\">E</a></li></ol>"
        );
        assert_eq!(table_of_contents(&outline.headings[..2]), None);
    }
}
