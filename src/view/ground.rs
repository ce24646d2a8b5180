//! What every view stands on.

use crate::report::Report;
use crate::site::Site;
use crate::theme::{Apart, Theme};

use super::Shared;

/// All that a view may look at, borrowed: no view knows where its page is kept, or which files there are besides.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'s> {
    /// All entries and sections, and the configuration.
    pub site: &'s Site,
    /// Templates and words.
    pub theme: &'s Theme,
    /// The checklist's verdict.
    pub report: &'s Report,
    /// What all pages of a language have in common.
    pub shared: &'s Shared,
    /// Who renders what the site's own templates have a part in; `None` where these are known to be harmless.
    pub apart: Option<&'s dyn Apart>,
}
