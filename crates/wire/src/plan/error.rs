//! Why a text is not a plan.

use super::{FORMAT, LARGEST_FILE};
use crate::faults::{FieldError, Sentence, said};
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
    #[error("the plan file cannot be read at `{path}`: {}", message.english)]
    Field {
        /// Path of the field.
        path: String,
        /// What is wrong.
        message: Sentence,
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

    /// What is wrong, with all that is known of its cause.
    pub fn sentence(&self) -> Sentence {
        let mut english = self.to_string();
        if let Some(source) = std::error::Error::source(self) {
            english = format!("{english}: {source}");
        }
        said(english, self.korean())
    }

    fn korean(&self) -> String {
        match self {
            Self::TooLarge { bytes } => {
                format!("일정표 파일이 {bytes}바이트입니다. {LARGEST_FILE}바이트까지 읽을 수 있습니다")
            }
            Self::Unreadable { source } => format!("일정표 파일이 JSON이 아닙니다: {}", position(source)),
            Self::Format { found } => {
                format!("일정표 파일의 형식 번호가 {found}입니다. 이 프로그램은 {FORMAT}번 형식을 읽습니다")
            }
            Self::Shape { path, source } => {
                format!(
                    "`{path}` 항목을 읽을 수 없습니다: {} ({})",
                    shape(source),
                    position(source)
                )
            }
            Self::Field { path, message } => {
                format!("`{path}` 항목을 읽을 수 없습니다: {}", message.korean)
            }
            Self::Contradiction {
                path,
                stated,
                derived,
            } => format!(
                "내용이 `{path}`에서 서로 어긋납니다. {stated} 값이 적혀 있지만 다른 항목에서 나오는 값은 {derived}입니다"
            ),
            Self::Fields(RequestError { errors }) => {
                let listed = |error: &FieldError| format!("{}: {}", error.field, error.message.korean);
                errors.iter().map(listed).collect::<Vec<_>>().join("; ")
            }
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

fn position(source: &serde_json::Error) -> String {
    format!("{}행 {}열", source.line(), source.column())
}

/// What the JSON reader says of a field, as far as its wording is known.
fn shape(source: &serde_json::Error) -> String {
    let text = source.to_string();
    if let Some((_, rest)) = text.split_once("missing field `") {
        let name = rest.split('`').next().unwrap_or(rest);
        return format!("`{name}` 항목이 없습니다");
    }
    if let Some((value, rest)) = text.split_once(" is not a ")
        && let Some((_, words)) = rest.split_once("; one of: ")
    {
        let words = words.split(" at line ").next().unwrap_or(words);
        return format!("{value} 대신 쓸 수 있는 값은 {words}입니다");
    }
    "형식이 맞지 않습니다".to_owned()
}
