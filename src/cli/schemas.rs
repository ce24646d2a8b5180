//! What the repository keeps of what the program knows: `congtruong json-schemas`, `congtruong template-reference`.

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

/// Writes what each template is given.
pub(super) fn templates(file: &Path) -> Result<Ending> {
    fs::write(file, crate::template_reference()).with_context(|| format!("Không ghi được “{}”", file.display()))?;
    Ok(Ending::Fine)
}
