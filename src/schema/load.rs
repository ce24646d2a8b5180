//! The built-in knowledge and what a site adds to it in its own `schemas/` folder, checked the same way.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::built_in::embedded;
use super::field::{Field, FieldType};
use super::kind::{Kind, KindName};
use super::loader::Loader;
use super::of_program::OfProgram;
use super::own_kind::KindsOfSite;
use super::own_section;
use super::seen::check_description;
use super::structure::Structure;
use super::unread;
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
    /// How this kind of unit says what the program says in words of a school.
    pub words: Words,
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
    /// The built-in schemas and what the site's own add to them; a broken file of the site is reported and left out.
    pub fn load(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let own_kinds = own_files(inputs, "schemas/content", diagnostics);
        let own = own_files(inputs, "schemas", diagnostics);
        let words = Words::of(inputs);
        let program = OfProgram::said(&words);
        diagnostics.extend(program.diagnostics.iter().cloned());
        let mut loader = Loader { words: &words, diagnostics };
        let mut schemas = Self {
            kinds: program.kinds.clone(),
            structure: program.structure.clone(),
            site: program.site.clone(),
            confirmations: program.confirmations.clone(),
            words: words.clone(),
            fingerprint: Self::fingerprint(inputs),
        };
        let official = &program.structure;
        let mut structures = loader.structures(&own);
        let placed = structures.iter().flat_map(|(_, yaml)| yaml.kinds_beside(official)).collect();
        let kinds = KindsOfSite::new(&placed, &program).add(own_kinds, &mut schemas.kinds, &mut loader);
        for (_, yaml) in &mut structures {
            yaml.rename(official, &|kind| kinds.beside.get(kind).cloned());
        }
        // The site's own structure comes last: it may say otherwise of a section that a kind names.
        own_section::add(&kinds.sections, &mut schemas.structure, loader.diagnostics);
        for (path, yaml) in structures {
            let mut idle = Vec::new();
            yaml.extend(&mut schemas.structure, official, &mut idle);
            loader.tell_idle(&path, "các chuyên mục có sẵn", &idle);
        }
        schemas.add_fields_of_site(&own, &mut loader);
        own_section::add_to_menu(&kinds.sections, &mut schemas.structure, loader.diagnostics);
        schemas.check_kinds(diagnostics);
        unread::check(inputs, diagnostics);
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

    /// Adds what the site's own files say of the fields of the files beside `content/`.
    fn add_fields_of_site(&mut self, own: &[(SourcePath, &str)], loader: &mut Loader<'_>) {
        if own.is_empty() {
            return;
        }
        let built_in = loader.built_in("");
        for (path, text) in own {
            let Some((_, official)) = built_in.iter().find(|(known, _)| known == path) else { continue };
            match path.stem() {
                "structure" => {}
                "site" => loader.more_fields(path, text, official, &mut self.site),
                "xac-nhan" => loader.more_fields(path, text, official, &mut self.confirmations),
                _ => loader.tell_unused(path, "Xóa tệp này; những gì nó ghi là của chương trình, trang không đổi được"),
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
