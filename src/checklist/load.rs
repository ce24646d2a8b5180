//! The built-in packs and a site's own `schemas/checklist/`, read and checked the same way.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::check::Named;
use super::choice;
use super::own_pack;
use super::pack::{Pack, Rule};
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::{Inputs, sha256};
use crate::report::Whose;
use crate::schema::{FieldType, Schemas, embedded, own_files, read_schema};
use crate::source::{SourcePath, Span};
use crate::vietnamese;

/// Where packs are kept, in the program and in a site.
const FOLDER: &str = "schemas/checklist";

/// A pack with the file it is read from, or what is wrong there.
type Read = Result<(SourcePath, Pack), Diagnostic>;

/// The packs that the program comes with; tests hold that they can be read.
static OFFICIAL: LazyLock<Vec<Read>> =
    LazyLock::new(|| embedded("checklist").into_iter().map(|(path, text)| read(path, text, Whose::Official)).collect());

fn read(path: SourcePath, text: &str, whose: Whose) -> Read {
    let pack = read_schema::<Pack>(&path, text)?;
    let file = (whose == Whose::Own).then(|| path.clone());
    Ok((path, Pack { whose, file, hash: sha256(text.as_bytes()), ..pack }))
}

/// Every sound pack, the official ones first. What the site adds takes nobody's place: a pack or a rule of its own that
/// has the id of an official one is told and left out.
pub fn packs(inputs: &Inputs, schemas: &Schemas, diagnostics: &mut Vec<Diagnostic>) -> Vec<Pack> {
    let own = own_files(inputs, FOLDER, diagnostics);
    let own = own.into_iter().map(|(path, text)| read(path, text, Whose::Own));
    let mut packs: Vec<(SourcePath, Pack)> = Vec::new();
    for read in OFFICIAL.iter().cloned().chain(own) {
        match read {
            Ok(pack) => packs.push(pack),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    own_pack::leave_out_official_ids(&mut packs, diagnostics);
    Reviewer { schemas, diagnostics }.review(&packs);
    packs.into_iter().map(|(_, pack)| pack).collect()
}

/// Holds packs against each other and against the schemas they speak of.
struct Reviewer<'r> {
    schemas: &'r Schemas,
    diagnostics: &'r mut Vec<Diagnostic>,
}

impl Reviewer<'_> {
    fn review(&mut self, packs: &[(SourcePath, Pack)]) {
        let ids: Vec<&str> = packs.iter().map(|(_, pack)| pack.id.as_str()).collect();
        let mut seen: BTreeMap<&str, &SourcePath> = BTreeMap::new();
        for (path, pack) in packs {
            if let Some(next) = pack.replaced_by.as_deref().filter(|next| !ids.contains(next)) {
                self.unknown(path, pack.id.span, "bộ quy tắc", next, ids.iter().copied());
            }
            for (id, span) in std::iter::once((pack.id.as_str(), pack.id.span))
                .chain(pack.rules.iter().map(|r| (r.id.as_str(), r.id.span)))
            {
                if let Some(other) = seen.insert(id, path) {
                    let message = format!("Mã “{id}” đã dùng trong {other}");
                    self.report(
                        Diagnostic::error(Code::BadSchema, message).help("Mỗi mã chỉ dùng một lần"),
                        path,
                        span,
                    );
                }
            }
            for rule in &pack.rules {
                self.rule(path, rule);
            }
        }
    }

    fn rule(&mut self, path: &SourcePath, rule: &Rule) {
        let texts = [&rule.title, &rule.clause, &rule.condition, &rule.todo];
        if texts.iter().any(|text| text.trim().is_empty()) {
            let message = format!("Quy tắc “{}” phải có title, clause, condition và todo", rule.id.value);
            self.report(Diagnostic::error(Code::BadSchema, message), path, rule.id.span);
        }
        for unit in rule.applies_to.units.iter().chain(&rule.applies_to.except) {
            self.choice_of_site(path, rule, "unit", unit);
        }
        for ownership in &rule.applies_to.ownership {
            self.choice_of_site(path, rule, "ownership", ownership);
        }
        for name in rule.check.names() {
            self.name(path, rule, &name);
        }
    }

    /// A key that `site.yaml` may have in one of its choices.
    fn choice_of_site(&mut self, path: &SourcePath, rule: &Rule, field: &str, key: &str) {
        let Some(FieldType::Choice(values)) = self.schemas.site.get(field).map(|field| &field.ty) else { return };
        if !values.contains_key(key) {
            self.unknown(path, rule.id.span, "loại đơn vị", key, values.keys().map(String::as_str));
        }
    }

    fn name(&mut self, path: &SourcePath, rule: &Rule, name: &Named<'_>) {
        let schemas = self.schemas;
        let span = rule.id.span;
        match name {
            Named::Route(route) => {
                let sections = &schemas.structure.sections;
                if *route != "/" && schemas.structure.section(route).is_none() {
                    self.unknown(
                        path,
                        span,
                        "chuyên mục",
                        route,
                        sections.iter().map(|section| section.route.as_str()),
                    );
                }
            }
            Named::Kind(kind) => {
                if !schemas.kinds.contains_key(*kind) {
                    self.unknown(path, span, "loại nội dung", kind, schemas.kinds.keys().map(String::as_str));
                }
            }
            Named::Field { kind, field } => {
                let Some(kind) = schemas.kinds.get(*kind) else { return };
                if !kind.fields.contains_key(*field) {
                    self.unknown(path, span, "mục", field, kind.fields.keys().map(String::as_str));
                }
            }
            Named::Key { kind, field, key } => {
                let Some(values) = choice::values(schemas, kind, field) else { return };
                if !values.contains_key(*key) {
                    self.unknown(path, span, "giá trị", key, values.keys().map(String::as_str));
                }
            }
            Named::Part { key, known } => {
                if !known.contains(key) {
                    self.unknown(path, span, "phần của quy chế", key, known.iter().copied());
                }
            }
        }
    }

    fn unknown<'n>(
        &mut self,
        path: &SourcePath,
        span: Span,
        what: &str,
        name: &str,
        known: impl Iterator<Item = &'n str> + Clone,
    ) {
        let help = match vietnamese::nearest(name, known.clone()) {
            Some(nearest) => format!("Có phải ý bạn là “{nearest}”?"),
            None => format!("Dùng được: {}", known.collect::<Vec<_>>().join(", ")),
        };
        let message = format!("Quy tắc nhắc tới {what} không có: “{name}”");
        self.report(Diagnostic::error(Code::BadSchema, message).help(help), path, span);
    }

    fn report(&mut self, diagnostic: Diagnostic, path: &SourcePath, span: Span) {
        self.diagnostics.push(diagnostic.at(path, span));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Lines;

    const HEAD: &str = "id: rieng\ntitle: Quy định riêng\nversion: 1\nin_force_from: 2026-01-01\n\
                        citation: { document: Quy định riêng }\nrules:\n";
    const RULE: &str = "  - id: rieng.a\n    title: Thực đơn\n    clause: điều 1\n    level: mandatory\n    \
                        condition: Có thực đơn\n    todo: Đăng thực đơn\n    check: ";

    /// What is told of a pack of the site's own, each as `line:column message | help`.
    fn told(pack: &str) -> Vec<String> {
        let inputs = Inputs::new(jiff::civil::date(2026, 11, 21)).with("schemas/checklist/rieng.yaml", pack);
        let mut diagnostics = Vec::new();
        let schemas = Schemas::load(&inputs, &mut diagnostics);
        packs(&inputs, &schemas, &mut diagnostics);
        let place = |diagnostic: &Diagnostic| {
            let place = diagnostic.place.clone().expect("a place");
            assert_eq!(place.path.as_str(), "schemas/checklist/rieng.yaml");
            Lines::new(pack).line_and_column(place.span.expect("a span").start as usize)
        };
        let line = |diagnostic: &Diagnostic| {
            let (line, column) = place(diagnostic);
            format!("{line}:{column} {} | {}", diagnostic.message, diagnostic.help.clone().unwrap_or_default())
        };
        diagnostics.iter().map(line).collect()
    }

    #[test]
    fn a_sound_pack_of_a_site_is_taken_without_a_word() {
        assert_eq!(told(&format!("{HEAD}{RULE}{{ calendar_current: {{}} }}\n")), [""; 0]);
    }

    #[test]
    fn a_misspelt_key_or_test_is_shown_where_it_stands() {
        let with = |check: &str| told(&format!("{HEAD}{RULE}{check}\n"));
        let nearest = |name: &str| format!("Có phải ý bạn là “{name}”?");
        assert_eq!(
            with("{ calendar_curent: {} }")[0].split(" | ").next(),
            Some("13:14 Tệp mô tả có giá trị lạ “calendar_curent”")
        );
        assert_eq!(
            with("{ page_filled: { route: /lien-he/, wrods: 3 } }"),
            [format!("13:47 Tệp mô tả có mục lạ “wrods” | {}", nearest("words"))]
        );
        let help = nearest("/thong-ke/");
        assert_eq!(
            with("{ page_filled: { route: /thong-kê/, words: 3 } }"),
            [format!("7:9 Quy tắc nhắc tới chuyên mục không có: “/thong-kê/” | {help}")]
        );
        assert_eq!(
            with("{ fields_filled: { route: /van-ban/, kind: documnt, fields: [a], what: x } }"),
            [format!("7:9 Quy tắc nhắc tới loại nội dung không có: “documnt” | {}", nearest("document"))]
        );
        assert!(
            with("{ fields_filled: { route: /van-ban/, kind: document, fields: [isued], what: x } }")[0]
                .starts_with("7:9 Quy tắc nhắc tới mục không có: “isued”")
        );
        assert_eq!(
            with("{ links: { all_of: [csld] } }"),
            [format!("7:9 Quy tắc nhắc tới giá trị không có: “csld” | {}", nearest("csdl"))]
        );
        assert_eq!(
            with("{ regulation: { of: site, parts: [trach-nhien] } }"),
            [format!("7:9 Quy tắc nhắc tới phần của quy chế không có: “trach-nhien” | {}", nearest("trach-nhiem"))]
        );
        assert_eq!(
            with("{ regulation: { of: email, parts: [su-dug] } }"),
            [format!("7:9 Quy tắc nhắc tới phần của quy chế không có: “su-dug” | {}", nearest("su-dung"))]
        );
    }

    #[test]
    fn a_rule_without_its_clause_is_refused() {
        let sound = format!("{HEAD}{RULE}{{ feed: {{}} }}\n");
        let without = sound.replace("    clause: điều 1\n", "");
        assert_eq!(told(&without), ["12:5 Tệp mô tả thiếu mục “clause” | Thêm dòng clause: …"]);
        let empty = sound.replace("clause: điều 1", "clause: \"\"");
        assert_eq!(told(&empty), ["7:9 Quy tắc “rieng.a” phải có title, clause, condition và todo | "]);
        let unfounded = sound.replace("citation: { document: Quy định riêng }\n", "");
        assert_eq!(told(&unfounded), ["5:1 Tệp mô tả thiếu mục “citation” | Thêm dòng citation: …"]);
    }

    #[test]
    fn names_are_held_against_the_other_packs_and_the_configuration() {
        let sound = format!("{HEAD}{RULE}{{ feed: {{}} }}\n");
        let twice = format!("{sound}{RULE}{{ feed: {{}} }}\n");
        assert_eq!(
            told(&twice),
            ["14:9 Mã “rieng.a” đã dùng trong schemas/checklist/rieng.yaml | Mỗi mã chỉ dùng một lần"]
        );
        let followed = sound.replace("version: 1", "version: 1\nreplaced_by: tt37-2021");
        assert_eq!(
            told(&followed),
            ["1:5 Quy tắc nhắc tới bộ quy tắc không có: “tt37-2021” | Có phải ý bạn là “tt37-2020”?"]
        );
        let units = sound.replace("    todo", "    applies_to: { units: [thcss] }\n    todo");
        assert_eq!(told(&units), ["7:9 Quy tắc nhắc tới loại đơn vị không có: “thcss” | Có phải ý bạn là “thcs”?"]);
    }
}
