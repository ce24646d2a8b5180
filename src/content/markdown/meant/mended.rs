//! A text as `congtruong fix` writes it.

use std::borrow::Cow;

use super::reading::applied;
use super::{Reading, Slip, corrections};

/// How often a text is looked at again: a correction may let another one be seen.
const ROUNDS: usize = 4;

/// The text with the corrections that are [mended](Slip::is_mended); as it was where none is, or where it would be read
/// otherwise with them than without.
pub fn mended(text: &str) -> Cow<'_, str> {
    let mut mended = Cow::Borrowed(text);
    for _ in 0..ROUNDS {
        match once(&mended) {
            Some(next) => mended = Cow::Owned(next),
            None if matches!(mended, Cow::Borrowed(_)) => return mended,
            None if Reading::of(&mended).text == Reading::of(text).text => return mended,
            None => break,
        }
    }
    Cow::Borrowed(text)
}

fn once(text: &str) -> Option<String> {
    let mut found = corrections(text);
    found.retain(|correction| Slip::is_mended(correction.slip) && text[correction.at.clone()] != correction.with);
    (!found.is_empty()).then(|| applied(text, found).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_that_is_none_to_markdown_becomes_one() {
        assert_eq!(mended("##\u{a0}Phần lễ\n\n-\u{202f}Chào cờ\n"), "## Phần lễ\n\n- Chào cờ\n");
        assert!(matches!(mended("## Phần lễ\n\n```\n##\u{a0}mã\n```\n"), Cow::Borrowed(_)));
    }
}
