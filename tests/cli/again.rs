//! Building again: only what changed is written, and the site is the same as if it had been built for the first time.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use crate::school::{Ran, School, text};

/// Every file below a folder with its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let walk = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    walk.filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// A file as such, and when it was last written.
#[cfg(unix)]
fn identity(path: &Path) -> (u64, SystemTime) {
    use std::os::unix::fs::MetadataExt;
    let metadata = fs::metadata(path).unwrap();
    (metadata.ino(), metadata.modified().unwrap())
}

#[cfg(not(unix))]
fn identity(path: &Path) -> (u64, SystemTime) {
    (0, fs::metadata(path).unwrap().modified().unwrap())
}

fn identities(folder: &Path) -> BTreeMap<String, (u64, SystemTime)> {
    files(folder).into_keys().map(|name| (name.clone(), identity(&folder.join(name)))).collect()
}

/// A school with sixty posts, published: one post more or less is few.
fn published() -> School {
    let school = School::new();
    for number in 0..60 {
        school.post(&format!("bai-{number:02}"), &format!("Bài số {number}"), "Nội dung của bài.");
    }
    school.build(&[]).ends_with(0);
    school
}

/// The site as it comes out of a first build, in another folder.
fn fresh(school: &School) -> BTreeMap<String, Vec<u8>> {
    let out = school.root.with_file_name("moi");
    let _ = fs::remove_dir_all(&out);
    school.build(&["--no-cache", "--out", out.to_str().unwrap()]).ends_with(0);
    files(&out)
}

#[track_caller]
fn assert_as_fresh(school: &School, when: &str) {
    let (built, fresh) = (files(&school.public()), fresh(school));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&built), names(&fresh), "{when}");
    for (name, bytes) in &fresh {
        assert!(built[name] == *bytes, "{when}: {name} is not as a first build makes it");
    }
}

/// What was said, but for the seconds.
fn said(ran: &Ran) -> String {
    let words = ran.stdout.split(' ').collect::<Vec<_>>();
    let seconds = words.iter().position(|word| *word == "giây").unwrap();
    format!("{}{} {}", ran.stderr, words[..seconds - 1].join(" "), words[seconds..].join(" "))
}

fn cached(school: &School) -> PathBuf {
    let mut inside = fs::read_dir(school.root.join(".congtruong")).unwrap().map(|entry| entry.unwrap().path());
    inside.find(|path| path.file_name().unwrap().to_str().unwrap().starts_with("published-")).unwrap()
}

#[test]
fn when_nothing_changed_no_file_is_touched_and_the_same_is_said() {
    let school = School::new();
    // A free mailbox is worth a warning.
    let site = text(school.root.join("site.yaml")).replace("c2hoaphuongvi@phuonghoa.edu.vn", "c2hoaphuongvi@gmail.com");
    school.write("site.yaml", site);
    let first = school.build(&[]).ends_with(0);
    assert!(first.stderr.contains("W603"), "{}", first.stderr);
    let before = identities(&school.root);
    for _ in 0..3 {
        let again = school.build(&[]).ends_with(0);
        assert_eq!(said(&again), said(&first));
        assert_eq!(identities(&school.root), before, "nor is anything written for the next one");
    }
    let before = identities(&school.public());
    let strict = school.build(&["--strict"]).ends_with(1);
    assert_eq!(strict.stderr, school.build(&["--strict", "--no-cache"]).ends_with(1).stderr);
    assert_eq!(identities(&school.public()), before);
}

#[test]
fn an_hour_that_merely_passes_touches_no_file_and_one_that_makes_something_due_does() {
    let school = School::new();
    school.write(
        "content/tin-tuc/hen.md",
        "---\ntitle: Lịch thi\ndate: 2026-11-01\nauthor: A\napproved_by: B\npublish: 2026-11-21 18:00\n---\n\nĐủ.\n",
    );
    let page = school.public().join("tin-tuc/hen/index.html");
    school.build_at("2026-11-21T07:00", &[]).ends_with(0);
    let before = identities(&school.public());
    for moment in ["2026-11-21T07:01", "2026-11-21 17:59:59", "21/11/2026 12h"] {
        school.build_at(moment, &[]).ends_with(0);
        assert_eq!(identities(&school.public()), before, "{moment}");
    }
    school.build_at("2026-11-21T18:00", &[]).ends_with(0);
    assert!(page.exists());
    let evening = identities(&school.public());
    school.build_at("2026-11-21T23:59", &[]).ends_with(0);
    assert_eq!(identities(&school.public()), evening);
    // Back to the day of which no hour has come.
    school.build(&[]).ends_with(0);
    assert!(!page.exists());
}

#[test]
fn after_one_edit_only_the_files_that_differ_are_written() {
    let school = published();
    let (before, known) = (files(&school.public()), identities(&school.public()));
    let (folder, _) = identity(&school.public());
    sleep(Duration::from_millis(20));
    school.post("bai-07", "Bài số bảy", "Nội dung khác.");
    school.build(&[]).ends_with(0);
    let after = files(&school.public());
    let differing: Vec<&String> =
        after.iter().filter(|(name, bytes)| before.get(*name) != Some(bytes)).map(|(name, _)| name).collect();
    assert!(differing.iter().any(|name| *name == "tin-tuc/bai-07/index.html"), "{differing:?}");
    let pages = differing.iter().filter(|name| name.ends_with(".html")).count();
    assert!(pages < 15, "{differing:?}");
    for (name, identity) in identities(&school.public()) {
        let is_new = known.get(&name) != Some(&identity);
        // The shards of the index that stay have another name, but are the same files.
        let moved = name.starts_with("assets/search/") && known.values().any(|known| *known == identity);
        assert!(moved || is_new == differing.contains(&&name), "{name}: written {is_new}");
    }
    assert_as_fresh(&school, "after one edit");
    assert_eq!(identity(&school.public()).0, folder, "the folder is the same, and no other one put in its place");
    assert_eq!(school.names(), [".congtruong", "content", "public", "site.yaml"]);
}

/// Something to do to a site or a file, with a name.
type Named<T> = (&'static str, fn(&T));

/// Changes to a site, as an editor makes them one after the other.
fn edits() -> Vec<Named<School>> {
    vec![
        ("a post is changed", |school| school.post("bai-03", "Bài ba", "Một.")),
        ("a post is added", |school| school.post("them", "Bài thêm", "Hai.")),
        ("a post is removed", |school| fs::remove_file(school.root.join("content/tin-tuc/2026/bai-11.md")).unwrap()),
        ("a post is renamed", |school| {
            let folder = school.root.join("content/tin-tuc/2026");
            fs::rename(folder.join("bai-12.md"), folder.join("doi-ten.md")).unwrap();
        }),
        ("a tag is given", |school| {
            let path = school.root.join("content/tin-tuc/2026/bai-20.md");
            fs::write(&path, text(&path).replace("author:", "tags: [thể thao]\nauthor:")).unwrap();
        }),
        ("a file is attached", |school| {
            school.write("content/tin-tuc/2026/ke-hoach.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF kế hoạch");
            school.post("bai-21", "Bài có tệp", "Xem [kế hoạch](ke-hoach.pdf).");
        }),
        ("the file is replaced", |school| {
            school.write("content/tin-tuc/2026/ke-hoach.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF kế hoạch sửa");
        }),
        ("the configuration is changed", |school| {
            let path = school.root.join("site.yaml");
            fs::write(&path, text(&path).replace("0299 000 1998", "0299 000 1999")).unwrap();
        }),
        ("a word of the theme is changed", |school| school.write("theme/strings.yaml", "home: { vi: Cổng trường }\n")),
        ("a template is changed", |school| {
            school.write("theme/templates/post.html", "<main>{{ view.html | safe }}</main>");
        }),
        ("the template goes", |school| fs::remove_file(school.root.join("theme/templates/post.html")).unwrap()),
        ("the style is changed", |school| school.write("theme/style/90-rieng.css", "main { max-width: 60rem }")),
        ("the tag is taken away", |school| school.post("bai-20", "Bài bỏ thẻ", "Ba.")),
        ("nothing is changed", |_| ()),
    ]
}

#[test]
fn however_the_site_changed_it_is_as_a_first_build_makes_it() {
    let school = published();
    for (when, edit) in edits() {
        edit(&school);
        school.build(&[]).ends_with(0);
        assert_as_fresh(&school, when);
    }
}

#[test]
fn a_spoiled_cache_is_none() {
    let school = published();
    let spoilers: [Named<Path>; 7] = [
        ("deleted", |file| fs::remove_file(file).unwrap()),
        ("empty", |file| fs::write(file, "").unwrap()),
        ("cut in the head", |file| fs::write(file, &fs::read(file).unwrap()[..20]).unwrap()),
        ("cut in the middle", |file| {
            let bytes = fs::read(file).unwrap();
            fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
        }),
        ("with a byte changed", |file| {
            let mut bytes = fs::read(file).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(file, bytes).unwrap();
        }),
        ("of another version", |file| {
            let mut bytes = fs::read(file).unwrap();
            let at = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
            bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
            fs::write(file, bytes).unwrap();
        }),
        ("a folder", |file| {
            fs::remove_file(file).unwrap();
            fs::create_dir(file).unwrap();
        }),
    ];
    for (number, (how, spoil)) in spoilers.into_iter().enumerate() {
        spoil(&cached(&school));
        school.post("bai-30", &format!("Bài lần {number}"), "Nội dung.");
        school.build(&[]).ends_with(0);
        assert_as_fresh(&school, how);
        school.build(&[]).ends_with(0);
        assert_as_fresh(&school, how);
    }
}

#[test]
fn what_somebody_did_to_the_published_site_is_put_right() {
    let school = published();
    let page = |school: &School| school.public().join("tin-tuc/bai-05/index.html");
    let tampering: [Named<Path>; 4] = [
        ("a page is changed", |page| fs::write(page, "<p>sửa tay</p>").unwrap()),
        ("a page is changed to one of the same length", |page| {
            let other: Vec<u8> = fs::read(page).unwrap().into_iter().map(|byte| byte.wrapping_add(1)).collect();
            fs::write(page, other).unwrap();
        }),
        ("a page is deleted", |page| fs::remove_file(page).unwrap()),
        ("a folder is deleted", |page| fs::remove_dir_all(page.parent().unwrap()).unwrap()),
    ];
    for (what, tamper) in tampering {
        tamper(&page(&school));
        school.build(&[]).ends_with(0);
        assert_as_fresh(&school, what);
        tamper(&page(&school));
        school.post("bai-40", what, "Nội dung.");
        school.build(&[]).ends_with(0);
        assert_as_fresh(&school, what);
    }
    fs::write(school.public().join("CNAME"), "a.example\n").unwrap();
    school.build(&[]).ends_with(0);
    school.post("bai-40", "Bài bốn mươi", "Nội dung.");
    school.build(&[]).ends_with(0);
    assert_eq!(text(school.public().join("CNAME")), "a.example\n", "a file of others stays");
    fs::remove_file(school.public().join("CNAME")).unwrap();
    assert_as_fresh(&school, "beside a file of others");
}

#[cfg(unix)]
#[test]
fn a_folder_that_became_a_link_is_not_written_through() {
    let school = published();
    let elsewhere = school.root.with_file_name("noi-khac");
    fs::rename(school.public().join("tin-tuc"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, school.public().join("tin-tuc")).unwrap();
    let before = identities(&elsewhere);
    school.post("bai-05", "Bài năm sửa", "Nội dung.");
    let ran = school.build(&[]).ends_with(2);
    assert!(ran.stderr.contains("“tin-tuc” không do congtruong tạo"), "{}", ran.stderr);
    school.build(&["--force"]).ends_with(0);
    assert_eq!(identities(&elsewhere), before);
    assert!(school.public().join("tin-tuc.cu").is_symlink());
    assert_as_fresh(&school, "with a link in the place of a folder");
}

#[test]
fn a_file_in_the_way_of_a_new_page_stops_the_build_and_stays() {
    let school = published();
    fs::create_dir_all(school.public().join("tin-tuc/moi")).unwrap();
    fs::write(school.public().join("tin-tuc/moi/index.html"), "trang tự làm").unwrap();
    school.post("moi", "Bài mới", "Nội dung.");
    let ran = school.build(&[]).ends_with(2);
    assert!(ran.stderr.contains("“tin-tuc/moi” không do congtruong tạo"), "{}", ran.stderr);
    assert_eq!(text(school.public().join("tin-tuc/moi/index.html")), "trang tự làm");
    fs::remove_dir_all(school.public().join("tin-tuc/moi")).unwrap();
    school.build(&[]).ends_with(0);
    assert_as_fresh(&school, "with nothing in the way any more");
}

#[test]
fn a_build_without_a_cache_leaves_none() {
    let school = School::new();
    school.build(&["--no-cache"]).ends_with(0);
    assert_eq!(school.names(), ["content", "public", "site.yaml"]);
    school.build(&[]).ends_with(0);
    let cache = files(&school.root.join(".congtruong"));
    assert!(cache.contains_key("CACHEDIR.TAG") && cache[".gitignore"] == b"*\n");
    school.post("moi", "Bài mới", "Nội dung.");
    school.build(&["--no-cache"]).ends_with(0);
    assert_eq!(files(&school.root.join(".congtruong")), cache);
    school.build(&[]).ends_with(0);
    assert_as_fresh(&school, "after a build that knew no cache");
}

#[test]
fn a_build_of_few_changes_that_is_killed_at_any_moment_leaves_whole_files_and_is_finished_by_the_next() {
    let school = published();
    school.post("bai-07", "Bài lần 0", "Nội dung.");
    let begun = std::time::Instant::now();
    school.build(&[]).ends_with(0);
    let usual = begun.elapsed();
    let mut last = files(&school.public());
    for round in 1..=20_u32 {
        school.post("bai-07", &format!("Bài lần {round}"), "Nội dung.");
        let next = fresh(&school);
        let mut build = school.command("build", &[]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(usual * round / 20);
        build.kill().unwrap();
        build.wait().unwrap();
        for (name, bytes) in files(&school.public()) {
            let whole = [&last, &next].iter().any(|site| site.get(&name) == Some(&bytes));
            assert!(whole, "{name} is neither the old one nor the new one");
        }
        school.build(&[]).ends_with(0);
        assert!(files(&school.public()) == next, "round {round}");
        last = next;
    }
    assert_eq!(school.names(), [".congtruong", "content", "public", "site.yaml"]);
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_last_site_whole_also_where_little_changed() {
    let school = published();
    let before = identities(&school.public());
    school.post("bai-07", "Bài rất dài", &"rất dài ".repeat(5_000));
    // A limit on the size of files stands in for a full disk: both make a write fail in the middle.
    let build = format!(
        "ulimit -f 32; trap '' XFSZ; exec '{}' build '{}' --today 2026-11-21",
        env!("CARGO_BIN_EXE_congtruong"),
        school.root.display()
    );
    let ran = Ran::of(std::process::Command::new("sh").args(["-c", &build])).ends_with(2);
    assert!(ran.stderr.contains("Không ghi được") && ran.stderr.contains("vẫn nguyên"), "{}", ran.stderr);
    assert_eq!(identities(&school.public()), before);
    school.build(&[]).ends_with(0);
    assert_as_fresh(&school, "when there is room again");
}
