//! What the heading of a column says that stands in it.

use super::Kind;
use super::words::{self, Words};
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

static WHOLE_NAMES: Words = Words::of(&[
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
]);
const NAME_PARTS: [&str; 8] = ["ho dem", "ho lot", "ho va dem", "ten dem", "ho va ten dem", "ten", "ho", "name"];
static BIRTHS: Words = Words::of(&[
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
    "sn",
    "s n",
    "n s",
    "ngay s",
    "birth date",
    "birthdate",
    "born",
]);
static IDENTITIES: Words = Words::of(&[
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
]);
static PHONES: Words = Words::of(&[
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
]);
static HOMES: Words = Words::of(&[
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
]);
static PUPILS: Words = Words::of(&[
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
]);
static PERHAPS: Words = Words::of(&[
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
]);
static STAFF: Words = Words::of(&[
    "cuu hoc sinh",
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
]);
static FINANCE: Words = Words::of(&[
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
]);
/// Headings of numbers that are nobody's, however long they are.
static FIGURES: Words = Words::of(&[
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
    "so du",
    "so phai nop",
    "so phai thu",
    "da nop",
    "da thu",
    "da chi",
    "con lai",
    "muc thu",
    "muc dong",
    "dong gop",
    "tong thu",
    "tong chi",
    "so hoa don",
    "ma giao dich",
    "ma don hang",
    "account",
    "amount",
    "iban",
    "isbn",
]);
/// Short headings of money, that mean it only where they are the whole of one.
const MONEY: [&str; 8] = ["thu", "chi", "ton", "ton quy", "cong", "tong", "tong cong", "tien"];
/// Headings of lists whose rows nobody is, whatever words they share.
static OTHERS: Words = Words::of(&[
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
]);

/// Longest heading, in bytes.
pub(super) const LONGEST: usize = 80;

/// A heading as it is compared: folded, signs as spaces.
pub(super) fn plain(heading: &str) -> String {
    bare_words(heading).trim().to_owned()
}

/// What stands below a heading, which is plain.
pub(super) fn column(plain: &str) -> Column {
    if plain.len() > LONGEST || OTHERS.are_in(plain) {
        Column::Other
    } else if IDENTITIES.are_in(plain) {
        Column::Data(Kind::Identity)
    } else if BIRTHS.are_in(plain) && !words::has(plain, &["noi sinh", "sinh hoat"]) || plain == "sinh" {
        Column::Data(Kind::Birth)
    } else if PHONES.are_in(plain) {
        Column::Data(Kind::Phone)
    } else if HOMES.are_in(plain) {
        Column::Data(Kind::Home)
    } else if FIGURES.are_in(plain) || MONEY.contains(&plain) {
        Column::Figures
    } else if NAME_PARTS.contains(&plain) {
        Column::NamePart
    } else if WHOLE_NAMES.are_in(plain) && !is_count(plain) {
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
    if is_count(plain) || OTHERS.are_in(plain) {
        None
    } else if words::has(plain, &["gvcn", "giao vien chu nhiem", "gv chu nhiem", "giao vien huong dan", "gvhd"]) {
        // Pupils have them too.
        None
    } else if STAFF.are_in(plain) {
        Some(Hint::Staff)
    } else if PUPILS.are_in(plain) {
        Some(Hint::Pupils)
    } else if PERHAPS.are_in(plain) {
        Some(Hint::PerhapsPupils)
    } else if FINANCE.are_in(plain) {
        Some(Hint::Finance)
    } else {
        None
    }
}
