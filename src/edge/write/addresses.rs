//! The addresses of earlier publications, kept for the next one to be compared with.

use std::path::Path;

use super::guard;
use super::manifest::Manifest;
use crate::edge::cache::Cache;
use crate::edge::disk::Disk;
use crate::fingerprint::Fingerprint;
use crate::published::Published;

/// What the names of what is kept begin with.
const BEGINNING: &str = "addresses-";
/// Of how many output folders they are kept: some are made for one build alone.
const MOST: usize = 4;

/// What was published into an output folder; where nothing was kept, what its list of files tells.
pub fn last_published(cache: &Cache, out: &Path) -> Published {
    let Ok(out) = guard::real(out) else { return Published::default() };
    let kept = cache.read(&name(&out)).and_then(|bytes| postcard::from_bytes(&bytes).ok());
    kept.or_else(|| listed(&out)).unwrap_or_default()
}

/// Keeps what was published into an output folder.
pub fn keep_published(cache: &Cache, out: &Path, published: &Published) {
    let Ok(out) = guard::real(out) else { return };
    if let Ok(bytes) = postcard::to_allocvec(published) {
        cache.write(&name(&out), &bytes);
        cache.forget_oldest(BEGINNING, MOST);
    }
}

fn listed(out: &Path) -> Option<Published> {
    let manifest = Manifest::read(&Disk::default(), out).ok()??;
    (!manifest.rehearsal).then(|| Published::listed(manifest.files.iter()))
}

fn name(out: &Path) -> String {
    format!("{BEGINNING}{}", Fingerprint::of(out.as_os_str().as_encoded_bytes()))
}
