//! A case: one text file that holds a site, what is expected of it, and what changes afterwards.
//!
//! The file is a row of blocks, each under a line `-- … --`; what stands before the first is a remark. `tests/README.md`
//! tells which blocks there are.

use std::fmt;

use congtruong::diagnostic::Diagnostic;
use congtruong::inputs::Drafts;
use congtruong::published::Published;
use congtruong::source::SourcePath;
use congtruong::{Inputs, Memo, build};

use super::{Built, add, diff, disguise, hold_to_the_laws, school, told};

/// One block of a case.
#[derive(Clone, Debug)]
pub struct Block {
    /// What stands between the dashes.
    pub head: String,
    /// The lines below it.
    pub text: String,
}

/// A parsed case.
#[derive(Clone, Debug)]
pub struct Case {
    /// What the case shows.
    pub remark: String,
    /// Its blocks in order.
    pub blocks: Vec<Block>,
}

/// What came of running a case.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What is different from what was expected, as text for a person.
    pub faults: String,
}

impl Case {
    /// Reads a case.
    pub fn parse(text: &str) -> Self {
        let mut case = Self { remark: String::new(), blocks: Vec::new() };
        for line in text.split_inclusive('\n') {
            let head = line.trim_end().strip_prefix("-- ").and_then(|line| line.strip_suffix(" --"));
            match (head, case.blocks.last_mut()) {
                (Some(head), _) => case.blocks.push(Block { head: head.to_owned(), text: String::new() }),
                (None, Some(block)) => block.text.push_str(line),
                (None, None) => case.remark.push_str(line),
            }
        }
        case
    }

    /// The case as a file.
    pub fn text(&self) -> String {
        format!("{}{}", self.remark, self.blocks.iter().map(Block::to_string).collect::<String>())
    }

    /// The codes of all that the case expects to be told.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        let told = self.blocks.iter().filter(|block| matches!(&*block.head, "expect: diagnostics" | "expect: lost"));
        told.flat_map(|block| block.text.split(['[', ']']).skip(1).step_by(2))
    }

    /// Runs every step. With `update`, expectations become what came out.
    pub fn run(&mut self, update: bool) -> Outcome {
        assert!(!self.remark.trim().is_empty(), "a case begins by saying what it shows");
        let mut outcome = Outcome::default();
        let mut inputs = school();
        let memo = Memo::default();
        let mut before: Option<Built> = None;
        let mut published = LastPublished::default();
        let follows = self.blocks.iter().any(|block| block.head == "expect: lost");
        let mut next = 0;
        while next < self.blocks.len() {
            let changes = self.blocks[next..].iter().take_while(|block| !block.is_expectation()).count();
            for block in &self.blocks[next..next + changes] {
                assert!(block.change(&mut inputs), "there is nothing to {}", block.head);
            }
            next += changes;
            let wanted = self.blocks[next..].iter().take_while(|block| block.is_expectation()).count();
            inputs.known_as = published.0.known_as();
            let built = hold_to_the_laws(&inputs, &memo);
            let lost = if follows { published.replace(&inputs, &memo) } else { Vec::new() };
            let said = Said { told: told(&inputs, &built.diagnostics), lost: told(&inputs, &lost) };
            let step = &mut self.blocks[next..next + wanted];
            if !step.iter().any(|block| block.head == "expect: diagnostics") {
                outcome.compare("diagnostics (none are expected)", "", &said.told);
            }
            let rendered = Rendered { pages: built.rendered_after(before.as_ref()), of: built.pages() };
            for block in step {
                if block.head.starts_with("rendered: ") {
                    block.count(rendered, update, &mut outcome);
                } else {
                    block.check(&built, &said, update, &mut outcome);
                }
            }
            if built.published {
                before = Some(built);
            }
            next += wanted;
        }
        outcome
    }
}

impl Block {
    /// Changes a snapshot as the block says; `false` where it deletes what isn't there.
    pub fn change(&self, inputs: &mut Inputs) -> bool {
        match self.head.split_once(": ") {
            Some(("today", now)) => {
                inputs.now = now.parse().expect("a day like 2026-11-21, or a moment like 2026-11-21T18:00");
            }
            Some(("base-url", address)) => inputs.base_url = Some(address.to_owned()),
            Some(("drafts", shown)) => {
                inputs.drafts = if shown == "shown" { Drafts::Shown } else { Drafts::Hidden };
            }
            Some(("delete", path)) => {
                return SourcePath::new(path).and_then(|path| inputs.sources.remove(&path)).is_some();
            }
            Some(("edit", file)) => self.write(file, inputs),
            Some((other, _)) => panic!("a block can't begin with “{other}:”"),
            None => self.write(&self.head, inputs),
        }
        true
    }

    fn write(&self, file: &str, inputs: &mut Inputs) {
        // `bài (1).md` is a name.
        let disguised = file.strip_suffix(')').and_then(|file| file.rsplit_once(" ("));
        let (path, words) = disguised.unwrap_or((file, ""));
        add(inputs, path, &disguise::apply(&self.text, words));
    }

    pub fn is_expectation(&self) -> bool {
        ["expect: ", "rendered: "].iter().any(|begin| self.head.starts_with(begin))
    }

    /// Holds the number of pages that an edit touched against the one that stands in the head.
    fn count(&mut self, rendered: Rendered, update: bool, outcome: &mut Outcome) {
        let head = format!("rendered: {rendered}");
        if update {
            self.head.clone_from(&head);
        }
        outcome.compare("pages", &self.head, &head);
    }

    fn check(&mut self, built: &Built, said: &Said, update: bool, outcome: &mut Outcome) {
        let head = self.head.clone();
        let what = head.trim_start_matches("expect: ");
        if let Some(words) = said.of(what) {
            if update {
                words.clone_into(&mut self.text);
            }
            return outcome.compare(what, &self.text, words);
        }
        if let Some(path) = what.strip_suffix(" contains") {
            return self
                .lines()
                .filter(|line| !holds(built, path, line))
                .for_each(|line| outcome.miss(path, "lacks", line));
        }
        if let Some(path) = what.strip_suffix(" lacks") {
            return self
                .lines()
                .filter(|line| holds(built, path, line))
                .for_each(|line| outcome.miss(path, "has", line));
        }
        let actual = shown(built, what);
        if update {
            self.text = format!("{}\n", actual.trim_end());
        }
        outcome.compare(what, &self.text, &actual);
    }

    fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines().filter(|line| !line.trim().is_empty())
    }
}

/// What a step has to say, as a terminal shows it.
struct Said {
    told: String,
    /// Of addresses that steps before it had.
    lost: String,
}

impl Said {
    fn of(&self, what: &str) -> Option<&str> {
        match what {
            "diagnostics" => Some(&self.told),
            "lost" => Some(&self.lost),
            _ => None,
        }
    }
}

/// The addresses that the steps so far published.
#[derive(Default)]
struct LastPublished(Published);

impl LastPublished {
    /// Publishes another step; what it hasn't any more is told.
    fn replace(&mut self, inputs: &Inputs, memo: &Memo) -> Vec<Diagnostic> {
        let Some(outputs) = build(inputs, memo).outputs else { return Vec::new() };
        let lost = self.0.lost(&outputs, inputs);
        self.0 = std::mem::take(&mut self.0).followed_by(&outputs, inputs);
        lost
    }
}

/// How many pages of a site were made new or other than they were.
#[derive(Clone, Copy)]
struct Rendered {
    pages: usize,
    of: usize,
}

impl fmt::Display for Rendered {
    /// Such that a section more in the standard structure, with its empty page, makes no difference.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.pages, self.of - self.pages) {
            (0, _) => f.write_str("none"),
            (_, 0) => f.write_str("all"),
            (some, others) if others < some => write!(f, "all but {others}"),
            (some, _) => write!(f, "{some}"),
        }
    }
}

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "-- {} --\n{}", self.head, self.text)
    }
}

impl Outcome {
    fn compare(&mut self, what: &str, expected: &str, actual: &str) {
        if expected.trim_end() != actual.trim_end() {
            let diff = diff::unified(expected.trim_end(), actual.trim_end());
            self.faults.push_str(&format!("  {what}:\n{diff}"));
        }
    }

    fn miss(&mut self, path: &str, verb: &str, line: &str) {
        self.faults.push_str(&format!("  {path} {verb}: {line}\n"));
    }
}

/// Whether a line occurs in a file that came out, or among their names.
fn holds(built: &Built, path: &str, line: &str) -> bool {
    if path == "public/" {
        return built.files.contains_key(line.trim());
    }
    collapsed(&file(built, path)).contains(&collapsed(line))
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn file(built: &Built, path: &str) -> String {
    let name = path.strip_prefix("public/").expect("outputs begin with public/");
    match built.files.get(name) {
        Some(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        None => format!("(there is no {name})"),
    }
}

/// The part of a file that a case shows.
fn shown(built: &Built, path: &str) -> String {
    let text = file(built, path);
    let main = text.find("<main").zip(text.find("</main>")).map(|(from, to)| text[from..to + 7].to_owned());
    main.unwrap_or(text)
}
