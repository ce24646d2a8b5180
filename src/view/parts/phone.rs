//! Telephone numbers as links.

use serde::Serialize;

/// A telephone number with its address for phones.
#[derive(Serialize)]
pub struct Phone<'s> {
    text: &'s str,
    pub href: String,
}

impl<'s> Phone<'s> {
    /// The number as it was written, and as a phone dials it.
    pub fn new(text: &'s str) -> Self {
        let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        Self { text, href: format!("tel:{digits}") }
    }
}
