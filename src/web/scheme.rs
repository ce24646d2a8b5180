//! Schemes: `https` with its colon and two slashes, and what people make of them.

use super::{Fault, Reason};

/// How `http` and `https` are misspelt, in lower case.
const MISSPELT: [&str; 14] = [
    "htp", "htps", "htttp", "htttps", "hhttp", "hhttps", "httpp", "httpps", "httpss", "htpp", "htpps", "ttps", "ttp",
    "hptts",
];

/// Whether what stands behind `https://` begins with a scheme once more.
pub(super) fn begins_anew(rest: &str) -> bool {
    after_scheme(rest).is_some()
}

/// What is wrong with an address whose scheme stands there twice, or without its two slashes.
pub(super) fn fault(scheme: &str, rest: &str) -> Fault {
    Fault { reason: Reason::Scheme, meant: meant(&scheme.to_ascii_lowercase(), rest) }
}

fn meant(scheme: &str, rest: &str) -> Option<String> {
    let (mut scheme, mut rest) = (scheme, without_slashes(rest));
    // What is written last is what was pasted.
    while let Some((inner, after)) = after_scheme(rest) {
        (scheme, rest) = (inner, without_slashes(after));
    }
    let whole = format!("{scheme}://{}", rest.replace('\\', "/"));
    super::fault(&whole).map_or_else(|| Some(whole.clone()), |fault| fault.meant)
}

/// The scheme that a text begins with, however its colon and slashes are written, and what follows the mark.
fn after_scheme(text: &str) -> Option<(&'static str, &str)> {
    ["https", "http"].into_iter().find_map(|scheme| {
        let start = text.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme))?;
        let after = &text[start.len()..];
        let marked = after.strip_prefix([':', ';']).or_else(|| after.starts_with("//").then_some(after))?;
        // `http:8080` is a machine of the house with its port.
        (!marked.starts_with(|c: char| c.is_ascii_digit())).then_some((scheme, marked))
    })
}

fn without_slashes(text: &str) -> &str {
    text.trim_start_matches(['/', '\\', ' '])
}

/// The address that was meant by one that no scheme of ours begins: `htps://a.vn`, `https//a.vn`, `//a.vn`.
pub fn misspelt(written: &str) -> Option<String> {
    let scheme_ends = written.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(written.len());
    let (scheme, mark) = written.split_at(scheme_ends);
    let lower = scheme.to_ascii_lowercase();
    let secure = if lower.contains('s') { "https" } else { "http" };
    let rest = mark.trim_start_matches([':', ';', '.', ' ', '/', '\\']);
    let marks = &mark[..mark.len() - rest.len()];
    let is_right = matches!(lower.as_str(), "http" | "https");
    let begins = match lower.as_str() {
        "" => marks == "//",
        "http" | "https" => marks.contains("//") || marks.contains("\\\\"),
        _ => MISSPELT.contains(&lower.as_str()) && marks.contains(['/', ':']),
    };
    // With the colon it is none of these: whoever reads it as an outside address says what is wrong.
    if !begins || (is_right && marks.starts_with(':')) {
        return None;
    }
    meant(if lower.is_empty() { "https" } else { secure }, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_scheme_is_recognised_and_a_path_is_not() {
        for (written, right) in [
            ("htps://moet.gov.vn/x", "https://moet.gov.vn/x"),
            ("htttp://moet.gov.vn", "http://moet.gov.vn"),
            ("https//moet.gov.vn", "https://moet.gov.vn"),
            ("https;//moet.gov.vn", "https://moet.gov.vn"),
            ("http.//moet.gov.vn", "http://moet.gov.vn"),
            ("//moet.gov.vn/x", "https://moet.gov.vn/x"),
            ("HTPS:moet.gov.vn", "https://moet.gov.vn"),
        ] {
            assert_eq!(misspelt(written).as_deref(), Some(right), "{written}");
        }
        for path in ["https/x.md", "/x/", "//", "http.md", "ftp://a.vn", "bài: một.md", "tin-tuc//x", "//x", ""] {
            assert_eq!(misspelt(path), None, "{path}");
        }
    }
}
