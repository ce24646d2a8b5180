//! Kinds are described twice: for editors in the YAML of `schemas/`, for the program as structs. Both say the same.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says what it stumbles over")]

mod house;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use congtruong::config::Config;
use congtruong::content::kinds::{KindVisitor, TypedRecord};
use congtruong::content::{Common, Record};
use congtruong::schema::{Field, FieldType, Fields, Schemas, SectionView, Table, Value, from_fields};
use congtruong::source::{SourcePath, Span, Spanned};
use indexmap::IndexMap;
use serde::de::value::{Error, MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// Fields of the YAML that no struct takes, each with the reason.
const IN_YAML_ONLY: &[(&str, &str)] = &[
    ("every.kind", "chooses the struct"),
    ("disclosure.tables.data", "columns are free, so the table stays in the checked fields"),
];
/// The standard tables of a disclosure: shown and exported by the columns in the YAML, whichever they are.
const STANDARD_TABLES: &str = "income fees support funds staff standards facilities pupils results";

fn is_in_yaml_only(address: &str) -> bool {
    let table = address.strip_prefix("disclosure.").and_then(|rest| rest.split('.').next());
    let is_standard = STANDARD_TABLES.split(' ').any(|name| Some(name) == table);
    is_standard || IN_YAML_ONLY.iter().any(|(known, _)| *known == address)
}

fn schemas() -> Schemas {
    Schemas::load(&house::school(), &mut Vec::new())
}

/// Names of fields by the record they stand in: `post.event` → start, end, place.
type Names = BTreeMap<String, BTreeSet<String>>;

/// A described record with the struct that it must fit.
struct Pair {
    name: &'static str,
    fields: IndexMap<String, Field>,
    fill: fn(&Fields) -> Result<(), Error>,
    names: fn(&Spanned<Value>, &str) -> Names,
}

fn pair<T: DeserializeOwned>(name: &'static str, fields: IndexMap<String, Field>) -> Pair {
    Pair { name, fields, fill: |fields| from_fields::<T>(fields).map(drop), names: names_in_struct::<T> }
}

/// A pair of every kind that has a struct.
struct Pairs<'s>(&'s Schemas, Vec<Pair>);

impl KindVisitor for Pairs<'_> {
    fn visit<T: TypedRecord>(&mut self) {
        let own = self.0.kinds[T::NAME].own_fields().map(|(name, field)| (name.clone(), field.clone()));
        self.1.push(pair::<T>(T::NAME, own.collect()));
    }
}

fn pairs() -> Vec<Pair> {
    let schemas = schemas();
    let mut kinds = Pairs(&schemas, Vec::new());
    Record::each_kind(&mut kinds);
    let Pairs(_, mut pairs) = kinds;
    assert!(pairs.len() >= 14, "the list of kinds that have a struct is too short to be whole");
    pairs.push(pair::<Common>("every", common_fields(&schemas)));
    pairs.push(pair::<Config>("site", schemas.site.clone()));
    pairs
}

#[test]
fn a_view_that_names_a_kind_names_one_that_has_a_struct() {
    let words = "posts pages people documents procedures disclosure statistics enrolment calendar consultations \
                 questions resources links board";
    let typed: BTreeSet<&str> = pairs().iter().map(|pair| pair.name).collect();
    for word in words.split_whitespace() {
        let view: SectionView = serde_json::from_value(word.into()).expect("a view");
        let kind = view.kind().unwrap_or_else(|| panic!("{word} names no kind"));
        assert!(typed.contains(kind), "{word}: {kind}");
    }
}

/// The fields that every kind has, as a kind without refinements sees them.
fn common_fields(schemas: &Schemas) -> IndexMap<String, Field> {
    let common = schemas.kinds["page"].common_fields().map(|(name, field)| (name.clone(), field.clone()));
    let mut fields: IndexMap<_, _> = common.collect();
    // A calendar makes its own title.
    fields["title"].required.always = false;
    fields
}

/// A value that fits a type, every field filled.
fn sample(ty: &FieldType) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    let path = || SourcePath::new("content/van-ban/ke-hoach.pdf").expect("a clean path");
    match ty {
        FieldType::Number(range) if range.whole => Value::Integer(7),
        FieldType::Number(_) => Value::Decimal(7.5),
        FieldType::Bool => Value::Bool(true),
        FieldType::Date => Value::Date(house::TODAY),
        FieldType::DateTime => Value::DateTime(house::TODAY.at(7, 30, 0, 0)),
        FieldType::Time => Value::Time(jiff::civil::time(7, 30, 0, 0)),
        FieldType::Year => Value::Integer(2026),
        FieldType::SchoolYear => Value::SchoolYear("2026-2027".parse().expect("a school year")),
        FieldType::Week => Value::Week(2026, 47),
        FieldType::File | FieldType::Image => Value::File(path()),
        FieldType::Page => Value::Page(path()),
        FieldType::Choice(values) => {
            let (key, label) = values.iter().next().expect("a choice has values");
            Value::Choice { key: key.clone(), label: label.vi.clone() }
        }
        FieldType::List(of) => Value::List(vec![placed(sample(of))]),
        FieldType::Record { fields, .. } => Value::Record(filled(fields)),
        FieldType::Table { columns } => Value::Table(table(columns)),
        _ => text("hoa-phuong-vi"),
    }
}

fn table(columns: &IndexMap<String, Field>) -> Table {
    let head = |(key, field): (&String, &Field)| congtruong::schema::Column {
        key: key.clone(),
        label: field.label.clone(),
        label_en: None,
        numeric: false,
    };
    let row = columns.values().map(|field| Some(placed(sample(&field.ty)))).collect();
    Table { columns: columns.iter().map(head).collect(), rows: vec![row], source: None }
}

fn placed(value: Value) -> Spanned<Value> {
    Spanned::new(value, Span::new(1, 2))
}

fn filled(fields: &IndexMap<String, Field>) -> Fields {
    fields.iter().map(|(name, field)| (name.clone(), placed(sample(&field.ty)))).collect()
}

/// The records of a description, each with its address and whether it is required; the outermost first.
fn records<'f>(at: &str, fields: &'f IndexMap<String, Field>, into: &mut Vec<(String, &'f IndexMap<String, Field>)>) {
    into.push((at.to_owned(), fields));
    for (name, field) in fields {
        let mut ty = &field.ty;
        while let FieldType::List(of) = ty {
            ty = of;
        }
        match ty {
            FieldType::Record { fields, .. } | FieldType::Table { columns: fields } if !fields.is_empty() => {
                records(&format!("{at}.{name}"), fields, into);
            }
            _ => {}
        }
    }
}

/// The same value without the field at an address (`event.start`), wherever lists and tables repeat it.
fn without(fields: &Fields, address: &[&str]) -> Fields {
    let mut fields = fields.clone();
    match address {
        [] => {}
        [name] => drop(fields.shift_remove(*name)),
        [name, rest @ ..] => {
            if let Some(value) = fields.get_mut(*name) {
                bare(&mut value.value, rest);
            }
        }
    }
    fields
}

fn bare(value: &mut Value, address: &[&str]) {
    match value {
        Value::List(items) => items.iter_mut().for_each(|item| bare(&mut item.value, address)),
        Value::Record(fields) => *fields = without(fields, address),
        Value::Table(table) => {
            let at = table.columns.iter().position(|column| column.key == address[0]).expect("a column");
            table.rows.iter_mut().for_each(|row| row[at] = None);
        }
        other => panic!("{address:?} is no record: {other:?}"),
    }
}

#[test]
fn what_the_yaml_requires_the_struct_requires_and_nothing_else() {
    let mut faults = Vec::new();
    for pair in pairs() {
        let full = filled(&pair.fields);
        if let Err(fault) = (pair.fill)(&full) {
            faults.push(format!("{}: all fields filled, and yet: {fault}", pair.name));
            continue;
        }
        let mut all = Vec::new();
        records(pair.name, &pair.fields, &mut all);
        for (at, fields) in all {
            for (name, field) in fields {
                let address = format!("{at}.{name}");
                if is_in_yaml_only(&address) {
                    continue;
                }
                let inside: Vec<&str> = address.split('.').skip(1).collect();
                match ((pair.fill)(&without(&full, &inside)).is_err(), field.required.always) {
                    (true, false) => {
                        faults.push(format!("{address}: the struct needs it, the YAML doesn't require it"));
                    }
                    (false, true) if !has_default(&field.ty) => {
                        faults.push(format!("{address}: the YAML requires it, the struct doesn't need it"));
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A list may be empty in a struct (`#[serde(default)]`) although one without items can't be written.
fn has_default(ty: &FieldType) -> bool {
    matches!(ty, FieldType::List(_))
}

#[test]
fn struct_and_yaml_have_the_same_fields() {
    let mut faults = Vec::new();
    for pair in pairs() {
        let in_struct = (pair.names)(&placed(Value::Record(filled(&pair.fields))), pair.name);
        let mut all = Vec::new();
        records(pair.name, &pair.fields, &mut all);
        for (at, fields) in all {
            let known = in_struct.get(&at).cloned().unwrap_or_default();
            for name in fields.keys().filter(|name| !known.contains(*name)) {
                let address = format!("{at}.{name}");
                if !is_in_yaml_only(&address) {
                    faults.push(format!("{address} is in the YAML, the struct ignores it"));
                }
            }
            for name in known.iter().filter(|name| !fields.contains_key(*name)) {
                faults.push(format!("{at}.{name} is in the struct, nobody can write it in YAML"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The names of the fields that a struct asks for, and those of the structs within it.
fn names_in_struct<T: DeserializeOwned>(value: &Spanned<Value>, name: &str) -> Names {
    let names = RefCell::new(Names::new());
    T::deserialize(Asked { value, at: name.to_owned(), names: &names })
        .unwrap_or_else(|fault| panic!("{name}: {fault}"));
    names.into_inner()
}

/// Answers a struct with the values of a sample, and writes down which fields it asks for.
#[derive(Clone)]
struct Asked<'v> {
    value: &'v Spanned<Value>,
    at: String,
    names: &'v RefCell<Names>,
}

impl<'v> Asked<'v> {
    fn pairs(&self, fields: &'v Fields) -> impl Iterator<Item = (&'v str, Asked<'v>)> {
        let within = self.clone();
        fields.iter().map(move |(name, value)| {
            (name.as_str(), Asked { value, at: format!("{}.{name}", within.at), ..within.clone() })
        })
    }

    fn items(&self, items: impl IntoIterator<Item = &'v Spanned<Value>>) -> Vec<Asked<'v>> {
        items.into_iter().map(|value| Asked { value, ..self.clone() }).collect()
    }
}

impl IntoDeserializer<'_, Error> for Asked<'_> {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

/// One row of a table as a record.
struct Row<'v>(&'v Table, Asked<'v>);

impl IntoDeserializer<'_, Error> for Row<'_> {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Row<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Row(table, asked) = self;
        let cells = table.columns.iter().zip(&table.rows[0]).filter_map(|(column, cell)| {
            Some((column.key.as_str(), Asked { value: cell.as_ref()?, at: String::new(), ..asked.clone() }))
        });
        visitor.visit_map(MapDeserializer::new(cells))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.1
            .names
            .borrow_mut()
            .entry(self.1.at.clone())
            .or_default()
            .extend(fields.iter().map(|&name| name.to_owned()));
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string option newtype_struct enum
        bytes byte_buf unit unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}

impl<'de> Deserializer<'de> for Asked<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.value.value {
            Value::Text(text) => visitor.visit_str(text),
            Value::Integer(number) => visitor.visit_i64(*number),
            Value::Decimal(number) => visitor.visit_f64(*number),
            Value::Bool(yes) => visitor.visit_bool(*yes),
            Value::Date(date) => visitor.visit_string(date.to_string()),
            Value::DateTime(datetime) => visitor.visit_string(datetime.to_string()),
            Value::Time(time) => visitor.visit_string(time.to_string()),
            Value::SchoolYear(year) => visitor.visit_string(year.to_string()),
            Value::Week(year, week) => visitor.visit_string(format!("{year}-W{week:02}")),
            Value::Choice { key, label } => {
                visitor.visit_map(MapDeserializer::new([("key", key.as_str()), ("label", label.as_str())].into_iter()))
            }
            Value::File(path) | Value::Page(path) => visitor.visit_str(path.as_str()),
            Value::List(items) => visitor.visit_seq(SeqDeserializer::new(self.items(items).into_iter())),
            Value::Record(fields) => visitor.visit_map(MapDeserializer::new(self.pairs(fields))),
            Value::Table(table) => visitor.visit_seq(SeqDeserializer::new([Row(table, self.clone())].into_iter())),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    /// The only newtypes are values with their place: two bounds, then the value.
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        assert_eq!(name, "$spanned", "a newtype that this test doesn't know");
        let bound = |n: i64| Spanned::new(Value::Integer(n), Span::default());
        let (start, end) = (bound(1), bound(2));
        let part = |value| Asked { value, ..self.clone() };
        // The bounds live as long as this call, which is as long as they are looked at.
        visitor.visit_seq(SeqDeserializer::new([part(&start), part(&end), self.clone()].into_iter()))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.value.value {
            Value::Choice { key, .. } => visitor.visit_str(key),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_string(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let Value::Choice { key, .. } = &self.value.value else { return self.deserialize_any(visitor) };
        let key: StrDeserializer<'_, Error> = key.as_str().into_deserializer();
        key.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if matches!(self.value.value, Value::Record(_)) {
            let mut names = self.names.borrow_mut();
            names.entry(self.at.clone()).or_default().extend(fields.iter().map(|&name| name.to_owned()));
        }
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char
        bytes byte_buf unit unit_struct seq tuple tuple_struct map identifier ignored_any
    }
}
