//! Input that is large in one respect, or nests deep in one: a hundred thousand mistakes of a kind in a file, a table of
//! very many columns, a line of megabytes, elements within elements. Work grows as the input does; were it to grow as its square, a test here would take hours. No test
//! looks at a clock. `GROWTH=1 cargo test --release --test growth -- --nocapture --test-threads 1` tells how long a
//! quarter of each takes, and the whole.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "the figures are for whoever asks for them")]

mod house;

use std::fmt::Write as _;

use congtruong::diagnostic::{self, Style, Texts};
use congtruong::{Inputs, Memo};
use house::{Built, POST, POST_PAGE, add, school, school_with_post};

/// Builds a site and draws what a terminal would show of it.
fn told(inputs: &Inputs) -> (usize, String) {
    let build = congtruong::build(inputs, &Memo::none());
    let texts = Texts::new(|path| inputs.text(path));
    let shown = diagnostic::in_brief(&build.diagnostics);
    let drawn = shown.iter().map(|one| diagnostic::render(one, &texts, Style::Plain));
    (build.diagnostics.len(), drawn.collect::<Vec<_>>().join("\n"))
}

/// Builds what `of` makes of a number, and holds what is told to a size that a person can read.
fn grows(name: &str, most: usize, of: impl Fn(usize) -> Inputs) {
    let asked = std::env::var_os("GROWTH").is_some();
    for size in if asked { vec![most / 4, most] } else { vec![most] } {
        let inputs = of(size);
        let begun = std::time::Instant::now();
        let (count, drawn) = told(&inputs);
        if asked {
            println!("{name:30} {size:8} {:7.2} s, {count} told, {} bytes", begun.elapsed().as_secs_f64(), drawn.len());
        }
        assert!(drawn.len() < 200_000 + 50_000 * inputs.sources.len(), "{name}: {} bytes are told", drawn.len());
    }
}

fn body(text: String) -> Inputs {
    school_with_post("", &text)
}

/// So many pieces, each made of its number.
fn pieces(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

macro_rules! growing {
    ($($name:ident($most:expr) = $of:expr;)*) => {
        $(#[test] fn $name() { grows(stringify!($name), $most, $of); })*
    };
}

growing! {
    broken_links(100_000) = |n| body(pieces(n, |n| format!("[a](b{n}.md) ")));
    broken_links_on_lines(100_000) = |n| body(pieces(n, |n| format!("[a](b{n}.md)\n")));
    broken_anchors(100_000) = |n| body(pieces(n, |n| format!("[a](#b{n}) ")));
    broken_anchors_among_headings(30_000) = |n| body(pieces(n, |n| format!("## Mục {n}\n\n[a](#muc-x{n})\n\n")));
    links_to_nowhere(100_000) = |n| body(pieces(n, |n| format!("[a](ftp://b{n}) ")));
    missing_pictures(100_000) = |n| body(pieces(n, |n| format!("![a](b{n}.png) ")));
    missing_pictures_alone(100_000) = |n| body(pieces(n, |n| format!("![](b{n}.png)\n\n")));
    outside_pictures(80_000) = |n| body(pieces(n, |n| format!("![a](https://a.example/{n}.png) ")));
    telephone_numbers(100_000) = |n| body(pieces(n, |n| format!("09{n:08} chữ ")));
    identity_numbers(100_000) = |n| body(pieces(n, |n| format!("0790{n:08}\n")));
    birth_dates(100_000) = |n| body(pieces(n, |_| "sinh ngày 5/9/2014, ".to_owned()));
    names_in_a_row(300_000) = |n| body("Nguyễn ".repeat(n) + "0900 000 199");
    birth_dates_of_many(60_000) = |n| body("Nguyễn Văn Lăng sinh ngày 5/9/1980, ".repeat(n));
    dates_without_spaces(300_000) = |n| body("a1/2".repeat(n));
    weekdays(60_000) = |n| body("thứ Hai 24/11/2026 tháng ".repeat(n));
    marks_in_a_field(100_000) = |n| school_with_post(&format!("summary: \"{}\"\n", "**a** <b ![".repeat(n)), "");
    marks_in_items(60_000) = |n| school_with_post(&format!("tags: [{}]\n", "**a**, <b>, ".repeat(n / 2)), "");
    remarks(30_000) = |n| school_with_post(&format!("tags:\n{}", pieces(n, |n| format!("  - a{n} # b\n"))), "");
    signs_of_yaml(30_000) = |n| school_with_post(&format!("tags: [{}]\n", pieces(n, |n| format!("!a{n} b, "))), "");
    commas(300_000) = |n| school_with_post(&format!("tags: {}\n", "a, ".repeat(n)), "");
    references_to_signs(300_000) = |n| school_with_post(&format!("summary: a {}\n", "&amp;".repeat(n)), "");
    broken_lines(3_000) = |n| school_with_post(&pieces(n, |n| format!("a{n}: \"b\" c\n")), "");
    digits(3_000_000) = |n| body("1 ".repeat(n / 2));
    refused_tags(100_000) = |n| body(pieces(n, |n| format!("<x{n}>")));
    refused_tags_in_blocks(100_000) = |n| body(pieces(n, |n| format!("<x{n}>\n\n")));
    attributes(800_000) = |n| body(format!("<b {}>", pieces(n / 16, |n| format!("a{n} "))).repeat(16));
    attributes_of_quotes(800_000) = |n| body(format!("<b {}>", "a=''".repeat(n / 16)).repeat(16));
    attributes_of_slashes(800_000) = |n| body(format!("<b {}>", "/a".repeat(n / 16)).repeat(16));
    open_tags(500_000) = |n| body("<b>x</i>".repeat(n));
    open_comments(500_000) = |n| body("<!--x".repeat(n));
    half_tags(1_000_000) = |n| body("<b ".repeat(n));
    equal_headings(100_000) = |n| body("## Đề mục\n\n".repeat(n));
    own_headings(40_000) = |n| body(pieces(n, |n| format!("## Đề mục {n}\n\n")));
    numbered_headings(40_000) = |n| body(pieces(n, |n| format!("## A\n\n## A {n}\n\n")));
    footnotes(60_000) = |n| body(pieces(n, |n| format!("[^{n}] ")) + "\n\n" + &pieces(n, |n| format!("[^{n}]: a\n\n")));
    one_footnote(300_000) = |n| body("[^a] ".repeat(n) + "\n\n[^a]: a");
    unused_footnotes(100_000) = |n| body(pieces(n, |n| format!("[^{n}]: a\n\n")));
    definitions(100_000) = |n| body(pieces(n, |n| format!("[a{n}]: b{n}.md\n")));
    used_definitions(60_000) = |n| body(pieces(n, |n| format!("[a{n}]\n\n[a{n}]: b{n}.md\n\n")));
    open_brackets(2_000_000) = |n| body("[".repeat(n));
    brackets_and_parentheses(1_000_000) = |n| body("[a](".repeat(n));
    open_stars(400_000) = |n| body("*a **b ".repeat(n / 2));
    open_ticks(2_000) = |n| body(pieces(n, |n| "`".repeat(n) + " "));
    columns(100_000) = |n| body(format!("{}|\n{}|\n{}|\n", "|a".repeat(n), "|-".repeat(n), "|b".repeat(n)));
    short_rows(400_000) = |n| body(format!("{}|\n{}|\n{}", "|a".repeat(n / 100), "|-".repeat(n / 100), "|b|\n".repeat(n)));
    rows(200_000) = |n| body(format!("|a|b|\n|-|-|\n{}", "|a|b|\n".repeat(n)));
    merged_cells(10_000) = |n| body(format!(
        "<table>\n<tr>{}</tr>\n{}</table>\n",
        "<td colspan=\"100\" rowspan=\"60000\">a</td>".repeat(n / 20),
        "<tr><td>b</td></tr>\n".repeat(n)
    ));
    lists(60_000) = |n| body(pieces(n, |n| format!("{}- a\n", "  ".repeat(n % 40))));
    quotes(20_000) = |n| body(pieces(n, |_| format!("{}a\n", "> ".repeat(90))));
    a_line(4_000_000) = |n| body("a".repeat(n));
    a_line_of_words(4_000_000) = |n| body("a ".repeat(n / 2));
    a_line_of_code(4_000_000) = |n| body(format!("```js\n{}\n```\n", "a(".repeat(n / 2)));
    code_of_lines(400_000) = |n| body(format!("```js\n{}```\n", "if (a) {\n".repeat(n)));
    entities(500_000) = |n| body("&amp;&#x26;".repeat(n / 2));
    secrets(200_000) = |n| body("TUYỆT MẬT ".repeat(n));
    blanks(600_000) = |n| body("___ a ".repeat(n));
    placeholders(100_000) = |n| body("Đang cập nhật. ".repeat(n));
}

growing! {
    unknown_keys(30_000) = |n| school_with_post(&pieces(n, |n| format!("k{n}: v\n")), "");
    equal_keys(60_000) = |n| school_with_post(&"summary: v\n".repeat(n), "");
    long_keys(3_000_000) = |n| school_with_post(&pieces(30, |at| format!("{}{at}: v\n", "k".repeat(n / 30))), "");
    aliases(60_000) = |n| school_with_post(&format!("aliases: [{}]\n", pieces(n, |n| format!("/a{n}/, "))), "");
    bad_aliases(60_000) = |n| school_with_post(&format!("aliases: [{}]\n", pieces(n, |n| format!("../a{n}, "))), "");
    equal_aliases(60_000) = |n| school_with_post(&format!("aliases: [{}]\n", "/a/, ".repeat(n)), "");
    aliases_of_the_site(60_000) = |n| school_with_post(&format!("aliases: [{}]\n", "/tin-tuc/, ".repeat(n)), "");
    missing_files(60_000) = |n| school_with_post(&format!("files: [{}]\n", pieces(n, |n| format!("a{n}.pdf, "))), "");
    tags(20_000) = |n| school_with_post(&format!("tags: [{}]\n", pieces(n, |n| format!("a{n}, "))), "");
    equal_tags(60_000) = |n| school_with_post(&format!("tags: [{}]\n", "a, ".repeat(n)), "");
    wrong_items(60_000) = |n| school_with_post(&format!("tags: [{}]\n", "[], ".repeat(n)), "");
    a_long_title(3_000_000) = |n| school_with_post("", "").with(POST, format!("---\ntitle: {}\n---\n", "a".repeat(n)));
    a_bad_line(3_000_000) = |n| school_with_post(&format!("tags: [{}\n", "a: ".repeat(n / 3)), "");
    wrong_figures(18_000) = |n| figures(&pieces(n, |n| format!("Lớp {n},x,y,z\n")));
    named_sums(9_000) = |n| figures(&pieces(n, |n| format!("Tổng {n},1,1,1\nk{n},1,1,1\n")));
    short_figures(18_000) = |n| figures(&pieces(n, |n| format!("Lớp {n}\n")));
    figures_of_columns(100_000) = |n| figures(&format!("{}\n", ",1".repeat(n)));
    heads_of_columns(60_000) = |n| {
        let mut inputs = figures("");
        add(&mut inputs, "content/thong-ke/a.csv", pieces(n, |n| format!("k{n},")).as_bytes());
        inputs
    };
    quoted_figures(1_000_000) = |n| figures(&"\"\"".repeat(n));
    unknown_keys_of_the_site(30_000) = |n| school().with("site.yaml", house::SITE.to_owned() + &pieces(n, |n| format!("k{n}: v\n")));
    posts(4_000) = |n| (0..n).fold(school(), |inputs, n| {
        let front = format!("title: Tin {n}\ndate: 1{:03}-11-20\nauthor: A\napproved_by: B\ntags: [a{n}]\n", n % 900 + 100);
        inputs.with(&format!("content/tin-tuc/{n}.md"), format!("---\n{front}---\n"))
    });
    posts_at_one_address(4_000) = |n| (0..n).fold(school(), |inputs, n| {
        let front = "title: Tin\nslug: tin\ndate: 2026-11-20\nauthor: A\napproved_by: B\n";
        inputs.with(&format!("content/tin-tuc/{n}.md"), format!("---\n{front}---\n"))
    });
    posts_with_broken_links(600) = |n| (0..n).fold(school(), |inputs, at| {
        let front = "title: Tin\ndate: 2026-11-20\nauthor: A\napproved_by: B\n";
        let links = pieces(20, |n| format!("[a](tin-{n}-{at}.md) ![a](anh-{n}-{at}.png) "));
        inputs.with(&format!("content/tin-tuc/bai-{at}.md"), format!("---\n{front}---\n{links}"))
    });
    files_of_no_kind(10_000) = |n| (0..n).fold(school(), |inputs, n| inputs.with(&format!("content/la{n}/a.md"), "---\ntitle: a\n---\n"));
    documents_in_a_circle(2_000) = |n| (0..n).fold(school(), |mut inputs, at| {
        let next = (at + 1) % n;
        let front = format!("title: A\nnumber: \"{at}\"\ntype: Luật\nissued: 2026-01-01\nauthority: A\nabstract: A\nfiles: [a.pdf]\nreplaces: [{next}.md]\n");
        add(&mut inputs, "content/van-ban/a.pdf", b"%PDF-1.7 1 0 obj startxref 0 %%EOF");
        inputs.with(&format!("content/van-ban/{at}.md"), format!("---\n{front}---\n"))
    });
    documents_in_a_row(4_000) = |n| (0..n).fold(school(), |mut inputs, at| {
        let older = if at == 0 { String::new() } else { format!("replaces: [{}.md]\n", at - 1) };
        let front = format!("title: A\nnumber: \"{at}\"\ntype: Luật\nissued: 2026-01-01\nauthority: A\nabstract: A\nfiles: [a.pdf]\n{older}");
        add(&mut inputs, "content/van-ban/a.pdf", b"%PDF-1.7 1 0 obj startxref 0 %%EOF");
        inputs.with(&format!("content/van-ban/{at}.md"), format!("---\n{front}---\n"))
    });
    kinds_of_the_site(1_000) = |n| (0..n).fold(school(), |inputs, n| {
        let kind = format!("kind: loai-{n}\nlabel: A\nabout: A\nsection: {{ route: /loai-{n}/ }}\nfields: {{}}\n");
        inputs.with(&format!("schemas/content/loai-{n}.yaml"), kind)
    });
    rules_of_the_site(20_000) = |n| school().with("schemas/checklist/rieng.yaml", {
        let mut pack = "id: rieng\ntitle: A\nversion: 1\nin_force_from: 2026-01-01\ncitation: { document: A }\nrules:\n".to_owned();
        for n in 0..n {
            let _ = writeln!(pack, "  - {{ id: r{n}, title: A, clause: B, level: mandatory, condition: C, todo: D, check: {{ x: {{}} }} }}");
        }
        pack
    });
    feeds(20_000) = |n| school()
        .with("site.yaml", format!("{}portal_rss: [{{ title: A, url: https://a.example/, file: a.xml }}]\n", house::SITE))
        .with("a.xml", format!("<rss version=\"2.0\"><channel>{}</channel></rss>", "<item><title>A</title></item>".repeat(n)));
}

/// A school with one record of statistics whose figures of pupils are these lines.
fn figures(lines: &str) -> Inputs {
    let front = "title: Số liệu\nschool_year: 2026-2027\nas_of: 2026-10-15\nsource: A\ncampuses: 1\npupils: a.csv\n\
                 teachers: [{qualification: A, total: 1}]\nfacilities: [{item: A, quantity: 1, unit: A}]\n";
    let mut inputs = school().with("content/thong-ke/a.md", format!("---\n{front}---\n"));
    add(&mut inputs, "content/thong-ke/a.csv", format!("grade,classes,pupils,female\n{lines}").as_bytes());
    inputs
}

/// A school that shows the feed of a portal, which was saved as this.
fn codes_with_feed(feed: &str) -> Vec<&'static str> {
    let feeds = "portal_rss: [{ title: Sở, url: https://so.example/, file: nguon.xml }]\n";
    let inputs = school().with("site.yaml", format!("{}{feeds}", house::SITE)).with("nguon.xml", feed);
    Built::of(&inputs, &Memo::none()).codes()
}

#[test]
fn a_feed_whose_elements_nest_ten_thousand_deep_is_refused() {
    let deep = 10_000;
    for (open, close) in [("<a>", "</a>"), ("<x:a>", "</x:a>"), ("<item>", "</item>"), ("<image><x:b c=\"d\">", "")] {
        let (open, close) = (open.repeat(deep), close.repeat(deep));
        for feed in [
            format!("<rss version=\"2.0\"><channel>{open}{close}</channel></rss>"),
            format!("<rss version=\"2.0\"><channel><item>{open}{close}</item></channel></rss>"),
            format!("<rss version=\"2.0\"><channel>{open}"),
            format!("{open}{close}"),
        ] {
            assert_eq!(codes_with_feed(&feed), ["W222"], "{}", &feed[..60]);
        }
    }
    let wide = format!("<rss version=\"2.0\"><channel>{}</channel></rss>", "<x:a><x:b/></x:a>".repeat(deep));
    assert_eq!(codes_with_feed(&wide), ["W222"], "it has no news");
}

#[test]
fn a_picture_that_claims_a_size_that_none_has_is_shown_without_it() {
    for (width, height) in [(1200_u32, 0x8000_0000_u32), (0, 800), (800, 0), (65_536, 800), (u32::MAX, u32::MAX)] {
        let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        picture.extend(width.to_be_bytes().into_iter().chain(height.to_be_bytes()));
        let mut inputs = school_with_post("image: anh.png\nimage_alt: Sân trường\n", "![Sân trường](anh.png)");
        add(&mut inputs, "content/tin-tuc/anh.png", &picture);
        let built = Built::of(&inputs, &Memo::none());
        assert_eq!(built.codes(), ["W308", "W616"], "{width} × {height}");
        let page = built.page(POST_PAGE);
        let shown = page.split("<img ").skip(1).filter_map(|tag| tag.split('>').next());
        assert!(shown.clone().any(|tag| tag.contains("anh.png")), "{page}");
        assert!(shown.filter(|tag| tag.contains("anh.png")).all(|tag| !tag.contains("height=")), "{page}");
    }
}

#[test]
fn a_tag_with_very_many_attributes_is_refused() {
    for attributes in ["a ", "a=b ", "a='' ", "a=\"\"", "/a", "\na"] {
        let codes = codes_with_body(&format!("<div {}>x</div>", attributes.repeat(40_000)));
        assert_eq!(codes, ["E107"], "{attributes:?}");
    }
    assert_eq!(codes_with_body("<b title=\"một hai ba\" lang=vi>Sáng nay</b> toàn trường dự lễ."), [""; 0]);
}

fn codes_with_body(body: &str) -> Vec<&'static str> {
    Built::of(&school_with_post("", body), &Memo::none()).codes()
}
