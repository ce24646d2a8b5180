//! Under which address an entry became known: programs that read feeds and calendars take it for the same by that.

use super::Site;
use super::routes::old_address;
use crate::address::Route;
use crate::content::Entry;

impl Site {
    /// One of its old addresses that are such as this site gives to entries (a name in a section's folder), else the one
    /// that it has: an entry that went elsewhere is no new one as long as its old address leads to it. Addresses that
    /// other systems gave it don't count.
    ///
    /// Which one, the last publication tells, in whatever order they are written: the one it was known by where it stands,
    /// else the one that was known first. Where nothing is known of that, it is the first of the list.
    pub fn first_address(&self, entry: &Entry) -> Route {
        let (now, old) = (entry.route(), self.old_addresses(entry));
        let Some(first) = old.first() else { return now };
        let known_here = self.known_as.get(&now).filter(|known| old.contains(&known.address));
        let known_first = || {
            let known = [&now].into_iter().chain(&old).filter_map(|route| self.known_as.get(route));
            let its_own = known.filter(|known| known.address == now || old.contains(&known.address));
            its_own.min_by_key(|known| (known.since, known.address != now, &known.address))
        };
        known_here.or_else(known_first).map_or(first, |known| &known.address).clone()
    }

    fn old_addresses(&self, entry: &Entry) -> Vec<Route> {
        let old = entry.common.aliases.iter().map(|alias| old_address(&alias.value));
        old.filter(|route| self.is_of_entries(entry, route)).collect()
    }

    fn is_of_entries(&self, entry: &Entry, route: &Route) -> bool {
        let inside = route.as_str().strip_prefix(entry.lang.prefix()).unwrap_or_default();
        let folder = inside.strip_suffix('/').and_then(|place| Some(&place[..=place.rfind('/')?]));
        let section = folder.and_then(|folder| self.schemas.structure.section(folder));
        section.is_some_and(|section| !section.kinds.is_empty())
    }
}
