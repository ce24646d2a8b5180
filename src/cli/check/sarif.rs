//! The findings as a SARIF 2.1.0 log, which code hosts show beside the lines.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Findings;
use crate::config;
use crate::diagnostic::{self, Diagnostic, Place, Severity, Texts};
use crate::report::{Item, Level, Report, Verdict};
use crate::source::SourcePath;

/// The log of one run.
pub(super) fn log(findings: &Findings<'_>) -> Value {
    let items: Vec<&Item> = findings.report.map(failed).unwrap_or_default();
    let texts = Texts::new(|path| findings.inputs.text(path));
    let mut rules: BTreeMap<&str, Value> = BTreeMap::new();
    for diagnostic in findings.diagnostics {
        let about = diagnostic.code.explanation();
        let rule = json!({
            "id": diagnostic.code.as_str(),
            "shortDescription": { "text": about.title },
            "fullDescription": { "text": about.text },
            "help": { "text": about.help() },
        });
        rules.insert(diagnostic.code.as_str(), rule);
    }
    for item in &items {
        let rule = json!({
            "id": item.id,
            "shortDescription": { "text": item.title },
            "fullDescription": { "text": format!("{} ({})", item.condition, item.citation) },
            "help": { "text": item.todo },
        });
        rules.insert(&item.id, rule);
    }
    let shown = diagnostic::in_brief(findings.diagnostics);
    let results = shown.iter().map(|diagnostic| of_diagnostic(diagnostic, &texts));
    let results: Vec<Value> = results.chain(items.iter().map(|item| of_item(item))).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "congtruong",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": "vi",
                "rules": rules.into_values().collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// The items that are missing, those for information left out.
pub(super) fn failed(report: &Report) -> Vec<&Item> {
    let asked = |item: &&Item| item.verdict == Verdict::Fail && item.level != Level::Information;
    report.items.iter().filter(asked).collect()
}

fn of_diagnostic(diagnostic: &Diagnostic, texts: &Texts<'_>) -> Value {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let help = diagnostic.help.iter().map(|help| format!(". {help}"));
    let citation = diagnostic.citation.iter().map(|citation| format!(" (căn cứ: {citation})"));
    let text: String = std::iter::once(diagnostic.message.clone()).chain(help).chain(citation).collect();
    let places: Vec<Value> = diagnostic.place.iter().map(|place| location(place, texts)).collect();
    json!({ "ruleId": diagnostic.code.as_str(), "level": level, "message": { "text": text }, "locations": places })
}

/// A missing item is shown where its page is written, and at `site.yaml` where there is none: code hosts want a file.
fn of_item(item: &Item) -> Value {
    let level = if item.level == Level::Mandatory { "error" } else { "warning" };
    let text = format!("Còn thiếu: {}. {}. {} ({})", item.title, item.finding, item.todo, item.citation);
    let file = item.file.as_ref().map_or_else(|| config::FILE.to_owned(), uri);
    let place = json!({ "physicalLocation": { "artifactLocation": { "uri": file }, "region": { "startLine": 1 } } });
    json!({ "ruleId": item.id, "level": level, "message": { "text": text }, "locations": [place] })
}

fn location(place: &Place, texts: &Texts<'_>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&place.path) } });
    if let (Some(span), Some(text)) = (place.span, texts.lines(&place.path)) {
        let start = text.line_and_column(span.start as usize);
        let end = text.line_and_column(span.end as usize);
        physical["region"] =
            json!({ "startLine": start.0, "startColumn": start.1, "endLine": end.0, "endColumn": end.1 });
    }
    json!({ "physicalLocation": physical })
}

fn uri(path: &SourcePath) -> String {
    const KEPT: percent_encoding::AsciiSet =
        percent_encoding::NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.');
    percent_encoding::utf8_percent_encode(path.as_str(), &KEPT).to_string()
}
