//! Every rule of every built-in pack has a case that meets it and one that doesn't.
//!
//! `tests/rules/base.txt` describes a school that meets them all. `tests/rules/PACK.txt` takes something away:
//!
//! ```text
//! == tt37.gioi-thieu.lich-su            the rule
//! fail: chưa có nội dung                 the verdict and some words of the finding; then what differs from the base
//! @remove content/gioi-thieu/lich-su/_index.md
//! @write PATH                            the lines below, up to the next line that begins with @, == or a verdict
//! @replace PATH old => new
//! @today 2026-11-21
//! ```
//! Verdicts are `pass:`, `said:` (the school's own word), `fail:`, `n/a:` and `person:`. In the base `@for name in a b c` before `@write` makes a file
//! for each word, with `{name}` replaced; of a word `03=cây_phượng` it is the first part, and `{name=}` the words behind it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on fails, and reads what is committed"
)]

use std::collections::{BTreeMap, BTreeSet};

use congtruong::checklist::{self, Pack};
use congtruong::report::{Item, Level, Report, Verdict};
use congtruong::schema::Schemas;
use congtruong::{Inputs, Memo, build};
use jiff::civil::{Date, date};
use rayon::prelude::*;

const BASE: &str = include_str!("rules/base.txt");
const CASES: [&str; 8] = [
    include_str!("rules/tt37-2020.txt"),
    include_str!("rules/tphcm-4210.txt"),
    include_str!("rules/tt09-2024.txt"),
    include_str!("rules/tt36-2017.txt"),
    include_str!("rules/quangngai-2021.txt"),
    include_str!("rules/binhthanh-2019.txt"),
    include_str!("rules/krongana-2018.txt"),
    include_str!("rules/kontum-2017.txt"),
];
const TODAY: Date = date(2026, 11, 21);

/// A site as its files, and the day.
#[derive(Clone)]
struct Sample {
    files: BTreeMap<String, String>,
    today: Date,
}

/// A case: a rule, the verdict and the words its finding has.
struct Case {
    rule: String,
    verdict: Verdict,
    words: String,
    sample: Sample,
}

impl Sample {
    fn inputs(&self) -> Inputs {
        let empty = Inputs::new(self.today);
        self.files.iter().fold(empty, |inputs, (path, text)| inputs.with(path, text.as_str()))
    }

    fn report(&self, memo: &Memo) -> Report {
        let build = build(&self.inputs(), memo);
        let report = build.report.unwrap_or_else(|| panic!("no site: {:#?}", build.diagnostics));
        Report::clone(&report)
    }

    /// Takes one directive with the lines below it.
    fn apply(&mut self, directive: &str, below: &str) {
        let (word, rest) = directive.split_once(' ').expect("a directive has an argument");
        match word {
            "@write" => drop(self.files.insert(rest.to_owned(), below.to_owned())),
            "@remove" => {
                let before = self.files.len();
                self.files.retain(|path, _| !path.starts_with(rest));
                assert!(self.files.len() < before, "nothing to remove at {rest}");
            }
            "@replace" => {
                let (path, change) = rest.split_once(' ').expect("a path");
                let (old, new) = change.split_once(" => ").expect("old => new");
                let text = self.files.get_mut(path).unwrap_or_else(|| panic!("no file {path}"));
                assert!(text.contains(old), "{path} has no “{old}”");
                *text = text.replace(old, new);
            }
            "@today" => self.today = rest.parse().expect("a date"),
            other => panic!("unknown directive {other}"),
        }
    }
}

/// The lines that begin with one of the marks, each with the text below it.
fn blocks<'t>(text: &'t str, marks: &'t [&'t str]) -> impl Iterator<Item = (&'t str, String)> {
    let is_mark = |line: &&str| marks.iter().any(|mark| line.starts_with(mark));
    let mut lines = text.lines().skip_while(move |line| !is_mark(line)).peekable();
    std::iter::from_fn(move || {
        let head = lines.next()?;
        let mut below = String::new();
        while let Some(line) = lines.next_if(|line| !is_mark(line)) {
            below += line;
            below += "\n";
        }
        Some((head, below.trim_end_matches('\n').to_owned() + "\n"))
    })
}

fn base() -> Sample {
    let mut sample = Sample { files: BTreeMap::new(), today: TODAY };
    let mut variants = vec![(String::new(), String::new())];
    let mut loops: Vec<(&str, Vec<&str>)> = Vec::new();
    for (head, below) in blocks(BASE, &["@"]) {
        if let Some(rest) = head.strip_prefix("@for ") {
            let (name, words) = rest.split_once(" in ").expect("for NAME in WORDS");
            loops.push((name, words.split(' ').collect()));
            continue;
        }
        variants.clear();
        variants.push((head.to_owned(), below));
        for (name, words) in loops.drain(..) {
            let (mark, meant) = (format!("{{{name}}}"), format!("{{{name}=}}"));
            let filled = |(head, below): &(String, String)| {
                let fill = |word: &&str| {
                    let (word, meaning) = word.split_once('=').unwrap_or((word, ""));
                    (head.replace(&mark, word), below.replace(&meant, &meaning.replace('_', " ")).replace(&mark, word))
                };
                words.iter().map(fill).collect::<Vec<_>>()
            };
            variants = variants.iter().flat_map(filled).collect();
        }
        for (head, below) in &variants {
            sample.apply(head, below);
        }
    }
    sample
}

fn cases(base: &Sample) -> Vec<Case> {
    let verdicts = [
        ("pass:", Verdict::Pass),
        ("said:", Verdict::Declared),
        ("fail:", Verdict::Fail),
        ("n/a:", Verdict::NotApplicable),
        ("person:", Verdict::NeedsPerson),
    ];
    let mut cases: Vec<Case> = Vec::new();
    for text in CASES {
        let mut rule = String::new();
        for (head, below) in blocks(text, &["== ", "@", "pass:", "said:", "fail:", "n/a:", "person:"]) {
            if let Some(id) = head.strip_prefix("== ") {
                rule = id.to_owned();
            } else if let Some((mark, verdict)) = verdicts.iter().find(|(mark, _)| head.starts_with(mark)) {
                let words = head[mark.len()..].trim().to_owned();
                cases.push(Case { rule: rule.clone(), verdict: *verdict, words, sample: base.clone() });
            } else {
                cases.last_mut().expect("a directive follows a verdict").sample.apply(head, &below);
            }
        }
    }
    cases
}

fn built_in() -> Vec<Pack> {
    let inputs = Inputs::new(TODAY);
    let mut diagnostics = Vec::new();
    let schemas = Schemas::load(&inputs, &mut diagnostics);
    let packs = checklist::packs(&inputs, &schemas, &mut diagnostics);
    assert_eq!(diagnostics, [], "the built-in packs are sound");
    packs
}

fn item<'r>(report: &'r Report, rule: &str) -> &'r Item {
    report.items.iter().find(|item| item.id == rule).unwrap_or_else(|| panic!("no item {rule}"))
}

/// The verdict on the matter itself: what is shown for information doesn't fail, and says so.
fn verdict(item: &Item) -> Verdict {
    let missed = item.level == Level::Information && item.finding.starts_with("Tham khảo, không bắt buộc. ");
    if missed { Verdict::Fail } else { item.verdict }
}

#[test]
fn every_rule_gives_the_verdict_its_cases_ask_for() {
    let memo = Memo::default();
    let fault = |case: Case| {
        let report = case.sample.report(&memo);
        let item = item(&report, &case.rule);
        assert!(!item.finding.contains("đạt chuẩn"), "{} judges what only a person may", case.rule);
        let Case { rule, verdict: wanted, words, .. } = &case;
        let right = verdict(item) == *wanted && item.finding.contains(words);
        (!right).then(|| format!("{rule}: wants {wanted:?} “{words}”, has {:?} “{}”", item.verdict, item.finding))
    };
    let faults: Vec<String> = cases(&base()).into_par_iter().filter_map(fault).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_base_site_meets_every_rule_that_concerns_it() {
    let memo = Memo::default();
    let report = base().report(&memo);
    // Another province's domain, and what concerns other kinds of unit.
    let foreign = [
        "qngai.ten-mien",
        "qngai.bo-thu-tuc",
        "qngai.dau-moi-doi-thoai",
        "hcm.ky-thuat.lien-thong",
        "hcm.quan-ly.cac-truong",
        "ktum.bao-cao",
        "tt09.mam-non-gdtx",
    ];
    for item in report.items.iter().filter(|item| !foreign.contains(&item.id.as_str())) {
        let met = matches!(item.verdict, Verdict::Pass | Verdict::Declared);
        assert!(met || item.verdict == Verdict::NeedsPerson, "{}: {}", item.id, item.finding);
        assert!(item.evidence.iter().all(|url| url.starts_with("https://thcshoaphuongvi.hcm.edu.vn/")));
        assert_eq!(item.todo.is_empty(), met, "{}", item.id);
    }
    assert!(!report.has_unmet_mandatory());
    let score = report.score.all;
    assert!(score.pass > 50 && score.declared == 2 && score.fail == 0 && score.needs_person > 0, "{score:?}");
    assert_eq!(build(&base().inputs(), &memo).diagnostics, []);
}

#[test]
fn guidance_of_another_province_is_shown_but_neither_counts_nor_fails() {
    let mut sample = base();
    sample.apply("@replace site.yaml province: Thành phố Hồ Chí Minh => province: Lâm Đồng", "");
    sample.apply("@remove content/ban-bien-tap/ban.md", "");
    sample.apply("@remove du-lieu/cong-nganh.xml", "");
    let report = sample.report(&Memo::default());
    let pack = report.packs.iter().find(|pack| pack.id == "tphcm-4210").expect("the pack is shown");
    assert!(!pack.binding);
    let feed = item(&report, "hcm.ky-thuat.rss-nganh");
    assert_eq!((feed.level, feed.verdict), (Level::Information, Verdict::NotApplicable));
    assert!(feed.finding.starts_with("Tham khảo, không bắt buộc. "), "{}", feed.finding);
    assert!(!report.has_unmet_mandatory());
    let counted = report.items.iter().filter(|item| item.level != Level::Information).count();
    let score = report.score.all;
    assert_eq!(score.asked + score.not_applicable, counted);
    assert_eq!(score.pass + score.declared + score.confirmed + score.fail + score.needs_person, score.asked);
}

/// Two sources ask for a board with one leader at its head, for its regulation and for one of e-mail, both on the ground
/// of a circular of the whole country.
#[test]
fn what_two_places_ask_for_on_a_common_ground_is_recommended_elsewhere() {
    let mut sample = base();
    sample.apply("@replace site.yaml province: Thành phố Hồ Chí Minh => province: Lâm Đồng", "");
    sample.apply("@replace content/ban-bien-tap/ban.md role: bien-tap-vien => role: truong-ban", "");
    sample.apply("@replace content/ban-bien-tap/ban.md email_regulation: quy-che-thu.md => summary: Ban Biên tập", "");
    let report = sample.report(&Memo::default());
    for id in ["hcm.quan-ly.ban-bien-tap", "hcm.thu.quy-che"] {
        let item = item(&report, id);
        assert_eq!((item.level, item.verdict), (Level::Recommended, Verdict::Fail), "{id}: {}", item.finding);
        assert!(
            item.citation.contains("4210/GDĐT-TTTT ")
                && item.citation.contains("; Kế hoạch 2021-2025 của Sở GDĐT Quảng Ngãi III.1")
        );
    }
    let editors = item(&report, "hcm.quan-ly.bien-tap-quan-tri");
    assert_eq!((editors.level, editors.verdict), (Level::Information, Verdict::NeedsPerson), "{}", editors.finding);
    assert!(editors.finding.contains("chương trình không biết"), "{}", editors.finding);
    assert!(!report.has_unmet_mandatory());
}

/// A number that no source sets is never shown as if one did.
#[test]
fn every_number_that_is_measured_by_says_whose_it_is() {
    let report = base().report(&Memo::default());
    let measured: Vec<String> = built_in()
        .into_iter()
        .flat_map(|pack| pack.rules)
        .filter(|rule| rule.check.is_measured())
        .map(|rule| rule.id.value)
        .collect();
    let marked = |text: &str| text.contains("mốc của chương trình") || text.contains("mốc theo ");
    for item in report.items.iter().filter(|item| !item.id.starts_with("tt09.")) {
        let counts = item.condition.split(' ').any(|word| word.parse::<u32>().is_ok());
        assert_eq!(marked(&item.condition), measured.contains(&item.id), "{}: {}", item.id, item.condition);
        assert!(!counts || marked(&item.condition), "{}: {}", item.id, item.condition);
    }
}

#[test]
fn who_stands_nowhere_escapes_no_place_and_gains_nothing_by_it() {
    let at = |place: &str| {
        let mut sample = base();
        sample.apply(&format!("@replace site.yaml province: Thành phố Hồ Chí Minh => {place}"), "");
        sample.report(&Memo::default())
    };
    let unclear = at("province: Thành phố Hoa Phượng Đỏ");
    let board = item(&unclear, "hcm.quan-ly.ban-bien-tap");
    assert_eq!((board.level, board.verdict), (Level::Mandatory, Verdict::NeedsPerson));
    assert!(
        board.finding.starts_with("Chưa rõ bộ quy tắc này có ràng buộc đơn vị ở “Thành phố Hoa Phượng Đỏ” hay không.")
    );
    let local = unclear.items.iter().filter(|item| item.pack == "tphcm-4210" && item.level != Level::Information);
    assert!(local.clone().all(|item| matches!(item.verdict, Verdict::NeedsPerson | Verdict::NotApplicable)));
    assert!(unclear.score.all.asked > at("province: Tỉnh Phượng Hoa").score.all.asked);
    assert_eq!(item(&at("province: TPHCM"), "hcm.quan-ly.ban-bien-tap").verdict, Verdict::Pass);
}

#[test]
fn packs_follow_the_day() {
    let on = |day: &str| {
        let mut sample = base();
        sample.apply(&format!("@today {day}"), "");
        sample.report(&Memo::default()).packs.into_iter().map(|pack| (pack.id, pack.binding)).collect::<Vec<_>>()
    };
    let pack = |id: &str, binding| (id.to_owned(), binding);
    let shown = [pack("kontum-2017", false), pack("krongana-2018", false)];
    assert_eq!(on("2020-01-01"), [&[pack("tt36-2017", true), pack("binhthanh-2019", true)], &shown[..]].concat());
    let old = [pack("binhthanh-2019", false), pack("quangngai-2021", false)];
    let local = [&[pack("tphcm-4210", true)], &shown[..], &old[..]].concat();
    assert_eq!(on("2021-06-01"), [&[pack("tt36-2017", true), pack("tt37-2020", true)], &local[..]].concat());
    assert_eq!(on("2024-06-03"), [&[pack("tt37-2020", true), pack("tt09-2024", true)], &local[..]].concat());
}

#[test]
fn a_rule_that_only_a_site_has_is_judged_like_any_other() {
    let mut sample = base();
    let pack = "id: truong-2026\ntitle: Quy định của trường\nversion: 1\nin_force_from: 2026-09-01\n\
                citation: { document: Quy định của trường }\nrules:\n  - id: truong.thuc-don\n    title: Thực đơn bán trú\n    \
                clause: điều 4\n    level: mandatory\n    condition: Có bài ở Thông báo trong 14 ngày qua\n    \
                todo: Đăng thực đơn mỗi thứ Sáu\n    check: { posts: { routes: [/thong-bao/], within_days: 14 } }\n";
    sample.apply("@write schemas/checklist/truong-2026.yaml", pack);
    let report = sample.report(&Memo::default());
    let menu = item(&report, "truong.thuc-don");
    assert_eq!((menu.verdict, menu.citation.as_str()), (Verdict::Fail, "Quy định của trường điều 4"));
    assert!(report.has_unmet_mandatory());
}

#[test]
fn every_rule_of_every_pack_has_both_cases_a_clause_and_a_way_out() {
    let met: BTreeSet<String> = base()
        .report(&Memo::default())
        .items
        .into_iter()
        .filter(|item| matches!(item.verdict, Verdict::Pass | Verdict::Declared))
        .map(|item| item.id)
        .collect();
    let cases = cases(&base());
    let missed = |rule: &str| {
        cases.iter().any(|case| case.rule == rule && matches!(case.verdict, Verdict::Fail | Verdict::NeedsPerson))
    };
    let packs = built_in();
    let mut ids = BTreeSet::new();
    for rule in packs.iter().flat_map(|pack| &pack.rules) {
        let id = &rule.id.value;
        assert!(ids.insert(id.clone()), "{id} is used twice");
        assert!(missed(id), "{id} has no case that doesn't meet it");
        let met = met.contains(id) || cases.iter().any(|case| case.rule == *id && case.verdict == Verdict::Pass);
        assert!(met || rule.check.is_for_a_person(), "{id} has no case that meets it");
        assert!(rule.todo.chars().count() > 10 && rule.condition.chars().count() > 10, "{id} says too little");
        assert!(
            !rule.clause.is_empty() && !format!("{}{}{}", rule.title, rule.condition, rule.todo).contains("đạt chuẩn")
        );
    }
    for case in &cases {
        assert!(ids.contains(&case.rule), "a case for no rule: {}", case.rule);
    }
}

/// Of every value in the front matter of the base that is made a placeholder: where the note says that the checklist
/// counts it for nothing, some finding is another one than before.
#[test]
fn what_a_note_says_of_the_checklist_is_so() {
    let base = base();
    let findings = |report: &Report| report.items.iter().map(|item| item.finding.clone()).collect::<Vec<_>>();
    let before = findings(&base.report(&Memo::default()));
    let said: usize = fields(&base)
        .into_par_iter()
        .map(|(path, line)| {
            let mut sample = base.clone();
            let key = line.split(':').next().unwrap_or_default();
            let text = sample.files[&path].replacen(&line, &format!("{key}: chưa có"), 1);
            sample.files.insert(path.clone(), text);
            let build = build(&sample.inputs(), &Memo::default());
            let says = build.diagnostics.iter().any(|told| told.message.contains("bảng đối chiếu"));
            let Some(report) = build.report.filter(|_| says) else { return 0 };
            assert_ne!(findings(&report), before, "{path}: {line}");
            1
        })
        .sum();
    assert!(said > 20, "only {said} notes say so");
}

/// The lines of front matter in the base's content that have a key and a value of words.
fn fields(base: &Sample) -> Vec<(String, String)> {
    let content = base.files.iter().filter(|(path, _)| path.starts_with("content/") && path.ends_with(".md"));
    let head = |text: &str| text.split("---").nth(1).unwrap_or_default().to_owned();
    let lines = content
        .flat_map(|(path, text)| head(text).lines().map(|line| (path.clone(), line.to_owned())).collect::<Vec<_>>());
    let is_key = |key: &str| key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let is_words = |(key, value): (&str, &str)| is_key(key) && value.starts_with(char::is_alphabetic);
    lines.filter(|(_, line)| line.split_once(": ").is_some_and(is_words)).collect()
}
