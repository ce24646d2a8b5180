//! Packs of the site's own beside the official ones: they have ids and documents of their own, and say something new.

use std::collections::{BTreeMap, BTreeSet};

use super::pack::{Pack, Rule};
use crate::diagnostic::{Code, Diagnostic};
use crate::report::Whose;
use crate::source::{SourcePath, Spanned};
use crate::vietnamese;

/// From how many rules on the same test over and over adds nothing. No source sets it; it is this program's.
const SAME: usize = 4;

/// Ids as people compare them: “TT09.D14” passes for the official one.
fn folded(id: &str) -> String {
    vietnamese::fold(id.trim())
}

/// Leaves out packs and rules of the site's own that have the id of an official one, and tells of them.
pub(super) fn leave_out_official_ids(packs: &mut Vec<(SourcePath, Pack)>, diagnostics: &mut Vec<Diagnostic>) {
    let official = packs.iter().filter(|(_, pack)| pack.whose == Whose::Official);
    let ids = official.flat_map(|(_, pack)| std::iter::once(&pack.id).chain(pack.rules.iter().map(|rule| &rule.id)));
    let ids: BTreeSet<String> = ids.map(|id| folded(id)).collect();
    packs.retain_mut(|(path, pack)| {
        if pack.whose == Whose::Official {
            return true;
        }
        if ids.contains(&folded(&pack.id)) {
            diagnostics.push(taken(&pack.id, "Bộ quy tắc").at(path, pack.id.span));
            return false;
        }
        pack.rules.retain(|rule| {
            let is_free = !ids.contains(&folded(&rule.id));
            if !is_free {
                diagnostics.push(taken(&rule.id, "Quy tắc").at(path, rule.id.span));
            }
            is_free
        });
        true
    });
}

fn taken(id: &Spanned<String>, what: &str) -> Diagnostic {
    let id = id.value.trim();
    let message = format!("{what} “{id}” mang mã của bộ chính thức nên không được dùng; bộ chính thức giữ nguyên");
    Diagnostic::error(Code::OfficialRule, message).help(format!(
        "Ghi: id: truong.{}. Muốn bỏ phần riêng thì xóa tệp này; mục không hợp với đơn vị thì ghi ở xac-nhan.yaml",
        id.to_lowercase()
    ))
}

/// Tells of packs of the site's own that take an official document or say the same over and over.
pub(super) fn check(packs: &[Pack], diagnostics: &mut Vec<Diagnostic>) {
    let mut own = packs.iter().filter_map(|pack| Some((pack, pack.file.as_ref()?))).peekable();
    if own.peek().is_none() {
        return;
    }
    let official: Vec<&Pack> = packs.iter().filter(|pack| pack.whose == Whose::Official).collect();
    let known: BTreeSet<String> = official.iter().flat_map(|pack| &pack.rules).map(test).collect();
    let mut same: BTreeMap<String, Vec<(&SourcePath, &Rule)>> = BTreeMap::new();
    let mut tests: BTreeMap<String, (usize, &SourcePath, &Rule)> = BTreeMap::new();
    for (pack, path) in own {
        if let Some(other) = official.iter().find(|other| claims(pack, other)) {
            diagnostics.push(claimed(pack, other).at(path, pack.id.span));
        }
        if let Some(next) = pack.replaced_by.as_ref().filter(|next| gives_way(pack, next, &official)) {
            diagnostics.push(given_way(pack, next).at(path, pack.id.span));
        }
        let copies: Vec<&Rule> = pack.rules.iter().filter(|rule| known.contains(&test(rule))).collect();
        if let Some(first) = copies.first().filter(|_| copies.len() >= SAME) {
            let message = format!("{} quy tắc của bộ này kiểm lại điều mà bộ chính thức đã kiểm", copies.len());
            diagnostics.push(no_news(message).at(path, first.id.span));
        }
        for rule in &pack.rules {
            tests.entry(alike(rule)).or_insert((0, path, rule)).0 += 1;
            same.entry(test(rule)).or_default().push((path, rule));
        }
    }
    for rules in same.into_values().filter(|rules| (2..SAME).contains(&rules.len())) {
        let (first, (path, again)) = (rules[0].1, rules[1]);
        let message =
            format!("Quy tắc “{}” kiểm lại đúng điều mà quy tắc “{}” đã kiểm", again.id.value, first.id.value);
        diagnostics.push(no_news(message).at(path, again.id.span));
    }
    for (count, path, rule) in tests.into_values().filter(|(count, ..)| *count >= SAME) {
        diagnostics.push(no_news(format!("{count} quy tắc của trường cùng một phép kiểm")).at(path, rule.id.span));
    }
}

/// Whether a pack leaves its place to an official one, or to itself.
fn gives_way(pack: &Pack, next: &str, official: &[&Pack]) -> bool {
    pack.id.value == next || official.iter().any(|other| other.id.value == next)
}

fn given_way(pack: &Pack, next: &str) -> Diagnostic {
    let message = format!(
        "Bộ quy tắc “{}” của trường ghi replaced_by: {next} nên nhường chỗ cho bộ ấy, không được dùng nữa",
        pack.id.value
    );
    Diagnostic::warning(Code::OwnPack, message).help(format!(
        "Xóa dòng replaced_by, vì bộ riêng đứng cạnh bộ chính thức, không nối vào {next}; không cần bộ riêng nữa thì xóa tệp"
    ))
}

fn no_news(message: String) -> Diagnostic {
    Diagnostic::warning(Code::OwnPack, message)
        .help("Giữ một quy tắc, xóa các quy tắc còn lại; điểm của bộ riêng tính riêng, không cộng vào điểm chính thức")
}

/// The test of a rule with its parameters, as text that can be compared. What only a person can tell differs in its words
/// alone.
fn test(rule: &Rule) -> String {
    if rule.check.is_for_a_person() { vietnamese::fold(&rule.title) } else { format!("{:?}", rule.check) }
}

/// The same without figures, since 10 words instead of 11 ask for nothing else.
fn alike(rule: &Rule) -> String {
    let test = test(rule);
    if rule.check.is_for_a_person() { test } else { test.chars().filter(|c| !c.is_ascii_digit()).collect() }
}

/// Whether a pack gives itself out for an official one, or for the document of one.
fn claims(pack: &Pack, official: &Pack) -> bool {
    let cited = [Some(&official.citation.document), official.citation.basis.as_ref()];
    let mut documents = cited.into_iter().flatten().map(|words| symbol(words)).filter(|symbol| !symbol.is_empty());
    let (document, title) = (symbol(&pack.citation.document), symbol(&pack.title));
    documents.any(|official| document.starts_with(&official) || title.starts_with(&official))
        || title == symbol(&official.title)
}

/// Folded: words that stand before the number of a document.
const BEFORE_NUMBERS: [&str; 10] = ["cong", "van", "thong", "tu", "so", "tt", "cv", "can", "cu", "theo"];

/// A document without the words before its number, and without what is written otherwise each time.
fn symbol(document: &str) -> String {
    let folded = vietnamese::fold(document);
    let mut words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    while words.first().is_some_and(|word| BEFORE_NUMBERS.contains(word)) {
        words.remove(0);
    }
    words.concat()
}

fn claimed(pack: &Pack, official: &Pack) -> Diagnostic {
    let document = &official.citation.document;
    let message =
        format!("Bộ quy tắc “{}” của trường mang tên văn bản của bộ chính thức “{}”", pack.id.value, official.id.value);
    Diagnostic::warning(Code::OwnPack, message).help(format!(
        "Ghi văn bản của trường, như citation: {{ document: Quy chế của trường, basis: \"căn cứ {document}\" }}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_known_whatever_stands_before_its_number() {
        for text in ["Công văn số 4210/GDĐT-TTTT", "4210 /GDĐT - TTTT", "CV 4210/gdđt-tttt"] {
            assert_eq!(symbol(text), symbol("4210/GDĐT-TTTT"), "{text}");
        }
        assert_ne!(symbol("Quy chế của trường, căn cứ 4210/GDĐT-TTTT"), symbol("4210/GDĐT-TTTT"));
    }
}
