//! What publishing does to the output folder: all or nothing, and only to its own files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use crate::again::files;
use crate::school::{School, text};

/// When each file below a folder was last written.
fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let modified = |name: &String| fs::metadata(folder.join(name)).unwrap().modified().unwrap();
    files(folder).into_keys().map(|name| (name.clone(), modified(&name))).collect()
}

#[test]
fn unchanged_files_keep_their_times_and_changed_ones_dont() {
    let school = School::new();
    school.write("content/tin-tuc/2026/ke-hoach.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF kế hoạch");
    school.post("co-tep", "Bài có tệp", "Xem [kế hoạch](ke-hoach.pdf).");
    school.build(&[]).ends_with(0);
    let before = times(&school.public());
    sleep(Duration::from_millis(20));
    school.build(&[]).ends_with(0);
    assert_eq!(times(&school.public()), before, "nothing changed, so nothing was written");

    school.post("khai-giang", "Lễ khai giảng năm học mới", "Sáng 05/9, sân trường rợp cờ.");
    school.build(&[]).ends_with(0);
    let after = times(&school.public());
    let (page, file) = ("tin-tuc/khai-giang/index.html", "tin-tuc/2026/ke-hoach.pdf");
    assert!(after[page] > before[page]);
    assert_eq!(after[file], before[file]);
}

#[test]
fn a_second_build_gives_the_same_bytes_as_a_first_one() {
    let school = School::new();
    school.post("sai", "Bài viết nhầm", "Sẽ bỏ đi.");
    school.build(&[]).ends_with(0);
    fs::remove_file(school.root.join("content/tin-tuc/2026/sai.md")).unwrap();
    // Somebody meddled with a published page without changing its length.
    let page = school.public().join("tin-tuc/khai-giang/index.html");
    let meddled: Vec<u8> = fs::read(&page).unwrap().into_iter().map(|byte| byte.wrapping_add(1)).collect();
    fs::write(&page, meddled).unwrap();
    school.build(&[]).ends_with(0);
    let fresh = school.root.with_file_name("moi");
    school.build(&["--out", fresh.to_str().unwrap()]).ends_with(0);
    assert_eq!(files(&school.public()), files(&fresh));
}

#[test]
fn only_what_the_program_wrote_is_removed() {
    let school = School::new();
    school.post("bo-di", "Bài sẽ bỏ", "Nội dung.");
    school.build(&[]).ends_with(0);
    let public = school.public();
    fs::write(public.join("CNAME"), "thcshoaphuongvi.phuonghoa.edu.vn\n").unwrap();
    fs::write(public.join("tin-tuc/bo-di/ghi-chu.txt"), "của người quản trị").unwrap();
    fs::create_dir_all(public.join(".git/refs/tags")).unwrap();
    fs::write(public.join(".git/HEAD"), "ref: refs/heads/main\n").unwrap();
    fs::remove_file(school.root.join("content/tin-tuc/2026/bo-di.md")).unwrap();
    school.build(&[]).ends_with(0);
    assert_eq!(text(public.join("CNAME")), "thcshoaphuongvi.phuonghoa.edu.vn\n");
    assert_eq!(text(public.join("tin-tuc/bo-di/ghi-chu.txt")), "của người quản trị");
    assert!(public.join(".git/refs/tags").is_dir() && public.join(".git/HEAD").is_file());
    assert!(!public.join("tin-tuc/bo-di/index.html").exists(), "the page of the removed post is gone");
    let manifest = text(public.join(".congtruong-manifest.json"));
    assert!(manifest.contains("\"404.html\"") && !manifest.contains("CNAME"), "{manifest}");
}

/// Titles long enough that a mixture of two builds would show.
fn write_posts(school: &School, edition: &str) {
    for number in 0..60 {
        school.post(&format!("bai-{number:02}"), &format!("Bài {number} ấn bản {edition}"), edition);
    }
}

/// The edition that every post of the published site belongs to; panics on a mixture or a gap.
fn edition(school: &School) -> String {
    let public = school.public();
    let manifest: serde_json::Value = serde_json::from_str(&text(public.join(".congtruong-manifest.json"))).unwrap();
    for file in manifest["files"].as_array().unwrap() {
        assert!(public.join(file.as_str().unwrap()).is_file(), "{file} is missing");
    }
    let editions: Vec<String> = (0..60)
        .map(|number| {
            let page = text(public.join(format!("tin-tuc/bai-{number:02}/index.html")));
            ["Một", "Hai"].into_iter().find(|edition| page.contains(&format!("ấn bản {edition}"))).unwrap().to_owned()
        })
        .collect();
    assert!(editions.iter().all(|edition| *edition == editions[0]), "pages of two builds stand side by side");
    editions[0].clone()
}

#[test]
fn a_build_that_is_killed_at_any_moment_leaves_a_whole_site() {
    let school = School::new();
    write_posts(&school, "Một");
    school.build(&[]).ends_with(0);
    let begun = std::time::Instant::now();
    school.build(&[]).ends_with(0);
    let usual = begun.elapsed();
    for round in 0..20_u32 {
        let next = if edition(&school) == "Một" { "Hai" } else { "Một" };
        write_posts(&school, next);
        let mut build = school.command("build", &[]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(usual * (round + 1) / 20);
        build.kill().unwrap();
        build.wait().unwrap();
        edition(&school);
    }
    school.build(&[]).ends_with(0);
    edition(&school);
    assert_eq!(
        school.names(),
        [".congtruong", "content", "public", "site.yaml"],
        "what the killed builds left is cleared away"
    );
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_last_site_whole() {
    let school = School::new();
    write_posts(&school, "Một");
    school.build(&[]).ends_with(0);
    let before = files(&school.public());
    write_posts(&school, &format!("Hai {}", "rất dài ".repeat(5_000)));
    // A limit on the size of files stands in for a full disk: both make a write fail in the middle.
    let build = format!(
        "ulimit -f 64; trap '' XFSZ; exec '{}' build '{}' --today 2026-11-21",
        env!("CARGO_BIN_EXE_congtruong"),
        school.root.display()
    );
    let ran = crate::school::Ran::of(std::process::Command::new("sh").args(["-c", &build])).ends_with(2);
    assert!(ran.stderr.contains("Không ghi được") && ran.stderr.contains("vẫn nguyên"), "{}", ran.stderr);
    assert_eq!(files(&school.public()), before);
    assert_eq!(school.names(), [".congtruong", "content", "public", "site.yaml"]);
}

/// A folder that only this user may look into, as the program makes the one it works in.
fn private_folder(path: &Path) {
    fs::create_dir(path).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700)).unwrap();
    }
}

#[test]
fn what_a_killed_build_left_is_cleared_away_by_the_next_command_whatever_it_finds() {
    let school = School::new();
    school.build(&[]).ends_with(0);
    let before = files(&school.public());
    let work = school.root.join(".public.congtruong");
    let leave = || {
        private_folder(&work);
        fs::create_dir_all(work.join("new/tin-tuc")).unwrap();
        fs::write(work.join("new/tin-tuc/index.html"), "dở dang").unwrap();
    };
    school.write("content/tin-tuc/2026/hong.md", "không có khai báo");
    leave();
    school.build(&[]).ends_with(1);
    assert_eq!(school.names(), [".congtruong", "content", "public", "site.yaml"]);
    leave();
    school.check(&[]).ends_with(1);
    assert_eq!(school.names(), [".congtruong", "content", "public", "site.yaml"]);
    leave();
    let mut search = crate::school::program();
    search.args(["search", "khai giảng", "--site"]).arg(school.public());
    crate::school::Ran::of(&mut search).ends_with(0);
    assert_eq!(school.names(), [".congtruong", "content", "public", "site.yaml"]);
    assert_eq!(files(&school.public()), before);
}

#[test]
fn a_file_of_others_where_a_page_belongs_stops_the_build_and_is_moved_aside_when_that_is_asked_for() {
    let school = School::new();
    school.build(&[]).ends_with(0);
    fs::write(school.public().join("assets/ghi-chu.txt"), "của người quản trị").unwrap();
    fs::create_dir_all(school.public().join("tin-tuc/moi")).unwrap();
    fs::write(school.public().join("tin-tuc/moi/index.html"), "trang tự làm").unwrap();
    school.post("moi", "Bài mới", "Sáng nay toàn trường dự lễ.");
    let before = files(&school.public());
    let ran = school.build(&[]).ends_with(2);
    assert!(
        ran.stderr.contains("“tin-tuc/moi” không do congtruong tạo") && ran.stderr.contains("--force"),
        "{}",
        ran.stderr
    );
    assert_eq!(files(&school.public()), before);
    let ran = school.build(&["--force"]).ends_with(0);
    assert!(ran.stderr.contains("“tin-tuc/moi.cu”"), "{}", ran.stderr);
    assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
    assert!(text(school.public().join("tin-tuc/moi/index.html")).contains("Bài mới"));
    assert_eq!(text(school.public().join("tin-tuc/moi.cu/index.html")), "trang tự làm");
    assert_eq!(text(school.public().join("assets/ghi-chu.txt")), "của người quản trị");
}

#[test]
fn two_builds_into_one_folder_dont_meet() {
    let school = School::new();
    let work = school.root.join(".public.congtruong");
    private_folder(&work);
    let other = fs::File::create(work.join("lock")).unwrap();
    other.lock().unwrap();
    let ran = school.build(&[]).ends_with(2);
    assert!(ran.stderr.contains("Một lần tạo trang khác"), "{}", ran.stderr);
    drop(other);
    school.build(&[]).ends_with(0);
}

#[test]
fn attached_files_are_published_byte_for_byte() {
    let school = School::new();
    let pdf = [b"%PDF-1.7 1 0 obj startxref 0 %%EOF\n".to_vec(), vec![0xc3; 200_000]].concat();
    school.write("content/tin-tuc/2026/ke-hoach.pdf", &pdf);
    school.post("co-tep", "Bài có tệp", "Xem [kế hoạch](ke-hoach.pdf).");
    school.build(&[]).ends_with(0);
    assert_eq!(fs::read(school.public().join("tin-tuc/2026/ke-hoach.pdf")).unwrap(), pdf);
}

#[cfg(unix)]
#[test]
fn who_may_read_the_published_folder_stays_the_same() {
    use std::os::unix::fs::PermissionsExt;
    let school = School::new();
    school.build(&[]).ends_with(0);
    fs::set_permissions(school.public(), fs::Permissions::from_mode(0o750)).unwrap();
    school.build(&[]).ends_with(0);
    assert_eq!(fs::metadata(school.public()).unwrap().permissions().mode() & 0o777, 0o750);
}
