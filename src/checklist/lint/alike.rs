//! What is called another one and is the same: a form of many procedures, articles that differ by a number alone, a
//! yearbook with the pupils of another year.

use std::collections::BTreeMap;

use crate::checklist::real::{PostText, Real, counted, outline};
use crate::content::Entry;
use crate::content::kinds::{Document, Post, Statistics};
use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::site::Site;

/// Fewest articles alike that are told: notices of the same thing may come a few times. No source sets it; it is this
/// program's.
const ALIKE: usize = 5;

/// Fewest words of a text that is told to be like others. No source sets it; it is this program's.
const WORDS: usize = 15;

/// Warns of them.
pub(super) fn check(site: &Site, real: &Real<'_>, diagnostics: &mut Vec<Diagnostic>) {
    forms(real, diagnostics);
    abstracts(real, diagnostics);
    posts(site, diagnostics);
    documents(site, diagnostics);
    yearbooks(site, diagnostics);
}

/// One file that is the form of most procedures is none of any.
fn forms(real: &Real<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for of in real.overused_forms() {
        let (entry, form) = of[1];
        let message = format!("Tệp {} là biểu mẫu của {} thủ tục khác nhau", form.file.value, of.len());
        let help = "Đính kèm mẫu đơn riêng của từng thủ tục; thủ tục không có mẫu thì xóa mục forms";
        diagnostics.push(Diagnostic::warning(Code::Repeated, message).help(help).at(&entry.path, form.file.span));
    }
}

/// One abstract of most documents tells of none what it is about.
fn abstracts(real: &Real<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for of in real.overused_abstracts() {
        let entry = of[1];
        let message = format!("{} văn bản cùng một trích yếu; bảng đối chiếu tính là chưa có", of.len());
        let help = "Chép đúng dòng trích yếu của từng văn bản vào mục abstract";
        let span = entry.span_of("abstract");
        diagnostics.push(Diagnostic::warning(Code::Repeated, message).help(help).at(&entry.path, span));
    }
}

/// Articles of the same words but for numbers, days and names, one note for all of them.
fn posts(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let posts = site.of_kind::<Post>(Lang::Vi).map(|(_, entry, _)| entry).filter(|entry| entry.body.has_words(WORDS));
    for beginning in groups(posts, PostText::beginning) {
        for alike in groups(beginning.into_iter(), |entry| PostText::of(site, entry)) {
            diagnostics.extend(told(
                &alike,
                "bài",
                "Viết điều riêng của từng bài, hoặc gộp lại; bảng đối chiếu tính là một bài",
            ));
        }
    }
}

/// Documents whose words are the same, whatever their files are.
fn documents(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let documents = site.of_kind::<Document>(Lang::Vi).map(|(_, entry, _)| entry);
    let told_in_words = documents.filter(|entry| entry.body.has_words(WORDS));
    for alike in groups(told_in_words, |entry| outline(&entry.body.plain_text())) {
        diagnostics.extend(told(
            &alike,
            "văn bản",
            "Ghi điều chính của từng văn bản, hoặc bỏ lời chung và chỉ đính kèm tệp",
        ));
    }
}

/// What is told of entries that are alike; what is the same to the last byte is told already.
fn told(alike: &[&Entry], what: &str, help: &str) -> Option<Diagnostic> {
    let (first, last) = (alike.first()?, alike.last()?);
    if alike.iter().all(|entry| (&entry.title, &entry.body.html) == (&first.title, &first.body.html)) {
        return None;
    }
    let is_same = alike.iter().all(|entry| entry.body.html == first.body.html);
    let differ = if is_same {
        "chỉ khác nhau ở tiêu đề"
    } else {
        "chỉ khác nhau ở con số, ngày hay tên riêng"
    };
    let message = format!("{} {what} {differ}, như {}", alike.len(), first.path);
    Some(Diagnostic::warning(Code::Repeated, message).help(help).at(&last.path, last.head))
}

/// The entries that have the same key, where they are many enough.
fn groups<'s, K: Ord>(entries: impl Iterator<Item = &'s Entry>, key: impl Fn(&Entry) -> K) -> Vec<Vec<&'s Entry>> {
    let mut groups: BTreeMap<K, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        groups.entry(key(entry)).or_default().push(entry);
    }
    groups.into_values().filter(|group| group.len() >= ALIKE).collect()
}

/// A year whose pupils are another year's to the last one was copied.
fn yearbooks(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let mut years: Vec<(&Entry, &Statistics)> =
        site.of_kind::<Statistics>(Lang::Vi).map(|(_, entry, figures)| (entry, figures)).collect();
    years.sort_by_key(|(_, figures)| figures.school_year);
    let mut known: BTreeMap<Vec<i64>, &Statistics> = BTreeMap::new();
    for (entry, figures) in years {
        let Some(counted) = counted(figures).filter(|_| figures.pupil_count() > 0) else { continue };
        let first = *known.entry(counted).or_insert(figures);
        if first.school_year == figures.school_year {
            continue;
        }
        let message = format!(
            "Số lớp, học sinh của năm học {} giống hệt năm học {}; bảng đối chiếu chỉ tính một lần",
            figures.school_year, first.school_year
        );
        let help = format!("Nhập số liệu thật của năm học {} vào bảng pupils", figures.school_year);
        let span = entry.span_of("pupils");
        diagnostics.push(Diagnostic::warning(Code::Repeated, message).help(help).at(&entry.path, span));
    }
}
