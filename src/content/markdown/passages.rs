//! A text as passages, each under its heading.

use super::plain;

/// A heading with what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The heading, without markup.
    pub heading: String,
    /// The text under it and under the headings below it, without these headings.
    pub text: String,
}

/// The level of a paragraph that is bold as a whole, which many write for a heading: below all real ones.
const BOLD: u8 = b'7';

/// The passages of our own HTML, in its order; what stands before the first heading belongs to none.
pub(super) fn of(html: &str) -> Vec<Passage> {
    let headings = headings(html);
    let ends = headings.iter().skip(1).map(|next| next.start).chain([html.len()]);
    let own: Vec<String> =
        headings.iter().zip(ends).map(|(heading, end)| plain::text_of(&html[heading.end..end])).collect();
    let below = |nth: usize| {
        let level = headings[nth].level;
        headings[nth + 1..].iter().take_while(move |next| next.level > level).count()
    };
    let text = |nth: usize| own[nth..=nth + below(nth)].join("\n").trim().to_owned();
    let passage = |(nth, found): (usize, &Found<'_>)| Passage { heading: plain::text_of(found.inner), text: text(nth) };
    headings.iter().enumerate().map(passage).collect()
}

/// A heading in HTML.
struct Found<'h> {
    level: u8,
    inner: &'h str,
    start: usize,
    end: usize,
}

fn headings(html: &str) -> Vec<Found<'_>> {
    html.match_indices('<').filter_map(|(start, _)| heading(html, start)).collect()
}

/// The heading that begins at a place.
fn heading(html: &str, start: usize) -> Option<Found<'_>> {
    let here = &html[start..];
    if let Some(level) = here.strip_prefix("<h").and_then(|rest| rest.bytes().next()).filter(u8::is_ascii_digit) {
        let opened = here.find('>')? + 1;
        let closed = opened + here[opened..].find("</h")?;
        return Some(Found { level, inner: &here[opened..closed], start, end: start + closed + "</h2>".len() });
    }
    let inner = here.strip_prefix("<p><strong>")?;
    let closed = inner.find("</p>")?;
    let bold = inner[..closed].strip_suffix("</strong>").filter(|bold| !bold.contains("</strong>"))?;
    Some(Found { level: BOLD, inner: bold, start, end: start + "<p><strong>".len() + closed + "</p>".len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages(html: &str) -> Vec<(String, String)> {
        of(html).into_iter().map(|passage| (passage.heading, passage.text)).collect()
    }

    fn pair(heading: &str, text: &str) -> (String, String) {
        (heading.to_owned(), text.to_owned())
    }

    #[test]
    fn a_heading_holds_what_follows_up_to_the_next_of_its_level() {
        let html = "<p>Mở đầu</p>\n<h2 id=\"a\">Chương <em>I</em></h2>\n<h3 id=\"b\">Điều 1</h3>\n<p>Một</p>\n<h2 id=\"c\">Chương II</h2>\n";
        assert_eq!(passages(html), [pair("Chương I", "Một"), pair("Điều 1", "Một"), pair("Chương II", "")]);
    }

    #[test]
    fn a_paragraph_that_is_bold_as_a_whole_is_a_heading_too() {
        let html = "<p><strong>Điều 1. Phạm vi</strong></p>\n<p><strong>Chú ý</strong>: đọc kỹ</p>\n<p><strong>a</strong> và <strong>b</strong></p>\n";
        assert_eq!(passages(html), [pair("Điều 1. Phạm vi", "Chú ý: đọc kỹ\na và b")]);
        assert_eq!(passages("<h2"), []);
    }
}
