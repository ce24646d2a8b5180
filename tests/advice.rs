//! Advice that can be followed: every line that a message tells to write is written in place of the one it is about, and
//! the site is built again. That message is gone then, and none new stands on the line.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]
#![allow(clippy::disallowed_methods, reason = "tests read their cases from disk")]

mod house;

use std::ops::Range;
use std::path::Path;

use congtruong::diagnostic::{Code, Diagnostic};
use congtruong::source::SourcePath;
use congtruong::{Inputs, Memo, build};
use house::case::Case;
use house::{add, school};

/// A line of a description that a message tells to write.
struct Advice {
    path: SourcePath,
    told: Diagnostic,
    /// The bytes of the lines that it takes the place of; none where it is to be added.
    at: Range<usize>,
    line: String,
}

impl Advice {
    /// The advice of a message about a description; `None` where it tells no line to write.
    fn of(told: &Diagnostic, inputs: &Inputs) -> Option<Self> {
        let place = told.place.as_ref()?;
        let text = inputs.text(&place.path)?;
        let span = place.span?.range();
        if place.path.as_str() != "site.yaml" && span.start >= body(&text)? {
            return None;
        }
        let help = told.help.as_deref()?;
        let line = line(help)?;
        let is_new = help.starts_with("Thêm dòng") || help.contains("thêm dòng: ");
        let start = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[span.end.max(span.start)..].find('\n').map_or(text.len(), |newline| span.end + newline);
        let below_head = text.find('\n').map_or(0, |newline| newline + 1);
        let at = if is_new { below_head..below_head } else { start..end };
        let indent = &text[start..start + text[start..].bytes().take_while(|byte| *byte == b' ').count()];
        let line = match (is_new, line.starts_with(' ')) {
            (true, _) => format!("{line}\n"),
            (false, true) => line.to_owned(),
            (false, false) => format!("{indent}{line}"),
        };
        Some(Self { path: place.path.clone(), told: told.clone(), at, line })
    }

    /// Writes the line.
    fn follow(&self, inputs: &mut Inputs) {
        let mut text = inputs.text(&self.path).expect("it was told of");
        text.replace_range(self.at.clone(), &self.line);
        add(inputs, self.path.as_str(), text.as_bytes());
    }

    /// What is still or newly told of the line.
    fn faults(&self, before: &[Diagnostic], after: &[Diagnostic]) -> Vec<String> {
        let written = self.at.start..self.at.start + self.line.trim_end().len();
        let is_here = |one: &&Diagnostic| {
            let place = one.place.as_ref().filter(|place| place.path == self.path);
            place.and_then(|place| place.span).is_some_and(|span| written.contains(&(span.start as usize)))
        };
        let was_told = |one: &Diagnostic| before.iter().any(|old| old.code == one.code && old.message == one.message);
        let is_told = |one: &Diagnostic| one.code == self.told.code && one.message == self.told.message;
        // A file that is named as an example is still to be put there, and words are to be written for “…”.
        let is_of_example =
            |one: &Diagnostic| matches!(one.code, Code::MissingFile | Code::UnknownReference | Code::UnrealValue);
        let bad = after.iter().filter(is_here).filter(|one| (is_told(one) || !was_told(one)) && !is_of_example(one));
        let shown =
            |one: &Diagnostic| format!("{}: “{}” brought {} {}", self.path, self.line, one.code.as_str(), one.message);
        bad.map(shown).collect()
    }
}

/// Where the text below a description begins.
fn body(text: &str) -> Option<usize> {
    text.find("\n---")
}

/// The line that a sentence ends with: `title: Mời họp`, `- "khối 6 #vui"`.
fn line(help: &str) -> Option<&str> {
    let begins = |at: usize| {
        let rest = help[at..].trim_start();
        let name = rest.strip_prefix("- ").unwrap_or(rest);
        let length = name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
        let is_named = length > 0 && name[length..].starts_with(": ");
        let is_free = help[..at].matches('(').count() == help[..at].matches(')').count();
        is_free && (is_named || rest.starts_with("- "))
    };
    let starts = help.match_indices(": ").map(|(at, sign)| at + sign.len());
    starts.filter(|at| begins(*at)).map(|at| &help[at..]).next()
}

fn told(inputs: &Inputs) -> Vec<Diagnostic> {
    build(inputs, &Memo::none()).diagnostics
}

#[test]
fn the_advice_of_every_case_can_be_followed() {
    let mut faults = Vec::new();
    let mut followed = 0;
    let mut files: Vec<_> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases"))
        .expect("tests/cases")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "txt")) {
        let case = Case::parse(&std::fs::read_to_string(file).expect("a case is UTF-8"));
        if case.codes().next().is_none() {
            continue;
        }
        let mut inputs = school();
        for block in case.blocks.iter().take_while(|block| !block.is_expectation()) {
            block.change(&mut inputs);
        }
        let before = told(&inputs);
        for advice in before.iter().filter_map(|one| Advice::of(one, &inputs)) {
            let mut mended = inputs.clone();
            advice.follow(&mut mended);
            faults.extend(advice.faults(&before, &told(&mended)));
            followed += 1;
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(followed > 50, "only {followed} lines were told to be written");
}

/// Lines of a sound description.
const LINES: [(&str, &str); 12] = [
    ("title", "Mời họp khối 6"),
    ("date", "2026-11-20"),
    ("author", "Ban Biên tập"),
    ("approved_by", "Hiệu trưởng"),
    ("summary", "Họp lúc bảy giờ"),
    ("tags", "họp"),
    ("pinned", "true"),
    ("expires", "30/11/2026"),
    ("slug", "moi-hop"),
    ("source_url", "https://hoaphuongvi.example/hop"),
    ("publish", "2026-11-20 07:00"),
    ("organisation", "cong-doan"),
];

/// What hands make of a line; `K` is its name, `V` its value.
const SLIPS: [&str; 52] = [
    "K:V",
    "K V",
    "K = V",
    "K; V",
    "K：V",
    "K：  V",
    "K:\u{a0}V",
    "K:\u{200b}V",
    "\u{a0}K: V",
    "- K: V",
    "\tK: V",
    " K: V",
    "K : V",
    "# K: V",
    "K:",
    "K: \"V",
    "K: V\"",
    "K: 'V",
    "K: \"a: \"V\"",
    "K: \"a: \"V\"\"",
    "K: \"V\" và b",
    "K: 'a 'b' V'",
    "K: “V”",
    "K: “V: a”",
    "K: V: a",
    "K: V:",
    "K: V # 7",
    "K: V #7",
    "K: #V",
    "K: # V",
    "K: [a] V",
    "K: [V]",
    "K: [V",
    "K: {V}",
    "K: {{ V }}",
    "K: @V",
    "K: %V",
    "K: *V",
    "K: &V",
    "K: &a V",
    "K: !V",
    "K: !a V",
    "K: |V",
    "K: > V",
    "K: `V`",
    "K: - V",
    "K: ? V",
    "K: V, b",
    "K: **V**",
    "K: <b>V</b>",
    "K: V\nnối tiếp",
    "K: V\\n\"",
];

#[test]
fn the_advice_for_every_slip_of_the_hand_can_be_followed() {
    let mut inputs = school();
    for (number, slip) in SLIPS.iter().cycle().take(SLIPS.len() * LINES.len()).enumerate() {
        let slipped = number / SLIPS.len();
        let written = LINES.iter().enumerate().map(|(at, (name, value))| {
            let slip = if at == slipped { slip } else { "K: V" };
            slip.replace('K', name).replace('V', value)
        });
        let text = format!("---\n{}\n---\nNội dung bài.\n", written.collect::<Vec<_>>().join("\n"));
        let text = text.replace("moi-hop", &format!("moi-hop-{number}"));
        add(&mut inputs, &format!("content/doan-the/m{number}.md"), text.as_bytes());
    }
    let before = told(&inputs);
    // One advice a file, so that all can be followed at once.
    let mut followed: Vec<Advice> = Vec::new();
    for advice in before.iter().filter_map(|one| Advice::of(one, &inputs)) {
        if followed.last().is_none_or(|last| last.path != advice.path) {
            followed.push(advice);
        }
    }
    let mut mended = inputs.clone();
    for advice in &followed {
        advice.follow(&mut mended);
    }
    let after = told(&mended);
    let faults: Vec<String> = followed.iter().flat_map(|advice| advice.faults(&before, &after)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(followed.len() > SLIPS.len(), "only {} lines were told to be written", followed.len());
}
