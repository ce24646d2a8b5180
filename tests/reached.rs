//! Every page that a site publishes can be reached from its home page by following links, whatever stands in the site.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on fails, and reads what is committed"
)]

mod house;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use congtruong::address::OutPath;
use congtruong::output::Product;
use congtruong::{Inputs, Memo, build, edge};
use house::case::Case;
use house::school;
use scraper::{Html, Selector};

/// The pages of a site by the paths below its root, each with the paths that it links to. Pages that only send readers on
/// aren't among them, nor is the one that hosts serve where there is nothing.
fn links(inputs: &Inputs) -> Option<BTreeMap<String, BTreeSet<String>>> {
    let outputs = build(inputs, &Memo::none()).outputs?;
    let pages = outputs.paths().filter(|path| path.as_str().ends_with(".html") && path.as_str() != "404.html");
    let text = |path: &OutPath| match outputs.carry_out(path) {
        Some(Ok(Product::Bytes(bytes))) => String::from_utf8(bytes).expect("UTF-8"),
        other => panic!("{path}: {other:?}"),
    };
    let anchors = Selector::parse("a[href]").expect("a selector");
    let linked = |html: &str| {
        let page = Html::parse_document(html);
        let found = page.select(&anchors).filter_map(|anchor| anchor.value().attr("href"));
        found.map(|link| link.split(['#', '?']).next().unwrap_or_default().to_owned()).collect()
    };
    let texts = pages.map(|path| (path.route().as_str().to_owned(), text(path)));
    let real = texts.filter(|(_, html)| !html.contains("http-equiv=\"refresh\""));
    Some(real.map(|(route, html)| (route, linked(&html))).collect())
}

/// The pages that no way leads to.
fn lonely(pages: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut reached = BTreeSet::from(["/".to_owned()]);
    let mut open = vec!["/".to_owned()];
    while let Some(page) = open.pop() {
        let onward = pages.get(&page).into_iter().flatten();
        open.extend(onward.filter(|link| pages.contains_key(*link) && reached.insert((*link).clone())).cloned());
    }
    pages.keys().filter(|page| !reached.contains(*page)).cloned().collect()
}

fn at_the_root(mut inputs: Inputs) -> Inputs {
    inputs.base_url = Some("https://phonghoa.example/".to_owned());
    inputs
}

#[test]
fn every_page_of_the_example_site_is_linked() {
    let inputs = edge::read::read(Path::new("example-site"), house::TODAY).expect("the example site");
    let pages = links(&at_the_root(inputs)).expect("a site without faults");
    assert_eq!(lonely(&pages), Vec::<String>::new());
}

#[test]
fn every_page_of_every_case_is_linked() {
    let mut found = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("cases").map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let case = Case::parse(&std::fs::read_to_string(&file).expect("a case is UTF-8"));
        // Who brings templates of his own says himself what they link to.
        if case.blocks.iter().any(|block| block.head.contains("theme/templates/")) {
            continue;
        }
        let mut inputs = school();
        for block in case.blocks.iter().filter(|block| !block.is_expectation()) {
            block.change(&mut inputs);
        }
        if let Some(pages) = links(&at_the_root(inputs)) {
            found.extend(lonely(&pages).into_iter().map(|page| format!("{}: {page}", file.display())));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
