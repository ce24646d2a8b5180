use std::collections::BTreeMap;

use congtruong::inputs::Inputs;
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

use super::school::{empty, file, post, with_enrolment};

const ROOT: &str = "https://hoaphuongvi.example/truong";

/// What a site map says of a page.
#[derive(Debug, Default, PartialEq)]
struct Url {
    changed: Option<String>,
    languages: BTreeMap<String, String>,
}

/// The pages of a site map by their addresses; the file must be well-formed XML.
fn pages(xml: &str) -> BTreeMap<String, Url> {
    let (mut pages, mut address, mut url, mut text) = (BTreeMap::new(), String::new(), Url::default(), String::new());
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(_) => text.clear(),
            Event::Text(part) => text.push_str(&part.decode().unwrap()),
            Event::GeneralRef(name) => {
                assert_eq!(&*name, b"amp");
                text.push('&');
            }
            Event::Empty(link) => {
                let value = |name: &str| {
                    let attribute = link.try_get_attribute(name).unwrap().expect("the attribute");
                    attribute
                        .decoded_and_normalized_value(XmlVersion::Explicit1_0, reader.decoder())
                        .unwrap()
                        .into_owned()
                };
                assert_eq!(value("rel"), "alternate");
                url.languages.insert(value("hreflang"), value("href"));
            }
            Event::End(end) => match end.name().as_ref() {
                b"loc" => address = std::mem::take(&mut text),
                b"lastmod" => url.changed = Some(std::mem::take(&mut text)),
                b"url" | b"sitemap" => drop(pages.insert(std::mem::take(&mut address), std::mem::take(&mut url))),
                _ => {}
            },
            Event::Eof => return pages,
            _ => {}
        }
    }
}

fn site_map(inputs: &Inputs) -> BTreeMap<String, Url> {
    pages(&file(inputs, "sitemap.xml"))
}

fn changed(inputs: &Inputs, route: &str) -> Option<String> {
    site_map(inputs)[&format!("{ROOT}{route}")].changed.clone()
}

fn news() -> Inputs {
    empty()
        .with(
            "content/tin-tuc/mot.md",
            post("Tin một", "2026-09-05", "updated: 2026-10-01\ntags: [khai giảng]\naliases: [/cu/mot/]\n", "Một."),
        )
        .with("content/tin-tuc/hai.md", post("Tin hai", "2026-09-20 08:00", "", "Hai."))
        .with("content/en/tin-tuc/mot.md", post("News one", "2026-09-06", "", "One."))
}

#[test]
fn every_page_worth_finding_is_in_the_site_map() {
    let pages = site_map(&news());
    for route in ["/", "/tin-tuc/", "/tin-tuc/mot/", "/tin-tuc/hai/", "/lien-he/", "/rss/", "/en/", "/en/tin-tuc/mot/"]
    {
        assert!(pages.contains_key(&format!("{ROOT}{route}")), "{route}");
    }
}

#[test]
fn pages_that_lead_elsewhere_or_only_list_again_are_not_in_the_site_map() {
    let posts = (0..30).fold(with_enrolment(news()), |inputs, n| {
        inputs.with(&format!("content/hoat-dong/h-{n}.md"), post(&format!("Hoạt động {n}"), "2026-10-10", "", "Vui."))
    });
    let pages = site_map(&posts);
    assert!(pages.contains_key(&format!("{ROOT}/hoat-dong/h-29/")));
    for part in ["404", "/tim-kiem/", "/cu/mot/", "/the/", "/trang/", "/nam/", "danh-sach"] {
        assert!(!pages.keys().any(|address| address.contains(part)), "{part}");
    }
}

#[test]
fn a_page_changed_when_it_was_updated_and_a_section_with_its_newest_page() {
    let inputs = news();
    assert_eq!(changed(&inputs, "/tin-tuc/mot/").as_deref(), Some("2026-10-01"));
    assert_eq!(changed(&inputs, "/tin-tuc/hai/").as_deref(), Some("2026-09-20"));
    assert_eq!(changed(&inputs, "/tin-tuc/").as_deref(), Some("2026-10-01"));
    assert_eq!(changed(&inputs, "/").as_deref(), Some("2026-10-01"));
    assert_eq!(changed(&inputs, "/en/").as_deref(), Some("2026-09-06"));
    assert_eq!(changed(&inputs, "/lien-he/"), None);
}

#[test]
fn a_page_in_two_languages_names_both_on_each_side() {
    let pages = site_map(&news());
    for (vi, en) in [("/", "/en/"), ("/tin-tuc/", "/en/tin-tuc/"), ("/tin-tuc/mot/", "/en/tin-tuc/mot/")] {
        let both = BTreeMap::from([("en".into(), format!("{ROOT}{en}")), ("vi".into(), format!("{ROOT}{vi}"))]);
        assert_eq!(pages[&format!("{ROOT}{vi}")].languages, both);
        assert_eq!(pages[&format!("{ROOT}{en}")].languages, both);
    }
    assert!(pages[&format!("{ROOT}/tin-tuc/hai/")].languages.is_empty());
}

#[test]
fn an_address_with_an_ampersand_stays_whole() {
    let inputs = Inputs { base_url: Some("https://hoaphuongvi.example/day&hoc/".into()), ..news() };
    assert!(site_map(&inputs).contains_key("https://hoaphuongvi.example/day&hoc/tin-tuc/mot/"));
}

#[test]
fn a_site_of_more_pages_than_one_file_may_name_has_an_index_of_parts() {
    let inputs = (0..50_000).fold(empty(), |inputs, n| {
        inputs.with(&format!("content/tin-tuc/t-{n}.md"), post(&format!("Tin {n}"), "2026-10-10", "", "Ngắn."))
    });
    let parts: Vec<_> = site_map(&inputs).into_keys().collect();
    assert_eq!(parts, [format!("{ROOT}/sitemap-1.xml"), format!("{ROOT}/sitemap-2.xml")]);
    let (first, second) = (pages(&file(&inputs, "sitemap-1.xml")), pages(&file(&inputs, "sitemap-2.xml")));
    assert_eq!(first.len(), 50_000);
    assert!(second.keys().all(|address| !first.contains_key(address)));
    assert!(first.len() + second.len() > 50_000);
}

#[test]
fn robots_may_read_everything_but_the_files_of_candidate_lists() {
    let robots = file(&with_enrolment(news()), "robots.txt");
    let disallowed: Vec<_> = robots.lines().filter_map(|line| line.strip_prefix("Disallow: ")).collect();
    assert_eq!(disallowed, ["/truong/tuyen-sinh/danh-sach.pdf", "/truong/tuyen-sinh/phong-thi.pdf"]);
    assert!(robots.starts_with("User-agent: *\nAllow: /\n"));
    assert!(robots.ends_with("\nSitemap: https://hoaphuongvi.example/truong/sitemap.xml\n"));
}
