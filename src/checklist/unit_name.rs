//! What kind of unit a name says: “Trường THCS …” is no nhóm trẻ.

use crate::vietnamese::bare_words;

/// Units that aren't schools, whatever a school teaches.
const NO_SCHOOLS: [&str; 6] = ["hoc-tap-cong-dong", "nhom-tre", "lop-mau-giao", "lop-mam-non", "phong", "so"];

/// Folded: a level in the name of a school, with the units that such a school may be. Private schools and those of
/// peoples often teach more than their name says.
const LEVELS: [(&str, &[&str]); 10] = [
    (" mam non ", &["mam-non", "mau-giao", "nha-tre"]),
    (" mn ", &["mam-non", "mau-giao", "nha-tre"]),
    (" mau giao ", &["mau-giao", "mam-non"]),
    (" tieu hoc ", &["tieu-hoc"]),
    (" th ", &["tieu-hoc", "lien-cap"]),
    (" trung hoc co so ", &["thcs"]),
    (" thcs ", &["thcs"]),
    (" trung hoc pho thong ", &["thpt", "lien-cap"]),
    (" thpt ", &["thpt", "lien-cap"]),
    (" pho thong ", &["lien-cap", "thpt"]),
];

/// Folded: how the name of a unit begins that is no school, with what it may be. The first that fits decides.
const OTHERS: [(&str, &[&str]); 13] = [
    (" trung tam hoc tap cong dong ", &["hoc-tap-cong-dong"]),
    (" trung tam htcd ", &["hoc-tap-cong-dong"]),
    (" trung tam giao duc nghe nghiep ", &["gdnn-gdtx", "gdtx", "trung-tam-khac"]),
    (" trung tam gdnn ", &["gdnn-gdtx", "gdtx", "trung-tam-khac"]),
    (" trung tam giao duc thuong xuyen ", &["gdtx", "gdnn-gdtx", "trung-tam-khac"]),
    (" trung tam gdtx ", &["gdtx", "gdnn-gdtx", "trung-tam-khac"]),
    (" nhom tre ", &["nhom-tre", "lop-mam-non", "lop-mau-giao"]),
    (" lop mau giao ", &["lop-mau-giao", "lop-mam-non", "nhom-tre"]),
    (" lop mam non ", &["lop-mam-non", "lop-mau-giao", "nhom-tre"]),
    (" phong giao duc ", &["phong"]),
    (" phong gd ", &["phong"]),
    (" so giao duc ", &["so"]),
    (" so gd ", &["so"]),
];

/// What a unit is by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// One of these, the likeliest first; empty where the name says only that it is a school.
    pub units: Vec<&'static str>,
}

impl Named {
    /// What a name says; `None` where it says nothing of the kind.
    pub fn by(name: &str) -> Option<Self> {
        let bare = bare_words(name);
        if let Some((_, units)) = OTHERS.iter().find(|(words, _)| bare.starts_with(words)) {
            return Some(Self { units: units.to_vec() });
        }
        bare.starts_with(" truong ").then(|| Self { units: of_school(&bare) })
    }

    /// Whether a unit may have the name.
    pub fn allows(&self, unit: &str) -> bool {
        if self.units.is_empty() { !NO_SCHOOLS.contains(&unit) } else { self.units.contains(&unit) }
    }
}

/// A school of several levels has several, and each of them is what people call it.
fn of_school(bare: &str) -> Vec<&'static str> {
    // “Trung học phổ thông” says its level, not that the school has many.
    let bare = bare.replace(" trung hoc pho thong ", " thpt ");
    let levels: Vec<_> = LEVELS.iter().filter(|(words, _)| bare.contains(words)).map(|(_, units)| *units).collect();
    let several = if levels.len() > 1 { Some("lien-cap") } else { None };
    several.into_iter().chain(levels.into_iter().flatten().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::Named;

    fn allows(name: &str, unit: &str) -> bool {
        Named::by(name).is_none_or(|named| named.allows(unit))
    }

    #[test]
    fn a_name_says_what_a_unit_may_be() {
        for (name, unit) in [
            ("Trường THCS Sen Trắng", "thcs"),
            ("Trường Trung học phổ thông Chuyên Sen Trắng", "thpt"),
            ("Trường THCS và THPT Sen Trắng", "lien-cap"),
            ("Trường THCS & THPT Sen Trắng", "thpt"),
            ("Trường Tiểu học và THCS Sen Trắng", "lien-cap"),
            ("Trường Phổ thông Dân tộc nội trú Sen Trắng", "thpt"),
            ("Trường Phổ thông Dân tộc bán trú THCS Sen Trắng", "thcs"),
            ("Trường PTDTBT Tiểu học Sen Trắng", "tieu-hoc"),
            ("Trường Quốc tế Sen Trắng", "lien-cap"),
            ("Trường TH School Sen Trắng", "lien-cap"),
            ("Trung tâm GDNN-GDTX Sen Trắng", "gdnn-gdtx"),
            ("Nhóm trẻ Mầm non Sen Trắng", "nhom-tre"),
            ("Hệ thống giáo dục Sen Trắng", "lien-cap"),
            ("Phòng Văn hóa - Xã hội phường Sen Trắng", "phong"),
        ] {
            assert!(allows(name, unit), "{name}: {unit}");
        }
        for (name, unit) in [
            ("Trường THCS Sen Trắng", "hoc-tap-cong-dong"),
            ("Trường THCS Sen Trắng", "nhom-tre"),
            ("Trường THCS Sen Trắng", "thpt"),
            ("Trường Quốc tế Sen Trắng", "so"),
            ("Trường Trung học phổ thông Sen Trắng", "tieu-hoc"),
            ("Trung tâm Học tập cộng đồng xã Sen Trắng", "thcs"),
            ("Sở Giáo dục và Đào tạo Sen Trắng", "phong"),
        ] {
            assert!(!allows(name, unit), "{name}: {unit}");
        }
    }
}
