//! What tabs, search engines and link previews show of a page: a title and a sentence, neither longer than they show.

use super::pagination::number_behind;
use super::school_name;
use crate::vietnamese::shortened;
use crate::view::{Frame, Ground};

/// Longest title, in characters: search engines cut it there.
const LONGEST_TITLE: usize = 65;

/// Longest description, in characters.
const LONGEST_DESCRIPTION: usize = 160;

/// The title with the longest name of the school that there is room for. A long title goes without; one that is too
/// long by itself is cut, but for the number of a further page.
pub fn title(ground: Ground<'_>, frame: &Frame) -> String {
    let names = ground.shared.names(frame.lang);
    if frame.crumbs.is_empty() {
        // The home page is called as the school is.
        let name = names.iter().find(|name| fits(name)).unwrap_or(&frame.title);
        return shortened(name, LONGEST_TITLE);
    }
    let with_name = names.iter().map(|name| format!("{} – {name}", frame.title));
    with_name.into_iter().find(|title| fits(title)).unwrap_or_else(|| {
        let number = number(ground, frame);
        let title = frame.title.strip_suffix(&number).unwrap_or(&frame.title);
        shortened(title, LONGEST_TITLE.saturating_sub(number.chars().count())) + &number
    })
}

fn fits(title: &str) -> bool {
    title.chars().count() <= LONGEST_TITLE
}

/// The description in one line; a page that says nothing of itself is described by its title and the school.
pub fn description(ground: Ground<'_>, frame: &Frame) -> String {
    let words: Vec<&str> = frame.description.split_whitespace().collect();
    if words.is_empty() {
        let whole = format!("{} – {}", frame.title, school_name(ground.site, frame.lang));
        return shortened(&whole, LONGEST_DESCRIPTION);
    }
    let number = number(ground, frame);
    shortened(&words.join(" "), LONGEST_DESCRIPTION.saturating_sub(number.chars().count())) + &number
}

fn number(ground: Ground<'_>, frame: &Frame) -> String {
    frame.number.map(|number| number_behind(ground, frame.lang, number)).unwrap_or_default()
}
