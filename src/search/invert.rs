//! Pages inverted by tantivy: for each word, and each two words that stand together, the pages that hold them.
//!
//! A term of the index is the folded form, then a hash of the marked form in two control characters, so that all ways
//! of writing one folded form stand side by side, before any longer form.

use std::ops::Range;

use rayon::prelude::*;
use tantivy::directory::RamDirectory;
use tantivy::postings::BlockSegmentPostings;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::termdict::TermStreamer;
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};
use tantivy::{Index, InvertedIndexReader, SegmentReader, TantivyDocument};

use super::text::Page;
use super::words::{together, words};

/// How many bytes of a term are the hash of its marked form.
const MARKS: usize = 2;
/// Memory that tantivy plans for, in bytes; one part of a site is a segment whatever it takes.
const MEMORY: usize = 32 << 20;

/// A page that holds a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub page: u32,
    /// How often in the head.
    pub head: u32,
    /// How often in the body.
    pub body: u32,
    /// The hash of the marked form that it has most often.
    pub exact: u8,
}

/// How many words a page has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Length {
    pub head: usize,
    pub body: usize,
}

/// The inverted pages.
pub(super) struct Inverted {
    parts: Vec<Part>,
    pub lengths: Vec<Length>,
}

struct Part {
    first: u32,
    segment: SegmentReader,
    fields: [Field; 2],
}

/// Inverts the pages, a part of them on each thread.
///
/// # Errors
/// When tantivy fails, which in memory it has no reason to.
pub(super) fn invert(pages: &[Page]) -> tantivy::Result<Inverted> {
    let size = pages.len().div_ceil(rayon::current_num_threads()).max(1);
    let parts = pages.par_chunks(size).enumerate().map(|(number, pages)| part(pages, number * size));
    let parts: Vec<(Part, Vec<Length>)> = parts.collect::<tantivy::Result<_>>()?;
    let (parts, lengths): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    Ok(Inverted { parts, lengths: lengths.concat() })
}

fn part(pages: &[Page], first: usize) -> tantivy::Result<(Part, Vec<Length>)> {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("words")
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::WithFreqs);
    let options = TextOptions::default().set_indexing_options(indexing);
    let fields = [schema.add_text_field("head", options.clone()), schema.add_text_field("body", options)];
    let tokenizers = tantivy::tokenizer::TokenizerManager::new();
    tokenizers.register("words", TextAnalyzer::from(Spread));
    let index = Index::builder().schema(schema.build()).tokenizers(tokenizers);
    let mut writer = index.single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), MEMORY)?;
    let mut lengths = Vec::with_capacity(pages.len());
    for page in pages {
        let (head, head_words) = spelt(&page.head);
        let (body, body_words) = spelt(&page.body);
        lengths.push(Length { head: head_words, body: body_words });
        let mut document = TantivyDocument::default();
        document.add_text(fields[0], head);
        document.add_text(fields[1], body);
        writer.add_document(document)?;
    }
    let index = writer.finalize()?;
    let segment = index.searchable_segments()?.into_iter().next();
    let segment = segment.ok_or_else(|| tantivy::TantivyError::InternalError("no segment".to_owned()))?;
    let first = u32::try_from(first).unwrap_or(u32::MAX);
    Ok((Part { first, segment: SegmentReader::open(&segment)?, fields }, lengths))
}

/// The words of a text as terms with spaces between them, and how many they are.
fn spelt(text: &str) -> (String, usize) {
    let words = words(text);
    let mut spelt = String::with_capacity(words.len() * 9);
    for word in &words {
        spelt.push_str(&word.folded);
        push_marks(&mut spelt, word.exact);
        spelt.push(' ');
    }
    (spelt, words.len())
}

/// Appends a hash as two characters between U+0001 and U+0010.
fn push_marks(out: &mut String, hash: u8) {
    out.push(char::from((hash >> 4) + 1));
    out.push(char::from((hash & 15) + 1));
}

/// Gives tantivy each word, and each two words that stand together.
#[derive(Clone)]
struct Spread;

/// A folded word with the hash of its marked form.
type Spelt<'t> = (&'t str, u8);

/// Numbers are passed over once more: who looks for “vào lớp trung học” means “vào lớp 10 trung học” too.
struct Spreading<'t> {
    rest: &'t str,
    last: Option<Spelt<'t>>,
    /// The word before a number that was last.
    before: Option<Spelt<'t>>,
    /// The pairs that come next.
    pairs: [Option<(Spelt<'t>, Spelt<'t>)>; 2],
    token: Token,
}

impl Tokenizer for Spread {
    type TokenStream<'t> = Spreading<'t>;

    fn token_stream<'t>(&'t mut self, text: &'t str) -> Spreading<'t> {
        Spreading { rest: text, last: None, before: None, pairs: [None; 2], token: Token::default() }
    }
}

impl TokenStream for Spreading<'_> {
    fn advance(&mut self) -> bool {
        self.token.text.clear();
        if let Some(((first, a), (second, b))) = self.pairs.iter_mut().find_map(Option::take) {
            self.token.text.push_str(first);
            self.token.text.push(' ');
            self.token.text.push_str(second);
            push_marks(&mut self.token.text, together(a, b));
            return true;
        }
        let Some((term, rest)) = self.rest.split_once(' ') else { return false };
        self.rest = rest;
        let word = unspelt(term);
        let adjacent = self.last.map(|last| (last, word));
        if is_number(word) {
            // Of several numbers in a row the word before the first counts.
            self.before = self.last.filter(|last| !is_number(*last)).or(self.before);
            self.pairs = [adjacent, None];
        } else {
            self.pairs = [adjacent, self.before.take().map(|before| (before, word))];
        }
        self.last = Some(word);
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.push_str(term);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

fn is_number((folded, _): Spelt<'_>) -> bool {
    folded.bytes().all(|byte| byte.is_ascii_digit())
}

/// A term's folded form and the hash of its marked form.
fn unspelt(term: &str) -> Spelt<'_> {
    let (folded, marks) = term.split_at(term.len().saturating_sub(MARKS));
    (folded, hash_of(marks.as_bytes()))
}

fn hash_of(marks: &[u8]) -> u8 {
    match marks {
        [high, low] => (high.wrapping_sub(1) << 4) | (low.wrapping_sub(1) & 15),
        _ => 0,
    }
}

impl Inverted {
    /// Calls `visit` with every folded term of a range, in order, and the pages that hold it, in order.
    ///
    /// # Errors
    /// When tantivy can't read what it wrote.
    pub fn terms(&self, range: &Range<String>, mut visit: impl FnMut(&str, &[Posting])) -> tantivy::Result<()> {
        let mut streams = Vec::new();
        let mut readers = Vec::new();
        for part in &self.parts {
            for field in part.fields {
                readers.push((part.first, part.segment.inverted_index(field)?));
            }
        }
        for (number, (first, reader)) in readers.iter().enumerate() {
            let within = reader.terms().range().ge(&range.start).lt(&range.end);
            streams.push(Stream {
                first: *first,
                head: number % 2 == 0,
                reader,
                terms: within.into_stream()?,
                done: false,
            });
        }
        streams.iter_mut().for_each(Stream::next);
        let mut found = Found::default();
        let mut key = Vec::new();
        while let Some(next) = streams.iter().filter_map(Stream::key).map(folded).min() {
            key.clear();
            key.extend_from_slice(next);
            for stream in &mut streams {
                while stream.key().is_some_and(|term| folded(term) == key.as_slice()) {
                    stream.take(&mut found)?;
                    stream.next();
                }
            }
            if let Ok(term) = std::str::from_utf8(&key) {
                visit(term, found.merged());
            }
        }
        Ok(())
    }
}

/// The folded form of a term, in bytes.
fn folded(term: &[u8]) -> &[u8] {
    &term[..term.len().saturating_sub(MARKS)]
}

/// The terms of one field of one part.
struct Stream<'r> {
    first: u32,
    head: bool,
    reader: &'r InvertedIndexReader,
    terms: TermStreamer<'r>,
    done: bool,
}

impl Stream<'_> {
    fn next(&mut self) {
        self.done = !self.terms.advance();
    }

    fn key(&self) -> Option<&[u8]> {
        (!self.done).then(|| self.terms.key())
    }

    /// Takes the pages of the term it stands at.
    fn take(&self, found: &mut Found) -> tantivy::Result<()> {
        let exact = self.terms.key().split_last_chunk::<MARKS>().map_or(0, |(_, marks)| hash_of(marks));
        let term = self.terms.value();
        match &mut found.block {
            Some(block) => self.reader.reset_block_postings_from_terminfo(term, block)?,
            none => {
                *none = Some(self.reader.read_block_postings_from_terminfo(term, IndexRecordOption::WithFreqs)?);
            }
        }
        let Some(block) = &mut found.block else { return Ok(()) };
        while !block.docs().is_empty() {
            for (page, times) in block.docs().iter().zip(block.freqs()) {
                let (head, body) = if self.head { (*times, 0) } else { (0, *times) };
                found.postings.push(Posting { page: self.first + page, head, body, exact });
            }
            block.advance();
        }
        Ok(())
    }
}

/// The postings of one folded term as they come.
#[derive(Default)]
struct Found {
    block: Option<BlockSegmentPostings>,
    postings: Vec<Posting>,
    merged: Vec<Posting>,
}

impl Found {
    /// One posting a page.
    fn merged(&mut self) -> &[Posting] {
        self.merged.clear();
        self.postings.sort_unstable_by_key(|posting| (posting.page, posting.exact));
        let mut most = 0;
        for posting in self.postings.drain(..) {
            let times = posting.head + posting.body;
            match self.merged.last_mut().filter(|last| last.page == posting.page) {
                Some(last) => {
                    last.head += posting.head;
                    last.body += posting.body;
                    if times > most {
                        (last.exact, most) = (posting.exact, times);
                    }
                }
                None => {
                    most = times;
                    self.merged.push(posting);
                }
            }
        }
        &self.merged
    }
}
