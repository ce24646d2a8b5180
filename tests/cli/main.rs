//! The command line from outside: what it writes, what it says, how it ends.
#![allow(clippy::disallowed_methods, reason = "tests look at what is on the disk")]

mod build;
mod check;
mod new;
mod publish;
mod refuse;
mod school;
