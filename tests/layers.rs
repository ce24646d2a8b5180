//! The house is built floor by floor: a module knows only those below it, and no file is too long to be read at once.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]
#![allow(clippy::disallowed_methods, reason = "tests read the sources from disk")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The floors from the ground up. What stands together on a floor may know each other.
const FLOORS: [&[&str]; 10] = [
    &["source", "lang", "fingerprint", "vietnamese", "diagnostic", "inputs", "report"],
    &["schema", "config"],
    &["content", "theme"],
    &["site"],
    &["search"],
    &["checklist"],
    &["view"],
    &["output"],
    &["memo", "parsing"],
    &["edge", "cli"],
];

/// Who never know each other, although one stands above the other: the verdict reaches pages as a value alone.
const STRANGERS: (&str, &[&str]) = ("checklist", &["view", "theme", "output"]);

/// Longest file, in lines.
const LONGEST: usize = 400;

fn sources(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files =
        walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(|entry| entry.expect("a readable folder"));
    files.map(walkdir::DirEntry::into_path).filter(|path| path.extension().is_some_and(|end| end == "rs")).collect()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("sources are UTF-8")
}

/// The first part of the path below `src/`: `content` for `src/content/kinds/post.rs`.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).expect("below src");
    inside.iter().next().and_then(|part| part.to_str()).unwrap_or_default().trim_end_matches(".rs").to_owned()
}

/// Every name that stands directly behind `crate::` in the code, also within braces.
fn imports(text: &str) -> Vec<String> {
    // Tests stand above the house and may use all of it; they close a file.
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect();
    let mut names = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        // `$crate::` is how macros of other crates name themselves.
        if code[..at].ends_with('$') {
            continue;
        }
        match code[at + found.len()..].strip_prefix('{') {
            Some(list) => names.extend(top_level(list)),
            None => names.push(first_name(&code[at + found.len()..])),
        }
    }
    names
}

fn first_name(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first names of a list in braces, up to its closing brace.
fn top_level(list: &str) -> Vec<String> {
    let mut depth = 0;
    let mut starts = vec![0];
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => starts.push(at + 1),
            _ => {}
        }
    }
    starts.into_iter().map(|at| first_name(list[at..].trim_start())).filter(|name| !name.is_empty()).collect()
}

#[test]
fn imports_only_point_downwards() {
    let floor: BTreeMap<&str, usize> =
        FLOORS.iter().enumerate().flat_map(|(floor, names)| names.iter().map(move |name| (*name, floor))).collect();
    let top = FLOORS.len() - 1;
    let mut faults = Vec::new();
    for path in sources("src") {
        let here = module(&path);
        if matches!(here.as_str(), "lib" | "main") {
            continue;
        }
        let Some(own) = floor.get(here.as_str()) else {
            faults.push(format!("{}: the module “{here}” stands on no floor; add it to FLOORS", path.display()));
            continue;
        };
        for name in imports(&read(&path)) {
            let target = floor.get(name.as_str()).copied().unwrap_or(top);
            let strange = STRANGERS.0 == name && STRANGERS.1.contains(&here.as_str());
            if target > *own || strange {
                faults.push(format!("{}: {here} must not know crate::{name}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_floor_is_there_or_still_to_be_built() {
    let modules: Vec<String> = sources("src").iter().map(|path| module(path)).collect();
    for name in FLOORS[..FLOORS.len() - 1].concat() {
        assert!(modules.iter().any(|known| known == name), "there is no module “{name}”");
    }
}

#[test]
fn imports_are_read_with_braces_and_without() {
    let text = "use crate::{a::{b, c}, Memo,\n  d};\n//! [`crate::no`]\nfn f() -> crate::e::F { $crate::x!() }\n";
    assert_eq!(imports(text), ["a", "Memo", "d", "e"]);
}

#[test]
fn no_file_is_longer_than_one_can_keep_in_mind() {
    let long = sources("src").into_iter().chain(sources("tests"));
    let long = long.map(|path| (read(&path).lines().count(), path)).filter(|(lines, _)| *lines > LONGEST);
    let long: Vec<String> = long.map(|(lines, path)| format!("{}: {lines} lines", path.display())).collect();
    assert!(long.is_empty(), "\n{}", long.join("\n"));
}
