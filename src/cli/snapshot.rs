//! The snapshot that the options ask for.

use anyhow::{Context, Result};

use super::args::SiteArgs;
use crate::Inputs;
use crate::edge::{clock, commit, read};

/// Reads the site's folder for the moment that was asked for, else for this one.
pub(super) fn take(site: &SiteArgs) -> Result<Inputs> {
    let now = site.today.unwrap_or_else(clock::now);
    let mut inputs = read::read(&site.folder, now)
        .with_context(|| format!("Không mở được thư mục “{}”. Kiểm tra lại đường dẫn", site.folder.display()))?;
    inputs.commit = commit::of(&site.folder);
    Ok(inputs)
}
