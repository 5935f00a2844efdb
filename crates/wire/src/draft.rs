//! A request in the making: any of its fields, each judged by the reader of whole requests.
//!
//! A form is filled in step by step; what is there so far is held as the JSON that was given. A draft always has a
//! name and never holds a field that the reader would refuse, so that the last step can only lack something. Texts are
//! held without the blanks around them, and what is null, at any depth, is not held, because both mean nothing.

use engine_model::request::TripRequest;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::faults::{FieldError, FieldRule, Sentence, said};
use crate::request::{RequestError, request_from_value};

/// The field that holds the name of a trip.
const NAME: &str = "name";

/// The name's name in the interface over HTTP.
const TRIP_NAME: &str = "tripName";

/// The fields without which nothing can be planned, in the order in which a form asks for them.
const NEEDED: [&str; 3] = ["startDate", "destinations", "members"];

/// A request in the making. Its fields are those of `docs/request-format.md`; the name may also be given as
/// `tripName` and is held as `name`.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    fields: Map<String, Value>,
}

impl Draft {
    /// Reads a draft: the name and any other fields. All faults are reported at once, and fields that are not there
    /// yet are none.
    pub fn read(value: &Value) -> Result<Self, RequestError> {
        let Value::Object(given) = value else {
            return Err(alone(
                "",
                FieldRule::Format,
                said("must be an object", "객체여야 합니다"),
            ));
        };
        Self::judged(Map::new(), given)
    }

    /// The name of the trip.
    pub fn name(&self) -> &str {
        self.get(NAME).and_then(Value::as_str).unwrap_or_default()
    }

    /// A field, where it is held.
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.fields.get(held_as(field))
    }

    /// Every field given so far.
    pub const fn fields(&self) -> &Map<String, Value> {
        &self.fields
    }

    /// Takes the fields out.
    pub fn into_fields(self) -> Map<String, Value> {
        self.fields
    }

    /// Sets a field, or with null takes it out. A value that is refused, alone or beside the other fields, leaves the
    /// draft as it was.
    pub fn set(&mut self, field: &str, value: Value) -> Result<(), RequestError> {
        self.merge(&Map::from_iter([(field.to_owned(), value)]))
    }

    /// Sets several fields at once; each replaces its field as a whole, and null takes it out. Fields that depend on
    /// each other, such as a shorter trip and its locks, belong into one call. Refused values leave the draft as it
    /// was.
    pub fn merge(&mut self, fields: &Map<String, Value>) -> Result<(), RequestError> {
        *self = Self::judged(self.fields.clone(), fields)?;
        Ok(())
    }

    /// The fields without which nothing can be planned and that are not there yet, in the order of a form.
    pub fn missing(&self) -> Vec<&'static str> {
        let missing = |field: &&str| !self.fields.contains_key(*field);
        NEEDED.into_iter().filter(missing).collect()
    }

    /// The whole request; the faults are the fields of [`Draft::missing`], each `REQUIRED`.
    pub fn request(&self) -> Result<TripRequest, RequestError> {
        request_from_value(&Value::Object(self.fields.clone()))
    }

    /// A draft of what is held and what is given on top of it.
    fn judged(mut held: Map<String, Value>, given: &Map<String, Value>) -> Result<Self, RequestError> {
        for (field, value) in given {
            if value.is_null() {
                held.remove(held_as(field));
            } else {
                held.insert(held_as(field).to_owned(), value.clone());
            }
        }
        let mut faults = faults_of(&held, given);
        if given.contains_key(NAME) && given.contains_key(TRIP_NAME) {
            let message = said(
                "is another word for name; give one of the two",
                "name과 같은 뜻입니다. 둘 중 하나만 써 주세요",
            );
            faults.push(error(TRIP_NAME, FieldRule::Conflict, message));
        }
        if !faults.is_empty() {
            return Err(RequestError { errors: faults });
        }
        tidy_fields(&mut held);
        Ok(Self { fields: held })
    }
}

impl Serialize for Draft {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.fields.serialize(serializer)
    }
}

/// What the reader refuses, without the fields that may come later; faults of the name under the word that was given.
fn faults_of(held: &Map<String, Value>, given: &Map<String, Value>) -> Vec<FieldError> {
    let mut faults = match request_from_value(&Value::Object(held.clone())) {
        Ok(_) => Vec::new(),
        Err(RequestError { errors }) => errors,
    };
    faults.retain(|fault| fault.rule != FieldRule::Required || !NEEDED.contains(&fault.field.as_str()));
    if !held.contains_key(NAME) {
        let message = said("is required", "필요한 항목입니다");
        faults.insert(0, error(NAME, FieldRule::Required, message));
    }
    if !given.contains_key(NAME) {
        for fault in faults.iter_mut().filter(|fault| fault.field == NAME) {
            TRIP_NAME.clone_into(&mut fault.field);
        }
    }
    faults
}

/// Takes out what is null and the blanks around texts; readers make nothing of either.
fn tidy_fields(fields: &mut Map<String, Value>) {
    fields.retain(|_, value| !value.is_null());
    fields.values_mut().for_each(tidy);
}

fn tidy(value: &mut Value) {
    match value {
        Value::Object(fields) => tidy_fields(fields),
        Value::Array(entries) => entries.iter_mut().for_each(tidy),
        Value::String(text) if text.trim().len() < text.len() => *text = text.trim().to_owned(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn held_as(field: &str) -> &str {
    if field == TRIP_NAME { NAME } else { field }
}

fn error(field: &str, rule: FieldRule, message: Sentence) -> FieldError {
    FieldError {
        field: field.to_owned(),
        rule,
        message,
    }
}

fn alone(field: &str, rule: FieldRule, message: Sentence) -> RequestError {
    RequestError {
        errors: vec![error(field, rule, message)],
    }
}

#[cfg(test)]
mod tests;
