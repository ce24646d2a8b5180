//! What hosts serve where there is nothing.

use tera::Value;

use crate::address::NOT_FOUND;
use crate::lang::Lang;
use crate::theme::Word;
use crate::view::{Frame, Ground, Page};

/// Prepares the page.
pub fn page(ground: Ground<'_>) -> Page<'_> {
    let title = ground.theme.word(Lang::Vi, Word::NotFound).to_owned();
    let frame = Frame { noindex: true, ..Frame::plain(ground, Lang::Vi, &NOT_FOUND, title) };
    Page::new(ground, "404.html", frame, Value::none())
}
