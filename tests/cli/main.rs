//! The command line from outside: what it writes, what it says, how it ends.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "tests run the program and look at the disk"
)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it can't go on")]

mod again;
mod build;
mod check;
mod checklist;
mod files;
mod fix;
mod kills;
mod lost;
mod new;
mod others;
mod publish;
mod refuse;
mod school;
mod templates;
