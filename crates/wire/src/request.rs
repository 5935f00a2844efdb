//! The request as JSON: one schema behind the command line, the API's bodies and the plan file.
//!
//! Reading tests every bound and reports all faults at once. `docs/request-format.md` describes every field.

mod members;
mod read;
mod stays;
mod view;
mod wishes;
mod write;

use engine_model::request::TripRequest;
use serde_json::Value;

use crate::faults::{Faults, said};
pub use crate::faults::{FieldError, FieldRule};
use crate::fields::Field;
pub(crate) use members::{read_budget, read_members, read_transport};
pub use view::RequestView;
pub(crate) use view::{AvoidView, EffortView, PlaceView};
pub use wishes::{WishDayView, WishJson, WishView};

/// Why a text is not a request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the request has {} {}: {}", errors.len(), if errors.len() == 1 { "fault" } else { "faults" }, listed(errors))]
pub struct RequestError {
    /// Every fault in the order of the document's fields; never empty.
    pub errors: Vec<FieldError>,
}

impl RequestError {
    /// The stable code of the whole error.
    pub const CODE: &'static str = "INVALID_REQUEST";
}

/// Reads a request from JSON text.
pub fn request_from_json(text: &str) -> Result<TripRequest, RequestError> {
    let value: Value = serde_json::from_str(text).map_err(|source| RequestError {
        errors: vec![FieldError {
            field: String::new(),
            rule: FieldRule::Format,
            message: said(
                format!("is not JSON: {source}"),
                format!("JSON이 아닙니다: {}행 {}열", source.line(), source.column()),
            ),
        }],
    })?;
    request_from_value(&value)
}

/// Reads a request from a JSON value, such as a part of an API body.
pub fn request_from_value(value: &Value) -> Result<TripRequest, RequestError> {
    request_at(value, "")
}

/// Writes a request with two blanks of indentation and a final newline; [`request_from_json`] reads it back to an
/// equal value.
pub fn request_to_json(request: &TripRequest) -> String {
    pretty(&RequestView::from(request))
}

/// Reads a request that stands at `path` of a larger document.
pub(crate) fn request_at(value: &Value, path: &str) -> Result<TripRequest, RequestError> {
    settled(&Field::new(value, path), read::read_request)
}

/// Runs a reader and turns its faults into an error.
pub(crate) fn settled<'a, T>(
    field: &Field<'a>,
    read: impl FnOnce(&Field<'a>, &mut Faults) -> Option<T>,
) -> Result<T, RequestError> {
    let mut faults = Faults::new();
    let value = read(field, &mut faults);
    match value {
        Some(value) if faults.is_empty() => Ok(value),
        _ => Err(RequestError { errors: faults }),
    }
}

/// Pretty JSON with a final newline.
pub(crate) fn pretty(view: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string_pretty(view)
        .expect("views hold texts, numbers and lists only, and those always serialise");
    text.push('\n');
    text
}

fn listed(errors: &[FieldError]) -> String {
    let shown: Vec<String> = errors.iter().map(ToString::to_string).collect();
    shown.join("; ")
}

#[cfg(test)]
mod tests;
