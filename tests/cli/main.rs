//! The command line from outside: what it writes, what it says, how it ends.

mod build;
mod check;
mod new;
mod publish;
mod refuse;
mod school;
