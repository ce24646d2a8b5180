//! Sites in small: every file in `tests/cases/` is a site, what is expected of it, and what an edit changes.
//! `UPDATE=1 cargo test --test cases` rewrites what is expected to what comes out.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]
#![allow(clippy::disallowed_methods, reason = "tests read their cases from disk")]

mod house;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use congtruong::diagnostic::Code;
use house::case::{Case, Outcome};
use rayon::prelude::*;

/// Codes that no snapshot of pure inputs brings about, each with the reason.
const WITHOUT_CASE: &[(Code, &str)] = &[
    (Code::Symlink, "a snapshot holds no symbolic links: the reader of the folder refuses them"),
    (Code::Unreadable, "a snapshot is what could be read: the reader of the folder tells of the rest"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder()).expect("tests/cases");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files
}

fn run(file: &Path, update: bool) -> Outcome {
    let text = std::fs::read_to_string(file).expect("a case is UTF-8");
    let mut case = Case::parse(&text);
    assert_eq!(case.text(), text, "a case is read without loss");
    let ran = catch_unwind(AssertUnwindSafe(|| case.run(update)));
    if update && case.text() != text {
        std::fs::write(file, case.text()).expect("a case can be rewritten");
    }
    ran.unwrap_or_else(|panic| {
        let said =
            panic.downcast_ref::<String>().cloned().or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).into()));
        Outcome { faults: format!("  {}\n", said.unwrap_or_default()), codes: Vec::new() }
    })
}

#[test]
fn every_case_comes_out_as_written_and_every_code_has_a_case() {
    let update = std::env::var_os("UPDATE").is_some();
    // What a case panics with is shown with the case, not where it happens.
    std::panic::set_hook(Box::new(|_| {}));
    let outcomes: Vec<(PathBuf, Outcome)> = files()
        .into_par_iter()
        .map(|file| {
            let outcome = run(&file, update);
            (file, outcome)
        })
        .collect();
    drop(std::panic::take_hook());
    let told: BTreeSet<&str> = outcomes.iter().flat_map(|(_, outcome)| &outcome.codes).map(String::as_str).collect();
    let mut faults: Vec<String> = outcomes
        .iter()
        .filter(|(_, outcome)| !outcome.faults.is_empty())
        .map(|(file, outcome)| format!("{}\n{}", file.strip_prefix(folder()).unwrap_or(file).display(), outcome.faults))
        .collect();
    for code in Code::ALL {
        let reason = WITHOUT_CASE.iter().find(|(without, _)| without == code).map(|(_, reason)| reason);
        match (told.contains(code.as_str()), reason) {
            (false, None) => faults.push(format!("no case shows {} ({})\n", code.as_str(), code.explanation().title)),
            (true, Some(reason)) => {
                faults.push(format!("{} has a case, take it off the list ({reason})\n", code.as_str()));
            }
            _ => {}
        }
    }
    let (count, bad) = (outcomes.len(), faults.len());
    assert!(
        faults.is_empty(),
        "\n\n{}\n{bad} of {count} cases; UPDATE=1 takes what came as expected\n",
        faults.join("\n")
    );
}

#[test]
fn there_are_enough_cases_to_speak_of() {
    assert!(files().len() >= 45, "only {} cases", files().len());
}
