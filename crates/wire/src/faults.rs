//! What is wrong with a document, field by field, in Korean and English.

use std::borrow::Cow;
use std::fmt;

use engine_model::Language;

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

/// The six rules that an answer over HTTP names; [`FieldRule::published`] leads to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PublishedRule {
    /// `REQUIRED`.
    Required,
    /// `FORMAT`.
    Format,
    /// `TOO_SHORT`.
    TooShort,
    /// `TOO_LONG`.
    TooLong,
    /// `OUT_OF_RANGE`.
    OutOfRange,
    /// `DATE_RANGE`.
    DateRange,
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

    /// The rule that an answer over HTTP names: a repetition, a contradiction and an unknown field are `FORMAT` there.
    pub const fn published(self) -> PublishedRule {
        match self {
            Self::Required => PublishedRule::Required,
            Self::Format | Self::Duplicate | Self::Conflict | Self::UnknownField => PublishedRule::Format,
            Self::TooShort => PublishedRule::TooShort,
            Self::TooLong => PublishedRule::TooLong,
            Self::OutOfRange => PublishedRule::OutOfRange,
            Self::DateRange => PublishedRule::DateRange,
        }
    }
}

/// A sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// In English.
    pub english: Cow<'static, str>,
    /// In Korean.
    pub korean: Cow<'static, str>,
}

impl Sentence {
    /// The sentence in a language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::Korean => &self.korean,
        }
    }
}

/// A sentence from its English and its Korean form.
pub(crate) fn said(english: impl Into<Cow<'static, str>>, korean: impl Into<Cow<'static, str>>) -> Sentence {
    Sentence {
        english: english.into(),
        korean: korean.into(),
    }
}

/// One fault of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Path of the field: `members[0].age`; empty = the document as a whole.
    pub field: String,
    /// What it does not keep to.
    pub rule: FieldRule,
    /// What is wrong with the field, with the bound that was missed. The field is its subject and not named in it.
    pub message: Sentence,
}

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = if self.field.is_empty() {
            "document"
        } else {
            &self.field
        };
        write!(f, "{field}: {} ({})", self.message.english, self.rule.code())
    }
}

/// The faults found so far.
pub(crate) type Faults = Vec<FieldError>;

/// Adds a fault of a field by its path.
pub(crate) fn fault(faults: &mut Faults, field: &str, rule: FieldRule, message: Sentence) {
    faults.push(FieldError {
        field: field.to_owned(),
        rule,
        message,
    });
}

/// The path of a field of the object at `path`.
pub(crate) fn joined(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}
