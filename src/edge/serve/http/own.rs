//! The addresses that are the server's own, not the site's.

/// Below it stand the server's own addresses.
pub(super) const FOLDER: &str = "/_congtruong/";
/// Asks for news and shows the page anew; only pages of `serve` name it.
pub(super) const SCRIPT: &str = "live.js";
/// Before the path of a source file.
pub(super) const SOURCE: &str = "nguon/";
