//! Answers from the exported files, by the same steps as `search.js`: what the command line finds is what the browser
//! finds.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;

use flate2::read::DeflateDecoder;
use serde::Deserialize;

use super::score::WEIGHTS;
use super::words::{Word, together, words};
use super::{FOLDER, Files, MODULE};

/// As in `search.js`.
const LONGEST_QUERY: usize = 12;
const PAIR: f64 = 1.5;
const TITLE: f64 = 1.0;
const COMPLETION: f64 = 0.6;
const OTHER_MARKS: f64 = 0.5;
const WORTH: f64 = 0.2;

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Query<'q> {
    /// The words, with or without marks; the last may be half typed.
    pub text: &'q str,
    /// Most results.
    pub limit: usize,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits {
    /// How many pages are worth showing.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
}

/// A page that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its address, with the folder of the site.
    pub url: String,
    /// Its title.
    pub title: String,
    /// The name of its kind.
    pub kind: String,
    /// `2026-09-05`, or empty.
    pub date: String,
}

#[derive(Debug, Deserialize)]
struct Manifest {
    edition: String,
    pages: usize,
    together: usize,
    from: String,
}

/// Gives the bytes of a file by its path.
type Read<'f> = dyn Fn(&str) -> Option<Vec<u8>> + 'f;

/// An index as it is read.
pub struct Searcher<'f> {
    manifest: Manifest,
    froms: Vec<String>,
    read: Box<Read<'f>>,
}

/// A term of a shard.
#[derive(Clone, Debug)]
struct Term {
    usual: u8,
    count: usize,
    postings: Vec<(usize, u8)>,
}

impl<'f> Searcher<'f> {
    /// An index among files in memory.
    pub fn of(files: &'f Files) -> Option<Self> {
        Self::new(|path| files.get(path).cloned())
    }

    /// An index whose files `read` gives by their paths below the output folder; `None` when there is none.
    pub fn new(read: impl Fn(&str) -> Option<Vec<u8>> + 'f) -> Option<Self> {
        let module = String::from_utf8(read(MODULE)?).ok()?;
        let line = module.lines().find_map(|line| line.strip_prefix("const INDEX = ")?.strip_suffix(';'))?;
        let manifest: Manifest = serde_json::from_str(line).ok()?;
        let froms = unpacked(&manifest.from);
        Some(Self { manifest, froms, read: Box::new(read) })
    }

    /// Finds pages, best first; `None` when a file of the index is missing or broken.
    pub fn search(&self, query: &Query<'_>) -> Option<Hits> {
        let mut typed = words(query.text);
        typed.truncate(LONGEST_QUERY);
        if typed.is_empty() || self.manifest.pages == 0 {
            return Some(Hits { total: 0, hits: Vec::new() });
        }
        let open = !query.text.ends_with(|c: char| c.is_whitespace() || ".,;:!?".contains(c));
        let ranked = self.ranked(&typed, open)?;
        let hits = ranked.iter().take(query.limit).map(|page| self.page(*page)).collect::<Option<_>>()?;
        Some(Hits { total: ranked.len(), hits })
    }

    fn file(&self, name: &str) -> Option<Vec<u8>> {
        (self.read)(&format!("{FOLDER}/{}/{name}.bin", self.manifest.edition))
    }

    fn shard_of(&self, term: &str) -> usize {
        self.froms.partition_point(|from| from.as_str() <= term).saturating_sub(1)
    }

    fn shard(&self, number: usize) -> Option<BTreeMap<String, Term>> {
        terms(&self.file(&format!("t{number}"))?)
    }

    fn ranked(&self, typed: &[Word], open: bool) -> Option<Vec<usize>> {
        let last = typed.last()?;
        let before = typed.iter().rev().nth(1).map(|word| format!("{} ", word.folded)).unwrap_or_default();
        let start =
            if open && last.folded.chars().count() > 1 { format!("{before}{}", last.folded) } else { String::new() };
        let mut wanted: BTreeSet<usize> = typed.iter().map(|word| self.shard_of(&word.folded)).collect();
        wanted.extend(typed.windows(2).map(|pair| self.shard_of(&format!("{} {}", pair[0].folded, pair[1].folded))));
        if !start.is_empty() {
            let first = self.shard_of(&start);
            wanted.insert(first);
            if self.froms.get(first + 1).is_some_and(|from| from.starts_with(&start)) {
                wanted.insert(first + 1);
            }
        }
        let shards: Vec<_> = wanted.into_iter().map(|number| self.shard(number)).collect::<Option<_>>()?;
        let mut scores = Scores::of(self.manifest.pages);
        if !start.is_empty() {
            scores.complete(&shards, &start, !before.is_empty());
        }
        let known = |term: &str| shards.iter().find_map(|terms| terms.get(term));
        let marked = |words: &[Word]| words.iter().any(|word| word.marked);
        for (at, word) in typed.iter().enumerate() {
            if let Some(term) = known(&word.folded) {
                scores.add(term, Kind::Single, marked(&typed[at..=at]).then_some(word.exact));
            }
            let Some(next) = typed.get(at + 1) else { continue };
            if let Some(term) = known(&format!("{} {}", word.folded, next.folded)) {
                let exact = together(word.exact, next.exact);
                scores.add(term, Kind::Pair, marked(&typed[at..=at + 1]).then_some(exact));
            }
        }
        Some(scores.ranked(typed.len()))
    }

    fn page(&self, number: usize) -> Option<Hit> {
        let chunk = self.file(&format!("d{}", number / self.manifest.together))?;
        let length = usize::from(u16::from_le_bytes([*chunk.first()?, *chunk.get(1)?]));
        let head: Vec<[String; 4]> = serde_json::from_slice(chunk.get(2..2 + length)?).ok()?;
        let mut texts = String::new();
        DeflateDecoder::new(chunk.get(2 + length..)?).read_to_string(&mut texts).ok()?;
        let [url, title, kind, date] = head.into_iter().nth(number % self.manifest.together)?;
        Some(Hit { url, title, kind, date })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Single,
    Pair,
}

/// What each page has gathered.
struct Scores {
    pages: usize,
    score: Vec<f64>,
    words: Vec<usize>,
    pairs: Vec<usize>,
}

impl Scores {
    fn of(pages: usize) -> Self {
        Self { pages, score: vec![0.0; pages], words: vec![0; pages], pairs: vec![0; pages] }
    }

    /// Rare terms say more: BM25's inverse document frequency.
    #[allow(clippy::cast_precision_loss, reason = "counts of pages")]
    fn rarity(&self, count: usize) -> f64 {
        ((self.pages as f64 - count as f64 + 0.5) / (count as f64 + 0.5) + 1.0).ln()
    }

    fn add(&mut self, term: &Term, kind: Kind, exact: Option<u8>) {
        let rare = self.rarity(term.count);
        for (page, code) in &term.postings {
            let Some(score) = self.score.get_mut(*page) else { continue };
            let same = exact.is_none_or(|exact| (exact == term.usual) == (*code > 7));
            *score += rare * worth(*code, kind) * if same { 1.0 } else { OTHER_MARKS };
            match kind {
                Kind::Single => self.words[*page] += 1,
                Kind::Pair => self.pairs[*page] += 1,
            }
        }
    }

    /// The terms that go on as the query begins; of several in one page the best counts.
    fn complete(&mut self, shards: &[BTreeMap<String, Term>], start: &str, pair: bool) {
        let kind = if pair { Kind::Pair } else { Kind::Single };
        let mut best: BTreeMap<usize, f64> = BTreeMap::new();
        for (term, entry) in shards.iter().flatten() {
            if term == start || !term.starts_with(start) || term.contains(' ') != pair {
                continue;
            }
            let rare = COMPLETION * self.rarity(entry.count);
            for (page, code) in &entry.postings {
                let value = best.entry(*page).or_default();
                *value = value.max(rare * worth(*code, kind));
            }
        }
        for (page, value) in best {
            let Some(score) = self.score.get_mut(page) else { continue };
            *score += value;
            self.words[page] += 1;
            self.pairs[page] += usize::from(pair);
        }
    }

    /// The pages worth showing, best first.
    #[allow(clippy::cast_precision_loss, reason = "counts of words")]
    fn ranked(mut self, typed: usize) -> Vec<usize> {
        for (page, score) in self.score.iter_mut().enumerate() {
            let pairs = self.pairs[page];
            let covered = self.words[page].max(if pairs > 0 { pairs + 1 } else { 0 });
            let part = |count: usize| (count as f64 / typed as f64).min(1.0);
            *score *= part(covered) * part(1 + pairs).sqrt();
        }
        let best = self.score.iter().copied().fold(0.0, f64::max);
        let mut pages: Vec<usize> =
            (0..self.pages).filter(|page| self.score[*page] > 0.0 && self.score[*page] >= best * WORTH).collect();
        pages.sort_by(|a, b| self.score[*b].partial_cmp(&self.score[*a]).unwrap_or(Ordering::Equal).then(a.cmp(b)));
        pages
    }
}

fn worth(code: u8, kind: Kind) -> f64 {
    let weight = WEIGHTS[usize::from(code & 7)];
    match kind {
        Kind::Single => weight,
        Kind::Pair => PAIR * weight + if code & 4 > 0 { TITLE } else { 0.0 },
    }
}

fn unpacked(packed: &str) -> Vec<String> {
    let mut froms: Vec<String> = Vec::new();
    for line in packed.split('\n') {
        let mut letters = line.chars();
        let shared = letters.next().map_or(0, |sign| u32::from(sign).saturating_sub(48)) as usize;
        let kept: String = froms.last().map(|last| last.chars().take(shared).collect()).unwrap_or_default();
        froms.push(kept + letters.as_str());
    }
    froms
}

/// The terms of a shard; `None` when it was cut off.
fn terms(bytes: &[u8]) -> Option<BTreeMap<String, Term>> {
    let length: [u8; 4] = bytes.get(..4)?.try_into().ok()?;
    let mut rest = bytes.get(4..).filter(|_| usize::try_from(u32::from_le_bytes(length)) == Ok(bytes.len()))?;
    let mut found = BTreeMap::new();
    let mut last: Vec<u8> = Vec::new();
    while !rest.is_empty() {
        let shared = number(&mut rest)?;
        let suffix = take(&mut rest)?;
        last.truncate(shared);
        last.extend_from_slice(suffix);
        let (usual, after) = rest.split_first()?;
        rest = after;
        let count = number(&mut rest)?;
        let mut coded = take(&mut rest)?;
        let mut postings = Vec::new();
        let mut page = 0;
        while !coded.is_empty() {
            let value = number(&mut coded)?;
            page += value >> 4;
            postings.push((page, u8::try_from(value & 15).ok()?));
        }
        found.insert(String::from_utf8(last.clone()).ok()?, Term { usual: *usual, count, postings });
    }
    Some(found)
}

/// As many bytes as the number before them says.
fn take<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = number(rest)?;
    let (taken, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(taken)
}

fn number(rest: &mut &[u8]) -> Option<usize> {
    let (mut value, mut shift) = (0_usize, 0);
    loop {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        value |= usize::from(byte & 0x7f).checked_shl(shift)?;
        if *byte < 0x80 {
            return Some(value);
        }
        shift += 7;
    }
}
