//! What is saved is seen, however it is saved.

use std::fs;
use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::school::{School, text};
use crate::server::Server;

const FILE: &str = "content/tin-tuc/2026/khai-giang.md";
const POST: &str = "/tin-tuc/khai-giang/";
const EVENTS: &str = "/_congtruong/events";

fn edition(event: &Value) -> String {
    event["edition"].as_str().unwrap().to_owned()
}

#[test]
fn a_saved_edit_is_told_and_the_next_answer_has_it() {
    let school = School::new();
    let server = Server::start(&school, &[]);
    let mut events = server.events(EVENTS);
    let before = edition(&events.next());
    assert!(server.get(POST).text().contains(&format!("data-edition=\"{before}\"")));
    school.post("khai-giang", "Lễ khai giảng", "Trời mưa, trường dời lễ vào nhà đa năng.");
    let after = edition(&events.until(|event| edition(event) != before));
    let page = server.get(POST).text();
    assert!(page.contains("dời lễ vào nhà đa năng") && page.contains(&format!("data-edition=\"{after}\"")), "{page}");
    server.hears("Đã dựng lại trong ");
    server.hears("Đã đối chiếu trong ");
}

#[test]
fn a_new_title_reaches_the_lists_too() {
    let school = School::new();
    let server = Server::start(&school, &[]);
    school.post("khai-giang", "Ngày tựu trường", "Sáng 05/9.");
    server.shows("/tin-tuc/", "Ngày tựu trường");
    server.shows("/", "Ngày tựu trường");
    server.shows("/rss.xml", "Ngày tựu trường");
}

#[test]
fn an_editor_that_saves_by_a_second_file_and_a_rename_breaks_nothing() {
    let school = School::new();
    let server = Server::start(&school, &[]);
    let (file, beside) = (school.root.join(FILE), school.root.join("content/tin-tuc/2026/.khai-giang.md.swp"));
    for round in 0..20 {
        let post = text(&file).replace("Sáng", &format!("Lần {round}. Sáng"));
        fs::write(&beside, post).unwrap();
        // As some editors do: the old one aside, the new one in, the old one away.
        let aside = school.root.join("content/tin-tuc/2026/khai-giang.md~");
        fs::rename(&file, &aside).unwrap();
        fs::rename(&beside, &file).unwrap();
        fs::remove_file(&aside).unwrap();
    }
    server.shows(POST, "Lần 18. Lần 19.");
    assert!(!server.said().contains("lỗi["), "{}", server.said());
}

#[test]
fn renames_and_deletes_are_followed() {
    let school = School::new();
    school.post("hop", "Họp cha mẹ học sinh", "Chủ nhật.");
    let server = Server::start(&school, &[]);
    let folder = school.root.join("content/tin-tuc/2026");
    fs::rename(folder.join("hop.md"), folder.join("hop-phu-huynh.md")).unwrap();
    server.answers("/tin-tuc/hop-phu-huynh/", 200);
    server.answers("/tin-tuc/hop/", 404);
    fs::rename(folder.join("hop-phu-huynh.md"), folder.join("Hop-Phu-Huynh.md")).unwrap();
    server.shows("/tin-tuc/hop-phu-huynh/", "nguon/content/tin-tuc/2026/Hop-Phu-Huynh.md");
    fs::remove_file(folder.join("Hop-Phu-Huynh.md")).unwrap();
    server.answers("/tin-tuc/hop-phu-huynh/", 404);
    fs::rename(&folder, school.root.join("content/tin-tuc/nam-nay")).unwrap();
    server.shows(POST, "nguon/content/tin-tuc/nam-nay/khai-giang.md");
    fs::remove_dir_all(school.root.join("content/tin-tuc")).unwrap();
    server.answers(POST, 404);
}

#[test]
fn new_folders_are_watched_as_soon_as_they_are_there() {
    let school = School::new();
    let server = Server::start(&school, &[]);
    let post = text(school.root.join(FILE));
    school.write("content/thong-bao/2026/thang-11/nghi-hoc.md", &post);
    server.answers("/thong-bao/nghi-hoc/", 200);
    school.write("content/thong-bao/2026/thang-11/nghi-hoc.md", post.replace("Lễ khai giảng", "Nghỉ học"));
    server.shows("/thong-bao/nghi-hoc/", "Nghỉ học");
}

#[test]
fn configuration_theme_schemas_and_logo_are_watched_from_the_first_to_the_last_file() {
    let school = School::new();
    let server = Server::start(&school, &[]);
    let site = text(school.root.join("site.yaml"));
    school.write("site.yaml", site.replace("Hoa Phượng Vĩ", "Bằng Lăng Tím"));
    server.shows("/", "Bằng Lăng Tím");
    school.write("theme/style/them.css", "main { outline: 0 }");
    school.write("theme/templates/404.html", "<!doctype html><title>Lạc đường</title><p>Lạc đường rồi.</p>");
    server.shows("/khong-co/", "Lạc đường rồi.");
    fs::remove_dir_all(school.root.join("theme")).unwrap();
    server.shows("/khong-co/", "Bằng Lăng Tím");
    school.write("schemas/content/hong.yaml", "không phải loại nội dung");
    server.hears("schemas/content/hong.yaml");
    fs::remove_dir_all(school.root.join("schemas")).unwrap();
    school.write("site.yaml", site + "logo: anh/logo.png\n");
    server.hears("anh/logo.png");
    school.write("anh/logo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10");
    server.answers("/anh/logo.png", 200);
}

#[test]
fn a_branch_with_thousands_of_files_and_back_again() {
    let school = School::new();
    let server = Server::start(&school, &[]);
    let post = text(school.root.join(FILE));
    let branch = school.root.with_file_name("nhanh");
    fs::rename(school.root.join("content/tin-tuc"), &branch).unwrap();
    for number in 0..3_000 {
        let month = number % 12 + 1;
        school.write(&format!("content/tin-tuc/2025/thang-{month}/bai-{number}.md"), &post);
    }
    server.answers("/tin-tuc/bai-2999/", 200);
    assert_eq!((server.get("/tin-tuc/bai-0/").status, server.get(POST).status), (200, 404));
    school.write("content/tin-tuc/2025/thang-7/bai-6.md", post.replace("Lễ khai giảng", "Ngày tựu trường"));
    server.shows("/tin-tuc/bai-6/", "Ngày tựu trường");
    fs::remove_dir_all(school.root.join("content/tin-tuc")).unwrap();
    fs::rename(&branch, school.root.join("content/tin-tuc")).unwrap();
    server.answers(POST, 200);
    server.answers("/tin-tuc/bai-2999/", 404);
}

#[test]
fn a_folder_that_tells_nothing_is_looked_through() {
    let school = School::new();
    let server = Server::start(&school, &["--poll"]);
    school.post("hop", "Họp cha mẹ học sinh", "Chủ nhật.");
    server.answers("/tin-tuc/hop/", 200);
    fs::remove_file(school.root.join("content/tin-tuc/2026/hop.md")).unwrap();
    server.answers("/tin-tuc/hop/", 404);
    school.write("content/thong-bao/nghi-hoc.md", text(school.root.join(FILE)));
    server.answers("/thong-bao/nghi-hoc/", 200);
}

#[test]
fn an_older_copy_that_is_put_back_with_its_date_is_shown() {
    let school = School::new();
    let (before, copy) = (text(school.root.join(FILE)), school.root.join("ban-cu.md"));
    fs::write(&copy, &before).unwrap();
    let day = SystemTime::now() - Duration::from_hours(24);
    fs::File::options().append(true).open(&copy).unwrap().set_modified(day).unwrap();
    school.write(FILE, before.replace("Sáng", "Chiều"));
    let server = Server::start(&school, &["--poll"]);
    server.shows(POST, "Chiều 05/9");
    fs::rename(&copy, school.root.join(FILE)).unwrap();
    server.shows(POST, "Sáng 05/9");
}

#[test]
fn what_changes_nothing_builds_nothing() {
    let school = School::new();
    let server = Server::start(&school, &[]);
    let post = text(school.root.join(FILE));
    for _ in 0..5 {
        school.write(FILE, &post);
        school.write("content/tin-tuc/2026/.khai-giang.md.swp", "đang gõ");
        school.build(&[]).ends_with(0);
    }
    school.write(FILE, post.replace("Sáng", "Chiều"));
    server.shows(POST, "Chiều 05/9");
    server.hears("Đã dựng lại");
    // The empty file that an editor leaves for a moment may be seen; what is written back then is seen as well.
    let rebuilt = server.said().matches("Đã dựng lại").count() - server.said().matches("Chưa dựng").count();
    assert!(rebuilt <= 1 + server.said().matches("Chưa dựng").count(), "{}", server.said());
}

#[test]
fn a_file_that_is_replaced_and_removed_at_once_is_gone() {
    let school = School::new();
    let server = Server::start(&school, &[]);
    for (round, from) in ["content/tin-tuc/2026/.moi", "moi.md"].iter().enumerate() {
        school.post("tam", "Bài tạm", "Sẽ bỏ.");
        server.answers("/tin-tuc/tam/", 200);
        let (file, new) = (school.root.join("content/tin-tuc/2026/tam.md"), school.root.parent().unwrap().join(from));
        let new = if round == 0 { school.root.join(from) } else { new };
        fs::write(&new, "---\n").unwrap();
        fs::rename(&new, &file).unwrap();
        fs::remove_file(&file).unwrap();
        server.answers("/tin-tuc/tam/", 404);
    }
}

#[test]
fn a_change_that_nothing_tells_of_is_found_soon_after_one_that_is_told() {
    let school = School::new();
    school.post("hop", "Họp cha mẹ học sinh", "Chủ nhật.");
    // What is written under a name outside the site's folder is told to nobody who watches inside.
    let outside = school.root.with_file_name("hop.md");
    let file = school.root.join("content/tin-tuc/2026/hop.md");
    fs::hard_link(&file, &outside).unwrap();
    let server = Server::start(&school, &[]);
    fs::write(&outside, text(&file).replace("Chủ nhật", "Thứ bảy")).unwrap();
    school.post("khai-giang", "Lễ khai giảng", "Chiều 05/9.");
    server.shows(POST, "Chiều 05/9");
    server.shows("/tin-tuc/hop/", "Thứ bảy");
}

#[test]
fn thousands_of_files_written_at_once_take_few_builds() {
    let school = School::new();
    let server = Server::start(&school, &[]);
    let post = text(school.root.join(FILE));
    for round in 1..=2 {
        for number in 0..5_000 {
            let title = format!("Bài {number}, bản {round}");
            school.write(&format!("content/tin-tuc/2026/bai-{number}.md"), post.replace("Lễ khai giảng", &title));
        }
    }
    for number in [0, 1_234, 4_999] {
        server.shows(&format!("/tin-tuc/bai-{number}/"), &format!("Bài {number}, bản 2"));
    }
    let builds = server.said().matches("Đã dựng lại").count();
    assert!(builds <= 40, "{builds} builds for one burst");
}
