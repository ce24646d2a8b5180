//! Under which address an entry became known: programs that read feeds and calendars take it for the same by that.

use super::Site;
use super::routes::old_address;
use crate::address::Route;
use crate::content::Entry;

impl Site {
    /// The first of its old addresses that is such as this site gives to entries (a name in a section's folder), else the
    /// one that it has: an entry that went elsewhere is no new one as long as its old address leads to it. Addresses that
    /// other systems gave it don't count.
    pub fn first_address(&self, entry: &Entry) -> Route {
        let old = entry.common.aliases.iter().map(|alias| old_address(&alias.value));
        old.into_iter().find(|route| self.is_of_entries(entry, route)).unwrap_or_else(|| entry.route())
    }

    fn is_of_entries(&self, entry: &Entry, route: &Route) -> bool {
        let inside = route.as_str().strip_prefix(entry.lang.prefix()).unwrap_or_default();
        let folder = inside.strip_suffix('/').and_then(|place| Some(&place[..=place.rfind('/')?]));
        let section = folder.and_then(|folder| self.schemas.structure.section(folder));
        section.is_some_and(|section| !section.kinds.is_empty())
    }
}
