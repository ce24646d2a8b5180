//! Input that nobody writes for people.

use proptest::prelude::*;

use super::*;

/// Elements that are never closed.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

/// Reads `html` as strictly as it can be read and returns what is wrong with it.
fn fault(html: &str) -> Option<String> {
    let mut open = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let Some((tag, after)) = rest[at + 1..].split_once('>') else { return Some("a tag without end".to_owned()) };
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Some(format!("</{name}> closes nothing"));
            }
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) || name == "script" {
            return Some(format!("<{name}>"));
        }
        // Outside of quotes stand the names alone.
        let mut names = attributes.split('"').step_by(2).flat_map(|part| part.split([' ', '=']));
        if let Some(bad) = names.find(|name| name.starts_with("on") || *name == "style") {
            return Some(format!("attribute {bad}"));
        }
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    (!open.is_empty()).then(|| format!("{open:?} left open"))
}

/// Renders something large; what took time out of proportion would never come to its end.
fn survives(text: &str) -> Vec<Code> {
    let (body, diagnostics) = rendered(text);
    assert_eq!(fault(&assembled(&body)), None);
    codes(&diagnostics)
}

#[test]
fn deep_nesting_is_refused_in_short_time() {
    assert_eq!(survives(&">".repeat(10_000)), [Code::TooDeep]);
    assert_eq!(survives(&format!("{} a\nb\nb\n", "> ".repeat(10_000))), [Code::TooDeep]);
    assert_eq!(survives(&format!("{}a\n{}", ">".repeat(10_000), "a\n".repeat(100_000))), [Code::TooDeep]);
    assert_eq!(survives(&format!("{}a\n{}", "> ".repeat(390), "a\n".repeat(100_000))), [Code::TooDeep]);
    let uncited = survives(&format!("{}a\n{}", "[^1]: ".repeat(390), "a\n".repeat(100_000)));
    assert!(uncited.iter().all(|code| *code == Code::UnshownText));
    assert_eq!(survives(&format!("{}x", "- ".repeat(10_000))), [Code::TooDeep]);
    assert_eq!(survives(&format!("{}x", "1. ".repeat(10_000))), [Code::TooDeep]);
    assert_eq!(survives(&"*a **a ".repeat(10_000)), []);
    assert_eq!(survives(&format!("{}{}", "*a ".repeat(500), " b*".repeat(500))), [Code::TooDeep]);
}

#[test]
fn long_runs_take_time_in_proportion() {
    for (unit, times) in [
        ("[", 300_000),
        ("![", 100_000),
        ("[a](", 60_000),
        ("`a``", 60_000),
        ("*_", 100_000),
        ("<b>", 60_000),
        ("<!--", 60_000),
        ("<a href=\"", 30_000),
        ("&#xE000;", 30_000),
        ("a\n", 200_000),
        ("|a", 100_000),
        ("# a\n", 20_000),
        ("a <b>x\n\n", 3_000),
        ("<div>\n\n*x*\n\n", 3_000),
        ("![](a.jpg)\n", 10_000),
        ("~~", 100_000),
        ("-x\n", 30_000),
        ("– a\n", 30_000),
        ("a) b\n", 30_000),
        ("2. b\n", 30_000),
        ("x\n2. b\n", 30_000),
        ("\u{a0}- x\n", 20_000),
        ("1. a\n - b\n", 5_000),
        ("]\u{200b}", 60_000),
        ("a\u{2028}", 60_000),
        ("> a\n> =\n", 5_000),
    ] {
        survives(&unit.repeat(times));
    }
    survives(&"chữ ".repeat(500_000));
}

#[test]
fn thousands_of_footnotes_are_no_burden() {
    let notes: String = (0..5_000).map(|n| format!("a[^{n}]\n\n[^{n}]: b [^{n}]\n\n")).collect();
    assert_eq!(survives(&notes), []);
}

/// Pieces that Markdown, HTML and our own marks are made of.
#[allow(clippy::too_many_lines, reason = "a list")]
fn mixture() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            "\n",
            "\n\n",
            "# ",
            "- ",
            "1. ",
            "> ",
            "> [!TIP]\n",
            "    ",
            "*",
            "**",
            "_",
            "~~",
            "`",
            "```rust\n",
            "|",
            "|--|\n",
            "[x]",
            "(y.md)",
            "[x](y.pdf)",
            "![a](b.jpg)",
            "![a](http://b/c.jpg \"d\")",
            "[^1]",
            "[^1]: ",
            "[ ] ",
            "<b>",
            "</b>",
            "<div>",
            "</div>",
            "<p>",
            "</p>",
            "<table>",
            "<td>",
            "</table>",
            "<details>",
            "</details>",
            "<script>",
            "</script>",
            "<style>",
            "<!--",
            "-->",
            "<a href=\"x.md\">",
            "<a href='javascript:x'>",
            "</a>",
            "<img src=x onerror=y>",
            "<svg>",
            "<math><mtext>",
            "<textarea>",
            "<pre>",
            "<title>",
            "<br>",
            "<div title=\"",
            "\">",
            "'",
            "\"",
            " onclick=x ",
            "&lt;",
            "&#xE000;0&#xE001;",
            "&#xE002;a&#xE003;",
            "\u{E000}",
            "\u{E003}",
            "\0",
            "javascript:x",
            "điều lệ",
            "<",
            ">",
            "&",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_mixture_becomes_safe_and_balanced_html(text in mixture()) {
        let (body, _) = rendered(&text);
        let html = assembled(&body);
        prop_assert_eq!(fault(&html), None, "{}", html);
        prop_assert!(body.slots.windows(2).all(|pair| pair[0].at <= pair[1].at));
        prop_assert!(body.slots.iter().all(|slot| body.html.is_char_boundary(slot.at as usize)));
    }

    #[test]
    fn any_text_at_all_is_rendered(text in any::<String>()) {
        let (body, _) = rendered(&text);
        prop_assert_eq!(fault(&body.html), None);
    }
}
