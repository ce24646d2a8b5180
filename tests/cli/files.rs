//! What stands where a file is expected and is none: told with its name, never waited for, never published.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use crate::school::{Ran, School, text};

/// A school with a logo, a saved feed, a file of a post, a style and a kind of its own.
fn school() -> School {
    let school = School::new();
    let site = text(school.root.join("site.yaml"));
    school.write("site.yaml", site + "logo: anh/logo.png\n");
    school.write("anh/logo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10");
    school.write("content/tin-tuc/2026/ke-hoach.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF\n");
    school.post("co-tep", "Bài có tệp", "Xem [kế hoạch](ke-hoach.pdf).");
    school.write("theme/style/them.css", "main { outline: 0 }");
    school
}

const FILES: [&str; 5] = [
    "anh/logo.png",
    "content/tin-tuc/2026/ke-hoach.pdf",
    "content/tin-tuc/2026/co-tep.md",
    "theme/style/them.css",
    "site.yaml",
];

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// Puts something in the place of each file; it must be told with this code, by `build` as by `check`.
#[track_caller]
fn is_told(code: &str, put: impl Fn(&Path)) {
    for path in FILES {
        let school = school();
        school.build(&[]).ends_with(0);
        let before = fs::read_dir(school.public()).unwrap().count();
        let file = school.root.join(path);
        fs::remove_file(&file).unwrap();
        put(&file);
        for ran in [school.build(&[]), school.check(&[])] {
            let Ran { stdout, stderr, .. } = ran.ends_with(1);
            let said = stdout + &stderr;
            assert!(said.contains(code) && said.contains(path), "{path}: {said}");
        }
        assert_eq!(fs::read_dir(school.public()).unwrap().count(), before, "the last good site stays");
    }
}

#[test]
fn a_pipe_is_told() {
    is_told("E108", pipe);
}

#[test]
fn a_socket_is_told() {
    is_told("E108", |path| {
        // Its name may be too long for the system where the whole path is given.
        let beside = tempfile::Builder::new().tempdir_in("/tmp").unwrap();
        drop(UnixListener::bind(beside.path().join("o")).unwrap());
        fs::rename(beside.path().join("o"), path).unwrap();
    });
}

#[test]
fn a_link_is_told_wherever_it_leads() {
    is_told("E106", |path| symlink("/dev/zero", path).unwrap());
    is_told("E106", |path| symlink("khong-co-gi", path).unwrap());
    is_told("E106", |path| symlink("/etc/hostname", path).unwrap());
}

#[test]
fn a_folder_that_is_a_link_is_told_and_not_looked_into() {
    for folder in ["content", "content/tin-tuc", "content/tin-tuc/2026", "theme", "theme/style"] {
        let school = school();
        let (inside, outside) = (school.root.join(folder), school.root.with_file_name("ngoai"));
        fs::rename(&inside, &outside).unwrap();
        symlink(&outside, &inside).unwrap();
        let ran = school.build(&[]).ends_with(1);
        assert!(ran.stderr.contains("E106") && ran.stderr.contains(folder), "{folder}: {}", ran.stderr);
        assert!(!ran.stderr.contains("khai-giang.md"), "{folder}: {}", ran.stderr);
    }
    let school = school();
    fs::rename(school.root.join("anh"), school.root.with_file_name("anh")).unwrap();
    symlink("../anh", school.root.join("anh")).unwrap();
    let ran = school.build(&[]).ends_with(1);
    assert!(ran.stderr.contains("E106") && ran.stderr.contains("anh/logo.png"), "{}", ran.stderr);
}

#[test]
fn a_file_that_claims_to_be_larger_than_any_is_not_read() {
    for (path, size) in [
        ("content/tin-tuc/2026/ke-hoach.pdf", 3 << 40),
        ("anh/logo.png", 3 << 30),
        ("content/tin-tuc/2026/co-tep.md", 9 << 20),
    ] {
        let school = school();
        let file = fs::File::options().write(true).open(school.root.join(path)).unwrap();
        if file.set_len(size).is_err() {
            continue; // This file system knows no such files.
        }
        let ran = school.check(&[]).ends_with(1);
        let said = ran.stdout + &ran.stderr;
        assert!(said.contains("E104") && said.contains(path), "{path}: {said}");
    }
}

#[test]
fn a_cache_that_is_something_else_is_passed_over() {
    let puts: [&dyn Fn(&Path); 4] =
        [&pipe, &|path| symlink("/dev/zero", path).unwrap(), &|path| fs::create_dir(path).unwrap(), &|path| {
            fs::File::create(path).unwrap().set_len(3 << 30).unwrap();
        }];
    for put in puts {
        let school = school();
        school.build(&[]).ends_with(0);
        for entry in fs::read_dir(school.root.join(".congtruong")).unwrap() {
            let path = entry.unwrap().path();
            fs::remove_file(&path).unwrap();
            put(&path);
        }
        school.build(&[]).ends_with(0);
    }
}
