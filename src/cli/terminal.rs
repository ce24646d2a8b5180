//! What a person sees while the program works: colours where they help, a bar when it takes long.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::Inputs;
use crate::diagnostic::{self, Diagnostic, Style, Texts};

/// Nobody minds a second of silence.
const PATIENCE: Duration = Duration::from_secs(1);

/// Coloured where a person looks on; `NO_COLOR` (no-color.org) turns it off.
pub(super) fn style(stream: &impl IsTerminal) -> Style {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if stream.is_terminal() && wanted { Style::Colour } else { Style::Plain }
}

/// The diagnostics in brief, each with its place and line, then how many they are in all; empty when there are none.
pub(super) fn diagnostics(found: &[Diagnostic], inputs: &Inputs, style: Style) -> String {
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
    text
}

/// Why the program couldn't work.
pub(super) fn complain(error: &anyhow::Error) {
    eprintln!("lỗi: {error:#}");
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
