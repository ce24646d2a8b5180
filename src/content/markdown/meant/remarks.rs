//! Remarks that other systems keep from readers: `%%…%%`, `{# … #}`, `{{/* … */}}`, `{::comment}…{:/comment}`. What its
//! author meant for nobody's eyes isn't published.

use std::ops::Range;

use super::{Correction, Line, Part, Slip};

/// How such remarks begin and end.
const MARKS: [(&str, &str); 11] = [
    ("{{/*", "*/}}"),
    ("{{!--", "--}}"),
    ("{{!", "}}"),
    ("{{- /*", "*/ -}}"),
    ("{::comment}", "{:/comment}"),
    ("{% comment %}", "{% endcomment %}"),
    ("{%- comment -%}", "{%- endcomment -%}"),
    ("{/*", "*/}"),
    ("{*", "*}"),
    ("{#", "#}"),
    ("%%", "%%"),
];

/// A name in braces, `{#ten-muc}`, is no longer than this, and a remark in such braces isn't either.
const LONGEST_IN_BRACES: usize = 400;

/// Finds them; each ends on its line or on one below. What has no end is shown, and told.
pub(super) fn find(lines: &[Line<'_>], found: &mut Vec<Correction>) {
    // Where the end of a mark was looked for in vain there is none further on either.
    let mut endless = [false; MARKS.len()];
    let mut done = 0;
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.part == Part::Prose) {
        let mut in_code = false;
        for at in memchr::memchr3_iter(b'{', b'%', b'`', line.text.as_bytes()) {
            let start = line.start + at;
            if start < done {
                continue;
            }
            in_code ^= line.text.as_bytes()[at] == b'`';
            let Some(mark) = begun(line.text, at).filter(|mark| !in_code && !endless[*mark]) else { continue };
            let inside = start + MARKS[mark].0.len();
            let end =
                if MARKS[mark].0 == "{#" { end_in_braces(line, inside) } else { end(&lines[index..], inside, mark) };
            match end {
                Some(end) => {
                    done = end;
                    found.push(Correction { at: start..end, with: left(lines, index, start..end), slip: Slip::Remark });
                }
                None => endless[mark] = !matches!(MARKS[mark].0, "{#" | "%%"),
            }
        }
    }
}

/// What is left in the place of a remark: the line end it held, or a space where two signs would meet that were apart.
fn left(lines: &[Line<'_>], first: usize, at: Range<usize>) -> String {
    let before = &lines[first].text[..at.start - lines[first].start];
    let Some(last) = lines[first..].iter().find(|line| at.end <= line.end()) else { return String::new() };
    let after = &last.text[at.end - last.start..];
    let left = if last.start != lines[first].start && !before.trim().is_empty() && !after.trim().is_empty() {
        "\n"
    } else if before.ends_with(|c: char| !c.is_whitespace()) && after.starts_with(|c: char| !c.is_whitespace()) {
        " "
    } else {
        ""
    };
    left.to_owned()
}

/// Which mark begins there. `50%%` is a figure, and what stands behind a backslash is shown.
fn begun(line: &str, at: usize) -> Option<usize> {
    let mark = MARKS.iter().position(|(begin, _)| line[at..].starts_with(begin))?;
    let is_shown = line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '\\' || c == '%');
    (!is_shown).then_some(mark)
}

/// Where the remark ends whose inside begins at a place of the first of these lines: on a line that isn't code, so that
/// a fence that opens within also ends there.
fn end(lines: &[Line<'_>], inside: usize, mark: usize) -> Option<usize> {
    let close = MARKS[mark].1;
    let (first, more) = lines.split_first()?;
    let here = first.text.get(inside - first.start..)?.find(close).map(|at| inside + at + close.len());
    let is_block = close != "%%" || first.text[inside - first.start..].trim().is_empty();
    here.or_else(|| {
        let prose = more.iter().filter(|line| is_block && line.part == Part::Prose);
        let mut ends = prose.filter_map(|line| Some((line, line.text.find(close)?)));
        // Signs of percent that close a block begin their line.
        let (line, at) = ends.find(|(line, _)| close != "%%" || line.text.trim_start().starts_with(close))?;
        Some(line.start + at + close.len())
    })
}

/// The same for a remark on one line, which holds no brace: `{#ten-muc}` names a heading.
fn end_in_braces(line: &Line<'_>, inside: usize) -> Option<usize> {
    let rest = &line.text[inside - line.start..];
    let close = rest[..rest.floor_char_boundary(LONGEST_IN_BRACES)].find('}')?;
    rest[..close].ends_with('#').then_some(inside + close + 1)
}

#[cfg(test)]
mod tests {
    use super::super::Reading;

    #[test]
    fn remarks_of_other_systems_are_left_out() {
        for (written, read) in [
            ("Một %%hỏi lại cô Hoa%% hai.", "Một  hai."),
            ("Một\n\n%%\nhỏi lại\n\nrồi đăng\n%%\n\nhai", "Một\n\n\n\nhai"),
            ("%% hỏi lại %%", ""),
            ("Một {# hỏi lại #}hai", "Một hai"),
            ("{{/* hỏi\nlại */}}\nhai", "\nhai"),
            ("{::comment}\nhỏi lại\n{:/comment}\nhai", "\nhai"),
            ("{% comment %}hỏi{% endcomment %}hai", "hai"),
            ("{/* hỏi */}hai {{! ba }}", "hai "),
        ] {
            assert_eq!(Reading::of(written).text, read, "{written}");
        }
    }

    #[test]
    fn figures_names_and_code_are_no_remarks() {
        for text in ["tăng 50%% rồi 20%%", "## Một {#mot} {.hai #}", "`%%a%%`", "```\n%%a%%\n```", "\\%%a%%", "%% một"]
        {
            assert_eq!(Reading::of(text).text, text);
        }
    }
}
