//! How the server begins and ends.

use std::net::TcpListener;

use crate::school::{Ran, School};
use crate::server::Server;

#[test]
fn a_port_in_use_is_told_in_plain_words() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let ran = Ran::of(&mut School::new().command("serve", &["--port", &port])).ends_with(2);
    assert!(ran.stderr.contains(&format!("Cổng {port} đang có chương trình khác dùng")), "{}", ran.stderr);
    assert!(ran.stderr.contains("--port"), "{}", ran.stderr);
}

#[test]
fn without_a_port_the_next_free_one_is_taken() {
    let school = School::new();
    let (first, second) = (Server::start_on(&school, &[]), Server::start_on(&school, &[]));
    assert!(first.port >= 1313 && second.port > first.port, "{} {}", first.port, second.port);
    assert_eq!((first.get("/").status, second.get("/").status), (200, 200));
    second.hears(&format!("Cổng 1313 đang có chương trình khác dùng, trang sẽ ở cổng {}.", second.port));
}

#[test]
fn wrong_use_is_told_in_plain_words() {
    let school = School::new();
    let cases = [
        (["--port", "99999"], "ghi cổng là một số từ 1 đến 65535"),
        (["--bind", "truong.vn"], "ghi địa chỉ bằng số"),
        (["--bind", "192.0.2.1"], "Máy này không có địa chỉ 192.0.2.1"),
    ];
    for (args, says) in cases {
        let ran = Ran::of(&mut school.command("serve", &args)).ends_with(2);
        assert!(ran.stderr.contains(says), "{args:?}: {}", ran.stderr);
    }
    let ran = Ran::of(crate::school::program().args(["serve", "/khong/co/thu/muc"])).ends_with(2);
    assert!(ran.stderr.contains("Không mở được thư mục “/khong/co/thu/muc”"), "{}", ran.stderr);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_with_a_word_although_pages_are_open() {
    let school = School::new();
    let mut server = Server::start(&school, &[]);
    server.events("/_congtruong/events").next();
    let mut open = server.events("/_congtruong/events");
    open.next();
    let pid = server.process.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    assert_eq!(server.process.wait().unwrap().code(), Some(0));
    server.hears("Đã dừng.");
}

#[test]
fn a_server_started_anew_names_its_pages_anew() {
    let school = School::new();
    let edition = || Server::start(&school, &[]).events("/_congtruong/events").next()["edition"].clone();
    assert_ne!(edition(), edition());
}
