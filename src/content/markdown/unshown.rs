//! Text that Markdown would keep from readers: what nothing uses, what is never closed, what stands where no text may.

mod marks;
mod notes;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag};
use regex::Regex;

use super::code;
use super::inert::Inert;
use super::writer::events;
use crate::diagnostic::{Code, Diagnostic};
use notes::Notes;

/// What is told of a stretch of a text.
pub(super) type Told = (Range<usize>, Diagnostic);

/// Finds all of it.
pub(super) fn find(text: &str) -> Vec<Told> {
    if !may_hold_any(text) {
        return Vec::new();
    }
    let mut told = Vec::new();
    let (mut used, mut notes, mut inert) = (BTreeSet::new(), Notes::default(), Inert::default());
    let events = events(text);
    let definitions = events.reference_definitions().iter().map(|(label, definition)| Definition {
        label: label.to_owned(),
        target: definition.dest.to_string(),
        source: definition.span.clone(),
    });
    let defined: Vec<Definition> = definitions.collect();
    for (event, source) in events {
        inert.hear(&event, &source, text);
        match event {
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. })
                if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) =>
            {
                used.insert(folded(&id));
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => told.extend(of_fence(text, &info, source)),
            Event::Start(Tag::HtmlBlock) => told.extend(marks::in_block(text, source)),
            Event::Start(Tag::FootnoteDefinition(label)) => notes.define(&label, source),
            Event::FootnoteReference(label) => notes.cite(&label),
            _ => {}
        }
    }
    told.extend(defined.iter().filter(|definition| !used.contains(&folded(&definition.label))).filter_map(of_unused));
    let inert = inert.sorted();
    notes.tell(text, &inert, &mut told);
    told.extend(marks::in_words(text, &inert));
    told
}

/// A quick look, which spares nearly every text the slow one.
fn may_hold_any(text: &str) -> bool {
    static HINT: OnceLock<Option<Regex>> = OnceLock::new();
    let hint = HINT.get_or_init(|| Regex::new(r"\]:|\[\^|```|~~~|<!|<\?").ok());
    hint.as_ref().is_none_or(|hint| hint.is_match(text))
}

/// A definition of a link as it is written.
struct Definition {
    label: String,
    target: String,
    source: Range<usize>,
}

/// As Markdown compares names of links: without letter case, each white space as one.
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn of_unused(definition: &Definition) -> Option<Told> {
    let Definition { label, target, source } = definition;
    // `[//]: # (…)` is how a remark is written that nobody is to see.
    if matches!(target.as_str(), "" | "#") {
        return None;
    }
    let help = if target.contains("://") {
        format!("Ghi: {label}: <{target}>")
    } else {
        format!("Ghi: [{label}]({target}) để thành liên kết, hoặc \\[{label}]: {target} để hiện thành chữ")
    };
    let message =
        format!("“[{label}]:” ở đầu dòng là nơi khai liên kết, mà không chữ nào dùng nên dòng này không hiện");
    Some((source.clone(), Diagnostic::warning(Code::UnshownText, message).help(help)))
}

/// What is told of code between fences: that it has no end, or that text stands beside its first fence.
fn of_fence(text: &str, info: &str, source: Range<usize>) -> Option<Told> {
    let written = text.get(source.clone())?;
    let first = written.lines().next().unwrap_or_default();
    let sign = first.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let length = first.len() - first.trim_start_matches(sign).len();
    let fence = &first[..length];
    let place = source.start..source.start + first.len();
    let last = written.lines().skip(1).last().unwrap_or_default();
    let last = last.trim_matches(|c: char| c.is_whitespace() || c == '>');
    let is_closed = last.len() >= length && last.chars().all(|c| c == sign);
    if !is_closed {
        let message = format!("Dấu {fence} ở đây không có dòng {fence} đóng lại nên phần sau hiện thành mã");
        let help = format!("Thêm một dòng chỉ có {fence} sau đoạn mã; nếu không phải mã thì xóa dòng {fence} này");
        return Some((place, Diagnostic::warning(Code::UnshownText, message).help(help)));
    }
    let info = info.trim();
    is_words(info).then(|| {
        let message = format!("Chữ cùng dòng với {fence} không hiện lên trang");
        let help = format!("Đưa “{info}” xuống dòng dưới; cùng dòng với {fence} chỉ ghi tên ngôn ngữ của đoạn mã");
        (place, Diagnostic::warning(Code::UnshownText, message).help(help))
    })
}

/// Whether what stands beside a fence is text for readers: it is neither a language nor a setting for one.
fn is_words(info: &str) -> bool {
    let first = info.split([' ', ',', '{', ':']).next().unwrap_or_default();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-+#._".contains(c);
    let is_name = first.starts_with(|c: char| c.is_ascii_alphabetic()) && first.chars().all(is_plain);
    let has_settings = info.starts_with('{') || info.contains(['=', '{']);
    !(info.is_empty() || has_settings || (is_name && (first == info || code::is_language(first))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(Code, String)> {
        let shown = |(at, diagnostic): Told| (diagnostic.code, text[at].to_owned());
        find(text).into_iter().map(shown).collect()
    }

    fn unshown(text: &str) -> Vec<String> {
        told(text).into_iter().inspect(|(code, _)| assert_eq!(*code, Code::UnshownText)).map(|(_, at)| at).collect()
    }

    #[test]
    fn definitions_that_nothing_uses_are_told() {
        assert_eq!(unshown("[Web]: https://moet.gov.vn\n"), ["[Web]: https://moet.gov.vn"]);
        assert_eq!(unshown("Xem [WEB][] và ![b][a].\n\n[web]: https://moet.gov.vn\n[a]: b.jpg\n"), [""; 0]);
        assert_eq!(unshown("[Web]: /x/ \"một\nhai\"\n").len(), 1);
        assert_eq!(unshown("[//]: # (một)\n\n[chú]: <> (hai)\n"), [""; 0]);
    }

    #[test]
    fn footnotes_are_cited_and_defined_once() {
        assert_eq!(unshown("Một[^1].\n\n[^1]: chú\n"), [""; 0]);
        assert_eq!(unshown("Một.\n\n[^1]: chú\n").len(), 1);
        assert_eq!(unshown("Một[^1].\n\n[^1]: chú\n\n[^1]: thích\n").len(), 1);
        assert_eq!(unshown("Một[^a] và `[^b]` và \\[^c].\n"), ["[^a]"]);
    }

    #[test]
    fn fences_have_an_end_and_no_words() {
        for right in ["```\nmã\n```\n", "~~~~ rust\nmã\n~~~~\n", "> ```\n> mã\n> ```\n", "- ```py\n  x\n  ```\n"] {
            assert_eq!(unshown(right), [""; 0], "{right}");
        }
        for wrong in ["```\nmã\n", "~~~\nmã\n```\n", "````\nmã\n```\n", "```", "> ```\n> mã\n\nchữ\n", "```\nmã ```\n"]
        {
            assert_eq!(unshown(wrong).len(), 1, "{wrong}");
        }
        assert_eq!(unshown("```Nội dung họp\nmột\n```\n"), ["```Nội dung họp"]);
        assert_eq!(unshown("```Lop 6A hop\nmột\n```\n").len(), 1);
        for info in
            ["js", "python {.x}", "rust ignore", "mermaid", "html title=\"Một trang\"", "{.r echo=FALSE}", "c++"]
        {
            assert_eq!(unshown(&format!("```{info}\nx\n```\n")), [""; 0], "{info}");
        }
    }

    #[test]
    fn what_swallows_the_rest_is_told() {
        for wrong in [
            "Đầu.\n\n<!-- quên\n\nCuối.\n",
            "<? php\n\nCuối.\n",
            "<![CDATA[\n\nCuối.\n",
            "<!Chú ý\n\nCuối.\n",
            "<!-- một --!>\n\nCuối.\n",
            "<!-- một ->\n\nHai.\n\n<!-- ba -->\n",
            "Chữ <!-- quên\n\nCuối.\n",
            "<div>\n<!-- quên\n</div>\n\nCuối.\n",
        ] {
            let codes: Vec<_> = told(wrong).into_iter().map(|(code, _)| code).collect();
            assert_eq!(codes, [Code::UnclosedMark], "{wrong}");
        }
        for right in [
            "<!-- một -->\n",
            "`<!--` và \\<!-- x\n",
            "```\n<!--\n```\n",
            "a <!-- b --> c\n",
            "<?php x ?>\n",
            "5 <? 6\n",
        ] {
            assert_eq!(told(right), [], "{right}");
        }
    }
}
