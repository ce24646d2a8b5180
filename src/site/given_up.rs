//! Addresses that `site.yaml` gives up and that have pages all the same: should one of these be lost, nobody would be told.

use std::collections::BTreeSet;

use super::{Site, Target};
use crate::address::Route;
use crate::config;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::address_list;
use crate::source::{SourcePath, Spanned};

/// Tells of each.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let Some(path) = SourcePath::new(config::FILE) else { return };
    if site.config.gone.is_empty() {
        return;
    }
    let files: BTreeSet<&Route> = site.attachments.values().map(|file| &file.route).collect();
    for gone in &site.config.gone {
        let standing = standing(site, &files, &gone.value);
        let Some(first) = standing.first() else { continue };
        let place = gone.value.trim_end_matches('/');
        let message = match standing.len() {
            1 if first.as_str().trim_end_matches('/') == place => {
                format!("Địa chỉ {first} ghi là bỏ hẳn mà vẫn đăng; sau này mất thì không được nhắc")
            }
            count => format!(
                "{place}/ ghi là bỏ hẳn mà còn {count} địa chỉ trong đó, như {first}; sau này mất thì không được nhắc"
            ),
        };
        let told = Diagnostic::warning(Code::GivenUp, message).at(&path, gone.span).help(without(site, gone));
        diagnostics.push(told);
    }
}

/// Whether an address is this place or below it.
pub fn is_within(route: &Route, place: &str) -> bool {
    let rest = route.as_str().strip_prefix(place.trim_end_matches('/'));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The addresses of pages and files at a place and below it, without lists that come and go by themselves and old
/// addresses.
fn standing<'s>(site: &'s Site, files: &BTreeSet<&'s Route>, gone: &str) -> Vec<&'s Route> {
    let place = gone.trim_end_matches('/');
    let first = Route::new(place);
    let is_page = |target: &Target| matches!(target, Target::Home(_) | Target::Section(_, 1) | Target::Entry(_));
    let from = site.targets.range::<Route, _>(&first..).take_while(|(route, _)| route.as_str().starts_with(place));
    let pages = from.filter(|(_, target)| is_page(target)).map(|(route, _)| route);
    let files = files.range::<Route, _>(&first..).copied().take_while(|route| route.as_str().starts_with(place));
    pages.chain(files).filter(|route| is_within(route, place)).collect()
}

/// The line of `site.yaml` without an address.
fn without(site: &Site, gone: &Spanned<String>) -> String {
    let others = site.config.gone.iter().filter(|other| other.span != gone.span).map(|other| other.value.as_str());
    match others.clone().next() {
        Some(_) => format!("Ghi vào site.yaml: {}", address_list("gone", others)),
        None => "Xóa mục gone trong site.yaml, hoặc chỉ ghi những địa chỉ đã bỏ".to_owned(),
    }
}
