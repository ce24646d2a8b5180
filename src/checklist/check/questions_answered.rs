//! Questions without an answer.

use jiff::ToSpan;
use serde::Deserialize;

use super::{Facts, Outcome, Test};
use crate::checklist::real::{Real, is_answered, is_asked};
use crate::content::Entry;
use crate::content::kinds::Question;
use crate::lang::Lang;

/// There are questions, and none waits too long for its answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionsAnswered {
    /// The longest a question may wait, in days.
    within_days: u16,
}

impl Test for QuestionsAnswered {
    fn judge(&self, facts: Facts<'_>) -> Outcome {
        let today = facts.today();
        let asked = facts.site.of_kind::<Question>(Lang::Vi).filter(|(_, _, question)| is_asked(question, today));
        let questions: Vec<(&Entry, &Question)> = asked.map(|(_, entry, question)| (entry, question)).collect();
        if questions.is_empty() {
            return Outcome::fail("Chuyên mục Hỏi - Đáp chưa có câu hỏi nào").seen_at(facts.site, ["/hoi-dap/"]);
        }
        let limit = today.saturating_sub(i64::from(self.within_days).days());
        let late =
            questions.iter().filter(|(entry, question)| question.asked < limit && !is_answered(entry, question, today));
        let late: Vec<&Entry> = late.map(|(entry, _)| *entry).collect();
        if late.is_empty() {
            let finding = format!("Có {} câu hỏi, không câu nào chờ quá {} ngày", questions.len(), self.within_days);
            return Outcome::pass(finding)
                .measured()
                .seen_at(facts.site, questions.iter().map(|(entry, _)| entry.route()));
        }
        let titles: Vec<String> = late.iter().take(3).map(|entry| format!("“{}”", entry.title)).collect();
        Outcome::fail(format!("{} câu hỏi chờ quá {} ngày: {}", late.len(), self.within_days, titles.join(", ")))
            .measured()
            .seen_at(facts.site, late.into_iter().map(Entry::route))
    }

    fn misses(&self, real: &Real<'_>, entry: &Entry, field: &str) -> bool {
        let today = real.site.today();
        let is_read = matches!(field, "answer" | "answered") && entry.lang == Lang::Vi;
        let is_unanswered = |question| is_asked(question, today) && !is_answered(entry, question, today);
        is_read && entry.record.get::<Question>().is_some_and(is_unanswered)
    }

    fn is_measured(&self) -> bool {
        true
    }
}
