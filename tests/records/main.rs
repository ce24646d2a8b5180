//! What the pages of records say: each test is a sentence on one kind.
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it stumbles over")]

mod documents;
mod everything;
mod kinds;
mod pages;
mod school;
