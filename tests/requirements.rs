//! Every number of `schemas/requirements.yaml` is answered by something that there is, and every rule answers a number.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]

mod house;

use std::collections::BTreeSet;

use congtruong::address::Route;
use congtruong::checklist::{self, Requirement, Requirements};
use congtruong::schema::Schemas;
use congtruong::{Memo, build};

fn list() -> &'static Requirements {
    let list = Requirements::built_in();
    assert!(!list.groups.is_empty(), "schemas/requirements.yaml can't be read");
    list
}

/// The ids of the built-in rules.
fn rules() -> BTreeSet<String> {
    let packs = checklist::packs(&house::school(), &Schemas::built_in(), &mut Vec::new());
    packs.into_iter().flat_map(|pack| pack.rules).map(|rule| rule.id.value).collect()
}

/// Whether `kind.field` is in the schemas; `site.` are the fields of `site.yaml`.
fn is_field(schemas: &Schemas, name: &str) -> bool {
    let (kind, field) = name.split_once('.').expect("kind.field");
    match kind {
        "site" => schemas.site.contains_key(field),
        _ => schemas.kinds.get(kind).is_some_and(|kind| kind.fields.contains_key(field)),
    }
}

#[test]
fn no_number_is_absent_and_each_is_answered() {
    let list = list();
    let numbers: Vec<&str> = list.all().map(|(number, _)| number).collect();
    let mut wanted: Vec<String> = (1..=100).map(|number: u8| number.to_string()).collect();
    wanted.insert(39, "39b".to_owned());
    assert_eq!(numbers, wanted);
    let answers = |asked: &Requirement| {
        asked.rules.len() + asked.routes.len() + asked.fields.len() + usize::from(asked.duty.is_some())
    };
    for (number, asked) in list.all() {
        assert!(answers(asked) > 0, "nothing answers {number}");
        assert!(!asked.asks.is_empty() && !asked.sources.is_empty(), "{number} says too little");
        let known = asked.sources.keys().all(|letter| list.sources.contains_key(letter));
        assert!(known, "{number} names an unknown source");
    }
}

#[test]
fn every_rule_answers_a_number_and_every_rule_named_is_there() {
    let list = list();
    let named: BTreeSet<String> = list.all().flat_map(|(_, asked)| asked.rules.clone()).collect();
    assert_eq!(named, rules());
}

#[test]
fn every_page_and_field_named_is_there() {
    let list = list();
    let schemas = Schemas::built_in();
    let outputs = build(&house::school(), &Memo::default()).outputs.expect("a site");
    let published: BTreeSet<_> = outputs.paths().cloned().collect();
    let is_published = |route: &str| published.contains(&Route::new(route).file());
    for (number, asked) in list.all() {
        for route in &asked.routes {
            assert!(is_published(route), "{number}: no site has {route}");
        }
        for field in &asked.fields {
            assert!(is_field(&schemas, field), "{number}: no field {field}");
        }
    }
}

#[test]
fn what_is_out_of_reach_is_a_duty_with_its_number_and_source() {
    let duties = list().duties();
    let numbers: Vec<&str> = duties.iter().map(|duty| duty.requirement.as_str()).collect();
    for number in ["42", "51", "55", "57", "64", "76", "77", "79", "81", "88", "91", "100"] {
        assert!(numbers.contains(&number), "{number} is out of a site's reach");
    }
    assert!(duties.iter().all(|duty| !duty.title.is_empty() && !duty.citation.is_empty()));
    let report = build(&house::school(), &Memo::default()).report.expect("a report");
    assert_eq!(report.duties, duties);
    let board = report.items.iter().find(|item| item.id == "hcm.quan-ly.ban-bien-tap").expect("the board");
    assert_eq!(board.requirements, ["45"]);
}
