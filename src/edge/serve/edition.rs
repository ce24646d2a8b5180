//! What is being served: the last good build, and what stands in the way of the next.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;
use tokio::sync::watch;

use crate::diagnostic::{self, Diagnostic, Style, Texts};
use crate::report::Report;
use crate::source::SourcePath;
use crate::{Inputs, Outputs};

/// What readers are given at one moment; replaced as a whole.
#[derive(Clone, Debug, Default)]
pub struct Edition {
    /// Names what pages show: another name means other pages, also after the program was started again.
    pub id: String,
    /// The last good build; `None` before there was one.
    pub outputs: Option<Arc<Outputs>>,
    /// The sources as they were read last; `None` before that, and for who may not see them.
    pub inputs: Option<Arc<Inputs>>,
    /// What the last build had to say.
    pub notice: Notice,
}

/// What the last build had to say, for the terminal's reader and the page's alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// Whether it failed, so that pages are those of an earlier build.
    pub broken: bool,
    /// “2 lỗi, 1 lưu ý”; empty when there is nothing to say.
    pub count: String,
    /// The first diagnostics, drawn as text.
    pub diagnostics: Vec<String>,
    /// “31 có, 4 còn thiếu, 7 cần người xác nhận”; empty when no pack of rules applies.
    pub checklist: String,
}

/// How many diagnostics a page shows; nobody mends more at once, and the terminal has them all.
const SHOWN: usize = 100;

impl Notice {
    /// What a build that succeeded, or is `broken`, has to say.
    pub fn new(inputs: &Inputs, diagnostics: &[Diagnostic], report: Option<&Report>, broken: bool) -> Self {
        let texts = Texts::new(|path| inputs.text(path));
        let shown = diagnostic::in_brief(diagnostics);
        let draw = |diagnostic: &Cow<'_, Diagnostic>| diagnostic::render(diagnostic, &texts, Style::Plain);
        Self {
            broken,
            count: if diagnostics.is_empty() { String::new() } else { diagnostic::summary(diagnostics) },
            diagnostics: shown.iter().take(SHOWN).map(draw).collect(),
            checklist: report.and_then(Report::summary).unwrap_or_default(),
        }
    }
}

/// Who looks at an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Somebody at this machine, who writes what is shown.
    Editor,
    /// Somebody in the network, to whom the pages are shown and nothing else.
    Guest,
}

impl Edition {
    /// The edition as it is shown to somebody: sources, and messages with lines of them, only to editors.
    pub fn seen_by(self: Arc<Self>, viewer: Viewer) -> Arc<Self> {
        match viewer {
            Viewer::Editor => self,
            Viewer::Guest => Arc::new(Self {
                id: self.id.clone(),
                outputs: self.outputs.clone(),
                inputs: None,
                notice: Notice { broken: self.notice.broken, count: self.notice.count.clone(), ..Notice::default() },
            }),
        }
    }

    /// The folder that the site stands in, without a slash at the end; empty at the root.
    pub fn folder(&self) -> &str {
        self.outputs.as_ref().map_or("", |outputs| outputs.site.base.folder.as_str())
    }

    /// The text of a file that a published page was made from, as it was read last.
    pub fn source(&self, path: &str) -> Option<String> {
        let path = SourcePath::new(path)?;
        self.outputs.as_ref()?.site.by_path(&path)?;
        self.inputs.as_ref()?.text(&path)
    }
}

/// The current edition, and who waits for the next.
#[derive(Debug)]
pub struct Editions {
    /// The folder of the sources.
    pub root: PathBuf,
    current: watch::Sender<Arc<Edition>>,
}

impl Editions {
    /// Nothing yet, from this folder.
    pub fn new(root: PathBuf) -> Self {
        Self { root, current: watch::Sender::new(Arc::default()) }
    }

    /// What is served now.
    pub fn current(&self) -> Arc<Edition> {
        Arc::clone(&self.current.borrow())
    }

    /// The current edition and every one that follows.
    pub fn editions(&self) -> watch::Receiver<Arc<Edition>> {
        self.current.subscribe()
    }

    /// Gives an edition what was still missing, unless another one has taken its place. Whether its notice is told: a
    /// mistake that was made since has the word, over the pages of this edition.
    pub fn complete(&self, id: &str, outputs: Option<Arc<Outputs>>, notice: Notice) -> bool {
        self.current.send_if_modified(|current| {
            if current.id != id {
                return false;
            }
            let is_told = !current.notice.broken;
            let outputs = outputs.or_else(|| current.outputs.clone());
            let notice = if is_told { notice } else { current.notice.clone() };
            *current = Arc::new(Edition { outputs, notice, ..Edition::clone(current) });
            is_told
        })
    }

    /// Puts another edition in its place; answers that have begun are finished from the old one.
    pub fn replace(&self, edition: Edition) {
        self.current.send_replace(Arc::new(edition));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_verdict_leaves_the_word_to_the_mistake_that_was_made_since() {
        let editions = Editions::new(PathBuf::new());
        let edition = |notice| Edition { id: "1".to_owned(), notice, ..Edition::default() };
        let verdict = || Notice { checklist: "41 có".to_owned(), ..Notice::default() };
        editions.replace(edition(Notice::default()));
        assert!(editions.complete("1", None, verdict()));
        assert_eq!(editions.current().notice, verdict());
        let mistake = Notice { broken: true, count: "1 lỗi".to_owned(), ..Notice::default() };
        editions.replace(edition(mistake.clone()));
        assert!(!editions.complete("1", None, verdict()));
        assert_eq!(editions.current().notice, mistake);
        assert!(!editions.complete("0", None, verdict()), "that edition is gone");
    }
}
