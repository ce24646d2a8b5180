//! The theme: templates, style and pictures, embedded in the program and replaceable file by file from a site's
//! `theme/` folder.

mod apart;
mod assets;
mod bounds;
mod colours;
mod drawing;
mod fault;
mod files;
mod filters;
mod parcel;
mod render;
mod report;
mod strings;
mod templates;

use std::collections::BTreeMap;

use apart::Wanted;
pub use apart::{Answer, Apart, Bench, Common, Given, Order, Outcome, Task};
pub use fault::TemplateFault;
pub use parcel::Parcel;
use tera::Value;

pub use strings::Word;

use crate::address::OutPath;
use crate::config::Config;
use crate::diagnostic::{self, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::inputs::{Inputs, decode};
use crate::lang::Lang;
use crate::schema::{Schemas, name_in_templates};
use files::ThemeFile;
use templates::Templates;

/// A loaded theme.
#[derive(Debug)]
pub struct Theme {
    templates: Templates,
    assets: assets::Assets,
    strings: BTreeMap<Lang, Value>,
    /// Of the templates and the words of a language.
    fingerprints: BTreeMap<Lang, Option<Fingerprint>>,
}

impl Theme {
    /// The built-in theme with the site's own files over it; `None` when one of those is faulty.
    pub fn load(
        inputs: &Inputs,
        schemas: &Schemas,
        config: Option<&Config>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let mut faults: Vec<Diagnostic> = files::misplaced(inputs).iter().map(TemplateFault::diagnostic).collect();
        let templates = Templates::load(inputs, schemas, &mut faults);
        let (style, files) = (files::files(inputs, "style"), files::files(inputs, "assets"));
        for file in style.values() {
            must_be_text(file, &mut faults);
        }
        let assets = assets::Assets::new(&style, &files, config);
        let strings = strings::load(inputs, &mut faults);
        let faulty = diagnostic::has_errors(&faults);
        diagnostics.extend(faults);
        let templates = templates.filter(|_| !faulty)?;
        let fingerprint = templates.fingerprint;
        let with_words = |words| Some(Fingerprint::of_all([fingerprint?, Fingerprint::of_value(words)?]));
        let fingerprints = strings.iter().map(|(lang, words)| (*lang, with_words(words))).collect();
        Some(Self { templates, assets, strings, fingerprints })
    }

    /// The fingerprint of what [`Theme::load`] reads, `config` being that of the configuration.
    pub fn fingerprint(inputs: &Inputs, config: Fingerprint) -> Fingerprint {
        Fingerprint::of_all([inputs.fingerprint_below("theme/"), config])
    }

    /// The fingerprint of what the pages of a language take from the theme by themselves: all templates, and the words.
    /// Style and pictures are known to them by their names alone. `None` when it can't be told.
    pub fn fingerprint_in(&self, lang: Lang) -> Option<Fingerprint> {
        *self.fingerprints.get(&lang)?
    }

    /// The output paths of the theme's files, each with a hash of its bytes in its name.
    pub fn assets(&self) -> impl Iterator<Item = &OutPath> {
        self.assets.paths()
    }

    /// The bytes of a file of the theme by its output path.
    pub fn asset(&self, path: &OutPath) -> Option<&[u8]> {
        self.assets.bytes(path)
    }

    /// Every file of the theme: plain name and output path.
    pub fn asset_names(&self) -> impl Iterator<Item = (&str, &OutPath)> {
        self.assets.names()
    }

    /// The words of the interface in a language.
    pub fn strings(&self, lang: Lang) -> Value {
        self.strings.get(&lang).cloned().unwrap_or_else(Value::none)
    }

    /// One of the words in a language.
    pub fn word(&self, lang: Lang, word: Word) -> &str {
        let words = self.strings.get(&lang);
        words.and_then(|words| words.get_from_path(word.key())?.as_str()).unwrap_or_default()
    }

    /// The names of the templates that come with the program.
    #[cfg(test)]
    pub fn built_in_templates() -> impl Iterator<Item = &'static str> {
        files::built_in("templates").map(|(name, _)| name)
    }

    /// Whether the site's own files have any part in a template: only then can rendering it fail.
    pub fn is_own(&self, template: &str) -> bool {
        self.templates.reached.contains(template)
    }

    /// The templates that the site's own files have a part in and that make pages, rather than parts or frames of them.
    pub fn own(&self) -> impl Iterator<Item = &str> {
        self.templates.pages.iter().map(String::as_str)
    }

    /// The template of a kind that only schemas know: the site's own one for that kind (`entry-thuc-don.html`), else the
    /// one for all of them (`entry.html`).
    pub fn template_of_kind(&self, part: &str, kind: &str) -> String {
        let names = [kind, name_in_templates(kind)].map(|kind| format!("{part}-{kind}.html"));
        let own = names.into_iter().find(|name| self.templates.tera.contains_template(name));
        own.unwrap_or_else(|| format!("{part}.html"))
    }

    /// Renders a template into UTF-8; one that the site's own files have a part in is left to `apart`, if that is given.
    ///
    /// # Errors
    /// When a template of the site's own fails; the built-in ones don't.
    pub fn render(
        &self,
        apart: Option<&dyn Apart>,
        template: &str,
        given: &Given<'_>,
    ) -> Result<Vec<u8>, TemplateFault> {
        self.carry_out(apart, template, given, Wanted::Page)
    }

    /// Renders a template like [`Theme::render`], only to see whether it fails.
    ///
    /// # Errors
    /// When it does.
    pub fn try_out(&self, apart: Option<&dyn Apart>, template: &str, given: &Given<'_>) -> Result<(), TemplateFault> {
        self.carry_out(apart, template, given, Wanted::Verdict).map(drop)
    }

    fn carry_out(
        &self,
        apart: Option<&dyn Apart>,
        template: &str,
        given: &Given<'_>,
        wanted: Wanted,
    ) -> Result<Vec<u8>, TemplateFault> {
        match apart.filter(|_| self.is_own(template)) {
            Some(apart) => self.templates.render_apart(apart, template, given, wanted),
            None => self.templates.render(template, &given.context()),
        }
    }
}

/// Reports a style that is no text: it would be joined with the others.
fn must_be_text(file: &ThemeFile<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(path) = &file.own {
        decode(path, file.bytes, diagnostics);
    }
}
