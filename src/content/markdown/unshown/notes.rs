//! Footnotes: each is cited, and defined once.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::inert::Inert;
use super::Told;
use crate::diagnostic::{Code, Diagnostic};

/// Longest label that is looked for, in bytes.
const LONGEST: usize = 100;

/// The footnotes of a text as they are met.
#[derive(Default)]
pub(super) struct Notes {
    /// Labels in lower case, with every place that defines them.
    defined: BTreeMap<String, Vec<(String, Range<usize>)>>,
    cited: BTreeSet<String>,
}

impl Notes {
    pub fn define(&mut self, label: &str, source: Range<usize>) {
        self.defined.entry(label.to_lowercase()).or_default().push((label.to_owned(), source));
    }

    pub fn cite(&mut self, label: &str) {
        self.cited.insert(label.to_lowercase());
    }

    /// Tells of those that nobody sees, and of numbers that lead to none.
    pub fn tell(&self, text: &str, inert: &Inert, told: &mut Vec<Told>) {
        let lost: Vec<(Range<usize>, &str)> = self.undefined(text, inert).collect();
        let numbers = self.defined.keys().map(String::as_str).chain(lost.iter().map(|(_, label)| *label));
        let free = numbers.filter_map(|label| label.parse::<u32>().ok()).max().unwrap_or_default().saturating_add(1);
        for (folded, places) in &self.defined {
            let is_cited = self.cited.contains(folded);
            let unseen = places.iter().skip(usize::from(is_cited));
            told.extend(unseen.map(|(label, source)| {
                let place = source.start..source.start + "[^]:".len() + label.len();
                (place, if is_cited { twice(label, free) } else { uncited(label) })
            }));
        }
        told.extend(lost.into_iter().map(|(place, label)| (place, undefined(label))));
    }

    /// Numbers of notes that nothing defines, with their places.
    fn undefined<'t>(&self, text: &'t str, inert: &Inert) -> impl Iterator<Item = (Range<usize>, &'t str)> {
        let opening = memchr::memmem::find_iter(text.as_bytes(), "[^").filter(|at| !inert.covers(text, *at));
        opening.filter_map(|at| {
            let inner = &text[at + "[^".len()..];
            let inner = &inner[..inner.floor_char_boundary(LONGEST)];
            let length = inner.find(|c: char| c == ']' || c == '[' || c.is_whitespace())?;
            let label = &inner[..length];
            let is_lost =
                length > 0 && inner[length..].starts_with(']') && !self.defined.contains_key(&label.to_lowercase());
            is_lost.then_some((at..at + length + "[^]".len(), label))
        })
    }
}

fn undefined(label: &str) -> Diagnostic {
    let message = format!("Bài dẫn tới chú thích [^{label}] mà không có chú thích ấy");
    let help = format!("Thêm một dòng ở cuối bài: [^{label}]: Nội dung chú thích");
    Diagnostic::warning(Code::UnshownText, message).help(help)
}

fn twice(label: &str, free: u32) -> Diagnostic {
    let message = format!("Bài có hai chú thích [^{label}] nên chú thích sau không hiện");
    let help = format!("Đổi số của chú thích này và chỗ dẫn tới nó: [^{free}]: …");
    Diagnostic::warning(Code::UnshownText, message).help(help)
}

fn uncited(label: &str) -> Diagnostic {
    let message = format!("Không chỗ nào trong bài dẫn tới chú thích [^{label}] nên nó không hiện");
    let help = format!("Ghi [^{label}] vào ngay sau chữ cần chú thích");
    Diagnostic::warning(Code::UnshownText, message).help(help)
}
