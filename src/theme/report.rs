//! What Tera tells of a fault, read from its report: the sentence, and the places it points to.
//!
//! ```text
//! error: Field `titel` is not defined. Available fields: title, html
//!  --> post.html:3:12
//!   |
//! 3 | <h1>{{ view.titel }}</h1>
//!   |             ^^^^^
//!
//! note: called from base.html:9:4
//! ```

/// A fault as it was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// The sentence, in English.
    pub message: String,
    /// Where it is, then from where that was called.
    pub spots: Vec<Spot>,
}

/// The name that a sentence is about.
pub(super) fn quoted(message: &str) -> &str {
    message.split('`').nth(1).unwrap_or_default()
}

/// A place in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// The name of the template.
    pub template: String,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    /// In characters.
    width: usize,
}

impl Spot {
    /// The bytes that it means in the text of its template; what lies beyond the text is its end.
    pub fn range(&self, text: &str) -> (usize, usize) {
        let line = text.split_inclusive('\n').scan(0, |at, line| {
            let begin = *at;
            *at += line.len();
            Some((begin, line))
        });
        let Some((begin, line)) = line.into_iter().nth(self.line.saturating_sub(1)) else {
            return (text.len(), text.len());
        };
        let at = |column: usize| begin + line.char_indices().nth(column).map_or(line.trim_end().len(), |(at, _)| at);
        (at(self.column.saturating_sub(1)), at(self.column.saturating_sub(1) + self.width.max(1)))
    }
}

/// Reads all that was told; what is no report is one sentence without a place.
pub(super) fn read(text: &str) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::new();
    for line in text.lines() {
        if let Some(message) = line.strip_prefix("error: ") {
            all.push(Told { message: message.to_owned(), spots: Vec::new() });
            continue;
        }
        let Some(told) = all.last_mut() else {
            return vec![Told { message: text.to_owned(), spots: Vec::new() }];
        };
        let locus = line.trim_start().strip_prefix("--> ").or_else(|| line.strip_prefix("note: ")?.rsplit(' ').next());
        let mark = line.trim_start().strip_prefix('|').filter(|rest| rest.trim_start().starts_with('^'));
        match (locus.and_then(spot), mark, told.spots.last_mut()) {
            (Some(spot), _, _) => told.spots.push(spot),
            (None, Some(mark), Some(spot)) => spot.width = mark.matches('^').count(),
            // A sentence may have several lines.
            (None, None, None) => told.message.extend(["\n", line]),
            _ => {}
        }
    }
    all
}

fn spot(locus: &str) -> Option<Spot> {
    let mut parts = locus.rsplitn(3, ':');
    let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(Spot { template: parts.next()?.to_owned(), line, column, width: 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_read_with_its_places() {
        let text = "error: Field `titel` is not defined. Available fields: title\n --> post.html:2:12\n  |\n\
                    2 | Đề: {{ view.titel }}\n  |             ^^^^^\n\nnote: called from base.html:9:4\n  |\n\
                    9 | {% include %}\n  |    ^^^";
        let told = read(text);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].message, "Field `titel` is not defined. Available fields: title");
        assert_eq!(
            told[0].spots.iter().map(|spot| spot.template.as_str()).collect::<Vec<_>>(),
            ["post.html", "base.html"]
        );
        let source = "<p>\nĐề: {{ view.titel }}\n";
        let (from, to) = told[0].spots[0].range(source);
        assert_eq!(&source[from..to], ".tite");
        assert_eq!(told[0].spots[0].range("một"), (5, 5));
    }

    #[test]
    fn several_reports_and_bare_sentences_are_told_apart() {
        let two = "error: Unknown filter `a`\n --> x.html:1:4\n\nerror: Unknown test `b`\n --> y.html:2:5";
        assert_eq!(read(two).iter().map(|told| told.spots.len()).collect::<Vec<_>>(), [1, 1]);
        assert_eq!(
            read("Template 'a' not found")[0],
            Told { message: "Template 'a' not found".to_owned(), spots: vec![] }
        );
    }
}
