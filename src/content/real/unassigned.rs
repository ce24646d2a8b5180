//! Duties of which a reader learns nothing: still to be given out, those that everybody has, the name of an office again.

use super::idle;

/// Bare words of duties that name none.
const IDLE: [&str; 76] = [
    "dang", "se", "sau", "chua", "cho", "som", "da", "phan", "cong", "duoc", "giao", "nhiem", "vu", "cac", "khac",
    "theo", "quy", "dinh", "viec", "lam", "mot", "so", "nhung", "cua", "cap", "tren", "nha", "truong", "hien", "nay",
    "hanh", "thuc", "hoan", "thanh", "tot", "dam", "nhan", "va", "hieu", "pho", "ban", "giam", "lanh", "dao", "don",
    "vi", "chuc", "trach", "phu", "day", "du", "khi", "co", "moi", "toan", "bo", "tat", "ca", "trong", "thoi", "gian",
    "toi", "tam", "bao", "thong", "dieu", "le", "luat", "phap", "can", "thiet", "quyen", "han", "minh", "tu", "voi",
];

/// Whether duties say nothing of whoever has them.
pub fn says_nobodys(duties: &str) -> bool {
    idle::only(duties, &IDLE).is_some()
}

#[cfg(test)]
mod tests {
    use super::says_nobodys;

    #[test]
    fn duties_tell_what_somebody_sees_to() {
        for nothing in [
            "Đang phân công",
            "Sẽ phân công sau",
            "Chờ phân công nhiệm vụ",
            "Các nhiệm vụ khác",
            "Thực hiện các nhiệm vụ được giao",
            "Hoàn thành tốt công việc được phân công.",
            "Nhiệm vụ theo chức trách",
            "Hiệu trưởng nhà trường",
            "Theo quy định của pháp luật",
        ] {
            assert!(says_nobodys(nothing), "{nothing}");
        }
        for duties in [
            "Phụ trách chung",
            "Phụ trách chuyên môn",
            "Tài chính, tổ chức",
            "Phụ trách khối 8, 9",
            "Chỉ đạo công tác Đội và các nhiệm vụ khác được giao",
            "",
        ] {
            assert!(!says_nobodys(duties), "{duties}");
        }
    }
}
