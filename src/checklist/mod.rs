//! The checklist: packs of rules over the site give verdicts with evidence.

use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::report::{Report, Score, Subject};
use crate::site::Site;

/// Judges the site by every pack that applies on its day.
pub fn run(site: &Site, _inputs: &Inputs, _diagnostics: &mut Vec<Diagnostic>) -> Report {
    let subject = Subject {
        name: site.config.name.value.clone(),
        url: site.base.absolute("/"),
        unit: site.config.unit.key.clone(),
    };
    Report {
        schema: 1,
        site: subject,
        today: site.today,
        packs: Vec::new(),
        score: Score::default(),
        items: Vec::new(),
    }
}
