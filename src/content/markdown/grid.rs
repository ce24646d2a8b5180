//! The cells of a table of HTML, each in its column, whatever cells are merged above it or beside it.

/// So many columns a merged cell takes at most; only cells within as many reach into the rows below.
const WIDEST: usize = 100;

/// So many cells merged ones stand for in a table: two numbers in a tag must not make more of it than somebody wrote.
const MOST: usize = 100_000;

/// Longest words of a merged cell that each of its rows is read with, in bytes.
const LONGEST: usize = 160;

/// A table that is being read.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: Vec<Vec<String>>,
    /// For each column the rows that a cell above it still reaches into, and its words.
    above: Vec<(usize, String)>,
    /// How many cells were put in for merged ones.
    filled: usize,
}

impl Grid {
    pub(super) fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }

    pub(super) fn begin_row(&mut self) {
        self.end_row();
        self.rows.push(Vec::new());
    }

    /// Cells that reach into the end of a row.
    pub(super) fn end_row(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        let reached = self.above.iter().rposition(|(left, _)| *left > 0).map_or(0, |last| last + 1);
        while row.len() < reached {
            let (left, words) = &mut self.above[row.len()];
            row.push(if *left > 0 { words.clone() } else { String::new() });
            *left = left.saturating_sub(1);
            self.filled += 1;
        }
        if self.filled >= MOST {
            self.above.clear();
        }
    }

    /// Puts a cell into the first column that no cell above it reaches into.
    pub(super) fn push(&mut self, words: String, size: Size) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some((left, above)) = self.above.get_mut(row.len()).filter(|(left, _)| *left > 0) {
            *left -= 1;
            row.push(above.clone());
            self.filled += 1;
        }
        let size = if self.filled < MOST { size } else { Size { columns: 1, rows: 1 } };
        let columns = row.len()..row.len() + size.columns.clamp(1, WIDEST);
        self.filled += columns.len() - 1;
        if size.rows > 1 && columns.end <= WIDEST {
            self.above.resize(self.above.len().max(columns.end), (0, String::new()));
            let repeated = if words.len() <= LONGEST { words.as_str() } else { "" };
            self.above[columns.start] = (size.rows - 1, repeated.to_owned());
            self.above[columns.start + 1..columns.end].fill((size.rows - 1, String::new()));
        }
        row.push(words);
        row.resize(columns.end, String::new());
    }
}

/// How many rows and columns a cell takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    columns: usize,
    rows: usize,
}

impl Size {
    /// What the tag of a cell says.
    pub(super) fn of(tag: &str) -> Self {
        let number = |name: &str| tag.split_once(name)?.1.split('"').next()?.parse().ok();
        Self { columns: number(" colspan=\"").unwrap_or(1), rows: number(" rowspan=\"").unwrap_or(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_in_their_columns_beside_merged_ones() {
        let mut grid = Grid::default();
        grid.begin_row();
        for (words, tag) in [("TT", "td rowspan=\"2\""), ("Tên", "td rowspan=\"2\""), ("Khác", "td colspan=\"2\"")] {
            grid.push(words.to_owned(), Size::of(tag));
        }
        grid.begin_row();
        for words in ["Lớp", "Sinh"] {
            grid.push(words.to_owned(), Size::of("td"));
        }
        grid.begin_row();
        grid.push("1".to_owned(), Size::of("td colspan=\"999999999\" rowspan=\"x\""));
        assert_eq!(grid.rows()[0], ["TT", "Tên", "Khác", ""]);
        assert_eq!(grid.rows()[1], ["TT", "Tên", "Lớp", "Sinh"]);
        assert_eq!(grid.rows()[2].len(), WIDEST);
    }
}
