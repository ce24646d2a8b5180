//! The house is built floor by floor: a module knows only those below it, no two files know each other, and no file is
//! too long to be read at once.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]
#![allow(clippy::disallowed_methods, reason = "tests read the sources from disk")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The floors from the ground up; `docs/architecture.md` says what each is for. What stands together on a floor may
/// know each other, but never in a circle.
const FLOORS: [&[&str]; 11] = [
    &[
        "address",
        "colour",
        "diagnostic",
        "fingerprint",
        "inputs",
        "lang",
        "media",
        "name",
        "personal",
        "place",
        "report",
        "source",
        "unseen",
        "vietnamese",
        "web",
    ],
    &["config", "schema"],
    &["content", "theme"],
    &["mend", "site"],
    &["search"],
    &["checklist"],
    &["view"],
    &["output"],
    &["published", "trial"],
    &["memo", "parsing"],
    &["cli", "edge"],
];

/// Who never know each other, although one stands above the other: the verdict reaches pages as a value alone.
const STRANGERS: (&str, &[&str]) = ("checklist", &["view", "theme", "output"]);

/// Longest file, in lines.
const LONGEST: usize = 400;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &str) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name().into_iter();
    let files = files.map(|entry| entry.expect("a readable folder").into_path());
    files.filter(|path| path.extension().is_some_and(|end| end == "rs")).collect()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("sources are UTF-8")
}

/// The parts of a file's module: `content`, `kinds`, `post` for `src/content/kinds/post.rs`.
fn module(path: &Path) -> Vec<String> {
    let inside = path.strip_prefix(root().join("src")).expect("below src").with_extension("");
    let mut parts: Vec<String> = inside.iter().map(|part| part.to_str().expect("UTF-8").to_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

/// Every module with its code: without comments, and without tests, which stand above the house and may use all of it.
fn house() -> BTreeMap<Vec<String>, String> {
    let code = |path: &PathBuf| {
        let text = read(path);
        let text = text.split("#[cfg(test)]\n").next().unwrap_or_default();
        text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
    };
    let modules = sources("src").into_iter().map(|path| (module(&path), code(&path)));
    modules.filter(|(parts, _)| !matches!(parts.concat().as_str(), "lib" | "main") && !is_test(parts)).collect()
}

fn is_test(parts: &[String]) -> bool {
    parts.iter().any(|part| part == "tests")
}

/// Every path in the code that begins at the root of the crate, also within braces and from `super`.
fn imports(here: &[String], code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (begin, base) in [("crate::", Vec::new()), ("super::", here[..here.len().saturating_sub(1)].to_vec())] {
        for (at, _) in code.match_indices(begin) {
            // `$crate::` is how macros of other crates name themselves; `super::super` is one step more.
            let before = &code[..at];
            if before.ends_with(|c: char| c == '$' || c == ':' || c.is_alphanumeric()) {
                continue;
            }
            let mut base = base.clone();
            let mut rest = &code[at + begin.len()..];
            while let Some(further) = rest.strip_prefix("super::") {
                base.pop();
                rest = further;
            }
            expand(&base, rest, &mut found);
        }
    }
    found
}

/// Reads `a::b`, `a::{b, c::d}` or `{a, b}` from the beginning of the text on.
fn expand(base: &[String], text: &str, found: &mut Vec<Vec<String>>) {
    let text = text.trim_start();
    if let Some(list) = text.strip_prefix('{') {
        return items(list).into_iter().for_each(|item| expand(base, item, found));
    }
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let path = [base, std::slice::from_ref(&name)].concat();
    match text[name.len()..].strip_prefix("::") {
        Some(rest) => expand(&path, rest, found),
        None => found.push(path),
    }
}

/// The items of a list in braces, up to its closing brace.
fn items(list: &str) -> Vec<&str> {
    let (mut depth, mut from, mut items) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                items.push(&list[from..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&list[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    items.retain(|item| !item.trim().is_empty());
    items
}

#[test]
fn imports_only_point_downwards() {
    let floor: BTreeMap<&str, usize> =
        FLOORS.iter().enumerate().flat_map(|(floor, names)| names.iter().map(move |name| (*name, floor))).collect();
    // What the tour in lib.rs defines is known at the top alone.
    let top = FLOORS.len() - 1;
    let mut faults = Vec::new();
    for (here, code) in house() {
        let (room, shown) = (here[0].as_str(), here.join("::"));
        let Some(own) = floor.get(room) else {
            faults.push(format!("{shown}: the module “{room}” stands on no floor; add it to FLOORS"));
            continue;
        };
        for path in imports(&here, &code) {
            let name = path[0].as_str();
            let target = floor.get(name).copied().unwrap_or(top);
            let strange = STRANGERS.0 == name && STRANGERS.1.contains(&room);
            if target > *own || strange {
                faults.push(format!("{shown} must not know crate::{name}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Who knows whom: each module with those it imports from. What a module's own folder holds in common belongs to both.
fn acquaintances() -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
    let house = house();
    let home =
        |path: &[String]| (1..=path.len()).rev().map(|end| path[..end].to_vec()).find(|of| house.contains_key(of));
    let known = |here: &Vec<String>, code: &String| {
        let all = imports(here, code).into_iter().filter_map(|path| home(&path));
        all.filter(|other| !here.starts_with(other) && !other.starts_with(here)).collect()
    };
    house.iter().map(|(here, code)| (here.clone(), known(here, code))).collect()
}

#[test]
fn nobody_is_known_by_those_whom_he_knows() {
    let knows = acquaintances();
    let mut circles = Vec::new();
    for (start, first) in &knows {
        let mut seen: BTreeSet<&Vec<String>> = first.iter().collect();
        let mut open: Vec<&Vec<String>> = first.iter().collect();
        while let Some(next) = open.pop() {
            open.extend(knows.get(next).into_iter().flatten().filter(|further| seen.insert(further)));
        }
        if seen.contains(start) {
            circles.push(start.join("::"));
        }
    }
    assert!(circles.is_empty(), "these stand in circles:\n{}", circles.join("\n"));
}

#[test]
fn only_addresses_know_what_files_of_a_site_are_called() {
    let names = ["index.html", "404.html"].map(|name| ("", name));
    let of_the_edge = [".html\"", "rss.xml", "sitemap", "robots", "search.js"].map(|name| ("edge", name));
    let mut faults = Vec::new();
    for (here, code) in house() {
        for (room, name) in names.iter().chain(&of_the_edge) {
            // The command line tells people which file to open.
            let meant = here[0] != "address" && here[0] != "cli" && (room.is_empty() || here[0] == *room);
            let is_template = code.contains(&format!("Page::new(ground, \"{name}\""));
            if meant && code.contains(name) && !is_template {
                faults.push(format!("{} names {name}", here.join("::")));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Where it is asked which system the program runs on: what differs, how files are opened, and how the preview's threads
/// and sockets are had.
const SYSTEMS: [&str; 4] = ["edge::system", "edge::door", "edge::serve::http", "edge::serve::judge"];

#[test]
fn what_differs_between_systems_stands_in_few_places() {
    let words = ["unix", "windows", "target_os", "target_vendor"].map(|word| (format!("{word})"), format!("{word} =")));
    let mut faults = Vec::new();
    for (here, code) in house() {
        let place = here.join("::");
        let asks = code.lines().filter(|line| line.contains("cfg"));
        let asks = asks.filter(|line| words.iter().any(|(alone, with)| line.contains(alone) || line.contains(with)));
        let names = code.contains("std::os::unix") || code.contains("std::os::windows") || code.contains("rustix::");
        let may = SYSTEMS.iter().any(|room| place.starts_with(room));
        if !may && (asks.count() > 0 || names) {
            faults.push(format!("{place} asks which system it runs on; edge::system knows"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_floor_is_there_and_the_architecture_has_the_same() {
    let house = house();
    for name in FLOORS.concat() {
        assert!(house.contains_key(&vec![name.to_owned()]), "there is no module “{name}”");
    }
    let text = read(&root().join("docs/architecture.md"));
    let rows =
        text.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").nth(1).zip(line.split(" | ").next()));
    let told: Vec<Vec<String>> = rows
        .filter(|(_, number)| number.trim_start_matches("| ").parse::<usize>().is_ok())
        .map(|(names, _)| names.split(", ").map(|name| name.trim_matches('`').to_owned()).collect())
        .collect();
    assert_eq!(told, FLOORS.map(|names| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()));
}

#[test]
fn imports_are_read_with_braces_and_without() {
    let text = "use crate::{a::{b, c}, Memo,\n  d};\nuse super::e;\nfn f() -> super::super::F { $crate::x!() }\n";
    let here = ["view", "kinds", "post"].map(str::to_owned);
    let read: Vec<String> = imports(&here, text).iter().map(|path| path.join("::")).collect();
    assert_eq!(read, ["a::b", "a::c", "Memo", "d", "view::kinds::e", "view::F"]);
}

#[test]
fn no_file_is_longer_than_one_can_keep_in_mind() {
    let long = sources("src").into_iter().chain(sources("tests"));
    let long = long.map(|path| (read(&path).lines().count(), path)).filter(|(lines, _)| *lines > LONGEST);
    let long: Vec<String> = long.map(|(lines, path)| format!("{}: {lines} lines", path.display())).collect();
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}
