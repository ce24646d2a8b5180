//! The typed side of the kinds: one struct a kind, in one module each, filled from the checked fields.
//! Outside these modules no field is looked up by its name. A kind without a module here is [`Record::Plain`].

mod board;
mod calendar;
mod consultation;
mod disclosure;
mod document;
mod enrolment;
mod link;
mod page;
mod person;
mod post;
mod procedure;
mod question;
mod resource;
mod statistics;

pub use board::{Board, BoardMember, Decision, EmailOfficer, RegulationOf, TechnicalUnit};
pub use calendar::{Calendar, Event};
pub use consultation::{Consultation, State};
pub use disclosure::{Disclosure, DisclosureTable};
pub use document::Document;
pub use enrolment::{Candidate, Enrolment, Exam, Phase, Step};
pub use link::Link;
pub use page::{Page, Part};
pub use person::Person;
pub use post::{Post, PostEvent};
pub use procedure::{DossierPart, Online, Procedure};
pub use question::Question;
pub use resource::Resource;
pub use statistics::{FacilityRow, Figures, PupilRow, Statistics, TeacherRow, Totals};

use crate::diagnostic::{Code, Diagnostic};
use crate::schema::{Fields, from_fields};
use crate::source::{SourcePath, Span, Spanned};

macro_rules! records {
    ($($name:literal => $variant:ident),* $(,)?) => {
        /// The typed fields of an entry.
        #[derive(Clone, Debug)]
        pub enum Record {
            $(#[doc = concat!("`", $name, "`")] $variant(Box<$variant>),)*
            /// A kind that only schemas know, shown by its labels.
            Plain,
        }

        impl Record {
            /// The names of the kinds that have a struct.
            pub const TYPED: &'static [&'static str] = &[$($name),*];

            /// Fills the struct of a kind.
            ///
            /// # Errors
            /// When the struct and the schema disagree.
            pub(super) fn fill(kind: &str, fields: &Fields) -> Result<Self, serde::de::value::Error> {
                match kind {
                    $($name => from_fields(fields).map(|record| Self::$variant(Box::new(record))),)*
                    _ => Ok(Self::Plain),
                }
            }
        }

        $(impl TypedRecord for $variant {
            const NAME: &'static str = $name;

            fn of(record: &Record) -> Option<&Self> {
                match record {
                    Record::$variant(typed) => Some(typed),
                    _ => None,
                }
            }
        })*
    };
}

records! {
    "page" => Page,
    "post" => Post,
    "document" => Document,
    "procedure" => Procedure,
    "enrolment" => Enrolment,
    "disclosure" => Disclosure,
    "statistics" => Statistics,
    "person" => Person,
    "calendar" => Calendar,
    "consultation" => Consultation,
    "question" => Question,
    "resource" => Resource,
    "link" => Link,
    "board" => Board,
}

/// A struct that a [`Record`] may hold.
pub trait TypedRecord: Sized {
    /// The name of the kind it is of.
    const NAME: &'static str;

    /// The struct, when the record holds it.
    fn of(record: &Record) -> Option<&Self>;
}

impl Record {
    /// The typed struct, when it is of this kind: `entry.record.get::<Document>()`.
    pub fn get<T: TypedRecord>(&self) -> Option<&T> {
        T::of(self)
    }

    /// The title of a kind that makes its own.
    pub(super) fn own_title(&self) -> Option<String> {
        match self {
            Self::Calendar(calendar) => Some(calendar.title()),
            _ => None,
        }
    }

    /// What fields can only tell together: periods that end before they begin, totals that don't add up.
    pub(super) fn check(&self, path: &SourcePath, diagnostics: &mut Vec<Diagnostic>) {
        match self {
            Self::Post(post) => post.check(path, diagnostics),
            Self::Enrolment(enrolment) => enrolment.check(path, diagnostics),
            Self::Consultation(consultation) => consultation.check(path, diagnostics),
            Self::Statistics(statistics) => statistics.check(path, diagnostics),
            Self::Calendar(calendar) => calendar.check(path, diagnostics),
            _ => {}
        }
    }
}

/// Reports a period that ends before it begins.
fn check_period<T: PartialOrd>(
    path: &SourcePath,
    from: Option<&T>,
    to: Option<&Spanned<T>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if let (Some(from), Some(to)) = (from, to)
        && to.value < *from
    {
        backwards(path, to.span, diagnostics);
    }
}

fn backwards(path: &SourcePath, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.push(
        Diagnostic::error(Code::BadPeriod, "Ngày kết thúc đứng trước ngày bắt đầu")
            .at(path, span)
            .help("Kiểm tra lại hai ngày; có thể ngày và tháng bị đổi chỗ"),
    );
}
