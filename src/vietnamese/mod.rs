//! Stand-in.
use jiff::civil::{Date, DateTime};
use unicode_normalization::UnicodeNormalization;
pub fn fold(s: &str) -> String {
    s.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}
pub fn slug(s: &str) -> String {
    let mut o = String::new();
    for c in fold(s).chars() {
        if c.is_ascii_alphanumeric() {
            o.push(c)
        } else if !o.ends_with('-') && !o.is_empty() {
            o.push('-')
        }
    }
    o.trim_end_matches('-').chars().take(80).collect()
}
pub fn file_slug(s: &str) -> String {
    match s.rsplit_once('.') {
        Some((a, b)) => format!("{}.{}", slug(a), slug(b)),
        None => slug(s),
    }
}
pub fn is_nfc(s: &str) -> Option<usize> {
    if unicode_normalization::is_nfc(s) { None } else { Some(0) }
}
pub fn collation_key(s: &str) -> String {
    fold(s)
}
pub fn name_key(s: &str) -> String {
    fold(s)
}
#[derive(Clone, Copy, Debug)]
pub enum Legacy {
    Tcvn3,
    Vni,
}
impl std::fmt::Display for Legacy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}
impl Legacy {
    pub fn repair(&self, s: &str) -> String {
        s.to_owned()
    }
}
pub fn legacy_encoding(_: &str) -> Option<(Legacy, usize)> {
    None
}
#[derive(Clone, Copy, Debug)]
pub enum DateFault {
    NoYear,
    ShortYear,
    Impossible,
    NotADate,
}
pub fn parse_date(s: &str) -> Result<Date, DateFault> {
    if let Ok(d) = s.parse() {
        return Ok(d);
    }
    let p: Vec<_> = s.split(['/', '-']).collect();
    if p.len() == 3 {
        let n = |i: usize| p[i].parse::<i16>().map_err(|_| DateFault::NotADate);
        Date::new(n(2)?, n(1)? as i8, n(0)? as i8).map_err(|_| DateFault::Impossible)
    } else {
        Err(DateFault::NotADate)
    }
}
pub fn parse_datetime(s: &str) -> Result<DateTime, DateFault> {
    if let Ok(d) = s.get(..19).unwrap_or(s).replace(' ', "T").parse::<DateTime>() {
        return Ok(d);
    }
    parse_date(s).map(|d| d.to_datetime(jiff::civil::Time::midnight()))
}
pub fn long_date(d: Date) -> String {
    d.strftime("%d/%m/%Y").to_string()
}
pub fn format_with_weekday(d: Date) -> String {
    long_date(d)
}
pub fn parse_week(s: &str) -> Option<(i16, i8)> {
    let (a, b) = s.split_once("-W")?;
    Some((a.parse().ok()?, b.parse().ok()?))
}
pub fn week_monday(y: i16, w: i8) -> Option<Date> {
    jiff::civil::ISOWeekDate::new(y, w, jiff::civil::Weekday::Monday).ok().map(|d| d.date())
}
pub fn week_of(d: Date) -> (i16, i8) {
    let w = d.iso_week_date();
    (w.year(), w.week())
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear {
    pub start: i16,
}
impl std::fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.start, self.start + 1)
    }
}
impl std::str::FromStr for SchoolYear {
    type Err = ();
    fn from_str(s: &str) -> Result<Self, ()> {
        let (a, b) = s.split_once('-').ok_or(())?;
        let a: i16 = a.parse().map_err(|_| ())?;
        let b: i16 = b.parse().map_err(|_| ())?;
        if b == a + 1 { Ok(Self { start: a }) } else { Err(()) }
    }
}
impl<'de> serde::Deserialize<'de> for SchoolYear {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let s = String::deserialize(d)?;
        s.parse().map_err(|()| serde::de::Error::custom("year"))
    }
}
pub fn group_thousands(n: i64) -> String {
    let s = n.unsigned_abs().to_string();
    let mut o = String::new();
    for (i, c) in s.chars().enumerate() {
        if i > 0 && (s.len() - i) % 3 == 0 {
            o.push('.')
        }
        o.push(c);
    }
    if n < 0 { format!("-{o}") } else { o }
}
pub fn decimal(n: f64, d: usize) -> String {
    format!("{n:.d$}").replace('.', ",")
}
pub fn file_size(n: u64) -> String {
    format!("{} kB", n.div_ceil(1000))
}
pub fn nearest<'a>(s: &str, it: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let f = fold(s);
    it.into_iter().find(|k| {
        let k = fold(k);
        k.len().abs_diff(f.len()) <= 1 && k.chars().zip(f.chars()).filter(|(a, b)| a != b).count() <= 2
    })
}
