//! The templates of a site: the built-in ones with the site's own over them. Every fault of the own ones is told, each
//! at its place, all of them at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock, OnceLock};

use serde::{Deserialize, Serialize};
use tera::{ErrorKind, Tera};

use super::bounds;
use super::fault::TemplateFault;
use super::files::{ThemeFile, built_in, files};
use super::filters;
use super::parcel::Parcel;
use super::report::{self, Spot, Told};
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::inputs::{Inputs, Text, decode};
use crate::schema::Schemas;
use crate::source::{SourcePath, Span};
use crate::vietnamese;

/// The templates of the site's own by their names.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Own(BTreeMap<String, OwnTemplate>);

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct OwnTemplate {
    path: SourcePath,
    text: String,
    /// The byte of the file that the text begins at.
    offset: usize,
}

impl OwnTemplate {
    pub fn fault(
        &self,
        (from, to): (usize, usize),
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> TemplateFault {
        TemplateFault::at(&self.path, Span::new(from, to).shifted(self.offset), message, help)
    }
}

/// An own template that doesn't fit the others.
struct Blamed {
    template: String,
    /// The template that it misses.
    missing: Option<String>,
    fault: TemplateFault,
}

/// The built-in templates alone, which most sites are rendered with; tests hold that they can be read.
static BUILT_IN: LazyLock<Option<Arc<Tera>>> = LazyLock::new(|| Own::default().read().map(Arc::new).ok());

/// Templates that can be rendered.
#[derive(Debug)]
pub(super) struct Templates {
    pub tera: Arc<Tera>,
    pub own: Own,
    /// The names of those that the site's own have a part in: through them its faults show.
    pub reached: BTreeSet<String>,
    /// Those of them that make pages, rather than parts or frames of some.
    pub pages: BTreeSet<String>,
    /// Of all texts; `None` when it can't be told.
    pub fingerprint: Option<Fingerprint>,
    parcel: OnceLock<Parcel>,
}

impl Templates {
    /// Loads them; `None` when one of the site's own is faulty, with all that is wrong reported.
    pub fn load(inputs: &Inputs, schemas: &Schemas, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let all = files(inputs, "templates");
        let (texts, own) = texts(&all, diagnostics)?;
        let excesses = own.excesses();
        if !excesses.is_empty() {
            diagnostics.extend(excesses.iter().map(TemplateFault::diagnostic));
            return None;
        }
        let fingerprint = Fingerprint::of_value(&texts);
        let mut faults = own.unknown(schemas);
        faults.extend(own.misspelt());
        let mut sound = own.clone();
        sound.0.retain(|name, _| !faults.iter().any(|fault| own.is_at(fault, name)));
        let tera = sound.joined(&texts, &mut faults);
        diagnostics.extend(faults.iter().map(TemplateFault::diagnostic));
        if !faults.is_empty() {
            return None;
        }
        let reached = own.reached(&texts);
        let makes_page = |name: &&String| !name.starts_with('_') && !is_frame(name, &texts);
        let pages = reached.iter().filter(makes_page).cloned().collect();
        Some(Self { tera: tera?, own, reached, pages, fingerprint, parcel: OnceLock::new() })
    }

    /// Those of a site whose own ones were handed over, after they were found sound.
    pub fn handed_over(own: Own) -> Option<Self> {
        let tera = own.with_built_in().ok()?;
        let (reached, pages) = (BTreeSet::new(), BTreeSet::new());
        Some(Self { tera, own, reached, pages, fingerprint: None, parcel: OnceLock::new() })
    }

    /// The site's own ones, to be handed over.
    pub fn parcel(&self) -> &Parcel {
        self.parcel.get_or_init(|| Parcel::of(&self.own))
    }
}

/// The texts of all templates by name, and those of the site's own; `None` when one is no text.
fn texts<'i>(
    all: &BTreeMap<String, ThemeFile<'i>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(BTreeMap<String, &'i str>, Own)> {
    let (mut texts, mut own) = (BTreeMap::new(), Own::default());
    for (name, file) in all {
        let Some(path) = &file.own else {
            texts.extend(std::str::from_utf8(file.bytes).ok().map(|text| (name.clone(), text)));
            continue;
        };
        let Some(Text { text, offset }) = decode(path, file.bytes, diagnostics) else { continue };
        texts.insert(name.clone(), text);
        own.0.insert(name.clone(), OwnTemplate { path: path.clone(), text: text.to_owned(), offset });
    }
    (texts.len() == all.len()).then_some((texts, own))
}

impl Own {
    /// What Tera says of a template, at the place in a file of the site's own that is nearest to it.
    pub fn fault(&self, told: &Told) -> TemplateFault {
        let spot = told.spots.iter().find_map(|spot| self.place(spot));
        TemplateFault::told(spot, &told.message)
    }

    fn place(&self, spot: &Spot) -> Option<(SourcePath, Span)> {
        let own = self.0.get(&spot.template)?;
        let (from, to) = spot.range(&own.text);
        Some((own.path.clone(), Span::new(from, to).shifted(own.offset)))
    }

    fn is_at(&self, fault: &TemplateFault, name: &str) -> bool {
        let own = self.0.get(name).map(|own| &own.path);
        fault.place.as_ref().is_some_and(|(path, _)| Some(path) == own)
    }

    /// A fault in a template where it first has these words.
    fn at_words(&self, name: &str, words: &str, message: String, help: impl Into<String>) -> Option<TemplateFault> {
        let own = self.0.get(name)?;
        let at = own.text.find(words).unwrap_or(0);
        Some(own.fault((at, at + words.len()), message, help))
    }

    /// What is too much to be read at all.
    fn excesses(&self) -> Vec<TemplateFault> {
        let found = bounds::excesses(self.0.values().map(|own| own.text.as_str()));
        let faults = self.0.values().zip(found).filter_map(|(own, excess)| {
            let bounds::Excess { at, message, help } = excess?;
            Some(own.fault((at, at), message, help))
        });
        faults.collect()
    }

    /// Templates that take nobody's place and that no other one calls: most often a misspelt name.
    fn unknown(&self, schemas: &Schemas) -> Vec<TemplateFault> {
        let known: Vec<&str> = built_in("templates").map(|(name, _)| name).collect();
        let of_kinds = |name: &str| {
            let kind = name.strip_prefix("entry-").or_else(|| name.strip_prefix("entries-"));
            kind.and_then(|kind| kind.strip_suffix(".html")).is_some_and(|kind| schemas.kinds.contains_key(kind))
        };
        let called = |name: &str| self.0.iter().any(|(other, own)| other != name && mentions(&own.text, name));
        let unknown =
            self.0.iter().filter(|(name, _)| !known.contains(&name.as_str()) && !of_kinds(name) && !called(name));
        unknown
            .map(|(name, own)| {
                let help = match vietnamese::nearest(name, known.iter().copied()) {
                    Some(near) => format!("Có phải ý bạn là “{near}”? Đổi tên tệp cho đúng"),
                    None => format!(
                        "Mẫu có sẵn để thay: {}. Hoặc gọi tệp này từ một mẫu khác bằng {{% include %}}",
                        known.join(", ")
                    ),
                };
                own.fault((0, 0), format!("Không mẫu có sẵn nào tên “{name}”, cũng không mẫu nào gọi tệp này"), help)
            })
            .collect()
    }

    /// Those that don't parse, each by itself.
    fn misspelt(&self) -> Vec<TemplateFault> {
        let faults = self.0.iter().filter_map(|(name, own)| {
            let mut alone = with_filters();
            let error = alone.add_raw_template(name, &own.text).err()?;
            matches!(error.kind(), ErrorKind::SyntaxError(_)).then(|| report::read(&error.to_string()))
        });
        faults.flatten().map(|told| self.fault(&told)).collect()
    }

    /// The templates together. What stands in the way is told and left out, until the rest can stand.
    fn joined(mut self, texts: &BTreeMap<String, &str>, faults: &mut Vec<TemplateFault>) -> Option<Arc<Tera>> {
        let mut gone: BTreeSet<String> = texts.keys().filter(|name| !self.0.contains_key(*name)).cloned().collect();
        loop {
            let error = match self.with_built_in() {
                Ok(tera) => return Some(tera),
                Err(error) => error,
            };
            let blamed = self.blamed(&error);
            if blamed.is_empty() {
                faults.extend(
                    report::read(&error.to_string()).iter().map(|told| TemplateFault::told(None, &told.message)),
                );
                return None;
            }
            for Blamed { template, missing, fault } in blamed {
                self.0.remove(&template);
                gone.insert(template);
                // What only misses a template that is told of already is no fault of its own.
                if !missing.is_some_and(|missing| gone.contains(&missing)) {
                    faults.push(fault);
                }
            }
        }
    }

    /// They and the built-in ones whose places they don't take, by their names.
    fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let built_in = built_in("templates").filter(|(name, _)| !self.0.contains_key(*name));
        let built_in = built_in.filter_map(|(name, bytes)| Some((name, std::str::from_utf8(bytes).ok()?)));
        built_in.chain(self.0.iter().map(|(name, own)| (name.as_str(), own.text.as_str())))
    }

    /// All of them, read together.
    fn with_built_in(&self) -> tera::TeraResult<Arc<Tera>> {
        // A site with templates of its own never reads the built-in ones alone.
        if self.0.is_empty()
            && let Some(tera) = &*BUILT_IN
        {
            return Ok(Arc::clone(tera));
        }
        self.read().map(Arc::new)
    }

    fn read(&self) -> tera::TeraResult<Tera> {
        let mut tera = with_filters();
        tera.add_raw_templates(self.texts())?;
        Ok(tera)
    }

    /// One of them by its name.
    pub fn get(&self, name: &str) -> Option<&OwnTemplate> {
        self.0.get(name)
    }

    /// The first of them.
    pub fn first(&self) -> Option<&OwnTemplate> {
        self.0.values().next()
    }

    /// The names of the templates that one uses.
    pub fn used_by(&self, name: &str) -> Vec<String> {
        let texts: BTreeMap<&str, &str> = self.texts().collect();
        let Some(text) = texts.get(name) else { return Vec::new() };
        let used = texts.iter().filter(|(other, of)| mentions(text, other) || uses_component(text, of));
        used.map(|(other, _)| (*other).to_owned()).collect()
    }

    /// Which of them don't fit the others.
    fn blamed(&self, error: &tera::Error) -> Vec<Blamed> {
        match error.kind() {
            ErrorKind::MissingParent { current, parent } => {
                let message = format!("Mẫu kế thừa “{parent}” nhưng không có mẫu ấy");
                let fault =
                    self.at_words(current, parent, message, "Ghi {% extends \"base.html\" %}, hoặc tên một mẫu có sẵn");
                let missing = Some(parent.clone());
                fault.map(|fault| Blamed { template: current.clone(), missing, fault }).into_iter().collect()
            }
            ErrorKind::CircularExtend { tpl, inheritance_chain } => {
                let chain: Vec<&String> = std::iter::once(tpl).chain(inheritance_chain).collect();
                self.in_a_circle(&chain, "kế thừa")
            }
            ErrorKind::CircularInclude { include_chain, .. } => {
                self.in_a_circle(&include_chain.iter().collect::<Vec<_>>(), "gọi")
            }
            _ => {
                let told = report::read(&error.to_string());
                told.iter().filter_map(|told| self.unfit(told)).chain(self.lacking(&told)).collect()
            }
        }
    }

    fn in_a_circle(&self, chain: &[&String], verb: &str) -> Vec<Blamed> {
        let shown: Vec<&str> = chain.iter().map(|name| name.as_str()).collect();
        let message = format!("Các mẫu {verb} nhau vòng quanh: {}", shown.join(" → "));
        let own = chain.iter().enumerate().find(|(_, name)| self.0.contains_key(**name));
        let fault = own.and_then(|(at, name)| {
            let next = chain.get(at + 1).unwrap_or(name);
            let fault = self.at_words(name, next, message, format!("Bỏ một chỗ {verb} để dãy này có điểm dừng"))?;
            Some(Blamed { template: (*name).clone(), missing: None, fault })
        });
        fault.into_iter().collect()
    }

    /// What was told of an own template, or of two.
    fn unfit(&self, told: &Told) -> Option<Blamed> {
        let name = report::quoted(&told.message);
        if let Some(spot) = told.spots.first() {
            let missing = told.message.starts_with("Unknown template").then(|| name.to_owned());
            let own = self.0.contains_key(&spot.template);
            return own.then(|| Blamed { template: spot.template.clone(), missing, fault: self.fault(told) });
        }
        // “Component `x` is defined in both `a` and `b`”.
        let both = told.message.split('`').skip(3).step_by(2);
        let own = both.into_iter().find(|file| self.0.contains_key(*file))?;
        let message = format!("Thành phần “{name}” đã có ở một mẫu khác");
        let fault = self.at_words(own, name, message, "Đặt tên khác cho thành phần này")?;
        Some(Blamed { template: own.to_owned(), missing: None, fault })
    }

    /// Own templates that took away what built-in ones need.
    fn lacking(&self, all: &[Told]) -> Vec<Blamed> {
        let mut lacks: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for told in
            all.iter().filter(|told| told.spots.first().is_some_and(|spot| !self.0.contains_key(&spot.template)))
        {
            let name = report::quoted(&told.message);
            let (mark, what) = if told.message.starts_with("Block") {
                (format!("block {name} "), format!("khối {name}"))
            } else {
                (format!("component {name}("), format!("thành phần {name}"))
            };
            let took = built_in("templates").find(|(own, bytes)| self.0.contains_key(*own) && contains(bytes, &mark));
            if let Some((own, _)) = took {
                lacks.entry(own).or_default().insert(what);
            }
        }
        let blamed = lacks.into_iter().filter_map(|(own, what)| {
            let what = what.into_iter().collect::<Vec<_>>().join(", ");
            let message = format!("Mẫu này thay tệp có sẵn nhưng thiếu những gì mẫu khác cần: {what}");
            let help = "Chép các phần ấy từ mẫu có sẵn sang, hoặc xóa tệp để dùng lại mẫu có sẵn";
            Some(Blamed { template: own.to_owned(), missing: None, fault: self.at_words(own, "", message, help)? })
        });
        blamed.collect()
    }

    /// Their names, and those of all templates that use one of them.
    fn reached(&self, texts: &BTreeMap<String, &str>) -> BTreeSet<String> {
        let mut reached: BTreeSet<String> = self.0.keys().cloned().collect();
        loop {
            let uses =
                |text: &str| reached.iter().any(|name| mentions(text, name) || uses_component(text, texts[name]));
            let more = texts.iter().filter(|(name, text)| !reached.contains(*name) && uses(text));
            let more: Vec<String> = more.map(|(name, _)| name.clone()).collect();
            if more.is_empty() {
                return reached;
            }
            reached.extend(more);
        }
    }
}

/// Whether other templates extend one, so that it makes no page by itself.
fn is_frame(name: &str, texts: &BTreeMap<String, &str>) -> bool {
    texts.iter().any(|(other, text)| other != name && text.contains("extends") && mentions(text, name))
}

fn with_filters() -> Tera {
    let mut tera = Tera::new();
    filters::register(&mut tera);
    tera
}

/// Whether a text has the name of a template between quotation marks, as `extends` and `include` do.
fn mentions(text: &str, name: &str) -> bool {
    ["\"", "'"].iter().any(|quote| text.contains(&format!("{quote}{name}{quote}")))
}

/// Whether a text uses a component that another one defines.
fn uses_component(text: &str, other: &str) -> bool {
    let defined = other.split("component ").skip(1).filter_map(|rest| rest.split(['(', ' ']).next());
    defined.filter(|name| !name.is_empty()).any(|name| text.contains(&format!("<{name} ")))
}

fn contains(bytes: &[u8], words: &str) -> bool {
    memchr::memmem::find(bytes, words.as_bytes()).is_some()
}
