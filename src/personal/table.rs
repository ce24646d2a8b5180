//! Tables: the headings say what stands below them and whose it is.

use super::day_parts::DayParts;
use super::heading::{self, Column};
use super::hint::{self, Hint};
use super::number::{self, has_digits};
use super::prose::{self, CHILDREN_SINCE, PUPILS_SINCE};
use super::{Context, Finding, Kind, Weight, birth, cell, mobile, name, role, turned};

/// In so many rows at the top the headings are looked for: a title or the name of the school may stand above them.
const TOP: usize = 8;

/// So many rows are looked at for who all of them are.
const LOOKED_AT: usize = 20;

/// Longest cell that is a position or a class, in bytes.
const SHORT: usize = 40;

/// Who the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rows {
    Pupils,
    Staff,
    Finance,
    Unknown,
}

/// What is found in a table of text, with row and column of the first of it; `context` says what stands above it,
/// and is asked only where there is something to judge.
pub fn in_table<S: AsRef<str>>(rows: &[Vec<S>], context: impl FnOnce() -> Context) -> Option<Finding<(usize, usize)>> {
    if !rows.iter().flatten().any(|cell| number::is_wide(cell.as_ref())) {
        return in_plain(rows, context);
    }
    let plain = |row: &Vec<S>| row.iter().map(|cell| number::plain_digits(cell.as_ref()).into_owned()).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(plain).collect();
    in_plain(&rows, context)
}

/// The same of a table whose digits are plain.
fn in_plain<S: AsRef<str>>(rows: &[Vec<S>], context: impl FnOnce() -> Context) -> Option<Finding<(usize, usize)>> {
    // A table of figures has no number as long as a person's, and nobody's home.
    if !rows.iter().flatten().any(|cell| cell::may_hold(cell.as_ref())) {
        return None;
    }
    match turned::upright(rows) {
        Some(upright) => in_rows(&upright, context).map(|found| found.at(|(row, column)| (column, row))),
        None => in_rows(rows, context),
    }
}

/// What is found in a table whose headings stand in a row.
fn in_rows<S: AsRef<str>>(rows: &[Vec<S>], context: impl FnOnce() -> Context) -> Option<Finding<(usize, usize)>> {
    let parts = DayParts::of(&rows[..rows.len().min(TOP)]);
    let head = head(rows).or(parts.map(|parts| parts.row));
    let plain: Vec<String> = match head {
        Some(head) => rows[head].iter().map(|cell| heading::plain(cell.as_ref())).collect(),
        None => Vec::new(),
    };
    let columns: Vec<Column> = plain.iter().map(|heading| heading::column(heading)).collect();
    let first = head.map_or(0, |head| head + 1);
    let above = rows[..head.unwrap_or(0)].iter().flatten().map(|cell| Context::of(cell.as_ref()));
    let context = above.fold(Context::Unknown, Context::or).or_else(context).or_else(|| by_cells(rows, &plain));
    let kind = kind(&plain, context, &births(&rows[first..], &columns));
    let of_rows = rows.iter().enumerate().skip(first).filter_map(|(at, row)| {
        let data = data(row, &columns, kind, parts).or_else(|| garbled(row, &columns))?;
        let Data { kinds, phones, column, .. } = data;
        let weight = weight(kind, &kinds, is_named(row, &columns))?.min(data.most);
        Some(Finding { weight, kinds, count: 1, phones, place: (at, column) })
    });
    let cells = rows
        .iter()
        .enumerate()
        .flat_map(|(at, row)| row.iter().enumerate().map(move |(column, cell)| (at, column, cell)));
    let of_texts = cells.filter(|(.., cell)| cell.as_ref().len() > cell::LONGEST).filter_map(|(at, column, cell)| {
        Some(Finding { count: 1, ..prose::in_text(cell.as_ref(), || context)?.at(|_| (at, column)) })
    });
    Finding::together(of_rows.chain(of_texts))
}

/// Who the rows are by what stands in them, where no heading makes them pupils: a position makes staff of them, and
/// without any heading a class makes pupils of them.
fn by_cells<S: AsRef<str>>(rows: &[Vec<S>], headings: &[String]) -> Context {
    let mut cells = rows.iter().take(LOOKED_AT).flatten().map(AsRef::as_ref).filter(|cell| cell.len() <= SHORT);
    let is_of_staff = |cell: &str| hint::of(&heading::plain(cell)) == Some(Hint::Staff);
    if headings.iter().any(|heading| hint::of(heading) == Some(Hint::Pupils)) {
        Context::Unknown
    } else if cells.clone().any(is_of_staff) {
        Context::Staff
    } else if headings.is_empty() && cells.any(role::is_class) {
        Context::Pupils
    } else {
        Context::Unknown
    }
}

/// Whether a heading says that personal data stands below it.
pub fn is_heading_of_data(heading: &str) -> bool {
    matches!(heading::column(&heading::plain(heading)), Column::Data(_))
}

/// The row of headings: the one near the top that knows most columns, two at least; else the first one that knows any.
fn head<S: AsRef<str>>(rows: &[Vec<S>]) -> Option<usize> {
    let known = |row: &Vec<S>| {
        let plain = row.iter().map(|cell| heading::plain(cell.as_ref()));
        plain.filter(|plain| heading::column(plain) != Column::Other || hint::of(plain).is_some()).count()
    };
    // A number as long as a person's stands in no heading.
    let has_number = |row: &Vec<S>| row.iter().any(|cell| cell.as_ref().bytes().filter(u8::is_ascii_digit).count() > 8);
    let counts = rows.iter().take(TOP).map(|row| if has_number(row) { 0 } else { known(row) }).enumerate();
    // Of equals the first one.
    let known_most = counts.filter(|(_, count)| *count >= 2).max_by_key(|(at, count)| (*count, TOP - at));
    known_most.map(|(at, _)| at).or_else(|| only_heading(rows))
}

/// The first row that is one of a table, where it has a single heading that says what stands below it, and is nobody's.
fn only_heading<S: AsRef<str>>(rows: &[Vec<S>]) -> Option<usize> {
    let is_filled = |row: &Vec<S>| row.iter().filter(|cell| !cell.as_ref().trim().is_empty()).count() >= 2;
    let at = rows.iter().take(TOP).position(is_filled)?;
    let says = |cell: &str| matches!(heading::column(&heading::plain(cell)), Column::Data(_) | Column::Figures);
    let is_of_row = |cell: &str| has_digits(cell, 5) || !name::find(cell).is_empty();
    let mut cells = rows[at].iter().map(AsRef::as_ref);
    (cells.clone().any(says) && !cells.any(is_of_row)).then_some(at)
}

fn kind(headings: &[String], context: Context, births: &[u16]) -> Rows {
    let hints: Vec<Hint> = headings.iter().filter_map(|heading| hint::of(heading)).collect();
    let has = |hint| hints.contains(&hint);
    let is_of_children = births.iter().any(|year| *year >= CHILDREN_SINCE);
    let is_of_grown_ups = !births.is_empty() && births.iter().all(|year| *year < PUPILS_SINCE);
    // Who applies for a post has a candidate's number too.
    match (has(Hint::Pupils), has(Hint::Staff)) {
        (true, true) if context == Context::Staff || !is_of_children => Rows::Staff,
        (true, _) if context == Context::Staff && !is_of_children => Rows::Staff,
        (true, _) => Rows::Pupils,
        (false, true) => Rows::Staff,
        _ if is_of_children => Rows::Pupils,
        _ if context == Context::Staff => Rows::Staff,
        // A class that met again.
        _ if is_of_grown_ups => Rows::Unknown,
        _ if has(Hint::PerhapsPupils) || context == Context::Pupils => Rows::Pupils,
        _ if has(Hint::Finance) => Rows::Finance,
        _ => Rows::Unknown,
    }
}

/// The years of the first birthdays in the table.
fn births<S: AsRef<str>>(rows: &[Vec<S>], columns: &[Column]) -> Vec<u16> {
    let is_birth = |column: usize| columns.get(column) == Some(&Column::Data(Kind::Birth));
    let cells = rows.iter().take(50).flat_map(|row| row.iter().enumerate());
    let years = cells.filter_map(|(column, cell)| {
        let called = || Some(birth::find(cell.as_ref()).pop()?.year);
        if is_birth(column) { birth::year_below_heading(cell.as_ref()) } else { called() }
    });
    years.take(20).collect()
}

/// What a row holds of somebody.
struct Data {
    kinds: Vec<Kind>,
    phones: Vec<String>,
    /// Where the first of it stands.
    column: usize,
    /// The most that it can weigh.
    most: Weight,
}

/// What a row holds, by the headings above it and by its form.
fn data<S: AsRef<str>>(row: &[S], columns: &[Column], rows: Rows, parts: Option<DayParts>) -> Option<Data> {
    let (mut kinds, mut phones) = (Vec::new(), Vec::new());
    // Of anybody else such days are most often of events.
    let parts = parts.filter(|_| rows == Rows::Pupils);
    let mut first = parts.and_then(|parts| parts.birth_in(row));
    kinds.extend(first.map(|_| Kind::Birth));
    for (at, cell) in row.iter().enumerate() {
        let cell = cell.as_ref();
        let found = match columns.get(at) {
            Some(Column::Data(kind)) if is_of_rows(*kind, rows) && cell::is_filled(*kind, cell) => vec![*kind],
            Some(Column::Figures | Column::Data(Kind::Account)) => Vec::new(),
            _ if rows == Rows::Finance => Vec::new(),
            None if rows == Rows::Pupils && prose::is_day_of_child(cell) => vec![Kind::Birth],
            _ => cell::by_form(cell),
        };
        if !found.is_empty() {
            first = first.or(Some(at));
            if found.contains(&Kind::Phone) {
                let called = mobile::find(cell);
                // Without its first nought a number is only known by the heading.
                if called.is_empty() {
                    phones.push(mobile::dialled(cell));
                }
                phones.extend(called.into_iter().map(|at| mobile::dialled(&cell[at])));
            }
            kinds.extend(found);
        }
    }
    Some(Data { kinds, phones, column: first?, most: Weight::Unmistakable })
}

/// Whether a number of this kind is anybody's of such rows: accounts of funds and offices are to be read, and only pupils
/// have codes.
fn is_of_rows(kind: Kind, rows: Rows) -> bool {
    !matches!(kind, Kind::Account | Kind::Code) || rows == Rows::Pupils
}

/// What a spreadsheet left of somebody's data in a row: nobody can be sure of it.
fn garbled<S: AsRef<str>>(row: &[S], columns: &[Column]) -> Option<Data> {
    let (column, kind) = columns.iter().zip(row).enumerate().find_map(|(at, (column, cell))| match column {
        Column::Data(kind) if cell::is_garbled(*kind, cell.as_ref()) => Some((at, *kind)),
        _ => None,
    })?;
    Some(Data { kinds: vec![kind], phones: Vec::new(), column, most: Weight::Possible })
}

/// Whether a row names somebody.
fn is_named<S: AsRef<str>>(row: &[S], columns: &[Column]) -> bool {
    row.iter().enumerate().any(|(at, cell)| match columns.get(at) {
        Some(Column::Name) => name::is_whole(cell.as_ref()) || !name::find(cell.as_ref()).is_empty(),
        Some(Column::NamePart) => name::is_part(cell.as_ref()),
        Some(Column::Data(_)) => false,
        _ => cell.as_ref().len() <= cell::LONGEST && !name::find(cell.as_ref()).is_empty(),
    })
}

/// How sure it is; `None` for what is no secret.
fn weight(rows: Rows, data: &[Kind], is_named: bool) -> Option<Weight> {
    let has_identity = data.contains(&Kind::Identity);
    match rows {
        Rows::Pupils if data == [Kind::Account] => is_named.then_some(Weight::Possible),
        Rows::Pupils if is_named => Some(Weight::Unmistakable),
        Rows::Pupils => {
            (has_identity || data.contains(&Kind::Phone) || data.contains(&Kind::Birth)).then_some(Weight::Possible)
        }
        Rows::Staff => has_identity.then_some(Weight::Possible),
        Rows::Finance => None,
        // Where a grown-up lives is told on purpose: of who gives, who sells, who is to be asked.
        Rows::Unknown if data == [Kind::Home] => None,
        Rows::Unknown => (is_named || has_identity).then_some(Weight::Possible),
    }
}
