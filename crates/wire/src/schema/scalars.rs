//! Texts and numbers with the bounds that the readers hold them to.
//!
//! Readers count the characters of a text after the blanks around it are gone. The schemas ask for one character that
//! is no blank, and count all.

use utoipa::openapi::schema::{Object, ObjectBuilder, Type};
use utoipa::openapi::{KnownFormat, SchemaFormat};

/// A text with at least one character that is no blank.
pub(super) fn name(most: usize) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(most))
        .pattern(Some(r"\S"))
        .build()
}

/// A text that may be empty.
pub(super) fn text(most: usize) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .max_length(Some(most))
        .build()
}

/// A text of a form.
pub(super) fn form(pattern: &str) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some(pattern))
        .build()
}

pub(super) fn integer(least: u64, most: u64) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::Integer)
        .minimum(Some(least))
        .maximum(Some(most))
        .build()
}

pub(super) fn degrees(limit: i32) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::Number)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Double)))
        .minimum(Some(-limit))
        .maximum(Some(limit))
        .build()
}

pub(super) fn boolean() -> Object {
    ObjectBuilder::new().schema_type(Type::Boolean).build()
}

/// A first day. The pattern says what `format: date` cannot, the years; a format beside it would make generators of
/// test data draw from all years and throw nearly every one away.
pub(super) fn start_date() -> Object {
    form(concat!(
        "^(?:(?:19[7-9][0-9]|2[01][0-9]{2})-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
        "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))",
        "|(?:19(?:7[26]|8[048]|9[26])|20(?:[02468][048]|[13579][26])|21(?:0[48]|[2468][048]|[13579][26]))-02-29)$",
    ))
}

/// 00:00 to 23:50 in steps of ten minutes.
pub(super) fn daily_start() -> Object {
    form("^(?:[01][0-9]|2[0-3]):[0-5]0(?::00)?$")
}

/// 00:00 to 27:00.
pub(super) fn time() -> Object {
    form("^(?:(?:[01][0-9]|2[0-6]):[0-5][0-9](?::[0-5][0-9])?|27:00(?::00)?)$")
}

/// 00:00 to 48:00.
pub(super) fn long_time() -> Object {
    form("^(?:(?:[0-3][0-9]|4[0-7]):[0-5][0-9](?::[0-5][0-9])?|48:00(?::00)?)$")
}

/// A currency in either case.
pub(super) fn currency() -> Object {
    form("^[A-Za-z]{3}$")
}
