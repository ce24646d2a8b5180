//! What one test finds.

use crate::address::Route;
use crate::report::{Reason, Verdict};
use crate::site::Site;

/// How the finding of what nobody has to do begins.
pub const FOR_INFORMATION: &str = "Tham khảo, không bắt buộc. ";

/// A verdict, the reason in one Vietnamese sentence, and the pages that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What the report shows of the item.
    pub verdict: Verdict,
    /// Why it isn't asked for, where it isn't.
    pub reason: Option<Reason>,
    /// What was found or what is missing; without a final stop.
    pub finding: String,
    /// Full addresses.
    pub evidence: Vec<String>,
    /// Whether nothing at all of what is asked for is there, rather than something wrong.
    pub nothing: bool,
    /// Whether the finding tells a number that the site is measured by; whose it is is told with it.
    pub measured: bool,
}

impl Outcome {
    fn new(verdict: Verdict, finding: impl Into<String>) -> Self {
        Self { verdict, reason: None, finding: finding.into(), evidence: Vec::new(), nothing: false, measured: false }
    }

    /// It is there.
    pub fn pass(finding: impl Into<String>) -> Self {
        Self::new(Verdict::Pass, finding)
    }

    /// Whether it is there.
    pub fn passes(&self) -> bool {
        self.verdict == Verdict::Pass
    }

    /// It is missing or wrong.
    pub fn fail(finding: impl Into<String>) -> Self {
        Self::new(Verdict::Fail, finding)
    }

    /// It is missing: nothing of the kind is there at all.
    pub fn nothing(finding: impl Into<String>) -> Self {
        Self { nothing: true, ..Self::fail(finding) }
    }

    /// The unit says so itself.
    pub fn declared(finding: impl Into<String>) -> Self {
        Self::new(Verdict::Declared, finding)
    }

    /// It isn't asked for, and why.
    pub fn not_applicable(reason: Reason, finding: impl Into<String>) -> Self {
        Self { reason: Some(reason), ..Self::new(Verdict::NotApplicable, finding) }
    }

    /// Only a person can tell.
    pub fn needs_person(finding: impl Into<String>) -> Self {
        Self::new(Verdict::NeedsPerson, finding)
    }

    /// The finding tells a number that the site is measured by.
    #[must_use]
    pub fn measured(self) -> Self {
        Self { measured: true, ..self }
    }

    /// Points to the pages at these routes.
    #[must_use]
    pub fn seen_at<R: AsRef<str>>(mut self, site: &Site, routes: impl IntoIterator<Item = R>) -> Self {
        for address in routes.into_iter().map(|route| site.base.absolute(&Route::new(route.as_ref()))) {
            // What stands on one page is most often told one after the other.
            if self.evidence.last() != Some(&address) {
                self.evidence.push(address);
            }
        }
        self
    }
}
