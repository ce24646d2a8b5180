//! What earlier builds already knew. A memo may be empty or full: the outputs are the same, only sooner.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::config::Config;
use crate::content::Entry;
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::inputs::{Drafts, Inputs};
use crate::schema::Schemas;
use crate::search;
use crate::site::{self, Site, Sites};
use crate::source::SourcePath;
use crate::theme::Theme;

/// For how many builds a file is remembered that is gone or was changed: it may come back, as when somebody looks at
/// another branch and returns.
const PATIENCE: u64 = 10;

/// All that a parse depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Of the program's schemas and the site's own together.
    pub schemas: Fingerprint,
    /// The bytes of the file.
    pub bytes: Arc<[u8]>,
    /// The tables that it takes from other files, with what these held; `None` for one that wasn't there.
    pub tables: Vec<(SourcePath, Option<Arc<[u8]>>)>,
}

/// A file with what it became.
#[derive(Debug)]
pub struct ParsedFile {
    /// The file.
    pub path: SourcePath,
    /// What it held.
    pub origin: Origin,
    /// The entry, when the file could be understood.
    pub entry: Option<Arc<Entry>>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a loader made of the files it depends on, with what it had to say.
type Loaded<T> = (T, Vec<Diagnostic>);

/// Remembers what files became. The default one is empty and keeps what it is given.
#[derive(Debug)]
pub struct Memo {
    /// `None` keeps nothing.
    kept: Option<Mutex<Remembered>>,
    search: search::IndexMemo,
}

#[derive(Debug, Default)]
struct Remembered {
    builds: u64,
    /// The files of the last build, in path order.
    files: Arc<Vec<Arc<ParsedFile>>>,
    /// Files of earlier builds, with the last build that had them.
    gone: BTreeMap<SourcePath, Vec<(u64, Arc<ParsedFile>)>>,
    site: Option<Arc<Site>>,
    public: Option<Arc<Site>>,
    schemas: Option<(Fingerprint, Loaded<Arc<Schemas>>)>,
    theme: Option<(Fingerprint, Loaded<Option<Arc<Theme>>>)>,
}

impl Default for Memo {
    fn default() -> Self {
        Self { kept: Some(Mutex::default()), search: search::IndexMemo::default() }
    }
}

impl Memo {
    /// Keeps nothing: for a program that builds once.
    pub fn none() -> Self {
        Self { kept: None, search: search::IndexMemo::none() }
    }

    /// What search indexes leave to each other.
    pub fn search(&self) -> &search::IndexMemo {
        &self.search
    }

    /// The files of the last build, in path order.
    pub fn files(&self) -> Arc<Vec<Arc<ParsedFile>>> {
        self.with(|kept| Arc::clone(&kept.files)).unwrap_or_default()
    }

    /// What a file became in one of the last builds that had it as it is now.
    pub fn returned(&self, path: &SourcePath, is_same: impl Fn(&Origin) -> bool) -> Option<Arc<ParsedFile>> {
        let found = self.with(|kept| {
            let versions = kept.gone.get(path)?;
            versions.iter().map(|(_, known)| known).find(|known| is_same(&known.origin)).cloned()
        });
        found.flatten()
    }

    /// Keeps what the files of a build became, in path order; what was there before is forgotten some builds later.
    pub fn remember(&self, files: Vec<Arc<ParsedFile>>) {
        self.with(|kept| {
            let before = std::mem::replace(&mut kept.files, Arc::new(files));
            kept.builds += 1;
            let build = kept.builds;
            let is_gone = |(at, known): &(usize, &Arc<ParsedFile>)| !has(&kept.files, *at, known);
            for (_, known) in before.iter().enumerate().filter(is_gone) {
                kept.gone.entry(known.path.clone()).or_default().push((build, Arc::clone(known)));
            }
            kept.gone.retain(|_, versions| {
                versions.retain(|(last, _)| last + PATIENCE > build);
                !versions.is_empty()
            });
        });
    }

    /// The schemas of a snapshot: those of the last build where they would be the same.
    pub fn schemas(&self, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Arc<Schemas> {
        let load = |faults: &mut Vec<Diagnostic>| Arc::new(Schemas::load(inputs, faults));
        self.once(Schemas::fingerprint(inputs), |kept| &mut kept.schemas, load, diagnostics)
    }

    /// The theme of a snapshot: that of the last build where it would be the same; `None` when it is faulty.
    pub fn theme(
        &self,
        inputs: &Inputs,
        schemas: &Schemas,
        config: Option<&Config>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Arc<Theme>> {
        let key = Theme::fingerprint(inputs, Config::fingerprint(inputs, schemas.fingerprint));
        let load = |faults: &mut Vec<Diagnostic>| Theme::load(inputs, schemas, config, faults).map(Arc::new);
        self.once(key, |kept| &mut kept.theme, load, diagnostics)
    }

    /// Puts a site together, beginning with the one that was put together last; where it shows what isn't published, also
    /// the one that is.
    pub fn site(
        &self,
        inputs: &Inputs,
        schemas: Arc<Schemas>,
        config: Config,
        entries: Vec<Arc<Entry>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Sites> {
        let parts = (schemas, config, entries);
        if inputs.drafts == Drafts::Hidden {
            let site = self.assembled(inputs, parts, |kept| &mut kept.site, diagnostics)?;
            return Some(Sites { public: Arc::clone(&site), shown: site });
        }
        let published = Inputs { drafts: Drafts::Hidden, ..inputs.clone() };
        // What is wrong with it is wrong with what is shown.
        let public = self.assembled(&published, parts.clone(), |kept| &mut kept.public, &mut Vec::new())?;
        Some(Sites { public, shown: self.assembled(inputs, parts, |kept| &mut kept.site, diagnostics)? })
    }

    fn assembled(
        &self,
        inputs: &Inputs,
        (schemas, config, entries): (Arc<Schemas>, Config, Vec<Arc<Entry>>),
        slot: impl Fn(&mut Remembered) -> &mut Option<Arc<Site>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Arc<Site>> {
        let earlier = self.with(|kept| slot(kept).clone()).flatten();
        let site = Arc::new(site::assemble(inputs, schemas, config, entries, earlier.as_deref(), diagnostics)?);
        self.with(|kept| *slot(kept) = Some(Arc::clone(&site)));
        Some(site)
    }

    /// What was loaded from the same things, or is loaded now; what there is to say of it is said again.
    fn once<T: Clone>(
        &self,
        key: Fingerprint,
        slot: impl Fn(&mut Remembered) -> &mut Option<(Fingerprint, Loaded<T>)>,
        load: impl FnOnce(&mut Vec<Diagnostic>) -> T,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> T {
        let known = self.with(|kept| slot(kept).clone()).flatten().filter(|(of, _)| *of == key);
        let (it, faults) = known.map_or_else(
            || {
                let mut faults = Vec::new();
                let loaded = (load(&mut faults), faults);
                self.with(|kept| *slot(kept) = Some((key, loaded.clone())));
                loaded
            },
            |(_, loaded)| loaded,
        );
        diagnostics.extend(faults);
        it
    }

    fn with<T>(&self, use_it: impl FnOnce(&mut Remembered) -> T) -> Option<T> {
        let kept = self.kept.as_ref()?;
        Some(use_it(&mut kept.lock().unwrap_or_else(PoisonError::into_inner)))
    }
}

/// Whether a file is among these just as it was, most often at the same place.
fn has(files: &[Arc<ParsedFile>], place: usize, known: &Arc<ParsedFile>) -> bool {
    let is_it = |now: &Arc<ParsedFile>| Arc::ptr_eq(now, known);
    files.get(place).is_some_and(is_it)
        || files.binary_search_by(|file| file.path.cmp(&known.path)).is_ok_and(|at| is_it(&files[at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site with one page of this text, built; what the memo has of the page.
    fn built(memo: &Memo, text: &str) -> Arc<ParsedFile> {
        let page = format!("---\ntitle: Lịch sử\n---\n\n{text}\n");
        let inputs = Inputs::new(jiff::civil::date(2026, 11, 21)).with("content/gioi-thieu/lich-su/_index.md", page);
        crate::draft(&inputs, memo);
        Arc::clone(&memo.files()[0])
    }

    #[test]
    fn a_file_that_stays_or_comes_back_is_not_parsed_again() {
        let memo = Memo::default();
        let first = built(&memo, "Trường thành lập năm 1998.");
        assert!(Arc::ptr_eq(&first, &built(&memo, "Trường thành lập năm 1998.")));
        let other = built(&memo, "Trường thành lập năm 1989.");
        assert!(!Arc::ptr_eq(&first, &other));
        assert!(Arc::ptr_eq(&first, &built(&memo, "Trường thành lập năm 1998.")));
    }

    #[test]
    fn what_ten_builds_had_no_use_for_is_forgotten() {
        let memo = Memo::default();
        let first = built(&memo, "Bản đầu.");
        for number in 0..=PATIENCE {
            built(&memo, &format!("Bản {number}."));
        }
        assert!(!Arc::ptr_eq(&first, &built(&memo, "Bản đầu.")));
        let kept = memo.kept.as_ref().unwrap().lock().unwrap();
        assert!(kept.gone.values().map(Vec::len).sum::<usize>() <= usize::try_from(PATIENCE).unwrap());
    }
}
