//! The public checklist: what is there and what is missing, by regulation, the gaps first.

use jiff::civil::Date;
use serde::Serialize;

use crate::report::{Duty, Item, Level, PackInfo, Reason, Report, Score, Tally, Verdict, Whose};
use crate::site::{Base, SectionId, exports};
use crate::view::parts::record::Opening;
use crate::view::{Frame, Ground, Page};

#[derive(Serialize)]
struct ReportView<'s> {
    #[serde(flatten)]
    opening: Opening<'s>,
    today: Date,
    levels: Vec<LevelScore>,
    /// How many pages have personal data of pupils that somebody answers for.
    personal_data: usize,
    /// What is asked of the site and isn't there; what must be comes first.
    gaps: Vec<Row<'s>>,
    packs: Vec<Pack<'s>>,
    duties: &'s [Duty],
    json: String,
}

/// The score of a level, or of the packs of the school's own.
#[derive(Serialize)]
struct LevelScore {
    /// `mandatory`, `recommended` or `own`.
    key: &'static str,
    tally: Tally,
}

#[derive(Serialize)]
struct Pack<'s> {
    title: &'s str,
    binding: bool,
    whose: Whose,
    groups: Vec<Verdicts<'s>>,
}

/// The items of a pack with one verdict.
#[derive(Serialize)]
struct Verdicts<'s> {
    verdict: Verdict,
    /// Whether they are to be seen at once: something is asked of the site that nobody has found yet.
    open: bool,
    rows: Vec<Row<'s>>,
}

#[derive(Serialize)]
struct Row<'s> {
    id: &'s str,
    title: &'s str,
    /// The numbers of the list of requirements.
    requirements: &'s [String],
    citation: &'s str,
    level: Level,
    /// Why it isn't asked for.
    reason: Option<Reason>,
    condition: &'s str,
    finding: &'s str,
    /// The pages that show it, as the site itself links to them: they lead to this site, wherever it is looked at.
    evidence: Vec<&'s str>,
    /// How many pages more show it; the JSON names them all.
    more: usize,
    todo: &'s str,
}

/// How many pages stand as evidence for an item.
const SHOWN: usize = 5;

/// The order in which a pack tells its verdicts.
const ORDER: [Verdict; 6] =
    [Verdict::Fail, Verdict::NeedsPerson, Verdict::Pass, Verdict::Declared, Verdict::Confirmed, Verdict::NotApplicable];

/// Prepares the page.
pub fn section(ground: Ground<'_>, id: SectionId) -> Page<'_> {
    let (site, report) = (ground.site, &ground.report);
    let view = ReportView {
        opening: Opening::bare(site, id),
        today: report.today,
        levels: levels(&report.score),
        personal_data: report.personal_data,
        gaps: gaps(report, &site.base),
        packs: report.packs.iter().map(|pack| Pack::new(report, pack, &site.base)).collect(),
        duties: &report.duties,
        json: site.base.href(&exports::REPORT),
    };
    Page::new(ground, "report.html", Frame::of_section(ground, id), view)
}

fn levels(score: &Score) -> Vec<LevelScore> {
    let levels = [("mandatory", score.mandatory), ("recommended", score.recommended), ("own", score.own)];
    let asked = levels.into_iter().filter(|(_, tally)| *tally != Tally::default());
    asked.map(|(key, tally)| LevelScore { key, tally }).collect()
}

fn gaps<'s>(report: &'s Report, base: &Base) -> Vec<Row<'s>> {
    let is_gap = |item: &&Item| item.verdict == Verdict::Fail && item.level != Level::Information;
    let mut gaps: Vec<_> = report.items.iter().filter(is_gap).collect();
    gaps.sort_by_key(|item| item.level);
    gaps.into_iter().map(|item| Row::new(item, base)).collect()
}

impl<'s> Pack<'s> {
    fn new(report: &'s Report, pack: &'s PackInfo, base: &Base) -> Self {
        let group = |verdict: Verdict| {
            let those = report.items.iter().filter(|item| item.pack == pack.id && item.verdict == verdict);
            let rows: Vec<Row<'_>> = those.map(|item| Row::new(item, base)).collect();
            let waits = matches!(verdict, Verdict::Fail | Verdict::NeedsPerson);
            Verdicts { verdict, open: waits && rows.iter().any(|row| row.level != Level::Information), rows }
        };
        let groups = ORDER.map(group).into_iter().filter(|group| !group.rows.is_empty());
        Self { title: &pack.title, binding: pack.binding, whose: pack.whose, groups: groups.collect() }
    }
}

impl<'s> Row<'s> {
    fn new(item: &'s Item, base: &Base) -> Self {
        let href = |address: &'s String| address.strip_prefix(&base.origin).unwrap_or(address);
        Self {
            id: &item.id,
            title: &item.title,
            requirements: &item.requirements,
            citation: &item.citation,
            level: item.level,
            reason: item.reason,
            condition: &item.condition,
            finding: &item.finding,
            evidence: item.evidence.iter().take(SHOWN).map(href).collect(),
            more: item.evidence.len().saturating_sub(SHOWN),
            todo: &item.todo,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::{Config, SAMPLE};
    use crate::inputs::Inputs;
    use crate::schema::Schemas;
    use crate::theme::Theme;
    use crate::view::Shared;

    fn item(id: &str, pack: &str, level: Level, verdict: Verdict) -> Item {
        Item {
            id: id.to_owned(),
            pack: pack.to_owned(),
            title: format!("Mục {id}"),
            requirements: vec!["45".to_owned()],
            citation: "4210/GDĐT-TTTT III.3".to_owned(),
            level,
            condition: "Có bài trong chuyên mục".to_owned(),
            verdict,
            reason: None,
            file: None,
            finding: "Chưa có bài nào".to_owned(),
            evidence: vec!["https://hoaphuongvi.example/truong/van-ban/".to_owned()],
            todo: "Viết bài giới thiệu".to_owned(),
        }
    }

    fn pack(id: &str, binding: bool) -> PackInfo {
        PackInfo {
            id: id.to_owned(),
            version: 1,
            title: format!("Bộ {id}"),
            binding,
            whose: Whose::Official,
            hash: String::new(),
        }
    }

    /// The page for these packs and items.
    fn page(packs: Vec<PackInfo>, items: Vec<Item>) -> String {
        let mut inputs = Inputs::new(jiff::civil::date(2026, 11, 21)).with("site.yaml", SAMPLE);
        inputs.base_url = Some("https://hoaphuongvi.example/truong/".to_owned());
        let mut faults = Vec::new();
        let schemas = Arc::new(Schemas::load(&inputs, &mut faults));
        let config = Config::load(&inputs, &schemas, &mut faults).unwrap();
        let theme = Theme::load(&inputs, &schemas, Some(&config), &mut faults).unwrap();
        let site = crate::site::assemble(&inputs, schemas, config, Vec::new(), None, &mut faults).unwrap();
        let mut score = Score::default();
        for item in &items {
            score.mandatory.add(item.verdict);
        }
        let report = Report { packs, score, items, ..crate::checklist::unjudged(&site) };
        let shared = Shared::new(&site, &theme, None).unwrap();
        let (id, _) = site.section_at(crate::lang::Lang::Vi, "/doi-chieu/").unwrap();
        let ground = Ground { site: &site, theme: &theme, report: &report, shared: &shared, apart: None };
        String::from_utf8(section(ground, id).render().unwrap()).unwrap()
    }

    /// Where each of the words begins.
    fn places(html: &str, words: &[&str]) -> Vec<usize> {
        words.iter().map(|word| html.find(word).unwrap_or_else(|| panic!("no {word} in {html}"))).collect()
    }

    #[test]
    fn gaps_come_first_what_must_be_there_before_what_ought_to() {
        let items = vec![
            item("co", "tt37", Level::Mandatory, Verdict::Pass),
            item("nen", "tt37", Level::Recommended, Verdict::Fail),
            item("phai", "tt37", Level::Mandatory, Verdict::Fail),
        ];
        let html = page(vec![pack("tt37", true)], items);
        let places = places(&html, &["href=\"#phai\"", "href=\"#nen\"", "id=\"nen\"", "id=\"co\""]);
        assert!(places.is_sorted(), "{html}");
        assert!(html.contains("Viết bài giới thiệu") && html.contains("4210/GDĐT-TTTT III.3"));
        assert!(html.contains("href=\"/truong/van-ban/\">/truong/van-ban/</a>"), "{html}");
    }

    #[test]
    fn advice_of_another_place_is_shown_for_information_and_is_no_gap() {
        let html = page(vec![pack("q", false)], vec![item("q1", "q", Level::Information, Verdict::Fail)]);
        assert!(html.contains("id=\"q1\"") && !html.contains("href=\"#q1\""), "{html}");
        assert!(html.contains("tham khảo"));
    }

    #[test]
    fn the_page_says_what_it_is_and_claims_no_more() {
        let html = page(vec![pack("tt37", true)], vec![item("a", "tt37", Level::Mandatory, Verdict::Pass)]);
        assert!(html.contains("đối chiếu tự động") && html.contains("href=\"/truong/report.json\""));
        assert!(!html.to_lowercase().contains("đạt chuẩn"));
    }
}
