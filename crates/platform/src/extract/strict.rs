//! Reads JSON as the OpenAPI document describes it: an object is an object, and has each of its fields once.
//!
//! What serde derives for a struct also takes a sequence of its fields, `["Seoul", 3]` for `{"name": "Seoul", "nights":
//! 3}`. Nobody documents that, so nobody may rely on it. This wrapper asks for a map wherever a struct is read, on every
//! level. A field that stands there twice is refused also where the rest is read later, as a `serde_json::Value` would
//! let the last one win.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::value::StringDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};

/// A reader, seed, visitor or access whose structs are objects.
pub(super) struct Strict<T>(pub(super) T);

macro_rules! forward {
    ($($method:ident($($argument:ident: $kind:ty),*);)+) => {$(
        fn $method<V: Visitor<'de>>(self, $($argument: $kind,)* visitor: V) -> Result<V::Value, D::Error> {
            self.0.$method($($argument,)* Strict(visitor))
        }
    )+};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Strict<D> {
    type Error = D::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(Strict(visitor))
    }

    forward! {
        deserialize_any();
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_option();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_newtype_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(length: usize);
        deserialize_tuple_struct(name: &'static str, length: usize);
        deserialize_map();
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
        deserialize_ignored_any();
    }
}

macro_rules! visit {
    ($($method:ident($kind:ty);)+) => {$(
        fn $method<E: Error>(self, value: $kind) -> Result<V::Value, E> {
            self.0.$method(value)
        }
    )+};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Strict<V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(formatter)
    }

    visit! {
        visit_bool(bool);
        visit_i64(i64);
        visit_i128(i128);
        visit_u64(u64);
        visit_u128(u128);
        visit_f64(f64);
        visit_str(&str);
        visit_borrowed_str(&'de str);
        visit_string(String);
        visit_bytes(&[u8]);
        visit_borrowed_bytes(&'de [u8]);
        visit_byte_buf(Vec<u8>);
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, reader: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(Strict(reader))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, reader: D) -> Result<V::Value, D::Error> {
        self.0.visit_newtype_struct(Strict(reader))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Strict(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<V::Value, A::Error> {
        let seen = BTreeSet::new();
        self.0.visit_map(Entries { entries, seen })
    }

    fn visit_enum<A: EnumAccess<'de>>(self, variant: A) -> Result<V::Value, A::Error> {
        self.0.visit_enum(Strict(variant))
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Strict<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Strict(reader))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Strict<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.0.next_element_seed(Strict(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

/// The entries of an object, each key once.
struct Entries<A> {
    entries: A,
    seen: BTreeSet<String>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Entries<A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let Some(key) = self.entries.next_key::<String>()? else {
            return Ok(None);
        };
        if !self.seen.insert(key.clone()) {
            return Err(A::Error::custom(format_args!("duplicate field `{key}`")));
        }
        seed.deserialize(EntryKey(key.into_deserializer())).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.entries.next_value_seed(Strict(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.entries.size_hint()
    }
}

/// A key, which is a text, and a number where the type wants one.
struct EntryKey<E>(StringDeserializer<E>);

macro_rules! number {
    ($($method:ident, $kind:ty, $visit:ident;)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
            let key = String::deserialize(self.0)?;
            match key.parse::<$kind>() {
                Ok(number) => visitor.$visit(number),
                Err(_no_number) => visitor.visit_string(key),
            }
        }
    )+};
}

impl<'de, E: Error> Deserializer<'de> for EntryKey<E> {
    type Error = E;

    number! {
        deserialize_i8, i8, visit_i8;
        deserialize_i16, i16, visit_i16;
        deserialize_i32, i32, visit_i32;
        deserialize_i64, i64, visit_i64;
        deserialize_u8, u8, visit_u8;
        deserialize_u16, u16, visit_u16;
        deserialize_u32, u32, visit_u32;
        deserialize_u64, u64, visit_u64;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i128 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}

impl<'de, A: EnumAccess<'de>> EnumAccess<'de> for Strict<A> {
    type Error = A::Error;
    type Variant = Strict<A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), A::Error> {
        let (value, variant) = self.0.variant_seed(seed)?;
        Ok((value, Strict(variant)))
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Strict<A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        self.0.unit_variant()
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        self.0.newtype_variant_seed(Strict(seed))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, A::Error> {
        self.0.tuple_variant(length, Strict(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.0.struct_variant(fields, Strict(visitor))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use serde::de::DeserializeOwned;
    use serde_json::Value;

    use super::Strict;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Stay {
        city: Option<City>,
        nights: u8,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct City(Name);

    #[derive(Debug, PartialEq, Deserialize)]
    struct Name {
        name: String,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "camelCase")]
    enum Mode {
        Walk,
        Car(Name),
        Bus { line: i64 },
        Pair(u8, f64),
    }

    fn read<T: DeserializeOwned>(json: &str) -> Result<T, String> {
        let mut reader = serde_json::Deserializer::from_str(json);
        T::deserialize(Strict(&mut reader)).map_err(|error| error.to_string())
    }

    #[test]
    fn reads_everything_that_json_can_hold() {
        let stay: Stay = read(r#"{"city": {"name": "서울"}, "nights": 3}"#).expect("a stay");
        assert_eq!(
            (stay.city.map(|city| city.0.name), stay.nights),
            (Some("서울".to_owned()), 3)
        );
        let modes: Vec<Mode> =
            read(r#"["walk", {"car": {"name": "a"}}, {"bus": {"line": -7}}, {"pair": [1, 2.5]}]"#)
                .expect("modes");
        let car = Mode::Car(Name { name: "a".to_owned() });
        assert_eq!(
            modes,
            [Mode::Walk, car, Mode::Bus { line: -7 }, Mode::Pair(1, 2.5)]
        );
        let text = r#"{"a": [null, true, 1.5, "\n", {"b": []}]}"#;
        assert_eq!(read::<Value>(text), Ok(text.parse().expect("JSON")));
        assert_eq!(
            read::<BTreeMap<u8, (bool, char)>>(r#"{"7": [true, "x"]}"#),
            Ok([(7, (true, 'x'))].into())
        );
    }

    #[test]
    fn refuses_a_sequence_where_an_object_belongs() {
        let check = |outcome: Result<Stay, String>| {
            let message = outcome.expect_err("a sequence is no object");
            assert!(
                message.starts_with("invalid type: sequence, expected struct"),
                "{message}"
            );
        };
        check(read("[null, 3]"));
        check(read(r#"{"nights": 3, "city": ["서울"]}"#));
        read::<Vec<Mode>>(r#"[{"car": ["a"]}]"#).expect_err("within a variant");
        read::<BTreeMap<String, Name>>(r#"{"a": ["a"]}"#).expect_err("within a map");
    }

    #[test]
    fn refuses_a_field_that_stands_there_twice() {
        let twice = r#"{"a": [{"b": 1, "c": 2, "b": 3}]}"#;
        let message = read::<Value>(twice).expect_err("a field twice");
        assert!(message.starts_with("duplicate field `b`"), "{message}");
        read::<BTreeMap<String, Value>>(r#"{"a": 1, "a": 1}"#).expect_err("in a map");
        read::<Stay>(r#"{"nights": 3, "nights": 3}"#).expect_err("in a struct");
    }
}
