//! Whom a text is about, by what stands above it: the title of a page, a heading, a line that announces a list.

use super::words::Words;
use crate::vietnamese::fold;

/// Whom what follows is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Context {
    /// Pupils, children, their parents.
    Pupils,
    /// Staff, candidates for posts, officials.
    Staff,
    /// Nothing tells.
    #[default]
    Unknown,
}

static PUPILS: Words = Words::of(&[
    "hoc sinh",
    "hs",
    "tre",
    "tre em",
    "cac em",
    "cac chau",
    "chau",
    "phu huynh",
    "phhs",
    "cha me",
    "thi sinh",
    "lop",
    "tuyen sinh",
    "hoc bong",
    "so bao danh",
    "sbd",
    "tan hoc sinh",
    "doi tuyen",
    "ho so du tuyen",
    "nhap hoc",
    "be",
    "pupils",
]);

static STAFF: Words = Words::of(&[
    "cuu hoc sinh",
    "hoc sinh cu",
    "cuu hs",
    "giao vien",
    "gv",
    "can bo",
    "vien chuc",
    "nhan vien",
    "tuyen dung",
    "nhan su",
    "lanh dao",
    "ban giam hieu",
    "hoi dong truong",
    "cong chuc",
    "ung vien",
    "thang hang",
    "ban chap hanh",
    "dang vien",
    "chi bo",
    "cong doan",
    "doi ngu",
    "nha giao",
    "thay co",
    "ban bien tap",
    "to chuyen mon",
    "giang vien",
    "bao cao vien",
    "cong doan vien",
    "can su",
    "dai bieu",
    "nha cung cap",
    "nha thau",
    "staff",
]);

impl Context {
    /// What a line above a text says; the first word counts, since what follows it is most often about it.
    pub fn of(line: &str) -> Self {
        let folded = fold(line);
        match (PUPILS.first(&folded), STAFF.first(&folded)) {
            (Some(pupils), staff) if staff.is_none_or(|staff| pupils < staff) => Self::Pupils,
            (_, Some(_)) => Self::Staff,
            _ => Self::Unknown,
        }
    }

    /// This, or another that is asked for only where nothing tells.
    #[must_use]
    pub(super) fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        if self == Self::Unknown { other() } else { self }
    }

    /// This, or another where nothing tells.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self == Self::Unknown { other } else { self }
    }
}
