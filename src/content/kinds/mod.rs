//! The typed side of the kinds: one struct a kind, in one module each, filled from the checked fields.
//! Outside these modules no field is looked up by its name. A kind without a module here is [`Record::Plain`].

// A line each, since `cargo fmt` finds no module that a macro names.
mod board;
mod calendar;
mod consultation;
mod disclosure;
mod document;
mod enrolment;
mod event_end;
mod link;
mod page;
mod person;
mod post;
mod procedure;
mod question;
mod resource;
mod statistics;

use serde::de::DeserializeOwned;

use crate::diagnostic::{Code, Diagnostic};
use crate::schema::{Fields, from_fields};
use crate::source::{SourcePath, Span, Spanned};

/// The one list of the kinds that have a struct: the kind's name, which is that of its module here, and the struct.
/// All that goes through the kinds is made from it: calls the macro that it is given with the list.
macro_rules! each_kind {
    ($then:ident) => {
        $then! {
            page::Page,
            post::Post,
            document::Document,
            procedure::Procedure,
            enrolment::Enrolment,
            disclosure::Disclosure,
            statistics::Statistics,
            person::Person,
            calendar::Calendar,
            consultation::Consultation,
            question::Question,
            resource::Resource,
            link::Link,
            board::Board,
        }
    };
}
pub(crate) use each_kind;

/// What the program knows of a kind beyond the fields in its YAML; most kinds have nothing to add.
pub trait Behaviour {
    /// Whether a list of them is cut into pages.
    const PAGED: bool = false;

    /// The title, of a kind that makes its own.
    fn own_title(&self) -> Option<String> {
        None
    }

    /// What it is about in the words of its fields, of a kind whose fields tell it.
    fn gist(&self) -> Option<String> {
        None
    }

    /// Reports what fields can only tell together: periods that end before they begin, totals that don't add up.
    fn check(&self, _path: &SourcePath, _diagnostics: &mut Vec<Diagnostic>) {}
}

/// A struct that a [`Record`] may hold.
pub trait TypedRecord: Behaviour + DeserializeOwned {
    /// The name of the kind it is of.
    const NAME: &'static str;

    /// The struct, when the record holds it.
    fn of(record: &Record) -> Option<&Self>;
}

/// What is done with every kind that has a struct; see [`Record::each_kind`].
pub trait KindVisitor {
    /// Is called for one after the other.
    fn visit<T: TypedRecord>(&mut self);
}

macro_rules! records {
    ($($module:ident::$variant:ident),* $(,)?) => {
        $(pub use $module::*;)*

        /// The typed fields of an entry.
        #[derive(Clone, Debug)]
        pub enum Record {
            $(#[doc = concat!("`", stringify!($module), "`")] $variant(Box<$variant>),)*
            /// A kind that only schemas know, shown by its labels.
            Plain,
        }

        impl Record {
            /// Fills the struct of a kind.
            ///
            /// # Errors
            /// When the struct and the schema disagree.
            pub(super) fn fill(kind: &str, fields: &Fields) -> Result<Self, serde::de::value::Error> {
                match kind {
                    $(stringify!($module) => from_fields(fields).map(|record| Self::$variant(Box::new(record))),)*
                    _ => Ok(Self::Plain),
                }
            }

            /// The title of a kind that makes its own.
            pub(super) fn own_title(&self) -> Option<String> {
                match self {
                    $(Self::$variant(typed) => typed.own_title(),)*
                    Self::Plain => None,
                }
            }

            /// What it is about in the words of its fields.
            pub(super) fn gist(&self) -> Option<String> {
                match self {
                    $(Self::$variant(typed) => typed.gist(),)*
                    Self::Plain => None,
                }
            }

            /// Reports what fields can only tell together.
            pub(super) fn check(&self, path: &SourcePath, diagnostics: &mut Vec<Diagnostic>) {
                match self {
                    $(Self::$variant(typed) => typed.check(path, diagnostics),)*
                    Self::Plain => {}
                }
            }

            /// Whether a list of a kind is cut into pages. One that only schemas know may grow long.
            pub fn is_paged(kind: &str) -> bool {
                match kind {
                    $(stringify!($module) => $variant::PAGED,)*
                    _ => true,
                }
            }

            /// Goes through all kinds that have a struct.
            pub fn each_kind(visitor: &mut impl KindVisitor) {
                $(visitor.visit::<$variant>();)*
            }
        }

        $(impl TypedRecord for $variant {
            const NAME: &'static str = stringify!($module);

            fn of(record: &Record) -> Option<&Self> {
                match record {
                    Record::$variant(typed) => Some(typed),
                    _ => None,
                }
            }
        })*
    };
}

each_kind!(records);

impl Record {
    /// The typed struct, when it is of this kind: `entry.record.get::<Document>()`.
    pub fn get<T: TypedRecord>(&self) -> Option<&T> {
        T::of(self)
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
