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
    "hoc vien",
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
static INSURANCES: Words =
    Words::of(&["bhyt", "bhxh", "bao hiem y te", "bao hiem xa hoi", "the bao hiem", "so bao hiem", "insurance"]);
static PASSPORTS: Words = Words::of(&["ho chieu", "passport"]);
static CODES: Words =
    Words::of(&["ma hoc sinh", "ma so hoc sinh", "ma hs", "mahs", "ma tre", "ma so hs", "student id", "pupil id"]);
static ACCOUNTS: Words = Words::of(&["tai khoan", "so tk", "stk", "account"]);
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
    "amount",
    "iban",
    "isbn",
]);
/// Short headings of money, that mean it only where they are the whole of one.
const MONEY: [&str; 8] = ["thu", "chi", "ton", "ton quy", "cong", "tong", "tong cong", "tien"];
/// Headings of lists whose rows nobody is, whatever words they share.
pub(super) static OTHERS: Words = Words::of(&[
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
    } else if INSURANCES.are_in(plain) {
        Column::Data(Kind::Insurance)
    } else if PASSPORTS.are_in(plain) {
        Column::Data(Kind::Passport)
    } else if CODES.are_in(plain) {
        Column::Data(Kind::Code)
    } else if ACCOUNTS.are_in(plain) {
        Column::Data(Kind::Account)
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
pub(super) fn is_count(plain: &str) -> bool {
    ["so hoc sinh", "so hs", "tong", "si so", "so luong", "ti le", "ty le"].iter().any(|words| plain.starts_with(words))
}
