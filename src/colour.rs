//! Colours, and whether letters in one can be read on another: contrast as WCAG 2.2 reckons it.

use std::fmt;

/// What letters need on their ground (WCAG 2.2, 1.4.3).
pub const TEXT: f64 = 4.5;
/// What marks, frames and the outline of what has the focus need (WCAG 2.2, 1.4.11).
pub const MARK: f64 = 3.0;

/// A colour of the screen (sRGB): red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// Black.
    pub const BLACK: Self = Self([0; 3]);
    /// White.
    pub const WHITE: Self = Self([255; 3]);
    /// The darkest of the light grounds that letters and marks stand on, that of urgent notices.
    pub const GROUND: Self = Self([0xfd, 0xf1, 0xf0]);

    /// Reads `#rrggbb`, in letters of either case.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self([channel(0)?, channel(2)?, channel(4)?]))
    }

    /// How far it is from another in lightness: 1 (none) to 21 (black on white).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        a.max(b) / a.min(b)
    }

    /// Itself, or as little darker as it takes to be told from the grounds of pages.
    #[must_use]
    pub fn as_ink(self, contrast: f64) -> Self {
        let steps = (0..=u8::MAX).map(|step| self.mixed(Self::BLACK, step));
        steps.into_iter().find(|ink| ink.contrast(Self::GROUND) >= contrast).unwrap_or(Self::BLACK)
    }

    /// White letters where they can be read on it, else black ones: one of both always can.
    #[must_use]
    pub fn letters(self) -> Self {
        if self.contrast(Self::WHITE) >= TEXT { Self::WHITE } else { Self::BLACK }
    }

    /// What it becomes under the pointer: further from its letters.
    #[must_use]
    pub fn pressed(self) -> Self {
        let away = if self.letters() == Self::WHITE { Self::BLACK } else { Self::WHITE };
        self.mixed(away, 56)
    }

    /// So many 255ths of the way to another.
    fn mixed(self, other: Self, part: u8) -> Self {
        let mix = |a: u8, b: u8| {
            let sum = u32::from(a) * u32::from(u8::MAX - part) + u32::from(b) * u32::from(part);
            u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
        };
        Self(std::array::from_fn(|index| mix(self.0[index], other.0[index])))
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = Colour> {
        let steps = || (0..=255_u8).step_by(15);
        steps().flat_map(move |red| steps().flat_map(move |green| steps().map(move |blue| Colour([red, green, blue]))))
    }

    #[test]
    fn contrast_is_that_of_the_guideline() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        let grey = Colour::parse("#767676").unwrap();
        assert!((grey.contrast(Colour::WHITE) - 4.54).abs() < 0.01);
        assert_eq!(Colour::parse("#FFd400").map(|yellow| yellow.to_string()), Some("#ffd400".to_owned()));
        for none in ["ffd400", "#ffd4", "#ffd40g", "#ффd4", ""] {
            assert_eq!(Colour::parse(none), None, "{none}");
        }
    }

    #[test]
    fn any_brand_colour_can_be_read() {
        for brand in all() {
            let ink = brand.as_ink(TEXT);
            assert!(ink.contrast(Colour::GROUND) >= TEXT && ink.contrast(Colour::WHITE) >= TEXT, "{brand}: {ink}");
            assert!(brand.as_ink(MARK).contrast(Colour::GROUND) >= MARK, "{brand}");
            let letters = brand.letters();
            assert!(letters.contrast(brand) >= TEXT, "{letters} on {brand}");
            assert!(letters.contrast(brand.pressed()) >= TEXT, "{letters} on {brand} under the pointer");
        }
    }

    #[test]
    fn a_colour_that_can_be_read_stays_as_it_is() {
        let blue = Colour::parse("#0b4f8a").unwrap();
        assert_eq!((blue.as_ink(TEXT), blue.letters()), (blue, Colour::WHITE));
    }
}
