//! Unicode throughout.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::diagnostic::Code;

/// No source file is in another encoding, in TCVN3 or VNI. Letters with loose marks are published composed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unicode {}

impl Test for Unicode {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let about_letters = |code: Code| matches!(code, Code::NotUtf8 | Code::LegacyEncoding);
        let wrong = facts.diagnostics.iter().filter(|diagnostic| about_letters(diagnostic.code));
        let mut files: Vec<_> = wrong.filter_map(|diagnostic| Some(&diagnostic.place.as_ref()?.path)).collect();
        files.sort();
        files.dedup();
        match files.first() {
            None => Outcome::pass(format!("{} trang đều dùng Unicode UTF-8 dựng sẵn", facts.site.entries.len()))
                .seen_at(facts.site, ["/"]),
            Some(first) => Outcome::fail(format!("{} tệp chưa dùng Unicode dựng sẵn, như {first}", files.len())),
        }
    }
}
