//! What a file had and what it is to have, line beside line.

use std::iter;

/// How many lines ahead are looked at for one that both have.
const AHEAD: usize = 8;

/// Lines of a file that become others; one side may have none.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change<'t> {
    /// The line of the old text that it is at, from 1.
    pub line: usize,
    /// What goes.
    pub old: Vec<&'t str>,
    /// What comes.
    pub new: Vec<&'t str>,
}

/// All that is different but for the line ends, in the order of the file. Goes through both texts once.
pub(super) fn changes<'t>(old: &'t str, new: &'t str) -> Vec<Change<'t>> {
    let (old, new): (Vec<_>, Vec<_>) = (lines(old).collect(), lines(new).collect());
    let (mut i, mut j) = (0, 0);
    let mut changes: Vec<Change<'t>> = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let (gone, come) = step(&old[i..], &new[j..]);
        changes.push(Change { line: i + 1, old: old[i..i + gone].to_vec(), new: new[j..j + come].to_vec() });
        (i, j) = (i + gone, j + come);
    }
    changes
}

/// How many lines of each differ until both have the same again; if that is far away, one line becomes one.
fn step(old: &[&str], new: &[&str]) -> (usize, usize) {
    if old.is_empty() || new.is_empty() {
        return (old.len(), new.len());
    }
    let pairs = (1..=2 * AHEAD).flat_map(|sum| (0..=sum).map(move |gone| (gone, sum - gone)));
    // A line by itself that is empty says nothing of where the two meet again, unless as many go as come.
    let meets = |(gone, come): &(usize, usize)| match (old.get(*gone), new.get(*come)) {
        (Some(a), Some(b)) => a == b && (gone == come || !a.trim().is_empty()),
        (None, None) => old.len() == *gone && new.len() == *come,
        _ => false,
    };
    match pairs.filter(|(gone, come)| *gone <= AHEAD && *come <= AHEAD).find(meets) {
        // So many lines for so many: each for one.
        Some((gone, come)) if gone == come => (1, 1),
        Some(step) => step,
        None => (1, 1),
    }
}

/// The lines of a text, whatever they end with.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let line = &rest[..end];
        let after = &rest[end..];
        rest = after.strip_prefix("\r\n").or_else(|| after.get(1..)).unwrap_or_default();
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let show = |change: &Change<'_>| format!("{}:-{}+{}", change.line, change.old.join("|"), change.new.join("|"));
        changes(old, new).iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_line_stands_beside_what_it_becomes() {
        assert_eq!(shown("a\nb\nc\n", "a\nB\nc\n"), "2:-b+B");
        assert_eq!(shown("a\n• b\n• c\nd\n", "a\n- b\n- c\nd\n"), "2:-• b+- b 3:-• c+- c");
        assert_eq!(shown("• b\n\n• c", "- b\n\n- c"), "1:-• b+- b 3:-• c+- c");
    }

    #[test]
    fn lines_that_come_or_go_push_no_others_out_of_place() {
        assert_eq!(shown("| a |\n| 1 |\n", "| a |\n|---|\n| 1 |\n"), "2:-+|---|");
        assert_eq!(shown("a\nb\n", "a\nb\nc\n"), "3:-+c");
        assert_eq!(shown("a\n\nb\n", "a\nb\n"), "2:-+");
    }

    #[test]
    fn line_ends_are_no_difference() {
        assert_eq!(shown("a\r\nb\rc\n", "a\nb\nc\n"), "");
    }
}
