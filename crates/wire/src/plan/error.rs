//! Why a text is not a plan.

use super::{FORMAT, LARGEST_FILE};
use crate::request::RequestError;

/// Why a text is not a plan.
#[derive(Debug, thiserror::Error)]
pub enum PlanFileError {
    /// The text is larger than [`LARGEST_FILE`].
    #[error("the plan file has {bytes} bytes; at most {LARGEST_FILE} are read")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The text is not JSON, or nested too deeply.
    #[error("the plan file is not JSON")]
    Unreadable {
        /// Where and why.
        source: serde_json::Error,
    },
    /// The format's number is missing or another one.
    #[error("the plan file has format {found}; this program reads format {FORMAT}")]
    Format {
        /// What stands in the field.
        found: String,
    },
    /// A field is missing or of another type.
    #[error("the plan file cannot be read at `{path}`")]
    Shape {
        /// Path of the field, or of the object that lacks one.
        path: String,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// A field's value makes no sense where it stands.
    #[error("the plan file cannot be read at `{path}`: {message}")]
    Field {
        /// Path of the field.
        path: String,
        /// What is wrong.
        message: String,
    },
    /// A field says something else than the fields from which it follows.
    #[error(
        "the plan file contradicts itself at `{path}`: it says {stated}, but {derived} follows from its other fields"
    )]
    Contradiction {
        /// Path of the field.
        path: String,
        /// What it says.
        stated: String,
        /// What follows.
        derived: String,
    },
    /// The fields of the request, or of a minimal plan, are faulty.
    #[error(transparent)]
    Fields(#[from] RequestError),
}

impl PlanFileError {
    /// The stable code: `PLAN_TOO_LARGE`, `PLAN_UNREADABLE`, `PLAN_FORMAT`, `PLAN_FIELD`, `PLAN_CONTRADICTION` or
    /// `INVALID_REQUEST`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "PLAN_TOO_LARGE",
            Self::Unreadable { .. } => "PLAN_UNREADABLE",
            Self::Format { .. } => "PLAN_FORMAT",
            Self::Shape { .. } | Self::Field { .. } => "PLAN_FIELD",
            Self::Contradiction { .. } => "PLAN_CONTRADICTION",
            Self::Fields(_) => RequestError::CODE,
        }
    }

    /// Path of the field at fault: `days[0].stops[2].localStart`; `None` where it is the whole file or several.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Shape { path, .. } | Self::Field { path, .. } | Self::Contradiction { path, .. } => {
                Some(path)
            }
            Self::Fields(RequestError { errors }) => errors.first().map(|error| error.field.as_str()),
            Self::TooLarge { .. } | Self::Unreadable { .. } | Self::Format { .. } => None,
        }
    }
}
