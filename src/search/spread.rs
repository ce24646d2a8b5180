//! The terms of a text: each word, and each two words that stand together.
//!
//! A term is the folded form, then a hash of the marked form in two control characters, so that all ways of writing one
//! folded form stand side by side, before any longer form.

use memchr::memchr;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::telephone::cut_numbers;
use super::words::{Word, each_word, together};

/// How many bytes of a term are the hash of its marked form.
const MARKS: usize = 2;

/// The words of a text as terms with spaces between them, and how many they are; its telephone numbers come once more.
pub(super) fn spelt(text: &str) -> (String, usize) {
    let mut spelt = String::with_capacity(text.len() * 3 / 2);
    let mut count = 0;
    let mut add = |word: &Word| {
        spelt.push_str(&word.folded);
        push_marks(&mut spelt, word.exact);
        spelt.push(' ');
        count += 1;
    };
    each_word(text, &mut add);
    cut_numbers(text).for_each(|number| each_word(&number, &mut add));
    (spelt, count)
}

/// Appends a hash as two characters between U+0001 and U+0010.
fn push_marks(out: &mut String, hash: u8) {
    out.push(char::from((hash >> 4) + 1));
    out.push(char::from((hash & 15) + 1));
}

/// Gives tantivy each word, and each two words that stand together.
#[derive(Clone)]
pub(super) struct Spread;

/// A folded word with the hash of its marked form.
type Spelt<'t> = (&'t str, u8);

/// Numbers are passed over once more: who looks for “vào lớp trung học” means “vào lớp 10 trung học” too.
pub(super) struct Spreading<'t> {
    rest: &'t str,
    last: Option<Spelt<'t>>,
    /// The word before a number that was last.
    before: Option<Spelt<'t>>,
    /// The pairs that come next.
    pairs: [Option<(Spelt<'t>, Spelt<'t>)>; 2],
    token: Token,
}

impl Tokenizer for Spread {
    type TokenStream<'t> = Spreading<'t>;

    fn token_stream<'t>(&'t mut self, text: &'t str) -> Spreading<'t> {
        Spreading { rest: text, last: None, before: None, pairs: [None; 2], token: Token::default() }
    }
}

impl TokenStream for Spreading<'_> {
    fn advance(&mut self) -> bool {
        self.token.text.clear();
        if let Some(((first, a), (second, b))) = self.pairs.iter_mut().find_map(Option::take) {
            self.token.text.push_str(first);
            self.token.text.push(' ');
            self.token.text.push_str(second);
            push_marks(&mut self.token.text, together(a, b));
            return true;
        }
        // A space is a byte of its own wherever it stands.
        let Some(end) = memchr(b' ', self.rest.as_bytes()) else { return false };
        let (term, rest) = (&self.rest[..end], &self.rest[end + 1..]);
        self.rest = rest;
        let word = unspelt(term);
        let adjacent = self.last.map(|last| (last, word));
        if is_number(word) {
            // Of several numbers in a row the word before the first counts.
            self.before = self.last.filter(|last| !is_number(*last)).or(self.before);
            self.pairs = [adjacent, None];
        } else {
            self.pairs = [adjacent, self.before.take().map(|before| (before, word))];
        }
        self.last = Some(word);
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text.push_str(term);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

fn is_number((folded, _): Spelt<'_>) -> bool {
    folded.bytes().all(|byte| byte.is_ascii_digit())
}

/// A term's folded form and the hash of its marked form.
fn unspelt(term: &str) -> Spelt<'_> {
    (&term[..term.len().saturating_sub(MARKS)], exact(term.as_bytes()))
}

/// The folded form of a term, in bytes.
pub(super) fn folded(term: &[u8]) -> &[u8] {
    &term[..term.len().saturating_sub(MARKS)]
}

/// The hash of a term's marked form.
pub(super) fn exact(term: &[u8]) -> u8 {
    let marks = term.split_last_chunk::<MARKS>();
    marks.map_or(0, |(_, [high, low])| (high.wrapping_sub(1) << 4) | (low.wrapping_sub(1) & 15))
}
