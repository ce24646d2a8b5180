//! Signs that a feed defines for itself (`<!ENTITY so "Sở Giáo dục">`). Only those that say plain words are read, and never
//! more of them than any feed needs: what stands for others would make a small file a huge one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::web::signs;

/// Longest name of a sign, and longest words that it stands for, in bytes.
const LONGEST: usize = 200;

/// So many bytes are put in the place of signs in a whole feed.
const MOST: usize = 100_000;

/// The signs of a feed with the words that they stand for; none where these aren't plain.
#[derive(Debug, Default)]
pub(super) struct Entities<'t> {
    words: BTreeMap<&'t str, Cow<'t, str>>,
    put: usize,
}

impl<'t> Entities<'t> {
    /// Adds what a `<!DOCTYPE …>` defines.
    pub fn define(&mut self, doctype: &'t str) {
        for definition in doctype.split("<!ENTITY").skip(1) {
            let Some((name, rest)) = definition.trim_start().split_once(char::is_whitespace) else { continue };
            // What every reader of XML knows stays what it is, however it is defined.
            if ["amp", "lt", "gt", "quot", "apos"].contains(&name) {
                continue;
            }
            let rest = rest.trim_start();
            let quoted = rest.strip_prefix(['"', '\'']).and_then(|inner| inner.split_once(&rest[..1]));
            let words = quoted.map(|(words, _)| signs(words)).filter(|words| is_plain(words)).unwrap_or_default();
            // What is defined first holds (XML 1.0, 4.2).
            self.words.entry(name).or_insert(words);
        }
    }

    /// A text with the words in the place of the signs.
    pub fn read<'x>(&mut self, text: &'x str) -> Cow<'x, str> {
        if self.words.is_empty() {
            return Cow::Borrowed(text);
        }
        let (mut out, mut done) = (String::new(), 0);
        for at in memchr::memchr_iter(b'&', text.as_bytes()) {
            let rest = &text[at + 1..];
            let length = rest.bytes().take(LONGEST).position(|byte| byte == b';');
            let name = length.map(|length| &rest[..length]);
            let Some((name, words)) = name.and_then(|name| Some((name, self.words.get(name)?))) else { continue };
            out.push_str(&text[done..at]);
            done = at + 1 + name.len() + 1;
            self.put += words.len();
            if self.put <= MOST {
                out.push_str(words);
            }
        }
        if done == 0 {
            return Cow::Borrowed(text);
        }
        out.push_str(&text[done..]);
        Cow::Owned(out)
    }
}

/// Whether words hold neither other signs nor elements.
fn is_plain(words: &str) -> bool {
    words.len() <= LONGEST && !words.contains(['&', '%', '<'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_are_read_and_nothing_grows() {
        let mut entities = Entities::default();
        entities.define(
            "<!DOCTYPE rss [<!ENTITY so \"Sở\"> <!ENTITY a 'Th&#7917;'><!ENTITY b \"&a;&a;\"><!ENTITY c SYSTEM \"/etc/x\">\
             <!ENTITY % p \"x\"><!ENTITY so \"Khác\"><!ENTITY",
        );
        assert_eq!(entities.read("&so; &a;: &b;&c; &d; & &amp;"), "Sở Thử:  &d; & &amp;");
        entities.define("<!DOCTYPE rss [<!ENTITY amp \"&#38;#38;\"> <!ENTITY lt \"&#38;#60;\">]>");
        assert_eq!(entities.read("?a=1&amp;b=2 &lt;"), "?a=1&amp;b=2 &lt;");
        assert_eq!(Entities::default().read("&so;"), "&so;");
        let many = "&so;".repeat(200_000);
        assert!(entities.read(&many).len() <= MOST);
    }
}
