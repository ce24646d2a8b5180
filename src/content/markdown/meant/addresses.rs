//! Web addresses in running text, whose signs Markdown would take for its own: `…?set=a.4&__tn__=3`.

use super::super::mention;
use super::inline::{Masks, is_escaped, paragraphs};
use super::{Correction, Line, Slip};

/// Finds the signs of them that Markdown would take away.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    for paragraph in paragraphs(lines) {
        if !paragraph.iter().any(|line| mention::web(line.text).any(|at| is_in_danger(&line.text[at]))) {
            continue;
        }
        let masks = Masks::of(paragraph);
        for line in paragraph {
            let addresses = mention::web(line.text).filter(|at| is_in_danger(&line.text[at.clone()]));
            for at in addresses.filter(|at| !masks.cover(line.start + at.start) && !is_target(&line.text[..at.start])) {
                let signs = line.text[at.clone()].match_indices(['*', '_', '~']).map(|(sign, _)| at.start + sign);
                found.extend(signs.filter(|sign| !is_escaped(line.text, *sign)).map(|sign| Correction {
                    at: line.start + sign..line.start + sign + 1,
                    with: format!("\\{}", &line.text[sign..=sign]),
                    slip: Slip::Address,
                }));
            }
        }
    }
}

/// Whether Markdown may see emphasis in it: an underscore between letters is none.
fn is_in_danger(address: &str) -> bool {
    let bytes = address.as_bytes();
    let is_letter = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric);
    memchr::memchr3_iter(b'*', b'_', b'~', bytes)
        .any(|at| bytes[at] != b'_' || !is_letter(at.checked_sub(1)) || !is_letter(Some(at + 1)))
}

/// Whether what follows is where a link leads.
fn is_target(before: &str) -> bool {
    before.ends_with("](") || before.ends_with(['<', '"'])
}

#[cfg(test)]
mod tests {
    use super::super::Reading;

    #[test]
    fn only_signs_that_markdown_takes_are_kept_from_it() {
        assert_eq!(
            Reading::of("xem https://a.vn/?b=1&__tn__=3 nhé").text,
            "xem https://a.vn/?b=1&\\_\\_tn\\_\\_=3 nhé"
        );
        assert_eq!(Reading::of("https://a.vn/*b*/c").text, "https://a.vn/\\*b\\*/c");
        for stays in ["https://a.vn/b_c_d", "`https://a.vn/*b*`", "<https://a.vn/*b*>", "[x](https://a.vn/*b*)"] {
            assert_eq!(Reading::of(stays).text, stays);
        }
    }
}
