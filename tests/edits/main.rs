//! Thousands of edits by chance, in sequences, as a year brings them: whatever a memo knows from the snapshots before, a
//! build makes what it would have made without.
//!
//! A sequence follows from its number alone. One that breaks the law is cut down to what it takes and told as a case:
//! put it into `tests/cases/` and let `UPDATE=1 cargo test --test cases` fill in the rest.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]

#[path = "../house/mod.rs"]
mod house;
mod law;
mod pen;
mod words;

use std::collections::BTreeSet;

use house::case::{Block, Case};
use house::dice::Dice;
use law::{Edit, Past, after, held};
use pen::{Pen, WAYS};
use rayon::prelude::*;

/// How many sequences are tried, each from the beginning.
const SEQUENCES: u64 = 80;
/// How many edits a sequence has.
const EDITS: usize = 26;

/// The site as it is at first.
fn start() -> Vec<Block> {
    Case::parse(include_str!("truong.txt")).blocks
}

/// What a sequence came to.
#[derive(Default)]
struct Tried {
    /// Which ways were taken.
    ways: Vec<usize>,
    /// How often there was a site.
    published: usize,
    /// The codes of all that was told.
    told: BTreeSet<&'static str>,
}

/// Tries the sequence with this number; what breaks the law comes with what happened until then.
fn tried(number: u64, start: &[Block]) -> Result<Tried, (String, Vec<Edit>)> {
    let mut dice = Dice(number.wrapping_mul(0x5851_f42d_4c95_7f2d));
    let (first, mut past) = (after(start), Past::default());
    let (mut now, mut edits, mut tried) = (first.clone(), Vec::new(), Tried::default());
    let mut made = held(&now, &mut past).map_err(|fault| (fault, Vec::new()))?;
    for _ in 0..EDITS {
        let pen = &mut Pen { dice: &mut dice, start: &first, now: &now, told: &made.diagnostics };
        let (way, edit) = pen::next(pen);
        for block in &edit {
            block.change(&mut now);
        }
        edits.push(edit);
        made = held(&now, &mut past).map_err(|fault| (fault, edits.clone()))?;
        tried.ways.push(way);
        tried.published += usize::from(made.published);
        tried.told.extend(made.diagnostics.iter().map(|one| one.code.as_str()));
    }
    Ok(tried)
}

#[test]
fn whatever_is_edited_a_build_that_remembers_makes_what_one_that_does_not_would() {
    let start = start();
    let all: Vec<_> = (0..SEQUENCES).into_par_iter().map(|number| (number, tried(number, &start))).collect();
    let mut whole = Tried::default();
    for (number, tried) in all {
        match tried {
            Ok(tried) => {
                whole.ways.extend(tried.ways);
                whole.published += tried.published;
                whole.told.extend(tried.told);
            }
            Err((fault, edits)) => {
                let case = law::smallest(start, edits, |start, edits| law::fault(start, edits).is_some());
                panic!("sequence {number}: {fault}\n\n{case}");
            }
        }
    }
    tells_something(&whole);
}

/// The law holds of itself where nothing is built or nothing happens.
fn tells_something(tried: &Tried) {
    assert!(tried.ways.len() >= 2_000, "only {} edits", tried.ways.len());
    for (way, (name, _, _)) in WAYS.iter().enumerate() {
        let times = tried.ways.iter().filter(|taken| **taken == way).count();
        assert!(times >= 20, "“{name}” only {times} times");
    }
    let share = tried.published * 100 / tried.ways.len();
    assert!(share >= 50, "only {share} % of the edits left a site to compare");
    assert!(tried.told.len() >= 20, "only these mistakes were made: {:?}", tried.told);
}

#[test]
fn the_site_is_sound_at_first() {
    let made = held(&after(&start()), &mut Past::default()).unwrap();
    assert!(made.published && made.diagnostics.is_empty(), "{:#?}", made.diagnostics);
}

#[test]
fn a_fault_is_told_with_no_more_than_it_takes() {
    let mut dice = Dice(1);
    let first = after(&start());
    let mut edits: Vec<Edit> =
        (0..40).map(|_| pen::next(&mut Pen { dice: &mut dice, start: &first, now: &first, told: &[] }).1).collect();
    let block = |head: &str, text: &str| Block { head: head.to_owned(), text: text.to_owned() };
    edits.insert(9, vec![block("delete: content/hoi-dap/xe-dap.md", "")]);
    edits.insert(27, vec![block("edit: content/thuc-don/thu-tu.md", "Cháo gà\n"), block("today: 2026-11-22", "")]);
    let breaks = |start: &[Block], edits: &[Edit]| {
        let has = |blocks: &[Block], head: &str| blocks.iter().any(|block| block.head == head);
        let gone = edits.iter().position(|edit| has(edit, "delete: content/hoi-dap/xe-dap.md"));
        let new = edits.iter().position(|edit| has(edit, "edit: content/thuc-don/thu-tu.md"));
        has(start, "content/thuc-don/thu-ba.md") && gone.zip(new).is_some_and(|(gone, new)| gone < new)
    };
    let thu_ba = "-- content/thuc-don/thu-ba.md --\n---\ntitle: Thứ Ba\nngay: 2026-11-24\nmon: [Cơm, Cá kho]\n---\n";
    let expect = "-- expect: diagnostics --\n";
    let told = [
        thu_ba,
        expect,
        "-- delete: content/hoi-dap/xe-dap.md --\n",
        expect,
        "-- edit: content/thuc-don/thu-tu.md --\nCháo gà\n-- today: 2026-11-22 --\n",
        expect,
    ];
    assert_eq!(law::smallest(start(), edits, breaks), told.concat());
}
