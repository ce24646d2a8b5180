//! Sites in small: every file in `tests/cases/` is a site, what is expected of it, and what an edit changes.
//! Each is a test by its own name: `cargo test --test cases -- ngay-sai`. With `UPDATE=1` what is expected is rewritten
//! to what comes out.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]
#![allow(clippy::disallowed_methods, reason = "tests read their cases from disk")]

mod house;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use congtruong::diagnostic::Code;
use house::case::Case;
use libtest_mimic::{Arguments, Failed, Trial};

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

fn parsed(file: &Path) -> Case {
    let text = std::fs::read_to_string(file).expect("a case is UTF-8");
    let case = Case::parse(&text);
    assert_eq!(case.text(), text, "a case is read without loss");
    case
}

fn run(file: &Path, update: bool) -> Result<(), Failed> {
    let mut case = parsed(file);
    let before = case.text();
    let ran = catch_unwind(AssertUnwindSafe(|| case.run(update)));
    if update && case.text() != before {
        std::fs::write(file, case.text()).expect("a case can be rewritten");
    }
    let faults = match ran {
        Ok(outcome) => outcome.faults,
        Err(panic) => {
            let said = panic.downcast_ref::<String>().cloned();
            said.or_else(|| panic.downcast_ref::<&str>().map(|said| (*said).into())).unwrap_or_default()
        }
    };
    if faults.is_empty() { Ok(()) } else { Err(format!("\n{faults}\nUPDATE=1 takes what came as expected\n").into()) }
}

/// Every code of a diagnostic has a case that shows it, or a reason why none does.
fn every_code_has_a_case() -> Result<(), Failed> {
    let cases: Vec<Case> = files().iter().map(|file| parsed(file)).collect();
    let told: BTreeSet<&str> = cases.iter().flat_map(Case::codes).collect();
    let fault = |code: &Code| {
        let reason = WITHOUT_CASE.iter().find(|(without, _)| without == code).map(|(_, reason)| reason);
        match (told.contains(code.as_str()), reason) {
            (false, None) => Some(format!("no case shows {} ({})", code.as_str(), code.explanation().title)),
            (true, Some(reason)) => Some(format!("{} has a case, take it off the list ({reason})", code.as_str())),
            _ => None,
        }
    };
    let faults: Vec<String> = Code::ALL.iter().filter_map(fault).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

fn main() -> ExitCode {
    let update = std::env::var_os("UPDATE").is_some();
    let mut trials: Vec<Trial> = files()
        .into_iter()
        .map(|file| {
            let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
            Trial::test(name, move || run(&file, update))
        })
        .collect();
    assert!(trials.len() >= 45, "only {} cases", trials.len());
    trials.push(Trial::test("every_code_has_a_case", every_code_has_a_case));
    let mut arguments = Arguments::from_args();
    if update {
        // Who counts the codes must not meet a case half written.
        arguments.test_threads = Some(1);
    }
    // What a case panics with is shown with the case, not where it happens.
    std::panic::set_hook(Box::new(|_| {}));
    libtest_mimic::run(&arguments, trials).exit_code()
}
