//! Signs between figures that Markdown takes for emphasis: `5*6*7`, `10~12 em và 15~20 em`.

use super::inline::{Masks, is_escaped, paragraphs};
use super::{Correction, Line, Slip};

/// Finds them where a paragraph has more than one of the sign, so that two could make a pair.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    for paragraph in paragraphs(lines) {
        if !paragraph.iter().any(|line| between_figures(line.text).next().is_some()) {
            continue;
        }
        let masks = Masks::of(paragraph).and_addresses(paragraph);
        for sign in ['*', '~'] {
            let all = || paragraph.iter().flat_map(|line| line.text.chars()).filter(|c| *c == sign);
            if all().nth(1).is_none() {
                continue;
            }
            for line in paragraph {
                let signs = between_figures(line.text).filter(|at| line.text[*at..].starts_with(sign));
                let free = signs.filter(|at| !masks.cover(line.start + at) && !is_escaped(line.text, *at));
                found.extend(free.map(|at| Correction {
                    at: line.start + at..line.start + at + 1,
                    with: format!("\\{sign}"),
                    slip: Slip::Sign,
                }));
            }
        }
    }
}

/// Where such signs stand: a figure, or a unit of one, before it and a figure behind it.
fn between_figures(line: &str) -> impl Iterator<Item = usize> {
    let bytes = line.as_bytes();
    memchr::memchr2_iter(b'*', b'~', bytes).filter(move |at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let after = bytes.get(at + 1);
        after.is_some_and(u8::is_ascii_digit)
            && before.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b')')
    })
}

#[cfg(test)]
mod tests {
    use super::super::Reading;

    #[test]
    fn figures_keep_what_stands_between_them() {
        for (written, read) in [
            ("5*6*7 = 210", "5\\*6\\*7 = 210"),
            ("khổ 20cm*30cm*40cm", "khổ 20cm\\*30cm\\*40cm"),
            ("10~12 em và 15~20 em", "10\\~12 em và 15\\~20 em"),
            ("*Lưu ý: 2*3 = 6*", "*Lưu ý: 2\\*3 = 6*"),
            ("một phép 2*3", "một phép 2*3"),
            ("`5*6*7`, 5\\*6\\*7, **5**6", "`5*6*7`, 5\\*6\\*7, **5**6"),
        ] {
            assert_eq!(Reading::of(written).text, read);
        }
    }
}
