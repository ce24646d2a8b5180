//! Made-up samples, found and not found, by the file they stand in.

use super::{Context, Weight, in_table, in_text};

/// What a line of samples expects: `!` an error, `?` a note, `-` nothing.
fn expected(sign: char) -> Option<Weight> {
    match sign {
        '!' => Some(Weight::Unmistakable),
        '?' => Some(Weight::Possible),
        '-' => None,
        other => panic!("no such sign: {other}"),
    }
}

#[test]
fn every_text_is_judged_as_its_sample_says() {
    let samples = include_str!("samples/texts.txt");
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in samples.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (sign, text) = line.split_at(1);
        let text = text.trim().replace("\\n", "\n").replace('~', "\u{a0}");
        let found = in_text(&text, Context::default).map(|found| found.weight);
        count += 1;
        if found != expected(sign.chars().next().unwrap()) {
            wrong.push(format!("{line}\n    is {found:?}"));
        }
    }
    assert!(count >= 60 && wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_table_is_judged_as_its_sample_says() {
    let samples = include_str!("samples/tables.txt");
    let mut wrong = Vec::new();
    for sample in samples.split("\n\n").filter(|sample| !sample.trim().is_empty() && !sample.starts_with('#')) {
        let mut lines = sample.trim().lines();
        let (sign, title) = lines.next().unwrap().split_at(1);
        let rows: Vec<Vec<&str>> = lines.map(|line| line.split('|').map(str::trim).collect()).collect();
        let found = in_table(&rows, || Context::of(title)).map(|found| found.weight);
        if found != expected(sign.chars().next().unwrap()) {
            wrong.push(format!("{sample}\n    is {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
