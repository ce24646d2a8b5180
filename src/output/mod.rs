//! What a build gives: a map from each file to a recipe. A recipe is carried out when its bytes are wanted.

mod export;
mod prepared;
mod recipe;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

pub use prepared::Prepared;
pub use recipe::{Class, Recipe};

use crate::address::OutPath;
use crate::fingerprint::Fingerprint;
use crate::report::Report;
use crate::search;
use crate::site::{NextChange, Rehearsal, Site, Sites, Target};
use crate::source::SourcePath;
use crate::theme::{Apart, TemplateFault, Theme};
use crate::view::{Ground, Shared};

/// Everything a site publishes.
#[derive(Debug)]
pub struct Outputs {
    pub(crate) site: Arc<Site>,
    /// What programs read of it.
    public: Arc<Site>,
    rehearsal: Option<Rehearsal>,
    pub(crate) report: Arc<Report>,
    pub(crate) theme: Arc<Theme>,
    pub(crate) index: Arc<search::Index>,
    shared: Shared,
    apart: Option<Arc<dyn Apart>>,
    paths: OnceLock<BTreeSet<OutPath>>,
    copies: OnceLock<BTreeMap<OutPath, SourcePath>>,
}

/// What carrying out a recipe gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Product {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of this file of the sources, as they are.
    File(SourcePath),
}

impl Outputs {
    /// The recipes for a site; what its own templates have a part in is rendered by `apart`, if that is given.
    ///
    /// # Errors
    /// When the site's own header or footer fails.
    pub fn new(
        sites: Sites,
        index: Arc<search::Index>,
        report: Arc<Report>,
        theme: Arc<Theme>,
        apart: Option<Arc<dyn Apart>>,
    ) -> Result<Self, TemplateFault> {
        let rehearsal = sites.rehearsal();
        let Sites { shown: site, public } = sites;
        let shared = Shared::new(&site, &theme, apart.as_deref())?;
        Ok(Self {
            site,
            public,
            rehearsal,
            report,
            theme,
            index,
            shared,
            apart,
            paths: OnceLock::new(),
            copies: OnceLock::new(),
        })
    }

    /// What the views of its pages stand on.
    pub(crate) fn ground(&self) -> Ground<'_> {
        let Self { site, theme, report, shared, apart, .. } = self;
        Ground { site, theme, report, shared, apart: apart.as_deref() }
    }

    /// Who renders what the site's own templates have a part in.
    pub(crate) fn apart(&self) -> Option<Arc<dyn Apart>> {
        self.apart.clone()
    }

    /// The same, after every page was tried: nothing need be rendered apart any more.
    #[must_use]
    pub(crate) fn tried(self) -> Self {
        Self { apart: None, ..self }
    }

    /// Every file, in order.
    pub fn paths(&self) -> impl Iterator<Item = &OutPath> {
        let own = self.paths.get_or_init(|| recipe::paths(&self.site, &self.theme));
        let mut paths: Vec<&OutPath> = own.iter().chain(self.search().keys()).collect();
        paths.sort_unstable();
        paths.into_iter()
    }

    /// How many of them are pages.
    pub fn pages(&self) -> usize {
        // The one that hosts serve where there is nothing stands at no route of the site.
        self.site.targets.len() + 1
    }

    /// What it shows that isn't published; `None` for the real site.
    pub fn rehearsal(&self) -> Option<Rehearsal> {
        self.rehearsal
    }

    /// What comes by itself, so that the site has to be built again.
    pub fn next_change(&self) -> Option<&NextChange> {
        self.site.next_change.as_ref()
    }

    /// The files of the search index.
    pub fn search(&self) -> &search::Files {
        self.index.files()
    }

    /// The recipe of a file; `None` when the site has no such file.
    pub fn recipe(&self, path: &OutPath) -> Option<Recipe> {
        Recipe::of(self, path)
    }

    /// The files of the sources by their path in the site.
    fn copies(&self) -> &BTreeMap<OutPath, SourcePath> {
        self.copies.get_or_init(|| recipe::copies(&self.site))
    }

    /// The file of the sources that the words of a page stand in; `None` for what is put together from many.
    pub fn source_of(&self, path: &OutPath) -> Option<&SourcePath> {
        let Recipe::Page(route) = self.recipe(path)? else { return None };
        let entry = match self.site.targets.get(&route)? {
            Target::Entry(id) => *id,
            Target::Section(section, _) => self.site.section(*section).index?,
            _ => return None,
        };
        Some(&self.site.entry(entry).path)
    }

    /// Gathers what the recipe of a file asks for; `None` when the site has no such file.
    pub fn prepare(&self, path: &OutPath) -> Option<Prepared<'_>> {
        Some(self.recipe(path)?.prepare(self))
    }

    /// Carries out the recipe of a file; `None` when the site has no such file.
    ///
    /// # Errors
    /// When a template of the site's own fails.
    pub fn carry_out(&self, path: &OutPath) -> Option<Result<Product, TemplateFault>> {
        self.prepare(path).map(Prepared::carry_out)
    }

    /// The fingerprint of all that the bytes of a file depend on: what has the same one has the same bytes. `None` when
    /// it can't be told, or the site has no such file.
    pub fn fingerprint(&self, path: &OutPath) -> Option<Fingerprint> {
        self.prepare(path)?.fingerprint()
    }
}
