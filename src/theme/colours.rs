//! The school's own colours in the style: as they are where they fill, darker where letters in them couldn't be read.

use std::fmt::Write as _;

use crate::colour::{Colour, MARK, TEXT};
use crate::config::Colours;

/// The variables of the style that follow from the school's colours; empty where it has none of its own.
pub(super) fn variables(colours: &Colours) -> String {
    let mut set = String::new();
    if let Some(brand) = colours.primary.as_ref().and_then(|colour| Colour::parse(&colour.value)) {
        let (ink, letters, pressed) = (brand.as_ink(TEXT), brand.letters(), brand.pressed());
        let _ = write!(set, "--primary:{ink};--fill:{brand};--on-fill:{letters};--fill-hover:{pressed};");
    }
    if let Some(accent) = colours.accent.as_ref().and_then(|colour| Colour::parse(&colour.value)) {
        let _ = write!(set, "--accent:{};", accent.as_ink(MARK));
    }
    if set.is_empty() { set } else { format!(":root{{{set}}}\n") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Span, Spanned};

    #[test]
    fn a_light_brand_fills_as_it_is_and_writes_darker() {
        let colour = |text: &str| Some(Spanned::new(text.to_owned(), Span::default()));
        let colours = Colours { primary: colour("#FFD400"), accent: None };
        assert!(variables(&colours).starts_with(":root{--primary:#"), "{}", variables(&colours));
        assert!(variables(&colours).contains("--fill:#ffd400;--on-fill:#000000;"), "{}", variables(&colours));
        assert_eq!(variables(&Colours::default()), "");
    }

    /// What is darker than the ground that inks are reckoned for names its own ink.
    #[test]
    fn no_light_ground_of_the_style_is_written_on_in_an_ink_that_was_reckoned_for_another() {
        let style: String =
            crate::theme::files::built_in("style").map(|(_, style)| String::from_utf8_lossy(style)).collect();
        for rule in style.split('}') {
            for colour in rule.split("background: ").skip(1).filter_map(|rest| Colour::parse(rest.get(..7)?)) {
                let is_reckoned_for = colour.contrast(Colour::BLACK) >= Colour::GROUND.contrast(Colour::BLACK);
                assert!(is_reckoned_for || rule.contains("color: var(--text)"), "{rule}");
            }
        }
    }
}
