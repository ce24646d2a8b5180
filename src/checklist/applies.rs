//! Which packs are applied on a day, whom they bind, and which of their rules concern a site.

use jiff::civil::Date;

use super::pack::{AppliesTo, Pack};
use crate::config::Config;
use crate::vietnamese;

/// Whether the pack is applied on a day: in force, and not replaced by one that is.
pub fn in_force(pack: &Pack, packs: &[Pack], today: Date) -> bool {
    let successor = packs.iter().find(|other| pack.replaced_by.as_ref() == Some(&other.id.value));
    pack.in_force_from <= today && successor.is_none_or(|successor| today < successor.in_force_from)
}

/// Whether the pack binds the site; otherwise its items are shown for information.
pub fn binds(pack: &Pack, config: &Config, today: Date) -> bool {
    let here = province(&config.province);
    let in_place = pack.binding_in.is_empty() || pack.binding_in.iter().any(|name| province(name) == here);
    in_place && pack.binding_until.is_none_or(|last| today <= last)
}

/// Why a rule doesn't concern the site; `None` when it does.
pub fn exempt(applies_to: &AppliesTo, config: &Config) -> Option<String> {
    if !applies_to.units.is_empty() && !applies_to.units.contains(&config.unit.key) {
        return Some(format!("Không đặt ra với loại đơn vị này ({})", config.unit.label));
    }
    let ownership = config.ownership.as_ref()?;
    (!applies_to.ownership.is_empty() && !applies_to.ownership.contains(&ownership.key))
        .then(|| format!("Không đặt ra với đơn vị {}", ownership.label.to_lowercase()))
}

/// A province's name without marks, letter case and the words that are often left out.
fn province(name: &str) -> String {
    let folded = vietnamese::fold(name.trim());
    let bare = ["thanh pho ", "tp. ", "tp.", "tp ", "tinh "].iter().find_map(|word| folded.strip_prefix(word));
    bare.unwrap_or(&folded).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_province_is_known_by_all_its_usual_spellings() {
        for name in ["Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh", "TP.Hồ Chí Minh", "tp hồ chí minh", "Hồ Chí Minh"]
        {
            assert_eq!(province(name), "ho chi minh");
        }
        assert_eq!(province("Tỉnh Quảng Ngãi"), province("Quảng Ngãi"));
    }
}
