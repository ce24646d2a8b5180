use serde_json::{Value, json};

use super::school::{empty, file};

fn document(number: &str, issued: &str, more: &str) -> String {
    format!(
        "---\ntitle: Kế hoạch {number}\nnumber: \"{number}\"\ntype: Kế hoạch\nauthority: Trường THCS Hoa Phượng Vĩ\n\
         issued: {issued}\nabstract: Về việc tổ chức “Tuần lễ đọc sách”\nfiles: [ke-hoach.pdf]\n{more}---\n"
    )
}

#[test]
fn the_documents_are_told_newest_first_with_their_files() {
    let inputs = empty()
        .with("content/van-ban/cu.md", document("07/KH-THCS", "2025-09-01", "expired: 2026-09-01\n"))
        .with("content/van-ban/moi.md", document("12/KH-THCS", "2026-09-10", "effective: 2026-09-15\n"))
        .with("content/van-ban/ke-hoach.pdf", "%PDF-1.7 1 0 obj startxref 0 %%EOF");
    let export: Value = serde_json::from_str(&file(&inputs, "van-ban/documents.json")).unwrap();
    assert_eq!(export["schema"], 1);
    assert_eq!(export["site"], "https://hoaphuongvi.example/truong/");
    assert_eq!(
        export["documents"][0],
        json!({
            "number": "12/KH-THCS",
            "type": "Kế hoạch",
            "authority": "Trường THCS Hoa Phượng Vĩ",
            "issued": "2026-09-10",
            "effective": "2026-09-15",
            "expired": null,
            "abstract": "Về việc tổ chức “Tuần lễ đọc sách”",
            "url": "https://hoaphuongvi.example/truong/van-ban/moi/",
            "files": [{
                "url": "https://hoaphuongvi.example/truong/van-ban/ke-hoach.pdf",
                "size": 34,
                "sha256": "b589dc7519019779b61e7de45c20cfed8fad04ced377339fc734a8551e40e8ea",
            }],
        })
    );
    assert_eq!(export["documents"][1]["expired"], "2026-09-01");
    assert_eq!(export["documents"].as_array().map(Vec::len), Some(2));
}

#[test]
fn the_report_is_told_as_it_is() {
    let text = file(&empty(), "report.json");
    let report: Value = serde_json::from_str(&text).unwrap();
    let keys: Vec<_> = report.as_object().unwrap().keys().map(String::as_str).collect();
    let known = [
        "schema",
        "site",
        "today",
        "next_change",
        "origin",
        "packs",
        "score",
        "personal_data",
        "items",
        "disclosure",
        "duties",
    ];
    assert_eq!(keys, known);
    assert_eq!(report["site"]["name"], "Trường THCS Hoa Phượng Vĩ");
    assert_eq!(report["today"], "2026-11-20");
    assert!(text.starts_with("{\n  \"schema\": 2,\n") && text.ends_with("}\n"));
}
