//! The lines that git leaves where two people changed the same place.

use std::ops::Range;

/// How many signs such a line begins with.
const LENGTH: usize = 7;

/// Every such line of a text, outside of code between fences. `=======` counts only beside another one: alone it
/// underlines a heading.
pub(super) fn marks(text: &str) -> Vec<Range<usize>> {
    let has = |sign: &str| memchr::memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    if !has("<<<<<<<") && !has(">>>>>>>") && !has("||||||| ") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut halves = Vec::new();
    let mut fence: Option<char> = None;
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end();
        let place = start..start + line.len();
        start += whole.len();
        match (fence, fence_of(line)) {
            (None, Some(sign)) => fence = Some(sign),
            (Some(open), Some(sign)) if open == sign => fence = None,
            (None, None) if is_side(line) => found.push(place),
            (None, None) if line == "=======" => halves.push(place),
            _ => {}
        }
    }
    if !found.is_empty() {
        found.append(&mut halves);
        found.sort_by_key(|place| place.start);
    }
    found
}

fn fence_of(line: &str) -> Option<char> {
    let content = line.trim_start();
    ['`', '~'].into_iter().find(|sign| content.chars().take_while(|c| c == sign).count() >= 3)
}

/// Whether a line begins or ends one of the versions. Git writes a space and a name behind the signs.
fn is_side(line: &str) -> bool {
    let Some(sign) = line.chars().next().filter(|sign| "<>|".contains(*sign)) else { return false };
    let rest = line.trim_start_matches(sign);
    let has_name = rest.starts_with(' ') && !rest.contains('|');
    // Seven bars alone are an empty row of a table.
    line.len() - rest.len() == LENGTH
        && (has_name || (rest.is_empty() && sign != '|') || (sign == '<' && !rest.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<&str> {
        marks(text).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn the_lines_of_git_are_found() {
        let text = "A\r\n<<<<<<< HEAD\r\nmột\r\n||||||| 3f2a1c\r\nhai\r\n=======\r\nba\r\n>>>>>>> main\r\n";
        assert_eq!(lines(text), ["<<<<<<< HEAD", "||||||| 3f2a1c", "=======", ">>>>>>> main"]);
        assert_eq!(lines("một\n=======\nhai\n>>>>>>> Stashed changes"), ["=======", ">>>>>>> Stashed changes"]);
    }

    #[test]
    fn headings_rows_and_code_are_no_conflict() {
        for text in [
            "Một\n=======\n",
            "|||||||\n",
            "||||||| a |\n",
            "```\n<<<<<<< HEAD\n```\n",
            "<<<<<<<<<<\n",
            "> >>>>>>> một\n",
            ">>>>>>>>\n",
        ] {
            assert_eq!(lines(text), [""; 0], "{text}");
        }
    }
}
