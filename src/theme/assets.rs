//! The theme's style and pictures. A hash of the bytes in the name lets hosts cache them for ever.

use std::collections::BTreeMap;

use super::colours;
use super::files::ThemeFile;
use crate::address::OutPath;
use crate::config::Config;
use crate::fingerprint::Fingerprint;

/// The files by their output paths.
#[derive(Debug, Default)]
pub(super) struct Assets {
    by_path: BTreeMap<OutPath, Vec<u8>>,
    paths: BTreeMap<String, OutPath>,
}

impl Assets {
    /// Names the files. The parts of the style sheet are joined in name order, the school's colours last,
    /// so that a page asks for one sheet.
    pub(super) fn new(
        style: &BTreeMap<String, ThemeFile<'_>>,
        files: &BTreeMap<String, ThemeFile<'_>>,
        config: Option<&Config>,
    ) -> Self {
        let mut sheet: Vec<u8> = style.values().flat_map(|part| part.bytes).copied().collect();
        sheet.extend(config.iter().flat_map(|config| colours::variables(&config.colours).into_bytes()));
        let mut assets = Self::default();
        assets.add("chuan.css", sheet);
        for (name, file) in files {
            assets.add(name, file.bytes.to_vec());
        }
        assets
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let fingerprint = Fingerprint::of(&bytes).to_string();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let path = OutPath::new(format!("assets/{stem}.{}.{extension}", &fingerprint[..10]));
        self.paths.insert(name.to_owned(), path.clone());
        self.by_path.insert(path, bytes);
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &OutPath> {
        self.by_path.keys()
    }

    pub(super) fn bytes(&self, path: &OutPath) -> Option<&[u8]> {
        self.by_path.get(path).map(Vec::as_slice)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = (&str, &OutPath)> {
        self.paths.iter().map(|(name, path)| (name.as_str(), path))
    }
}
