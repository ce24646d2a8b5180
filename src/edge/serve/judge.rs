//! The second half of a build, in the background: the checklist's verdict and the search index follow the pages.

use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Instant;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::edition::{Editions, Notice};
use super::news::{News, Tell};
use crate::{Build, Draft, Inputs};

/// How much less than the pages the judge's work matters to the system, of 19.
#[cfg(unix)]
const NICENESS: i32 = 10;

/// A build that is shown, but not yet judged.
#[derive(Debug)]
pub(super) struct Case {
    /// The edition it is shown as.
    pub id: String,
    /// What it was made from.
    pub inputs: Arc<Inputs>,
    /// The site.
    pub draft: Draft,
}

/// Judges one case after the other, of several that wait only the last; ends when nobody can send any more.
pub(super) fn begin(editions: Arc<Editions>, tell: Arc<Tell>) -> Sender<Case> {
    let (sender, cases) = mpsc::channel::<Case>();
    thread::spawn(move || {
        let threads = pool();
        while let Ok(case) = cases.recv() {
            let newest = cases.try_iter().last().unwrap_or(case);
            let judge = || judge(newest, &editions, &*tell);
            match &threads {
                Some(threads) => threads.install(judge),
                None => judge(),
            }
        }
    });
    sender
}

/// Threads of its own, so that pages and rebuilds never queue behind an index.
fn pool() -> Option<ThreadPool> {
    ThreadPoolBuilder::new().start_handler(|_| step_back()).build().ok()
}

/// Lets the threads of the pages go first.
fn step_back() {
    #[cfg(unix)]
    let _ = rustix::process::nice(NICENESS);
}

fn judge(case: Case, editions: &Editions, tell: &Tell) {
    let begun = Instant::now();
    let Case { id, inputs, draft } = case;
    let Build { outputs, diagnostics, report } = draft.judge(&inputs);
    if let Some(outputs) = &outputs {
        outputs.search();
    }
    let report = report.as_deref();
    let notice = Notice::new(&inputs, &diagnostics, report, outputs.is_none());
    if editions.complete(&id, outputs.map(Arc::new), notice) {
        tell(News::Judged { inputs: &inputs, diagnostics: &diagnostics, report, took: begun.elapsed() });
    }
}
