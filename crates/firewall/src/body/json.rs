//! JSON, value by value, so that a name that is written twice does not hide its first value.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::{self, Write};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Content, Fault, MOST_LEVELS, MOST_MEMBERS};
use crate::request::Member;

/// Reads JSON; a part of it gives what is written in that part.
pub(crate) fn json(text: &[u8], whole: bool) -> Content {
    let found = RefCell::new(Found {
        path: "json".to_owned(),
        level: 0,
        content: Content::default(),
    });
    if !text.trim_ascii().is_empty() {
        let mut reader = serde_json::Deserializer::from_slice(text);
        // Bounded by our own count of levels.
        let read = Value(&found).deserialize(&mut reader).and_then(|()| reader.end());
        let mut found = found.borrow_mut();
        if let Err(error) = read
            && found.content.fault.is_none()
            && (whole || !error.is_eof())
        {
            found.content.fault = Some(Fault::Malformed);
        }
    }
    found.into_inner().content
}

struct Found {
    path: String,
    level: usize,
    content: Content,
}

#[derive(Clone, Copy)]
struct Value<'a>(&'a RefCell<Found>);

impl Value<'_> {
    fn keep<E: Error>(self, value: &[u8]) -> Result<(), E> {
        let mut found = self.0.borrow_mut();
        let member = Member::new(found.path.as_bytes(), value);
        found.content.args.push(member);
        if found.content.args.len() > MOST_MEMBERS {
            found.content.fault = Some(Fault::TooMany);
            return Err(E::custom("too many values"));
        }
        Ok(())
    }

    /// Does something one level deeper.
    fn below<T, E: Error>(
        self,
        name: &dyn fmt::Display,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let length = {
            let mut found = self.0.borrow_mut();
            let length = found.path.len();
            write!(found.path, ".{name}").map_err(E::custom)?;
            found.level += 1;
            if found.level > MOST_LEVELS {
                found.content.fault = Some(Fault::TooDeep);
                return Err(E::custom("nested too deep"));
            }
            length
        };
        let done = work()?;
        let mut found = self.0.borrow_mut();
        found.path.truncate(length);
        found.level -= 1;
        Ok(done)
    }
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.keep(if value { b"true" } else { b"false" })
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.keep(value.to_string().as_bytes())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.keep(value.to_string().as_bytes())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.keep(value.to_string().as_bytes())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.keep(value.as_bytes())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.keep(b"")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        let mut number = 0_usize;
        while self.below(&number, || values.next_element_seed(self))?.is_some() {
            number += 1;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        let mut names = BTreeSet::new();
        while let Some(name) = values.next_key::<String>()? {
            if !names.insert(name.clone()) {
                self.0.borrow_mut().content.fault = Some(Fault::Twice);
            }
            self.below(&name, || values.next_value_seed(self))?;
        }
        Ok(())
    }
}
