//! Telephone numbers as links.

use serde::Serialize;

use crate::vietnamese::telephone;

/// A telephone number with its address for phones.
#[derive(Serialize)]
pub struct Phone<'s> {
    text: &'s str,
    pub href: String,
}

impl<'s> Phone<'s> {
    /// The number as it was written, and as a phone dials it.
    pub fn new(text: &'s str) -> Self {
        let number = telephone::without_extension(text);
        let digits: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        Self { text, href: format!("tel:{digits}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_is_not_dialled_with_the_number() {
        assert_eq!(Phone::new("0299.3000.001 (máy lẻ 101)").href, "tel:02993000001");
        assert_eq!(Phone::new("+84 299 3000 001").href, "tel:+842993000001");
    }
}
