//! The editorial board, and who else is appointed.

use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::checklist::facts::listed;
use crate::checklist::office::{self, words};
use crate::checklist::real::{Real, is_a_name};
use crate::content::Entry;
use crate::content::kinds::{Board as Record, Person};
use crate::content::real::{elsewhere, mailbox, number, wording};
use crate::lang::Lang;
use crate::vietnamese;

/// One thing about the board is settled.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Board {
    has: Appointed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Appointed {
    /// Head, editors and administrators together.
    Members,
    /// Exactly one head, who leads the school.
    Head,
    /// Editors and administrators.
    Editors,
    /// The assistant team.
    Assistants,
    /// The unit for the technique, assigned in writing.
    TechnicalUnit,
    /// The e-mail focal person.
    EmailOfficer,
}

impl Test for Board {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let Some((_, entry, board)) = facts.site.of_kind::<Record>(Lang::Vi).next() else {
            return Outcome::fail("Chưa khai báo Ban Biên tập").seen_at(facts.site, ["/ban-bien-tap/"]);
        };
        let outcome = match self.has {
            Appointed::Members => members(facts, board),
            Appointed::Head => head(facts, board),
            Appointed::Editors => editors(board),
            Appointed::Assistants => assistants(board),
            Appointed::TechnicalUnit => technical_unit(board),
            Appointed::EmailOfficer => email_officer(facts.real, board),
        };
        outcome.seen_at(facts.site, [entry.route()])
    }

    fn misses(&self, real: &Real<'_>, entry: &Entry, field: &str) -> bool {
        let Some(board) = entry.record.get::<Record>().filter(|_| entry.lang == Lang::Vi) else { return false };
        match (self.has, field) {
            (Appointed::Members | Appointed::Head, "decision") => undecided(real, board).is_some(),
            (Appointed::TechnicalUnit, "technical_unit") => !technical_unit(board).passes(),
            (Appointed::EmailOfficer, "email_officer") => !email_officer(real, board).passes(),
            _ => false,
        }
    }
}

/// How many people with a name have a role.
fn count(board: &Record, role: &str) -> usize {
    board.members.iter().filter(|member| member.role.key == role && is_a_name(&member.name)).count()
}

/// What keeps the decision that set the board up from being one.
fn undecided(real: &Real<'_>, board: &Record) -> Option<String> {
    let decision = &board.decision;
    if !number::is_given(&decision.number) {
        return Some(format!("Quyết định thành lập ghi số “{}”, chưa phải là số quyết định", decision.number));
    }
    if let Some(other) = real.instead_of_decision(board) {
        return Some(format!("Tệp của quyết định thành lập là tệp của “{}”", other.title));
    }
    let issued = vietnamese::long_date(decision.issued);
    let is_ahead = decision.issued > real.site.today();
    is_ahead.then(|| format!("Quyết định thành lập ghi ngày ký {issued}, ngày ấy chưa tới"))
}

fn members(facts: Facts<'_>, board: &Record) -> Outcome {
    let head = head(facts, board);
    if head.passes() { editors(board) } else { head }
}

fn head(facts: Facts<'_>, board: &Record) -> Outcome {
    if let Some(fault) = undecided(facts.real, board) {
        return Outcome::fail(fault);
    }
    let head = board.members.iter().find(|member| member.role.key == "truong-ban" && is_a_name(&member.name));
    let fault = match (count(board, "truong-ban"), head) {
        (1, Some(head)) if leads(facts, &head.name) => None,
        (1, Some(head)) => Some(format!(
            "Trưởng ban {} không có trong trang lãnh đạo với chức vụ Hiệu trưởng, Phó Hiệu trưởng hay tương đương",
            head.name
        )),
        (heads @ 1.., _) => Some(format!("Ban Biên tập có {heads} Trưởng ban")),
        _ => Some("Ban Biên tập chưa có Trưởng ban".to_owned()),
    };
    match fault {
        Some(fault) => Outcome::fail(fault),
        None => Outcome::pass(format!(
            "Quyết định số {} ngày {}: {} thành viên, một Trưởng ban",
            board.decision.number,
            vietnamese::long_date(board.decision.issued),
            board.members.len()
        )),
    }
}

fn editors(board: &Record) -> Outcome {
    let roles = [("bien-tap-vien", "biên tập viên"), ("quan-tri-vien", "quản trị viên")];
    let missing: Vec<&str> =
        roles.iter().filter(|(role, _)| count(board, role) == 0).map(|(_, label)| *label).collect();
    if missing.is_empty() {
        let counts = roles.map(|(role, label)| format!("{} {label}", count(board, role)));
        return Outcome::pass(format!("Ban Biên tập có {}", listed(&counts)));
    }
    Outcome::fail(format!("Ban Biên tập chưa có {}", listed(&missing)))
}

/// Whether a person of this name is among the school's leaders, and there by office.
fn leads(facts: Facts<'_>, name: &str) -> bool {
    let folded = vietnamese::fold(name);
    let mut people = facts.site.of_kind::<Person>(Lang::Vi);
    people.any(|(_, entry, person)| {
        let is_listed = entry.section == "/gioi-thieu/ban-giam-hieu/";
        is_listed && office::is_leader(&words(&person.position)) && folded.ends_with(&vietnamese::fold(&entry.title))
    })
}

fn assistants(board: &Record) -> Outcome {
    match count(board, "giup-viec") {
        0 => Outcome::fail("Chưa có Tổ giúp việc Ban Biên tập"),
        count => Outcome::pass(format!("Tổ giúp việc có {count} người")),
    }
}

fn technical_unit(board: &Record) -> Outcome {
    match &board.technical_unit {
        Some(unit) if wording::says_something(&unit.name) && is_a_document(&unit.document) => {
            Outcome::pass(format!("{} làm đầu mối kỹ thuật theo {}", unit.name, unit.document))
        }
        _ => Outcome::fail("Chưa ghi bộ phận đầu mối kỹ thuật và văn bản phân công"),
    }
}

/// Whether words name a document, and don't only say that there is one.
fn is_a_document(words: &str) -> bool {
    wording::says_something(words) && !elsewhere::points(words)
}

fn email_officer(real: &Real<'_>, board: &Record) -> Outcome {
    match &board.email_officer {
        Some(officer) if !is_a_name(&officer.name) => {
            Outcome::fail(format!("“{}” không phải tên người làm đầu mối thư điện tử", officer.name))
        }
        Some(officer) if !mailbox::is_official(&officer.email.value, real.in_made_up_place) => {
            Outcome::fail(format!("Hộp thư {} của đầu mối thư điện tử không phải hộp thư công vụ", officer.email.value))
        }
        Some(officer) => Outcome::pass(format!("Đầu mối thư điện tử: {}, {}", officer.name, officer.email.value)),
        None => Outcome::fail("Chưa ghi người làm đầu mối thư điện tử"),
    }
}
