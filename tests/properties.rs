//! A hundred thousand files that were sound until something happened to them. What must hold for every one of them:
//! nothing panics, every place that is told lies in the file, and no page runs what an author wrote.
//!
//! Each file follows from its number alone, so that a fault can be looked at again.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]

mod house;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use congtruong::Memo;
use congtruong::content::{self, Entry};
use congtruong::diagnostic::{self, Code, Diagnostic};
use congtruong::schema::Schemas;
use congtruong::source::{SourcePath, Span};
use house::dice::Dice;
use house::{Built, school};
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// How many files are tried.
const FILES: u64 = 100_000;
/// How many of those without an error make a site.
const PACK: usize = 40;

/// Sound files, one for every way to write.
const SEEDS: [(&str, &str); 6] = [
    ("content/tin-tuc/a.md", include_str!("seeds/tin.md")),
    ("content/van-ban/a.md", include_str!("seeds/van-ban.md")),
    ("content/thong-ke/a.md", include_str!("seeds/thong-ke.md")),
    ("content/lich-cong-tac/a.md", include_str!("seeds/lich.md")),
    ("content/gioi-thieu/a.md", include_str!("seeds/trang.md")),
    ("content/tuyen-sinh/a.md", include_str!("seeds/tuyen-sinh.md")),
];

/// What people, programs and enemies put into files.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "    ",
    "---\n",
    "---",
    ":",
    ": ",
    "- ",
    "? ",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "|\n",
    ">\n",
    "!!",
    "%",
    "@",
    "#",
    "# ",
    "## ",
    "> ",
    "1. ",
    "* ",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "|",
    "|-|-|\n",
    "<",
    ">",
    "</",
    "/>",
    "<b>",
    "</b>",
    "<div>",
    "</div>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<a href=\"",
    "<a href='javascript:x'>",
    "<img src=x onerror=y>",
    "<svg onload=x>",
    "<style>",
    "<p style=\"x\">",
    "<details open>",
    "<td>",
    "<table>",
    "javascript:alert(1)",
    "](javascript:x)",
    "](a.md#b)",
    "![](a.jpg)",
    "![x](https://x.example/y.png)",
    "[^1]",
    "[^1]: x\n",
    "> [!TIP]\n",
    "- [ ] x\n",
    "&lt;",
    "&#106;",
    "&#xE000;",
    "\u{e000}",
    "\u{e001}",
    "\u{e002}",
    "\0",
    "\u{feff}",
    "\u{301}",
    "\u{202e}",
    "\u{a0}",
    "ệ",
    "đ",
    "🏫",
    "{{ 7*7 }}",
    "{% x %}",
    "../",
    "/",
    "\\",
    "con",
    "null",
    "~",
    "true",
    "0912345678",
    "079203001234",
    "2026-02-30",
    "31/02/2026",
    "99999999999999999999",
    "-1",
    "1e999",
    ".nan",
    "12,5",
    "title: x\n",
    "kind: page\n",
    "draft: true\n",
    "files: [a.pdf]\n",
    "aliases: [/x/]\n",
    "lang: en\n",
    "tags: [a]\n",
    "expires: 2020-01-01\n",
    "publish: 2027-01-01\n",
    "week: 2026-W99\n",
    "TUYỆT MẬT",
    "sinh ngày 05/09/2014",
    "Tr\u{ad}êng tæ chøc häp",
];

/// The file with this number.
fn file(number: u64) -> (SourcePath, Vec<u8>) {
    let mut dice = Dice(number.wrapping_mul(0x5851_f42d_4c95_7f2d));
    let (path, seed) = SEEDS[dice.roll(SEEDS.len())];
    let mut bytes = seed.as_bytes().to_vec();
    // Front matter breaks at the first wrong letter: half of the files keep theirs, so that bodies are tried too.
    let floor = if dice.roll(2) == 0 { 0 } else { seed.find("\n---\n").map_or(0, |at| at + 5) };
    for _ in 0..=dice.roll(8) {
        mutate(&mut bytes, floor, &mut dice);
    }
    (SourcePath::new(path).expect("a clean path"), bytes)
}

fn mutate(bytes: &mut Vec<u8>, floor: usize, dice: &mut Dice) {
    let at = floor + dice.roll(bytes.len().saturating_sub(floor) + 1);
    let at = at.min(bytes.len());
    let end = (at + 1 + dice.roll(40)).min(bytes.len());
    match dice.roll(9) {
        0..=3 => drop(bytes.splice(at..at, PIECES[dice.roll(PIECES.len())].bytes())),
        4 => drop(bytes.drain(at..end)),
        5 => {
            let copy = bytes[at..end].to_vec();
            bytes.splice(at..at, copy);
        }
        6 => drop(bytes.splice(at..end, PIECES[dice.roll(PIECES.len())].bytes())),
        7 => {
            let piece = PIECES[dice.roll(PIECES.len())].repeat(1 + dice.roll(60));
            bytes.splice(at..at, piece.bytes());
        }
        // Rarely a byte that breaks UTF-8: such a file is refused before anything else is tried.
        _ if dice.roll(4) == 0 => bytes.insert(at, u8::try_from(dice.roll(256)).unwrap_or(0)),
        _ => {
            let line = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |n| at + n);
            bytes.truncate(line.max(floor));
        }
    }
}

/// What came of a file.
struct Outcome {
    path: SourcePath,
    bytes: Vec<u8>,
    told: BTreeSet<Code>,
    sound: bool,
}

/// The codes that are told of a file, and whether it may be published; or what is wrong with the program.
fn examine(path: &SourcePath, bytes: &[u8], schemas: &Schemas) -> Result<(BTreeSet<Code>, bool), String> {
    let mut diagnostics = Vec::new();
    let entry = content::parse(path, bytes, schemas, &|_| None, &mut diagnostics);
    for one in &diagnostics {
        lies_within(one, path, bytes)?;
        let text = String::from_utf8_lossy(bytes).into_owned();
        let drawn = diagnostic::render(one, &diagnostic::Texts::new(|_| Some(text.clone())), diagnostic::Style::Plain);
        if !drawn.contains(one.code.as_str()) {
            return Err(format!("{} is drawn without its code", one.code.as_str()));
        }
        if one.code == Code::BadSchema {
            return Err(format!("a mistake in content is told as one of the schema: {}", one.message));
        }
    }
    match &entry {
        Some(entry) => is_harmless(entry, bytes)?,
        None if !diagnostic::has_errors(&diagnostics) => return Err("no entry, and nobody says why".to_owned()),
        None => {}
    }
    let told = diagnostics.iter().map(|one| one.code).collect();
    Ok((told, entry.is_some() && !diagnostic::has_errors(&diagnostics)))
}

fn is_harmless(entry: &Entry, bytes: &[u8]) -> Result<(), String> {
    let html = entry.body.assemble(|_, _, _| {});
    house::harm(&html).map_or(Ok(()), |fault| Err(format!("{fault} in {html}")))?;
    let in_order = entry.body.slots.windows(2).all(|pair| pair[0].at <= pair[1].at);
    let on_letters = entry.body.slots.iter().all(|slot| entry.body.html.is_char_boundary(slot.at as usize));
    if !in_order || !on_letters {
        return Err(format!("slots {:?} in {html}", entry.body.slots));
    }
    entry.body.links.iter().try_for_each(|link| on_boundaries(link.span, bytes, "a link"))
}

fn lies_within(diagnostic: &Diagnostic, path: &SourcePath, bytes: &[u8]) -> Result<(), String> {
    let Some(place) = &diagnostic.place else { return Err(format!("{diagnostic:?} has no place")) };
    if place.path != *path {
        return Err(format!("{diagnostic:?} is told of another file"));
    }
    place.span.map_or(Ok(()), |span| on_boundaries(span, bytes, diagnostic.code.as_str()))
}

fn on_boundaries(span: Span, bytes: &[u8], what: &str) -> Result<(), String> {
    let range = span.range();
    // Messages show a text with its marks in their letters.
    let shown = std::str::from_utf8(bytes).map(|text| text.nfc().collect::<String>());
    let length = shown.as_ref().map_or(bytes.len(), String::len);
    if range.start > range.end || range.end > length {
        return Err(format!("{what} at {range:?} of {length} bytes"));
    }
    match shown {
        Ok(text) if !text.is_char_boundary(range.start) || !text.is_char_boundary(range.end) => {
            Err(format!("{what} at {range:?} cuts a letter of {:?}", &text[text.floor_char_boundary(range.start)..]))
        }
        _ => Ok(()),
    }
}

fn tried(number: u64, schemas: &Schemas) -> Result<Outcome, String> {
    let (path, bytes) = file(number);
    let outcome = catch_unwind(AssertUnwindSafe(|| examine(&path, &bytes, schemas)));
    let fault = match outcome {
        Ok(Ok((told, sound))) => return Ok(Outcome { path, bytes, told, sound }),
        Ok(Err(fault)) => fault,
        Err(_) => "a panic".to_owned(),
    };
    Err(format!("file {number} ({path}): {fault}\n{}\n", String::from_utf8_lossy(&bytes)))
}

#[test]
fn whatever_happens_to_a_file_the_program_stands_and_the_page_is_safe() {
    let schemas = Arc::new(Schemas::load(&school(), &mut Vec::new()));
    let results: Vec<_> = (0..FILES).into_par_iter().map(|number| tried(number, &schemas)).collect();
    let faults: Vec<&String> = results.iter().filter_map(|result| result.as_ref().err()).collect();
    let shown: String = faults.iter().take(5).map(|fault| format!("\n{fault}")).collect();
    assert!(faults.is_empty(), "{} of {FILES} files:{shown}", faults.len());

    let outcomes: Vec<Outcome> = results.into_iter().flatten().collect();
    let told: BTreeSet<&str> = outcomes.iter().flat_map(|outcome| &outcome.told).map(|code| code.as_str()).collect();
    assert!(told.len() >= 20, "only these mistakes were made at all: {told:?}");
    let sound: Vec<Outcome> = outcomes.into_iter().filter(|outcome| outcome.sound).collect();
    assert!(sound.len() > 10_000, "only {} files are without error: too little is tried of bodies", sound.len());
    let published = sound.par_chunks(PACK).map(site_of).filter(|published| *published).count();
    assert!(published > 100, "only {published} sites were published");
}

/// Builds a site of sound files: it is published or says why not, and its pages are harmless.
fn site_of(files: &[Outcome]) -> bool {
    let mut inputs = school();
    for (number, file) in files.iter().enumerate() {
        house::add(&mut inputs, &format!("{}/bai-{number}.md", file.path.folder()), &file.bytes);
    }
    house::add(&mut inputs, "content/van-ban/a.pdf", b"%PDF-1.7 1 0 obj startxref 0 %%EOF");
    let mut built = Built::in_part(&inputs, &Memo::default(), |path| path.contains("bai-"));
    // What is wrong between files (links, addresses) is taken out, so that the rest is looked at as well.
    if !built.published {
        for place in built.diagnostics.iter().filter_map(|one| one.place.as_ref()) {
            inputs.sources.remove(&place.path).filter(|_| place.path.as_str().starts_with("content/"));
        }
        built = Built::in_part(&inputs, &Memo::default(), |path| path.contains("bai-"));
    }
    assert_eq!(built.published, !diagnostic::has_errors(&built.diagnostics));
    for (path, bytes) in &built.files {
        let html = String::from_utf8_lossy(bytes);
        let main = html.split("<main").nth(1).and_then(|main| main.split("</main").next()).unwrap_or_default();
        assert_eq!(house::harm_but_for(main, &["svg", "form"]), None, "{path}");
    }
    built.published
}
