//! Code blocks, coloured by classes.

use std::sync::OnceLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

use super::escape;

/// Most bytes of one body that are coloured: colouring is slow, and no page needs more.
const BUDGET: usize = 64 * 1024;
/// A longer line is data, not code.
const LONGEST_LINE: usize = 2000;

/// Writes the code blocks of one body.
#[derive(Debug)]
pub(super) struct Highlighter {
    left: usize,
}

impl Highlighter {
    pub fn new() -> Self {
        Self { left: BUDGET }
    }

    /// Appends a code block; `info` is what stands after the fence.
    pub fn write(&mut self, out: &mut String, info: &str, code: &str) {
        let code = escape::printable(code);
        out.push_str("<pre tabindex=\"0\"><code>");
        match self.highlighted(info, &code) {
            Some(html) => out.push_str(&html),
            None => escape::text(out, &code),
        }
        out.push_str("</code></pre>\n");
    }

    /// `None` for an unknown language or too much code.
    fn highlighted(&mut self, info: &str, code: &str) -> Option<String> {
        let language = info.split([' ', ',', '{']).next().filter(|language| !language.is_empty())?;
        if code.len() > self.left || code.lines().any(|line| line.len() > LONGEST_LINE) {
            return None;
        }
        let syntaxes = syntaxes();
        let syntax = syntaxes.find_syntax_by_token(language)?;
        if syntax.name == syntaxes.find_syntax_plain_text().name {
            return None;
        }
        self.left -= code.len();
        let mut generator =
            ClassedHTMLGenerator::new_with_class_style(syntax, syntaxes, ClassStyle::SpacedPrefixed { prefix: "c-" });
        for line in LinesWithEndings::from(code) {
            generator.parse_html_for_line_which_includes_newline(line).ok()?;
        }
        Some(generator.finalize())
    }
}

/// Whether code of this language is coloured.
pub(super) fn is_language(name: &str) -> bool {
    syntaxes().find_syntax_by_token(name).is_some()
}

fn syntaxes() -> &'static SyntaxSet {
    static SYNTAXES: OnceLock<SyntaxSet> = OnceLock::new();
    SYNTAXES.get_or_init(SyntaxSet::load_defaults_newlines)
}
