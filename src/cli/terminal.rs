//! What a person sees while the program works: colours where they help, a bar when it takes long. Here alone text leaves
//! for the terminal, and what it would do there unseen is written out: [`print`] and [`tell`] take words of any origin,
//! [`draw`] and [`draw_aside`] what was drawn here, colours and all.

use std::error::Error;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Ending;
use crate::Inputs;
use crate::diagnostic::{self, Diagnostic, Style, Texts};
use crate::unseen::{in_json, visible, visible_in_line};
use crate::vietnamese::trouble;

/// Nobody minds a second of silence.
const PATIENCE: Duration = Duration::from_secs(1);

/// Coloured where a person looks on; `NO_COLOR` (no-color.org) turns it off.
pub(super) fn style(stream: &impl IsTerminal) -> Style {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if stream.is_terminal() && wanted { Style::Colour } else { Style::Plain }
}

/// Text whose colours and signs were drawn by the program, and whose words were made [`visible`] before.
#[derive(Debug, Default)]
pub(super) struct Drawn(String);

impl Drawn {
    /// What the program drew by itself.
    pub fn own(text: String) -> Self {
        Self(text)
    }

    /// What is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same with words of any origin after it.
    #[must_use]
    pub fn then(mut self, words: &str) -> Self {
        self.0.push_str(&visible(words));
        self
    }
}

/// Writes words to standard output.
pub(super) fn print(words: &str) -> Result<Ending> {
    draw(&Drawn::default().then(words))
}

/// Writes JSON to standard output, so that programs read from it what was meant.
pub(super) fn print_json(json: &str) -> Result<Ending> {
    print(&format!("{}\n", in_json(json)))
}

/// Writes what was drawn to standard output.
pub(super) fn draw(drawn: &Drawn) -> Result<Ending> {
    let mut out = io::stdout().lock();
    out.write_all(drawn.as_str().as_bytes())?;
    out.flush()?;
    Ok(Ending::Fine)
}

/// Writes words to standard error, in a line of their own. Nobody reads what can't be written there.
pub(super) fn tell(words: &str) {
    let _ = draw_aside(&Drawn::default().then(words).then("\n"));
}

/// Writes what was drawn to standard error.
pub(super) fn draw_aside(drawn: &Drawn) -> io::Result<()> {
    io::stderr().lock().write_all(drawn.as_str().as_bytes())
}

/// The diagnostics in brief, each with its place and line, then how many they are in all; empty when there are none.
pub(super) fn diagnostics(found: &[Diagnostic], inputs: &Inputs, style: Style) -> Drawn {
    let mut text = String::new();
    let texts = Texts::new(|path| inputs.text(path));
    for diagnostic in diagnostic::in_brief(found) {
        text.push_str(&diagnostic::render(&diagnostic, &texts, style));
        text.push_str("\n\n");
    }
    if !found.is_empty() {
        text.push_str(&diagnostic::summary(found));
        text.push_str(" (giải thích một mã: congtruong explain MÃ)\n\n");
    }
    Drawn(text)
}

/// Why the program couldn't work.
pub(super) fn complain(error: &anyhow::Error) {
    let said = |cause: &(dyn Error + 'static)| match cause.downcast_ref::<io::Error>() {
        Some(error) => trouble(error).into_owned(),
        None => cause.to_string(),
    };
    let chain: Vec<String> = error.chain().map(said).collect();
    tell(&visible_in_line(&format!("lỗi: {}", chain.join(": "))));
}

/// A bar on standard error that appears once the work has taken a second; none where nobody looks on.
#[derive(Debug)]
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    begun: Instant,
}

impl Progress {
    /// A bar for so many steps.
    pub fn new(steps: usize) -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
            let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.with_message("Đang ghi trang")
        });
        Self { bar, begun: Instant::now() }
    }

    /// One step more; may be called from any thread.
    pub fn step(&self) {
        let Some(bar) = &self.bar else { return };
        if bar.is_hidden() && self.begun.elapsed() > PATIENCE {
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        }
        bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
