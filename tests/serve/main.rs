//! `congtruong serve`, run as a program and asked over real sockets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what it stumbles over")]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests write files, open sockets and wait")]
#![cfg(feature = "serve")]

mod connections;
#[path = "../house/dice.rs"]
#[allow(dead_code, reason = "other tests use all of it")]
mod dice;
mod edits;
mod faults;
mod files;
mod guests;
mod hostile;
mod looks;
mod pages;
#[path = "../cli/school.rs"]
#[allow(dead_code, reason = "the command line's tests use all of it")]
mod school;
mod server;
mod start;
