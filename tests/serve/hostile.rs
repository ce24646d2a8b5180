//! What those are answered who want more than pages.

use std::fs;
use std::io::Write;

use crate::school::School;
use crate::server::{Answer, Server};

const POST: &str = "/tin-tuc/khai-giang/";

#[test]
fn a_foreign_name_for_this_machine_is_refused() {
    let server = Server::start(&School::new(), &[]);
    let port = server.port;
    for host in ["xau.example", "xau.example:80", "192.168.1.5", "localhost.xau.example", ""] {
        let refused = server.ask_as(host, "GET", POST, &[]);
        assert_eq!(refused.status, 403, "{host}");
        assert!(refused.text().contains("--bind 0.0.0.0") && !refused.text().contains("khai giảng"), "{host}");
        assert_eq!(server.ask_as(host, "GET", "/_congtruong/events", &[]).status, 403, "{host}");
    }
    for host in ["localhost".to_owned(), format!("127.0.0.1:{port}"), format!("[::1]:{port}")] {
        assert_eq!(server.ask_as(&host, "GET", POST, &[]).status, 200, "{host}");
    }
    assert_eq!(server.ask("GET", POST, &["Host: xau.example"]).status, 403, "a second name");
}

#[test]
fn in_the_network_too_only_names_of_this_machine_are_answered() {
    let server = Server::start(&School::new(), &["--bind", "0.0.0.0"]);
    let foreign = [
        "xau.example",
        "may-van-phong.lan:1313",
        "localhost.xau.example",
        "192.0.2.9",
        "0.0.0.0",
        "[2001:db8::9]:1313",
        "xau.example@localhost",
        "localhost:99999",
    ];
    for host in foreign {
        for target in [POST, "/_congtruong/events", "/_congtruong/nguon/content/tin-tuc/2026/khai-giang.md"] {
            let refused = server.ask_as(host, "GET", target, &[]);
            assert!(refused.status == 403 && !refused.text().contains("khai giảng"), "{host} {target}");
        }
    }
    assert_eq!(server.ask("GET", "http://xau.example/tin-tuc/khai-giang/", &[]).status, 403, "a host in the target");
    let mut own = vec!["localhost".to_owned(), "127.0.0.1:1313".to_owned(), "[::1]".to_owned()];
    #[cfg(unix)]
    own.push(rustix::system::uname().nodename().to_str().unwrap().to_uppercase());
    own.extend(crate::guests::in_the_network().map(|address| address.to_string()));
    for host in own {
        assert_eq!(server.ask_as(&host, "GET", POST, &[]).status, 200, "{host}");
    }
}

#[test]
fn in_the_network_the_address_is_shown_with_a_picture() {
    let server = Server::start(&School::new(), &["--bind", "0.0.0.0"]);
    let said = server.said();
    let alone = said.contains("chưa vào mạng nào");
    assert!(alone || (said.contains("Từ điện thoại") && said.contains('█')), "{said}");
}

#[test]
fn nothing_but_the_outputs_is_ever_answered() {
    let school = School::new();
    fs::write(school.root.with_file_name("bi-mat.txt"), "mật khẩu").unwrap();
    school.write("content/ghi-chu.txt", "mật khẩu");
    let server = Server::start(&school, &[]);
    let paths = [
        "/../bi-mat.txt",
        "/..%2fbi-mat.txt",
        "/%2e%2e/bi-mat.txt",
        "/%2e%2e%2fbi-mat.txt",
        "/tin-tuc/../../bi-mat.txt",
        "/..%5cbi-mat.txt",
        "/%00",
        "/tin-tuc/%00/",
        "/%ff%fe",
        "//bi-mat.txt",
        "/./",
        "/site.yaml",
        "/content/ghi-chu.txt",
        "/content/tin-tuc/2026/khai-giang.md",
        "/%2f",
        "/C:%5cboot.ini",
        "/tin-tuc/khai-giang/index.html%00.css",
        "/_congtruong/",
        "/_congtruong/nguon/site.yaml",
        "/_congtruong/nguon/../../bi-mat.txt",
        "/_congtruong/nguon/content/../site.yaml",
        "/_congtruong/nguon//etc/passwd",
        "/_congtruong/nguon/%2e%2e/bi-mat.txt",
        "/_congtruong/nguon/content/ghi-chu.txt",
        "/_congtruong/nguon/content/tin-tuc/2026",
        "/_congtruong/live.js/",
    ];
    for path in paths {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}: {}", answer.text());
        assert!(!answer.text().contains("mật khẩu") && !answer.text().contains("base_url"), "{path}");
    }
}

#[test]
fn a_path_of_any_length_is_answered() {
    let server = Server::start(&School::new(), &[]);
    assert_eq!(server.get(&format!("/{}", "a/".repeat(20_000))).status, 404);
    assert_eq!(server.get(&format!("/{}", "%2e%2e/".repeat(1_000))).status, 404);
    assert_eq!(server.get(&format!("/{}", "a".repeat(70_000))).status, 414);
    assert_eq!(server.get(POST).status, 200);
}

#[test]
fn nonsense_ends_its_own_connection_alone() {
    let server = Server::start(&School::new(), &[]);
    for nonsense in [b"\0\xff\r\n\r\n".as_slice(), b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nHost"]
    {
        let mut stream = server.connect();
        stream.write_all(nonsense).unwrap();
        drop(stream);
    }
    assert_eq!(server.get(POST).status, 200);
}

#[cfg(unix)]
#[test]
fn a_file_that_became_a_link_is_not_followed() {
    let school = School::new();
    let pdf = school.root.join("content/tin-tuc/2026/ke-hoach.pdf");
    school.write("content/tin-tuc/2026/ke-hoach.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF\n");
    school.post("co-tep", "Bài có tệp", "Xem [kế hoạch](ke-hoach.pdf).");
    let server = Server::start(&school, &[]);
    assert_eq!(server.get("/tin-tuc/2026/ke-hoach.pdf").status, 200);
    let secret = school.root.with_file_name("bi-mat.pdf");
    fs::write(&secret, "%PDF mật khẩu").unwrap();
    fs::remove_file(&pdf).unwrap();
    std::os::unix::fs::symlink(&secret, &pdf).unwrap();
    server.hears("E106");
    assert_eq!(server.get("/tin-tuc/2026/ke-hoach.pdf").status, 404);
}

#[test]
fn a_thousand_requests_at_once_are_all_answered() {
    allow_many_files();
    let server = Server::start(&School::new(), &[]);
    let mut streams: Vec<_> = (0..1_000).map(|_| server.connect()).collect();
    for stream in &mut streams {
        write!(stream, "GET {POST} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    }
    let answers: Vec<Answer> = streams.into_iter().map(|stream| Answer::read(stream, false)).collect();
    let good = |answer: &&Answer| answer.status == 200 && answer.text().contains("Lễ khai giảng");
    assert_eq!(answers.iter().filter(good).count(), 1_000);
}

/// The test holds a thousand sockets, too.
fn allow_many_files() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let maximum = getrlimit(Resource::Nofile).maximum;
        setrlimit(Resource::Nofile, Rlimit { current: Some(maximum.map_or(4096, |most| most.min(4096))), maximum })
            .unwrap();
    }
}
