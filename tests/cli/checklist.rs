//! The verdict from outside: a new site lacks everything that its placeholders stand for.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::school::{Ran, TODAY, program, text};

const HISTORY: &str = "tt37.gioi-thieu.lich-su";

fn new_site() -> (TempDir, PathBuf) {
    let keeper = tempfile::tempdir().unwrap();
    let root = keeper.path().join("truong");
    let school = ["--name", "Trường THCS Hoa Phượng Vĩ", "--unit", "thcs", "--province", "Phượng Hoa"];
    Ran::of(program().args(["new", "site"]).arg(&root).args(school)).ends_with(0);
    (keeper, root)
}

fn on(root: &Path, command: &str, args: &[&str]) -> Ran {
    Ran::of(program().arg(command).arg(root).args(["--today", TODAY]).args(args))
}

fn verdict(root: &Path, id: &str) -> Value {
    let report: Value = serde_json::from_str(&on(root, "check", &["--format", "json"]).stdout).unwrap();
    let item = report["items"].as_array().unwrap().iter().find(|item| item["id"] == id);
    item.unwrap_or_else(|| panic!("no item {id}"))["verdict"].clone()
}

#[test]
fn a_placeholder_is_missing_until_it_is_written() {
    let (_keeper, root) = new_site();
    on(&root, "check", &[]).ends_with(1);
    for id in [HISTORY, "tt37.gioi-thieu.co-cau", "tt37.gioi-thieu.chuc-nang", "tt37.gioi-thieu.lien-he"] {
        assert_eq!(verdict(&root, id), "fail", "{id}");
    }
    let history = "Trường thành lập năm 1998 với sáu lớp học trong dãy nhà cấp bốn bên bờ kênh. Năm 2005 dãy nhà hai tầng \
                   đầu tiên được đưa vào sử dụng, các em thôi học ca ba. Từ năm 2014 trường nhận học sinh khuyết tật học \
                   hòa nhập, có giáo viên được bồi dưỡng riêng. Năm 2022 thư viện mở cửa cả giờ nghỉ trưa.";
    let page = root.join("content/gioi-thieu/lich-su/_index.md");
    fs::write(&page, format!("---\ntitle: Lịch sử\n---\n\n{history}\n")).unwrap();
    assert_eq!(verdict(&root, HISTORY), "pass");
}

#[test]
fn gaps_are_published_with_the_report_unless_strict() {
    let (_keeper, root) = new_site();
    let ran = on(&root, "build", &["--strict"]).ends_with(1);
    assert!(ran.stderr.contains("--strict") && ran.stderr.contains("4210/GDĐT-TTTT III.3"), "{}", ran.stderr);
    assert!(!root.join("public").exists());
    let ran = on(&root, "build", &[]).ends_with(0);
    assert!(ran.stdout.contains("(đối chiếu: ") && ran.stdout.contains(" còn thiếu, "), "{}", ran.stdout);
    let shown = on(&root, "check", &["--format", "json"]).ends_with(1).stdout;
    assert_eq!(shown, text(root.join("public/report.json")), "the check shows what the site publishes");
}

#[test]
fn an_item_of_the_checklist_is_explained_with_its_clause() {
    let ran = Ran::of(program().args(["explain", HISTORY])).ends_with(0);
    assert!(ran.stdout.starts_with(HISTORY) && ran.stdout.contains("Căn cứ: 4210/GDĐT-TTTT III.3"), "{}", ran.stdout);
}
