//! A made-up site with a page of every kind in every section, each field filled: something for every template to show.

use std::sync::Arc;

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use crate::checklist;
use crate::content::{self, Entry};
use crate::inputs::{FileFacts, Inputs, Source};
use crate::lang::Lang;
use crate::output::Outputs;
use crate::schema::{Field, FieldType, Kind, Schemas, SectionSchema};
use crate::search::{Index, IndexMemo};
use crate::site::{self, Sites};
use crate::source::SourcePath;
use crate::vietnamese;

/// The files that its entries name.
const FILES: [(&str, &[u8]); 3] = [
    ("content/mau.pdf", b"%PDF-1.7"),
    ("content/mau.png", b"\x89PNG\r\n\x1a\n"),
    ("content/mau.csv", "Mục,Số\nA,1\n".as_bytes()),
];
/// Kinds as a school may add them, for the templates of those that only schemas know: one listed in a table, with a
/// field of every form, and one listed as cards.
const KINDS: [(&str, &str); 2] = [
    (
        "schemas/content/loai-thu-bang.yaml",
        "\
kind: loai-thu-bang
label: Mẫu
about: Mẫu.
date: ngay
section: { route: /loai-thu-bang/ }
fields:
  ngay: { type: date, label: Mẫu }
  luc: { type: datetime, label: Mẫu }
  tuan: { type: week, label: Mẫu }
  trang: { type: page, label: Mẫu }
  web: { type: url, label: Mẫu }
  chu: { type: list, of: { type: text }, label: Mẫu }
  tep: { type: file, label: Mẫu }
  anh: { type: image, label: Mẫu }
  nhom: { type: record, label: Mẫu, fields: { so: { type: integer, label: Mẫu } } }
  bang: { type: table, label: Mẫu, columns: { so: { type: integer, label: Mẫu } } }
",
    ),
    (
        "schemas/content/loai-thu-the.yaml",
        "kind: loai-thu-the\nlabel: Mẫu\nabout: Mẫu.\nsection: { route: /loai-thu-the/ }\nfields: {}\n",
    ),
];
/// Fields that would hide an entry or say again what its place says.
const LEFT_OUT: [&str; 8] = ["draft", "publish", "expires", "slug", "aliases", "lang", "translation_of", "kind"];

/// The made-up site under the same theme, schemas and configuration; `None` where not even that can be put together.
pub(super) fn outputs(real: &Outputs, inputs: &Inputs) -> Option<Outputs> {
    let mut made_up = KINDS.iter().fold(Inputs::new(inputs.now), |made_up, (path, text)| made_up.with(path, *text));
    made_up.base_url.clone_from(&inputs.base_url);
    let own = inputs.sources.iter().filter(|(path, _)| path.as_str().starts_with("schemas/"));
    made_up.sources.extend(own.map(|(path, source)| (path.clone(), source.clone())));
    // Nothing of this is published, so that what is wrong with it doesn't matter.
    let faults = &mut Vec::new();
    let schemas = &Arc::new(Schemas::load(&made_up, faults));
    for (path, bytes) in FILES {
        let source =
            if path.ends_with(".csv") { Source::Text(bytes.into()) } else { Source::File(FileFacts::of(bytes)) };
        made_up.sources.insert(SourcePath::new(path)?, source);
    }
    let languages: &[Lang] = if real.site.config.has_english() { &[Lang::Vi, Lang::En] } else { &[Lang::Vi] };
    let written =
        languages.iter().flat_map(|lang| schemas.structure.sections.iter().map(move |section| (*lang, section)));
    let mut entries: Vec<Arc<Entry>> = written
        .flat_map(|(lang, section)| section.kinds.iter().map(move |kind| (lang, section, kind)))
        .flat_map(|(lang, section, kind)| Filling::ALL.map(|filling| (lang, section, kind, filling)))
        .filter_map(|(lang, section, kind, filling)| {
            let kind = schemas.kinds.get(kind)?;
            Writer { inputs: &made_up, schemas, lang, section, filling }.entry(kind)
        })
        .map(Arc::new)
        .collect();
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    let site = site::assemble(&made_up, Arc::clone(schemas), real.site.config.clone(), entries, None, faults)?;
    let (site, report) = (Arc::new(site), Arc::new(checklist::unjudged(&real.site)));
    let sites = Sites { public: Arc::clone(&site), shown: Arc::clone(&site) };
    let index = Arc::new(Index::new(site, IndexMemo::none()));
    Outputs::new(sites, index, report, Arc::clone(&real.theme), real.apart()).ok()
}

/// How much of an entry is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filling {
    Everything,
    /// Only what must be: much of a page is empty then.
    Required,
}

impl Filling {
    const ALL: [Self; 2] = [Self::Everything, Self::Required];
}

/// Writes entries of one section.
#[derive(Clone, Copy)]
struct Writer<'w> {
    inputs: &'w Inputs,
    schemas: &'w Schemas,
    lang: Lang,
    section: &'w SectionSchema,
    filling: Filling,
}

impl Writer<'_> {
    fn entry(self, kind: &Kind) -> Option<Entry> {
        let (prefix, route) = (self.lang.prefix(), &self.section.route);
        let name = match self.filling {
            Filling::Everything => format!("mau-{}", kind.name),
            Filling::Required => format!("it-{}", kind.name),
        };
        let path = SourcePath::new(&format!("content{prefix}{route}{name}.md"))?;
        let mut fields = self.record(&kind.fields);
        fields.insert("kind".to_owned(), json!(kind.name));
        fields.insert("aliases".to_owned(), json!([format!("/cu{prefix}{route}{name}/")]));
        // YAML's flow style knows all that JSON does.
        let text = format!("---\n{}\n---\n\n## Đề mục\n\nNội dung của trang thử.\n", Value::Object(fields));
        let tables = |path: &SourcePath| self.inputs.bytes(path).cloned();
        content::parse(&path, text.as_bytes(), self.schemas, &tables, &mut Vec::new())
    }

    fn record(self, fields: &IndexMap<String, Field>) -> Map<String, Value> {
        let filled = fields.iter().filter(|(name, field)| !LEFT_OUT.contains(&name.as_str()) && self.fills(field));
        filled.map(|(name, field)| (name.clone(), self.value(&field.ty))).collect()
    }

    fn fills(self, field: &Field) -> bool {
        let required = &field.required;
        let must = required.always || required.in_sections.contains(&self.section.route) || required.without.is_some();
        self.filling == Filling::Everything || must || !required.when.is_empty()
    }

    fn value(self, ty: &FieldType) -> Value {
        let today = self.inputs.today();
        match ty {
            FieldType::Text => json!("Mẫu"),
            FieldType::Number(range) => {
                // As a person writes it: 1, where a float would be 1.0.
                let number = range.min.unwrap_or(1.0).max(1.0).min(range.max.unwrap_or(f64::MAX));
                number.to_string().parse().map_or(Value::Null, Value::Number)
            }
            FieldType::Bool => json!(true),
            FieldType::Date | FieldType::DateTime => json!(today.to_string()),
            FieldType::Time => json!("07:30"),
            FieldType::Year => json!(today.year()),
            FieldType::SchoolYear => json!(format!("{}-{}", today.year(), today.year() + 1)),
            FieldType::Week => {
                let (year, week) = vietnamese::week_of(today);
                json!(format!("{year}-W{week:02}"))
            }
            FieldType::Url => json!("https://mau.example/"),
            FieldType::Email => json!("mau@mau.example"),
            FieldType::Phone => json!("0299 000 1998"),
            FieldType::Colour => json!("#0b5394"),
            FieldType::Slug => json!("mau"),
            FieldType::Path => json!("/mau/"),
            FieldType::File => json!("/mau.pdf"),
            FieldType::Image => json!("/mau.png"),
            FieldType::Page => json!("/gioi-thieu/mau-page.md"),
            FieldType::Choice(values) => json!(values.keys().next()),
            FieldType::List(of) => json!([self.value(of)]),
            FieldType::Record { fields, .. } => Value::Object(self.record(fields)),
            FieldType::Table { columns } if columns.is_empty() => json!("/mau.csv"),
            FieldType::Table { columns } => json!([Value::Object(self.record(columns))]),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Memo;
    use crate::config::SAMPLE;
    use crate::theme::Theme;
    use crate::view;

    #[test]
    fn every_template_makes_a_page_of_the_made_up_site() {
        let inputs =
            Inputs::new(jiff::civil::date(2026, 11, 21)).with("site.yaml", format!("{SAMPLE}languages: [vi, en]\n"));
        let real = crate::build(&inputs, &Memo::none()).outputs.unwrap();
        let made_up = outputs(&real, &inputs).unwrap();
        let ground = made_up.ground();
        let pages = ground.site.targets.iter().filter_map(|(route, target)| view::page(ground, route, target));
        let mut used: BTreeSet<String> = pages.map(|page| page.template().to_owned()).collect();
        used.insert(view::not_found(ground).template().to_owned());
        let built_in: BTreeSet<String> = Theme::built_in_templates()
            .filter(|name| !name.starts_with('_') && *name != "base.html")
            .map(str::to_owned)
            .collect();
        assert_eq!(built_in.difference(&used).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}
