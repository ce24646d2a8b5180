//! Files that aren't what they were when the site was built: nothing of another file is ever answered, and nothing waits.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::school::School;
use crate::server::Server;

const FOLDER: &str = "content/tin-tuc/2026";
const PDF: &str = "/tin-tuc/2026/ke-hoach.pdf";
const POST: &str = "/tin-tuc/co-tep/";

/// A school with a post that has a file, and a folder beside it with another file of that name.
fn school() -> School {
    let school = School::new();
    school.write("content/tin-tuc/2026/ke-hoach.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF\n");
    school.post("co-tep", "Bài có tệp", "Xem [kế hoạch](ke-hoach.pdf).");
    let outside = school.root.with_file_name("ngoai");
    fs::create_dir_all(&outside).unwrap();
    fs::write(outside.join("ke-hoach.pdf"), "%PDF mật khẩu").unwrap();
    school
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn what_takes_the_place_of_a_file_is_told_never_answered_and_forgotten_when_it_is_gone() {
    let school = school();
    let server = Server::start(&school, &[]);
    let pdf = school.root.join(FOLDER).join("ke-hoach.pdf");
    let outside = school.root.with_file_name("ngoai").join("ke-hoach.pdf");
    let put: [(&str, &dyn Fn()); 6] = [
        ("E108", &|| pipe(&pdf)),
        ("E108", &|| drop(UnixListener::bind(&pdf).unwrap())),
        ("E106", &|| symlink(&outside, &pdf).unwrap()),
        ("E106", &|| symlink("/dev/zero", &pdf).unwrap()),
        ("E106", &|| symlink("ke-hoach.pdf", &pdf).unwrap()),
        ("E302", &|| fs::create_dir(&pdf).unwrap()),
    ];
    for (round, (code, put)) in put.iter().enumerate() {
        let (before, rebuilt) = (server.said().matches(code).count(), server.said().matches("Đã dựng lại").count());
        fs::remove_file(&pdf).unwrap();
        put();
        let answer = server.get(PDF);
        assert_eq!(answer.status, 404, "{round}: {}", answer.text());
        assert_eq!(server.get(POST).status, 200, "the last good page");
        let told = crate::server::soon(|| (server.said().matches(code).count() > before).then_some(()));
        assert!(told.is_some(), "{round}: {code} was not told: {}", server.said());
        if pdf.is_dir() { fs::remove_dir(&pdf) } else { fs::remove_file(&pdf) }.unwrap();
        fs::write(&pdf, format!("%PDF lần {round}\n")).unwrap();
        let mended = crate::server::soon(|| (server.said().matches("Đã dựng lại").count() > rebuilt).then_some(()));
        assert!(mended.is_some(), "{round}: {}", server.said());
        assert!(server.get(PDF).text().contains(&format!("%PDF lần {round}")));
    }
}

#[test]
fn a_site_with_a_pipe_from_the_start_is_told_and_served_without_it() {
    for path in [
        "content/tin-tuc/2026/ke-hoach.pdf",
        "content/tin-tuc/2026/co-tep.md",
        "anh/logo.png",
        "theme/style/them.css",
        "schemas/content/moi.yaml",
    ] {
        let school = school();
        school.write(path, "");
        fs::remove_file(school.root.join(path)).unwrap();
        pipe(&school.root.join(path));
        let site = crate::school::text(school.root.join("site.yaml"));
        if path.ends_with("logo.png") {
            school.write("site.yaml", site + "logo: anh/logo.png\n");
        }
        let server = Server::start(&school, &[]);
        server.hears("E108");
        server.hears(path);
        assert_eq!(server.get(POST).status, 503, "{path}");
        fs::remove_file(school.root.join(path)).unwrap();
        school.write("content/tin-tuc/2026/ke-hoach.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF\n");
        school.write("anh/logo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10");
        server.answers("/tin-tuc/khai-giang/", 200);
    }
}

/// Swaps a folder with a link to the one outside, again and again while something is done.
fn while_swapping(school: &School, folder: &str, work: impl FnOnce()) {
    let (inside, outside) = (school.root.join(folder), school.root.with_file_name("ngoai"));
    let aside = school.root.with_file_name("cat-di");
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                fs::rename(&inside, &aside).unwrap();
                symlink(&outside, &inside).unwrap();
                thread::yield_now();
                fs::remove_file(&inside).unwrap();
                fs::rename(&aside, &inside).unwrap();
                thread::yield_now();
            }
        });
        work();
        done.store(true, Ordering::Relaxed);
    });
}

#[test]
fn a_folder_swapped_for_a_link_shows_nothing_from_outside_while_serving() {
    let school = school();
    let server = Server::start(&school, &[]);
    while_swapping(&school, FOLDER, || {
        for _ in 0..600 {
            let answer = server.get(PDF);
            assert!(!answer.text().contains("mật khẩu"), "{}", answer.text());
        }
    });
    server.answers(PDF, 200);
}

#[test]
fn a_folder_swapped_for_a_link_publishes_nothing_from_outside() {
    let school = school();
    fs::write(school.root.with_file_name("ngoai").join("them.md"), "---\ntitle: mật khẩu\n---\n").unwrap();
    while_swapping(&school, FOLDER, || {
        for _ in 0..25 {
            let ran = school.build(&[]);
            assert!(!ran.stderr.contains("them.md") && !ran.stdout.contains("them.md"), "{}", ran.stderr);
            let published = fs::read(school.public().join("tin-tuc/2026/ke-hoach.pdf")).unwrap_or_default();
            assert!(!String::from_utf8_lossy(&published).contains("mật khẩu"));
        }
    });
    school.build(&[]).ends_with(0);
}
