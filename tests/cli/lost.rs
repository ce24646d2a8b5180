//! Addresses that the last publication had and the site hasn't any more.

use std::fs;

use crate::school::{Ran, School};

const LINE: &str = "aliases: [/tin-tuc/khai-giang/]";

/// A published school whose only post then got another name.
fn renamed() -> School {
    let school = School::new();
    school.build(&[]).ends_with(0);
    rename(&school);
    school
}

fn rename(school: &School) {
    let posts = school.root.join("content/tin-tuc/2026");
    fs::rename(posts.join("khai-giang.md"), posts.join("le-khai-giang.md")).unwrap();
}

fn tells(ran: &Ran) -> bool {
    ran.stderr.contains("W315") && ran.stderr.contains(LINE)
}

#[test]
fn a_lost_address_is_told_until_an_old_address_leads_to_the_page() {
    let school = renamed();
    assert!(school.check(&[]).stdout.contains(LINE));
    assert!(tells(&school.build(&[]).ends_with(0)));
    assert!(tells(&school.build(&[]).ends_with(0)), "a build of nothing says the same");
    school.post("hop", "Họp phụ huynh", "Họp lúc 7 giờ.");
    assert!(tells(&school.build(&[]).ends_with(0)), "it is still lost when something else is published");
    let post = school.root.join("content/tin-tuc/2026/le-khai-giang.md");
    let text = fs::read_to_string(&post).unwrap();
    fs::write(post, text.replacen("---\n", &format!("---\n{LINE}\n"), 1)).unwrap();
    assert!(!school.build(&[]).ends_with(0).stderr.contains("W315"));
}

#[test]
fn the_list_of_files_tells_it_where_nothing_else_was_kept() {
    let school = renamed();
    fs::remove_dir_all(school.root.join(".congtruong")).unwrap();
    assert!(tells(&school.build(&[]).ends_with(0)));
    assert!(tells(&School::build(&renamed(), &["--no-cache"]).ends_with(0)));
}

#[test]
fn what_was_published_into_another_folder_or_only_tried_is_not_missed() {
    let school = School::new();
    let elsewhere = school.root.with_file_name("noi-khac");
    school.build(&["--out", elsewhere.to_str().unwrap()]).ends_with(0);
    school.build(&["--drafts"]).ends_with(0);
    rename(&school);
    assert_eq!(school.build(&[]).ends_with(0).stderr, "");
}
