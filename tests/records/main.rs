//! What the pages of records say: each test is a sentence on one kind.

mod documents;
mod everything;
mod kinds;
mod pages;
mod school;
