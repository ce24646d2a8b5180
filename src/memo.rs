//! What earlier builds already knew. A memo may be empty or full: the outputs are the same, only sooner.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::content::Entry;
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::schema::Schemas;
use crate::search;
use crate::site::Site;
use crate::source::SourcePath;
use crate::theme::Theme;

/// For how many builds a file is remembered that is gone or was changed: it may come back, as when somebody looks at
/// another branch and returns.
const PATIENCE: u64 = 10;

/// All that a parse depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The fingerprint of the schemas.
    pub schemas: Fingerprint,
    /// The bytes of the file.
    pub bytes: Arc<[u8]>,
    /// The tables that it takes from other files, with what these held; `None` for one that wasn't there.
    pub tables: Vec<(SourcePath, Option<Arc<[u8]>>)>,
}

/// A file with what it became.
#[derive(Debug)]
pub struct Known {
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
pub type Loaded<T> = (T, Vec<Diagnostic>);

/// Remembers what files became. The default one is empty and keeps what it is given.
#[derive(Debug)]
pub struct Memo {
    /// `None` keeps nothing.
    kept: Option<Mutex<Kept>>,
    search: search::Kept,
}

#[derive(Debug, Default)]
struct Kept {
    builds: u64,
    /// The files of the last build, in path order.
    files: Arc<Vec<Arc<Known>>>,
    /// Files of earlier builds, with the last build that had them.
    gone: BTreeMap<SourcePath, Vec<(u64, Arc<Known>)>>,
    site: Option<Arc<Site>>,
    schemas: Option<(Fingerprint, Loaded<Arc<Schemas>>)>,
    theme: Option<(Fingerprint, Loaded<Option<Arc<Theme>>>)>,
}

impl Default for Memo {
    fn default() -> Self {
        Self { kept: Some(Mutex::default()), search: search::Kept::default() }
    }
}

impl Memo {
    /// Keeps nothing: for a program that builds once.
    pub fn none() -> Self {
        Self { kept: None, search: search::Kept::none() }
    }

    /// What search indexes leave to each other.
    pub fn search(&self) -> &search::Kept {
        &self.search
    }

    /// The files of the last build, in path order.
    pub fn files(&self) -> Arc<Vec<Arc<Known>>> {
        self.with(|kept| Arc::clone(&kept.files)).unwrap_or_default()
    }

    /// What a file became in one of the last builds that had it as it is now.
    pub fn returned(&self, path: &SourcePath, is_same: impl Fn(&Origin) -> bool) -> Option<Arc<Known>> {
        let found = self.with(|kept| {
            let versions = kept.gone.get(path)?;
            versions.iter().map(|(_, known)| known).find(|known| is_same(&known.origin)).cloned()
        });
        found.flatten()
    }

    /// Keeps what the files of a build became, in path order; what was there before is forgotten some builds later.
    pub fn remember(&self, files: Vec<Arc<Known>>) {
        self.with(|kept| {
            let before = std::mem::replace(&mut kept.files, Arc::new(files));
            kept.builds += 1;
            let build = kept.builds;
            let is_gone = |(at, known): &(usize, &Arc<Known>)| !has(&kept.files, *at, known);
            for (_, known) in before.iter().enumerate().filter(is_gone) {
                kept.gone.entry(known.path.clone()).or_default().push((build, Arc::clone(known)));
            }
            kept.gone.retain(|_, versions| {
                versions.retain(|(last, _)| last + PATIENCE > build);
                !versions.is_empty()
            });
        });
    }

    /// The site that was put together last.
    pub fn site(&self) -> Option<Arc<Site>> {
        self.with(|kept| kept.site.clone()).flatten()
    }

    /// Keeps the site of a build; the one before it where there was none.
    pub fn remember_site(&self, site: Option<&Arc<Site>>) {
        if let Some(site) = site {
            self.with(|kept| kept.site = Some(Arc::clone(site)));
        }
    }

    /// The schemas with this fingerprint: those of the last build, or loaded anew.
    pub fn schemas(&self, key: Fingerprint, load: impl FnOnce() -> Loaded<Arc<Schemas>>) -> Loaded<Arc<Schemas>> {
        self.once(key, |kept| &mut kept.schemas, load)
    }

    /// The theme with this fingerprint: that of the last build, or loaded anew.
    pub fn theme(
        &self,
        key: Fingerprint,
        load: impl FnOnce() -> Loaded<Option<Arc<Theme>>>,
    ) -> Loaded<Option<Arc<Theme>>> {
        self.once(key, |kept| &mut kept.theme, load)
    }

    fn once<T: Clone>(
        &self,
        key: Fingerprint,
        slot: impl Fn(&mut Kept) -> &mut Option<(Fingerprint, Loaded<T>)>,
        load: impl FnOnce() -> Loaded<T>,
    ) -> Loaded<T> {
        let known = self.with(|kept| slot(kept).clone()).flatten().filter(|(of, _)| *of == key);
        known.map_or_else(
            || {
                let loaded = load();
                self.with(|kept| *slot(kept) = Some((key, loaded.clone())));
                loaded
            },
            |(_, loaded)| loaded,
        )
    }

    fn with<T>(&self, use_it: impl FnOnce(&mut Kept) -> T) -> Option<T> {
        let kept = self.kept.as_ref()?;
        Some(use_it(&mut kept.lock().unwrap_or_else(PoisonError::into_inner)))
    }
}

/// Whether a file is among these just as it was, most often at the same place.
fn has(files: &[Arc<Known>], place: usize, known: &Arc<Known>) -> bool {
    let is_it = |now: &Arc<Known>| Arc::ptr_eq(now, known);
    files.get(place).is_some_and(is_it)
        || files.binary_search_by(|file| file.path.cmp(&known.path)).is_ok_and(|at| is_it(&files[at]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Inputs;

    /// A site with one page of this text, built; what the memo has of the page.
    fn built(memo: &Memo, text: &str) -> Arc<Known> {
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
