//! The theme: templates, style and pictures, embedded in the program and replaceable file by file from a site's
//! `theme/` folder.

mod assets;
mod filters;
mod strings;

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use tera::{Context, Tera, Value};

pub use strings::Word;

use crate::address::OutPath;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::inputs::{Inputs, Source, decode};
use crate::lang::Lang;
use crate::source::{SourcePath, Span};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/chuan");

/// A loaded theme.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    assets: assets::Assets,
    strings: BTreeMap<Lang, Value>,
    /// Of the templates and the words of a language.
    fingerprints: BTreeMap<Lang, Option<Fingerprint>>,
}

/// What most pages weigh, in bytes.
const USUAL: usize = 16 << 10;

/// A template couldn't be rendered; the message names the template, the line and the reason.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct RenderError(pub String);

impl RenderError {
    /// The failure as a fault of the site's own template.
    pub fn diagnostic(&self) -> Diagnostic {
        Diagnostic::error(Code::BadTemplate, format!("Mẫu giao diện có lỗi: {self}")).help(TEMPLATE_HELP)
    }
}

const TEMPLATE_HELP: &str = "Sửa tệp mẫu theo cú pháp Tera, hoặc xóa tệp để dùng lại mẫu có sẵn";

impl Theme {
    /// The built-in theme with the site's own files over it; `None` when a template doesn't parse.
    pub fn load(inputs: &Inputs, config: Option<&Config>, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut tera = Tera::new();
        filters::register(&mut tera);
        let templates = files(inputs, "templates");
        let texts: Vec<_> =
            templates.iter().filter_map(|(name, file)| Some((name.as_str(), file.text(name, diagnostics)?))).collect();
        if texts.len() < templates.len() {
            return None;
        }
        let fingerprint = Fingerprint::of_value(&texts);
        if let Err(error) = tera.add_raw_templates(texts) {
            diagnostics.push(describe(&error, &templates));
            return None;
        }
        let assets = assets::Assets::new(&files(inputs, "style"), &files(inputs, "assets"), config);
        let strings = strings::load(inputs, diagnostics);
        let with_words = |words| Some(Fingerprint::of_all([fingerprint?, Fingerprint::of_value(words)?]));
        let fingerprints = strings.iter().map(|(lang, words)| (*lang, with_words(words))).collect();
        Some(Self { tera, assets, strings, fingerprints })
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

    /// Renders a template into UTF-8.
    ///
    /// # Errors
    /// When the template fails on this context; with the built-in templates it doesn't.
    pub fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, RenderError> {
        let mut page = Vec::with_capacity(USUAL);
        self.tera.render_to(template, context, &mut page).map_err(|error| RenderError(error.to_string()))?;
        Ok(page)
    }
}

/// A file of the theme.
#[derive(Clone, Copy, Debug)]
struct ThemeFile<'i> {
    bytes: &'i [u8],
    /// Whether it is the site's own.
    own: bool,
}

impl<'i> ThemeFile<'i> {
    /// The text of a template; `None` with the reason reported.
    fn text(&self, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<&'i str> {
        let path = SourcePath::new(&format!("theme/templates/{name}"))?;
        decode(&path, self.bytes, diagnostics).map(|text| text.text)
    }
}

/// The files of a folder of the theme by their names, the site's own in place of the built-in ones.
fn files<'i>(inputs: &'i Inputs, folder: &str) -> BTreeMap<String, ThemeFile<'i>> {
    let mut files = BTreeMap::new();
    let embedded = EMBEDDED.get_dir(folder).into_iter().flat_map(Dir::files);
    for file in embedded {
        if let Some(name) = file.path().file_name().and_then(|name| name.to_str()) {
            files.insert(name.to_owned(), ThemeFile { bytes: file.contents(), own: false });
        }
    }
    let prefix = format!("theme/{folder}/");
    for (path, source) in &inputs.sources {
        if let (Some(name), Source::Text(bytes)) = (path.as_str().strip_prefix(&prefix), source) {
            files.insert(name.to_owned(), ThemeFile { bytes, own: true });
        }
    }
    files
}

/// Tera's complaint about a template as a diagnostic at its place.
fn describe(error: &tera::Error, templates: &BTreeMap<String, ThemeFile<'_>>) -> Diagnostic {
    let text = error.to_string();
    let named = templates.iter().filter(|(_, file)| file.own).find(|(name, _)| text.contains(name.as_str()));
    let diagnostic = Diagnostic::error(Code::BadTemplate, format!("Mẫu giao diện có lỗi: {text}")).help(TEMPLATE_HELP);
    match named.and_then(|(name, _)| SourcePath::new(&format!("theme/templates/{name}"))) {
        Some(path) => diagnostic.at(&path, Span::default()),
        None => diagnostic,
    }
}
