//! JSON as the site publishes it.

/// A value as JSON for people and programs alike, with a line end after it.
pub(super) fn pretty(value: &impl serde::Serialize) -> Vec<u8> {
    // Plain structs with text for keys always serialise, and memory takes every byte.
    let mut json = serde_json::to_vec_pretty(value).unwrap_or_default();
    json.push(b'\n');
    json
}
