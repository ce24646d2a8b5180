//! Tables as they are pasted and typed: with tabs, without the rule below their head, with cells beyond it.

mod row;
mod sheet;

use self::row::Row;
use self::sheet::Sheet;
use super::{Correction, Line, Part};

/// So many columns are a table for readers; more of them come from elsewhere.
const WIDEST: usize = 100;

/// Finds what keeps lines from being a table, and cells from being shown.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    let mut at = 0;
    while at < lines.len() {
        let mut sheet = Sheet { lines, found };
        if let Some(rows) = Rows::at(lines, at, Row::piped, goes_on) {
            rows.correct_pipes(&mut sheet);
            at = rows.end();
        } else if let Some(rows) = Rows::at(lines, at, Row::tabbed, |_, _, _| false) {
            rows.correct_tabs(&mut sheet);
            at = rows.end();
        } else {
            at += 1;
        }
    }
}

/// Lines with cells, one below the other.
struct Rows<'a> {
    /// Each with the number of its line; never empty.
    rows: Vec<(usize, Row<'a>)>,
}

/// Whether a row behind an empty line still belongs to those before; the last argument is what stands below it.
type GoesOn = fn(&[(usize, Row<'_>)], &Row<'_>, Option<&Row<'_>>) -> bool;

/// Empty lines stand between all rows, or around the rule.
fn goes_on(rows: &[(usize, Row<'_>)], next: &Row<'_>, below: Option<&Row<'_>>) -> bool {
    let (Some((_, head)), Some((_, last))) = (rows.first(), rows.last()) else { return false };
    let is_first_of_body = rows.len() == 2 && last.is_rule();
    let is_rule = rows.len() == 1 && next.is_rule();
    let is_alone = below.is_none() && next.columns() == head.columns();
    let is_framed = head.is_framed && last.is_framed && next.is_framed;
    is_framed && !below.is_some_and(Row::is_rule) && (is_first_of_body || is_rule || is_alone)
}

impl<'a> Rows<'a> {
    /// The rows that begin on a line.
    fn at(lines: &[Line<'a>], start: usize, cut: fn(&'a str) -> Option<Row<'a>>, goes_on: GoesOn) -> Option<Self> {
        let row = |at: usize| lines.get(at).filter(|line| line.part == Part::Prose).and_then(|line| cut(line.text));
        let mut rows = vec![(start, row(start)?)];
        let mut end = start + 1;
        loop {
            let is_gap = lines.get(end).is_some_and(Line::is_blank);
            let at = end + usize::from(is_gap);
            let Some(next) = row(at) else { break };
            if is_gap && !goes_on(&rows, &next, row(at + 1).as_ref()) {
                break;
            }
            rows.push((at, next));
            end = at + 1;
        }
        Some(Self { rows })
    }

    /// The line behind them.
    fn end(&self) -> usize {
        self.rows.last().map_or(0, |(at, _)| at + 1)
    }

    fn correct_tabs(&self, sheet: &mut Sheet<'_, '_, '_>) {
        let [(first, head), body @ ..] = self.rows.as_slice() else { return };
        let columns = head.columns();
        let fits = |(_, row): &(usize, Row<'_>)| row.columns() == columns || (2..columns).contains(&row.columns());
        if body.is_empty()
            || head.cells().next().is_none_or(str::is_empty)
            || !body.iter().all(fits)
            || self.is_list()
            || self.is_beside_another(sheet)
        {
            return;
        }
        sheet.set_apart(*first);
        sheet.edit(*first, head.framed(columns));
        sheet.add_below(*first, &head.rule(columns));
        for (at, row) in body {
            sheet.edit(*at, row.framed(0));
        }
        sheet.end(self.end());
    }

    /// Whether rows with other signs stand right above or below, so that it isn't plain what is one table.
    fn is_beside_another(&self, sheet: &Sheet<'_, '_, '_>) -> bool {
        let begin = self.rows[0].0;
        let above = [begin.checked_sub(1), begin.checked_sub(2)].into_iter().flatten();
        let mut lines = above.chain([self.end(), self.end() + 1]).filter_map(|line| sheet.lines.get(line));
        lines.any(|line| line.part == Part::Prose && Row::piped(line.text).is_some())
    }

    /// Whether the first cells only number, mark or name what stands behind them, as tabs in a list or a form do.
    fn is_list(&self) -> bool {
        let is_mark = |cell: &str| {
            cell.ends_with([':', '.', ')']) || !cell.contains(|c: char| c.is_alphanumeric()) || cell == "o"
        };
        self.rows.iter().all(|(_, row)| row.columns() == 2 && row.cells().next().is_some_and(is_mark))
    }

    fn correct_pipes(&self, sheet: &mut Sheet<'_, '_, '_>) {
        let Some(head) = self.head(sheet) else { return };
        let (first, row) = &self.rows[head];
        let rule = self.rows.get(head + 1).filter(|(_, row)| row.is_rule());
        let body = &self.rows[head + 1 + usize::from(rule.is_some())..];
        let columns = columns(row, body);
        match head.checked_sub(1).map(|above| &self.rows[above]) {
            Some((above, row)) if row.is_drawn() => sheet.remove(*above),
            _ => sheet.set_apart(*first),
        }
        if row.is_foreign || columns > row.columns() {
            sheet.edit(*first, row.framed(columns));
        }
        match rule {
            None => sheet.add_below(*first, &row.rule(columns)),
            Some((at, rule)) if !rule.is_rule_of(columns) => sheet.write(*at, rule.rule(columns)),
            Some(_) => {}
        }
        for (at, row) in body {
            if row.is_drawn() {
                sheet.remove(*at);
            } else if row.is_foreign {
                sheet.edit(*at, row.framed(0));
            }
        }
        sheet.end(self.end());
        sheet.close_gaps(self.rows[head..].iter().map(|(at, _)| *at));
    }

    /// Which row is the head, if these can be nothing but a table.
    fn head(&self, sheet: &Sheet<'_, '_, '_>) -> Option<usize> {
        let is_rule = |(_, row): &(usize, Row<'_>)| row.is_rule();
        match self.rows.iter().position(is_rule) {
            Some(1) => Some(0),
            Some(0) => (self.rows.len() > 2
                && self.rows[0].1.is_drawn()
                && !self.rows[1].1.is_rule()
                && sheet.begins_at(self.rows[0].0))
            .then_some(1),
            _ if self.is_unmistakable(sheet) => Some(0),
            Some(rule) => Some(rule - 1),
            None => None,
        }
    }

    /// Whether rows without a rule below the first are a table all the same: all of them are framed, or a paragraph is
    /// nothing else.
    fn is_unmistakable(&self, sheet: &Sheet<'_, '_, '_>) -> bool {
        let rows = || self.rows.iter().map(|(_, row)| row);
        let columns = self.rows[0].1.columns();
        let is_full = |row: &Row<'_>| {
            row.columns() == columns && row.filled() == columns && row.cells().all(|cell| !cell.is_empty())
        };
        let is_spaced = |(at, _): &(usize, Row<'_>)| !sheet.lines[*at].text.split('|').any(|cell| cell.trim() == cell);
        let is_whole = || sheet.begins_at(self.rows[0].0) && sheet.ends_at(self.end());
        self.rows.len() > 1
            && columns > 1
            && (rows().all(|row| row.is_framed)
                || (is_whole() && rows().all(is_full) && self.rows.iter().all(is_spaced)))
    }
}

/// How many columns a table needs so that no cell with words is left out.
fn columns(head: &Row<'_>, body: &[(usize, Row<'_>)]) -> usize {
    let filled = body.iter().map(|(_, row)| row).filter(|row| !row.is_drawn()).map(Row::filled);
    let filled = filled.max().filter(|filled| *filled <= WIDEST).unwrap_or(0);
    filled.max(head.columns())
}

#[cfg(test)]
mod tests {
    use super::super::Reading;

    /// What is read, which needs no correction any more.
    fn read(written: &str) -> String {
        let read = Reading::of(written).text.into_owned();
        assert_eq!(Reading::of(&read).text, read);
        read
    }

    #[test]
    fn what_is_pasted_with_tabs_becomes_a_table() {
        assert_eq!(
            read("Danh sách:\nTT\tHọ và tên\tLớp\n1\tBé An | Na\tLá 1\n2\tBé Bo\n\nHết"),
            "Danh sách:\n\n| TT | Họ và tên | Lớp |\n|---|---|---|\n| 1 | Bé An \\| Na | Lá 1 |\n| 2 | Bé Bo |\n\nHết"
        );
        assert_eq!(read("TT\tTên\n1\tAn\nHết"), "| TT | Tên |\n|---|---|\n| 1 | An |\n\nHết");
        assert_eq!(read("A\tB\r\n1\t2\r\n"), "| A | B |\r\n|---|---|\r\n| 1 | 2 |\r\n");
        for list in ["1.\tMột\n2.\tHai", "-\tMột\n-\tHai"] {
            assert_eq!(read(list), list);
        }
    }

    #[test]
    fn a_table_gets_the_rule_that_it_lacks() {
        for (written, expected) in [
            ("| TT | Tên |\n| 1 | A |", "| TT | Tên |\n|---|---|\n| 1 | A |"),
            ("TT | Tên\n1 | A", "TT | Tên\n|---|---|\n1 | A"),
            ("| A | B |\n|---|\n| 1 | 2 |", "| A | B |\n|---|---|\n| 1 | 2 |"),
            ("| A | B |\n|:-:|--:|---|\n| 1 | 2 |", "| A | B |\n|:---:|---:|\n| 1 | 2 |"),
            ("| A | B |\n| — | — |\n| 1 | 2 |", "| A | B |\n|---|---|\n| 1 | 2 |"),
            ("+---+---+\n| A | B |\n+===+===+\n| 1 | 2 |\n+---+---+", "| A | B |\n|---|---|\n| 1 | 2 |\n"),
            ("｜A｜B｜\n｜1｜2｜", "| A | B |\n|---|---|\n| 1 | 2 |"),
            ("| A | B |\n\n|---|---|\n\n| 1 | 2 |\n\n| 3 | 4 |", "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |"),
            ("Bảng:\n| A | B |\n|---|---|\n| 1 | 2 |\nHết", "Bảng:\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\nHết"),
        ] {
            assert_eq!(read(written), expected);
        }
    }

    #[test]
    fn cells_beyond_the_head_get_a_column() {
        assert_eq!(
            read("| A | B |\n|---|--:|\n| 1 | 2 | thừa |\n| 3 |"),
            "| A | B | |\n|---|---:|---|\n| 1 | 2 | thừa |\n| 3 |"
        );
        assert_eq!(read("| A | B |\n|---|---|\n| `x|y` | còn |"), "| A | B |\n|---|---|\n| `x\\|y` | còn |");
    }

    #[test]
    fn a_table_that_is_right_and_what_is_none_stay() {
        for written in [
            "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | |  |",
            "A|B\n-|-\n1|2",
            "| A | B |\n|---|---|\n| 1 | 2 |\n\n| C | D |\n|---|---|\n| 3 | 4 |",
            "Trang chủ | Giới thiệu\n\nTin | Bài",
            "Trang chủ | Giới thiệu\nvà chữ khác",
            "| một dòng | thôi |",
            "## Bảng\n| A |\n|---|\n| 1 |",
            "| A | B |\n|---|---|\n| - | - |\n| 1 | 2 |",
            "> | A | B |\n> |---|---|",
            "- | A | B |\n  |---|---|\n  | 1 | 2 |",
            "giá trị |x| và |y|\nlà số |z| và |t|",
        ] {
            assert_eq!(read(written), written);
        }
    }
}
