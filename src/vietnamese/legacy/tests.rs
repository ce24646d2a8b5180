use super::*;

/// TCVN3 with what it means.
const TCVN3: [(&str, &str); 4] = [
    ("Tr\u{ad}êng Trung häc c¬ së", "Trường Trung học cơ sở"),
    ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("KÕ ho¹ch tuyÓn sinh líp 6 n¨m häc 2026-2027", "Kế hoạch tuyển sinh lớp 6 năm học 2026-2027"),
    ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
];

/// VNI with what it means.
const VNI: [(&str, &str); 4] = [
    ("Tröôøng Trung hoïc cô sôû", "Trường Trung học cơ sở"),
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("KEÁ HOAÏCH TUYEÅN SINH LÔÙP 6 NAÊM HOÏC 2026-2027", "KẾ HOẠCH TUYỂN SINH LỚP 6 NĂM HỌC 2026-2027"),
    ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
];

#[test]
fn tcvn3_is_found_and_repaired() {
    for (old, meant) in TCVN3 {
        assert_eq!(legacy_encoding(old).map(|(encoding, _)| encoding), Some(Legacy::Tcvn3), "{meant}");
        assert_eq!(Legacy::Tcvn3.repair(old), meant);
    }
}

#[test]
fn vni_is_found_and_repaired() {
    for (old, meant) in VNI {
        assert_eq!(legacy_encoding(old).map(|(encoding, _)| encoding), Some(Legacy::Vni), "{meant}");
        assert_eq!(Legacy::Vni.repair(old), meant);
    }
}

#[test]
fn what_is_meant_is_not_reported() {
    for (_, meant) in TCVN3.iter().chain(&VNI) {
        assert_eq!(legacy_encoding(meant), None, "{meant}");
    }
}

#[test]
fn the_place_is_that_of_the_first_old_word() {
    let text = format!("Lễ khai giảng năm học mới\n\nSáng nay\n{}\n", TCVN3[1].0);
    assert_eq!(legacy_encoding(&text), Some((Legacy::Tcvn3, text.find("Céng").unwrap())));
}

#[test]
fn short_lines_are_judged_together() {
    let text = "# Hoïc sinh\n\n- Lôùp 6\n- Baùo caùo\n- Thö vieän\n";
    assert_eq!(legacy_encoding(text), Some((Legacy::Vni, 2)));
}

#[test]
fn vietnamese_in_unicode_is_not_reported() {
    for text in [
        "Bé là bà cá, mẹ và cô. Có hai con gà.",
        "Cả nhà đi dã ngoại ở hồ, ăn phở và bánh mì, về nhà lúc 7 giờ.",
        "Xe, xuồng, ghe; Krông Pắc, Đắk Lắk, Plei Ơi",
        "Tô Hoài, Võ Quảng; ô, tô, cô, bê, dê, né, té",
        "Tru\u{31b}\u{300}ng Ti\u{ea}\u{309}u ho\u{323}c",
    ] {
        assert_eq!(legacy_encoding(text), None, "{text}");
    }
}

#[test]
fn other_languages_are_not_reported() {
    for text in [
        "L’élève a été très bien reçu à l’école ; le thé est prêt, né à Hué, où l’on dîne tôt chez le préfet.",
        "Die Schüler hören schöne Märchen über große Bären; für die Tür gibt es Schlüssel, natürlich grün.",
        "El niño mañana irá al colegio español; él está aquí, señor, ¿cómo estás? ¡Qué día!",
        "Não há lição amanhã; a educação é um coração, São João também.",
        "Så må du gå på bussen nå, för vi är på väg till skolan där ön är så blå och få är många.",
        "Hyvää päivää, tämä työ on tässä; yö ja sää, pöytä, mäki, käsi.",
    ] {
        assert_eq!(legacy_encoding(text), None, "{text}");
    }
}

#[test]
fn signs_units_and_code_are_not_reported() {
    for text in [
        "10 µm, 20 µm, 30 µg; 5 × 3 = 15; 25 °C ± 2; © 2026; ½ kg · ¼ kg; « oui » ; § 12",
        "let flags = a¬b | c·d × µ; // © ®",
        "| ª | º | ¹ | ² | ³ |\n|---|---|\n",
        "fn main() {}",
    ] {
        assert_eq!(legacy_encoding(text), None, "{text}");
    }
}

#[test]
fn repair_leaves_what_is_not_of_the_encoding() {
    assert_eq!(Legacy::Tcvn3.repair("© 2026 Trường häc, ×"), "© 2026 Trường học, ×");
    assert_eq!(Legacy::Vni.repair("«Tröôøng» 日本"), "«Trường» 日本");
}

#[test]
fn a_sign_that_is_a_word_by_itself_is_repaired() {
    assert_eq!(Legacy::Tcvn3.repair("« t« ch©u ¸ gi¸ 5.000® ¹; © 3 × 4"), "ô tô châu á giá 5.000đ ạ; © 3 × 4");
}

#[test]
fn capitals_of_tcvn3_are_restored() {
    assert_eq!(Legacy::Tcvn3.repair("TR¦êNG THCS, Së GD&§T, Lª V¨n Tý"), "TRƯỜNG THCS, Sở GD&ĐT, Lê Văn Tý");
}

#[test]
fn a_word_of_a_megabyte_is_no_trouble() {
    let word = "¬".repeat(500_000);
    assert_eq!(legacy_encoding(&word), None);
    assert_eq!(Legacy::Tcvn3.repair(&word).chars().count(), 500_000);
}
