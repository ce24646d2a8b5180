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
mod confirmation;
mod deadline;
mod disclosed;
mod facts;
mod lint;
mod load;
mod outcome;
mod pack;

pub use confirmation::FILE as CONFIRMATIONS;
pub use facts::Facts;
pub use load::packs;
pub use outcome::Outcome;
pub use pack::{AppliesTo, Pack, Rule, Source};

use std::collections::BTreeMap;

use confirmation::Confirmations;
use disclosed::{Demand, Ledger};

use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::lang::Lang;
use crate::report::{Item, Level, Origin, PackInfo, Reason, Report, Score, Subject, Verdict, Whose};
use crate::schema::Schemas;
use crate::search::Index;
use crate::site::{NextChange, Site};
use crate::source::SourcePath;

/// Judges the site by every pack that applies on its day.
pub fn run(site: &Site, inputs: &Inputs, index: &Index, diagnostics: &mut Vec<Diagnostic>) -> Report {
    let packs = packs(inputs, &site.schemas, diagnostics);
    let confirmations = Confirmations::load(inputs, &site.schemas, diagnostics);
    let applied = applied(&packs, site);
    let ledger = Ledger::new(site, demands(&applied, site));
    ledger.check(site, diagnostics);
    let facts = Facts { site, inputs, index, ledger: &ledger, diagnostics };
    let mut report = Report { origin: origin(inputs), disclosure: ledger.report(site), ..unjudged(site) };
    let mut found: BTreeMap<&str, Verdict> = BTreeMap::new();
    for (pack, binding) in applied {
        report.packs.push(PackInfo {
            id: pack.id.value.clone(),
            version: pack.version,
            title: pack.title.clone(),
            binding,
            whose: pack.whose,
            hash: pack.hash.clone(),
        });
        for rule in &pack.rules {
            let outcome = judge(rule, facts);
            found.insert(&rule.id.value, outcome.verdict);
            let outcome = confirmations.answer(&rule.id.value, outcome, site.today());
            report.items.push(item(pack, rule, binding, outcome, site));
        }
    }
    report.score = score(&report);
    let ids: Vec<&str> = packs.iter().flat_map(|pack| &pack.rules).map(|rule| rule.id.as_str()).collect();
    confirmations.check(site.today(), &ids, |id| found.get(id).copied(), diagnostics);
    report
}

/// Warns of what a person should look at.
pub fn warn(site: &Site, inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) {
    lint::run(site, inputs, diagnostics);
}

/// A report without any verdict, for a site that nobody has judged yet.
pub fn unjudged(site: &Site) -> Report {
    Report {
        schema: 2,
        site: subject(site),
        today: site.today(),
        next_change: site.next_change.as_ref().map(NextChange::stamp),
        origin: Origin::default(),
        packs: Vec::new(),
        score: Score::default(),
        items: Vec::new(),
        disclosure: Vec::new(),
    }
}

/// The packs of the day, each with whether it binds the site: those that do first, the country's before a province's.
fn applied<'p>(packs: &'p [Pack], site: &Site) -> Vec<(&'p Pack, bool)> {
    let in_force = packs.iter().filter(|pack| applies::in_force(pack, packs, site.today()));
    let mut applied: Vec<_> = in_force.map(|pack| (pack, applies::binds(pack, &site.config, site.today()))).collect();
    applied.sort_by_key(|(pack, binding)| (!binding, !pack.binding_in.is_empty(), pack.in_force_from));
    applied
}

/// The items of public disclosure that the packs ask the site for.
fn demands<'p>(applied: &[(&'p Pack, bool)], site: &Site) -> Vec<Demand<'p>> {
    let rules = applied.iter().flat_map(|(pack, _)| pack.rules.iter().map(move |rule| (pack, rule)));
    let asked = rules.filter(|(_, rule)| applies::exempt(&rule.applies_to, &site.config).is_none());
    let demand = |(pack, rule): (&&'p Pack, &'p Rule)| {
        let citation = pack.citation.cite(&rule.clause);
        Some(Demand { title: &rule.title, citation, asked: rule.check.asked()? })
    };
    asked.filter_map(demand).collect()
}

fn subject(site: &Site) -> Subject {
    let config = &site.config;
    Subject {
        name: config.name.value.clone(),
        url: site.base.absolute(&Lang::Vi.home()),
        unit: config.unit.key.clone(),
        province: config.province.value.clone(),
        ward: config.ward.clone(),
        ownership: config.ownership.as_ref().map(|ownership| ownership.key.clone()),
    }
}

fn origin(inputs: &Inputs) -> Origin {
    Origin {
        generator: concat!("congtruong ", env!("CARGO_PKG_VERSION")).to_owned(),
        schemas: Schemas::hash(inputs),
        content: inputs.hash(),
        commit: inputs.commit.clone(),
    }
}

/// What the program itself finds, before anybody's word and whether the pack binds or not.
fn judge(rule: &Rule, facts: Facts<'_>) -> Outcome {
    match applies::exempt(&rule.applies_to, &facts.site.config) {
        Some(reason) => Outcome::not_applicable(Reason::Unit, reason),
        None => rule.check.judge(facts),
    }
}

fn item(pack: &Pack, rule: &Rule, binding: bool, outcome: Outcome, site: &Site) -> Item {
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
        reason: outcome.reason,
        file: if open { outcome.evidence.first().and_then(|page| written_in(site, page)) } else { None },
        finding: outcome.finding,
        evidence: outcome.evidence,
        todo: if open { rule.todo.clone() } else { String::new() },
    }
}

fn written_in(site: &Site, page: &str) -> Option<SourcePath> {
    site.entries.iter().find(|entry| site.base.absolute(&entry.route()) == page).map(|entry| entry.path.clone())
}

/// What nobody has to do can't be missed: it is told, and counts for nothing.
fn for_information(outcome: Outcome) -> Outcome {
    match outcome.verdict {
        Verdict::Fail => Outcome {
            verdict: Verdict::NotApplicable,
            reason: Some(Reason::Information),
            finding: format!("Tham khảo, không bắt buộc. {}", outcome.finding),
            ..outcome
        },
        _ => outcome,
    }
}

/// The score, what is shown for information left out, the site's own packs apart.
fn score(report: &Report) -> Score {
    let mut score = Score::default();
    for item in report.items.iter().filter(|item| item.level != Level::Information) {
        let own = report.packs.iter().any(|pack| pack.whose == Whose::Own && pack.id == item.pack);
        if own {
            score.own.add(item.verdict);
            continue;
        }
        score.all.add(item.verdict);
        let level = if item.level == Level::Mandatory { &mut score.mandatory } else { &mut score.recommended };
        level.add(item.verdict);
    }
    score
}
