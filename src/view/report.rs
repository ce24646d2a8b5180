//! The public checklist: what is there and what is missing, by regulation, the gaps first.

use jiff::civil::Date;
use serde::Serialize;

use super::record::Opening;
use super::section::section_frame;
use super::{Page, render};
use crate::output::Outputs;
use crate::report::{Item, Level, PackInfo, Report, Score, Verdict};
use crate::site::{Base, SectionId};
use crate::theme::RenderError;

#[derive(Serialize)]
struct ReportView<'s> {
    #[serde(flatten)]
    opening: Opening<'s>,
    today: Date,
    score: Score,
    /// What the packs that bind the site ask for and isn't there; what must be comes first.
    gaps: Vec<Row<'s>>,
    packs: Vec<Pack<'s>>,
    json: String,
}

#[derive(Serialize)]
struct Pack<'s> {
    title: &'s str,
    binding: bool,
    groups: Vec<Verdicts<'s>>,
}

/// The items of a pack with one verdict.
#[derive(Serialize)]
struct Verdicts<'s> {
    verdict: Verdict,
    rows: Vec<Row<'s>>,
}

#[derive(Serialize)]
struct Row<'s> {
    id: &'s str,
    title: &'s str,
    citation: &'s str,
    level: Level,
    condition: &'s str,
    finding: &'s str,
    evidence: Vec<Evidence<'s>>,
    todo: &'s str,
}

#[derive(Serialize)]
struct Evidence<'s> {
    /// The address without the host, as a reader knows it.
    text: &'s str,
    href: &'s str,
}

/// The order in which a pack tells its verdicts.
const ORDER: [Verdict; 4] = [Verdict::Fail, Verdict::NeedsPerson, Verdict::Pass, Verdict::NotApplicable];

/// Renders the page.
pub(super) fn section(outputs: &Outputs, id: SectionId) -> Result<String, RenderError> {
    let (site, report) = (&outputs.site, &outputs.report);
    let view = ReportView {
        opening: Opening::bare(site, id),
        today: report.today,
        score: report.score,
        gaps: gaps(report, &site.base),
        packs: report.packs.iter().map(|pack| Pack::new(report, pack, &site.base)).collect(),
        json: site.base.href("/report.json"),
    };
    render(outputs, Page { template: "report.html", frame: section_frame(outputs, id), view })
}

fn gaps<'s>(report: &'s Report, base: &Base) -> Vec<Row<'s>> {
    let binding = |item: &&Item| report.packs.iter().any(|pack| pack.binding && pack.id == item.pack);
    let mut gaps: Vec<_> = report.items.iter().filter(|item| item.verdict == Verdict::Fail).filter(binding).collect();
    gaps.sort_by_key(|item| item.level);
    gaps.into_iter().map(|item| Row::new(item, base)).collect()
}

impl<'s> Pack<'s> {
    fn new(report: &'s Report, pack: &'s PackInfo, base: &Base) -> Self {
        let group = |verdict: Verdict| {
            let those = report.items.iter().filter(|item| item.pack == pack.id && item.verdict == verdict);
            Verdicts { verdict, rows: those.map(|item| Row::new(item, base)).collect() }
        };
        let groups = ORDER.map(group).into_iter().filter(|group| !group.rows.is_empty());
        Self { title: &pack.title, binding: pack.binding, groups: groups.collect() }
    }
}

impl<'s> Row<'s> {
    fn new(item: &'s Item, base: &Base) -> Self {
        let evidence = |href: &'s String| Evidence { text: href.strip_prefix(&base.origin).unwrap_or(href), href };
        Self {
            id: &item.id,
            title: &item.title,
            citation: &item.citation,
            level: item.level,
            condition: &item.condition,
            finding: &item.finding,
            evidence: item.evidence.iter().map(evidence).collect(),
            todo: &item.todo,
        }
    }
}
