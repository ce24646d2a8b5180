//! Where templates of a site's own are rendered: in processes of the program's own, each with a limit on its memory, that
//! are ended when they take too long: what `theme::Apart` asks for.

mod child;
mod message;
mod work;

use std::collections::BTreeSet;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use child::Child;
pub use work::work;

use crate::fingerprint::Fingerprint;
use crate::theme::{Apart, Outcome, Task};

/// How the command is called that makes a process such a child.
pub const COMMAND: &str = "render-apart";

/// Processes that render, as many as there are processors; begun when there is something to do, and gone with this.
#[derive(Debug, Default)]
pub struct Children {
    state: Mutex<State>,
    returned: Condvar,
}

#[derive(Debug, Default)]
struct State {
    idle: Vec<Child>,
    busy: usize,
    /// Tasks that came to no end: they won't the next time, so that nobody waits for one twice.
    lost: BTreeSet<Fingerprint>,
}

impl Children {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A child that knows these templates, if one is idle, once there is room for one more to work.
    fn idle(&self, templates: Fingerprint) -> Option<Child> {
        let most = thread::available_parallelism().map_or(2, NonZero::get);
        let wait = self.returned.wait_while(self.state(), |state| state.busy >= most);
        let mut state = wait.unwrap_or_else(PoisonError::into_inner);
        state.busy += 1;
        // Those of an earlier theme have nothing to do any more.
        state.idle.retain(|child| child.templates == templates);
        state.idle.pop()
    }
}

impl Apart for Children {
    fn carry_out(&self, task: &Task<'_>) -> Outcome {
        let name = task.fingerprint();
        if self.state().lost.contains(&name) {
            return Outcome::Lost;
        }
        let child = self.idle(task.templates.fingerprint).map_or_else(|| Child::begin(task.templates), Ok);
        let done = child.map(|mut child| (child.carry_out(task), child));
        let mut state = self.state();
        state.busy -= 1;
        self.returned.notify_one();
        match done {
            Ok((Some(answer), child)) => {
                state.idle.extend(child.is_fit().then_some(child));
                Outcome::Answered(answer)
            }
            Ok((None, _)) => {
                state.lost.insert(name);
                Outcome::Lost
            }
            Err(_) => Outcome::Nobody,
        }
    }
}
