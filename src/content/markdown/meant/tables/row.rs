//! A line of a table, cut into its cells.

use std::ops::Range;

use super::super::inline::{is_escaped, marks};

/// The sign between cells that an input method for wide letters writes.
const WIDE: &str = "｜";

/// A line of a table as its author wrote it.
pub(super) struct Row<'a> {
    line: &'a str,
    /// Where the words of each cell stand on the line.
    cells: Vec<Range<usize>>,
    /// Whether it begins and ends with the sign between cells.
    pub is_framed: bool,
    /// Whether some sign of it is none to Markdown, or is one where its author means code.
    pub is_foreign: bool,
}

impl<'a> Row<'a> {
    /// Cuts a line at `|`; `None` for a line without one, and for one that begins something else than a row.
    pub fn piped(line: &'a str) -> Option<Self> {
        let inner = line.trim_start();
        // A line between rows, as they are drawn with letters: `+----+----+`.
        let is_drawn = inner.starts_with("+-") || inner.starts_with("+=");
        let is_wide = memchr::memchr(b'|', line.as_bytes()).is_none();
        let sign = match (is_drawn, is_wide) {
            (true, _) => "+",
            (false, true) => WIDE,
            (false, false) => "|",
        };
        let begins = memchr::memchr_iter(sign.as_bytes()[0], line.as_bytes());
        let mut signs = begins.filter(|at| line.as_bytes()[*at..].starts_with(sign.as_bytes())).peekable();
        signs.peek()?;
        if inner.starts_with(['>', '#']) || marks(inner) > 0 {
            return None;
        }
        let code = code_spans(line);
        let mut cuts: Vec<Range<usize>> = Vec::new();
        let mut is_foreign = is_drawn || is_wide;
        for at in signs.filter(|at| !is_escaped(line, *at)) {
            let span = code.partition_point(|span| span.end < at);
            let in_code = code.get(span).is_some_and(|span| span.contains(&at));
            is_foreign |= in_code;
            if !in_code {
                cuts.push(at..at + sign.len());
            }
        }
        let opens = line[..cuts.first()?.start].trim().is_empty();
        let closes = cuts.len() > 1 && line[cuts.last()?.end..].trim().is_empty();
        let mut cells = cells(line, &cuts);
        cells.drain(..usize::from(opens));
        cells.truncate(cells.len() - usize::from(closes));
        Some(Self { line, cells, is_framed: opens && closes, is_foreign })
    }

    /// Cuts a line at its tabs; `None` for one that has none between words.
    pub fn tabbed(line: &'a str) -> Option<Self> {
        memchr::memchr(b'\t', line.as_bytes())?;
        let is_item = marks(line) > 0 && !line.starts_with(|c: char| c.is_ascii_digit());
        if line.starts_with([' ', '>', '#', '|']) || is_item || !line.trim().contains('\t') {
            return None;
        }
        let end = line.trim_end_matches(' ').len();
        let cuts: Vec<_> =
            memchr::memchr_iter(b'\t', line.as_bytes()).filter(|at| *at < end).map(|at| at..at + 1).collect();
        Some(Self { line, cells: cells(line, &cuts), is_framed: false, is_foreign: true })
    }

    /// How many cells it has.
    pub fn columns(&self) -> usize {
        self.cells.len()
    }

    /// What stands in its cells.
    pub fn cells(&self) -> impl Iterator<Item = &'a str> {
        self.cells.iter().map(|cell| &self.line[cell.clone()])
    }

    /// How many cells it has up to the last one that isn't empty.
    pub fn filled(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1)
    }

    /// Whether it is the line of dashes below the head, in whatever way it is drawn.
    pub fn is_rule(&self) -> bool {
        let drawn = |c: char| matches!(c, '-' | ':' | '=' | '+' | '_' | '–' | '—' | '─' | ' ' | '\t');
        let is_drawn = |cell: &str| cell.contains(['-', '=', '_', '–', '—', '─']) && cell.chars().all(drawn);
        !self.cells.is_empty() && self.cells().all(is_drawn)
    }

    /// Whether it can be nothing but a line that is drawn between rows: a dash alone says that there is nothing.
    pub fn is_drawn(&self) -> bool {
        self.is_framed && self.is_rule() && self.cells().all(|cell| cell.chars().count() > 2)
    }

    /// Whether Markdown takes it for the rule below a head of so many cells.
    pub fn is_rule_of(&self, columns: usize) -> bool {
        let is_plain = |cell: &str| {
            let dashes = cell.strip_prefix(':').unwrap_or(cell);
            let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
            !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
        };
        self.columns() == columns && !self.is_foreign && self.cells().all(is_plain)
    }

    /// What to write around its cells so that Markdown sees them, so many at least; what is in them stays.
    pub fn framed(&self, columns: usize) -> Vec<(Range<usize>, String)> {
        let mut edits = Vec::new();
        let mut gap = (0, format!("{}|", self.indent()));
        for cell in &self.cells {
            edits.push((gap.0..cell.start, format!("{} ", gap.1)));
            let own = self.line[cell.clone()].match_indices('|').map(|(at, _)| cell.start + at);
            edits.extend(own.filter(|at| !is_escaped(self.line, *at)).map(|at| (at..at, "\\".to_owned())));
            gap = (cell.end, (if cell.is_empty() { "|" } else { " |" }).to_owned());
        }
        let missing = " |".repeat(columns.saturating_sub(self.columns()));
        edits.push((gap.0..self.line.len(), gap.1 + &missing));
        edits.retain(|(at, with)| self.line[at.clone()] != *with);
        edits
    }

    /// The rule below a head of so many cells, which keeps how this rule sets the columns.
    pub fn rule(&self, columns: usize) -> String {
        let cells: Vec<&str> = if self.is_rule() { self.cells().collect() } else { Vec::new() };
        let set = |index: usize| {
            let cell = cells.get(index).copied().unwrap_or_default();
            match (cell.starts_with(':'), cell.ends_with(':')) {
                (true, true) => ":---:|",
                (true, false) => ":---|",
                (false, true) => "---:|",
                (false, false) => "---|",
            }
        };
        format!("{}|{}", self.indent(), (0..columns).map(set).collect::<String>())
    }

    fn indent(&self) -> &'a str {
        &self.line[..self.line.len() - self.line.trim_start_matches([' ', '\t']).len()]
    }
}

/// The words between cuts.
fn cells(line: &str, cuts: &[Range<usize>]) -> Vec<Range<usize>> {
    let starts = [0].into_iter().chain(cuts.iter().map(|cut| cut.end));
    let ends = cuts.iter().map(|cut| cut.start).chain([line.len()]);
    let trimmed = |(start, end): (usize, usize)| {
        let start = end - line[start..end].trim_start().len();
        start..start + line[start..end].trim_end().len()
    };
    starts.zip(ends).map(trimmed).collect()
}

/// Code between single backticks, which no cell ends within.
fn code_spans(line: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut open = None;
    for at in memchr::memchr_iter(b'`', line.as_bytes()) {
        match open.take() {
            None if !is_escaped(line, at) => open = Some(at),
            None => {}
            Some(start) => spans.push(start..at),
        }
    }
    spans
}
