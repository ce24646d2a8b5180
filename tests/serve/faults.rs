//! Mistakes are told in the page and on the terminal; the last good site stays.

use std::fs;

use serde_json::Value;

use crate::school::{School, text};
use crate::server::Server;

const FILE: &str = "content/tin-tuc/2026/khai-giang.md";
const POST: &str = "/tin-tuc/khai-giang/";
const EVENTS: &str = "/_congtruong/events";

fn is_broken(event: &Value) -> bool {
    event["broken"].as_bool().unwrap()
}

#[test]
fn a_mistake_is_told_everywhere_and_the_last_good_site_stays_until_it_is_mended() {
    let school = School::new();
    let good = text(school.root.join(FILE));
    let server = Server::start(&school, &[]);
    let mut events = server.events(EVENTS);
    // The verdict follows the pages.
    let first = events.until(|event| event["checklist"].as_str().unwrap().contains("còn thiếu"));
    assert!(!is_broken(&first), "{first}");
    school.write(FILE, good.replace("title:", "tile:"));
    let broken = events.until(is_broken);
    assert_eq!(broken["edition"], first["edition"], "the pages are still those");
    let shown = broken["diagnostics"].to_string();
    assert!(
        shown.contains("lỗi[E205]") && shown.contains("khai-giang.md:2:1") && shown.contains("cách sửa"),
        "{shown}"
    );
    assert!(broken["count"].as_str().unwrap().contains(" lỗi, "), "{broken}");
    server.hears("lỗi[E205]");
    server.hears("Chưa dựng được trang");
    let page = server.get(POST);
    assert!(page.status == 200 && page.text().contains("Lễ khai giảng"));
    school.write(FILE, good.replace("Sáng", "Chiều"));
    let mended = events.until(|event| !is_broken(event));
    assert_ne!(mended["edition"], first["edition"]);
    assert!(server.get(POST).text().contains("Chiều 05/9"));
}

#[test]
fn a_file_half_written_costs_one_more_build() {
    let school = School::new();
    let good = text(school.root.join(FILE));
    let server = Server::start(&school, &[]);
    let mut events = server.events(EVENTS);
    events.next();
    school.write(FILE, &good[..good.len() / 4]);
    events.until(is_broken);
    school.write(FILE, good);
    events.until(|event| !is_broken(event));
    assert_eq!(server.get(POST).status, 200);
}

#[test]
fn a_site_with_mistakes_from_the_start_shows_them_on_every_address_until_they_are_mended() {
    let school = School::new();
    let site = text(school.root.join("site.yaml"));
    school.write("site.yaml", site.replace("unit: thcs", "unit: <trường>"));
    let server = Server::start(&school, &[]);
    for path in ["/", POST, "/rss.xml", "/khong-co.css"] {
        let page = server.get(path);
        assert_eq!((page.status, page.header("content-type")), (503, "text/html; charset=utf-8"), "{path}");
        let text = page.text();
        assert!(text.contains("site.yaml:2") && text.contains("&lt;trường&gt;"), "{path}: {text}");
        assert!(text.contains("<script src=\"/_congtruong/live.js\" data-edition="), "{path}: {text}");
    }
    let mut events = server.events(EVENTS);
    let first = events.next();
    assert!(is_broken(&first));
    school.write("site.yaml", site);
    let mended = events.until(|event| !is_broken(event));
    assert_ne!(mended["edition"], first["edition"]);
    assert_eq!(server.get(POST).status, 200);
}

#[test]
fn a_folder_that_is_no_site_yet_becomes_one() {
    let school = School::new();
    let site = text(school.root.join("site.yaml"));
    fs::remove_file(school.root.join("site.yaml")).unwrap();
    let server = Server::start(&school, &[]);
    assert!(server.get("/").text().contains("E501"));
    school.write("site.yaml", site);
    server.answers("/", 200);
}

#[test]
fn a_folder_that_vanished_is_told_and_served_again_when_it_is_back() {
    let school = School::new();
    let server = Server::start(&school, &[]);
    let mut events = server.events(EVENTS);
    events.next();
    let away = school.root.with_file_name("di-dau");
    for round in ["Lần một", "Lần hai"] {
        fs::rename(&school.root, &away).unwrap();
        let gone = events.until(is_broken);
        assert!(gone["diagnostics"].to_string().contains("Không mở được thư mục"), "{gone}");
        server.hears("Đưa thư mục về chỗ cũ");
        assert_eq!(server.get(POST).status, 200, "the last good site stays");
        fs::rename(&away, &school.root).unwrap();
        events.until(|event| !is_broken(event));
        school.post("khai-giang", round, "Vẫn theo dõi.");
        server.shows(POST, round);
    }
}

#[test]
fn another_folder_put_in_its_place_is_served() {
    let (school, other) = (School::new(), School::new());
    other.post("khai-giang", "Bài của bản khác", "Nhánh khác.");
    let server = Server::start(&school, &[]);
    fs::rename(&school.root, school.root.with_file_name("cu")).unwrap();
    fs::rename(&other.root, &school.root).unwrap();
    server.shows(POST, "Bài của bản khác");
    school.post("khai-giang", "Sửa bài của bản khác", "Nhánh khác.");
    server.shows(POST, "Sửa bài của bản khác");
}

#[test]
fn a_template_that_fails_on_one_page_is_told_everywhere_and_the_last_good_site_stays() {
    let school = School::new();
    let server = Server::start(&school, &[]);
    let mut events = server.events(EVENTS);
    school.write("theme/templates/404.html", "<p>{{ page.khong_co.gi_ca }}</p>");
    let broken = events.until(is_broken);
    let shown = broken["diagnostics"].to_string();
    assert!(shown.contains("lỗi[E503]") && shown.contains("theme/templates/404.html:1:12"), "{shown}");
    server.hears("lỗi[E503]");
    assert_eq!(server.get(POST).status, 200);
    assert_eq!(server.get("/khong-co/").status, 404, "the last good page");
    fs::remove_dir_all(school.root.join("theme")).unwrap();
    events.until(|event| !is_broken(event));
}

#[test]
fn a_note_is_told_without_standing_in_the_way() {
    let school = School::new();
    school.write(FILE, text(school.root.join(FILE)).replace("date: 2026-09-05", "date: 2027-09-05"));
    let server = Server::start(&school, &[]);
    let event = server.events(EVENTS).next();
    assert!(!is_broken(&event) && event["count"] == "0 lỗi, 1 lưu ý", "{event}");
    server.hears("lưu ý[");
}

#[test]
fn a_template_that_comes_to_no_end_is_told_and_the_last_good_site_stays() {
    const ENDLESS: &str = "{% for a in range(end=9999) %}{% for b in range(end=9999) %}{% for c in range(end=9999) %}\
                           {% endfor %}{% endfor %}{% endfor %}";
    let school = School::new();
    let server = Server::start(&school, &[]);
    let mut events = server.events(EVENTS);
    events.next();
    // In one step: half of it would be a good template.
    let (written, put) = (school.root.with_file_name("moi.html"), school.root.join("theme/templates/post.html"));
    fs::write(&written, ENDLESS).unwrap();
    fs::create_dir_all(put.parent().unwrap()).unwrap();
    fs::rename(written, put).unwrap();
    let broken = events.until(is_broken);
    assert!(broken["diagnostics"].to_string().contains("lỗi[E503]"), "{broken}");
    assert!(server.get(POST).text().contains("Lễ khai giảng"));
    school.write("theme/templates/post.html", "<p>{{ page.title }}</p>");
    server.shows(POST, "<p>Lễ khai giảng");
}

#[test]
fn a_page_that_comes_to_no_end_leaves_all_others_be() {
    // The first post alone is tried before it is shown; of the others this is known when they are asked for.
    const ENDLESS: &str = "{% if page.title == \"Sau cùng\" %}{% for a in range(end=9999) %}{% for b in range(end=9999) %}\
                           {% for c in range(end=9999) %}{% endfor %}{% endfor %}{% endfor %}{% endif %}<p>{{ page.title }}</p>";
    let school = School::new();
    school.post("sau-cung", "Sau cùng", "Bài sau cùng.");
    school.write("theme/templates/post.html", ENDLESS);
    let server = Server::start(&school, &[]);
    assert!(server.get(POST).text().contains("<p>Lễ khai giảng"));
    server.hears("lỗi[E503]");
    assert!(server.get("/tin-tuc/sau-cung/").status >= 500);
    assert!(server.get(POST).text().contains("<p>Lễ khai giảng"));
}
