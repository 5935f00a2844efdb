//! What is wrong with a document, field by field.

use std::fmt;

use serde::Serialize;

/// What a field does not keep to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldRule {
    /// It must be there.
    Required,
    /// It is of another type, or not one of the published words.
    Format,
    /// The text or list is too short.
    TooShort,
    /// The text or list is too long.
    TooLong,
    /// The number, time or amount is outside its range.
    OutOfRange,
    /// The date lies outside the trip, or the trip is too long.
    DateRange,
    /// It repeats what must occur once.
    Duplicate,
    /// It contradicts another field.
    Conflict,
    /// No such field exists.
    UnknownField,
}

impl FieldRule {
    /// The stable code: `TOO_LONG`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Required => "REQUIRED",
            Self::Format => "FORMAT",
            Self::TooShort => "TOO_SHORT",
            Self::TooLong => "TOO_LONG",
            Self::OutOfRange => "OUT_OF_RANGE",
            Self::DateRange => "DATE_RANGE",
            Self::Duplicate => "DUPLICATE",
            Self::Conflict => "CONFLICT",
            Self::UnknownField => "UNKNOWN_FIELD",
        }
    }
}

impl Serialize for FieldRule {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// One fault of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// Path of the field: `members[0].age`; empty = the document as a whole.
    pub field: String,
    /// What it does not keep to.
    pub rule: FieldRule,
    /// A sentence for developers, in English, with the bound that was missed.
    pub message: String,
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = if self.field.is_empty() {
            "document"
        } else {
            &self.field
        };
        write!(f, "{field}: {} ({})", self.message, self.rule.code())
    }
}

/// The faults found so far.
pub(crate) type Faults = Vec<FieldError>;

/// Adds a fault of a field by its path.
pub(crate) fn fault(faults: &mut Faults, field: &str, rule: FieldRule, message: impl Into<String>) {
    faults.push(FieldError {
        field: field.to_owned(),
        rule,
        message: message.into(),
    });
}
