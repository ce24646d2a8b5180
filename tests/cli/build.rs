//! `congtruong build`: exit codes, messages, what is published.

use std::fs;

use crate::again::files;
use crate::school::{Ran, School, program, text};

#[test]
fn a_sound_site_is_published_with_one_line_of_summary() {
    let school = School::new();
    let ran = school.build(&[]).ends_with(0);
    assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
    assert!(ran.stdout.starts_with("Đã tạo ") && ran.stdout.contains(" giây → "), "{}", ran.stdout);
    assert!(school.public().join("tin-tuc/khai-giang/index.html").is_file());
    assert!(school.public().join("404.html").is_file());
    assert_eq!(
        school.names(),
        [".congtruong", "content", "public", "site.yaml"],
        "nothing of the work is left beside the site"
    );
}

#[test]
fn content_with_mistakes_is_not_published_and_the_last_site_stays() {
    let school = School::new();
    school.build(&[]).ends_with(0);
    school.write("content/tin-tuc/2026/hong.md", "---\ntile: Khai giảng\n---\n");
    let ran = school.build(&[]).ends_with(1);
    assert!(
        ran.stderr.contains("lỗi[E205]") && ran.stderr.contains("content/tin-tuc/2026/hong.md:2"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("vẫn nguyên"), "{}", ran.stderr);
    assert!(school.public().join("tin-tuc/khai-giang/index.html").is_file());
    assert!(!school.public().join("tin-tuc/hong").exists());
}

#[test]
fn a_faulty_template_ends_with_1_in_check_and_build_and_the_last_site_stays() {
    let school = School::new();
    school.build(&[]).ends_with(0);
    school.write("theme/templates/post.html", "<h1>{{ entry.title }}</h1>\n");
    let told = "lỗi[E503]: Mẫu dùng biến không có: “entry” (khi dựng trang /tin-tuc/khai-giang/)\n --> theme/templates/post.html:1:8";
    let built = school.build(&[]).ends_with(1);
    assert!(built.stderr.contains(told) && built.stderr.contains("vẫn nguyên"), "{}", built.stderr);
    let checked = school.check(&[]).ends_with(1);
    assert!(checked.stdout.contains(told), "{}", checked.stdout);
    assert!(school.public().join("tin-tuc/khai-giang/index.html").is_file());
}

#[test]
fn the_options_decide_where_the_site_goes_and_what_is_in_it() {
    let school = School::new();
    school.write(
        "content/tin-tuc/nhap.md",
        "---\ntitle: Bài đang viết\ndate: 2026-11-01\nauthor: A\napproved_by: B\ndraft: true\n---\n\nChưa xong.\n",
    );
    school.build(&[]).ends_with(0);
    assert!(!school.public().join("tin-tuc/nhap").exists(), "a draft stays out");
    let elsewhere = school.root.with_file_name("xem-truoc");
    let out = elsewhere.to_str().unwrap();
    school.build(&["--out", out, "--drafts", "--base-url", "https://xem.example/thu/"]).ends_with(0);
    assert!(elsewhere.join("tin-tuc/nhap/index.html").is_file());
}

#[test]
fn a_build_for_trying_says_so_last_and_in_its_manifest_and_the_real_one_is_as_if_it_had_not_been() {
    let school = School::new();
    let post = |more: &str| {
        format!("---\ntitle: Bài đang viết\ndate: 2026-11-01\nauthor: A\napproved_by: B\n{more}\n---\n\nChưa xong.\n")
    };
    school.write("content/tin-tuc/nhap.md", post("draft: true"));
    school.write("content/tin-tuc/hen.md", post("publish: 2026-12-01"));
    let real = school.build(&[]).ends_with(0);
    assert!(!real.stdout.contains("xem thử"), "{}", real.stdout);
    let before = files(&school.public());
    for _ in 0..2 {
        let tried = school.build(&["--drafts"]).ends_with(0);
        let last = tried.stdout.lines().last().unwrap_or_default();
        assert!(last.starts_with("Đây là bản xem thử, có 1 bản nháp và 1 bài chưa đến giờ đăng:"), "{last}");
        assert!(text(school.public().join(".congtruong-manifest.json")).contains("\"rehearsal\": true"));
    }
    let local = school.build(&["--base-url", "http://127.0.0.1:8000/"]).ends_with(0);
    assert!(local.stdout.lines().last().unwrap_or_default().starts_with("Đây là bản xem thử: "), "{}", local.stdout);
    school.build(&[]).ends_with(0);
    assert_eq!(files(&school.public()), before);
}

#[test]
fn the_last_lines_say_when_to_build_again() {
    let school = School::new();
    school.write(
        "content/tin-tuc/hen.md",
        "---\ntitle: Lịch thi\ndate: 2026-11-01\nauthor: A\napproved_by: B\npublish: 2026-11-21 18:00\n---\n\nĐủ.\n",
    );
    let built = school.build(&[]).ends_with(0);
    let next =
        "Lần đổi tiếp theo: 18:00 ngày 21/11/2026 (“Lịch thi” bắt đầu hiện); chạy lại congtruong build vào lúc đó";
    assert_eq!(built.stdout.lines().last(), Some(next));
}

#[test]
fn wrong_use_ends_with_2_and_is_explained_in_vietnamese() {
    let school = School::new();
    let cases: [(&[&str], &str); 5] = [
        (&["buidl"], "không có lệnh “buidl”. Có phải ý bạn là “build”?"),
        (&["build", "--strit"], "không có tùy chọn “--strit”. Có phải ý bạn là “--strict”?"),
        (&["build", "--today", "5/9"], "Hãy viết ngày là 2026-09-05"),
        (&["check", "--format", "xml"], "giá trị “xml”"),
        (&["build", "/khong/co/thu/muc"], "Không mở được thư mục “/khong/co/thu/muc”"),
    ];
    for (args, says) in cases {
        let ran = Ran::of(program().args(args).current_dir(&school.root)).ends_with(2);
        assert!(ran.stderr.contains(says), "{args:?}: {}", ran.stderr);
    }
}

#[test]
fn a_folder_that_is_no_site_is_an_error_in_the_content() {
    let empty = tempfile::tempdir().unwrap();
    let ran = Ran::of(program().arg("build").arg(empty.path())).ends_with(1);
    assert!(ran.stderr.contains("E501") && ran.stderr.contains("congtruong new site"), "{}", ran.stderr);
    assert_eq!(fs::read_dir(empty.path()).unwrap().count(), 0, "nothing is written");
}

#[test]
fn help_version_guide_and_completions_are_there() {
    let help = Ran::of(program().arg("--help")).ends_with(0).stdout;
    for word in ["Cách dùng:", "Lệnh:", "build", "check", "new", "explain", "guide", "completions"] {
        assert!(help.contains(word), "{word} is missing in {help}");
    }
    for english in ["Usage", "Options:", "Commands:", "Print help", "Arguments", "json-schemas"] {
        assert!(!help.contains(english), "{english} stands in {help}");
    }
    let build = Ran::of(program().args(["build", "--help"])).ends_with(0).stdout;
    assert!(build.contains("--base-url <ĐỊA_CHỈ>") && !build.contains("Arguments:"), "{build}");
    assert!(Ran::of(program().arg("--version")).ends_with(0).stdout.starts_with("congtruong "));
    assert!(Ran::of(program().arg("guide")).ends_with(0).stdout.contains("## 9. Đọc thông báo"));
    let completions = Ran::of(program().args(["completions", "bash"])).ends_with(0).stdout;
    assert!(completions.contains("congtruong"));
}

#[test]
fn a_code_is_explained_with_a_wrong_and_a_right_example() {
    let ran = Ran::of(program().args(["explain", "e203"])).ends_with(0);
    assert!(
        ran.stdout.starts_with("E203: ") && ran.stdout.contains("Sai:") && ran.stdout.contains("Đúng:"),
        "{}",
        ran.stdout
    );
    let ran = Ran::of(program().args(["explain", "E999"])).ends_with(2);
    assert!(ran.stderr.contains("không có mã “E999”"), "{}", ran.stderr);
}
