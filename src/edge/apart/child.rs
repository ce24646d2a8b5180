//! One process that renders, seen from the program that began it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};
use std::process::{self, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use super::COMMAND;
use super::message::{self, Message};
use crate::fingerprint::Fingerprint;
use crate::theme::{Answer, Parcel, Task};

/// How long a page may take that takes the longest.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long pages may take on average, a hundred times what they do.
const USUAL: Duration = Duration::from_millis(20);
/// After so many pages a process gives way to a new one, so that what it may take in all is known.
const LIFE: u32 = 500;
/// Most common values that one keeps: a site has two languages.
const COMMON: usize = 8;

/// A process that renders.
#[derive(Debug)]
pub(super) struct Child {
    /// The templates that it knows.
    pub templates: Fingerprint,
    process: process::Child,
    orders: BufWriter<ChildStdin>,
    answers: Receiver<Vec<u8>>,
    common: BTreeSet<Fingerprint>,
    tasks: u32,
    waited: Duration,
}

impl Child {
    /// Begins a process for these templates.
    pub fn begin(templates: &Parcel) -> io::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(COMMAND).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn()?;
        let (Some(orders), Some(mut out)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (sender, answers) = mpsc::channel();
        thread::spawn(move || {
            while let Ok(answer) = message::read(&mut out) {
                if sender.send(answer).is_err() {
                    break;
                }
            }
        });
        let (orders, common) = (BufWriter::new(orders), BTreeSet::new());
        let name = templates.fingerprint;
        let mut child = Self { templates: name, process, orders, answers, common, tasks: 0, waited: Duration::ZERO };
        message::write(&mut child.orders, &Message::Templates(&templates.bytes))?;
        Ok(child)
    }

    /// What it answers; `None` when it had to be given up.
    pub fn carry_out(&mut self, task: &Task<'_>) -> Option<Answer> {
        self.tasks += 1;
        let begun = Instant::now();
        self.order(task).ok()?;
        let answer = self.answers.recv_timeout(PATIENCE).ok()?;
        self.waited += begun.elapsed();
        (self.waited < PATIENCE + USUAL * self.tasks).then(|| postcard::from_bytes(&answer).ok()).flatten()
    }

    fn order(&mut self, task: &Task<'_>) -> io::Result<()> {
        let common = task.common.fingerprint;
        if self.common.insert(common) {
            message::write(&mut self.orders, &Message::Common(common, &task.common.bytes))?;
        }
        message::write(&mut self.orders, &Message::Order(common, Cow::Borrowed(task.order)))?;
        self.orders.flush()
    }

    /// Whether it can be given more to do.
    pub fn is_fit(&self) -> bool {
        self.tasks < LIFE && self.common.len() < COMMON
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
