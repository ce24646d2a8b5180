//! Tells Cargo that new files in the embedded folders mean a new build, and gives the program a fingerprint of itself:
//! a version number stays the same while the code changes.
#![allow(clippy::disallowed_macros, reason = "this is how a build script speaks")]
#![allow(clippy::disallowed_methods, reason = "a build script reads what the program is made from")]

use std::hash::{DefaultHasher, Hasher};
use std::path::Path;
use std::process::Command;
use std::{env, fs, io};

/// All that the program is made from; the sources stand for the code that doesn't come from elsewhere.
const PARTS: [&str; 6] = ["src", "schemas", "themes", "Cargo.lock", "Cargo.toml", "build.rs"];

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for part in PARTS {
        println!("cargo::rerun-if-changed={part}");
        hash(Path::new(part), &mut hasher)?;
    }
    hasher.write(&compiler());
    println!("cargo::rustc-env=CONGTRUONG_FINGERPRINT={:016x}", hasher.finish());
    Ok(())
}

/// Names and bytes, folder by folder in the order of the names. Only an installed crate lacks a lock.
fn hash(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let mut inside: Vec<_> = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
        inside.sort();
        return inside.iter().try_for_each(|path| hash(path, hasher));
    }
    let bytes = if path.exists() { fs::read(path)? } else { Vec::new() };
    for part in [path.to_string_lossy().as_bytes(), &bytes] {
        hasher.write_usize(part.len());
        hasher.write(part);
    }
    Ok(())
}

/// What the compiler says of itself: its library holds the tables of Unicode.
fn compiler() -> Vec<u8> {
    let asked = env::var_os("RUSTC").and_then(|rustc| Command::new(rustc).arg("-vV").output().ok());
    asked.map(|said| said.stdout).unwrap_or_default()
}
