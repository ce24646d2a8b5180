//! Signs of full width, as Chinese and Japanese keyboards type them: ＡＢＣ, １２３, （：！）. Each is another sign than
//! the plain one to whoever looks for it, and none belongs into a Vietnamese line.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr_iter;

/// How far a sign of full width stands behind the plain one.
const APART: u32 = 0xfee0;

/// Signs that stand by themselves between words.
const STOPS: &str = "!(),.:;?";

/// Words with signs of full width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wide {
    /// Where they stand, in bytes.
    pub range: Range<usize>,
    /// The same in plain signs.
    pub plain: String,
}

/// The plain sign for one of full width; any other is itself.
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - APART).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// The words of a text with such signs, those that follow each other as one; none of a line in whose script they are at
/// home.
pub fn wide(text: &str) -> impl Iterator<Item = Wide> {
    let looked_through = if is_suspect(text.as_bytes()) { text } else { "" };
    let mut begun = 0;
    let lines = looked_through.split_inclusive('\n').map(move |line| {
        begun += line.len();
        (begun - line.len(), line)
    });
    let lines = lines.filter(|(_, line)| is_suspect(line.as_bytes()) && !line.chars().any(is_of_east_asia));
    lines.flat_map(|(start, line)| {
        let plain = move |range: Range<usize>| {
            let plain = line[range.clone()].chars().map(narrow).collect();
            Wide { range: start + range.start..start + range.end, plain }
        };
        runs(line).into_iter().map(plain)
    })
}

/// A text with plain signs; borrowed where it has no others, or is in a script in which they are at home.
pub fn narrowed(text: &str) -> Cow<'_, str> {
    if wide(text).next().is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(narrow).collect())
}

/// Whether a text has the bytes that such signs begin with.
fn is_suspect(bytes: &[u8]) -> bool {
    memchr_iter(0xef, bytes).any(|at| matches!(bytes.get(at + 1), Some(0xbc | 0xbd)))
}

/// The stretches of a line whose words all have such signs.
fn runs(line: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    let mut at = 0;
    for word in line.split(char::is_whitespace) {
        let range = at..at + word.len();
        at = range.end + line[range.end..].chars().next().map_or(0, char::len_utf8);
        if word.is_empty() {
            continue;
        }
        let is_wide = is_wide_word(word);
        match runs.last_mut().filter(|_| goes_on && is_wide) {
            Some(run) => run.end = range.end,
            None if is_wide => runs.push(range),
            None => {}
        }
        goes_on = is_wide;
    }
    runs
}

/// Whether a word has such signs and is one that people read; faces made of signs are none.
fn is_wide_word(word: &str) -> bool {
    let is_read = || word.chars().any(char::is_alphanumeric) || word.chars().all(|c| STOPS.contains(narrow(c)));
    word.chars().any(|c| narrow(c) != c) && is_read()
}

/// Whether a sign is of Chinese, Japanese or Korean writing.
fn is_of_east_asia(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{2fdf}' | '\u{3001}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff61}'..='\u{ffdc}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str) -> Vec<(&str, String)> {
        wide(text).map(|wide| (&text[wide.range], wide.plain)).collect()
    }

    #[test]
    fn words_of_full_width_are_told_in_plain_signs() {
        assert_eq!(told("Lớp ６Ａ， lớp ６Ｂ họp"), [("６Ａ，", "6A,".to_owned()), ("６Ｂ", "6B".to_owned())]);
        assert_eq!(
            told("Thời gian ： 7 giờ\nＣｈào　ｃờ！"),
            [("：", ":".to_owned()), ("Ｃｈào　ｃờ！", "Chào cờ!".to_owned())]
        );
        assert_eq!(narrowed("２０/１１/２０２６"), "20/11/2026");
    }

    #[test]
    fn where_such_signs_are_at_home_they_stay() {
        for text in ["你好，ＡＢＣ！", "東京（とうきょう）", "（＾▽＾）", "Lớp 6A, lớp 6B – “họp”", "\u{feff}", ""]
        {
            assert_eq!(told(text), [], "{text}");
            assert_eq!(narrowed(text), text);
        }
    }

    proptest! {
        #[test]
        fn the_plain_text_has_none(text in "[ａＢ：，　 \n\u{feff}aễ你▽.]{0,30}") {
            prop_assert_eq!(wide(&narrowed(&text)).next().is_some() , false, "{}", text);
        }
    }
}
