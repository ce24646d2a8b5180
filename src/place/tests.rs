use super::*;

#[test]
fn the_gazetteer_has_34_places_of_today_and_63_of_before() {
    let real: Vec<&Unit> = GAZETTEER.places.iter().filter(|unit| !unit.made_up).collect();
    let former: usize = real.iter().map(|unit| unit.former.len()).sum();
    assert_eq!((real.len(), former), (34, 63));
    let spellings = real.iter().flat_map(|unit| unit.former.iter().chain([&unit.name]));
    for name in spellings {
        assert!(find(name).is_some(), "{name}");
    }
    for name in GAZETTEER.also.keys() {
        assert!(NAMES.contains_key(&key(name)), "{name}");
    }
}

#[test]
fn a_place_is_known_by_all_its_usual_spellings() {
    let nfd: String = unicode_normalization::UnicodeNormalization::nfd("Thành phố Hồ Chí Minh").collect();
    for (name, spellings) in [
        (
            "Thành phố Hồ Chí Minh",
            &[
                "TP. Hồ Chí Minh",
                "TP.Hồ Chí Minh",
                "tp hồ chí minh",
                "Hồ Chí Minh",
                "T.P Hồ Chí Minh",
                "TPHCM",
                "Tp.HCM",
                "HCM",
                "TP HỒ CHÍ MINH",
                "Ho Chi Minh City",
                "Sài Gòn",
                "Thành  phố  Hồ\u{a0}Chí Minh",
                "Hồ Chí Minh, Việt Nam",
                "Quận Bình Thạnh, TP. Hồ Chí Minh",
                nfd.as_str(),
            ][..],
        ),
        ("Hà Nội", &["Hà nội", "HA NOI", "Hanoi", "Thành phố Hà Nội", "TP Hà Nội"]),
        ("Bà Rịa - Vũng Tàu", &["Bà Rịa-Vũng Tàu", "Bà Rịa – Vũng Tàu", "BR-VT", "BRVT", "tỉnh Bà Rịa Vũng Tàu"]),
        ("Thừa Thiên Huế", &["Thừa Thiên-Huế", "TT Huế", "Thừa Thiên - Huế", "TT. Huế"]),
        ("Đắk Lắk", &["Đắc Lắc", "Đăk Lăk", "Dak Lak", "Tỉnh Đắk Lắk", "ĐắkLắk"]),
        ("Kon Tum", &["Kontum", "Kon-Tum", "tỉnh KON TUM"]),
        ("Hòa Bình", &["Hoà Bình", "tỉnh Hoà Bình (cũ)"]),
        ("Thanh Hóa", &["Thanh Hoá"]),
        ("Huế", &["Thành phố Huế", "TP. Huế", "phường Thuận Hóa, thành phố Huế"]),
    ] {
        let place = find(name).unwrap();
        for spelling in spellings {
            assert_eq!(find(spelling), Some(place), "{spelling}");
        }
    }
}

#[test]
fn what_is_no_place_is_none() {
    for text in ["", "Tỉnh", "Lâm Đòng Nai", "TP", "Hà Tây", "Phượng", "12", "Hồ Chí Minh 2", "(", ",,", "Bắc"]
    {
        assert_eq!(find(text), None, "{text}");
    }
    assert_eq!(nearest("Lâm Đòn"), Some("Lâm Đồng"));
    assert_eq!(nearest("Tỉnh Quảng Ngã"), Some("Quảng Ngãi"));
    assert_eq!(nearest("Atlantis"), None);
}

#[test]
fn a_place_follows_the_one_of_its_name_unless_it_says_otherwise() {
    let at = |now, before| Whereabouts::In { now, before };
    let hcm = "Thành phố Hồ Chí Minh";
    assert_eq!(locate("TP.HCM", None), at(hcm, hcm));
    assert_eq!(locate("TP.HCM", Some("tỉnh Bình Dương")), at(hcm, "Bình Dương"));
    assert_eq!(locate("Bình Dương", None), at(hcm, "Bình Dương"));
    assert_eq!(locate("Huế", None), at("Huế", "Thừa Thiên Huế"));
    assert_eq!(locate("Lâm Đồng", Some("TPHCM")), Whereabouts::Unknown);
    assert_eq!(locate("TPHCM", Some("Bình Dươngg")), Whereabouts::Unknown);
    for made_up in ["Tỉnh Phượng Hoa", "phong hoa", "Tỉnh Phong Hòa"] {
        assert_eq!(locate(made_up, None), Whereabouts::MadeUp, "{made_up}");
    }
}
