//! The law, and what is told when it is broken.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use congtruong::diagnostic::Diagnostic;
use congtruong::fingerprint::Fingerprint;
use congtruong::output::Product;
use congtruong::{Build, Inputs, Memo, build};

use crate::house::TODAY;
use crate::house::case::Block;

/// What an editor does at once: a rename takes two blocks.
pub type Edit = Vec<Block>;

/// Everything a build makes.
#[derive(Debug, PartialEq)]
pub struct Made {
    /// All that is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether there is a site.
    pub published: bool,
    report: String,
    files: BTreeMap<String, Result<Product, String>>,
    fingerprints: BTreeMap<String, Fingerprint>,
}

/// What earlier snapshots left: a memo, and what each file was while it had a fingerprint.
#[derive(Default)]
pub struct Past {
    memo: Memo,
    known: BTreeMap<(String, Fingerprint), Fingerprint>,
}

impl Made {
    /// Builds and carries out every recipe.
    pub fn of(inputs: &Inputs, memo: &Memo) -> Self {
        let Build { outputs, diagnostics, report } = build(inputs, memo);
        let (mut files, mut fingerprints) = (BTreeMap::new(), BTreeMap::new());
        for path in outputs.iter().flat_map(congtruong::Outputs::paths) {
            let product =
                outputs.as_ref().and_then(|outputs| outputs.carry_out(path)).expect("what is listed is there");
            files.insert(path.to_string(), product.map_err(|error| error.to_string()));
            let fingerprint = outputs.as_ref().and_then(|outputs| outputs.fingerprint(path));
            fingerprints.insert(path.to_string(), fingerprint.expect("every file has a fingerprint"));
        }
        let report = serde_json::to_string_pretty(&report).expect("a report is plain data");
        Self { diagnostics, published: outputs.is_some(), report, files, fingerprints }
    }

    /// Where another build of the same snapshot differs.
    fn difference(&self, warm: &Self) -> Option<String> {
        if self.diagnostics != warm.diagnostics {
            let lines = |made: &Self| made.diagnostics.iter().map(|one| format!("{one:?}\n")).collect::<String>();
            return Some(format!("diagnostics: {}", first_difference(&lines(self), &lines(warm))));
        }
        if self.report != warm.report {
            return Some(format!("report.json: {}", first_difference(&self.report, &warm.report)));
        }
        let path =
            self.files.keys().chain(warm.files.keys()).find(|path| self.files.get(*path) != warm.files.get(*path));
        if let Some(path) = path {
            let shown = |made: &Self| match made.files.get(path) {
                Some(Ok(Product::Bytes(bytes))) => String::from_utf8_lossy(bytes).into_owned(),
                other => format!("{other:?}"),
            };
            return Some(format!("{path}: {}", first_difference(&shown(self), &shown(warm))));
        }
        (self != warm).then(|| "whether there is a site, or a fingerprint".to_owned())
    }

    /// A file that was another one when it had the same fingerprint: built again, the site would keep the old one.
    fn stale(&self, known: &mut BTreeMap<(String, Fingerprint), Fingerprint>) -> Option<String> {
        let stale = self.fingerprints.iter().find(|(path, fingerprint)| {
            let now = match &self.files[*path] {
                Ok(Product::Bytes(bytes)) => Fingerprint::of(bytes),
                other => Fingerprint::of(format!("{other:?}").as_bytes()),
            };
            let then = known.entry(((*path).clone(), **fingerprint)).or_insert(now);
            *then != now
        });
        stale.map(|(path, _)| format!("{path} changed, and its fingerprint didn't"))
    }
}

fn first_difference(cold: &str, warm: &str) -> String {
    let at = cold.lines().zip(warm.lines()).take_while(|(cold, warm)| cold == warm).count();
    let line = |text: &str| text.lines().nth(at).unwrap_or("(the end)").to_owned();
    format!("line {}\ncold {}\nwarm {}", at + 1, line(cold), line(warm))
}

/// A snapshot with these edits; what they would delete may be missing.
pub fn after<'b>(blocks: impl IntoIterator<Item = &'b Block>) -> Inputs {
    let mut inputs = Inputs::new(TODAY);
    for block in blocks {
        block.change(&mut inputs);
    }
    inputs
}

/// Builds with a memo that knows earlier snapshots, and without one: what a build makes must not tell which. And what
/// has the fingerprint that it had before is what it was before.
pub fn held(inputs: &Inputs, past: &mut Past) -> Result<Made, String> {
    let made = catch_unwind(AssertUnwindSafe(|| (Made::of(inputs, &Memo::none()), Made::of(inputs, &past.memo))));
    let (cold, warm) = made.map_err(|_| "the program panics".to_owned())?;
    cold.difference(&warm).or_else(|| cold.stale(&mut past.known)).map_or(Ok(cold), Err)
}

/// Goes through the edits one by one; the fault that is met first.
pub fn fault(start: &[Block], edits: &[Edit]) -> Option<String> {
    let (mut inputs, mut past) = (after(start), Past::default());
    let mut fault = held(&inputs, &mut past).err();
    let mut edits = edits.iter();
    while fault.is_none()
        && let Some(edit) = edits.next()
    {
        for block in edit {
            block.change(&mut inputs);
        }
        fault = held(&inputs, &mut past).err();
    }
    fault
}

/// As little of a site and of what happened to it as still breaks the law, as a case for `tests/cases/`.
pub fn smallest(mut start: Vec<Block>, mut edits: Vec<Edit>, breaks: impl Fn(&[Block], &[Edit]) -> bool) -> String {
    while !edits.is_empty() && breaks(&start, &edits[..edits.len() - 1]) {
        edits.pop();
    }
    edits = without_idle(edits, |edits| breaks(&start, edits));
    start = without_idle(start, |start| breaks(start, &edits));
    let start: String = start.iter().map(Block::to_string).collect();
    let edits = edits.iter().map(|edit| edit.iter().map(Block::to_string).collect::<String>());
    let edits: String = edits.map(|edit| format!("-- expect: diagnostics --\n{edit}")).collect();
    format!("{start}{edits}-- expect: diagnostics --\n")
}

/// Leaves out whatever isn't needed, in halves first.
fn without_idle<T: Clone>(mut things: Vec<T>, breaks: impl Fn(&[T]) -> bool) -> Vec<T> {
    let mut size = things.len().div_ceil(2);
    while size > 0 {
        let mut at = 0;
        while at < things.len() {
            let mut fewer = things.clone();
            fewer.drain(at..(at + size).min(things.len()));
            if breaks(&fewer) {
                things = fewer;
            } else {
                at += size;
            }
        }
        size = if size == 1 { 0 } else { size.div_ceil(2) };
    }
    things
}
