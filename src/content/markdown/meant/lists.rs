//! Which marks are those of lists: some may as well be part of a line's words, as in `-5 độ`, `1.500` and `– một ý`.

use super::Line;
use super::dashes::{self, Dashes};
use super::head::{Head, Mark, Sign};
use super::spaces::is_space;
use super::stretch::is_of_stretch;

/// So many lines before and after one are asked whether they are of its list.
const NEAR: usize = 10;

/// Makes words of the marks that aren't those of lists.
pub(super) fn settle(lines: &mut [Line<'_>]) {
    let mut words: Vec<usize> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        if let Head::Item(mark) = line.head
            && mark.sign != Sign::Dash
            && !is_certain(mark)
            && !is_of_list(lines, number, mark)
        {
            words.push(number);
        }
    }
    for number in words {
        lines[number].head = Head::Text;
    }
    for stretch in lines.chunk_by_mut(|before, line| is_of_stretch(before) == is_of_stretch(line)) {
        let has_dash = |line: &Line<'_>| matches!(line.head, Head::Item(mark) if mark.sign == Sign::Dash);
        if stretch.iter().any(has_dash) && dashes::of(stretch) != Dashes::List {
            stretch.iter_mut().filter(|line| has_dash(line)).for_each(|line| line.head = Head::Text);
        }
    }
}

/// Whether a mark is that of a list wherever it stands.
fn is_certain(mark: Mark) -> bool {
    match mark.sign {
        Sign::Bullet(_) | Sign::Number(_, _, true) => mark.gap > 0 || mark.is_empty,
        Sign::Wide(_) | Sign::Number(..) => mark.gap > 0 && !mark.is_empty,
        Sign::Pasted => !mark.is_empty,
        Sign::Dash => false,
    }
}

/// Whether a line whose mark may be a part of its words is an item: it has others of its kind beside it, or what
/// announces them before it.
fn is_of_list(lines: &[Line<'_>], number: usize, mark: Mark) -> bool {
    if mark.is_empty {
        return false;
    }
    let is_kin = |line: &Line<'_>| matches!(line.head, Head::Item(other) if are_kin(other.sign, mark.sign));
    let (before, after) = (&lines[..number], &lines[number + 1..]);
    let has_kin = before.iter().rev().take(NEAR).any(is_kin) || after.iter().take(NEAR).any(is_kin);
    let last = before.iter().rev().take(NEAR).find(|line| !line.is_blank());
    let is_announced = last.is_some_and(|line| line.text.trim_end_matches(is_space).ends_with(':'));
    // `1.Khai mạc` begins a list; `41.Trong` and `1.pdf` don't.
    let is_first = matches!(mark.sign, Sign::Number(1, ..)) && before.last().is_none_or(Line::is_blank);
    has_kin || is_announced || (is_first && begins_capital(&lines[number], mark))
}

fn begins_capital(line: &Line<'_>, mark: Mark) -> bool {
    line.words()[mark.length..].starts_with(char::is_uppercase)
}

/// Whether two signs may be those of items beside each other.
fn are_kin(one: Sign, two: Sign) -> bool {
    match (one, two) {
        (Sign::Number(one, ..), Sign::Number(two, ..)) => one.abs_diff(two) == 1,
        (Sign::Number(..), _) | (_, Sign::Number(..)) => false,
        (one, two) => one.written() == two.written(),
    }
}
