//! Full-text search from any static host: an index made by tantivy, exported as small files that `search.js` reads.
//!
//! A query fetches the shards of its words and of each two words that stand together, adds up weights, and then fetches
//! the texts of the pages it shows. [`Searcher::search`] does the same from the same files.

mod documents;
mod invert;
mod last;
mod listed;
mod memo;
mod module;
mod number;
mod part;
mod rank;
mod reader;
mod sample;
mod score;
mod segment;
mod shards;
mod spread;
mod stored;
mod telephone;
mod terms;
mod text;
pub mod words;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

pub use memo::IndexMemo;
use rayon::prelude::*;
pub use reader::{Hit, Hits, Query, Searcher};
pub use sample::{Sampled, sample};
pub use text::{found, section};

use crate::address::OutPath;
use crate::fingerprint::Fingerprint;
use crate::site::Site;
use last::LastIndex;

/// The folder of the index below the output folder.
const FOLDER: &str = "assets/search/";
/// The module that pages import, and the one file of the index that hosts must not keep.
pub const MODULE: OutPath = OutPath::fixed("assets/search/search.js");

/// The files of the index.
pub type Files = BTreeMap<OutPath, Arc<[u8]>>;

/// Whether a file, should there be one, is of the index.
pub fn is_of_index(path: &OutPath) -> bool {
    path.as_str().starts_with(FOLDER)
}

/// The index of a site, made when it is first asked for.
#[derive(Debug)]
pub struct Index {
    site: Arc<Site>,
    kept: IndexMemo,
    files: OnceLock<Files>,
}

impl Index {
    /// The index that a site will have, made with what earlier ones left.
    pub fn new(site: Arc<Site>, kept: IndexMemo) -> Self {
        Self { site, kept, files: OnceLock::new() }
    }

    /// Its files; none where the site wants none, or should tantivy fail: then the search page says so and offers
    /// the lists.
    pub fn files(&self) -> &Files {
        let wanted = self.site.config.search;
        self.files
            .get_or_init(|| if wanted { export(&self.site, &self.kept).unwrap_or_default() } else { Files::new() })
    }
}

/// The whole index of a site.
///
/// # Errors
/// When tantivy fails, which in memory it has no reason to.
fn export(site: &Site, kept: &IndexMemo) -> tantivy::Result<Files> {
    let known = kept.last();
    let pages = listed::list(site, |entry| known.fingerprint_of(site, entry));
    let inverted = invert::invert(&pages, &known.parts)?;
    let shards = shards::shards(&inverted);
    let froms: Vec<String> = shards.iter().map(|shard| shard.from.clone()).collect();
    let (chunks, facets) = rayon::join(|| documents::chunks(&pages, &known.chunks), || documents::facets(&pages));
    let mut files: BTreeMap<String, Arc<[u8]>> = BTreeMap::new();
    files.extend(shards.into_iter().enumerate().map(|(number, shard)| (format!("t{number}.bin"), shard.bytes.into())));
    files.extend(chunks.iter().enumerate().map(|(number, (_, chunk))| (format!("d{number}.bin"), Arc::clone(chunk))));
    files.insert("f.bin".to_owned(), facets.bytes.into());
    let entries = pages.iter().map(|page| (Arc::clone(page.entry), page.fingerprint));
    kept.keep(|| LastIndex::new(site, entries, inverted.into_parts(), chunks.into_iter().collect()));
    // One name for all: hosts may keep the files for ever, and a page never mixes two editions.
    let fingerprints: Vec<Fingerprint> = files.par_iter().map(|(_, bytes)| Fingerprint::of(bytes)).collect();
    let named = files.keys().map(|name| Fingerprint::of(name.as_bytes())).zip(fingerprints);
    let all = Fingerprint::of_all(named.flat_map(<[Fingerprint; 2]>::from));
    let edition = all.to_string()[..12].to_owned();
    let manifest = module::Manifest {
        edition: &edition,
        pages: pages.len(),
        kinds: &facets.kinds,
        sections: &facets.sections,
        shards: &froms,
    };
    let module = manifest.module();
    let placed = |(name, bytes)| (OutPath::new(format!("{FOLDER}{edition}/{name}")), bytes);
    let mut files: Files = files.into_iter().map(placed).collect();
    files.insert(MODULE, module.into_bytes().into());
    Ok(files)
}
