//! Tells Cargo that new files in the embedded folders mean a new build.
#![allow(clippy::disallowed_macros, reason = "this is how a build script speaks")]

fn main() {
    println!("cargo::rerun-if-changed=schemas");
    println!("cargo::rerun-if-changed=themes");
}
