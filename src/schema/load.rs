//! The built-in knowledge and what a site adds to it in its own `schemas/` folder, checked the same way.

use std::borrow::Cow;
use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::de::DeserializeOwned;

use super::built_in::embedded;
use super::field::{Field, FieldType};
use super::kind::{EveryKindYaml, Kind, KindName, KindYaml};
use super::own_section::{self, OwnSection};
use super::read::{COMPARE, read_schema};
use super::seen::check_description;
use super::structure::{Structure, StructureYaml};
use super::words::Words;
use crate::diagnostic::{Code, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::inputs::{Inputs, Source, decode, sha256};
use crate::source::SourcePath;

/// The kinds, the structure and the shape of `site.yaml`.
#[derive(Clone, Debug)]
pub struct Schemas {
    /// Every kind by its name.
    pub kinds: BTreeMap<KindName, Kind>,
    /// The sections and menus.
    pub structure: Structure,
    /// The fields of `site.yaml`.
    pub site: IndexMap<String, Field>,
    /// The fields of `xac-nhan.yaml`.
    pub confirmations: IndexMap<String, Field>,
    /// Of all that they were loaded from.
    pub fingerprint: Fingerprint,
}

/// The schema files of the site itself in a folder; one that is no text is reported and left out.
pub(crate) fn own_files<'i>(
    inputs: &'i Inputs,
    folder: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(SourcePath, &'i str)> {
    let files = inputs.sources.iter().filter_map(|(path, source)| match source {
        Source::Text(bytes) if path.folder() == folder && path.extension() == "yaml" => {
            let text = decode(path, bytes, diagnostics)?;
            check_description(path, text.text, text.offset, diagnostics);
            Some((path.clone(), text.text))
        }
        _ => None,
    });
    files.collect()
}

impl Schemas {
    /// The built-in schemas and the site's own; a broken file of the site is reported and left out.
    pub fn load(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let own_kinds = own_files(inputs, "schemas/content", diagnostics);
        let own = own_files(inputs, "schemas", diagnostics);
        let words = Words::of(inputs);
        let built_in = |folder| embedded(folder).into_iter().map(|(path, text)| (path, words.said(text)));
        let (kinds, others): (Vec<_>, Vec<_>) = (built_in("content").collect(), built_in("").collect());
        let mut loader = Loader { diagnostics };
        let mut schemas = Self {
            kinds: BTreeMap::new(),
            structure: Structure { sections: Vec::new(), menu: Vec::new(), quick: Vec::new() },
            site: IndexMap::new(),
            confirmations: IndexMap::new(),
            fingerprint: Self::fingerprint(inputs),
        };
        let sections = schemas.add_kinds(borrowed(&kinds).chain(own_kinds), &mut loader);
        schemas.add_structure_and_site(borrowed(&others), &mut loader);
        // The site's own structure comes last: it may say otherwise of a section that a kind names.
        own_section::add(&sections, &mut schemas.structure, loader.diagnostics);
        schemas.add_structure_and_site(own.into_iter(), &mut loader);
        own_section::add_to_menu(&sections, &mut schemas.structure, loader.diagnostics);
        schemas.check_kinds(diagnostics);
        schemas
    }

    /// The built-in schemas alone.
    pub fn built_in() -> Self {
        Self::load(&Inputs::new(jiff::civil::Date::MIN), &mut Vec::new())
    }

    /// The kinds of units that `site.yaml` may name: key and label.
    pub fn units(&self) -> IndexMap<String, String> {
        match self.site.get("unit").map(|field| &field.ty) {
            Some(FieldType::Choice(units)) => {
                units.iter().map(|(key, label)| (key.clone(), label.vi.clone())).collect()
            }
            _ => IndexMap::new(),
        }
    }

    /// Adds the kinds that files describe; the sections that some of them name are left to the caller.
    fn add_kinds<'t>(
        &mut self,
        files: impl Iterator<Item = (SourcePath, &'t str)>,
        loader: &mut Loader<'_>,
    ) -> Vec<OwnSection> {
        let (every, files): (Vec<_>, Vec<_>) = files.partition(|(path, _)| path.stem() == "_every");
        let every: EveryKindYaml = every.first().and_then(|(path, text)| loader.read(path, text)).unwrap_or_default();
        let mut sections = Vec::new();
        for (path, text) in files {
            let Some(mut yaml) = loader.read::<KindYaml>(&path, text) else { continue };
            let section = yaml.section.take();
            if let Some(kind) = loader.built(&path, yaml.build(&every)) {
                sections.extend(section.map(|section| OwnSection::new(path, &kind, section)));
                self.kinds.insert(kind.name.clone(), kind);
            }
        }
        sections
    }

    fn add_structure_and_site<'t>(
        &mut self,
        files: impl Iterator<Item = (SourcePath, &'t str)>,
        loader: &mut Loader<'_>,
    ) {
        for (path, text) in files {
            match path.stem() {
                "structure" => {
                    let Some(yaml) = loader.read::<StructureYaml>(&path, text) else { continue };
                    if let Some(yaml) = loader.built(&path, yaml.fault().map_or(Ok(yaml), Err)) {
                        yaml.extend(&mut self.structure);
                    }
                }
                "site" => loader.fields(&path, text, &mut self.site),
                "xac-nhan" => loader.fields(&path, text, &mut self.confirmations),
                _ => {}
            }
        }
    }

    /// The fingerprint of what [`Schemas::load`] reads.
    pub fn fingerprint(inputs: &Inputs) -> Fingerprint {
        Fingerprint::of_all([inputs.fingerprint_below("schemas/")].into_iter().chain(Words::of(inputs).fingerprint()))
    }

    /// SHA-256 of all that the schemas and the packs of rules are read from, as [`Inputs::hash`] is made: the files that the
    /// program comes with, then those of the site.
    pub fn hash(inputs: &Inputs) -> String {
        let line = |path: &SourcePath, bytes: &[u8]| format!("{}  {path}\n", sha256(bytes));
        let own = inputs.sources.iter().filter_map(|(path, source)| match source {
            Source::Text(bytes) if path.as_str().starts_with("schemas/") => Some(line(path, bytes)),
            _ => None,
        });
        let built_in = ["", "content", "checklist"].into_iter().flat_map(embedded);
        let lines: String = built_in.map(|(path, text)| line(&path, text.as_bytes())).chain(own).collect();
        sha256(lines.as_bytes())
    }

    fn check_kinds(&self, diagnostics: &mut Vec<Diagnostic>) {
        for section in &self.structure.sections {
            for kind in section.kinds.iter().filter(|kind| !self.kinds.contains_key(*kind)) {
                let message = format!("Chuyên mục {} nhắc tới loại nội dung không có: “{kind}”", section.route);
                let help = format!("Thêm tệp schemas/content/{kind}.yaml, hoặc sửa mục kinds của chuyên mục");
                diagnostics.push(Diagnostic::error(Code::BadSchema, message).help(help));
            }
        }
    }
}

fn borrowed<'t>(files: &'t [(SourcePath, Cow<'static, str>)]) -> impl Iterator<Item = (SourcePath, &'t str)> {
    files.iter().map(|(path, text)| (path.clone(), text.as_ref()))
}

struct Loader<'d> {
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Loader<'_> {
    fn read<T: DeserializeOwned>(&mut self, path: &SourcePath, text: &str) -> Option<T> {
        read_schema(path, text).map_err(|diagnostic| self.diagnostics.push(diagnostic)).ok()
    }

    /// Takes the fields of a file beside `content/`; those that were known stay where the description is wrong.
    fn fields(&mut self, path: &SourcePath, text: &str, known: &mut IndexMap<String, Field>) {
        let Some(yaml) = self.read::<KindYaml>(path, text) else { return };
        if let Some(kind) = self.built(path, yaml.build(&EveryKindYaml::default())) {
            *known = kind.fields;
        }
    }

    fn built<T>(&mut self, path: &SourcePath, built: Result<T, String>) -> Option<T> {
        built
            .map_err(|fault| {
                let message = format!("Tệp mô tả sai: {fault}");
                self.diagnostics.push(Diagnostic::error(Code::BadSchema, message).in_file(path).help(COMPARE));
            })
            .ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_schemas_are_sound() {
        let mut diagnostics = Vec::new();
        let inputs = Inputs::new(jiff::civil::date(2026, 11, 21));
        let schemas = Schemas::load(&inputs, &mut diagnostics);
        assert_eq!(diagnostics, []);
        assert!(schemas.kinds.len() >= 14 && schemas.structure.sections.len() >= 30);
        assert!(schemas.kinds["document"].fields["files"].required.always, "a document needs its file");
        let menu = schemas.structure.menu.iter().flat_map(|group| &group.routes);
        for route in menu.chain(&schemas.structure.quick) {
            assert!(schemas.structure.section(route).is_some(), "{route} of the menu has no section");
        }
    }

    #[test]
    fn a_site_adds_a_kind_and_a_section_with_its_own_files() {
        let kind = "kind: menu\nlabel: Thực đơn\nabout: Bữa trưa bán trú.\nfields:\n  day: { type: date, required: true, label: Ngày }\n";
        let section =
            "sections:\n  - { route: /thuc-don/, title: Thực đơn, about: Bữa trưa., kinds: [menu], view: pages }\n";
        let inputs = Inputs::new(jiff::civil::date(2026, 11, 21))
            .with("schemas/content/menu.yaml", kind)
            .with("schemas/structure.yaml", section);
        let mut diagnostics = Vec::new();
        let schemas = Schemas::load(&inputs, &mut diagnostics);
        assert_eq!(diagnostics, []);
        assert!(schemas.kinds["menu"].fields.contains_key("title"));
        assert_eq!(schemas.structure.holding("/thuc-don/2026/").unwrap().title, "Thực đơn");
    }

    #[test]
    fn a_schema_file_of_the_site_in_another_encoding_is_reported() {
        let kind = b"kind: menu\nlabel: Th\xf9c \xae\xa5n\n".as_slice();
        let inputs = Inputs::new(jiff::civil::date(2026, 11, 21)).with("schemas/content/menu.yaml", kind);
        let mut diagnostics = Vec::new();
        let schemas = Schemas::load(&inputs, &mut diagnostics);
        assert_eq!(diagnostics.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::NotUtf8]);
        assert!(!schemas.kinds.contains_key("menu"));
    }
}
