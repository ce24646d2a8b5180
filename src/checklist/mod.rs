//! The checklist: packs of rules over the site give verdicts with evidence.
//!
//! It is an automatic comparison, no judgement: pass means found, well-formed and in time. Whether what was found is
//! adequate is a person's to say, and what the program can't see is [`Verdict::NeedsPerson`] or the school's own word.
//!
//! # How to add a rule
//!
//! 1. Write it into a file of `schemas/checklist/` (a site: into its own `schemas/checklist/`), beside its neighbours:
//!
//!    ```yaml
//!    - id: truong.thuc-don                    # unique in all packs, never changed afterwards
//!      title: Thực đơn bán trú hằng tuần      # what is required
//!      clause: điều 4                         # of the document in the pack's `citation`
//!      level: recommended                     # mandatory, recommended or information
//!      applies_to: { units: [tieu-hoc] }      # left out: everyone
//!      condition: Trong 14 ngày qua có ít nhất một bài ở Thông báo   # what is tested, in words
//!      todo: Đăng thực đơn mỗi thứ Sáu        # what to do when it fails
//!      check: { posts: { routes: [/thong-bao/], within_days: 14 } }
//!    ```
//! 2. Choose the test from the closed set of [`check::Check`]; each has its own small module with its parameters.
//!    A new kind of test is a new module there and one line in that enum.
//! 3. For a built-in pack add a case that meets the rule and one that doesn't to `tests/rules/PACK.txt`;
//!    `cargo test --test rules` demands both.
//!
//! Wrong YAML, unknown tests, routes, kinds and fields are diagnostics with file, line and column.

mod applies;
pub mod check;
mod choice;
mod deadline;
mod facts;
mod lint;
mod load;
mod outcome;
mod pack;

pub use facts::Facts;
pub use load::packs;
pub use outcome::Outcome;
pub use pack::{AppliesTo, Pack, Rule, Source};

use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::lang::Lang;
use crate::report::{Item, Level, PackInfo, Report, Score, Subject, Verdict};
use crate::search::Index;
use crate::site::Site;

/// Judges the site by every pack that applies on its day, and warns of what a person should look at.
pub fn run(site: &Site, inputs: &Inputs, index: &Index, diagnostics: &mut Vec<Diagnostic>) -> Report {
    let packs = packs(inputs, &site.schemas, diagnostics);
    let facts = Facts { site, inputs, index, diagnostics };
    let mut report = unjudged(site);
    for (pack, binding) in applied(&packs, site) {
        report.packs.push(PackInfo {
            id: pack.id.value.clone(),
            version: pack.version,
            title: pack.title.clone(),
            binding,
        });
        report.items.extend(pack.rules.iter().map(|rule| judge(pack, rule, binding, facts)));
    }
    report.score = score(&report.items);
    report.personal_data = lint::run(site, inputs, diagnostics);
    report
}

/// A report without any verdict, for a site that nobody has judged yet.
pub fn unjudged(site: &Site) -> Report {
    Report {
        schema: 1,
        site: subject(site),
        today: site.today,
        packs: Vec::new(),
        score: Score::default(),
        personal_data: 0,
        items: Vec::new(),
    }
}

/// The packs of the day, each with whether it binds the site: those that do first, the country's before a province's.
fn applied<'p>(packs: &'p [Pack], site: &Site) -> Vec<(&'p Pack, bool)> {
    let in_force = packs.iter().filter(|pack| applies::in_force(pack, packs, site.today));
    let mut applied: Vec<_> = in_force.map(|pack| (pack, applies::binds(pack, &site.config, site.today))).collect();
    applied.sort_by_key(|(pack, binding)| (!binding, !pack.binding_in.is_empty(), pack.in_force_from));
    applied
}

fn subject(site: &Site) -> Subject {
    Subject {
        name: site.config.name.value.clone(),
        url: site.base.absolute(&Lang::Vi.home()),
        unit: site.config.unit.key.clone(),
    }
}

fn judge(pack: &Pack, rule: &Rule, binding: bool, facts: Facts<'_>) -> Item {
    let outcome = match applies::exempt(&rule.applies_to, &facts.site.config) {
        Some(reason) => Outcome::not_applicable(reason),
        None => rule.check.judge(facts),
    };
    let level = if binding { rule.level } else { Level::Information };
    let open = matches!(outcome.verdict, Verdict::Fail | Verdict::NeedsPerson);
    let outcome = if level == Level::Information { for_information(outcome) } else { outcome };
    Item {
        id: rule.id.value.clone(),
        pack: pack.id.value.clone(),
        title: rule.title.clone(),
        citation: pack.citation.cite(&rule.clause),
        level,
        condition: rule.condition.clone(),
        verdict: outcome.verdict,
        finding: outcome.finding,
        evidence: outcome.evidence,
        todo: if open { rule.todo.clone() } else { String::new() },
    }
}

/// What nobody has to do can't be missed: it is told, and counts for nothing.
fn for_information(outcome: Outcome) -> Outcome {
    match outcome.verdict {
        Verdict::Fail => Outcome {
            verdict: Verdict::NotApplicable,
            finding: format!("Tham khảo, không bắt buộc. {}", outcome.finding),
            ..outcome
        },
        _ => outcome,
    }
}

fn score(items: &[Item]) -> Score {
    let mut score = Score::default();
    for item in items.iter().filter(|item| item.level != Level::Information) {
        match item.verdict {
            Verdict::Pass => score.pass += 1,
            Verdict::Fail => score.fail += 1,
            Verdict::NotApplicable => score.not_applicable += 1,
            Verdict::NeedsPerson => score.needs_person += 1,
        }
    }
    score
}
