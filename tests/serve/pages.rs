//! What is answered to whom asks for a page.

use std::fs;
use std::io::Read;

use crate::school::School;
use crate::server::Server;

const POST: &str = "/tin-tuc/khai-giang/";

#[test]
fn a_page_comes_with_its_type_and_is_kept_nowhere() {
    let school = School::new();
    let server = Server::start(&school, &[]);
    let page = server.get(POST);
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!((page.header("cache-control"), page.header("x-content-type-options")), ("no-store", "nosniff"));
    let text = page.text();
    assert!(text.contains("<h1>Lễ khai giảng</h1>") || text.contains("Lễ khai giảng"), "{text}");
    let sheet = text.split("<link rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(server.get(sheet).header("content-type"), "text/css; charset=utf-8");
    assert_eq!(server.get("/rss.xml").header("content-type"), "application/xml");
    assert_eq!(server.get("/report.json").header("content-type"), "application/json");
}

#[test]
fn a_folder_without_its_slash_leads_to_its_page() {
    let server = Server::start(&School::new(), &[]);
    let answer = server.get("/tin-tuc?trang=1");
    assert_eq!((answer.status, answer.header("location")), (307, "/tin-tuc/?trang=1"));
    assert_eq!(server.get("/tin-tuc/index.html").status, 200);
    assert_eq!(server.get("//example.com/tin-tuc").status, 404, "nobody is sent to another host");
}

#[test]
fn what_is_not_there_gets_the_404_page_of_the_site() {
    let server = Server::start(&School::new(), &[]);
    let missing = server.get("/tin-tuc/khong-co/");
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("Trường THCS Hoa Phượng Vĩ"));
    assert_eq!(server.get("/404.html").status, 404);
}

#[test]
fn an_attachment_is_sent_byte_by_byte_and_in_parts_to_who_asks() {
    let school = School::new();
    let pdf = [b"%PDF-1.7 1 0 obj startxref 0 %%EOF\n".as_slice(), &vec![0xc3; 300_000]].concat();
    school.write("content/tin-tuc/2026/ke-hoach.pdf", &pdf);
    school.post("co-tep", "Bài có tệp", "Xem [kế hoạch](ke-hoach.pdf).");
    let server = Server::start(&school, &[]);
    let whole = server.get("/tin-tuc/2026/ke-hoach.pdf");
    assert_eq!((whole.status, whole.header("content-type")), (200, "application/pdf"));
    assert_eq!((whole.header("cache-control"), whole.body == pdf), ("no-store", true));
    let part = server.ask("GET", "/tin-tuc/2026/ke-hoach.pdf", &["Range: bytes=2-8"]);
    assert_eq!((part.status, part.body.as_slice()), (206, &pdf[2..9]));
}

#[test]
fn a_page_in_the_guise_of_an_office_file_is_saved_and_not_shown() {
    let school = School::new();
    school.write("content/tin-tuc/2026/diem.xls", "<html><script>alert(1)</script></html>");
    school.post("diem", "Bảng điểm", "[Bảng điểm](diem.xls)");
    let server = Server::start(&school, &[]);
    let file = server.get("/tin-tuc/2026/diem.xls");
    assert_eq!((file.status, file.header("content-type")), (200, "application/vnd.ms-excel"));
    let headers = (file.header("content-disposition"), file.header("x-content-type-options"));
    assert_eq!(headers, ("attachment", "nosniff"));
}

#[test]
fn text_is_compressed_for_who_asks() {
    let server = Server::start(&School::new(), &[]);
    let plain = server.get(POST);
    let packed = server.ask("GET", POST, &["Accept-Encoding: gzip, br"]);
    assert_eq!((plain.header("content-encoding"), packed.header("content-encoding")), ("", "gzip"));
    assert!(packed.body.len() < plain.body.len());
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(packed.body.as_slice()).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain.body);
}

#[test]
fn who_asks_for_the_head_gets_the_head_alone() {
    let server = Server::start(&School::new(), &[]);
    let (head, whole) = (server.ask("HEAD", POST, &[]), server.get(POST));
    assert_eq!((head.status, head.body.len()), (200, 0));
    for name in ["content-type", "content-length", "cache-control"] {
        assert_eq!(head.header(name), whole.header(name), "{name}");
    }
    assert_eq!(server.ask("HEAD", "/khong-co/", &[]).status, 404);
}

#[test]
fn only_reading_is_allowed() {
    let server = Server::start(&School::new(), &[]);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "XOA"] {
        for target in [POST, "/_congtruong/events"] {
            let refused = server.ask(method, target, &["Content-Length: 0"]);
            assert_eq!((refused.status, refused.header("allow")), (405, "GET, HEAD"), "{method} {target}");
        }
    }
}

#[test]
fn a_site_in_a_folder_stands_in_it_with_all_that_is_the_servers_own() {
    let school = School::new();
    let site = crate::school::text(school.root.join("site.yaml"));
    school.write("site.yaml", site.replace(".edu.vn/\"", ".edu.vn/truong/hoa-phuong/\""));
    let server = Server::start(&school, &[]);
    assert!(server.said().contains(&format!("http://localhost:{}/truong/hoa-phuong/\n", server.port)));
    for door in ["/", "/truong/hoa-phuong"] {
        assert_eq!(server.get(door).header("location"), "/truong/hoa-phuong/", "{door}");
    }
    let page = server.get("/truong/hoa-phuong/tin-tuc/khai-giang/");
    assert_eq!(page.status, 200);
    let text = page.text();
    for address in ["live.js", "nguon/content/tin-tuc/2026/khai-giang.md"] {
        let address = format!("/truong/hoa-phuong/_congtruong/{address}");
        assert!(text.contains(&format!("=\"{address}\"")), "{address} is not in {text}");
        assert_eq!(server.get(&address).status, 200, "{address}");
    }
    server.events("/truong/hoa-phuong/_congtruong/events").next();
    assert_eq!(server.get("/tin-tuc/khai-giang/").status, 404, "outside its folder there is nothing");
}

#[test]
fn only_a_script_and_a_link_to_the_source_are_added_and_only_on_the_way() {
    let school = School::new();
    let server = Server::start(&school, &[]);
    let served = server.get(POST).text();
    school.build(&[]).ends_with(0);
    let written = fs::read_to_string(school.public().join("tin-tuc/khai-giang/index.html")).unwrap();
    let (before, rest) = served.split_once("<p id=\"congtruong-nguon\">").unwrap();
    let (added, after) = rest.split_once("</body>").unwrap();
    assert_eq!(format!("{before}</body>{after}"), written);
    assert_eq!((added.matches("<script src=").count(), added.lines().count()), (1, 2), "{added}");
    assert!(!added.contains("style"), "the page's policy allows nothing inline: {added}");
    let css =
        server.get(served.split("href=\"").find(|at| at.starts_with("/assets/")).unwrap().split('"').next().unwrap());
    assert!(!css.text().contains("congtruong-nguon"));
}

#[test]
fn a_page_leads_to_the_text_it_was_made_from() {
    let school = School::new();
    school.write("content/tin-tuc/_index.md", "---\ntitle: Tin tức\n---\n\nTin của trường.\n");
    let server = Server::start(&school, &[]);
    let address = "/_congtruong/nguon/content/tin-tuc/2026/khai-giang.md";
    assert!(server.get(POST).text().contains(&format!("href=\"{address}\"")));
    let source = server.get(address);
    assert_eq!((source.status, source.header("content-type")), (200, "text/plain; charset=utf-8"));
    assert_eq!(source.text(), crate::school::text(school.root.join("content/tin-tuc/2026/khai-giang.md")));
    assert!(server.get("/tin-tuc/").text().contains("/_congtruong/nguon/content/tin-tuc/_index.md"));
    assert!(!server.get("/so-do-trang/").text().contains("congtruong-nguon"), "what many files make has no source");
}

#[test]
fn drafts_and_another_address_are_shown_on_demand() {
    let school = School::new();
    let post = crate::school::text(school.root.join("content/tin-tuc/2026/khai-giang.md"));
    school.write("content/tin-tuc/nhap.md", post.replacen("---\n", "---\ndraft: true\n", 1));
    assert_eq!(Server::start(&school, &[]).get("/tin-tuc/nhap/").status, 404);
    let server = Server::start(&school, &["--drafts", "--base-url", "https://xem.example/thu/"]);
    assert_eq!(server.get("/thu/tin-tuc/nhap/").status, 200);
    assert!(server.get("/thu/rss.xml").text().contains("https://xem.example/thu/"));
}
