//! What one cell of a table holds.

use std::ops::RangeInclusive;

use super::number::has_digits;
use super::{Kind, birth, citizen, home, mobile, paper};

/// Longest cell that is one of a list, in bytes; a longer one is running text.
pub(super) const LONGEST: usize = 160;

/// Whether a cell is worth a look: the digits of a short date, or a word of a home.
pub(super) fn may_hold(cell: &str) -> bool {
    has_digits(cell, 4) || home::is_home(cell)
}

/// Whether a cell below the heading of a kind holds it.
pub(super) fn is_filled(kind: Kind, cell: &str) -> bool {
    let digits = || cell.bytes().filter(u8::is_ascii_digit).count();
    let is_masked = cell.contains(['*', '•']) || cell.to_lowercase().contains("xxx");
    match kind {
        Kind::Identity => digits() >= 9 && !is_masked,
        Kind::Birth => birth::year_below_heading(cell).is_some(),
        Kind::Phone => (9..=24).contains(&digits()) && !is_masked && is_private(cell),
        Kind::Home => home::is_home(cell),
        Kind::Insurance | Kind::Passport | Kind::Code | Kind::Account => !is_masked && paper::is_filled(kind, cell),
    }
}

/// Whether a cell below the heading of a kind holds it as a spreadsheet left it: a day as the number of days since 1900,
/// a long number rounded to `7.92E+10`.
pub(super) fn is_garbled(kind: Kind, cell: &str) -> bool {
    let cell = cell.trim();
    match kind {
        Kind::Identity | Kind::Phone | Kind::Insurance | Kind::Code => is_rounded(cell),
        Kind::Birth => cell.len() == 5 && cell.parse().is_ok_and(|days: u32| SERIALS.contains(&days)),
        Kind::Home | Kind::Passport | Kind::Account => false,
    }
}

/// The days from 1950 to 2025, as spreadsheets count them.
const SERIALS: RangeInclusive<u32> = 18_264..=46_000;

/// `7.92E+10`, `7,92141E10`.
fn is_rounded(cell: &str) -> bool {
    let Some((mantissa, power)) = cell.split_once(['E', 'e']) else { return false };
    let are_digits = mantissa.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let power: u8 = power.trim_start_matches('+').parse().unwrap_or(0);
    are_digits && mantissa.starts_with(|c: char| c.is_ascii_digit()) && (8..=11).contains(&power)
}

/// A mobile telephone, also one whose first nought a spreadsheet took away; no line of an office.
fn is_private(cell: &str) -> bool {
    let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
    !mobile::find(cell).is_empty() || mobile::is_mobile(&digits) || mobile::is_mobile(&format!("0{digits}"))
}

/// What a cell holds below any heading, by its form alone.
pub(super) fn by_form(cell: &str) -> Vec<Kind> {
    if cell.len() > LONGEST || !may_hold(cell) {
        return Vec::new();
    }
    let found = [
        (Kind::Identity, !citizen::find(cell).is_empty()),
        (Kind::Birth, !birth::find(cell).is_empty()),
        (Kind::Phone, !mobile::find(cell).is_empty()),
        (Kind::Home, !home::find(cell).said.is_empty()),
    ];
    let papers = paper::find(cell).into_iter().map(|(kind, _)| kind);
    found.into_iter().filter(|(_, is_there)| *is_there).map(|(kind, _)| kind).chain(papers).collect()
}
