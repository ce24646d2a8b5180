//! Templates of a site's own rendered apart from the program. They may loop without end, grow without measure or call
//! themselves, and a rendering that has begun can't be stopped from within: so whoever runs a site's own templates lets
//! somebody else do it, who can be ended. This is what the two say to each other; who they are is the edge's affair.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};
use tera::{Context, Value};

use super::fault::TemplateFault;
use super::parcel::Parcel;
use super::templates::Templates;
use crate::fingerprint::Fingerprint;

/// Renders templates where they can do no harm.
pub trait Apart: fmt::Debug + Send + Sync {
    /// What came of a task.
    fn carry_out(&self, task: &Task<'_>) -> Outcome;
}

/// A template to be rendered.
#[derive(Clone, Copy, Debug)]
pub struct Task<'t> {
    /// The templates of the site's own, for [`Bench::new`].
    pub templates: &'t Parcel,
    /// What many tasks are given.
    pub common: &'t Parcel,
    /// Names the template, and holds the rest of what it is given.
    pub order: &'t Order,
}

impl Task<'_> {
    /// Names it apart from every other task.
    pub fn fingerprint(&self) -> Fingerprint {
        let Order { template, given, wanted: _ } = self.order;
        let own = [template.as_bytes(), given].map(Fingerprint::of);
        Fingerprint::of_all([self.templates.fingerprint, self.common.fingerprint].into_iter().chain(own))
    }
}

/// What to do with a template.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Order {
    template: String,
    /// As JSON.
    #[serde(with = "serde_bytes")]
    given: Vec<u8>,
    wanted: Wanted,
}

/// What of a rendering is of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Wanted {
    /// Its bytes.
    Page,
    /// Whether it fails.
    Verdict,
}

/// What comes of a task.
#[derive(Debug)]
pub enum Outcome {
    /// Somebody did it, and answers.
    Answered(Answer),
    /// Who tried had to be ended: it took too long or too much.
    Lost,
    /// There is nobody to do it.
    Nobody,
}

/// What a [`Bench`] answers.
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    /// The bytes, where they were asked for.
    Done(#[serde(with = "serde_bytes")] Vec<u8>),
    /// What is wrong.
    Faulty(TemplateFault),
}

/// What a template is given: what all pages of a language have in common, and the rest.
#[derive(Debug)]
pub struct Given<'g> {
    /// What many templates are given.
    pub common: &'g Common,
    /// By their names.
    pub own: Vec<(&'static str, Value)>,
}

/// Values that many templates are given.
#[derive(Debug, Default)]
pub struct Common {
    values: Vec<(&'static str, Value)>,
    parcel: OnceLock<Parcel>,
}

impl Common {
    /// Values by their names.
    pub fn new(values: Vec<(&'static str, Value)>) -> Self {
        Self { values, parcel: OnceLock::new() }
    }

    fn parcel(&self) -> &Parcel {
        self.parcel.get_or_init(|| Parcel::new(json(&self.values)))
    }
}

impl Given<'_> {
    /// All of it, as a template sees it; that copies pointers.
    pub fn context(&self) -> Context {
        let mut context = Context::new();
        for (name, value) in self.common.values.iter().chain(&self.own) {
            context.insert_value(*name, value.clone());
        }
        context
    }
}

/// Values by their names; what JSON can't hold is left out, as templates can't show it either.
fn json(values: &[(&'static str, Value)]) -> Vec<u8> {
    serde_json::to_vec(values).unwrap_or_default()
}

impl Templates {
    /// Lets somebody else render a template.
    pub(super) fn render_apart(
        &self,
        apart: &dyn Apart,
        template: &str,
        given: &Given<'_>,
        wanted: Wanted,
    ) -> Result<Vec<u8>, TemplateFault> {
        let order = Order { template: template.to_owned(), given: json(&given.own), wanted };
        let task = Task { templates: self.parcel(), common: given.common.parcel(), order: &order };
        match apart.carry_out(&task) {
            Outcome::Answered(Answer::Done(page)) => Ok(page),
            Outcome::Answered(Answer::Faulty(fault)) => Err(fault),
            Outcome::Lost => Err(self.lost(template)),
            Outcome::Nobody => self.render(template, &given.context()),
        }
    }
}

/// The other side: renders what it is ordered to.
pub struct Bench {
    templates: Templates,
    common: BTreeMap<Fingerprint, Arc<Context>>,
}

impl Bench {
    /// A bench for the templates of a site's own; `None` where they aren't fit to be rendered.
    pub fn new(templates: &[u8]) -> Option<Self> {
        let templates = Templates::handed_over(postcard::from_bytes(templates).ok()?)?;
        Some(Self { templates, common: BTreeMap::new() })
    }

    /// Takes what many tasks are given.
    pub fn take(&mut self, fingerprint: Fingerprint, common: &[u8]) {
        self.common.insert(fingerprint, Arc::new(context(Context::new(), common)));
    }

    /// Renders a template.
    pub fn carry_out(&self, common: Fingerprint, order: &Order) -> Answer {
        let common = self.common.get(&common).map(|common| Context::clone(common)).unwrap_or_default();
        match (self.templates.render(&order.template, &context(common, &order.given)), order.wanted) {
            (Ok(page), Wanted::Page) => Answer::Done(page),
            (Ok(_), Wanted::Verdict) => Answer::Done(Vec::new()),
            (Err(fault), _) => Answer::Faulty(fault),
        }
    }
}

impl fmt::Debug for Bench {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bench").finish_non_exhaustive()
    }
}

/// The context with these values too.
fn context(mut context: Context, json: &[u8]) -> Context {
    let values: Vec<(String, serde_json::Value)> = serde_json::from_slice(json).unwrap_or_default();
    for (name, value) in values {
        context.insert(name, &value);
    }
    context
}
