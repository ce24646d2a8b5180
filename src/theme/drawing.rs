//! Whether a drawing (SVG) of a theme only draws. A browser that is led to one by itself runs what is in it.

use std::sync::LazyLock;

use regex::Regex;

/// What does more than draw: scripts and handlers, other documents within, addresses that run, values that change later,
/// what is written so that it reads otherwise (entities, prefixes, instructions).
static ACTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let acts = r#"(?ix) <\s*(script|foreignobject|iframe|object|embed|handler|listener|set|animate|style|link|a\b|use\b)
        | [\s"'/]on[a-z]+\s*= | javascript: | data: | <[a-z_][\w.-]*: | <! [^-] | <\? | &"#;
    Regex::new(acts).ok()
});

/// Whether a drawing can be published: nothing in it acts, as far as a short look can tell.
pub(super) fn only_draws(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let text = match text.strip_prefix("<?xml ").and_then(|rest| rest.split_once("?>")) {
        Some((declaration, rest)) if !declaration.contains('<') => rest.trim_start(),
        _ => text,
    };
    let acts = ACTS.as_ref().is_none_or(|acts| acts.is_match(text));
    text.starts_with("<svg") && !text.contains('\0') && !acts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_that_only_draws_is_published() {
        for drawing in [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 2\"><path d=\"M0 0h2\" fill=\"none\"/></svg>",
            "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg><!-- cờ --><g><circle r=\"1\"/></g></svg>",
            "<svg><linearGradient id=\"a\"/><text>Trường em</text></svg>",
        ] {
            assert!(only_draws(drawing.as_bytes()), "{drawing}");
        }
    }

    #[test]
    fn a_drawing_that_acts_is_not() {
        for drawing in [
            "<svg><script>1</script></svg>",
            "<svg onload=\"1\"/>",
            "<svg><rect\nonclick = '1'/></svg>",
            "<svg><a href=\"javascript:1\"/></svg>",
            "<svg><SCRIPT/></svg>",
            "<svg xmlns:x=\"http://www.w3.org/2000/svg\"><x:script/></svg>",
            "<svg><foreignObject/></svg>",
            "<svg><set attributeName=\"href\" to=\"x\"/></svg>",
            "<svg><animate attributeName=\"href\"/></svg>",
            "<svg><image href=\"data:image/svg+xml,x\"/></svg>",
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>",
            "<svg><![CDATA[<script>]]></svg>",
            "<?xml-stylesheet href=\"a\"?><svg/>",
            "<html/>",
            "\u{fffd}",
        ] {
            assert!(!only_draws(drawing.as_bytes()), "{drawing}");
        }
        assert!(!only_draws(b"\xff\xfe<\0s\0v\0g\0"));
    }
}
