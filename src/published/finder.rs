//! Where what stood at an address went.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::known::{Published, Trace, head};
use super::sketch::Sketch;
use crate::address::Route;
use crate::fingerprint::Fingerprint;
use crate::site::{EntryId, Site};
use crate::source::SourcePath;
use crate::vietnamese;

/// A line that so many new entries have says nothing.
const COMMON: usize = 16;
/// Among more new entries a name that is only like the old one is no sign.
const FEW: usize = 50;

/// The entries that stand at addresses which the last publication hadn't.
pub(super) struct Finder<'f> {
    last: &'f Published,
    site: &'f Site,
    by_mark: BTreeMap<u64, Vec<EntryId>>,
    sketches: BTreeMap<EntryId, Sketch>,
    by_head: BTreeMap<Fingerprint, Vec<EntryId>>,
    by_slug: BTreeMap<&'f str, Vec<EntryId>>,
    /// What is known of the last publication by its files; made where it is needed.
    by_source: OnceCell<BTreeMap<&'f SourcePath, (&'f Route, &'f Trace)>>,
}

impl<'f> Finder<'f> {
    /// Looks at what is new in a site.
    pub fn new(last: &'f Published, site: &'f Site) -> Self {
        let (by_mark, sketches) = (BTreeMap::new(), BTreeMap::new());
        let (by_head, by_slug, by_source) = (BTreeMap::new(), BTreeMap::new(), OnceCell::new());
        let mut finder = Self { last, site, by_mark, sketches, by_head, by_slug, by_source };
        for id in site.ids().filter(|id| !last.pages.contains_key(&site.entry(*id).route())) {
            finder.add(id);
        }
        finder
    }

    fn add(&mut self, id: EntryId) {
        let entry = self.site.entry(id);
        let sketch = Sketch::of(&entry.body.html);
        for mark in sketch.marks() {
            self.by_mark.entry(*mark).or_default().push(id);
        }
        self.sketches.insert(id, sketch);
        if let Some(head) = head(entry) {
            self.by_head.entry(head).or_default().push(id);
        }
        self.by_slug.entry(&entry.slug).or_default().push(id);
    }

    /// The entry that took the place of what stood there. One that was found once is known, though it is new no more.
    pub fn find(&self, route: &Route, trace: &Trace) -> Option<EntryId> {
        self.found_by_signs(route, trace).or_else(|| self.heir(trace.heir.as_ref()?))
    }

    /// What was found earlier, or what took its place since.
    fn heir(&self, heir: &SourcePath) -> Option<EntryId> {
        let moved_on = || {
            let (route, trace) = self.by_source().get(heir)?;
            self.found_by_signs(route, trace)
        };
        self.site.by_path(heir).or_else(moved_on)
    }

    fn by_source(&self) -> &BTreeMap<&'f SourcePath, (&'f Route, &'f Trace)> {
        self.by_source.get_or_init(|| {
            // Of the addresses of one file the first.
            let known = self.last.pages.iter().rev();
            known.filter_map(|(route, trace)| Some((trace.source.as_ref()?, (route, trace)))).collect()
        })
    }

    fn found_by_signs(&self, route: &Route, trace: &Trace) -> Option<EntryId> {
        let same_file = || self.site.by_path(trace.source.as_ref()?);
        let same_head = || one(self.by_head.get(trace.head.as_ref()?)?);
        let unknown = trace.source.is_none();
        same_file()
            .or_else(|| self.same_body(&trace.body))
            .or_else(same_head)
            .or_else(|| if unknown { self.same_name(route) } else { None })
    }

    fn same_body(&self, body: &Sketch) -> Option<EntryId> {
        let mut common: BTreeMap<EntryId, usize> = BTreeMap::new();
        let with = body.marks().iter().filter_map(|mark| self.by_mark.get(mark)).filter(|ids| ids.len() <= COMMON);
        with.flatten().for_each(|id| *common.entry(*id).or_default() += 1);
        let most = common.values().copied().max()?;
        let is_same = |id: &EntryId| self.sketches.get(id).is_some_and(|sketch| body.is_matched_by(sketch, most));
        common.into_iter().find(|(id, count)| *count == most && is_same(id)).map(|(id, _)| id)
    }

    /// Where nothing but the address is known, its last part.
    fn same_name(&self, route: &Route) -> Option<EntryId> {
        let name = last_part(route);
        let like = || {
            let names = Some(&self.by_slug).filter(|names| names.len() <= FEW)?.keys().copied();
            self.by_slug.get(vietnamese::nearest(name, names)?)
        };
        one(self.by_slug.get(name).or_else(like)?)
    }
}

/// The last part of an address, without `.html`.
pub(super) fn last_part(route: &Route) -> &str {
    let last = route.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    last.strip_suffix(".html").unwrap_or(last)
}

fn one(ids: &[EntryId]) -> Option<EntryId> {
    if let [id] = ids { Some(*id) } else { None }
}
