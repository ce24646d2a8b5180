//! An old address that sends the reader on, on hosts that know no redirects.

use crate::address::Route;
use crate::lang::Lang;
use crate::theme::Word;
use crate::view::{Frame, Ground, Page};

#[derive(serde::Serialize)]
struct AliasView {
    href: String,
    url: String,
}

/// Prepares the page at the old address.
pub fn page<'s>(ground: Ground<'s>, route: &'s Route, to: &'s Route) -> Page<'s> {
    let base = &ground.site.base;
    let view = AliasView { href: base.href(to), url: base.absolute(to) };
    let title = ground.theme.word(Lang::Vi, Word::Moved).to_owned();
    let frame = Frame { noindex: true, ..Frame::plain(ground, Lang::Vi, route, title) };
    Page::new(ground, "alias.html", frame, view)
}
