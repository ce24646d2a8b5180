//! Tells Cargo that new files in the embedded folders mean a new build.

fn main() {
    println!("cargo::rerun-if-changed=schemas");
    println!("cargo::rerun-if-changed=themes");
}
