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
//!      level: recommended                     # mandatory, recommended or information; `elsewhere:` where the pack doesn't bind
//!      applies_to: { units: [tieu-hoc] }      # left out: everyone
//!      condition: Trong 14 ngày qua có ít nhất một bài ở Thông báo   # what is tested, in words
//!      todo: Đăng thực đơn mỗi thứ Sáu        # what to do when it fails
//!      check: { posts: { routes: [/thong-bao/], within_days: 14 } }
//!    ```
//!
//!    A clause of another document than the pack's: `citation: { document: … }`; more that ask for the same: `also:`.
//!    A number that the source itself sets says so with `threshold: điều 4`; every other is shown as the program's own.
//! 2. Choose the test from the closed set of [`check::Check`]; each has its own small module with its parameters.
//!    A new kind of test is a new module there and one line in that enum.
//! 3. A rule of a built-in pack is claimed by a number of `schemas/requirements.yaml`.
//! 4. For a built-in pack add a case that meets the rule and one that doesn't to `tests/rules/PACK.txt`;
//!    `cargo test --test rules` demands both.
//!
//! Wrong YAML, unknown tests, routes, kinds and fields are diagnostics with file, line and column.

mod absence;
mod applies;
mod assigned;
pub mod check;
mod choice;
mod confirmation;
mod counted;
mod deadline;
mod disclosed;
mod facts;
mod lint;
mod load;
mod masked;
mod menu;
mod office;
mod outcome;
mod own_pack;
mod pack;
mod real;
mod requirements;
mod school_name;
mod unit_name;

pub use confirmation::FILE as CONFIRMATIONS;
pub use facts::Facts;
pub use load::packs;
pub use outcome::Outcome;
pub use pack::{Absence, AppliesTo, Clause, Elsewhere, NothingToShow, Pack, Rule, Source, Unsaid};
pub use requirements::{Requirement, Requirements};

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use applies::Binding;
use confirmation::{Confirmations, Fits};
use disclosed::{Demand, Ledger};
use real::Real;

use crate::content::Entry;
use crate::diagnostic::Diagnostic;
use crate::inputs::Inputs;
use crate::lang::Lang;
use crate::report::{Item, Level, Origin, PackInfo, Reason, Report, Score, Subject, Verdict, Whose};
use crate::schema::Schemas;
use crate::search::Index;
use crate::site::{NextChange, Site};
use crate::source::SourcePath;

/// Judges the site by every one of the packs that applies on its day.
pub fn run(site: &Site, inputs: &Inputs, packs: &[Pack], index: &Index, diagnostics: &mut Vec<Diagnostic>) -> Report {
    own_pack::check(packs, diagnostics);
    let confirmations = Confirmations::load(inputs, &site.schemas, diagnostics);
    let applied = applied(packs, site);
    menu::check(site, &applied, diagnostics);
    let real = Real::of(site);
    let ledger = Ledger::new(&real, demands(&applied, site));
    ledger.check(&real, diagnostics);
    let facts = Facts { site, inputs, index, ledger: &ledger, diagnostics, real: &real };
    let requirements = Requirements::built_in();
    let mut report = Report {
        origin: origin(inputs),
        disclosure: ledger.report(site),
        duties: requirements.duties(),
        ..unjudged(site)
    };
    let mut found: BTreeMap<&str, (Verdict, Fits)> = BTreeMap::new();
    for (pack, binding) in applied {
        report.packs.push(PackInfo {
            id: pack.id.value.clone(),
            version: pack.version,
            title: pack.title.clone(),
            binding: binding != Binding::Informs,
            whose: pack.whose,
            hash: pack.hash.clone(),
        });
        for rule in pack.rules.iter().filter(|rule| rule.is_in_force(site.today())) {
            let level = if binding == Binding::Informs { rule.elsewhere.level() } else { rule.level };
            let outcome = doubtful(rule, binding, judge(pack, rule, binding, facts));
            let fits = fits(pack, rule, level, binding);
            found.insert(&rule.id.value, (outcome.verdict, fits));
            let outcome = confirmations.answer(&rule.id.value, fits, outcome, site.today());
            let requirements = requirements.asking_for(&rule.id.value);
            report.items.push(Item { requirements, ..item(pack, rule, level, outcome, site) });
        }
    }
    place(&mut report.items, site);
    masked::mask(&mut report);
    report.score = score(&report);
    let ids: Vec<&str> = packs.iter().flat_map(|pack| &pack.rules).map(|rule| rule.id.as_str()).collect();
    confirmations.check(site.today(), &ids, |id| found.get(id).copied(), diagnostics);
    report
}

/// Tells of what a person should look at before publishing; gives the entries with personal data of pupils that somebody
/// answers for.
pub fn warn<'s>(site: &'s Site, inputs: &Inputs, packs: &[Pack], diagnostics: &mut Vec<Diagnostic>) -> Vec<&'s Entry> {
    let real = Real::of(site);
    let answered = lint::run(&real, inputs, diagnostics);
    counted::tell(&real, packs, diagnostics);
    answered
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
        personal_data: 0,
        items: Vec::new(),
        duties: Vec::new(),
        disclosure: Vec::new(),
    }
}

/// The packs of the day, each with whether it binds the site: those that do first, the country's before a province's.
fn applied<'p>(packs: &'p [Pack], site: &Site) -> Vec<(&'p Pack, Binding)> {
    let today = site.today();
    let in_force = packs.iter().filter(|pack| applies::in_force(pack, packs, today));
    // What is only for information binds nobody.
    let binding = |pack: &Pack| match applies::binding(pack, &site.config, today) {
        _ if pack.rules.iter().all(|rule| rule.level == Level::Information) => Binding::Informs,
        binding => binding,
    };
    let mut applied: Vec<_> = in_force.map(|pack| (pack, binding(pack))).collect();
    applied.sort_by_key(|(pack, binding)| (*binding, applies::is_local(pack), pack.in_force_from));
    applied
}

/// The items of public disclosure that the packs ask the site for.
fn demands<'p>(applied: &[(&'p Pack, Binding)], site: &Site) -> Vec<Demand<'p>> {
    let demand = |(pack, rule): (&'p Pack, &'p Rule)| {
        let citation = rule.cite(&pack.citation);
        Some(Demand { title: &rule.title, citation, asked: rule.check.asked()? })
    };
    asked(applied, site).filter_map(demand).collect()
}

/// The rules that the packs ask of the site.
fn asked<'a, 'p>(
    applied: &'a [(&'p Pack, Binding)],
    site: &'a Site,
) -> impl Iterator<Item = (&'p Pack, &'p Rule)> + use<'a, 'p> {
    let rules = applied.iter().flat_map(|(pack, _)| pack.rules.iter().map(move |rule| (*pack, rule)));
    rules.filter(|(pack, rule)| rule.is_in_force(site.today()) && exemption(pack, rule, site).is_none())
}

fn subject(site: &Site) -> Subject {
    let config = &site.config;
    Subject {
        name: config.name.value.clone(),
        url: site.base.absolute(&Lang::Vi.home()),
        unit: config.unit.key.clone(),
        province: config.province.value.clone(),
        former_province: config.former_province.as_ref().map(|former| former.value.clone()),
        former_district: config.former_district.clone(),
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

/// What the program itself finds, before anybody's word in `xac-nhan.yaml`.
fn judge(pack: &Pack, rule: &Rule, binding: Binding, facts: Facts<'_>) -> Outcome {
    let site = facts.site;
    if let Some(reason) = exemption(pack, rule, site) {
        return Outcome::not_applicable(Reason::Unit, reason);
    }
    let found = rule.check.judge(facts);
    let found = if found.measured {
        Outcome { finding: format!("{} ({})", found.finding, rule.whose_number()), ..found }
    } else {
        found
    };
    let outcome = match rule.unless_declared {
        Some(absence) => absence::explain(found, absence, &site.config.declared, site.today()),
        None => found,
    };
    if binding == Binding::Unclear { unclear(outcome, site) } else { outcome }
}

/// Why a rule isn't asked of this site, where it isn't.
fn exemption(pack: &Pack, rule: &Rule, site: &Site) -> Option<String> {
    let exempt = |applies_to| applies::exempt(applies_to, &site.config);
    exempt(&pack.binding_for).or_else(|| exempt(&rule.applies_to))
}

/// Whom a rule fits: what is mandatory for the units that it names can't be unfit for one of these, unless there may be
/// nothing to show, or nobody knows whether the pack binds the unit. A site's own rules are its own to waive.
fn fits(pack: &Pack, rule: &Rule, level: Level, binding: Binding) -> Fits {
    let is_binding = level == Level::Mandatory && binding == Binding::Binds;
    let is_for_all = is_binding && pack.whose == Whose::Official && rule.unless_declared.is_none();
    if is_for_all { Fits::All } else { Fits::Some }
}

/// Whom nobody can place may be bound or not: neither what is there counts for them, nor what isn't against them.
fn unclear(outcome: Outcome, site: &Site) -> Outcome {
    if outcome.verdict == Verdict::NotApplicable {
        return outcome;
    }
    let place = &site.config.province.value;
    let finding = format!("Chưa rõ bộ quy tắc này có ràng buộc đơn vị ở “{place}” hay không. {}", outcome.finding);
    Outcome { verdict: Verdict::NeedsPerson, finding, ..outcome }
}

/// What is missed where only a person knows whether the unit's own place asks for it.
fn doubtful(rule: &Rule, binding: Binding, outcome: Outcome) -> Outcome {
    let misses = outcome.verdict == Verdict::Fail && binding == Binding::Informs;
    if !misses || rule.elsewhere != Elsewhere::Person {
        return outcome;
    }
    let finding = format!(
        "{}{}; địa phương của đơn vị có văn bản riêng về việc này hay không, chương trình không biết",
        outcome::FOR_INFORMATION,
        outcome.finding
    );
    Outcome { verdict: Verdict::NeedsPerson, finding, ..outcome }
}

fn item(pack: &Pack, rule: &Rule, level: Level, outcome: Outcome, site: &Site) -> Item {
    let open = matches!(outcome.verdict, Verdict::Fail | Verdict::NeedsPerson);
    let outcome = if level == Level::Information { for_information(outcome) } else { outcome };
    Item {
        id: rule.id.value.clone(),
        pack: pack.id.value.clone(),
        title: rule.title.clone(),
        requirements: Vec::new(),
        citation: rule.cite(&pack.citation),
        level,
        condition: rule.tested(),
        verdict: outcome.verdict,
        reason: outcome.reason,
        file: None,
        finding: outcome.finding,
        evidence: outcome.evidence,
        todo: if open { todo(rule, outcome.nothing, site) } else { String::new() },
    }
}

/// What to do; where nothing at all is there, also what to say if there is nothing to show.
fn todo(rule: &Rule, nothing: bool, site: &Site) -> String {
    match rule.unless_declared.filter(|_| nothing) {
        Some(absence) => format!("{}; {}", rule.todo, absence::line(absence.statement, site.today())),
        None => rule.todo.clone(),
    }
}

/// Names the file of the first page of each item that is open, for who looks at the sources.
fn place(items: &mut [Item], site: &Site) {
    let address = |entry: &Arc<Entry>| site.base.absolute(&entry.route());
    // Of several at one address the first.
    let files: LazyCell<BTreeMap<String, &SourcePath>, _> =
        LazyCell::new(|| site.entries.iter().rev().map(|entry| (address(entry), &entry.path)).collect());
    for item in items.iter_mut().filter(|item| !item.todo.is_empty()) {
        item.file = item.evidence.first().and_then(|page| files.get(page)).map(|path| (*path).clone());
    }
}

/// What nobody has to do can't be missed: it is told, and counts for nothing.
fn for_information(outcome: Outcome) -> Outcome {
    match outcome.verdict {
        Verdict::Fail => Outcome {
            verdict: Verdict::NotApplicable,
            reason: Some(Reason::Information),
            finding: format!("{}{}", outcome::FOR_INFORMATION, outcome.finding),
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
