//! The built-in packs and a site's own `schemas/checklist/`, read and checked the same way.

use std::collections::BTreeMap;

use super::check::Named;
use super::pack::{Pack, Rule};
use crate::diagnostic::{Code, Diagnostic};
use crate::inputs::Inputs;
use crate::schema::{FieldType, Schemas, embedded, own_files, read_schema};
use crate::source::{SourcePath, Span};
use crate::vietnamese;

/// Where packs are kept, in the program and in a site.
const FOLDER: &str = "schemas/checklist";

/// Every sound pack, in the order of the files; a site's file takes the place of a built-in one of the same name.
pub fn packs(inputs: &Inputs, schemas: &Schemas, diagnostics: &mut Vec<Diagnostic>) -> Vec<Pack> {
    let mut files: BTreeMap<SourcePath, &str> = embedded("checklist").into_iter().collect();
    files.extend(own_files(inputs, FOLDER));
    let mut packs: Vec<(SourcePath, Pack)> = Vec::new();
    for (path, text) in files {
        match read_schema::<Pack>(&path, text) {
            Ok(pack) => packs.push((path, pack)),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
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
        for unit in &rule.applies_to.units {
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
                let field = schemas.kinds.get(*kind).and_then(|kind| kind.fields.get(*field));
                let Some(FieldType::Choice(values)) = field.map(|field| &field.ty) else { return };
                if !values.contains_key(*key) {
                    self.unknown(path, span, "giá trị", key, values.keys().map(String::as_str));
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
