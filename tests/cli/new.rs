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
    assert!(ran.stdout.contains("congtruong serve") && !ran.stdout.contains("index.html"), "{}", ran.stdout);
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
fn the_name_tells_the_kind_of_unit_and_a_label_is_taken_for_its_key() {
    let folder = tempfile::tempdir().unwrap();
    for (unit, key) in [(None, "thcs"), (Some("Trường tiểu học"), "tieu-hoc"), (Some("4"), "thpt")] {
        let root = folder.path().join(key);
        let mut new = program();
        new.args(["new", "site"]).arg(&root).args(["--name", "Trường THCS Hoa Sữa", "--province", "Phượng Hoa"]);
        Ran::of(new.args(unit.iter().flat_map(|unit| ["--unit", unit]))).ends_with(0);
        assert!(text(root.join("site.yaml")).contains(&format!("\nunit: {key}\n")), "{key}");
    }
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
    school.write("content/tin-tuc/2026/hoi-khoe-phu-dong-ngay-hoi-cua-em.md", "đã viết dở");
    let ran = new_entry(&school, &["post", "Hội khỏe Phù Đổng: ngày hội của em"]).ends_with(0);
    assert!(ran.stdout.contains("hoi-khoe-phu-dong-ngay-hoi-cua-em-2026.md"), "{}", ran.stdout);
    assert_eq!(text(&path), "đã viết dở");
}

#[test]
fn a_title_that_comes_back_gets_an_address_that_is_free() {
    let school = School::new();
    school.write("content/tin-tuc/2025/hop-phu-huynh.md", text(school.root.join("content/tin-tuc/2026/khai-giang.md")));
    for name in ["hop-phu-huynh-2026.md", "hop-phu-huynh-2.md", "hop-phu-huynh-3.md"] {
        let ran = new_entry(&school, &["tin-tuc", "Họp phụ huynh"]).ends_with(0);
        assert!(ran.stdout.contains(name) && ran.stdout.contains("congtruong serve"), "{name}: {}", ran.stdout);
    }
    // The address of a section of its own.
    let ran = new_entry(&school, &["page", "Lịch sử", "--section", "gioi-thieu"]).ends_with(0);
    assert!(ran.stdout.contains("content/gioi-thieu/lich-su-2026.md"), "{}", ran.stdout);
    let ran = school.check(&[]);
    assert!(!ran.stdout.contains("E401"), "{}", ran.stdout);
}

#[test]
fn what_the_title_tells_is_filled_in() {
    let school = School::new();
    for (args, path, line) in [
        (["thong-ke", "Năm học 2021-2022"], "thong-ke/2026/nam-hoc-2021-2022.md", "school_year: 2021-2022"),
        (["lich-cong-tac", "Tuần 49"], "lich-cong-tac/tuan-49.md", "week: 2026-W49"),
        (["van-ban", "Kế hoạch số 12/KH-THCS"], "van-ban/2026/ke-hoach-so-12-kh-thcs.md", "number: \"12/KH-THCS\""),
        (["Tin tức - Sự kiện", "Ho\u{323}c bu\u{300}"], "tin-tuc/2026/hoc-bu.md", "title: \"Học bù\""),
    ] {
        new_entry(&school, &args).ends_with(0);
        let template = text(school.root.join("content").join(path));
        assert!(template.contains(&format!("\n{line}\n")), "{args:?}:\n{template}");
    }
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
    assert!(ran.stderr.contains("không nhận loại “post”") && ran.stderr.contains("thong-bao"), "{}", ran.stderr);
    let ran = new_entry(&school, &["tim", "A"]).ends_with(2);
    assert!(!ran.stderr.contains("tim-kiem") && ran.stderr.contains("thong-ke"), "{}", ran.stderr);
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
    for line in ["title: \"Bữa trưa thứ Hai\"\n", "\nngay: 2026-11-21\n", "\nmon:\n", "\n# Giá một suất", "\n#gia:\n"]
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
    for (title, code) in [("con", "E105"), ("Aux", "E105"), ("COM1", "E105"), ("Tin \u{202e}lạ", "E109")] {
        let ran = new_entry(&school, &["tin-tuc", title]).ends_with(2);
        assert!(ran.stderr.contains("Chưa tạo gì") && ran.stderr.contains(code), "{title}: {}", ran.stderr);
    }
    assert_eq!(fs::read_dir(school.root.join("content/tin-tuc/2026")).unwrap().count(), 2);
    let folder = tempfile::tempdir().unwrap();
    for name in ["con", "nul.txt", "x.", "a:b", "a\u{202e}b"] {
        let ran = new_site(&folder.path().join(name)).ends_with(2);
        assert!(ran.stderr.contains("Không dùng được tên"), "{name:?}: {}", ran.stderr);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
