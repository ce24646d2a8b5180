//! Values of fields as pages show them that know nothing of a kind but its schema: each in the form that its type asks
//! for, under the label of its field.

mod grid;

use std::borrow::Cow;

use jiff::civil::Date;
use serde::Serialize;

pub use grid::{Grid, Head};

use crate::address::Route;
use crate::lang::Lang;
use crate::schema::{Field, FieldType, Fields, Value};
use crate::site::Target;
use crate::source::{SourcePath, Spanned};
use crate::theme::Word;
use crate::vietnamese;
use crate::view::parts::phone::Phone;
use crate::view::{FileItem, Ground, Picture};

/// A field with its label.
#[derive(Serialize)]
pub struct Fact<'s> {
    label: &'s str,
    value: Shown<'s>,
}

/// A value in the form that a template shows.
#[derive(Serialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum Shown<'s> {
    /// Words and numbers.
    Words { text: Cow<'s, str> },
    /// A date without an hour.
    Day { date: Date },
    /// A day with an hour.
    Moment { moment: String },
    /// A week with its first and last day.
    Week { number: i8, monday: Date, sunday: Date },
    /// A page of the site, a mailbox, a telephone.
    Link { href: String, text: Cow<'s, str> },
    /// A page of somebody else's.
    Outside { href: &'s str },
    /// A file to download.
    File { file: FileItem },
    /// A picture of the site, in its place.
    Picture { picture: Picture },
    /// Several values.
    List { items: Vec<Shown<'s>> },
    /// A record.
    Facts { facts: Vec<Fact<'s>> },
    /// A table, or a list of records that are alike.
    Table { table: Grid<'s> },
}

impl<'s> Fact<'s> {
    /// The facts that are told in a few words, and the tables, which need the width of the page.
    pub fn apart_from_tables(facts: Vec<Self>) -> (Vec<Self>, Vec<Grid<'s>>) {
        let (mut others, mut tables) = (Vec::new(), Vec::new());
        for fact in facts {
            match fact.value {
                Shown::Table { table } => tables.push(table),
                value => others.push(Self { value, ..fact }),
            }
        }
        (others, tables)
    }
}

impl Shown<'_> {
    /// The same for a cell of a list: several words in one line, and no longer than so many characters.
    #[must_use]
    pub fn shortened(self, longest: usize) -> Self {
        match self {
            Self::Words { text } => Self::Words { text: vietnamese::shortened(&text, longest).into() },
            Self::List { items } => match items.iter().map(Self::as_words).collect::<Option<Vec<_>>>() {
                Some(words) => Self::Words { text: vietnamese::shortened(&words.join("; "), longest).into() },
                None => Self::List { items },
            },
            other => other,
        }
    }

    fn as_words(&self) -> Option<&str> {
        if let Self::Words { text } = self { Some(text) } else { None }
    }
}

/// How deep records may lie in records; templates can't follow them for ever.
const DEEPEST: usize = 6;

/// Who shows values: where, and in which language.
#[derive(Clone, Copy)]
pub struct Showing<'s> {
    pub ground: Ground<'s>,
    pub lang: Lang,
    depth: usize,
}

impl<'s> Showing<'s> {
    /// Shows values on a page in a language.
    pub fn new(ground: Ground<'s>, lang: Lang) -> Self {
        Self { ground, lang, depth: 0 }
    }

    /// The filled ones of these fields, as far as readers are to see them.
    pub fn facts(self, fields: impl Iterator<Item = (&'s String, &'s Field)>, values: &'s Fields) -> Vec<Fact<'s>> {
        let fact = |(name, field): (&String, &'s Field)| {
            let label = field.label_in(self.lang);
            Some(Fact { label, value: self.field(field, label, &values.get(name)?.value)? })
        };
        fields.filter_map(fact).collect()
    }

    /// The value of a field; `None` where readers aren't to see it, or there is nothing to see.
    pub fn field(self, field: &'s Field, label: &'s str, value: &'s Value) -> Option<Shown<'s>> {
        if field.shown { self.value(&field.ty, label, value) } else { None }
    }

    fn value(self, ty: &'s FieldType, label: &'s str, value: &'s Value) -> Option<Shown<'s>> {
        Some(match (ty, value) {
            (FieldType::List(of), Value::List(items)) => return self.list(of, label, items),
            (FieldType::Record { fields, .. }, Value::Record(values)) => {
                let facts = self.deeper()?.facts(fields.iter(), values);
                return (!facts.is_empty()).then_some(Shown::Facts { facts });
            }
            (FieldType::Table { columns }, Value::Table(table)) => {
                return Grid::of_table(self.deeper()?, columns, label, table).map(|table| Shown::Table { table });
            }
            (_, Value::File(path)) if matches!(ty, FieldType::Image) => {
                Shown::Picture { picture: Picture::at(self.ground.site, path, label)? }
            }
            (_, Value::File(path)) => Shown::File { file: FileItem::at(self.ground.site, path, None)? },
            (_, Value::Page(path)) => self.page(path)?,
            (_, Value::Date(date)) => Shown::Day { date: *date },
            (_, Value::DateTime(moment)) => Shown::Moment { moment: moment.to_string() },
            (_, Value::Week(year, number)) => week(*year, *number)?,
            (FieldType::Url, Value::Text(href)) => Shown::Outside { href },
            (FieldType::Email, Value::Text(text)) => Shown::Link { href: format!("mailto:{text}"), text: text.into() },
            (FieldType::Path, Value::Text(text)) => self.place(text),
            (FieldType::Phone, Value::Text(text)) => Shown::Link { href: Phone::new(text).href, text: text.into() },
            (_, value) => Shown::Words { text: self.words(ty, value)? },
        })
    }

    /// What can be told in words alone.
    fn words(self, ty: &FieldType, value: &'s Value) -> Option<Cow<'s, str>> {
        let word = |yes: bool| self.ground.theme.word(self.lang, if yes { Word::Yes } else { Word::No });
        Some(match value {
            Value::Text(text) => text.into(),
            Value::Choice { label, .. } => label.into(),
            Value::Bool(yes) => word(*yes).to_owned().into(),
            Value::Integer(year) if matches!(ty, FieldType::Year) => year.to_string().into(),
            Value::Integer(number) => vietnamese::group_thousands(*number).into(),
            Value::Decimal(number) => vietnamese::amount(*number).into(),
            Value::Time(time) => vietnamese::clock(*time).into(),
            Value::SchoolYear(year) => year.to_string().into(),
            _ => return None,
        })
    }

    /// Several values: records of single lines are a table, others stand one below the other.
    fn list(self, of: &'s FieldType, label: &'s str, items: &'s [Spanned<Value>]) -> Option<Shown<'s>> {
        let within = self.deeper()?;
        if let FieldType::Record { fields, .. } = of
            && fields.values().all(|field| is_one_line(&field.ty))
        {
            return Grid::of_records(within, fields, label, items).map(|table| Shown::Table { table });
        }
        let items: Vec<_> = items.iter().filter_map(|item| within.value(of, label, &item.value)).collect();
        (!items.is_empty()).then_some(Shown::List { items })
    }

    fn page(self, path: &SourcePath) -> Option<Shown<'s>> {
        let site = self.ground.site;
        let entry = site.entry(site.by_path(path)?);
        Some(Shown::Link { href: site.base.href(&entry.route()), text: entry.title.as_str().into() })
    }

    /// A place of the site by its title; by its address, where none of its pages is there.
    fn place(self, address: &'s str) -> Shown<'s> {
        let site = self.ground.site;
        let route = Route::new(address.to_owned());
        let text = match site.targets.get(&route) {
            Some(Target::Section(id, _)) => site.section(*id).title(),
            Some(Target::Entry(id)) => &site.entry(*id).title,
            _ => address,
        };
        Shown::Link { href: site.base.href(&route), text: text.into() }
    }

    fn deeper(self) -> Option<Self> {
        (self.depth < DEEPEST).then_some(Self { depth: self.depth + 1, ..self })
    }
}

fn week(year: i16, number: i8) -> Option<Shown<'static>> {
    let monday = vietnamese::week_monday(year, number)?;
    let sunday = monday.checked_add(jiff::Span::new().days(6)).ok()?;
    Some(Shown::Week { number, monday, sunday })
}

/// Whether a value of a type fits into a cell of a list.
pub fn is_one_line(ty: &FieldType) -> bool {
    match ty {
        FieldType::List(of) => is_one_line(of),
        FieldType::Record { .. } | FieldType::Table { .. } | FieldType::Image => false,
        _ => true,
    }
}
