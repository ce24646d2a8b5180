//! The files that programs read, each read back as such a program would.

mod machine {
    mod calendar;
    mod documents;
    mod exports;
    mod feed;
    mod school;
    mod sitemap;
    mod tables;
}
