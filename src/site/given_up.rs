//! Addresses that `site.yaml` gives up and that have pages all the same: should one of these be lost, nobody would be told.

use super::{Site, Target};
use crate::address::Route;
use crate::config;
use crate::diagnostic::{Code, Diagnostic};
use crate::schema::address_list;
use crate::source::{SourcePath, Spanned};

/// Tells of each.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let Some(path) = SourcePath::new(config::FILE) else { return };
    for gone in &site.config.gone {
        let standing = standing(site, &gone.value);
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

/// The addresses of pages and files at a place and below it, without lists that come and go by themselves and old
/// addresses.
fn standing<'s>(site: &'s Site, gone: &str) -> Vec<&'s Route> {
    let place = gone.trim_end_matches('/');
    let is_there = |route: &Route| {
        let rest = route.as_str().strip_prefix(place);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let is_page = |target: &Target| matches!(target, Target::Home(_) | Target::Section(_, 1) | Target::Entry(_));
    let from = site.targets.range(Route::new(place)..).take_while(|(route, _)| route.as_str().starts_with(place));
    let pages = from.filter(|(_, target)| is_page(target)).map(|(route, _)| route);
    let files = site.attachments.values().map(|file| &file.route);
    pages.chain(files).filter(|route| is_there(route)).collect()
}

/// The line of `site.yaml` without an address.
fn without(site: &Site, gone: &Spanned<String>) -> String {
    let others = site.config.gone.iter().filter(|other| other.span != gone.span).map(|other| other.value.as_str());
    match others.clone().next() {
        Some(_) => format!("Ghi vào site.yaml: {}", address_list("gone", others)),
        None => "Xóa mục gone trong site.yaml, hoặc chỉ ghi những địa chỉ đã bỏ".to_owned(),
    }
}
