//! Whom the heading of a column makes the rows of its table.

use super::heading::{OTHERS, is_count};
use super::words::{self, Words};

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
    "hoc vien",
    "sinh vien",
    "thieu nhi",
    "doi vien",
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

/// Whether a heading, which is plain, is of a pupil's parent and nothing else.
pub(super) fn is_parent(plain: &str) -> bool {
    const PARENTS: [&str; 12] =
        ["me", "bo", "ba", "cha", "phu huynh", "phhs", "ph", "p h", "me em", "bo em", "ba em", "nguoi giam ho"];
    PARENTS.contains(&plain)
}

/// Whom a heading, which is plain, makes the rows.
pub(super) fn of(plain: &str) -> Option<Hint> {
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
