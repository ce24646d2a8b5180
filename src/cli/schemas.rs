//! `congtruong json-schemas`: the JSON Schemas that the repository keeps.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::Ending;
use crate::schema::{Schemas, json};

/// Writes a file for each kind and one for `site.yaml`.
pub(super) fn run(folder: &Path) -> Result<Ending> {
    fs::create_dir_all(folder).with_context(|| format!("Không tạo được thư mục “{}”", folder.display()))?;
    let schemas = Schemas::built_in();
    for (name, schema) in json::all(&schemas) {
        let path = folder.join(name);
        let text = serde_json::to_string_pretty(&schema)? + "\n";
        fs::write(&path, text).with_context(|| format!("Không ghi được “{}”", path.display()))?;
    }
    Ok(Ending::Fine)
}
