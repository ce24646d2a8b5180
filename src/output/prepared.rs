//! A recipe whose ingredients are together: it can be carried out, or compared with what it was, without the work.

use std::borrow::Cow;

use super::{Outputs, Product};
use crate::fingerprint::Fingerprint;
use crate::source::SourcePath;
use crate::theme::TemplateFault;
use crate::view::Page;

/// What stands at a path, before its bytes are made.
#[derive(Debug)]
pub struct Prepared<'o> {
    outputs: &'o Outputs,
    what: What<'o>,
}

#[derive(Debug)]
enum What<'o> {
    Page(Box<Page<'o>>),
    Bytes(Cow<'o, [u8]>),
    File(SourcePath),
}

impl<'o> Prepared<'o> {
    pub(super) fn of_page(outputs: &'o Outputs, page: Page<'o>) -> Self {
        Self { outputs, what: What::Page(Box::new(page)) }
    }

    pub(super) fn of_bytes(outputs: &'o Outputs, bytes: impl Into<Cow<'o, [u8]>>) -> Self {
        Self { outputs, what: What::Bytes(bytes.into()) }
    }

    pub(super) fn of_file(outputs: &'o Outputs, path: SourcePath) -> Self {
        Self { outputs, what: What::File(path) }
    }

    /// Makes it.
    ///
    /// # Errors
    /// When a template of the site's own fails.
    pub fn carry_out(self) -> Result<Product, TemplateFault> {
        Ok(match self.what {
            What::Page(page) => Product::Bytes(page.render()?),
            What::Bytes(bytes) => Product::Bytes(bytes.into_owned()),
            What::File(path) => Product::File(path),
        })
    }

    /// The fingerprint of all that its bytes depend on; `None` when it can't be told. What isn't rendered has that of
    /// its bytes.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        match &self.what {
            What::Page(page) => page.fingerprint(),
            What::Bytes(bytes) => Some(Fingerprint::of(bytes)),
            What::File(path) => Some(self.outputs.site.attachments.get(path)?.facts.fingerprint),
        }
    }
}
