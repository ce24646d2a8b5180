//! What a title tells besides its words: a school year, a year, a week, the number of a document.

use jiff::civil::Date;

use crate::vietnamese::{SchoolYear, composed, fold, parse_date, week_monday, week_of};

/// Years that schools write of.
const YEARS: std::ops::RangeInclusive<i16> = 1945..=2100;

/// A title with what it tells.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// In composed form, with single spaces.
    pub title: String,
    /// “năm học 2021-2022”, or that in which a quarter ends.
    pub school_year: Option<SchoolYear>,
    /// A year by itself: “năm 2026”, “Quý III/2026”.
    pub year: Option<i16>,
    /// “Tuần 49”, as year and number.
    pub week: Option<(i16, i8)>,
    /// “12/KH-THCS”.
    pub number: Option<String>,
}

impl Told {
    /// What a title tells on this day.
    pub fn by(title: &str, today: Date) -> Self {
        let title = composed(title).split_whitespace().collect::<Vec<_>>().join(" ");
        let number = title.split(' ').map(without_marks).find(|word| is_number(word)).map(str::to_owned);
        let rest = number.as_ref().map_or_else(|| title.clone(), |number| title.replacen(number.as_str(), "", 1));
        let folded = fold(&rest);
        let numbers = Numbers::of(&folded);
        let written = numbers.school_year();
        let year = numbers.year(written);
        let school_year = written.or_else(|| end_of_quarter(&folded, year?).map(SchoolYear::of));
        let day = rest.split([' ', '(', ')']).map(without_marks).find_map(|word| parse_date(word).ok());
        let week = numbers.week().map(|week| (week, day.map(week_of)));
        let week = week.and_then(|(week, of_day)| of_day.or_else(|| with_year(week, year, written, today)));
        Self { title, school_year, year, week, number }
    }

    /// Whether the title begins with these words.
    pub fn begins_with(&self, words: &str) -> bool {
        let (title, words) = (fold(&self.title), fold(words));
        title.strip_prefix(&words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    }
}

/// A word without the marks around it.
fn without_marks(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a word is the number of a document: digits, a stroke, capitals.
fn is_number(word: &str) -> bool {
    let is_of_it = |c: char| c.is_ascii_digit() || c.is_uppercase() || matches!(c, '/' | '-' | '.');
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('/') && word.chars().all(is_of_it) && capitals > 1
}

/// The numbers of a folded title, each with its place.
struct Numbers<'t> {
    text: &'t str,
    found: Vec<(usize, &'t str)>,
}

impl<'t> Numbers<'t> {
    fn of(text: &'t str) -> Self {
        let mut found = Vec::new();
        let mut at = 0;
        for run in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
            let digits = run.trim_end_matches(|c: char| !c.is_ascii_digit());
            if !digits.is_empty() {
                found.push((at, digits));
            }
            at += run.len();
        }
        Self { text, found }
    }

    /// What stands between a number and the one before it.
    fn before(&self, index: usize) -> &'t str {
        let begin = index.checked_sub(1).map_or(0, |before| self.found[before].0 + self.found[before].1.len());
        self.text[begin..self.found[index].0].trim()
    }

    /// Two years in a row; the second one may be shortened.
    fn school_year(&self) -> Option<SchoolYear> {
        (1..self.found.len()).find_map(|index| {
            let ((_, start), (_, end)) = (self.found[index - 1], self.found[index]);
            let is_joined = matches!(self.before(index), "-" | "–" | "—" | "/" | "−");
            let is_named = self.before(index - 1).ends_with("nam hoc");
            let start: i16 = match start.len() {
                4 => start.parse().ok().filter(|year| YEARS.contains(year))?,
                2 if is_named => 2000 + start.parse::<i16>().ok()?,
                _ => return None,
            };
            let next = (start + 1).to_string();
            (is_joined && (end == next || end == &next[2..])).then_some(SchoolYear { start })
        })
    }

    /// The first year that is no part of a school year.
    fn year(&self, school_year: Option<SchoolYear>) -> Option<i16> {
        let years = self.found.iter().filter(|(_, digits)| digits.len() == 4);
        let is_of_it = |year: i16| school_year.is_some_and(|of| year == of.start || year == of.start + 1);
        years.filter_map(|(_, digits)| digits.parse().ok()).find(|year| YEARS.contains(year) && !is_of_it(*year))
    }

    /// The number behind “tuần”.
    fn week(&self) -> Option<i8> {
        let is_week = |index: &usize| {
            let before = self.before(*index);
            let word = before.strip_suffix("thu").or_else(|| before.strip_suffix("so")).unwrap_or(before).trim_end();
            word.ends_with("tuan") || (word == "-w" || word == "w")
        };
        (0..self.found.len()).find(is_week).and_then(|index| self.found[index].1.parse().ok())
    }
}

/// The last day of the quarter that a folded title names.
fn end_of_quarter(folded: &str, year: i16) -> Option<Date> {
    let (_, after) = folded.split_once("quy ")?;
    let month = match after.split(|c: char| !c.is_alphanumeric()).next()? {
        "i" | "1" => 3,
        "ii" | "2" => 6,
        "iii" | "3" => 9,
        "iv" | "4" => 12,
        _ => return None,
    };
    Date::new(year, month, 1).ok().map(Date::last_of_month)
}

/// A week with the year that the title tells, else with that which brings it nearest to today.
fn with_year(week: i8, year: Option<i16>, school_year: Option<SchoolYear>, today: Date) -> Option<(i16, i8)> {
    let years = match (year, school_year) {
        (Some(year), _) => year..=year,
        (None, Some(of)) => of.start..=of.start + 1,
        (None, None) => today.year() - 1..=today.year() + 1,
    };
    let distance = |monday: Date| today.until(monday).map_or(i32::MAX, |span| span.get_days().abs());
    let weeks = years.filter_map(|year| Some((year, week_monday(year, week)?)));
    let weeks = weeks.filter(|(_, monday)| school_year.is_none_or(|of| SchoolYear::of(*monday) == of));
    weeks.min_by_key(|(_, monday)| distance(*monday)).map(|(year, _)| (year, week))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn told(title: &str) -> Told {
        Told::by(title, date(2026, 11, 21))
    }

    #[test]
    fn school_years_are_read_as_they_are_written() {
        for title in ["Năm học 2021-2022", "Niên giám 2021 – 2022", "năm học 21-22", "Năm học 2021/22", "2021—2022"]
        {
            assert_eq!(told(title).school_year, Some(SchoolYear { start: 2021 }), "{title}");
            assert_eq!(told(title).year, None, "{title}");
        }
        for title in ["Lớp 6-7", "Nhiệm kỳ 2021-2026", "Ngày 20-21", "Tháng 9/2026"] {
            assert_eq!(told(title).school_year, None, "{title}");
        }
    }

    #[test]
    fn a_week_is_that_of_the_year_told_or_the_nearest() {
        for (title, week) in [
            ("Tuần 49", Some((2026, 49))),
            ("Lịch công tác tuần 2", Some((2027, 2))),
            ("Tuần thứ 40", Some((2026, 40))),
            ("Tuần 49/2025", Some((2025, 49))),
            ("Tuần 10 năm 2026", Some((2026, 10))),
            ("Tuần 13 (23/11/2026 - 29/11/2026)", Some((2026, 48))),
            ("Tuần 5 năm học 2026-2027", Some((2027, 5))),
            ("Tuần 53 năm 2027", None),
            ("2026-W49", Some((2026, 49))),
            ("Lịch trực Tết", None),
            ("Tuần lễ xanh", None),
        ] {
            assert_eq!(told(title).week, week, "{title}");
        }
    }

    #[test]
    fn the_number_of_a_document_is_no_year_and_no_class() {
        for (title, number) in [
            ("Kế hoạch số 12/KH-THCS", Some("12/KH-THCS")),
            ("Quyết định 2025/QĐ-UBND, năm 2026", Some("2025/QĐ-UBND")),
            ("Thông tư (09/2024/TT-BGDĐT)", Some("09/2024/TT-BGDĐT")),
            ("Thi tổ hợp lớp 6/A", None),
            ("Ngày 20/11", None),
        ] {
            assert_eq!(told(title).number.as_deref(), number, "{title}");
        }
        assert_eq!(told("Quyết định 2025/QĐ-UBND, năm 2026").year, Some(2026));
    }

    #[test]
    fn a_quarter_is_of_the_school_year_that_it_ends_in() {
        assert_eq!(told("Thu chi Quý II/2026").school_year, Some(SchoolYear { start: 2025 }));
        assert_eq!(told("Thu chi quý 4 năm 2026").school_year, Some(SchoolYear { start: 2026 }));
        assert_eq!(told("Mua máy quý 2").school_year, None);
    }

    #[test]
    fn a_title_is_composed_and_has_single_spaces() {
        assert_eq!(told(" Ho\u{323}c\u{a0} bu\u{300}\n").title, "Học bù");
        assert!(told("Kế hoạch năm").begins_with("Kế hoạch") && !told("Báo cáoviên").begins_with("Báo cáo"));
    }
}
