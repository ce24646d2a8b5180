//! An address down to its ward and province, in the order that letters have it.

use super::lower_first;

/// What a ward is called, in full and in short. Marks count: Phượng Hoa is no “phường Hoa”.
const WARDS: [&str; 8] = ["phường ", "xã ", "thị trấn ", "đặc khu ", "p. ", "x. ", "tt. ", "p."];
/// What a province is called.
const PROVINCES: [&str; 6] = ["tỉnh ", "thành phố ", "tp. ", "tp ", "tp.", "t. "];

/// The address with its ward and its province behind it, each unless the address says it already. A ward that is missing
/// comes before a province that isn't.
pub fn whole_address(address: &str, ward: Option<&str>, province: &str) -> String {
    let mut parts: Vec<String> = address.split(',').map(|part| part.trim().to_owned()).collect();
    parts.retain(|part| !part.is_empty());
    let said_province = parts.iter().rposition(|part| is_said(part, province, &PROVINCES, &WARDS));
    let whole = address.to_lowercase();
    if let Some(ward) = ward {
        let is_there = parts.iter().enumerate().any(|(at, part)| {
            // The name alone, where the province has the same, is the province.
            Some(at) != said_province && is_said(part, ward, &WARDS, &PROVINCES)
        });
        if !is_there && !says(&whole, &ward.to_lowercase()) {
            parts.insert(said_province.unwrap_or(parts.len()), within(ward));
        }
    }
    if said_province.is_none() && !says(&whole, &province.to_lowercase()) {
        parts.push(within(province));
    }
    parts.join(", ")
}

/// Whether a part of an address is this place; `others` are what places of another level are called.
fn is_said(part: &str, place: &str, own: &[&str], others: &[&str]) -> bool {
    let (part, place) = (part.to_lowercase(), place.to_lowercase());
    !others.iter().any(|name| part.starts_with(name)) && bare(part.trim_end_matches('.'), own) == bare(&place, own)
}

/// The name of a place without what it is.
fn bare<'t>(lower: &'t str, called: &[&str]) -> &'t str {
    called.iter().find_map(|name| lower.strip_prefix(name)).unwrap_or(lower).trim()
}

/// Whether an address without commas says a place, in words that tell what it is.
fn says(address: &str, place: &str) -> bool {
    let is_full = WARDS.iter().chain(&PROVINCES).any(|name| place.starts_with(name));
    is_full && address.contains(&format!(" {place}"))
}

/// A place within a sentence: what it is in small letters.
fn within(place: &str) -> String {
    let lower = place.to_lowercase();
    let called = WARDS.iter().chain(&PROVINCES).any(|name| name.len() > 3 && lower.starts_with(name));
    if called { lower_first(place) } else { place.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ward_and_province_are_said_once() {
        for (address, ward, province, whole) in [
            (
                "12 Hàng Điệp",
                Some("Phường Bàng Lăng"),
                "Tỉnh Phượng Hoa",
                "12 Hàng Điệp, phường Bàng Lăng, tỉnh Phượng Hoa",
            ),
            ("12 Hàng Điệp", None, "Phượng Hoa", "12 Hàng Điệp, Phượng Hoa"),
            (
                "12 Hàng Điệp, P. Bàng Lăng",
                Some("Phường Bàng Lăng"),
                "Phượng Hoa",
                "12 Hàng Điệp, P. Bàng Lăng, Phượng Hoa",
            ),
            ("12 Hàng Điệp, TP. Mai", Some("Xã Trúc"), "Thành phố Mai", "12 Hàng Điệp, xã Trúc, TP. Mai"),
            (
                "12 Hàng Điệp, phường Mai",
                Some("Phường Mai"),
                "Thành phố Mai",
                "12 Hàng Điệp, phường Mai, thành phố Mai",
            ),
            ("12 Hàng Điệp, Mai", Some("Phường Mai"), "Thành phố Mai", "12 Hàng Điệp, phường Mai, Mai"),
            ("Đường Phượng Hoa", Some("Xã Trúc"), "Phượng Hoa", "Đường Phượng Hoa, xã Trúc, Phượng Hoa"),
            ("Thôn 2 xã Trúc tỉnh Mai", Some("Xã Trúc"), "Tỉnh Mai", "Thôn 2 xã Trúc tỉnh Mai"),
            ("Số 1, phường A, tỉnh B", Some("phường a"), "tỉnh b", "Số 1, phường A, tỉnh B"),
            ("", None, "Tỉnh B", "tỉnh B"),
        ] {
            assert_eq!(whole_address(address, ward, province), whole);
        }
    }
}
