//! What one test finds.

use crate::address::Route;
use crate::report::Verdict;
use crate::site::Site;

/// A verdict, the reason in one Vietnamese sentence, and the pages that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// What the report shows of the item.
    pub verdict: Verdict,
    /// What was found or what is missing; without a final stop.
    pub finding: String,
    /// Full addresses.
    pub evidence: Vec<String>,
}

/// Most addresses that are given as evidence; a list of five hundred posts proves no more.
const EVIDENCE: usize = 5;

impl Outcome {
    fn new(verdict: Verdict, finding: impl Into<String>) -> Self {
        Self { verdict, finding: finding.into(), evidence: Vec::new() }
    }

    /// It is there.
    pub fn pass(finding: impl Into<String>) -> Self {
        Self::new(Verdict::Pass, finding)
    }

    /// It is missing or wrong.
    pub fn fail(finding: impl Into<String>) -> Self {
        Self::new(Verdict::Fail, finding)
    }

    /// It doesn't concern this site, or not yet.
    pub fn not_applicable(finding: impl Into<String>) -> Self {
        Self::new(Verdict::NotApplicable, finding)
    }

    /// Only a person can tell.
    pub fn needs_person(finding: impl Into<String>) -> Self {
        Self::new(Verdict::NeedsPerson, finding)
    }

    /// Points to the pages at these routes.
    #[must_use]
    pub fn seen_at<R: AsRef<str>>(mut self, site: &Site, routes: impl IntoIterator<Item = R>) -> Self {
        for address in routes.into_iter().map(|route| site.base.absolute(&Route::new(route.as_ref()))) {
            if self.evidence.len() < EVIDENCE && !self.evidence.contains(&address) {
                self.evidence.push(address);
            }
        }
        self
    }
}
