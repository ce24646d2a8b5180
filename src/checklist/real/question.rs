//! Which questions are there, and which of them somebody answered.

use jiff::civil::Date;

use super::days::disorder;
use crate::content::Entry;
use crate::content::kinds::Question;
use crate::content::real::answer;
use crate::vietnamese::bare_words;

/// Whether a question was asked: on a day that has come.
pub fn is_asked(question: &Question, today: Date) -> bool {
    question.asked <= today
}

/// Whether somebody who asked is told something, on a day that can be: in a short answer or in the text below.
pub fn is_answered(entry: &Entry, question: &Question, today: Date) -> bool {
    tells(entry, question) && !disorder(entry, today).iter().any(|disorder| disorder.field == "answered")
}

/// Whether the short answer or the text below tells something.
pub fn tells(entry: &Entry, question: &Question) -> bool {
    let is_told = question
        .answer
        .as_deref()
        .is_some_and(|short| answer::says_something(short) && !repeats(&question.question, short));
    is_told
        || (!entry.placeholder && entry.body.has_words(1) && {
            let text = entry.body.plain_text();
            answer::says_something(&text) && !repeats(&question.question, &text)
        })
}

/// Whether an answer is the question once more, or a part of it that is longer than a word or two.
pub fn repeats(question: &str, answer: &str) -> bool {
    // An answer of few words may be words of the question: “Lớp 6 học sáng hay chiều?” “Học sáng.”
    let answer = bare_words(answer);
    let question = bare_words(question);
    let words = |text: &str| text.split_whitespace().count();
    question.contains(&answer) && words(&answer) * 2 > words(&question)
}

#[cfg(test)]
mod tests {
    use super::repeats;

    #[test]
    fn an_answer_that_only_repeats_the_question_is_told_from_a_short_one() {
        let question = "Lớp 6 học buổi sáng hay buổi chiều?";
        assert!(repeats(question, "Lớp 6 học buổi sáng hay buổi chiều"));
        assert!(!repeats(question, "Học buổi sáng.") && !repeats(question, "Lớp 6 học buổi chiều, từ 13 giờ."));
    }
}
