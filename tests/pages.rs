//! What holds for every page of the example site, whatever its kind.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on fails, and reads what is committed"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use congtruong::output::Product;
use congtruong::{Memo, build, edge};
use scraper::{ElementRef, Html, Selector};

const BASE: &str = "/truong";

/// Every output of the example site, served from a sub-folder; copied files are empty here.
fn outputs() -> BTreeMap<String, Vec<u8>> {
    let mut inputs =
        edge::read::read(Path::new("example-site"), jiff::civil::date(2026, 11, 21)).expect("the example site");
    inputs.base_url = Some(format!("https://phonghoa.example{BASE}/"));
    let built = build(&inputs, &Memo::default());
    assert_eq!(built.diagnostics, [], "the example site has faults");
    let outputs = built.outputs.expect("a site without faults is published");
    let carry = |path: &congtruong::address::OutPath| match outputs.carry_out(path) {
        Some(Ok(Product::Bytes(bytes))) => (path.to_string(), bytes),
        Some(Ok(Product::File(_))) => (path.to_string(), Vec::new()),
        other => panic!("{path}: {other:?}"),
    };
    outputs.paths().map(carry).collect()
}

/// The HTML pages by their address; a page that only sends readers on is left out.
fn pages(outputs: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Html> {
    let html = outputs.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path, String::from_utf8(bytes.clone()).expect("UTF-8")))
        .filter(|(_, text)| !text.contains("http-equiv=\"refresh\""))
        .map(|(path, text)| (address(path), Html::parse_document(&text)))
        .collect()
}

fn address(path: &str) -> String {
    format!("{BASE}/{}", path.strip_suffix("index.html").unwrap_or(path))
}

fn all<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn values<'p>(page: &'p Html, selector: &str, attribute: &str) -> Vec<&'p str> {
    all(page, selector).into_iter().filter_map(|element| element.value().attr(attribute)).collect()
}

#[test]
fn every_link_within_the_site_leads_somewhere_and_every_anchor_exists() {
    let outputs = outputs();
    let pages = pages(&outputs);
    let files: BTreeSet<String> = outputs.keys().map(|path| address(path)).collect();
    let mut broken = Vec::new();
    for (at, page) in &pages {
        let links = ["a[href]", "link[href]"].iter().flat_map(|selector| values(page, selector, "href"));
        for link in links.chain(values(page, "[src]", "src")) {
            let link = link.strip_prefix("https://phonghoa.example").unwrap_or(link);
            if link.contains(':') {
                continue;
            }
            let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
            let path = if path.is_empty() { at.as_str() } else { path };
            if !files.contains(path) {
                broken.push(format!("{at}: {link}"));
            } else if let Some(target) = pages.get(path)
                && !fragment.is_empty()
                && !values(target, "[id]", "id").contains(&fragment)
            {
                broken.push(format!("{at}: {link} (no such place)"));
            }
        }
    }
    assert!(broken.is_empty(), "{} broken links:\n{}", broken.len(), broken.join("\n"));
}

/// A heading's anchor has no `_`, and never is one of these two.
#[test]
fn no_heading_can_have_an_id_of_the_layout() {
    let outputs = outputs();
    for (at, page) in &pages(&outputs) {
        let ids = values(page, "[id]:not(.prose *)", "id");
        let met: Vec<_> = ids.iter().filter(|id| !id.contains(['_', '.'])).collect();
        let met: Vec<_> = met.into_iter().filter(|id| !["noi-dung", "danh-muc"].contains(id)).collect();
        assert!(met.is_empty(), "{at}: {met:?}");
    }
}

#[test]
fn every_page_is_sound_html_for_readers_of_all_kinds() {
    let outputs = outputs();
    let pages = pages(&outputs);
    assert!(pages.len() > 200, "{} pages", pages.len());
    let mut faults = Vec::new();
    for (at, page) in &pages {
        let mut expect = |holds: bool, what: &str| {
            if !holds {
                faults.push(format!("{at}: {what}"));
            }
        };
        expect(all(page, "h1").len() == 1, "one h1");
        expect(all(page, "main#noi-dung").len() == 1, "one main");
        expect(values(page, "html", "lang").first().is_some_and(|lang| matches!(*lang, "vi" | "en")), "a language");
        expect(all(page, "title").iter().all(|title| title.text().any(|text| !text.trim().is_empty())), "a title");
        expect(all(page, "img:not([alt])").is_empty(), "every picture has alt");
        expect(all(page, "td table, th table").is_empty(), "no table in a table");
        expect(all(page, "table:not(.prose table)").iter().all(|table| has_caption(*table)), "tables have captions");
        let ids = values(page, "[id]", "id");
        expect(ids.iter().collect::<BTreeSet<_>>().len() == ids.len(), "ids are unique");
        let referred = values(page, "[aria-labelledby]", "aria-labelledby");
        let known = |names: &&str| names.split_whitespace().all(|name| ids.contains(&name));
        expect(referred.iter().all(known), "what aria-labelledby names exists");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn has_caption(table: ElementRef<'_>) -> bool {
    let caption = Selector::parse("caption").expect("a selector");
    table.select(&caption).next().is_some_and(|caption| caption.text().any(|text| !text.trim().is_empty()))
}

#[test]
fn nothing_runs_or_loads_but_the_sites_own_files() {
    let outputs = outputs();
    for (at, page) in &pages(&outputs) {
        let policy = values(page, "meta[http-equiv=Content-Security-Policy]", "content");
        assert!(policy.iter().any(|policy| policy.starts_with("default-src 'none'")), "{at} has no policy");
        assert!(all(page, "style, [style], iframe, object, embed, base").is_empty(), "{at}: style or frame");
        assert!(all(page, "script:not([src])").is_empty(), "{at}: inline script");
        for element in all(page, "*") {
            let handler = element.value().attrs().find(|(name, _)| name.starts_with("on"));
            assert_eq!(handler, None, "{at}");
        }
        for source in values(page, "[src], link[rel=stylesheet], link[rel=icon]", "src") {
            assert!(source.starts_with(&format!("{BASE}/")), "{at} loads {source}");
        }
    }
}

#[test]
fn addresses_are_plain_and_short_enough_for_any_host() {
    for path in outputs().keys() {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/-._".contains(c);
        assert!(path.chars().all(plain), "{path}");
        assert!(path.len() < 200, "{path}");
        assert!(!path.split('/').any(|part| part.is_empty() || part == ".."), "{path}");
    }
}

#[test]
fn every_page_has_a_title_and_a_description_that_search_engines_show_whole() {
    let outputs = outputs();
    let pages = pages(&outputs);
    let (mut faults, mut canonical) = (Vec::new(), BTreeSet::new());
    for (at, page) in &pages {
        let title: String = all(page, "head > title").iter().flat_map(ElementRef::text).collect();
        let length = title.chars().count();
        if !(1..=65).contains(&length) {
            faults.push(format!("{at}: a title of {length}: {title}"));
        }
        let description = values(page, "meta[name=description]", "content").concat();
        let length = description.chars().count();
        if !(1..=160).contains(&length) || description.trim() != description {
            faults.push(format!("{at}: a description of {length}: {description}"));
        }
        if let Some((list, number)) = at.split_once("/trang/") {
            let number = format!(" – trang {}", number.trim_matches('/'));
            let heading: String = all(page, "h1").iter().flat_map(ElementRef::text).collect();
            if !title.contains(&number) || !heading.ends_with(&number) || !description.ends_with(&number) {
                faults.push(format!("{at}: a page of {list} that doesn't say which"));
            }
        }
        for address in values(page, "link[rel=canonical]", "href") {
            let own = address.ends_with(at.as_str()) && canonical.insert(address);
            if !own {
                faults.push(format!("{at}: the canonical address {address}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn robots_txt_names_no_page() {
    let outputs = outputs();
    let robots = String::from_utf8(outputs["robots.txt"].clone()).expect("UTF-8");
    let disallowed = robots.lines().filter_map(|line| line.strip_prefix("Disallow: "));
    for route in disallowed {
        let path = route.strip_prefix(&format!("{BASE}/")).expect("below the base");
        assert!(!path.ends_with('/') && !path.ends_with(".html") && outputs.contains_key(path), "{route}");
    }
}

#[test]
fn the_feed_that_a_page_offers_is_called_as_its_section_is() {
    let outputs = outputs();
    let pages = pages(&outputs);
    let feeds = values(&pages[&format!("{BASE}/tin-tuc/")], "link[type='application/rss+xml']", "href");
    assert!(feeds.contains(&"/truong/tin-tuc/rss.xml"), "{feeds:?}");
    for (at, page) in &pages {
        for link in all(page, "link[type='application/rss+xml']") {
            let (href, title) = (link.value().attr("href").expect("href"), link.value().attr("title").expect("title"));
            let path = href.strip_prefix(&format!("{BASE}/")).expect("below the base");
            let feed = String::from_utf8(outputs[path].clone()).expect("UTF-8");
            let own = feed.split("</title>").next().and_then(|head| head.split("<title>").nth(1)).expect("a title");
            assert_eq!(own.replace("&amp;", "&"), title, "{at}: {href}");
        }
    }
}
