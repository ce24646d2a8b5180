//! Some pages inverted by tantivy: for each term the pages that hold it. A part is made once and read by every later
//! index that still has its pages.

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::directory::{Directory, RamDirectory};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{Index, InvertedIndexReader, SegmentReader, TantivyDocument, TantivyError};

use super::spread::{Spread, spelt};
use super::text::{Hash, Page};

/// Memory that tantivy plans for, in bytes; one part of a site is a segment whatever it takes.
const MEMORY: usize = 32 << 20;

/// The file that tells tantivy of the others.
const META: &str = "meta.json";

/// How many words a page has.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(super) struct Length {
    pub head: usize,
    pub body: usize,
}

/// Inverted pages.
pub(super) struct Part {
    /// What each page is, by its number within the part.
    pub pages: Vec<Hash>,
    /// How long each page is.
    pub lengths: Vec<Length>,
    index: Index,
    segment: SegmentReader,
}

impl Part {
    /// Inverts pages.
    ///
    /// # Errors
    /// When tantivy fails, which in memory it has no reason to.
    pub fn of<'p>(pages: impl IntoIterator<Item = (Hash, &'p Page)>) -> tantivy::Result<Self> {
        let (schema, [head_field, body_field]) = schema();
        let tokenizers = TokenizerManager::new();
        tokenizers.register("words", TextAnalyzer::from(Spread));
        let index = Index::builder().schema(schema).tokenizers(tokenizers);
        let mut writer = index.single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), MEMORY)?;
        let (mut hashes, mut lengths) = (Vec::new(), Vec::new());
        for (hash, page) in pages {
            let (head, head_words) = spelt(&page.head);
            let (body, body_words) = spelt(&page.body);
            hashes.push(hash);
            lengths.push(Length { head: head_words, body: body_words });
            let mut document = TantivyDocument::default();
            document.add_text(head_field, head);
            document.add_text(body_field, body);
            writer.add_document(document)?;
        }
        let index = writer.finalize()?;
        let segment = only_segment(&index)?;
        Ok(Self { pages: hashes, lengths, index, segment })
    }

    /// A part from the files that another one gave.
    ///
    /// # Errors
    /// When they are not such files, or of other pages.
    pub fn read<'f>(
        pages: Vec<Hash>,
        lengths: Vec<Length>,
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    ) -> tantivy::Result<Self> {
        let directory = RamDirectory::create();
        for (name, bytes) in files {
            directory.atomic_write(Path::new(name), bytes)?;
        }
        let index = Index::open(directory)?;
        let segment = only_segment(&index)?;
        if segment.max_doc() as usize != pages.len() || pages.len() != lengths.len() {
            return Err(TantivyError::InternalError("other pages".to_owned()));
        }
        Ok(Self { pages, lengths, index, segment })
    }

    /// Its files, for [`Part::read`].
    ///
    /// # Errors
    /// When tantivy can't read what it wrote.
    pub fn files(&self) -> tantivy::Result<Vec<(String, Vec<u8>)>> {
        let directory = self.index.directory();
        let mut paths = self.index.load_metas()?.list_segment_files();
        paths.insert(META.into());
        let there = paths.into_iter().filter(|path| directory.exists(path).unwrap_or_default());
        there.map(|path| Ok((path.to_string_lossy().into_owned(), directory.atomic_read(&path)?))).collect()
    }

    /// The terms of heads, then those of bodies.
    ///
    /// # Errors
    /// When tantivy can't read what it wrote.
    pub fn terms(&self) -> tantivy::Result<[Arc<InvertedIndexReader>; 2]> {
        let (_, [head, body]) = schema();
        Ok([self.segment.inverted_index(head)?, self.segment.inverted_index(body)?])
    }
}

fn schema() -> (Schema, [Field; 2]) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("words")
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::WithFreqs);
    let options = TextOptions::default().set_indexing_options(indexing);
    let fields = [schema.add_text_field("head", options.clone()), schema.add_text_field("body", options)];
    (schema.build(), fields)
}

fn only_segment(index: &Index) -> tantivy::Result<SegmentReader> {
    let segment = index.searchable_segments()?.into_iter().next();
    SegmentReader::open(&segment.ok_or_else(|| TantivyError::InternalError("no segment".to_owned()))?)
}
