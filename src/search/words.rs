//! Text as search sees it: words folded to what people type without marks, with the marks kept beside them.
//!
//! `search.js` follows the same rules; `tests/vectors/words.json` and `telex.json` hold both to them.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::vietnamese::{TONES, in_latin, is_alphanumeric, is_lone_y, narrow};

/// Longest word that is told apart from others, in bytes of its folded form.
const LONGEST: usize = 40;

/// One word of a text, folded for the index, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Lower case without marks, `đ` as `d`, a lone `y` as `i` where textbooks write it so.
    pub folded: String,
    /// Whether that `i` was written `y`.
    lone_y: bool,
    /// A hash of the word with its marks, wherever the tone mark stands (hoà, hòa) and however it is composed.
    pub exact: u8,
    /// Whether it was written with marks, or with `đ`.
    pub marked: bool,
}

impl Word {
    /// What a longer word begins with, should this one be half typed: “quy” may become “quyển”, but “quỷ” is found as
    /// “quỉ” is.
    pub fn begun(&self) -> String {
        let mut begun = self.folded.clone();
        if self.lone_y {
            begun.pop();
            begun.push('y');
        }
        begun
    }
}

/// The words of a text: maximal runs of letters and digits. “4210/GDĐT-TTTT” is three words, and found whole by their
/// standing together.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6);
    each_word(text, |word| words.push(word.clone()));
    words
}

/// Shows each of the [`words`] of a text, without room of its own for every one: a site has millions.
pub(super) fn each_word(text: &str, visit: impl FnMut(&Word)) {
    let mut reading = Reading { word: Word::default(), marked: Marked::default(), visit };
    for c in in_latin(text).chars().map(narrow) {
        if c.is_ascii() {
            reading.plain(c);
        } else {
            decompose_canonical(c, |c| reading.letter(c));
        }
    }
    reading.finish();
}

/// The word that is being read.
struct Reading<V> {
    word: Word,
    marked: Marked,
    visit: V,
}

impl<V: FnMut(&Word)> Reading<V> {
    fn letter(&mut self, c: char) {
        if c.is_ascii() {
            self.plain(c);
        } else if is_combining_mark(c) {
            self.marked.mark(c);
        } else if is_alphanumeric(c) {
            c.to_lowercase().for_each(|c| self.lower(c, if c == 'đ' { 'd' } else { c }));
        } else {
            self.finish();
        }
    }

    fn plain(&mut self, c: char) {
        if c.is_ascii_alphanumeric() {
            let c = c.to_ascii_lowercase();
            self.lower(c, c);
        } else {
            self.finish();
        }
    }

    fn lower(&mut self, c: char, plain: char) {
        self.marked.letter(c);
        if self.word.folded.len() + plain.len_utf8() <= LONGEST {
            self.word.folded.push(plain);
        }
    }

    fn finish(&mut self) {
        let (exact, marked) = std::mem::take(&mut self.marked).finish();
        let word = &mut self.word;
        if word.folded.is_empty() {
            return;
        }
        (word.exact, word.marked, word.lone_y) = (exact, marked, is_lone_y(&word.folded));
        if word.lone_y {
            word.folded.pop();
            word.folded.push('i');
        }
        (self.visit)(word);
        word.folded.clear();
    }
}

/// A word with its marks, the tone at the end: FNV-1a of the code points, as far as it is read.
#[derive(Debug)]
struct Marked {
    hash: u32,
    tone: Option<char>,
    marked: bool,
}

impl Default for Marked {
    fn default() -> Self {
        Self { hash: 0x811c_9dc5, tone: None, marked: false }
    }
}

impl Marked {
    fn letter(&mut self, c: char) {
        self.marked |= c == 'đ';
        self.hash = (self.hash ^ u32::from(c)).wrapping_mul(0x0100_0193);
    }

    fn mark(&mut self, c: char) {
        self.marked = true;
        if TONES.contains(&c) {
            self.tone = Some(c);
        } else {
            self.letter(c);
        }
    }

    /// The hash in a byte, and whether there are marks.
    fn finish(mut self) -> (u8, bool) {
        if let Some(tone) = self.tone {
            self.letter(tone);
        }
        let [a, b, c, d] = self.hash.to_le_bytes();
        (a ^ b ^ c ^ d, self.marked)
    }
}

/// The hash of two words that stand together.
pub fn together(first: u8, second: u8) -> u8 {
    first.wrapping_mul(31).wrapping_add(second)
}

/// The letters that a word is sung on.
const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];
/// The keys that Telex puts a tone mark on with.
const TONE_KEYS: [char; 5] = ['s', 'f', 'r', 'x', 'j'];

/// What was meant by letters that an input method left over: “tuyeenr” is “tuyen”.
pub fn telex(folded: &str) -> String {
    let mut meant = folded.to_owned();
    if !meant.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return meant;
    }
    meant = meant.replacen("dd", "d", 1).replace("aa", "a").replace("ee", "e").replace("oo", "o");
    // Without a vowel before it the key w stands for ư; after one it gives that one its horn.
    if let Some(horn) = meant.find('w').filter(|horn| !meant[..*horn].contains(VOWELS)) {
        meant.replace_range(horn..=horn, "u");
    }
    meant.retain(|letter| letter != 'w');
    if let (Some(vowel), Some(tone)) = (meant.find(VOWELS), meant.rfind(TONE_KEYS))
        && vowel < tone
    {
        meant.remove(tone);
    }
    meant
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Vector {
        text: String,
        words: Vec<String>,
        exact: Vec<u8>,
    }

    #[derive(serde::Deserialize)]
    struct Leftover {
        typed: String,
        meant: String,
    }

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn the_vectors_shared_with_the_browser_hold() {
        let vectors: Vec<Vector> = serde_json::from_str(include_str!("../../tests/vectors/words.json")).unwrap();
        assert!(vectors.len() >= 20);
        for Vector { text, words: expected, exact } in vectors {
            assert_eq!(folded(&text), expected, "{text}");
            assert_eq!(words(&text).iter().map(|word| word.exact).collect::<Vec<_>>(), exact, "{text}");
        }
    }

    #[test]
    fn what_an_input_method_left_over_is_taken_out_as_in_the_browser() {
        let vectors: Vec<Leftover> = serde_json::from_str(include_str!("../../tests/vectors/telex.json")).unwrap();
        assert!(vectors.len() >= 20);
        for Leftover { typed, meant } in vectors {
            assert_eq!(telex(&typed), meant, "{typed}");
        }
    }

    #[test]
    fn words_are_folded_as_any_text_is() {
        let vectors: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/vectors/folding.json")).unwrap();
        for text in vectors.as_array().unwrap().iter().filter_map(|vector| vector["text"].as_str()) {
            let whole = crate::vietnamese::fold(text);
            let cut = |word: &str| word.chars().take(LONGEST).collect::<String>();
            let parts = whole.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(cut);
            assert_eq!(words(text).iter().map(Word::begun).collect::<Vec<_>>(), parts.collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn a_lone_y_is_found_as_i_and_told_apart_as_marks_are() {
        assert_eq!(folded("vật lý, kỹ năng, quý, Hy Lạp"), ["vat", "li", "ki", "nang", "qui", "hi", "lap"]);
        assert_eq!(folded("quyển thuỷ lyric yêu y tế suy"), ["quyen", "thuy", "lyric", "yeu", "y", "te", "suy"]);
        let (y, i) = (&words("lý")[0], &words("lí")[0]);
        assert_ne!(y.exact, i.exact);
        assert_eq!((y.begun(), i.begun()), ("ly".to_owned(), "li".to_owned()));
    }

    #[test]
    fn marks_are_told_apart_but_not_their_place_or_form() {
        let exact = |text: &str| words(text)[0].exact;
        assert_eq!(exact("hoà"), exact("hòa"));
        assert_eq!(exact("Tuyển"), exact("tuye\u{302}\u{309}n"));
        assert_ne!(exact("bán"), exact("bàn"));
        assert_ne!(exact("đi"), exact("di"));
    }
}
