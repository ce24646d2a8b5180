//! Who a named person is, by the words around the name.

use std::ops::Range;

use super::number::has_digits;
use super::words::{self, Words};

/// What a person is to a school's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A pupil, a child, or a parent as such.
    Pupil,
    /// There by office or profession, or an adult of public life.
    Official,
    /// Nothing tells.
    Unknown,
}

/// What pupils, and their parents as such, are called; in lower case.
static PUPILS: Words = Words::of(&[
    "em",
    "cháu",
    "bé",
    "trẻ",
    "học sinh",
    "hs",
    "học trò",
    "nữ sinh",
    "nam sinh",
    "thí sinh",
    "phụ huynh",
    "phhs",
    "cha mẹ em",
    "sbd",
    "báo danh",
    "mã hs",
    "mẹ em",
    "bố em",
    "mẹ cháu",
    "bố cháu",
    "cháu bé",
    "ph em",
    "đội viên",
    "trẻ em",
    "bệnh nhi",
    "hoc sinh",
    "phu huynh",
    "chau",
    "lớp trưởng",
    "lớp phó",
    "pupil",
    "student",
    "học viên",
]);

/// What adults are called who are there by office, or simply adults; in lower case.
static OFFICIALS: Words = Words::of(&[
    "cô",
    "thầy",
    "giáo viên",
    "gv",
    "gvcn",
    "hiệu trưởng",
    "phó hiệu trưởng",
    "đồng chí",
    "đ/c",
    "đc",
    "ông",
    "bà",
    "anh",
    "chị",
    "chú",
    "bác",
    "chủ tịch",
    "bí thư",
    "giám đốc",
    "phó",
    "trưởng",
    "bác sĩ",
    "bs",
    "nhà báo",
    "tác giả",
    "thư ký",
    "kế toán",
    "chuyên viên",
    "công an",
    "nghệ sĩ",
    "tiến sĩ",
    "ts",
    "ths",
    "thạc sĩ",
    "giáo sư",
    "gs",
    "pgs",
    "cán bộ",
    "nhân viên",
    "văn thư",
    "bảo vệ",
    "y tế",
    "thiếu tá",
    "trung tá",
    "thượng tá",
    "đại tá",
    "đại úy",
    "đại uý",
    "thượng úy",
    "luật sư",
    "nhạc sĩ",
    "nhà văn",
    "nhà thơ",
    "họa sĩ",
    "hlv",
    "huấn luyện viên",
    "tổng phụ trách",
    "đạo diễn",
    "hoa hậu",
    "người mẫu",
    "nghi phạm",
    "đối tượng",
    "bị cáo",
    "bị can",
    "liệt sĩ",
    "anh hùng",
    "tướng",
    "điều tra viên",
    "nhà phê bình",
    "bộ trưởng",
    "thứ trưởng",
    "cục trưởng",
    "vụ trưởng",
    "tổng giám đốc",
    "tổng bí thư",
    "tổng biên tập",
    "thủ tướng",
    "đại biểu",
    "ủy viên",
    "uỷ viên",
    "doanh nhân",
    "nhà giáo",
    "nhà khoa học",
    "nghệ nhân",
    "viện sĩ",
    "kỹ sư",
    "kĩ sư",
    "kiến trúc sư",
    "phi công",
    "thiếu tướng",
    "trung tướng",
    "thượng tướng",
    "đại tướng",
    "nguyên",
]);

/// What adults and pupils are called for what they are good at; in lower case.
static PERFORMERS: Words = Words::of(&[
    "ca sĩ",
    "diễn viên",
    "cầu thủ",
    "vđv",
    "vận động viên",
    "mc",
    "tiền vệ",
    "tiền đạo",
    "hậu vệ",
    "trung vệ",
    "thủ môn",
    "thủ thành",
    "chân sút",
    "danh thủ",
    "tuyển thủ",
    "đội trưởng",
    "kình ngư",
    "kỳ thủ",
    "tay vợt",
    "võ sĩ",
    "võ sư",
    "cua-rơ",
    "xạ thủ",
    "rapper",
    "á hậu",
    "nghệ danh",
    "danh hài",
    "nhạc công",
    "phóng viên",
    "biên tập viên",
    "nhiếp ảnh gia",
    "phát thanh viên",
]);

/// Who went to school once, in lower case: grown up since.
static FORMER: Words = Words::of(&[
    "cựu học sinh",
    "cựu hs",
    "cựu nữ sinh",
    "cựu nam sinh",
    "nguyên học sinh",
    "học sinh cũ",
    "học trò cũ",
    "cựu sinh viên",
]);

/// What stands right behind the name of a pupil; in lower case.
static BEHIND: Words = Words::of(&[
    "học sinh",
    "hs",
    "lớp",
    "hoc sinh",
    "lop",
    "nữ sinh",
    "thí sinh",
    "class",
    "grade",
    "pupil",
    "student",
    "a pupil",
    "a student",
]);

/// What pupils are who are told of further behind their names, in lower case.
static FURTHER: Words = Words::of(&[
    "lớp",
    "lop",
    "học sinh lớp",
    "hs lớp",
    "là học sinh",
    "học sinh trường",
    "hs trường",
    "class",
    "grade",
]);

/// Whom one is told to ask, when it stands before the name.
static ASKED: Words = Words::of(&["liên hệ"]);

/// With these before it “em” or “cháu” is none of a school.
const NO_PUPILS: [&str; 5] = ["anh em", "chị em", "anh chị em", "con cháu", "trẻ con"];

/// How far around a name the words are looked at, in bytes.
const NEAR: usize = 64;

/// Who the person of this name is.
pub(super) fn of(text: &str, name: &Range<usize>) -> Role {
    let after = words::begin_of(&text[name.end..], NEAR);
    let after = after.trim_start_matches([' ', '\u{a0}', ',', '(', '-', '–', ':', '\n']).to_lowercase();
    let clause = words::end_of(&text[..name.start], NEAR);
    let clause = clause.rsplit(['.', ';', '\n', '!', '?', ')']).next().unwrap_or_default().to_lowercase();
    let (pupil, official) = (PUPILS.last_end(&clause), OFFICIALS.last_end(&clause).max(ASKED.last_end(&clause)));
    if OFFICIALS.begin(&after) || FORMER.begin(&after) || after.starts_with("chủ nhiệm") {
        return Role::Official;
    }
    let is_behind = || BEHIND.begin(&after) || begins_with_class(&after) || is_pupil_further(&after);
    let performer = PERFORMERS.last_end(&clause);
    if performer > pupil.max(official) {
        return if is_behind() { Role::Pupil } else { Role::Official };
    }
    let is_former = pupil.is_some() && FORMER.last_end(&clause) >= pupil;
    if official > pupil || is_former {
        return Role::Official;
    }
    let is_pupil = pupil.is_some() && !words::ends_with(&clause, &NO_PUPILS);
    if is_pupil || is_behind() {
        return Role::Pupil;
    }
    Role::Unknown
}

/// Whether a pupil's class stands behind numbers or days: “(sinh ngày 12/05/2014), lớp 6A”.
fn is_pupil_further(after: &str) -> bool {
    let parts = after.split([',', '(', ')', ';', '–']).map(str::trim).filter(|part| !part.is_empty());
    let mut parts = parts.skip_while(|part| has_digits(part, 4));
    parts.next().is_some_and(|part| FURTHER.begin(part) || begins_with_class(part))
}

/// Whether a whole cell is a class: `6A`, `12A10`.
pub(super) fn is_class(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() <= 5 && begins_with_class(&cell.to_lowercase()) && cell.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// `6a1)`: a class begins the text, which is in lower case.
fn begins_with_class(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut rest = text[digits..].chars();
    let letter = rest.next();
    let number: u8 = text[..digits].parse().unwrap_or(0);
    (1..=12).contains(&number)
        && letter.is_some_and(|c| c.is_ascii_lowercase())
        && rest.next().is_none_or(|c| !c.is_alphabetic())
}
