//! Names that become part of addresses: of a post's file, of where it stood before, of pages it leads to.

use crate::content::{Entry, Found};
use crate::personal::in_file_name;
use percent_encoding::percent_decode_str;

/// What the names of an entry tell of anybody.
pub(super) fn of_entry(entry: &Entry) -> Vec<Found> {
    let here = |found: crate::personal::Finding<()>| found.at(|()| (entry.path.clone(), entry.head));
    let own = in_file_name(&entry.slug).map(here);
    let before = entry.common.aliases.iter().filter_map(|alias| in_file_name(alias).map(here));
    let outside = entry.body.outside.iter().filter(|outside| outside.address.starts_with("http"));
    let led_to = outside.filter_map(|outside| {
        let found = in_file_name(&percent_decode_str(&outside.address).decode_utf8_lossy())?;
        Some(found.at(|()| (entry.path.clone(), outside.span)))
    });
    own.into_iter().chain(before).chain(led_to).collect()
}
