//! `congtruong check` and its formats.

use serde_json::Value;

use crate::school::School;

fn with_mistakes() -> School {
    let school = School::new();
    school.write(
        "content/tin-tuc/hong.md",
        "---\ntitle: Đại hội <Liên đội> & phát động\ndate: 5/9\nauthor: A\napproved_by: B\n---\n",
    );
    school
}

#[test]
fn nothing_is_written() {
    let school = School::new();
    school.check(&[]);
    assert_eq!(school.names(), ["content", "site.yaml"]);
}

#[test]
fn mistakes_are_shown_with_line_column_and_what_to_write() {
    let ran = with_mistakes().check(&[]).ends_with(1);
    assert!(ran.stdout.contains("content/tin-tuc/hong.md:3:7"), "{}", ran.stdout);
    assert!(ran.stdout.contains("cách sửa") && ran.stdout.contains("congtruong explain"), "{}", ran.stdout);
}

#[test]
fn json_is_the_report_alone_and_mistakes_go_to_standard_error() {
    let school = School::new();
    let report: Value = serde_json::from_str(&school.check(&["--format", "json"]).stdout).unwrap();
    assert_eq!(report["site"]["name"], "Trường THCS Hoa Phượng Vĩ");
    assert_eq!(report["today"], "2026-11-21");
    assert!(report["items"].is_array() && report["score"]["pass"].is_u64());
    let ran = with_mistakes().check(&["--format", "json"]).ends_with(1);
    serde_json::from_str::<Value>(&ran.stdout).unwrap();
    assert!(ran.stderr.contains("E208"), "{}", ran.stderr);
}

#[test]
fn sarif_points_at_the_line_and_describes_every_code_it_uses() {
    let ran = with_mistakes().check(&["--format", "sarif"]).ends_with(1);
    let log: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let bad_date = results.iter().find(|result| result["ruleId"] == "E208").unwrap();
    let place = &bad_date["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/tin-tuc/hong.md");
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&3.into(), &7.into()));
    let rules: Vec<&Value> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| &rule["id"]).collect();
    assert!(results.iter().all(|result| rules.contains(&&result["ruleId"])));
}

#[test]
fn junit_is_well_formed_whatever_the_content_says() {
    let ran = with_mistakes().check(&["--format", "junit"]).ends_with(1);
    let xml = &ran.stdout;
    assert!(xml.starts_with("<?xml version=\"1.0\"") && xml.contains("<failure message="), "{xml}");
    assert!(xml.contains("content/tin-tuc/hong.md:3:7"), "{xml}");
    // Every quoted value ends, and no bare `<` or `&` is left in one.
    for value in xml.split('"').skip(1).step_by(2) {
        assert!(!value.contains('<') && !value.contains("& "), "{value}");
    }
    assert_eq!(xml.matches("<testcase ").count(), xml.matches("</testcase>").count());
}
