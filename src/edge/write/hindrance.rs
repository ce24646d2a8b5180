//! Why files can't be moved into a standing site.

use std::io;
use std::path::PathBuf;

/// Why a move can't be made.
#[derive(Debug)]
pub(super) enum Hindrance {
    /// Something that isn't ours is where a file, or the folder for it, belongs.
    InTheWay(PathBuf),
    /// The disk said no.
    Disk(PathBuf, io::Error),
}
