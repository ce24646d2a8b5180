//! The unit's own word that there is nothing to show: no consultation, no exam, no online service.
//!
//! It answers only where nothing at all is there; something that is there and wrong stays wrong.

use jiff::ToSpan;
use jiff::civil::Date;

use super::outcome::Outcome;
use super::pack::{Absence, NothingToShow, Unsaid};
use crate::config::Declared;
use crate::report::Verdict;
use crate::vietnamese::long_date;

/// For how many months the word holds: a school year with its holidays. No source sets it; it is this program's.
const HOLDS: i32 = 12;

impl NothingToShow {
    fn said(self, declared: &Declared) -> Option<Date> {
        match self {
            Self::Consultation => declared.no_consultation,
            Self::Exam => declared.no_exam,
            Self::OnlineService => declared.no_online_service,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Consultation => "không có việc cần lấy ý kiến",
            Self::Exam => "không tổ chức kỳ thi nào cần tra cứu điểm",
            Self::OnlineService => "không có thủ tục nộp qua mạng",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Consultation => "no_consultation",
            Self::Exam => "no_exam",
            Self::OnlineService => "no_online_service",
        }
    }
}

/// The outcome where nothing was found, as the unit's word makes it.
pub(super) fn explain(outcome: Outcome, absence: Absence, declared: &Declared, today: Date) -> Outcome {
    if outcome.verdict != Verdict::Fail || !outcome.nothing {
        return outcome;
    }
    let words = absence.statement.words();
    let (verdict, finding) = match (absence.statement.said(declared), absence.otherwise) {
        (Some(day), _) if day <= today && today <= day.saturating_add(HOLDS.months()) => {
            (Verdict::Declared, format!("Đơn vị tự khai ngày {}: {words}", long_date(day)))
        }
        (Some(day), _) if day > today => (
            Verdict::NeedsPerson,
            format!("{}; ngày tự khai {} chưa tới nên chưa có giá trị", outcome.finding, long_date(day)),
        ),
        (Some(day), _) => (
            Verdict::NeedsPerson,
            format!(
                "{}; lời tự khai ngày {} đã quá {HOLDS} tháng (mốc của chương trình)",
                outcome.finding,
                long_date(day)
            ),
        ),
        (None, Unsaid::Fails) => return outcome,
        (None, Unsaid::NeedsPerson) => (Verdict::NeedsPerson, format!("{}; đơn vị chưa khai lý do", outcome.finding)),
    };
    Outcome { verdict, finding, ..outcome }
}

/// How to say so in `site.yaml`.
pub(super) fn line(statement: NothingToShow, today: Date) -> String {
    format!("nếu {}, ghi dòng {}: {today} vào mục declared của site.yaml", statement.words(), statement.key())
}
