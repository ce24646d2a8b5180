//! The list of the files that the program wrote, kept among them: what isn't on it belongs to somebody else.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::goods::Goods;
use crate::address::OutPath;
use crate::edge::disk::Disk;
use crate::source::SourcePath;

/// The file's name in the output folder.
pub const NAME: OutPath = OutPath::fixed(".congtruong-manifest.json");

/// The version of the format.
const VERSION: u32 = 1;
/// The largest one that is read, in bytes: that of a site of a million files is smaller.
const LARGEST: u64 = 256 << 20;

/// The files of a published site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    version: u32,
    /// Whether it was built for trying: then what it lists was never public.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rehearsal: bool,
    /// Without the manifest itself.
    pub files: BTreeSet<OutPath>,
}

impl Manifest {
    /// A list of these files.
    pub fn of<'p>(paths: impl Iterator<Item = &'p OutPath>) -> Self {
        Self { version: VERSION, rehearsal: false, files: paths.cloned().collect() }
    }

    /// The list of what is to be published.
    pub fn of_goods(goods: &dyn Goods) -> Self {
        Self { rehearsal: goods.is_rehearsal(), ..Self::of(goods.paths().into_iter()) }
    }

    /// The list of the site in a folder; `None` when there is none that can be understood. What it lists outside of the
    /// folder isn't ours.
    pub fn read(disk: &Disk, out: &Path) -> io::Result<Option<Self>> {
        let Some(bytes) = disk.read(&out.join(NAME), LARGEST)? else { return Ok(None) };
        let manifest = serde_json::from_slice(&bytes).ok().filter(|manifest: &Self| manifest.version == VERSION);
        Ok(manifest.filter(|manifest| manifest.files.iter().all(|path| SourcePath::new(path.as_str()).is_some())))
    }

    /// The bytes of the file, one path a line.
    pub fn to_bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}
