//! Pages inverted by tantivy: for each term the pages that hold it.

use tantivy::directory::RamDirectory;
use tantivy::postings::BlockSegmentPostings;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::termdict::TermStreamer;
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{Index, InvertedIndexReader, SegmentReader, TantivyDocument, TantivyError};

use super::spread::{Spread, exact, folded, spelt};
use super::text::Page;

/// Memory that tantivy plans for, in bytes; the pages of a segment are one whatever it takes.
const MEMORY: usize = 32 << 20;

/// How many words a page has.
#[derive(Clone, Copy, Debug, Default, serde::Serialize, serde::Deserialize)]
pub(super) struct Length {
    pub head: usize,
    pub body: usize,
}

/// A page that holds a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    /// Its place among the pages.
    pub page: u32,
    /// How often in the head.
    pub head: u32,
    /// How often in the body.
    pub body: u32,
    /// The hash of the marked form that it has most often.
    pub exact: u8,
}

/// Inverted pages.
pub(super) struct Segment {
    reader: SegmentReader,
    head: Field,
    body: Field,
    /// How long each page is.
    pub lengths: Vec<Length>,
}

impl Segment {
    /// Inverts pages.
    ///
    /// # Errors
    /// When tantivy fails, which in memory it has no reason to.
    pub fn of<'p>(pages: impl Iterator<Item = &'p Page>) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("words")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let (head, body) = (schema.add_text_field("head", options.clone()), schema.add_text_field("body", options));
        let tokenizers = TokenizerManager::new();
        tokenizers.register("words", TextAnalyzer::from(Spread));
        let index = Index::builder().schema(schema.build()).tokenizers(tokenizers);
        let mut writer = index.single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), MEMORY)?;
        let mut lengths = Vec::new();
        for page in pages {
            let (head_terms, head_words) = spelt(&page.head);
            let (body_terms, body_words) = spelt(&page.body);
            lengths.push(Length { head: head_words, body: body_words });
            let mut document = TantivyDocument::default();
            document.add_text(head, head_terms);
            document.add_text(body, body_terms);
            writer.add_document(document)?;
        }
        let segment = writer.finalize()?.searchable_segments()?.into_iter().next();
        let segment = segment.ok_or_else(|| TantivyError::InternalError("no segment".to_owned()))?;
        Ok(Self { reader: SegmentReader::open(&segment)?, head, body, lengths })
    }

    /// Calls `visit` with every folded term from one text up to another, in order, and the pages that hold it, in order.
    ///
    /// # Errors
    /// When tantivy can't read what it wrote.
    pub fn terms(&self, from: &str, to: &str, mut visit: impl FnMut(&[u8], &[Posting])) -> tantivy::Result<()> {
        let readers = [self.reader.inverted_index(self.head)?, self.reader.inverted_index(self.body)?];
        let stream = |place, reader| Stream::new(place, reader, from, to);
        let mut streams = [stream(Place::Head, &*readers[0])?, stream(Place::Body, &*readers[1])?];
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
            visit(&key, found.merged());
        }
        Ok(())
    }
}

/// Where a term stands in a page.
#[derive(Clone, Copy)]
enum Place {
    Head,
    Body,
}

/// The terms of heads, or those of bodies.
struct Stream<'r> {
    place: Place,
    reader: &'r InvertedIndexReader,
    terms: TermStreamer<'r>,
    done: bool,
}

impl<'r> Stream<'r> {
    fn new(place: Place, reader: &'r InvertedIndexReader, from: &str, to: &str) -> tantivy::Result<Self> {
        let terms = reader.terms().range().ge(from).lt(to).into_stream()?;
        let mut stream = Self { place, reader, terms, done: false };
        stream.next();
        Ok(stream)
    }

    fn next(&mut self) {
        self.done = !self.terms.advance();
    }

    fn key(&self) -> Option<&[u8]> {
        (!self.done).then(|| self.terms.key())
    }

    /// Takes the pages of the term it stands at.
    fn take(&self, found: &mut Found) -> tantivy::Result<()> {
        let exact = exact(self.terms.key());
        let term = self.terms.value();
        match &mut found.block {
            Some(block) => self.reader.reset_block_postings_from_terminfo(term, block)?,
            none => {
                *none = Some(self.reader.read_block_postings_from_terminfo(term, IndexRecordOption::WithFreqs)?);
            }
        }
        let Some(block) = &mut found.block else { return Ok(()) };
        while !block.docs().is_empty() {
            found.postings.extend(block.docs().iter().zip(block.freqs()).map(|(page, times)| {
                let (head, body) = match self.place {
                    Place::Head => (*times, 0),
                    Place::Body => (0, *times),
                };
                Posting { page: *page, head, body, exact }
            }));
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
