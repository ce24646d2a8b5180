//! Which packs are applied on a day, whom they bind, and which of their rules concern a site.

use jiff::civil::Date;

use super::pack::{AppliesTo, Pack};
use crate::config::Config;
use crate::place::{self, Place, Whereabouts};
use crate::report::Whose;
use crate::schema::units;

/// Whether a pack binds a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Binding {
    /// It does.
    Binds,
    /// It would in some places, and nobody knows where the site is.
    Unclear,
    /// It doesn't; its items are shown for information.
    Informs,
}

/// Whether the pack is applied on a day: in force, and not replaced by one that is. A pack of the site's own takes the
/// place of no official one.
pub fn in_force(pack: &Pack, packs: &[Pack], today: Date) -> bool {
    let follows = |other: &&Pack| other.whose == pack.whose || other.whose == Whose::Official;
    let successor = packs.iter().filter(follows).find(|other| pack.replaced_by.as_ref() == Some(&other.id.value));
    pack.in_force_from <= today && successor.is_none_or(|successor| today < successor.in_force_from)
}

/// Whether the pack binds the site; otherwise its items are shown for information.
pub fn binding(pack: &Pack, config: &Config, today: Date) -> Binding {
    let over = pack.binding_until.is_some_and(|last| last < today);
    if over || exempt(&pack.binding_for, config).is_some() {
        return Binding::Informs;
    }
    if !is_local(pack) {
        return Binding::Binds;
    }
    let former = config.former_province.as_ref().map(|former| former.as_str());
    let whereabouts = place::locate(&config.province, former);
    if pack.binding_in.iter().any(|name| is_named(name, config, whereabouts)) {
        return Binding::Binds;
    }
    match whereabouts {
        Whereabouts::Unknown => Binding::Unclear,
        Whereabouts::In { before, .. } if follows(&pack.binding_in_former, before) => in_district(pack, config),
        Whereabouts::In { .. } | Whereabouts::MadeUp => Binding::Informs,
    }
}

/// Whether a pack binds some places only.
pub fn is_local(pack: &Pack) -> bool {
    !pack.binding_in.is_empty() || !pack.binding_in_former.is_empty()
}

fn is_named(name: &str, config: &Config, whereabouts: Whereabouts) -> bool {
    match (place::find(name), whereabouts) {
        (Some(Place::Present(named)), Whereabouts::In { now, .. }) => named == now,
        (Some(Place::Former(named)), Whereabouts::In { before, .. }) => named == before,
        // A place that only the site's own pack and the site know.
        (None | Some(Place::MadeUp), _) => place::key(name) == place::key(&config.province),
        _ => false,
    }
}

fn follows(former: &[String], before: &str) -> bool {
    former.iter().any(|name| place::find(name).and_then(Place::before) == Some(before))
}

fn in_district(pack: &Pack, config: &Config) -> Binding {
    if pack.binding_in_districts.is_empty() {
        return Binding::Binds;
    }
    let Some(district) = &config.former_district else { return Binding::Unclear };
    let here = place::key(district);
    if pack.binding_in_districts.iter().any(|name| place::key(name) == here) {
        Binding::Binds
    } else {
        Binding::Informs
    }
}

/// Why a rule doesn't concern the site; `None` when it does.
pub fn exempt(applies_to: &AppliesTo, config: &Config) -> Option<String> {
    let unit = &config.unit;
    let among = |kinds: &[String]| kinds.iter().any(|wide| units::is_within(&unit.key, wide));
    if (!applies_to.units.is_empty() && !among(&applies_to.units)) || among(&applies_to.except) {
        return Some(format!("Không đặt ra với loại đơn vị này ({})", unit.label));
    }
    let ownership = config.ownership.as_ref()?;
    (!applies_to.ownership.is_empty() && !applies_to.ownership.contains(&ownership.key))
        .then(|| format!("Không đặt ra với đơn vị {}", ownership.label.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::SAMPLE;
    use crate::inputs::Inputs;
    use crate::schema::{Schemas, read_schema};

    const TODAY: Date = jiff::civil::date(2026, 11, 21);

    fn pack(id: &str, header: &str) -> Pack {
        let text = format!("id: {id}\ntitle: Quy định\nversion: 1\n{header}\ncitation: {{ document: x }}\nrules: []\n");
        read_schema(&crate::source::SourcePath::new("a.yaml").unwrap(), &text).unwrap()
    }

    fn config(place: &str) -> Config {
        let text = SAMPLE.replace("province: Phượng Hoa", place);
        let inputs = Inputs::new(TODAY).with("site.yaml", text.as_str());
        Config::load(&inputs, &Schemas::built_in(), &mut Vec::new()).unwrap()
    }

    #[test]
    fn a_pack_gives_way_on_the_day_its_successor_comes_into_force() {
        let packs =
            [pack("tt36", "in_force_from: 2018-02-01\nreplaced_by: tt09"), pack("tt09", "in_force_from: 2024-06-03")];
        let on = |year, month, day| -> Vec<&str> {
            let today = jiff::civil::date(year, month, day);
            packs.iter().filter(|pack| in_force(pack, &packs, today)).map(|pack| pack.id.as_str()).collect()
        };
        assert_eq!(on(2018, 1, 31), [""; 0]);
        assert_eq!(on(2024, 6, 2), ["tt36"]);
        assert_eq!(on(2024, 6, 3), ["tt09"]);
    }

    #[test]
    fn no_pack_of_a_site_retires_an_official_one() {
        let official = Pack { whose: Whose::Official, ..pack("tt36", "in_force_from: 2018-02-01\nreplaced_by: rieng") };
        let packs = [official, pack("rieng", "in_force_from: 2020-01-01")];
        assert!(in_force(&packs[0], &packs, TODAY));
    }

    #[test]
    fn a_pack_of_before_the_merger_binds_the_places_of_that_time() {
        let city = pack("tphcm", "in_force_from: 2020-12-16\nbinding_in_former: [Thành phố Hồ Chí Minh]");
        let on = |place: &str| binding(&city, &config(place), TODAY);
        assert_eq!(on("province: TP.HCM"), Binding::Binds);
        assert_eq!(on("province: TP.HCM\nformer_province: TPHCM"), Binding::Binds);
        assert_eq!(on("province: TP.HCM\nformer_province: Bình Dương"), Binding::Informs);
        assert_eq!(on("province: Bà Rịa-Vũng Tàu"), Binding::Informs);
        assert_eq!(on("province: Hà Nội"), Binding::Informs);
        assert_eq!(on("province: Phượng Hoa"), Binding::Informs);
        for unclear in ["province: Thành phố Mới", "province: Lâm Đồng\nformer_province: TP.HCM", "province: HCM 2"]
        {
            assert_eq!(on(unclear), Binding::Unclear, "{unclear}");
        }
    }

    #[test]
    fn a_pack_of_after_the_merger_binds_all_that_came_to_its_place() {
        let city = pack("moi", "in_force_from: 2026-01-01\nbinding_in: [TP.HCM]");
        let on = |place: &str| binding(&city, &config(place), TODAY);
        assert_eq!(on("province: TP.HCM\nformer_province: Bình Dương"), Binding::Binds);
        assert_eq!(on("province: Bình Dương"), Binding::Binds);
        assert_eq!(on("province: Tây Ninh"), Binding::Informs);
        let own = pack("rieng", "in_force_from: 2026-01-01\nbinding_in: [Phượng Hoa]");
        assert_eq!(binding(&own, &config("province: Tỉnh Phượng Hoa"), TODAY), Binding::Binds);
    }

    #[test]
    fn a_letter_to_a_district_binds_the_units_it_was_written_to() {
        let header = "in_force_from: 2019-11-07\nbinding_in_former: [TP.HCM]\nbinding_in_districts: [Bình Thạnh]\n\
                      binding_for: { units: [mam-non, tieu-hoc, thcs] }";
        let letter = pack("thu", header);
        let on = |place: &str| binding(&letter, &config(place), TODAY);
        assert_eq!(on("province: TPHCM\nformer_district: quận Bình Thạnh"), Binding::Binds);
        assert_eq!(on("province: TPHCM\nformer_district: Q. Bình Thạnh"), Binding::Binds);
        assert_eq!(on("province: TPHCM\nformer_district: Quận 1"), Binding::Informs);
        assert_eq!(on("province: TPHCM"), Binding::Unclear);
        let school = Config { ..config("province: TPHCM\nformer_district: Bình Thạnh") };
        let high = Config { unit: crate::schema::Choice { key: "thpt".into(), label: "THPT".into() }, ..school };
        assert_eq!(binding(&letter, &high, TODAY), Binding::Informs);
    }
}
