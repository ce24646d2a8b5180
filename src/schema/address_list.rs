//! Lists of addresses within a site, as messages tell to write them.

use super::quoted;

/// `aliases: [/tin-tuc/a/, "/tin tuc/b/"]`.
pub fn address_list<'v>(key: &str, addresses: impl Iterator<Item = &'v str>) -> String {
    let addresses: Vec<String> = addresses.map(bare).collect();
    format!("{key}: [{}]", addresses.join(", "))
}

/// An address as an item between brackets: its slashes need no quotation marks.
pub fn bare(address: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-_.".contains(c);
    if address.starts_with('/') && address.chars().all(plain) { address.to_owned() } else { quoted(address) }
}
