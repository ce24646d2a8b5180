//! Every input that was kept, in every run of the tests; and a million others for whoever asks. See `README.md`.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "inputs lie on the disk, and the figures are for whoever asks for them"
)]

#[path = "../tests/house/dice.rs"]
mod dice;
mod mutate;
mod targets;

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dice::Dice;
use rayon::prelude::*;
use targets::{TARGETS, Target};

/// How long an input may take.
const PATIENCE: Duration = Duration::from_secs(2);
/// How much memory all may take, in kB.
const MEMORY: u64 = 1 << 20;

/// The inputs that were kept for a target, in the order of their names.
fn corpus(target: &Target) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target.name);
    let files = fs::read_dir(folder).expect("a folder of inputs").map(|file| file.expect("a file").path());
    let mut files: Vec<PathBuf> = files.collect();
    files.sort();
    assert!(!files.is_empty(), "{} has no inputs", target.name);
    files.into_iter().map(|path| (path.clone(), fs::read(path).expect("a readable file"))).collect()
}

#[test]
fn every_input_that_was_kept_comes_to_its_end() {
    for target in &TARGETS {
        for (path, bytes) in corpus(target) {
            assert!(catch_unwind(|| (target.feed)(&bytes)).is_ok(), "{}", path.display());
        }
    }
}

/// What came of one input.
struct Fed {
    number: u64,
    stood: bool,
    took: Duration,
}

/// The input of a number, which alone it follows from.
fn input(number: u64, kept: &[(PathBuf, Vec<u8>)]) -> Vec<u8> {
    let mut dice = Dice(number);
    let [one, other] = [dice.roll(kept.len()), dice.roll(kept.len())].map(|at| &kept[at].1);
    mutate::mutated(one, other, &mut dice)
}

fn fed(target: &Target, number: u64, kept: &[(PathBuf, Vec<u8>)]) -> Fed {
    let bytes = input(number, kept);
    let begun = Instant::now();
    let stood = catch_unwind(|| (target.feed)(&bytes)).is_ok();
    Fed { number, stood, took: begun.elapsed() }
}

/// The most memory that this process has had, in kB; 0 where the system doesn't tell.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|peak| peak.trim().strip_suffix(" kB")?.parse().ok()).unwrap_or_default()
}

/// `FUZZ_INPUTS=2000000 FUZZ_SEED=7` tries more, and others.
#[test]
#[ignore = "takes minutes; see fuzz/README.md"]
fn a_million_others_come_to_their_end() {
    let asked = |name| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let (inputs, seed) = (asked("FUZZ_INPUTS").unwrap_or(1_000_000), asked("FUZZ_SEED").unwrap_or(1));
    let mut failures = 0;
    for target in &TARGETS {
        let kept = corpus(target);
        let count = inputs * target.share / 1_000;
        let first = seed << 32;
        let begun = Instant::now();
        let all: Vec<Fed> = (first..first + count).into_par_iter().map(|number| fed(target, number, &kept)).collect();
        let slowest = all.iter().max_by_key(|fed| fed.took).expect("inputs");
        println!(
            "{:14} {count:8} inputs, {} panics, slowest {:.3} s (number {}), {:.0} s in all, {} MB",
            target.name,
            all.iter().filter(|fed| !fed.stood).count(),
            slowest.took.as_secs_f64(),
            slowest.number,
            begun.elapsed().as_secs_f64(),
            memory() >> 10,
        );
        for bad in all.iter().filter(|fed| !fed.stood || fed.took > PATIENCE) {
            failures += 1;
            let path = std::env::temp_dir().join(format!("{}-{}", target.name, bad.number));
            fs::write(&path, input(bad.number, &kept)).expect("a file in the temporary folder");
            println!("  kept in {}", path.display());
        }
    }
    assert_eq!(failures, 0, "inputs panicked or took more than {PATIENCE:?}");
    assert!(memory() < MEMORY, "{} kB of memory", memory());
}
