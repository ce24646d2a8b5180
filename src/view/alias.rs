//! An old address that sends the reader on, on hosts that know no redirects.

use super::{Frame, Page, render};
use crate::content::Lang;
use crate::output::Outputs;
use crate::theme::{RenderError, Word};

#[derive(serde::Serialize)]
struct AliasView {
    href: String,
    url: String,
}

/// Renders the page at the old address.
pub(super) fn page(outputs: &Outputs, route: &str, to: &str) -> Result<Vec<u8>, RenderError> {
    let base = &outputs.site.base;
    let view = AliasView { href: base.href(to), url: base.absolute(to) };
    let title = outputs.theme.word(Lang::Vi, Word::Moved).to_owned();
    let frame = Frame { noindex: true, ..Frame::plain(outputs, Lang::Vi, route, title) };
    render(outputs, Page { template: "alias.html", frame, view })
}
