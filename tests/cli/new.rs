//! `congtruong new`: sites and entries from templates.

use std::fs;
use std::path::Path;

use crate::school::{Ran, School, TODAY, program, text};

fn new_site(folder: &Path) -> Ran {
    let school = ["--name", "Trường THCS Hoa Phượng Vĩ", "--unit", "thcs", "--province", "Phượng Hoa"];
    Ran::of(program().args(["new", "site"]).arg(folder).args(school))
}

fn new_entry(school: &School, args: &[&str]) -> Ran {
    Ran::of(program().arg("new").args(args).arg("--dir").arg(&school.root).args(["--today", TODAY]))
}

#[test]
fn a_new_site_builds_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("truong");
    let ran = new_site(&root).ends_with(0);
    assert!(ran.stdout.contains("congtruong build"), "{}", ran.stdout);
    assert!(text(root.join("site.yaml")).contains("name: \"Trường THCS Hoa Phượng Vĩ\""));
    let history = text(root.join("content/gioi-thieu/lich-su/_index.md"));
    assert!(history.contains("Trang giữ chỗ: thay bằng nội dung thật của trường."), "{history}");
    for path in [".gitignore", ".vscode/settings.json", ".vscode/schemas/post.schema.json", "README.md"] {
        assert!(root.join(path).is_file(), "{path} is missing");
    }
    let ran = Ran::of(program().arg("build").arg(&root)).ends_with(0);
    assert!(!ran.stderr.contains("lỗi["), "{}", ran.stderr);
    assert!(root.join("public/gioi-thieu/lich-su/index.html").is_file());
}

#[test]
fn a_new_site_needs_its_name_where_nobody_can_be_asked() {
    let folder = tempfile::tempdir().unwrap();
    let ran = Ran::of(program().args(["new", "site"]).arg(folder.path().join("a"))).ends_with(2);
    assert!(ran.stderr.contains("Thiếu --name, --unit, --province"), "{}", ran.stderr);
    assert!(!folder.path().join("a").exists());
}

#[test]
fn an_answer_that_cant_be_used_is_told_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("truong");
    for (option, value) in [("--email", "khong phai thu"), ("--unit", "trung-hoc"), ("--base-url", "truong")] {
        let mut given = vec!["--name", "Trường A", "--unit", "thcs", "--province", "B"];
        if option == "--unit" {
            given[3] = value;
        } else {
            given.extend([option, value]);
        }
        let ran = Ran::of(program().args(["new", "site"]).arg(&root).args(given)).ends_with(2);
        assert!(ran.stderr.contains("site.yaml") && ran.stderr.contains(value), "{option}: {}", ran.stderr);
        assert!(!root.exists());
    }
}

#[test]
fn a_new_site_never_goes_into_a_folder_that_has_files() {
    let school = School::new();
    let ran = new_site(&school.root).ends_with(2);
    assert!(ran.stderr.contains("đã có tệp"), "{}", ran.stderr);
    assert_eq!(school.names(), ["content", "site.yaml"]);
}

#[test]
fn a_new_post_lies_in_its_section_by_year_and_is_never_overwritten() {
    let school = School::new();
    new_entry(&school, &["post", "Hội khỏe Phù Đổng: ngày hội của em"]).ends_with(0);
    let path = school.root.join("content/tin-tuc/2026/hoi-khoe-phu-dong-ngay-hoi-cua-em.md");
    let template = text(&path);
    assert!(template.contains("title: \"Hội khỏe Phù Đổng: ngày hội của em\"\n"), "{template}");
    assert!(template.contains("\ndate: 2026-11-21\n"), "{template}");
    fs::write(&path, "đã viết dở").unwrap();
    let ran = new_entry(&school, &["post", "Hội khỏe Phù Đổng: ngày hội của em"]).ends_with(2);
    assert!(ran.stderr.contains("giữ nguyên"), "{}", ran.stderr);
    assert_eq!(text(&path), "đã viết dở");
}

#[test]
fn an_entry_is_named_by_its_kind_or_by_its_section() {
    let school = School::new();
    new_entry(&school, &["van-ban", "Kế hoạch năm học"]).ends_with(0);
    assert!(text(school.root.join("content/van-ban/2026/ke-hoach-nam-hoc.md")).contains("\nnumber:\n"));
    new_entry(&school, &["post", "Bài thu hoạch", "--section", "hoat-dong"]).ends_with(0);
    assert!(school.root.join("content/hoat-dong/2026/bai-thu-hoach.md").is_file());
    new_entry(&school, &["ban-giam-hieu", "Lê Thị Phượng Vĩ"]).ends_with(0);
    assert!(text(school.root.join("content/gioi-thieu/ban-giam-hieu/le-thi-phuong-vi.md")).contains("\nduties:\n"));
    let ran = new_entry(&school, &["tin-tux", "A"]).ends_with(2);
    assert!(ran.stderr.contains("Có phải ý bạn là “tin-tuc”?"), "{}", ran.stderr);
    let ran = new_entry(&school, &["post", "A", "--section", "van-ban"]).ends_with(2);
    assert!(ran.stderr.contains("không nhận loại “post”"), "{}", ran.stderr);
}

#[test]
fn a_kind_of_the_schools_own_is_written_as_the_guide_says() {
    let school = School::new();
    let guide = Ran::of(program().arg("guide")).ends_with(0).stdout;
    let file = "schemas/content/thuc-don.yaml";
    let kind = guide.split(&format!("`{file}`:\n\n```\n")).nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    fs::create_dir_all(school.root.join("schemas/content")).unwrap();
    fs::write(school.root.join(file), kind).unwrap();
    new_entry(&school, &["thuc-don", "Bữa trưa thứ Hai"]).ends_with(0);
    let path = school.root.join("content/thuc-don/2026/bua-trua-thu-hai.md");
    let template = text(&path);
    for line in ["title: \"Bữa trưa thứ Hai\"\n", "\nngay: 2026-11-21\n", "\nmon:\n", "\n# gia:    # Giá một suất"]
    {
        assert!(template.contains(line), "{line} is missing:\n{template}");
    }
    fs::write(&path, template.replace("\nmon:\n", "\nmon: [Cơm]\n")).unwrap();
    school.build(&[]).ends_with(0);
    assert!(text(school.public().join("thuc-don/index.html")).contains("Bữa trưa thứ Hai"));
}

#[test]
fn what_a_check_would_refuse_is_not_written() {
    let school = School::new();
    new_entry(&school, &["tin-tuc", "Lễ khai giảng mới"]).ends_with(0);
    for (title, code) in
        [("con", "E105"), ("Aux", "E105"), ("COM1", "E105"), ("Tin \u{202e}lạ", "E109"), ("Khai giảng", "E401")]
    {
        let ran = new_entry(&school, &["tin-tuc", title]).ends_with(2);
        assert!(ran.stderr.contains("Chưa tạo gì") || ran.stderr.contains("giữ nguyên"), "{title}: {}", ran.stderr);
        assert!(ran.stderr.contains(code) || ran.stderr.contains("giữ nguyên"), "{title}: {}", ran.stderr);
    }
    assert_eq!(fs::read_dir(school.root.join("content/tin-tuc/2026")).unwrap().count(), 2);
    let folder = tempfile::tempdir().unwrap();
    for name in ["con", "nul.txt", "x.", "a:b", "a\u{202e}b"] {
        let ran = new_site(&folder.path().join(name)).ends_with(2);
        assert!(ran.stderr.contains("Không dùng được tên"), "{name:?}: {}", ran.stderr);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
