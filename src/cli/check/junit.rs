//! The findings as JUnit XML, which build servers show as tests: one suite for the content, one for the checklist.

use std::fmt::Write;

use super::Findings;
use crate::diagnostic::{self, Diagnostic, Severity, Texts};
use crate::report::{Item, Level, Reason, Verdict};
use crate::unseen::visible;

/// What became of a test.
enum Fate {
    Passed,
    /// It passed, and something is to be said of it.
    Noted(String),
    Failed(String),
    /// It wasn't asked.
    Skipped(String),
}

struct Case {
    suite: &'static str,
    name: String,
    fate: Fate,
}

/// The whole document.
pub(super) fn suites(findings: &Findings<'_>) -> String {
    let texts = Texts::new(|path| findings.inputs.text(path));
    let shown = diagnostic::in_brief(findings.diagnostics);
    let content = shown.iter().map(|diagnostic| of_diagnostic(diagnostic, &texts)).collect();
    let items = findings.report.map(|report| report.items.iter().map(of_item).collect()).unwrap_or_default();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"congtruong\">\n");
    suite("Nội dung", content, &mut xml);
    suite("Đối chiếu theo quy định", items, &mut xml);
    xml + "</testsuites>\n"
}

fn suite(name: &str, mut cases: Vec<Case>, xml: &mut String) {
    if cases.is_empty() {
        cases.push(Case { suite: "congtruong", name: "Không có gì phải báo".to_owned(), fate: Fate::Passed });
    }
    let count = |wanted: fn(&Fate) -> bool| cases.iter().filter(|case| wanted(&case.fate)).count();
    let failures = count(|fate| matches!(fate, Fate::Failed(_)));
    let skipped = count(|fate| matches!(fate, Fate::Skipped(_)));
    // Writing to a string can't fail.
    let _ = writeln!(
        xml,
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{failures}\" skipped=\"{skipped}\">",
        escaped(name),
        cases.len()
    );
    for case in &cases {
        let (name, class) = (escaped(&case.name), case.suite);
        let outcome = match &case.fate {
            Fate::Passed => String::new(),
            Fate::Noted(what) => format!("<system-out>{}</system-out>", escaped(what)),
            Fate::Failed(why) => format!("<failure message=\"{}\"/>", escaped(why)),
            Fate::Skipped(why) => format!("<skipped message=\"{}\"/>", escaped(why)),
        };
        let _ = writeln!(xml, "    <testcase classname=\"{class}\" name=\"{name}\">{outcome}</testcase>");
    }
    xml.push_str("  </testsuite>\n");
}

/// Every diagnostic is a case; a warning stands in nobody's way, so that its case passes with a note.
fn of_diagnostic(diagnostic: &Diagnostic, texts: &Texts<'_>) -> Case {
    let place = diagnostic.place.as_ref().map(|place| {
        let at = place.span.and_then(|span| {
            let (line, column) = texts.lines(&place.path)?.line_and_column(span.start as usize);
            Some(format!(":{line}:{column}"))
        });
        format!("{}{}", place.path, at.unwrap_or_default())
    });
    let why = match &diagnostic.help {
        Some(help) => format!("{}. {help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    let fate = match diagnostic.severity {
        Severity::Error => Fate::Failed(why),
        Severity::Warning => Fate::Noted(why),
    };
    Case { suite: diagnostic.code.as_str(), name: place.unwrap_or_else(|| diagnostic.message.clone()), fate }
}

fn of_item(item: &Item) -> Case {
    let todo = if item.todo.is_empty() { String::new() } else { format!(". {}", item.todo) };
    let why = || format!("{}{todo} (căn cứ: {})", item.finding, item.citation);
    let fate = match (item.verdict, item.level) {
        (Verdict::Pass, _) => Fate::Passed,
        (Verdict::Declared | Verdict::Confirmed, _) => Fate::Noted(why()),
        (Verdict::Fail, Level::Mandatory | Level::Recommended) => Fate::Failed(why()),
        (Verdict::Fail, Level::Information) => Fate::Skipped(why()),
        (Verdict::NeedsPerson, _) => Fate::Skipped(format!("{}: {}", Verdict::NeedsPerson.label(), why())),
        (Verdict::NotApplicable, _) => {
            let reason = item.reason.map_or(Verdict::NotApplicable.label(), Reason::label);
            Fate::Skipped(format!("{reason}: {}", item.finding))
        }
    };
    Case { suite: "doi-chieu", name: format!("{}: {}", item.id, item.title), fate }
}

/// Text for an attribute in XML; what nobody sees stands there by its number.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\r' | '\t' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
