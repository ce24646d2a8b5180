//! `congtruong fix`: what it shows, what it writes, what it leaves alone.

use std::fs;
use std::path::Path;

use crate::school::{Ran, School, program, text};

const SLIPPED: &str =
    "---\ntitle: Thông báo: nghỉ học\ndate: 2026-09-05\nauthor: A\napproved_by: B\n---\n\n##\u{a0}Phần lễ\n";

fn with_slips() -> School {
    let school = School::new();
    school.write("content/tin-tuc/a.md", SLIPPED);
    school.write("content/thong-bao/b.md", "---\ntitle: Ho\u{323}c bu\u{300}\n---\n\nA\r\nB\n");
    school
}

fn fix(place: &Path, args: &[&str]) -> Ran {
    Ran::of(program().arg("fix").arg(place).args(args))
}

#[test]
fn what_is_to_be_done_is_shown_and_nothing_is_written_where_nobody_agrees() {
    let school = with_slips();
    let ran = fix(&school.root, &[]).ends_with(1);
    for line in [
        "content/tin-tuc/a.md\n",
        "  dòng 2\n    - title: Thông báo: nghỉ học\n    + title: \"Thông báo: nghỉ học\"\n",
        "    - ##\\u{a0}Phần lễ\n    + ## Phần lễ\n",
        "    - title: Ho\\u{323}c bu\\u{300}\n    + title: Học bù\n",
        "dấu xuống dòng về một kiểu",
        "2 tệp thì chạy lại lệnh này với --yes",
    ] {
        assert!(ran.stdout.contains(line), "{line}:\n{}", ran.stdout);
    }
    assert!(!ran.stdout.contains('\x1b'), "{}", ran.stdout);
    assert_eq!(text(school.root.join("content/tin-tuc/a.md")), SLIPPED);
}

#[test]
fn a_check_says_what_would_be_mended() {
    let ran = with_slips().check(&[]).ends_with(1);
    assert!(ran.stdout.contains("trong 2 tệp có thể được sửa giúp; xem trước: congtruong fix"), "{}", ran.stdout);
    assert!(!School::new().check(&[]).stdout.contains("congtruong fix"));
}

#[test]
fn with_yes_it_is_written_once() {
    let school = with_slips();
    fix(&school.root, &["--yes"]).ends_with(0);
    let mended = text(school.root.join("content/tin-tuc/a.md"));
    assert!(mended.contains("title: \"Thông báo: nghỉ học\"\n") && mended.contains("\n## Phần lễ\n"), "{mended}");
    assert_eq!(text(school.root.join("content/thong-bao/b.md")), "---\ntitle: Học bù\n---\n\nA\nB\n");
    let ran = fix(&school.root, &[]).ends_with(0);
    assert_eq!(ran.stdout, "Không có gì để sửa giúp.\n");
    let folder = fs::read_dir(school.root.join("content/tin-tuc")).unwrap();
    assert_eq!(folder.count(), 2, "nothing is left beside");
}

#[test]
fn a_file_or_a_folder_may_be_meant_alone() {
    let school = with_slips();
    let ran = fix(&school.root.join("content/thong-bao"), &["--yes"]).ends_with(0);
    assert!(ran.stdout.contains("b.md") && !ran.stdout.contains("a.md"), "{}", ran.stdout);
    let ran =
        Ran::of(program().args(["fix", "../tin-tuc/a.md", "-y"]).current_dir(school.root.join("content/thong-bao")));
    ran.ends_with(0);
    fix(&school.root, &[]).ends_with(0);
}

#[test]
fn what_is_no_part_of_a_sites_content_is_refused() {
    let school = School::new();
    school.write("theme/x.html", "a\r\nb\n");
    for (place, word) in [("theme", "nằm ngoài"), ("content/khong-co.md", "Không có"), ("..", "không thuộc một trang")]
    {
        let ran = fix(&school.root.join(place), &["--yes"]).ends_with(2);
        assert!(ran.stderr.contains(word), "{place}: {}", ran.stderr);
    }
    fix(&school.root, &["--yes"]).ends_with(0);
    assert_eq!(text(school.root.join("theme/x.html")), "a\r\nb\n");
}

#[test]
fn what_cant_be_read_is_told_and_the_others_go_on() {
    let school = with_slips();
    school.write("content/tin-tuc/hong.md", b"---\ntitle: \xff\n---\n".as_slice());
    let ran = fix(&school.root, &["--yes"]).ends_with(0);
    assert!(ran.stderr.contains("hong.md") && ran.stderr.contains("UTF-8"), "{}", ran.stderr);
    assert!(ran.stdout.contains("Đã sửa 2 tệp"), "{}", ran.stdout);
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_and_rights_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let school = with_slips();
    let outside = school.root.with_file_name("ngoai.md");
    fs::write(&outside, SLIPPED).unwrap();
    symlink(&outside, school.root.join("content/tin-tuc/lien-ket.md")).unwrap();
    let file = school.root.join("content/tin-tuc/a.md");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).unwrap();
    fs::set_permissions(school.root.join("content/thong-bao/b.md"), fs::Permissions::from_mode(0o444)).unwrap();
    let ran = fix(&school.root, &["--yes"]).ends_with(1);
    assert!(ran.stderr.contains("chỉ cho đọc") && ran.stderr.contains("lien-ket.md"), "{}", ran.stderr);
    assert_eq!(text(&outside), SLIPPED);
    assert_ne!(text(&file), SLIPPED);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o664);
}

#[test]
fn the_example_site_stays_as_it_is() {
    let ran = fix(&Path::new(env!("CARGO_MANIFEST_DIR")).join("example-site"), &[]).ends_with(0);
    assert_eq!(ran.stdout, "Không có gì để sửa giúp.\n");
}
