//! Names that nothing has.

use std::path::{Path, PathBuf};

use crate::edge::disk::Disk;

/// A name beside a path that nothing has: `index.html.cu` (“cũ”, the old one), then `index.html.cu-2`.
pub(in crate::edge::write) fn free_name(disk: &Disk, path: &Path) -> PathBuf {
    let name = |number: usize| {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(if number == 1 { ".cu".to_owned() } else { format!(".cu-{number}") });
        path.with_file_name(name)
    };
    let mut number = 1;
    while disk.look(&name(number)).is_ok_and(|there| there.is_some()) {
        number += 1;
    }
    name(number)
}
