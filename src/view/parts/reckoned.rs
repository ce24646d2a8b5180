//! What is reckoned beside the figures of a disclosed table and never typed: sums, shares, averages, what lacks to a minimum.

use crate::lang::Lang;
use crate::schema::{Column, Table, figure};
use crate::vietnamese::{self, amount};
use crate::view::parts::figures::{Cell, Figures, Head, Line};

/// The standard tables whose columns add up.
const SUMMED: [&str; 5] = ["funds", "staff", "support", "pupils", "results"];

/// Headings, folded, of what there is and of what there must be at least.
const QUANTITY: [&str; 5] = ["hien co", "dang co", "so luong", "so luong hien co", "co"];
const MINIMUM: [&str; 5] =
    ["toi thieu", "muc toi thieu", "so luong toi thieu", "dinh muc toi thieu", "yeu cau toi thieu"];

/// Adds what can be reckoned from a table; a standard one is known by its field.
pub fn add(figures: &mut Figures, table: &Table, standard: Option<&str>, lang: Lang) {
    let words = Words::of(lang);
    if let (Some(quantity), Some(minimum)) =
        (column(table, &["quantity"], &QUANTITY), column(table, &["minimum"], &MINIMUM))
    {
        let cell = |row| Cell::words(&compared(at(table, row, quantity), at(table, row, minimum), &words));
        figures.add_column(Head::words(words.compared), (0..table.rows.len()).map(cell));
    }
    if let (Some(reached), Some(all)) = (column(table, &["reached"], &[]), column(table, &["of_all"], &[])) {
        let share = |row| ratio(at(table, row, reached).map(|part| part * 100.0), at(table, row, all));
        figures.add_column(Head::figures(words.share), (0..table.rows.len()).map(|row| Cell::amount(share(row))));
    }
    let sums = standard.is_some_and(|name| SUMMED.contains(&name) && table.rows.len() > 1);
    if sums {
        let sum = |index| {
            let figures: Vec<f64> = (0..table.rows.len()).filter_map(|row| at(table, row, index)).collect();
            Cell::amount((table.columns[index].numeric && !figures.is_empty()).then(|| figures.iter().sum()))
        };
        figures.rows.push(Line::total((1..table.columns.len()).map(sum).collect()));
    }
    if let (Some(classes), Some(pupils)) = (column(table, &["classes"], &[]), column(table, &["pupils"], &[])) {
        let total = |index| (0..table.rows.len()).filter_map(|row| at(table, row, index)).sum::<f64>();
        let rows = (0..table.rows.len()).map(|row| ratio(at(table, row, pupils), at(table, row, classes)));
        let whole = sums.then(|| ratio(Some(total(pupils)), Some(total(classes))));
        figures.add_column(Head::figures(words.average), rows.chain(whole).map(Cell::amount));
    }
}

/// What the reckoned columns are called.
struct Words {
    compared: &'static str,
    enough: &'static str,
    lacks: &'static str,
    share: &'static str,
    average: &'static str,
}

impl Words {
    fn of(lang: Lang) -> Self {
        match lang {
            Lang::Vi => Self {
                compared: "So với tối thiểu",
                enough: "đạt",
                lacks: "thiếu",
                share: "Tỉ lệ (%)",
                average: "Bình quân một lớp",
            },
            Lang::En => Self {
                compared: "Against the minimum",
                enough: "met",
                lacks: "lacks",
                share: "Share (%)",
                average: "Pupils a class",
            },
        }
    }
}

/// “đạt”, “thiếu 3”; nothing where one of both isn't known.
fn compared(quantity: Option<f64>, minimum: Option<f64>, words: &Words) -> String {
    match (quantity, minimum) {
        (Some(quantity), Some(minimum)) if quantity < minimum => {
            format!("{} {}", words.lacks, amount(rounded(minimum - quantity)))
        }
        (Some(_), Some(_)) => words.enough.to_owned(),
        _ => String::new(),
    }
}

fn ratio(part: Option<f64>, whole: Option<f64>) -> Option<f64> {
    Some(rounded(part? / whole.filter(|whole| *whole > 0.0)?))
}

/// To two places, as people read figures.
fn rounded(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}

fn at(table: &Table, row: usize, column: usize) -> Option<f64> {
    table.rows.get(row)?.get(column)?.as_ref().and_then(|cell| figure(&cell.value))
}

/// The column of figures with one of these keys or headings.
fn column(table: &Table, keys: &[&str], headings: &[&str]) -> Option<usize> {
    let is_it = |column: &Column| {
        let is_headed = || headings.contains(&vietnamese::fold(&column.label).trim());
        column.numeric && (keys.contains(&column.key.as_str()) || is_headed())
    };
    table.columns.iter().position(is_it)
}
