//! The box around each table, which a phone scrolls sideways; the keyboard reaches it too.

use super::tags::{self, Tag};

/// What ends a box.
pub(super) const CLOSE: &str = "</div>";

/// What begins the box of the table with this number in the text.
pub(super) fn open(number: usize) -> String {
    format!("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng {number}\">")
}

/// How many tables begin in HTML.
pub(super) fn tables(html: &str) -> usize {
    tags::tags(html).filter(|tag| is_table(tag) && !tag.closes).count()
}

/// Puts boxes around the outermost tables of well-formed HTML; `numbers` are those of all its tables.
pub(super) fn around_tables(html: String, mut numbers: impl Iterator<Item = usize>) -> String {
    let mut out = String::new();
    let (mut depth, mut done) = (0_usize, 0);
    for tag in tags::tags(&html).filter(is_table) {
        if tag.closes {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                out.push_str(&html[done..tag.end]);
                out.push_str(CLOSE);
                done = tag.end;
            }
        } else {
            let number = numbers.next().unwrap_or(1);
            if depth == 0 {
                out.push_str(&html[done..tag.start()]);
                out.push_str(&open(number));
                done = tag.start();
            }
            depth += 1;
        }
    }
    if done == 0 {
        return html;
    }
    out.push_str(&html[done..]);
    out
}

fn is_table(tag: &Tag<'_>) -> bool {
    tag.name.eq_ignore_ascii_case("table")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_outermost_tables_get_a_box() {
        let html = "<p title=\"<table>\">a</p><table><tr><td><table></table></td></tr></table><table></table>";
        let boxed = around_tables(html.to_owned(), [3, 4, 5].into_iter());
        assert_eq!(boxed.matches("<div class=\"table\"").count(), 2);
        assert!(boxed.contains("Bảng 3\"><table><tr>") && boxed.ends_with("Bảng 5\"><table></table></div>"), "{boxed}");
        assert_eq!(around_tables("<p>a</p>".to_owned(), [].into_iter()), "<p>a</p>");
    }
}
