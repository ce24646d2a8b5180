//! Personal data in texts and tables: numbers, birthdays and homes of people, and above all of pupils, whose data must
//! not reach a public page unseen. Pure over text; nothing here knows of sites, files or what is published.
//!
//! What is found has a [`Weight`]: *unmistakable* is the number, full birthday or home of a named pupil; the rest is
//! only possible, and told as a note. The school, its staff and those who hold an office are no secret: their telephones
//! and birthdays are passed over.

mod birth;
mod cell;
mod citizen;
mod context;
mod date;
mod day_parts;
mod file_name;
mod heading;
mod hidden;
mod hint;
mod home;
mod mask;
mod mobile;
mod name;
mod number;
mod paper;
mod prose;
mod role;
mod spelt;
mod spoken;
mod table;
#[cfg(test)]
mod tests;
mod turned;
mod words;

pub use context::Context;
pub use file_name::in_file_name;
pub use hidden::{Hidden, is_of_somebody, names_somebody};
pub use mask::{masked_line, masked_numbers, masked_sentence, without_citizens};
pub use mobile::dialled;
pub use prose::in_text;
pub use table::{in_table, is_heading_of_data};

/// Whether a text is worth a look at all: most have neither so many digits nor somebody's home in them.
pub fn may_hold(text: &str) -> bool {
    number::has_digits(&number::plain_digits(text), prose::DIGITS)
        || home::is_likely(text)
        || !spoken::find(text).is_empty()
}

/// What kind of personal data something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A citizen's number: of twelve digits, or of nine beside its name.
    Identity,
    /// A full date of birth.
    Birth,
    /// A mobile telephone.
    Phone,
    /// The number of somebody's insurance.
    Insurance,
    /// The number of a passport.
    Passport,
    /// The code that a pupil has in registers.
    Code,
    /// An account at a bank.
    Account,
    /// The place where somebody lives, down to house, street or hamlet.
    Home,
}

impl Kind {
    /// What it is called in a message.
    pub fn label(self) -> &'static str {
        match self {
            Self::Identity => "số định danh cá nhân",
            Self::Birth => "ngày sinh",
            Self::Phone => "số điện thoại di động",
            Self::Insurance => "số thẻ bảo hiểm",
            Self::Passport => "số hộ chiếu",
            Self::Code => "mã học sinh",
            Self::Account => "số tài khoản",
            Self::Home => "địa chỉ nhà",
        }
    }
}

/// How sure it is that a person's data was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// A person should look.
    Possible,
    /// It is a named pupil's.
    Unmistakable,
}

/// What was found in one text or table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding<P> {
    /// The gravest of all that was found.
    pub weight: Weight,
    /// What is so grave, each once.
    pub kinds: Vec<Kind>,
    /// In how many rows of a table, or how many times in a text.
    pub count: usize,
    /// The mobile telephones among it, as they are dialled behind the first nought: a school's own are no secret.
    pub phones: Vec<String>,
    /// Where the first of it stands.
    pub place: P,
}

impl<P> Finding<P> {
    /// Findings that belong together as one, the gravest of them; `None` for none.
    pub fn together(findings: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut whole: Option<Self> = None;
        for found in findings {
            match &mut whole {
                Some(known) if known.weight > found.weight => {}
                Some(known) if known.weight == found.weight => {
                    known.kinds.extend(found.kinds);
                    known.phones.extend(found.phones);
                    known.count += found.count;
                }
                _ => whole = Some(found),
            }
        }
        if let Some(whole) = &mut whole {
            whole.kinds.sort_unstable();
            whole.kinds.dedup();
        }
        whole
    }

    /// The same at a place in other terms.
    pub fn at<Q>(self, place: impl FnOnce(P) -> Q) -> Finding<Q> {
        let Self { weight, kinds, count, phones, place: here } = self;
        Finding { weight, kinds, count, phones, place: place(here) }
    }

    /// Whether it is nothing that may be shown: a pupil's data, or a citizen's number.
    pub fn is_grave(&self) -> bool {
        self.weight == Weight::Unmistakable || self.kinds.contains(&Kind::Identity)
    }

    /// Whether all of it are telephones that somebody knows by what is dialled behind the first nought.
    pub fn is_known(&self, is_known: impl Fn(&str) -> bool) -> bool {
        self.kinds == [Kind::Phone] && !self.phones.is_empty() && self.phones.iter().all(|phone| is_known(phone))
    }
}
