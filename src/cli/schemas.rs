//! What the repository keeps of what the program knows: `congtruong json-schemas`, `congtruong template-reference`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Ending;
use crate::report::Report;
use crate::schema::{Schemas, json};

/// Writes a file for each kind, for `site.yaml`, for `xac-nhan.yaml` and for `report.json`.
pub(super) fn run(folder: &Path) -> Result<Ending> {
    fs::create_dir_all(folder).with_context(|| format!("Không tạo được thư mục “{}”", folder.display()))?;
    for (name, schema) in files() {
        let path = folder.join(name);
        let text = serde_json::to_string_pretty(&schema)? + "\n";
        fs::write(&path, text).with_context(|| format!("Không ghi được “{}”", path.display()))?;
    }
    Ok(Ending::Fine)
}

/// JSON Schemas of what people write and of what the program tells programs, by file name.
fn files() -> BTreeMap<String, Value> {
    let mut files = json::all(&Schemas::built_in());
    files.insert("report.schema.json".to_owned(), Report::json_schema().to_value());
    files
}

/// Writes what each template is given.
pub(super) fn templates(file: &Path) -> Result<Ending> {
    fs::write(file, crate::template_reference()).with_context(|| format!("Không ghi được “{}”", file.display()))?;
    Ok(Ending::Fine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_in_schemas_json_are_what_the_kinds_say() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/json");
        for (name, schema) in files() {
            let committed = std::fs::read_to_string(folder.join(&name)).unwrap_or_default();
            let fresh = serde_json::to_string_pretty(&schema).unwrap() + "\n";
            assert!(committed == fresh, "{name} is stale; run: cargo run -- json-schemas schemas/json");
        }
        let count = std::fs::read_dir(&folder).unwrap().count();
        assert_eq!(count, files().len(), "schemas/json has a file of a kind that is gone");
    }

    #[test]
    fn a_report_is_described_to_its_last_key() {
        let school = crate::trial::school();
        let report = crate::build(&school, &crate::Memo::none()).report.unwrap();
        let (report, schema) = (serde_json::to_value(&*report).unwrap(), Report::json_schema().to_value());
        let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        let described = |name: &str| keys(&schema["$defs"][name]["properties"]);
        assert_eq!(keys(&report), keys(&schema["properties"]));
        assert_eq!(keys(&report["items"][0]), described("Item"));
        assert_eq!(keys(&report["packs"][0]), described("PackInfo"));
        assert_eq!(keys(&report["score"]), described("Score"));
        assert_eq!(keys(&report["site"]), described("Subject"));
    }
}
