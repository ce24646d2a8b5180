//! Which kind of unit somebody means: by number, by key, by label, or by the name of a school.

use indexmap::IndexMap;

use crate::vietnamese::fold;

/// Levels of schools with the words, folded, that names have for them. A school of two has its own kind of unit.
const LEVELS: [(&str, &[&str]); 4] = [
    ("mam-non", &["mam non"]),
    ("tieu-hoc", &["tieu hoc", "th"]),
    ("thcs", &["trung hoc co so", "thcs"]),
    ("thpt", &["trung hoc pho thong", "thpt"]),
];

/// A school of several levels.
const SEVERAL: &str = "lien-cap";

/// Other units with words that their names have.
const OTHERS: [(&str, &[&str]); 10] = [
    (SEVERAL, &["lien cap", "nhieu cap hoc"]),
    ("nhom-tre", &["nhom tre"]),
    ("nha-tre", &["nha tre"]),
    ("lop-mau-giao", &["lop mau giao"]),
    ("lop-mam-non", &["lop mam non"]),
    ("mau-giao", &["mau giao"]),
    ("gdnn-gdtx", &["gdnn gdtx", "giao duc nghe nghiep giao duc thuong xuyen"]),
    ("trung-tam-khac", &["trung tam ngoai ngu", "trung tam tin hoc"]),
    ("gdtx", &["giao duc thuong xuyen", "gdtx"]),
    ("hoc-tap-cong-dong", &["hoc tap cong dong", "htcd"]),
];

/// Offices are known by their first word alone: “Lê Hồng Phong” is a name.
const OFFICES: [(&str, &str); 2] = [("phong", "phong"), ("so", "so")];

/// The key that an answer means: its number in the list, the key or the label, with marks or without, or words of it.
pub(super) fn meant(answer: &str, units: &IndexMap<String, String>) -> Option<String> {
    let answer = answer.trim();
    let by_number = || answer.parse::<usize>().ok()?.checked_sub(1).and_then(|at| units.get_index(at));
    let alike = |text: &str| fold(text).replace('-', " ") == fold(answer).replace('-', " ");
    let by_name = || units.iter().find(|(key, label)| alike(key) || alike(label));
    let found = by_number().or_else(by_name).map(|(key, _)| key.clone());
    found.or_else(|| of_name(answer).map(str::to_owned)).filter(|key| units.contains_key(key))
}

/// The kind of unit that a name tells; `None` where it tells none.
pub(super) fn of_name(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if let Some((key, _)) = OFFICES.iter().find(|(_, first)| words.first() == Some(first) && words.len() > 1) {
        return Some(key);
    }
    let text = format!(" {} ", words.join(" "));
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(&format!(" {phrase} ")));
    if let Some((key, _)) = OTHERS.iter().find(|(_, phrases)| says(phrases)) {
        return Some(key);
    }
    let mut levels = LEVELS.iter().filter(|(_, phrases)| says(phrases));
    match (levels.next(), levels.next()) {
        (Some((level, _)), None) => Some(level),
        (Some(_), Some(_)) => Some(SEVERAL),
        (None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schemas;

    #[test]
    fn the_name_of_a_school_tells_its_kind() {
        for (name, unit) in [
            ("Trường THCS Hòa Phượng Vĩ", Some("thcs")),
            ("Trường Mầm non Hoa Bằng Lăng", Some("mam-non")),
            ("TRƯỜNG TIỂU HỌC SỐ 1 BẰNG LĂNG TÍM", Some("tieu-hoc")),
            ("Trường TH Hoa Sữa", Some("tieu-hoc")),
            ("Trường TH&THCS Hoa Sữa", Some("lien-cap")),
            ("Trường THCS và THPT Hoa Sữa", Some("lien-cap")),
            ("Trường Trung học phổ thông Phượng Hồng Phong", Some("thpt")),
            ("Trung tâm GDNN-GDTX Bằng Lăng", Some("gdnn-gdtx")),
            ("Trung tâm GDTX Bằng Lăng", Some("gdtx")),
            ("Nhóm trẻ độc lập Hoa Bưởi", Some("nhom-tre")),
            ("Lớp mẫu giáo độc lập Hoa Bưởi", Some("lop-mau-giao")),
            ("Trường Mẫu giáo Hoa Bưởi", Some("mau-giao")),
            ("Trung tâm học tập cộng đồng xã Bằng Lăng", Some("hoc-tap-cong-dong")),
            ("Phòng Văn hóa - Xã hội xã Bằng Lăng", Some("phong")),
            ("Sở Giáo dục và Đào tạo tỉnh Phượng Hoa", Some("so")),
            ("Trường Hoa Sữa", None),
        ] {
            assert_eq!(of_name(name), unit, "{name}");
        }
    }

    #[test]
    fn an_answer_may_be_a_number_a_key_or_a_label() {
        let units = Schemas::built_in().units();
        for (answer, unit) in [
            ("1", Some("mam-non")),
            ("3", Some("thcs")),
            ("THCS", Some("thcs")),
            ("Trường THCS", Some("thcs")),
            ("trung hoc co so", Some("thcs")),
            ("Trường tiểu học", Some("tieu-hoc")),
            ("tieu hoc", Some("tieu-hoc")),
            ("phong", Some("phong")),
            ("0", None),
            ("99", None),
            ("trung-hoc", None),
            ("", None),
        ] {
            assert_eq!(meant(answer, &units).as_deref(), unit, "{answer}");
        }
    }

    #[test]
    fn every_unit_that_is_guessed_is_one() {
        let units = Schemas::built_in().units();
        let guessed = LEVELS.iter().chain(&OTHERS).map(|(key, _)| key).chain(OFFICES.iter().map(|(key, _)| key));
        for key in guessed {
            assert!(units.contains_key(*key), "{key}");
        }
    }
}
