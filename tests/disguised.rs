//! What is something else than it shows: characters that nobody sees, pages under the names of documents, names that
//! another system reads otherwise. All of it is told, and none of it is published.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]

mod house;

use congtruong::{Inputs, Memo};
use house::{Built, add, school, school_with_post};

fn built(inputs: &Inputs) -> Built {
    Built::of(inputs, &Memo::default())
}

fn front(lines: &str) -> Vec<u8> {
    format!("---\n{lines}\n---\n").into_bytes()
}

/// What drives a terminal, turns text or isn't seen: one of each kind, and the ends of each range.
const UNSEEN: [char; 20] = [
    '\u{1}',
    '\u{7}',
    '\u{b}',
    '\u{1b}',
    '\u{7f}',
    '\u{85}',
    '\u{9b}',
    '\u{61c}',
    '\u{200e}',
    '\u{200f}',
    '\u{202a}',
    '\u{202e}',
    '\u{2066}',
    '\u{2069}',
    '\u{200b}',
    '\u{2028}',
    '\u{2060}',
    '\u{feff}',
    '\u{fffe}',
    '\u{e0041}',
];

#[test]
fn what_nobody_sees_is_told_and_reaches_no_file_of_the_site() {
    for c in UNSEEN {
        let escaped = format!("\\U{:08X}", u32::from(c));
        let inputs = school_with_post(
            &format!("summary: \"lời{escaped} tựa\"\ntags: [\"to{escaped}án\"]\n"),
            &format!(
                "Sáng nay a{c} &#{};[x{c}](https://a.example/{c} \"t{c}\") `{c}` <b title=\"{c}\">&#x{:x};</b>\n\n# Mục {c}\n",
                u32::from(c),
                u32::from(c)
            ),
        );
        let first = built(&inputs);
        let told = house::told(&inputs, &first.diagnostics);
        assert!(told.contains(&format!("U+{:04X}", u32::from(c))) && !told.contains(c), "{c:?}: {told}");
        let of_values: Vec<_> = first.codes().into_iter().filter(|code| !matches!(*code, "W110" | "W114")).collect();
        let acts = !matches!(c, '\u{200b}' | '\u{2028}' | '\u{2060}' | '\u{feff}' | '\u{e0041}');
        assert_eq!(of_values, if acts { vec!["E109"; 2] } else { vec![] }, "{c:?}");
        let body = school_with_post(
            "",
            &format!("a{c} [x{c}](https://a.example/{c} \"t{c}\") `{c}` <b>&#x{:x};</b>\n\n# Mục {c}\n", u32::from(c)),
        );
        for inputs in [body].iter().chain((!acts).then_some(&inputs)) {
            let built = built(inputs);
            assert!(built.published && built.codes().contains(&"W110"), "{c:?}: {:?}", built.diagnostics);
            for (path, bytes) in
                built.files.iter().filter(|(path, _)| !path.starts_with("search") && !path.starts_with("assets"))
            {
                if let Ok(text) = std::str::from_utf8(bytes) {
                    let text = text.trim_start_matches('\u{feff}');
                    assert!(!text.contains(c), "{c:?} in {path}");
                }
            }
        }
    }
}

#[test]
fn what_nobody_sees_is_told_in_descriptions_words_and_tables_of_a_school() {
    let kind = "kind: menu\nlabel: \"Thực\\u202E đơn\"\nabout: Bữa trưa.\nfields: {}\n";
    assert_eq!(built(&school().with("schemas/content/menu.yaml", kind)).codes(), ["E109"]);
    let words = "moved: { vi: \"Trang \\e[2J đã chuyển\" }\n";
    assert_eq!(built(&school().with("theme/strings.yaml", words)).codes(), ["E109"]);
    for name in ["tin\u{202e}.md", "tin\u{200b}.md", "tin\u{1b}.md"] {
        let mut inputs = school();
        add(&mut inputs, &format!("content/tin-tuc/{name}"), &front("title: A"));
        assert_eq!(built(&inputs).codes(), ["E105"], "{name:?}");
    }
}

#[test]
fn what_a_browser_runs_is_published_under_no_ending() {
    let page = "<html><script>alert(1)</script></html>";
    let wide = |unit: fn(u16) -> [u8; 2]| page.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let contents = [
        page.as_bytes().to_vec(),
        format!("\u{feff}\r\n\t {page}").into_bytes(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        [b"\xff\xfe".as_slice(), &wide(u16::to_le_bytes)].concat(),
        b"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>".to_vec(),
        b"<svg onload=\"alert(1)\"/>".to_vec(),
        b"<!--x--><a>".to_vec(),
        b"From: <Saved>\r\nMIME-Version: 1.0\r\n".to_vec(),
    ];
    for content in &contents {
        for name in [
            "a.pdf",
            "a.png",
            "a.ico",
            "a.p7s",
            "a.epub",
            "a.docx",
            "a.csv",
            "a.json",
            "a.mp4",
            "a.rtf",
            "A.PDF",
            "a.html.pdf",
        ] {
            let mut inputs = school_with_post(&format!("files: [{name}]\n"), "");
            add(&mut inputs, &format!("content/tin-tuc/{name}"), content);
            assert_eq!(built(&inputs).codes(), ["E307"], "{name}: {}", String::from_utf8_lossy(content));
        }
        for name in ["a.doc", "a.XLS"] {
            let mut inputs = school_with_post(&format!("files: [{name}]\n"), "");
            add(&mut inputs, &format!("content/tin-tuc/{name}"), content);
            assert_eq!(built(&inputs).codes(), ["W308"], "{name}");
        }
    }
    for ending in [
        "html", "HTM", "xhtml", "xml", "XSL", "svg", "svgz", "mht", "swf", "js", "wasm", "hta", "php", "jsp", "rss",
        "pdf.html",
    ] {
        let name = format!("a.{ending}");
        let mut inputs = school_with_post(&format!("files: [{name}]\n"), "");
        add(&mut inputs, &format!("content/tin-tuc/{name}"), b"%PDF-1.7 1 0 obj startxref 0 %%EOF");
        assert_eq!(built(&inputs).codes(), ["E307"], "{name}");
    }
}

#[test]
fn addresses_that_some_system_reads_otherwise_are_refused() {
    let long = format!("/{}/", "a".repeat(256));
    let deep = format!("/{}", "abc/".repeat(300));
    for alias in [
        "/prn/",
        "/a/nul.html",
        "/COM0/",
        "/lpt²/",
        "/conin$/",
        "/a./b/",
        "/.well-known/x/",
        "/.congtruong-manifest.json",
        "/_redirects",
        "/a~1/",
        &long,
        &deep,
    ] {
        assert_eq!(built(&school_with_post(&format!("aliases: [\"{alias}\"]\n"), "")).codes(), ["E105"], "{alias}");
    }
    for alias in
        ["/TIN-TUC/tin-thu/", "/Tin-Tuc/Tin-Thu/Index.html", "/SITEMAP.XML", "/RSS.xml", "/Assets/x/", "/LIEN-HE"]
    {
        assert_eq!(built(&school_with_post(&format!("aliases: [{alias}]\n"), "")).codes(), ["E401"], "{alias}");
    }
    assert_eq!(built(&school_with_post("aliases: [/%2e%2e/a/]\n", "")).codes(), ["E211"]);
    assert_eq!(built(&school_with_post("aliases: [/Cu.html, /cu.HTML]\n", "")).codes(), ["E401"]);
    let section = "sections:\n  - { route: /aux/, title: A, about: A., kinds: [post] }\n";
    assert_eq!(built(&school().with("schemas/structure.yaml", section)).codes(), ["E502"]);
    let mut inputs = school();
    add(&mut inputs, "theme/assets/con.png", b"\x89PNG");
    assert_eq!(built(&inputs).codes(), ["E503"]);
}
