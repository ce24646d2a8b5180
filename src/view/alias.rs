//! An old address that sends the reader on, on hosts that know no redirects.

use super::{Frame, Page};
use crate::content::Lang;
use crate::output::Outputs;
use crate::theme::Word;

#[derive(serde::Serialize)]
struct AliasView {
    href: String,
    url: String,
}

/// Prepares the page at the old address.
pub(super) fn page<'s>(outputs: &'s Outputs, route: &'s str, to: &'s str) -> Page<'s> {
    let base = &outputs.site.base;
    let view = AliasView { href: base.href(to), url: base.absolute(to) };
    let title = outputs.theme.word(Lang::Vi, Word::Moved).to_owned();
    let frame = Frame { noindex: true, ..Frame::plain(outputs, Lang::Vi, route, title) };
    Page::new("alias.html", frame, view)
}
