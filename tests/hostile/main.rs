//! Input that nobody writes for readers: by mistake, from old software, or in anger. Nothing here may crash, hang,
//! leave the site's folder, or put a script on a page. No test looks at a clock: an input that took time out of
//! proportion would never come to its end.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]

mod encodings;
#[path = "../house/mod.rs"]
mod house;

use congtruong::{Inputs, Memo};
use house::{Built, POST, POST_PAGE, add, school, school_with_post};

fn built(inputs: &Inputs) -> Built {
    Built::of(inputs, &Memo::default())
}

/// Builds a site with one post from these bytes; whatever is wrong is told and nothing is published.
fn codes_of(bytes: &[u8]) -> Vec<&'static str> {
    let mut inputs = school();
    add(&mut inputs, POST, bytes);
    let built = built(&inputs);
    house::told(&inputs, &built.diagnostics);
    assert_eq!(
        built.published,
        built.diagnostics.iter().all(|one| one.severity != congtruong::diagnostic::Severity::Error)
    );
    built.codes()
}

/// The page of a post with this body.
fn page_of(body: &str) -> String {
    built(&school_with_post("", body)).page(POST_PAGE).to_owned()
}

fn front(lines: &str) -> Vec<u8> {
    format!("---\n{lines}\n---\nNội dung bài.\n").into_bytes()
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        bomb += &format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 9].join(", "));
    }
    assert_eq!(codes_of(&front(&bomb)), ["E107"]);
    assert_eq!(codes_of(&front(&format!("tags: &a [{}]", "*a, ".repeat(1000)))).len(), 1);
}

#[test]
fn yaml_that_nests_ten_thousand_deep_is_refused() {
    let deep = 10_000;
    for text in [
        format!("tags: {}", "[".repeat(deep)),
        format!("tags: {}{}", "[".repeat(deep), "]".repeat(deep)),
        format!("tags: {}", "{a: ".repeat(deep)),
        (0..1_000).map(|n| format!("{}a:\n", " ".repeat(n))).collect(),
        format!("tags:\n {}x", "- ".repeat(deep)),
        format!("tags: {}x", "? ".repeat(deep)),
        format!("tags: {}x", "!!str ".repeat(deep)),
    ] {
        let codes = codes_of(&front(&text));
        assert!(
            matches!(codes[..], ["E107" | "E203"]),
            "{codes:?} for {:?}",
            text.chars().take(20).collect::<String>()
        );
    }
}

#[test]
fn markdown_that_nests_ten_thousand_deep_is_refused_or_harmless() {
    let deep = 10_000;
    for text in [
        "> ".repeat(deep),
        "- ".repeat(deep),
        "1. ".repeat(deep),
        "[".repeat(deep),
        format!("{}{}", "[".repeat(deep), "](a)".repeat(deep)),
        "![".repeat(deep),
        "*a **b ".repeat(deep),
        format!("{}x{}", "**".repeat(deep), "**".repeat(deep)),
        "|".repeat(deep),
        format!("|a|\n|-|\n{}", "|".repeat(deep)),
        "<div>".repeat(deep),
        "<b>".repeat(deep),
        "(".repeat(deep),
        "`".repeat(deep),
        (0..300).map(|n| format!("{}- a\n", "  ".repeat(n))).collect(),
    ] {
        let codes =
            codes_of(format!("---\ntitle: Lồng\ndate: 2026-11-20\nauthor: A\napproved_by: B\n---\n{text}").as_bytes());
        let known = ["E107", "W604", "W114", "W119", "W309", "W312", "E302", "E301", "W306"];
        assert!(codes.iter().all(|code| known.contains(code)), "{codes:?}");
    }
}

#[test]
fn a_line_of_fifty_megabytes_is_refused_unread() {
    assert_eq!(codes_of(&vec![b'a'; 50 << 20]), ["E104"]);
    let mut inputs = school();
    add(&mut inputs, "site.yaml", &vec![b'a'; 50 << 20]);
    assert_eq!(built(&inputs).codes(), ["E104"]);
}

#[test]
fn a_data_file_of_fifty_megabytes_is_refused_unread() {
    let front = "title: Số liệu\nschool_year: 2026-2027\nas_of: 2026-10-15\nsource: A\ncampuses: 1\npupils: a.csv\n\
                 teachers: [{qualification: A, total: 1}]\nfacilities: [{item: A, quantity: 1, unit: A}]\n";
    let mut inputs = school().with("content/thong-ke/a.md", format!("---\n{front}---\n"));
    add(&mut inputs, "content/thong-ke/a.csv", &vec![b'a'; 50 << 20]);
    assert_eq!(built(&inputs).codes(), ["E104"]);
}

#[test]
fn huge_front_matter_is_refused() {
    let keys: String = (0..100_000).map(|n| format!("k{n}: v\n")).collect();
    assert_eq!(codes_of(&front(&keys)), ["E107"]);
    let long = codes_of(&front(&format!("title: {}", "a".repeat(3 << 20))));
    assert!(long.iter().all(|code| *code == "E206"), "{long:?}");
    let many = front(&(0..2_000).map(|n| format!("k{n}: v\n")).collect::<String>());
    assert!(codes_of(&many).len() >= 2_000, "every unknown key is told");
}

#[test]
fn a_hundred_thousand_links_are_all_looked_at() {
    let body: String = (0..100_000).map(|n| format!("[a{n}](b{n}.md) ")).collect();
    let broken = built(&school_with_post("", &body)).diagnostics.len();
    assert_eq!(broken, 100_000);
    let body: String = (0..100_000).map(|_| "[a](/lien-he/) ").collect();
    assert_eq!(page_of(&body).matches("<a href=\"/lien-he/\">a</a>").count(), 100_000);
}

#[test]
fn templates_in_content_are_shown_and_never_run() {
    let extra = "summary: \"{{ 7*7 }} {% include 'base.html' %}\"\n";
    let built = built(&school_with_post(extra, "{{ 7*7 }} {% include \"base.html\" %} {{ site.name }} {# x #}"));
    let page = built.page(POST_PAGE);
    assert!(page.contains("{{ 7*7 }} {% include"), "{page}");
    assert!(!page.contains("49") || page.matches("49").count() == page.matches("\"49").count(), "{page}");
    assert!(page.contains("{{ site.name }}") && !page.contains("{# x #}"), "{page}");
    let list = built.page("tin-tuc/index.html");
    assert!(list.contains("{{ 7*7 }}"), "{list}");
}

#[test]
fn markup_in_front_matter_is_shown_as_text() {
    let nasty = "<script>alert(1)</script>\\\" onload=alert(1) x='";
    let front = format!(
        "title: \"{nasty}\"\ndate: 2026-11-20\nauthor: \"{nasty}\"\napproved_by: \"{nasty}\"\nsummary: \"{nasty}\"\ntags: [\"{nasty}\"]\n"
    );
    let site = format!("{}motto: \"{nasty}\"\nshort_name: \"{nasty}\"\n", house::SITE);
    let inputs = school().with("site.yaml", site).with(POST, format!("---\n{front}---\n"));
    let built = built(&inputs);
    assert!(built.published, "{}", house::told(&inputs, &built.diagnostics));
    // In XML and JSON a mark is written as data; it is pages that a browser runs.
    for (path, bytes) in built.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("<script>alert"), "{path}: {text}");
        assert!(!text.contains("\" onload=alert"), "{path}: {text}");
    }
}

#[test]
fn the_judge_of_pages_knows_harm_when_it_sees_it() {
    for html in [
        "<p><script>x</script></p>",
        "<b onclick=\"x\">",
        "<img src=\"a\" OnError=\"x\">",
        "<p style=\"x\">",
        "<a href=\" java\nscript:x\">",
        "<img src=\"//x\">",
        "<iframe>",
    ] {
        assert!(house::harm(html).is_some(), "{html}");
    }
    for html in
        ["<a href=\"/x/\" title=\"on click\">onclick=1</a>", "&lt;script&gt;", "<p class=\"on\">javascript:x</p>"]
    {
        assert_eq!(house::harm(html), None, "{html}");
    }
}

#[test]
fn scripts_in_content_never_reach_a_page() {
    for body in [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//x></SCRIPT>",
        "<scr<script>ipt>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"JaVa\tScript:alert(1)\">x</a>",
        "<a href=\"&#106;avascript:alert(1)\">x</a>",
        "<svg><animate onbegin=alert(1)>",
        "<math><mtext><style><img src=x onerror=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "<details ontoggle=alert(1) open>",
        "<form action=javascript:alert(1)><button>",
        "<base href=//x>",
        "<meta http-equiv=refresh content='0;url=//x'>",
        "<style>@import '//x'</style>",
        "<p style='background:url(javascript:1)'>",
        "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
        "[x](javascript:alert(1))",
        "[x](<java\nscript:alert(1)>)",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:x)",
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "```<script>\nalert\n```",
        "# <script>alert(1)</script>",
        "[^1]\n\n[^1]: <script>alert(1)</script>",
        "| <script>alert(1)</script> |\n|--|\n| <img onerror=x src=y> |",
    ] {
        let built = built(&school_with_post("", body));
        assert!(!built.diagnostics.is_empty() || !body.contains("](j"), "{body}: nothing is told");
        if let Some(page) = built.files.get(POST_PAGE) {
            let page = String::from_utf8_lossy(page).to_lowercase();
            let main = page.split("<main").nth(1).and_then(|main| main.split("</main").next()).expect("a main part");
            house::assert_harmless(main, body);
        }
    }
}

#[test]
fn addresses_in_front_matter_are_web_addresses() {
    for address in [
        "javascript:alert(1)",
        "data:text/html,x",
        "//x.example",
        "file:///etc/passwd",
        "\"java\\tscript:x\"",
        "https://",
    ] {
        let codes = built(&school_with_post(&format!("source_url: {address}\n"), "")).codes();
        assert_eq!(codes, ["E211"], "{address}");
    }
}

#[test]
fn paths_never_leave_the_folder_of_the_site() {
    for path in [
        "../../../etc/passwd.pdf",
        "/../../a.pdf",
        "..\\\\..\\\\..\\\\a.pdf",
        "C:\\\\a.pdf",
        "a/../../../../b.pdf",
        "a\\u0000.pdf",
    ] {
        let codes = built(&school_with_post(&format!("files: [\"{path}\"]\n"), "")).codes();
        assert!(matches!(codes[..], ["E105"]), "{path}: {codes:?}");
    }
    // Absolute paths mean the content folder; there is no other root.
    assert_eq!(built(&school_with_post("files: [/etc/passwd.pdf]\n", "")).codes(), ["E301"]);
    assert_eq!(built(&school_with_post("", "[x](/etc/passwd) [y](file:///etc/passwd)")).codes(), ["E302", "E304"]);
    assert_eq!(built(&school_with_post("aliases: [/../x/]\n", "")).codes(), ["E211"]);
    for slug in ["../x", "x/y", "..", "con"] {
        assert_eq!(built(&school_with_post(&format!("slug: {slug}\n"), "")).codes(), ["E211"], "{slug}");
    }
}

#[test]
fn outputs_stay_in_their_folder_and_clear_of_devices() {
    let mut inputs =
        school_with_post("files: [\"Kế hoạch số 1.PDF\", \"a%2e%2e.pdf\"]\naliases: [/Đường-Cũ/ả.html]\n", "");
    for name in ["Kế hoạch số 1.PDF", "a%2e%2e.pdf"] {
        add(&mut inputs, &format!("content/tin-tuc/{name}"), b"%PDF-1.7 1 0 obj startxref 0 %%EOF");
    }
    for name in
        ["Bài Viết HOA.md", "dấu ngoặc (1).md", "ke\u{302}\u{301} hoa\u{323}ch.md", ".ẩn.md", "-.-.md", "%2e%2e.md"]
    {
        let text =
            String::from_utf8_lossy(&front("title: A\ndate: 2026-11-20\nauthor: A\napproved_by: B")).into_owned();
        add(
            &mut inputs,
            &format!("content/thong-bao/{name}"),
            format!("{text}\nBài ở tệp {}.\n", name.len()).as_bytes(),
        );
    }
    let first = built(&inputs);
    assert_eq!(first.codes(), ["E105"], "only a name without any letter is refused");
    inputs.sources.remove(&congtruong::source::SourcePath::new("content/thong-bao/-.-.md").expect("a path"));
    let built = built(&inputs);
    assert!(built.published, "{:?}", built.diagnostics);
    for path in built.files.keys() {
        assert!(congtruong::source::SourcePath::new(path).is_some(), "{path}");
        assert!(!path.split('/').any(congtruong::name::is_device), "{path}");
    }
    assert!(built.files.contains_key("thong-bao/ke-hoach/index.html"), "{:?}", built.files.keys());
}

#[test]
fn names_that_windows_keeps_for_devices_are_refused() {
    for name in ["con", "NUL", "aux", "com1", "lpt9"] {
        let mut inputs = school();
        add(&mut inputs, &format!("content/tin-tuc/{name}.md"), &front("title: A"));
        assert_eq!(built(&inputs).codes(), ["E105"], "{name}");
        let mut inputs = school_with_post(&format!("files: [{name}.pdf]\n"), "");
        add(&mut inputs, &format!("content/tin-tuc/{name}.pdf"), b"%PDF-1.7 1 0 obj startxref 0 %%EOF");
        assert_eq!(built(&inputs).codes(), ["E105"], "{name}.pdf");
    }
}

#[test]
fn labels_without_letters_or_with_names_of_devices_make_no_bad_address() {
    let front = "title: A\nnumber: \"1\"\ntype: Luật\nissued: 2026-01-01\nabstract: A\nfiles: [a.pdf]\n";
    let mut inputs = school_with_post("tags: [con, AUX, \"…\", \"教\", \"../..\"]\n", "");
    for (name, authority) in [("a", "…"), ("b", "Con"), ("c", "//")] {
        let text = format!("---\n{front}authority: \"{authority}\"\n---\n");
        add(&mut inputs, &format!("content/van-ban/{name}.md"), text.as_bytes());
    }
    add(&mut inputs, "content/van-ban/a.pdf", b"%PDF-1.7 1 0 obj startxref 0 %%EOF");
    let built = built(&inputs);
    assert!(built.published, "{:?}", built.diagnostics);
    for path in built.files.keys() {
        assert!(congtruong::source::SourcePath::new(path).is_some(), "{path}");
        assert!(!path.split('/').any(congtruong::name::is_device), "{path}");
    }
    assert!(built.files.contains_key("the/con-/index.html"));
}

#[test]
fn numbers_beyond_all_measure_are_refused() {
    let row = |grade, pupils: &str| format!("  - {{ grade: {grade}, classes: 1, pupils: {pupils}, female: 1 }}\n");
    for huge in ["9223372036854775807", "99999999999999999999", &format!("\"{}\"", "9".repeat(400))] {
        let front = format!(
            "title: Số liệu\nschool_year: 2026-2027\nas_of: 2026-10-15\nsource: A\ncampuses: 1\npupils:\n{}{}\
             teachers: [{{qualification: A, total: 1}}]\nfacilities: [{{item: A, quantity: {huge}, unit: A}}]\n",
            row(6, huge),
            row(7, huge)
        );
        let built = built(&school().with("content/thong-ke/a.md", format!("---\n{front}---\n")));
        assert_eq!(built.codes(), ["E211", "E211", "E211"], "{huge}");
    }
}

#[test]
fn empty_files_and_stray_rules_are_told() {
    for text in
        ["", "\n", "---", "---\n---\n", "---\n\n---", "------\n", "--- \ntitle: x\n", "...\n", "---\n...\n---\n"]
    {
        assert!(!codes_of(text.as_bytes()).is_empty(), "{text:?}");
    }
}

#[test]
fn documents_within_documents_are_one_mistake() {
    for yaml in
        ["a: 1\n--- \nb: 2", "%YAML 1.2", "!!binary aGk=", "? a\n: b", "<<: {title: x}", "- a", "just words", "&a *a"]
    {
        let codes = codes_of(&front(yaml));
        assert!(!codes.is_empty() && codes.len() < 8, "{yaml}: {codes:?}");
    }
}
