//! Tables: the headings say what stands below them and whose it is.

use super::heading::{self, Column, Hint};
use super::number::has_digits;
use super::prose::{self, CHILDREN_SINCE};
use super::{Context, Finding, Kind, Weight, birth, citizen, home, mobile, name};

/// In so many rows at the top the headings are looked for: a title or the name of the school may stand above them.
const TOP: usize = 8;

/// Longest cell that is one of a list, in bytes; a longer one is running text.
const LONGEST: usize = 160;

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
    // A table of figures has no number as long as a person's, and nobody's home.
    if !rows.iter().flatten().any(|cell| may_hold(cell.as_ref())) {
        return None;
    }
    let head = head(rows);
    let plain: Vec<String> = match head {
        Some(head) => rows[head].iter().map(|cell| heading::plain(cell.as_ref())).collect(),
        None => Vec::new(),
    };
    let columns: Vec<Column> = plain.iter().map(|heading| heading::column(heading)).collect();
    let first = head.map_or(0, |head| head + 1);
    let above = rows[..head.unwrap_or(0)].iter().flatten().map(|cell| Context::of(cell.as_ref()));
    let context = above.fold(Context::Unknown, Context::or).or(context());
    let kind = kind(&plain, context, || is_of_children(&rows[first..], &columns));
    let of_rows = rows.iter().enumerate().skip(first).filter_map(|(at, row)| {
        let (kinds, phones, column) = data(row, &columns, kind)?;
        let weight = weight(kind, &kinds, is_named(row, &columns))?;
        Some(Finding { weight, kinds, count: 1, phones, place: (at, column) })
    });
    let cells = rows
        .iter()
        .enumerate()
        .flat_map(|(at, row)| row.iter().enumerate().map(move |(column, cell)| (at, column, cell)));
    let of_texts = cells.filter(|(.., cell)| cell.as_ref().len() > LONGEST).filter_map(|(at, column, cell)| {
        Some(Finding { count: 1, ..prose::in_text(cell.as_ref(), || context)?.at(|_| (at, column)) })
    });
    Finding::together(of_rows.chain(of_texts))
}

/// Whether a heading says that personal data stands below it.
pub fn is_heading_of_data(heading: &str) -> bool {
    matches!(heading::column(&heading::plain(heading)), Column::Data(_))
}

/// Whether a cell is worth a look: the digits of a short date, or a word of a home.
fn may_hold(cell: &str) -> bool {
    has_digits(cell, 4) || home::is_home(cell)
}

/// The row of headings: the one near the top that knows most columns, two at least.
fn head<S: AsRef<str>>(rows: &[Vec<S>]) -> Option<usize> {
    let known = |row: &Vec<S>| {
        let plain = row.iter().map(|cell| heading::plain(cell.as_ref()));
        plain.filter(|plain| heading::column(plain) != Column::Other || heading::hint(plain).is_some()).count()
    };
    // A number as long as a person's stands in no heading.
    let has_number = |row: &Vec<S>| row.iter().any(|cell| cell.as_ref().bytes().filter(u8::is_ascii_digit).count() > 8);
    let counts = rows.iter().take(TOP).map(|row| if has_number(row) { 0 } else { known(row) }).enumerate();
    // Of equals the first one.
    counts.filter(|(_, count)| *count >= 2).max_by_key(|(at, count)| (*count, TOP - at)).map(|(at, _)| at)
}

fn kind(headings: &[String], context: Context, is_of_children: impl Fn() -> bool) -> Rows {
    let hints: Vec<Hint> = headings.iter().filter_map(|heading| heading::hint(heading)).collect();
    let has = |hint| hints.contains(&hint);
    // Who applies for a post has a candidate's number too.
    match (has(Hint::Pupils), has(Hint::Staff)) {
        (true, true) if context == Context::Staff || !is_of_children() => Rows::Staff,
        (true, _) if context == Context::Staff && !is_of_children() => Rows::Staff,
        (true, _) => Rows::Pupils,
        (false, true) => Rows::Staff,
        _ if is_of_children() => Rows::Pupils,
        _ if context == Context::Staff => Rows::Staff,
        _ if has(Hint::PerhapsPupils) || context == Context::Pupils => Rows::Pupils,
        _ if has(Hint::Finance) => Rows::Finance,
        _ => Rows::Unknown,
    }
}

/// Whether birthdays in the table are those of children.
fn is_of_children<S: AsRef<str>>(rows: &[Vec<S>], columns: &[Column]) -> bool {
    let is_birth = |column: usize| columns.get(column) == Some(&Column::Data(Kind::Birth));
    let cells = rows.iter().take(50).flat_map(|row| row.iter().enumerate());
    let dates = cells.filter_map(|(column, cell)| {
        if is_birth(column) { birth::dates(cell.as_ref()).pop() } else { birth::find(cell.as_ref()).pop() }
    });
    dates.take(20).any(|date| date.year >= CHILDREN_SINCE)
}

/// The kinds of personal data in a row, the telephones among it, and the column of the first.
fn data<S: AsRef<str>>(row: &[S], columns: &[Column], rows: Rows) -> Option<(Vec<Kind>, Vec<String>, usize)> {
    let (mut kinds, mut phones) = (Vec::new(), Vec::new());
    let mut first = None;
    for (at, cell) in row.iter().enumerate() {
        let cell = cell.as_ref();
        let found = match columns.get(at) {
            Some(Column::Data(kind)) if is_filled(*kind, cell) => vec![*kind],
            Some(Column::Figures) => Vec::new(),
            _ if rows == Rows::Finance => Vec::new(),
            _ => by_form(cell),
        };
        if !found.is_empty() {
            first = first.or(Some(at));
            if found.contains(&Kind::Phone) {
                phones.push(mobile::dialled(cell));
            }
            kinds.extend(found);
        }
    }
    Some((kinds, phones, first?))
}

/// Whether a cell below the heading of a kind holds it.
fn is_filled(kind: Kind, cell: &str) -> bool {
    let digits = || cell.bytes().filter(u8::is_ascii_digit).count();
    let is_masked = cell.contains(['*', '•']) || cell.to_lowercase().contains("xxx");
    match kind {
        Kind::Identity => digits() >= 9 && !is_masked,
        Kind::Birth => !birth::dates(cell).is_empty() || is_short_date(cell),
        Kind::Phone => (9..=24).contains(&digits()) && !is_masked && is_private(cell),
        Kind::Home => home::is_home(cell),
    }
}

/// `5/3/14`, as it is only written below a heading.
fn is_short_date(cell: &str) -> bool {
    let parts: Vec<&str> = cell.trim().split(['/', '-', '.']).collect();
    parts.len() == 3 && parts.iter().all(|part| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit()))
}

/// A mobile telephone, also one whose first nought a spreadsheet took away; no line of an office.
fn is_private(cell: &str) -> bool {
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    !mobile::find(cell).is_empty() || mobile::is_mobile(&digits) || mobile::is_mobile(&format!("0{digits}"))
}

/// What a cell holds below any heading, by its form alone.
fn by_form(cell: &str) -> Vec<Kind> {
    if cell.len() > LONGEST || !may_hold(cell) {
        return Vec::new();
    }
    let found = [
        (Kind::Identity, !citizen::find(cell).is_empty()),
        (Kind::Birth, !birth::find(cell).is_empty()),
        (Kind::Phone, !mobile::find(cell).is_empty()),
        (Kind::Home, !home::find(cell).is_empty()),
    ];
    found.into_iter().filter(|(_, is_there)| *is_there).map(|(kind, _)| kind).collect()
}

/// Whether a row names somebody.
fn is_named<S: AsRef<str>>(row: &[S], columns: &[Column]) -> bool {
    row.iter().enumerate().any(|(at, cell)| match columns.get(at) {
        Some(Column::Name) => name::is_whole(cell.as_ref()) || !name::find(cell.as_ref()).is_empty(),
        Some(Column::NamePart) => name::is_part(cell.as_ref()),
        Some(Column::Data(_)) => false,
        _ => cell.as_ref().len() <= LONGEST && !name::find(cell.as_ref()).is_empty(),
    })
}

/// How sure it is; `None` for what is no secret.
fn weight(rows: Rows, data: &[Kind], is_named: bool) -> Option<Weight> {
    let has_identity = data.contains(&Kind::Identity);
    match rows {
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
