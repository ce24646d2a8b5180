//! Which items each kind of unit is asked for: `tests/profiles.txt` has them all, for people to read.
//!
//! `UPDATE=1 cargo test --test profiles` writes the file anew; read what came out.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]
#![allow(clippy::disallowed_methods, reason = "the file is written and read on demand")]

mod house;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use congtruong::report::Reason;
use congtruong::schema::Schemas;
use congtruong::{Inputs, Memo, build};

const HEAD: &str = "\
Mục nào đặt ra với loại đơn vị nào: phần đầu với mọi đơn vị, sau đó mỗi loại thêm những mục nào.
UPDATE=1 cargo test --test profiles viết lại tệp này.
";

/// The ids of the items that a kind of unit is asked for, in the order of the packs.
fn asked(unit: &str) -> Vec<String> {
    let site = house::SITE.replace("unit: thcs", &format!("unit: {unit}"));
    let inputs = Inputs::new(house::TODAY).with("site.yaml", site.as_str());
    let report = build(&inputs, &Memo::none()).report.expect("a site");
    let items = report.items.iter().filter(|item| item.reason != Some(Reason::Unit));
    items.map(|item| item.id.clone()).collect()
}

fn table() -> String {
    let units = Schemas::built_in().units();
    let profiles: BTreeMap<&String, Vec<String>> = units.keys().map(|unit| (unit, asked(unit))).collect();
    let sets: Vec<BTreeSet<&String>> = profiles.values().map(|ids| ids.iter().collect()).collect();
    let in_all = |id: &String| sets.iter().all(|set| set.contains(id));
    let mut text = HEAD.to_owned();
    let common = profiles.values().next().expect("a unit");
    let mut list = |heading: &str, ids: Vec<&String>| {
        let _ = writeln!(text, "\n== {heading}");
        for id in ids {
            text.extend([id.as_str(), "\n"]);
        }
    };
    list("mọi đơn vị", common.iter().filter(|id| in_all(id)).collect());
    for (unit, label) in &units {
        list(&format!("{unit}: {label}"), profiles[unit].iter().filter(|id| !in_all(id)).collect());
    }
    text
}

#[test]
fn every_kind_of_unit_has_just_its_own_items() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/profiles.txt");
    let table = table();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &table).expect("the file can be written");
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    let first = table.lines().zip(written.lines()).find(|(now, then)| now != then);
    assert!(table == written, "tests/profiles.txt says otherwise, first: {first:?}");
}
