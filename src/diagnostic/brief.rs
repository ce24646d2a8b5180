//! Many messages of one kind, told in few: who pastes a table of telephone numbers need not read each of them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Code, Diagnostic};
use crate::source::SourcePath;

/// How many messages of one kind a file may fill the screen with.
const SHOWN: usize = 20;

/// What is shown of these: of each code the first places in a file, then how many more there are in it. Whoever counts
/// mistakes counts all of them.
pub fn in_brief(diagnostics: &[Diagnostic]) -> Vec<Cow<'_, Diagnostic>> {
    let mut counts: BTreeMap<Kind<'_>, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        *counts.entry(kind(diagnostic)).or_default() += 1;
    }
    let mut seen: BTreeMap<Kind<'_>, usize> = BTreeMap::new();
    let mut shown = Vec::new();
    for diagnostic in diagnostics {
        let seen = seen.entry(kind(diagnostic)).or_default();
        *seen += 1;
        if *seen <= SHOWN {
            shown.push(Cow::Borrowed(diagnostic));
        } else if *seen == SHOWN + 1 {
            shown.push(Cow::Owned(rest_of(diagnostic, counts[&kind(diagnostic)] - SHOWN)));
        }
    }
    shown
}

/// A code with what is told of it in one file.
type Kind<'d> = (Option<&'d SourcePath>, Code);

fn kind(diagnostic: &Diagnostic) -> Kind<'_> {
    (diagnostic.place.as_ref().map(|place| &place.path), diagnostic.code)
}

/// Stands for all places of a kind that aren't shown.
fn rest_of(first: &Diagnostic, count: usize) -> Diagnostic {
    let message = format!("… và {count} chỗ khác: {}", first.code.explanation().title.to_lowercase());
    let rest = Diagnostic { severity: first.severity, ..Diagnostic::error(first.code, message) };
    let rest = rest.help("Sửa những chỗ đã nêu rồi chạy lại để xem các chỗ còn lại");
    match &first.place {
        Some(place) => rest.in_file(&place.path),
        None => rest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn the_first_twenty_of_a_kind_in_a_file_are_shown_and_the_rest_is_counted() {
        let at = |path: &str, code, count: usize| {
            let path = SourcePath::new(path).unwrap();
            (0..count).map(move |at| Diagnostic::error(code, "hỏng").at(&path, Span::new(at, at + 1)))
        };
        let all: Vec<Diagnostic> = at("content/a.md", Code::BrokenLink, 100_000)
            .chain(at("content/a.md", Code::MissingFile, 20))
            .chain(at("content/b.md", Code::BrokenLink, 21))
            .collect();
        let shown = in_brief(&all);
        assert_eq!(shown.len(), 21 + 20 + 21);
        assert_eq!(shown[20].message, "… và 99980 chỗ khác: liên kết nội bộ hỏng");
        assert_eq!(shown[61].message, "… và 1 chỗ khác: liên kết nội bộ hỏng");
        assert_eq!(shown[61].place.as_ref().unwrap().path.as_str(), "content/b.md");
    }
}
