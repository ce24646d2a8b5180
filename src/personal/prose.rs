//! Running text: whose number, birthday or home stands there.

use std::cell::LazyCell;
use std::ops::Range;

use super::date::{self, FullDate};
use super::heading::{self, Column};
use super::hint;
use super::name::{self, Name};
use super::number::{Number, has_digits};
use super::role::{self, Role};
use super::words::{self, Words};
use super::{Context, Finding, Kind, Weight, birth, citizen, home, mobile, number, paper, spoken};

/// Whoever was born since is younger than any teacher.
pub(super) const CHILDREN_SINCE: u16 = 2006;

/// Whoever was born before is grown up, whatever school they once went to.
pub(super) const PUPILS_SINCE: u16 = 1996;

/// How far behind a name what belongs to it may stand, in bytes.
const FAR: usize = 260;

/// The digits of the shortest date, `5/3/14`: without them a text holds no number of a person either.
pub(super) const DIGITS: usize = 4;

/// How close before a name what belongs to it stands, in bytes: “0900 000 199 (mẹ em …)”.
const CLOSE: usize = 48;

/// Whoever was born later isn't at school yet; what is dated so is an event.
pub(super) const CHILDREN_UNTIL: u16 = 2022;

/// Before these nobody was born who is at school now.
const PAST: u16 = 1945;

/// A number, birthday or home in a text.
struct Datum {
    kind: Kind,
    at: Range<usize>,
    /// Of a birthday.
    year: u16,
    /// Whether the text calls it so.
    is_called: bool,
    /// Of a telephone: what is dialled behind the first nought.
    dialled: Option<String>,
}

impl Datum {
    fn of(kind: Kind, at: Range<usize>) -> Self {
        Self { kind, at, year: 0, is_called: true, dialled: None }
    }

    fn birth(date: &FullDate, is_called: bool) -> Self {
        Self { year: date.year, is_called, ..Self::of(Kind::Birth, date.at.clone()) }
    }

    fn uncalled(kind: Kind, at: Range<usize>) -> Self {
        Self { is_called: false, ..Self::of(kind, at) }
    }

    fn phone(digits: &str, at: Range<usize>) -> Self {
        Self { dialled: Some(mobile::dialled(digits)), ..Self::of(Kind::Phone, at) }
    }

    /// A number that is written in words.
    fn spoken(number: Number) -> Option<Self> {
        if mobile::is_mobile(&number.digits) {
            Some(Self::phone(&number.digits, number.at))
        } else {
            citizen::is_of_citizen(&number.digits).then_some(Self::of(Kind::Identity, number.at))
        }
    }
}

/// Somebody whom a text tells of.
struct Person {
    at: Range<usize>,
    /// `None` for one who is only called by initials, and so isn't named.
    role: Option<Role>,
}

impl Person {
    fn of(text: &str, Name { at, is_shortened }: Name) -> Self {
        let role = (!is_shortened).then(|| role::of(text, &at));
        Self { at, role }
    }
}

/// What is found in a text, with the bytes of the first of it; `context` says whom the text is about, and is asked only
/// where there is something to judge.
pub fn in_text(text: &str, context: impl FnOnce() -> Context) -> Option<Finding<Range<usize>>> {
    let written = text;
    let plain = number::plain_digits(written);
    let text = plain.as_ref();
    let has_numbers = has_digits(text, DIGITS);
    let (dates, shortened) = if has_numbers { date::both(text) } else { Default::default() };
    let mut data = if has_numbers { numbers(text, &dates, &shortened) } else { Vec::new() };
    let homes = home::find(text);
    data.extend(homes.said.into_iter().map(|at| Datum::of(Kind::Home, at)));
    data.extend(spoken::find(text).into_iter().filter_map(Datum::spoken));
    data.extend(birth::in_words(text).iter().map(|date| Datum::birth(date, true)));
    let uncalled = uncalled(text, &dates, homes.unsaid);
    if data.is_empty() && uncalled.is_empty() {
        return None;
    }
    data.sort_by_key(|datum| datum.at.start);
    let context = context();
    let names: Vec<Person> = name::find(text).into_iter().map(|name| Person::of(text, name)).collect();
    // Whatever they are called.
    data.extend(uncalled.into_iter().filter(|datum| is_beside_name(text, datum, &names)));
    let is_public = LazyCell::new(|| is_public(text));
    let weighed = data.into_iter().filter_map(|datum| {
        let owner = owner(text, &datum, &names, context);
        let weight = weight(text, &datum, owner, || *is_public)?;
        let phones = datum.dialled.into_iter().collect();
        Some(Finding { weight, kinds: vec![datum.kind], count: 1, phones, place: datum.at })
    });
    Finding::together(weighed).map(|found| found.at(|at| number::in_written(text, written, at)))
}

/// The numbers in a text that may be somebody's, and the days of birth among its dates.
fn numbers(text: &str, dates: &[FullDate], shortened: &[FullDate]) -> Vec<Datum> {
    let births = dates.iter().chain(shortened).filter(|date| birth::is_called(text, date.at.start));
    let mut data: Vec<Datum> = citizen::find(text).into_iter().map(|at| Datum::of(Kind::Identity, at)).collect();
    data.extend(mobile::find(text).into_iter().map(|at| Datum::phone(&text[at.clone()], at)));
    data.extend(paper::find(text).into_iter().map(|(kind, at)| Datum::of(kind, at)));
    data.extend(births.map(|date| Datum::birth(date, true)));
    data
}

/// What may be somebody's though nothing calls it so.
fn uncalled(text: &str, dates: &[FullDate], homes: Vec<Range<usize>>) -> Vec<Datum> {
    let births = dates.iter().filter(|date| is_of_child(date.year)).map(|date| Datum::birth(date, false));
    let homes = homes.into_iter().map(|at| Datum::uncalled(Kind::Home, at));
    let codes = paper::uncalled(text).into_iter().map(|at| Datum::uncalled(Kind::Code, at));
    births.chain(homes).chain(codes).collect()
}

/// Whether a whole text is a day on which a child at school may have been born.
pub(super) fn is_day_of_child(text: &str) -> bool {
    let is_whole = |date: &FullDate| date.at.len() == text.trim().len();
    text.len() <= 24 && date::all(text).iter().any(|date| is_whole(date) && is_of_child(date.year))
}

fn is_of_child(year: u16) -> bool {
    (CHILDREN_SINCE..=CHILDREN_UNTIL).contains(&year)
}

/// Whether nothing but signs and a class stands between a name and a date or place: “Trần Hoa Sen - 6A - 05/03/2014”.
fn is_beside_name(text: &str, datum: &Datum, people: &[Person]) -> bool {
    let before = before(people, datum);
    before.is_some_and(|person| {
        let between = &text[person.at.end..datum.at.start];
        let is_of_class = |word: &str| {
            matches!(word, "lớp" | "Lớp" | "HS")
                || word.len() <= 4
                    && word.starts_with(|c: char| c.is_ascii_digit())
                    && word.contains(char::is_alphabetic)
        };
        between.len() <= 40 && !between.contains('\n') && words::all(between).all(|(_, word)| is_of_class(word))
    })
}

/// The nearest person before something; people stand in order, and none in another.
fn before<'p>(people: &'p [Person], datum: &Datum) -> Option<&'p Person> {
    people[..people.partition_point(|person| person.at.end <= datum.at.start)].last()
}

/// Whose it is: of the nearest person before it, else of one just behind it; `None` where nobody is named.
fn owner(text: &str, datum: &Datum, people: &[Person], context: Context) -> Option<Role> {
    let before = before(people, datum);
    let before = before.filter(|person| is_told_of(&text[person.at.end..datum.at.start], datum.kind));
    let behind = people.get(people.partition_point(|person| person.at.start < datum.at.end));
    let behind = behind.filter(|person| is_close(&text[datum.at.end..person.at.start]));
    let pupil = behind.filter(|person| person.role == Some(Role::Pupil));
    // What nothing calls so is of whoever it stands behind.
    let person = if datum.is_called { pupil.or(before).or(behind) } else { before };
    let role = person?.role?;
    // Among pupils there are also those who are to be called, and who come from some place.
    let may_be_another = || match datum.kind {
        Kind::Phone => is_contact(text, datum) || is_asked_behind(text, datum),
        Kind::Home => !datum.is_called,
        _ => false,
    };
    let is_among_pupils = role == Role::Unknown && context == Context::Pupils && !may_be_another();
    Some(if is_among_pupils { Role::Pupil } else { role })
}

/// Whether what stands so far behind a name is still of that person: in another line it has to say what it is.
fn is_told_of(between: &str, kind: Kind) -> bool {
    // Where somebody lives, and a number with its name, say it themselves.
    let says_itself = !matches!(kind, Kind::Birth | Kind::Phone);
    let is_labelled = |line: &str| {
        let label = heading::plain(line);
        heading::column(&label) == Column::Data(kind) || kind == Kind::Phone && hint::is_parent(&label)
    };
    // A line of a number alone goes on with the one before.
    let is_bare = |(before, line): (&str, &str)| {
        !line.contains(char::is_alphanumeric) && !before.trim_start_matches(|c| c != '\n').trim().contains('\n')
    };
    between.len() <= FAR
        && between.rsplit_once('\n').is_none_or(|parted| says_itself || is_labelled(parted.1) || is_bare(parted))
}

fn is_close(between: &str) -> bool {
    between.len() <= CLOSE && !between.contains(['.', ';', '\n'])
}

/// How sure it is; `None` for what is no secret.
fn weight(text: &str, datum: &Datum, owner: Option<Role>, is_public: impl Fn() -> bool) -> Option<Weight> {
    let is_child = datum.kind == Kind::Birth && datum.year >= CHILDREN_SINCE;
    let is_grown_up = datum.kind == Kind::Birth && datum.year < PUPILS_SINCE && !is_of_parent(text, datum);
    let owner = if is_grown_up && owner == Some(Role::Pupil) { Some(Role::Unknown) } else { owner };
    match (datum.kind, owner) {
        (Kind::Home, _) if is_of_news(text, datum) => None,
        (Kind::Birth, owner) if !datum.is_called && owner != Some(Role::Pupil) => None,
        (Kind::Account, Some(Role::Pupil)) => (!paper::is_of_office(text, &datum.at)).then_some(Weight::Possible),
        (Kind::Code, Some(Role::Pupil)) if !datum.is_called => Some(Weight::Possible),
        (Kind::Home, Some(Role::Pupil)) if !datum.is_called && !is_behind_class(text, datum) => Some(Weight::Possible),
        (_, Some(Role::Pupil)) => Some(Weight::Unmistakable),
        (Kind::Insurance | Kind::Passport, Some(_)) => Some(Weight::Possible),
        (Kind::Identity, _) => Some(Weight::Possible),
        (Kind::Birth, Some(_)) if is_child => Some(Weight::Possible),
        (Kind::Birth, Some(Role::Unknown)) if datum.year >= PAST && !is_public() => Some(Weight::Possible),
        (Kind::Phone, Some(Role::Unknown)) if !is_contact(text, datum) => Some(Weight::Possible),
        (Kind::Phone, None) if is_of_pupil(text, datum) => Some(Weight::Possible),
        _ => None,
    }
}

/// Whether the words before a birthday speak of a pupil's parents: they are as old as other grown-ups.
fn is_of_parent(text: &str, datum: &Datum) -> bool {
    const PARENTS: [&str; 9] = ["phụ huynh", "phhs", "ph", "cha", "bố", "ba", "mẹ", "phu huynh", "người giám hộ"];
    words::has(&words::end_of(&text[..datum.at.start], CLOSE * 3).to_lowercase(), &PARENTS)
}

/// Whether a class stands right before a datum, as schools write it: “lớp 6A (thôn Đoài)”.
fn is_behind_class(text: &str, datum: &Datum) -> bool {
    let clause = words::end_of(&text[..datum.at.start], CLOSE);
    words::all(clause).next_back().is_some_and(|(_, word)| role::is_class(word)) || words::has(clause, &["lớp", "Lớp"])
}

/// Newspapers tell of people by their age and where they live, schools by their class.
fn is_of_news(text: &str, datum: &Datum) -> bool {
    let before = words::end_of(&text[..datum.at.start], 90).to_lowercase();
    let bracket = before.rfind('(').map_or("", |open| &before[open + 1..]);
    let is_told = words::has(&before, &["tuổi"]) || words::has(bracket, &["sn"]) || bracket.starts_with("20");
    is_told && !words::has(&before, &["lớp", "học sinh", "hs"])
}

/// Whether a text tells of people in public life.
fn is_public(text: &str) -> bool {
    static PUBLIC: Words = Words::of(&[
        "ông",
        "bà",
        "đồng chí",
        "tên thật",
        "nghệ danh",
        "công an",
        "chủ tịch",
        "đại biểu",
        "nhà văn",
        "quốc hội",
        "điều tra",
        "truy nã",
        "nhận dạng",
        "bí thư",
        "ban chấp hành",
        "chi đoàn",
        "ủy viên",
        "đại hội",
        "giám đốc",
        "hiệu trưởng",
        "giáo viên",
        "trưởng",
        "phó",
    ]);
    PUBLIC.are_in(&text.to_lowercase())
}

/// Whether the words before a telephone ask readers to call it: then it is given on purpose.
fn is_contact(text: &str, datum: &Datum) -> bool {
    static ASKED: Words = Words::of(&[
        "liên hệ",
        "liên lạc",
        "gọi",
        "hotline",
        "đăng ký",
        "tư vấn",
        "giúp đỡ",
        "ủng hộ",
        "phản ánh",
        "đầu mối",
        "hỗ trợ",
        "địa chỉ",
    ]);
    ASKED.are_in(&words::end_of(&text[..datum.at.start], 160).to_lowercase())
}

/// Whether the words behind a telephone ask readers to call it.
fn is_asked_behind(text: &str, datum: &Datum) -> bool {
    const ASKED: [&str; 5] = ["liên hệ", "gọi", "đăng ký", "hỏi", "để được"];
    words::has(&words::begin_of(&text[datum.at.end..], CLOSE).to_lowercase(), &ASKED)
}

/// Whether a pupil or a parent is spoken of just before, without a name: “Em B., …, số 0900 000 199”.
fn is_of_pupil(text: &str, datum: &Datum) -> bool {
    const THEIRS: [&str; 5] = ["em", "cháu", "bé", "phụ huynh", "phhs"];
    let clause = words::end_of(&text[..datum.at.start], 90);
    let clause = clause.rsplit([';', '\n']).next().unwrap_or_default().to_lowercase();
    words::has(&clause, &THEIRS) && !is_contact(text, datum)
}
