//! What stirred in a site's folder, gathered until it is quiet.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::watch::Stir;

/// How long it is quiet when a program has written its file: the watcher has waited already.
const QUIET: Duration = Duration::from_micros(500);
/// How long it is quiet when what went isn't put back: some editors save by moving files about.
const GONE: Duration = Duration::from_millis(8);
/// How long it is quiet when a program that writes many files has written the last.
const DONE: Duration = Duration::from_millis(40);
/// After how many stirs such a program is at work: an editor makes a few for each file that it saves.
const BURST: usize = 12;
/// How long is listened to a folder that isn't quiet.
const LONGEST: Duration = Duration::from_millis(500);
/// Of how many paths each is looked at by itself; all files are sooner looked at than more of them.
const MANY: usize = 200;

/// How much of the folder is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// All of it.
    Whole,
    /// What is at these paths; the rest is as it was.
    At(BTreeSet<PathBuf>),
}

/// The paths that events named since the last look.
#[derive(Debug)]
pub(super) struct Stirred {
    /// Where to look.
    pub look: Look,
    /// Whether folders may be there that aren't watched.
    pub anew: bool,
}

impl Stirred {
    /// Gathers what follows the first stir.
    pub fn gather(first: Stir, stirs: &Receiver<Stir>) -> Self {
        let begun = Instant::now();
        let mut stirred = Self { look: Look::At(BTreeSet::new()), anew: false };
        let (mut quiet, mut count) = (stirred.add(first), 1);
        while begun.elapsed() < LONGEST
            && let Ok(next) = stirs.recv_timeout(quiet)
        {
            count += 1;
            quiet = if count < BURST { quiet.max(stirred.add(next)) } else { stirred.add(next).max(DONE) };
        }
        stirred
    }

    /// Adds what stirred; how long it must be quiet then.
    fn add(&mut self, stir: Stir) -> Duration {
        let quiet = if matches!(stir, Stir::Gone(_)) { GONE } else { QUIET };
        match (stir, &mut self.look) {
            (Stir::Anew, _) => {
                self.anew = true;
                self.look = Look::Whole;
            }
            (Stir::At(path) | Stir::Gone(path), Look::At(paths)) => {
                paths.insert(path);
                if paths.len() > MANY {
                    self.look = Look::Whole;
                }
            }
            (Stir::At(_) | Stir::Gone(_), Look::Whole) => {}
        }
        quiet
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn gathered(stirs: impl IntoIterator<Item = Stir>) -> Stirred {
        let (sender, receiver) = mpsc::channel();
        stirs.into_iter().for_each(|stir| sender.send(stir).unwrap());
        let first = receiver.recv().unwrap();
        Stirred::gather(first, &receiver)
    }

    fn numbered(count: usize) -> impl Iterator<Item = Stir> {
        (0..count).map(|number| Stir::At(format!("content/tin-tuc/bai-{number}.md").into()))
    }

    #[test]
    fn what_stirs_together_is_looked_at_together() {
        let twice = [Stir::At("moi.md".into()), Stir::Gone("cu.md".into()), Stir::At("moi.md".into())];
        let stirred = gathered(twice);
        assert_eq!(stirred.look, Look::At(["cu.md".into(), "moi.md".into()].into()));
        assert!(!stirred.anew);
    }

    #[test]
    fn where_much_stirs_all_is_looked_at() {
        assert!(matches!(gathered(numbered(MANY)).look, Look::At(paths) if paths.len() == MANY));
        assert_eq!(gathered(numbered(MANY + 1)).look, Look::Whole);
    }

    #[test]
    fn lost_events_ask_for_all_whatever_else_was_told() {
        let stirred = gathered(numbered(2).chain([Stir::Anew]).chain(numbered(3)));
        assert!(stirred.anew && stirred.look == Look::Whole);
    }
}
