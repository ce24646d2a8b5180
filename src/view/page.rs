//! A page between its view and its bytes: it can be rendered, or compared with what it was, without rendering it.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use tera::Value;

use crate::fingerprint::{Fingerprint, Fingerprinter};
use crate::theme::{Given, TemplateFault};
use crate::view::parts::head;
use crate::view::{Frame, Ground};

/// A prepared page: its template, what all pages have, and its own view.
pub struct Page<'s> {
    ground: Ground<'s>,
    template: Cow<'static, str>,
    frame: Frame,
    view: Box<dyn View + 's>,
}

/// A view of any shape.
trait View {
    /// As a template sees it.
    fn value(&self) -> Value;
    /// All of it into a fingerprint.
    fn add_to(&self, fingerprinter: &mut Fingerprinter) -> Option<()>;
}

impl<V: Serialize> View for V {
    fn value(&self) -> Value {
        Value::from_serializable(self)
    }

    fn add_to(&self, fingerprinter: &mut Fingerprinter) -> Option<()> {
        fingerprinter.add_value(self)
    }
}

impl<'s> Page<'s> {
    /// A page that a template makes of these.
    pub(super) fn new(
        ground: Ground<'s>,
        template: impl Into<Cow<'static, str>>,
        mut frame: Frame,
        view: impl Serialize + 's,
    ) -> Self {
        frame.head_title = head::title(ground, &frame);
        frame.description = head::description(ground, &frame);
        Self { ground, template: template.into(), frame, view: Box::new(view) }
    }

    /// The template that makes it.
    pub fn template(&self) -> &str {
        &self.template
    }

    /// All that its template is given.
    pub fn given(&self) -> Given<'_> {
        let own = vec![("page", Value::from_serializable(&self.frame)), ("view", self.view.value())];
        Given { common: self.ground.shared.common(self.frame.lang), own }
    }

    /// Renders it.
    ///
    /// # Errors
    /// When a template of the site's own fails.
    pub fn render(&self) -> Result<Vec<u8>, TemplateFault> {
        self.ground.theme.render(self.ground.apart, &self.template, &self.given())
    }

    /// Renders it, only to see whether that fails.
    ///
    /// # Errors
    /// When a template of the site's own does.
    pub fn try_out(&self) -> Result<(), TemplateFault> {
        self.ground.theme.try_out(self.ground.apart, &self.template, &self.given())
    }

    /// A hash of all that [`Page::render`] reads: pages of one fingerprint have the same bytes. Which templates a
    /// template includes is its own affair: all of them count. `None` when it can't be told.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        let lang = self.frame.lang;
        let mut all = Fingerprinter::new();
        all.add(self.ground.shared.fingerprint(lang)?);
        all.add(self.ground.theme.fingerprint_in(lang)?);
        all.add_bytes(self.template.as_bytes());
        all.add_value(&self.frame)?;
        self.view.add_to(&mut all)?;
        Some(all.finish())
    }
}

impl fmt::Debug for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page").field("template", &self.template).field("frame", &self.frame).finish_non_exhaustive()
    }
}
