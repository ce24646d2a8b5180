//! How lines are read: what each of them begins, and where it belongs.

use super::{Correction, Line, breaks, indents, lists, marks, rulings, tasks};

/// Deepest quotes within quotes that are looked into.
const DEEPEST: usize = 10;

/// Finds what lines are meant to be, within quotes too.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    within(lines, 0, found);
}

fn within(lines: &[Line<'_>], depth: usize, found: &mut Vec<Correction>) {
    for rule in [indents::find, marks::find, tasks::find, rulings::find, breaks::find] {
        rule(lines, found);
    }
    if depth == DEEPEST || !lines.iter().any(is_quoted) {
        return;
    }
    for quote in lines.chunk_by(|before, line| is_quoted(before) == is_quoted(line)) {
        let mut inner: Vec<_> = quote.iter().filter_map(quoted).collect();
        lists::settle(&mut inner);
        within(&inner, depth + 1, found);
    }
}

fn is_quoted(line: &Line<'_>) -> bool {
    line.words().starts_with(['>', '＞'])
}

/// What a line of a quote holds.
fn quoted<'a>(line: &Line<'a>) -> Option<Line<'a>> {
    let inner = line.words().strip_prefix(['>', '＞'])?;
    let inner = inner.strip_prefix(' ').unwrap_or(inner);
    Some(line.behind(line.text.len() - inner.len()))
}
