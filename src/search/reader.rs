//! Answers from the exported files by the same steps as `search.js`: the same shards are read, the same constants
//! weigh, sums are rounded at the same places. `tests/browser/same.test.mjs` asks both and demands the same answers.

use std::collections::BTreeSet;
use std::io::Read as _;

use flate2::read::DeflateDecoder;
use serde::{Deserialize, Serialize};

use super::rank::{Kind, Scores};
use super::score::Ranking;
use super::telephone::in_one_piece;
use super::terms::{Terms, beginning, terms};
use super::words::{self, Word, telex, words};
use super::{FOLDER, Files, MODULE};
use crate::address::OutPath;

/// How much of a query is read, in UTF-16 units, as in `search.js`.
const LONGEST_QUERY: usize = 2000;

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Query<'q> {
    /// The words, with or without marks; the last may be half typed.
    pub text: &'q str,
    /// Most results.
    pub limit: usize,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hits {
    /// How many pages are worth showing.
    pub total: usize,
    /// The best of them, best first.
    #[serde(rename = "results")]
    pub hits: Vec<Hit>,
}

/// A page that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// Its address, with the folder of the site.
    pub url: String,
    /// Plain text, with marks.
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
    ranking: Ranking,
    from: String,
}

/// Gives the bytes of a file by its path.
type Read<'f> = dyn Fn(&OutPath) -> Option<Vec<u8>> + Sync + 'f;

/// An index as it is read.
pub struct Searcher<'f> {
    manifest: Manifest,
    froms: Vec<String>,
    read: Box<Read<'f>>,
}

/// The pages by what they have of a query, and its words that no shard has.
struct Scored {
    scores: Scores,
    unknown: BTreeSet<String>,
}

impl<'f> Searcher<'f> {
    /// An index among files in memory.
    pub fn of(files: &'f Files) -> Option<Self> {
        Self::new(|path| files.get(path).map(|bytes| bytes.to_vec()))
    }

    /// An index whose files `read` gives by their paths; `None` when there is none.
    pub fn new(read: impl Fn(&OutPath) -> Option<Vec<u8>> + Sync + 'f) -> Option<Self> {
        let module = String::from_utf8(read(&MODULE)?).ok()?;
        let line = module.lines().find_map(|line| line.strip_prefix("const INDEX = ")?.strip_suffix(';'))?;
        let manifest: Manifest = serde_json::from_str(line).ok()?;
        let froms = unpacked(&manifest.from);
        Some(Self { manifest, froms, read: Box::new(read) })
    }

    /// Finds pages, best first; `None` when a file of the index is missing or broken.
    pub fn search(&self, query: &Query<'_>) -> Option<Hits> {
        let mut typed = words(&in_one_piece(beginning(query.text, LONGEST_QUERY)));
        typed.truncate(self.manifest.ranking.words);
        if typed.is_empty() || self.manifest.pages == 0 {
            return Some(Hits { total: 0, hits: Vec::new() });
        }
        let open = !query.text.ends_with(is_end);
        let ranked = self.ranked(&typed, open)?;
        let hits = ranked.iter().take(query.limit).map(|page| self.page(*page)).collect::<Option<_>>()?;
        Some(Hits { total: ranked.len(), hits })
    }

    fn file(&self, name: &str) -> Option<Vec<u8>> {
        (self.read)(&OutPath::new(format!("{FOLDER}{}/{name}.bin", self.manifest.edition)))
    }

    fn shard_of(&self, term: &str) -> usize {
        self.froms.partition_point(|from| from.as_str() <= term).saturating_sub(1)
    }

    fn shard(&self, number: usize) -> Option<Terms> {
        terms(&self.file(&format!("t{number}"))?)
    }

    /// The pages worth showing, best first.
    fn ranked(&self, typed: &[Word], open: bool) -> Option<Vec<usize>> {
        let scored = self.scored(typed, open)?;
        let meant: Vec<Word> = typed.iter().map(|word| self.meant(word, &scored.unknown)).collect::<Option<_>>()?;
        let scores = if meant == typed { scored.scores } else { self.scored(&meant, open)?.scores };
        Some(scores.ranked())
    }

    /// A word, or what was meant by it where the index has none as it was typed.
    fn meant(&self, word: &Word, unknown: &BTreeSet<String>) -> Option<Word> {
        let meant = telex(&word.folded);
        if meant == word.folded
            || !unknown.contains(&word.folded)
            || self.shard(self.shard_of(&word.folded))?.contains_key(&word.folded)
        {
            return Some(word.clone());
        }
        Some(words(&meant).into_iter().next().unwrap_or_else(|| word.clone()))
    }

    /// The shards to read: those of the pairs and of how the last word may go on, then those of the rarest words.
    fn plan(&self, typed: &[Word], start: &str) -> BTreeSet<usize> {
        let limit = self.manifest.ranking.shards;
        let mut wanted: BTreeSet<usize> = typed.windows(2).map(|two| self.shard_of(&pair(&two[0], &two[1]))).collect();
        if !start.is_empty() {
            let first = self.shard_of(start);
            wanted.insert(first);
            if wanted.len() < limit && self.froms.get(first + 1).is_some_and(|from| from.starts_with(start)) {
                wanted.insert(first + 1);
            }
        }
        let mut rarest: Vec<&str> = Vec::new();
        for word in typed {
            if !rarest.contains(&word.folded.as_str()) {
                rarest.push(&word.folded);
            }
        }
        // A common word begins many pairs, so that its terms spread over many shards.
        rarest.sort_by_key(|folded| self.shard_of(&format!("{folded} \u{ffff}")).saturating_sub(self.shard_of(folded)));
        for folded in rarest {
            if wanted.len() < limit.max(typed.len()) {
                wanted.insert(self.shard_of(folded));
            }
        }
        wanted
    }

    fn scored(&self, typed: &[Word], open: bool) -> Option<Scored> {
        let last = typed.last()?;
        let before = typed.iter().rev().nth(1).map(|word| format!("{} ", word.folded)).unwrap_or_default();
        let half_typed = open && last.folded.encode_utf16().count() > 1;
        let start = if half_typed { format!("{before}{}", last.begun()) } else { String::new() };
        let shards: Vec<Terms> =
            self.plan(typed, &start).into_iter().map(|number| self.shard(number)).collect::<Option<_>>()?;
        let known = |term: &str| shards.iter().find_map(|terms| terms.get(term));
        let mut scores = Scores::of(self.manifest.pages, &self.manifest.ranking);
        let mut unknown = BTreeSet::new();
        let completed = half_typed && scores.complete(&shards, &start, !before.is_empty());
        for (at, word) in typed.iter().enumerate() {
            let next = typed.get(at + 1);
            let single = known(&word.folded);
            if let Some(term) = single {
                scores.add(term, Kind::Single, word.marked.then_some(word.exact));
            }
            let together = next.and_then(|next| Some((next, known(&pair(word, next))?)));
            if let Some((next, term)) = together {
                let exact = words::together(word.exact, next.exact);
                scores.add(term, Kind::Pair, (word.marked || next.marked).then_some(exact));
            }
            if single.is_none() && together.is_none() && (next.is_some() || !completed) {
                unknown.insert(word.folded.clone());
            }
        }
        scores.weigh(typed.len());
        Some(Scored { scores, unknown })
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

/// Two words that stand together, as the index has them.
fn pair(first: &Word, second: &Word) -> String {
    format!("{} {}", first.folded, second.folded)
}

/// Whether a letter ends the word before it; JavaScript takes other signs for white space.
fn is_end(c: char) -> bool {
    (c.is_whitespace() && c != '\u{85}') || c == '\u{feff}' || ".,;:!?".contains(c)
}

fn unpacked(packed: &str) -> Vec<String> {
    let mut froms: Vec<String> = Vec::new();
    for line in packed.split('\n') {
        let mut letters = line.chars();
        let shared = letters.next().map_or(0, |sign| u32::from(sign).saturating_sub(48)) as usize;
        let kept = froms.last().map_or("", |last| beginning(last, shared));
        froms.push(format!("{kept}{}", letters.as_str()));
    }
    froms
}
