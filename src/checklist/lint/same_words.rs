//! One and the same text in a field of several entries: answers that fit every question, duties that everybody has.

use std::collections::BTreeMap;

use crate::content::Entry;
use crate::content::kinds::{Person, Question};
use crate::content::real::wording;
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;
use crate::vietnamese::bare_words;

/// How many entries with the same text are no chance. No source sets it; it is this program's.
const MANY: usize = 3;

/// Fewest words of a text that is compared: “Có.” answers many questions.
const WORDS: usize = 4;

/// Warns of the second one of each.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let questions = site.of_kind::<Question>(Lang::Vi);
    let answers = questions.filter_map(|(_, entry, question)| Some((entry, question.answer.as_deref()?)));
    tell("answer", answers, "Trả lời đúng điều mà từng câu nêu", diagnostics);
    let people = site.of_kind::<Person>(Lang::Vi);
    let duties = people.filter_map(|(_, entry, person)| Some((entry, person.duties.as_deref()?)));
    tell("duties", duties, "Ghi việc mà riêng từng người phụ trách", diagnostics);
}

fn tell<'e>(
    field: &str,
    texts: impl Iterator<Item = (&'e Entry, &'e str)>,
    help: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut same: BTreeMap<String, Vec<&Entry>> = BTreeMap::new();
    let long = texts.filter(|(_, text)| text.split_whitespace().count() >= WORDS && !wording::is_dummy(text));
    for (entry, text) in long {
        same.entry(bare_words(text)).or_default().push(entry);
    }
    for entries in same.into_values().filter(|entries| entries.len() >= MANY) {
        let (first, again) = (entries[0], entries[1]);
        let span = again.span_of(field);
        let message = format!("Mục này giống hệt nhau ở {} bài, như ở {}", entries.len(), first.path);
        diagnostics.push(Diagnostic::warning(Code::Repeated, message).at(&again.path, span).help(help));
    }
}
