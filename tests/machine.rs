//! The files that programs read, each read back as such a program would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that can't go on has failed")]

mod machine {
    mod calendar;
    mod documents;
    mod exports;
    mod feed;
    mod school;
    mod sitemap;
    mod tables;
}
