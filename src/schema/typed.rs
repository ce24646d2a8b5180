//! Typed structs out of checked fields: a kind with behaviour derives `Deserialize`, and this module feeds it.
//!
//! A field of type [`Spanned`] also receives the place it was written at.

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

use super::value::{Fields, Value};
use crate::source::{Span, Spanned};

/// The name by which [`Spanned`] makes itself known to [`ValueDeserializer`].
const SPANNED: &str = "$spanned";

/// Why checked fields don't fit a struct: the schema and the struct disagree.
pub type Misfit = serde::de::value::Error;

/// Fills `T` from the fields.
///
/// # Errors
/// When struct and schema disagree, which happens only where a site changes a built-in kind.
pub fn from_fields<T: DeserializeOwned>(fields: &Fields) -> Result<T, Misfit> {
    T::deserialize(record(fields))
}

type Pair<'v> = (&'v str, ValueDeserializer<'v>);

fn record<'de>(fields: &Fields) -> MapDeserializer<'de, impl Iterator<Item = Pair<'_>>, Misfit> {
    MapDeserializer::new(fields.iter().map(|(name, value)| (name.as_str(), ValueDeserializer(value))))
}

#[derive(Clone, Copy)]
struct ValueDeserializer<'v>(&'v Spanned<Value>);

impl IntoDeserializer<'_, Misfit> for ValueDeserializer<'_> {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for ValueDeserializer<'_> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.0.value {
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
            Value::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter().map(ValueDeserializer))),
            Value::Record(fields) => visitor.visit_map(record(fields)),
            Value::Table(table) => {
                visitor.visit_seq(SeqDeserializer::new(table.rows.iter().map(|row| RowDeserializer { table, row })))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Misfit> {
        if name != SPANNED {
            return visitor.visit_newtype_struct(self);
        }
        visitor.visit_seq(SpannedParts { span: self.0.span, value: self, next: 0 })
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match &self.0.value {
            Value::Choice { key, .. } => visitor.visit_str(key),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match &self.0.value {
            Value::Choice { key, .. } => {
                let key: serde::de::value::StrDeserializer<'_, Misfit> = key.as_str().into_deserializer();
                key.deserialize_enum(name, variants, visitor)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char
        bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// The three parts a [`Spanned`] is made of: start, end, value.
struct SpannedParts<'v> {
    span: Span,
    value: ValueDeserializer<'v>,
    next: u8,
}

impl<'de> serde::de::SeqAccess<'de> for SpannedParts<'_> {
    type Error = Misfit;

    fn next_element_seed<T: serde::de::DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        self.next += 1;
        match self.next {
            1 => seed.deserialize(self.span.start.into_deserializer()).map(Some),
            2 => seed.deserialize(self.span.end.into_deserializer()).map(Some),
            3 => seed.deserialize(self.value).map(Some),
            _ => Ok(None),
        }
    }
}

struct RowDeserializer<'v> {
    table: &'v super::Table,
    row: &'v [Option<Spanned<Value>>],
}

impl IntoDeserializer<'_, Misfit> for RowDeserializer<'_> {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for RowDeserializer<'_> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let cells = self
            .table
            .columns
            .iter()
            .zip(self.row)
            .filter_map(|(column, cell)| cell.as_ref().map(|cell| (column.key.as_str(), ValueDeserializer(cell))));
        visitor.visit_map(MapDeserializer::new(cells))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string option newtype_struct enum
        bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Parts<T> {
            type Value = Spanned<T>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a checked value with its place")
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let missing = || serde::de::Error::custom("a part of a spanned value is missing");
                let start = seq.next_element()?.ok_or_else(missing)?;
                let end = seq.next_element()?.ok_or_else(missing)?;
                let value = seq.next_element()?.ok_or_else(missing)?;
                Ok(Spanned::new(value, Span { start, end }))
            }
        }
        deserializer.deserialize_newtype_struct(SPANNED, Parts(std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_struct_takes_values_choices_and_places() {
        #[derive(Deserialize)]
        struct Notice {
            title: Spanned<String>,
            stage: Stage,
            year: Option<i16>,
        }
        #[derive(Deserialize, PartialEq, Debug)]
        #[serde(rename_all = "kebab-case")]
        enum Stage {
            ThongBao,
        }
        let at = |value| Spanned::new(value, Span::new(3, 9));
        let choice = Value::Choice { key: "thong-bao".into(), label: "Thông báo".into() };
        let fields =
            Fields::from([("title".into(), at(Value::Text("Tuyển sinh".into()))), ("stage".into(), at(choice))]);
        let notice: Notice = from_fields(&fields).unwrap();
        assert_eq!((notice.title.as_str(), notice.title.span), ("Tuyển sinh", Span::new(3, 9)));
        assert_eq!((notice.stage, notice.year), (Stage::ThongBao, None));
    }
}
