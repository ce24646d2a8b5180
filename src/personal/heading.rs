//! What the heading of a column says that stands in it.

use super::{Kind, words};
use crate::vietnamese::bare_words;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Whole names.
    Name,
    /// A part of names: the family's and the middle one, or the given one.
    NamePart,
    /// Personal data of a kind.
    Data(Kind),
    /// Figures that are nobody's: money, numbers of papers.
    Figures,
    /// Anything else.
    Other,
}

/// Whom a heading makes the rows of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// Pupils and nobody else.
    Pupils,
    /// Most often pupils: a class, a mark.
    PerhapsPupils,
    /// Staff, candidates for posts, officials.
    Staff,
    /// Money.
    Finance,
}

const WHOLE_NAMES: [&str; 18] = [
    "ho va ten",
    "ho ten",
    "ho & ten",
    "hoten",
    "ten hoc sinh",
    "ten hs",
    "ten tre",
    "ten em",
    "ten chau",
    "ten be",
    "ho ten hs",
    "ten thi sinh",
    "hoc sinh",
    "full name",
    "ho va ten hs",
    "nguoi nop don",
    "ten phu huynh",
    "ho va ten tre",
];
const NAME_PARTS: [&str; 8] = ["ho dem", "ho lot", "ho va dem", "ten dem", "ho va ten dem", "ten", "ho", "name"];
const BIRTHS: [&str; 13] = [
    "ngay sinh",
    "sinh ngay",
    "ngay thang nam sinh",
    "ngay thang sinh",
    "nam sinh",
    "ns",
    "n sinh",
    "nsinh",
    "ntns",
    "date of birth",
    "dob",
    "birthday",
    "ngay thang nam",
];
const IDENTITIES: [&str; 15] = [
    "cccd",
    "can cuoc",
    "cmnd",
    "cmt",
    "dinh danh",
    "ddcn",
    "chung minh",
    "so dd",
    "mddcn",
    "cmtnd",
    "socccd",
    "mdd",
    "can cuoc cong dan",
    "ma dd",
    "id card",
];
const PHONES: [&str; 13] = [
    "dien thoai",
    "dt",
    "sdt",
    "so dt",
    "di dong",
    "dtdd",
    "phone",
    "zalo",
    "tel",
    "so lien lac",
    "so lien he",
    "dthoai",
    "mobile",
];
const HOMES: [&str; 16] = [
    "dia chi",
    "noi o",
    "cho o",
    "thuong tru",
    "tam tru",
    "ho khau",
    "noi cu tru",
    "cho o hien nay",
    "hktt",
    "noi o hien nay",
    "cu tru",
    "address",
    "dc",
    "noi thuong tru",
    "thon xom",
    "to dan pho",
];
const PUPILS: [&str; 34] = [
    "hoc sinh",
    "hs",
    "tre",
    "chau",
    "be",
    "sbd",
    "so bao danh",
    "bao danh",
    "phu huynh",
    "phhs",
    "cha me",
    "cha",
    "me",
    "bo",
    "ho ten cha",
    "ho ten me",
    "nguoi giam ho",
    "nguoi do dau",
    "ma hs",
    "mahs",
    "truong tieu hoc",
    "hoc luc",
    "hanh kiem",
    "hoc tai truong",
    "truong dang hoc",
    "hoc truong",
    "lop 5",
    "phong thi",
    "ph",
    "ma ho so",
    "em",
    "truong mam non",
    "pupil",
    "student",
];
const PERHAPS: [&str; 11] = [
    "lop",
    "khoi",
    "diem",
    "diem tb",
    "diem trung binh",
    "ket qua hoc tap",
    "xep loai",
    "giai",
    "thanh tich",
    "nam hoc",
    "class",
];
const STAFF: [&str; 34] = [
    "chuc vu",
    "chuc danh",
    "giao vien",
    "gv",
    "nhiem vu",
    "don vi cong tac",
    "to chuyen mon",
    "trinh do",
    "chuyen mon",
    "chuyen nganh",
    "ngach",
    "he so",
    "luong",
    "vi tri",
    "vi tri viec lam",
    "vi tri du tuyen",
    "bang cap",
    "can bo",
    "nhan vien",
    "vien chuc",
    "phan cong",
    "mon day",
    "day mon",
    "ung tuyen",
    "cong tac",
    "hoc vi",
    "hoc ham",
    "bo mon",
    "phu trach",
    "van bang",
    "giang day",
    "ma ngach",
    "chuc nghiep",
    "ngay vao nganh",
];
const FINANCE: [&str; 16] = [
    "so tien",
    "thanh tien",
    "don gia",
    "tai khoan",
    "so tk",
    "stk",
    "ma so thue",
    "mst",
    "du toan",
    "quyet toan",
    "nha cung cap",
    "doanh nghiep",
    "cong ty",
    "nha thau",
    "gia tri",
    "kinh phi",
];
/// Headings of numbers that are nobody's, however long they are.
const FIGURES: [&str; 18] = [
    "so tien",
    "thanh tien",
    "tong tien",
    "don gia",
    "kinh phi",
    "gia tri",
    "du toan",
    "quyet toan",
    "tai khoan",
    "so tk",
    "stk",
    "ma so thue",
    "mst",
    "ma ho so",
    "so hieu",
    "so ky hieu",
    "ma vach",
    "so seri",
];
/// Headings of lists whose rows nobody is, whatever words they share.
const OTHERS: [&str; 14] = [
    "ten truong",
    "ten don vi",
    "co quan",
    "ten sach",
    "ten tep",
    "ten tai lieu",
    "dia chi email",
    "dia chi web",
    "website",
    "ten co so",
    "ten nha",
    "ten van ban",
    "ten thu tuc",
    "dia chi truy cap",
];

/// A heading as it is compared: folded, signs as spaces.
pub(super) fn plain(heading: &str) -> String {
    bare_words(heading).trim().to_owned()
}

/// What stands below a heading, which is plain.
pub(super) fn column(plain: &str) -> Column {
    if plain.len() > 80 || words::has(plain, &OTHERS) {
        Column::Other
    } else if words::has(plain, &IDENTITIES) {
        Column::Data(Kind::Identity)
    } else if words::has(plain, &BIRTHS) && !plain.contains("noi sinh") || plain == "sinh" {
        Column::Data(Kind::Birth)
    } else if words::has(plain, &PHONES) {
        Column::Data(Kind::Phone)
    } else if words::has(plain, &HOMES) {
        Column::Data(Kind::Home)
    } else if words::has(plain, &FIGURES) {
        Column::Figures
    } else if NAME_PARTS.contains(&plain) {
        Column::NamePart
    } else if words::has(plain, &WHOLE_NAMES) && !is_count(plain) {
        Column::Name
    } else {
        Column::Other
    }
}

/// “Số học sinh”, “Tổng số HS”: how many there are, not who.
fn is_count(plain: &str) -> bool {
    ["so hoc sinh", "so hs", "tong", "si so", "so luong", "ti le", "ty le"].iter().any(|words| plain.starts_with(words))
}

/// Whom a heading, which is plain, makes the rows.
pub(super) fn hint(plain: &str) -> Option<Hint> {
    if is_count(plain) || words::has(plain, &OTHERS) {
        None
    } else if words::has(plain, &["gvcn", "giao vien chu nhiem", "gv chu nhiem", "giao vien huong dan", "gvhd"]) {
        // Pupils have them too.
        None
    } else if words::has(plain, &STAFF) {
        Some(Hint::Staff)
    } else if words::has(plain, &PUPILS) {
        Some(Hint::Pupils)
    } else if words::has(plain, &PERHAPS) {
        Some(Hint::PerhapsPupils)
    } else if words::has(plain, &FINANCE) {
        Some(Hint::Finance)
    } else {
        None
    }
}
