//! What the program won't read, and where it won't write.

use std::fs;

use crate::school::School;

#[test]
fn a_folder_of_somebody_else_is_left_alone_unless_forced() {
    let school = School::new();
    let public = school.public();
    fs::create_dir_all(&public).unwrap();
    fs::write(public.join("luan-van.docx"), "bản duy nhất").unwrap();
    let ran = school.build(&[]).ends_with(2);
    assert!(ran.stderr.contains("không do congtruong tạo") && ran.stderr.contains("--force"), "{}", ran.stderr);
    assert_eq!(fs::read_dir(&public).unwrap().count(), 1);
    school.build(&["--force"]).ends_with(0);
    assert_eq!(fs::read_to_string(public.join("luan-van.docx")).unwrap(), "bản duy nhất");
    school.build(&[]).ends_with(0);
}

#[test]
fn the_site_is_never_written_over_its_sources() {
    let school = School::new();
    let inside = school.root.join("content/public");
    let cache = school.root.join(".congtruong/public");
    let file = school.root.join("site.yaml");
    let above = school.root.parent().unwrap();
    for out in [school.root.as_path(), above, &inside, &cache, &file, "/".as_ref()] {
        let ran = school.build(&["--force", "--out", out.to_str().unwrap()]).ends_with(2);
        assert!(ran.stderr.contains("Không ghi trang vào"), "{}: {}", out.display(), ran.stderr);
    }
    assert!(school.root.join("content/tin-tuc/2026/khai-giang.md").is_file());
    assert!(!inside.exists());
}

#[test]
fn the_home_folder_is_never_written_to() {
    let school = School::new();
    let home = tempfile::tempdir().unwrap();
    let mut build = school.command("build", &["--force", "--out", home.path().to_str().unwrap()]);
    let ran = crate::school::Ran::of(build.env("HOME", home.path()).env("USERPROFILE", home.path())).ends_with(2);
    assert!(ran.stderr.contains("thư mục cá nhân"), "{}", ran.stderr);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_out_of_the_site_is_refused_and_not_published() {
        let school = School::new();
        let secret = school.root.with_file_name("bi-mat.md");
        fs::write(&secret, "---\ntitle: Mật khẩu\n---\n").unwrap();
        symlink(&secret, school.root.join("content/tin-tuc/bi-mat.md")).unwrap();
        let ran = school.build(&[]).ends_with(1);
        assert!(ran.stderr.contains("E106") && ran.stderr.contains("content/tin-tuc/bi-mat.md"), "{}", ran.stderr);
        assert!(!ran.stderr.contains("Mật khẩu") && !school.public().exists());
    }

    #[test]
    fn a_loop_of_links_ends() {
        let school = School::new();
        symlink("..", school.root.join("content/tin-tuc/vong")).unwrap();
        symlink("content", school.root.join("schemas")).unwrap();
        let ran = school.check(&[]).ends_with(1);
        assert_eq!(ran.stdout.matches("lỗi[E106]").count(), 2, "{}", ran.stdout);
    }

    #[test]
    fn a_logo_behind_a_link_is_refused() {
        let school = School::new();
        let site = fs::read_to_string(school.root.join("site.yaml")).unwrap();
        school.write("site.yaml", format!("{site}logo: anh/logo.png\n"));
        let outside = school.root.with_file_name("ngoai");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("logo.png"), b"\x89PNG\r\n\x1a\n").unwrap();
        symlink(&outside, school.root.join("anh")).unwrap();
        assert!(school.build(&[]).ends_with(1).stderr.contains("E106"));
        fs::remove_file(school.root.join("anh")).unwrap();
        fs::rename(&outside, school.root.join("anh")).unwrap();
        school.build(&[]).ends_with(0);
    }

    #[test]
    fn an_output_folder_behind_a_link_is_written_where_it_really_is() {
        let school = School::new();
        let real = school.root.with_file_name("may-chu");
        fs::create_dir(&real).unwrap();
        symlink(&real, school.public()).unwrap();
        school.build(&[]).ends_with(0);
        assert!(real.join("404.html").is_file() && school.public().is_symlink());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_no_text_is_told_and_the_rest_is_still_checked() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let school = School::new();
        let name = OsStr::from_bytes(b"th\xe1ng-9.md");
        fs::write(school.root.join("content/tin-tuc").join(name), "---\ntitle: A\n---\n").unwrap();
        fs::write(school.root.join("content/tin-tuc/a\nb.md"), "---\ntitle: A\n---\n").unwrap();
        school.write("content/tin-tuc/hong.md", "---\ntile: B\n---\n");
        let ran = school.check(&[]).ends_with(1);
        assert_eq!(ran.stdout.matches("lỗi[E105]").count(), 2, "{}", ran.stdout);
        assert!(ran.stdout.contains("E205"), "{}", ran.stdout);
    }

    #[test]
    fn what_is_no_regular_file_isnt_opened() {
        let school = School::new();
        let pipe = school.root.join("content/tin-tuc/ong.md");
        assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());
        let ran = school.check(&[]).ends_with(1);
        assert!(ran.stdout.contains("E108"), "{}", ran.stdout);
    }
}

#[test]
fn a_text_file_of_many_megabytes_is_told_and_not_read() {
    let school = School::new();
    let file = fs::File::create(school.root.join("content/tin-tuc/dai.md")).unwrap();
    file.set_len(3 << 30).unwrap();
    let ran = school.check(&[]).ends_with(1);
    assert!(ran.stdout.contains("E104") && ran.stdout.contains("content/tin-tuc/dai.md"), "{}", ran.stdout);
}

#[test]
fn hidden_files_and_folders_of_other_tools_are_none_of_its_business() {
    let school = School::new();
    school.write("content/.obsidian/a.md", "không phải bài");
    school.write("content/node_modules/b.md", "không phải bài");
    school.write("ghi-chu/c.md", "không phải bài");
    school.write("content/tin-tuc/.nhap.md.swp", [0xff, 0xfe]);
    let ran = school.build(&[]).ends_with(0);
    assert_eq!(ran.stderr, "");
}

/// What drives a terminal or turns the text on it.
fn acts_on_a_terminal(text: &str) -> bool {
    let acts = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.contains(acts)
}

#[test]
fn arguments_are_never_echoed_as_they_are() {
    let school = School::new();
    let nasty = "x\u{1b}[31m\u{7}\u{202e}\u{9b}\u{200b}\u{2066}y";
    let (root, option) = (school.root.to_str().unwrap(), format!("--{nasty}"));
    for args in [
        vec![nasty],
        vec![&option],
        vec!["build", nasty],
        vec!["build", root, "--base-url", nasty],
        vec!["build", root, "--today", nasty],
        vec!["build", root, "--out", nasty, nasty],
        vec!["check", nasty],
        vec!["check", root, "--format", nasty],
        vec!["serve", nasty],
        vec!["serve", "--bind", nasty],
        vec!["serve", "--port", nasty],
        vec!["search", nasty, "--site", root],
        vec!["search", nasty, "--site", root, "--format", "json"],
        vec!["search", "a", "--site", nasty],
        vec!["explain", nasty],
        vec!["new", nasty, "a", "--dir", root],
        vec!["new", "tin-tuc", nasty, "--dir", root],
        vec!["new", "tin-tuc", "a", "--section", nasty, "--dir", root],
        vec!["new", "tin-tuc", "a", "--dir", nasty],
        vec!["new", "site", nasty],
        vec!["completions", nasty],
        vec!["json-schemas", "/dev/null/\u{1b}[2J"],
        vec!["guide", nasty],
    ] {
        let ran = crate::school::Ran::of(crate::school::program().current_dir(&school.root).args(&args));
        assert!(!acts_on_a_terminal(&ran.stdout), "{args:?}: {:?}", ran.stdout);
        assert!(!acts_on_a_terminal(&ran.stderr), "{args:?}: {:?}", ran.stderr);
    }
    assert_eq!(school.names(), ["content", "site.yaml"]);
}

#[cfg(unix)]
#[test]
fn names_and_templates_never_reach_the_terminal_as_they_are() {
    let school = School::new();
    school.write("content/tin-tuc/a\u{202e}dm.md", "---\ntitle: A\n---\n");
    school.write(
        "content/tin-tuc/b.md",
        "---\ntitle: \"\u{202e}B\"\ntile\u{2066}: x\ndate: \"5/9\u{200f}\"\n---\n[x](\u{202e}y.md)\u{1b}[31m\n",
    );
    school.write("theme/templates/post.html", "{{ view.\u{202e}x\u{1b} }}{% include \"\u{1b}[2J\" %}");
    for format in ["human", "json", "sarif", "junit"] {
        let ran = school.check(&["--format", format]).ends_with(1);
        assert!(!acts_on_a_terminal(&ran.stdout), "{format}: {:?}", ran.stdout);
        assert!(!acts_on_a_terminal(&ran.stderr), "{format}: {:?}", ran.stderr);
    }
    let ran = school.build(&[]).ends_with(1);
    assert!(
        ran.stderr.contains("E105") && ran.stderr.contains("E109") && !acts_on_a_terminal(&ran.stderr),
        "{:?}",
        ran.stderr
    );
}
