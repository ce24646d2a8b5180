//! Running text: whose number, birthday or home stands there.

use std::ops::Range;

use super::heading::{self, Column};
use super::name::{self, Name};
use super::role::{self, Role};
use super::{Context, Finding, Kind, Weight, birth, citizen, home, mobile, words};

/// Whoever was born since is younger than any teacher.
pub(super) const CHILDREN_SINCE: u16 = 2006;

/// How far behind a name what belongs to it may stand, in bytes.
const FAR: usize = 260;

/// How close before a name what belongs to it stands, in bytes: “0900 000 199 (mẹ em …)”.
const CLOSE: usize = 48;

/// Before these nobody was born who is at school now.
const PAST: u16 = 1945;

/// A number, birthday or home in a text.
struct Datum {
    kind: Kind,
    at: Range<usize>,
    /// Of a birthday.
    year: u16,
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
    let data = data(text);
    if data.is_empty() {
        return None;
    }
    let context = context();
    let names: Vec<Person> = name::find(text).into_iter().map(|name| Person::of(text, name)).collect();
    let weighed = data.into_iter().filter_map(|datum| {
        let owner = owner(text, &datum, &names, context);
        Some((weight(text, &datum, owner)?, vec![datum.kind], datum.at))
    });
    Finding::of(weighed)
}

/// What stands in a text that may be somebody's, in no order.
fn data(text: &str) -> Vec<Datum> {
    let datum = |kind| move |at| Datum { kind, at, year: 0 };
    let mut data: Vec<Datum> = Vec::new();
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        data.extend(citizen::find(text).into_iter().map(datum(Kind::Identity)));
        data.extend(mobile::find(text).into_iter().map(datum(Kind::Phone)));
        data.extend(birth::find(text).into_iter().map(|date| Datum {
            kind: Kind::Birth,
            at: date.at,
            year: date.year,
        }));
    }
    data.extend(home::find(text).into_iter().map(datum(Kind::Home)));
    data.sort_by_key(|datum| datum.at.start);
    data
}

/// Whose it is: of the nearest person before it, else of one just behind it; `None` where nobody is named.
fn owner(text: &str, datum: &Datum, people: &[Person], context: Context) -> Option<Role> {
    let before = people.iter().rfind(|person| person.at.end <= datum.at.start);
    let before = before.filter(|person| is_told_of(&text[person.at.end..datum.at.start], datum.kind));
    let behind = people.iter().find(|person| person.at.start >= datum.at.end);
    let behind = behind.filter(|person| is_close(&text[datum.at.end..person.at.start]));
    let pupil = behind.filter(|person| person.role == Some(Role::Pupil));
    let role = pupil.or(before).or(behind)?.role?;
    Some(if role == Role::Unknown && context == Context::Pupils { Role::Pupil } else { role })
}

/// Whether what stands so far behind a name is still of that person: in another line it has to say what it is.
fn is_told_of(between: &str, kind: Kind) -> bool {
    let is_labelled = |line: &str| {
        let label = line.trim_end().trim_end_matches([':', '-', '–', '.']);
        kind == Kind::Identity || heading::column(&heading::plain(label)) == Column::Data(kind)
    };
    between.len() <= FAR && between.rsplit_once('\n').is_none_or(|(_, line)| kind == Kind::Home || is_labelled(line))
}

fn is_close(between: &str) -> bool {
    between.len() <= CLOSE && !between.contains(['.', ';', '\n'])
}

/// How sure it is; `None` for what is no secret.
fn weight(text: &str, datum: &Datum, owner: Option<Role>) -> Option<Weight> {
    let is_child = datum.kind == Kind::Birth && datum.year >= CHILDREN_SINCE;
    match (datum.kind, owner) {
        (Kind::Home, _) if is_of_news(text, datum) => None,
        (_, Some(Role::Pupil)) => Some(Weight::Unmistakable),
        (Kind::Identity, _) => Some(Weight::Possible),
        (Kind::Birth, Some(_)) if is_child => Some(Weight::Possible),
        (Kind::Birth, Some(Role::Unknown)) if datum.year >= PAST && !is_public(text) => Some(Weight::Possible),
        (Kind::Phone, Some(Role::Unknown)) if !is_contact(text, datum) => Some(Weight::Possible),
        (Kind::Phone, None) if is_of_pupil(text, datum) => Some(Weight::Possible),
        _ => None,
    }
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
    const PUBLIC: [&str; 13] = [
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
    ];
    words::has(&text.to_lowercase(), &PUBLIC)
}

/// Whether the words before a telephone ask readers to call it: then it is given on purpose.
fn is_contact(text: &str, datum: &Datum) -> bool {
    const ASKED: [&str; 12] = [
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
    ];
    words::has(&words::end_of(&text[..datum.at.start], 160).to_lowercase(), &ASKED)
}

/// Whether a pupil or a parent is spoken of just before, without a name: “Em B., …, số 0900 000 199”.
fn is_of_pupil(text: &str, datum: &Datum) -> bool {
    const THEIRS: [&str; 8] = ["em", "cháu", "bé", "phụ huynh", "phhs", "mẹ em", "bố em", "học sinh"];
    let clause = words::end_of(&text[..datum.at.start], 90);
    let clause = clause.rsplit([';', '\n']).next().unwrap_or_default().to_lowercase();
    words::has(&clause, &THEIRS) && !is_contact(text, datum)
}
