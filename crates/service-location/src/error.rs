//! What can go wrong with places and packs, and what the caller gets to read.

use std::fmt::Display;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use contracts::ContractError;
use messaging::MessagingError;
use platform::problem::Problem;
use platform::{Text, text};
use storage::StorageError;
use thiserror::Error;

/// A refusal or failure of the location service.
#[derive(Debug, Error)]
pub enum LocationError {
    /// There is no such thing.
    #[error("{0:?} {1} was not found")]
    NotFound(Missing, String),
    /// A bundled pack cannot be removed.
    #[error("pack {0} is part of the program")]
    PackBundled(String),
    /// More uploads wait than may.
    #[error("{0} uploads wait to be imported")]
    ImportsWaiting(u64),
    /// The file is larger than allowed.
    #[error("a file of more than {most} bytes")]
    FileSize {
        /// How large it may be.
        most: usize,
    },
    /// The kind of file is not known.
    #[error("a file of no kind that can be imported")]
    FileType,
    /// The request is wrong; the problem names the fields.
    #[error("{0}")]
    Invalid(Problem),
    /// The database failed.
    #[error("the packs' database: {0}")]
    Storage(#[from] StorageError),
    /// The packs cannot be had.
    #[error("asking for packs: {0}")]
    Contract(#[from] ContractError),
    /// A message could not be sent.
    #[error("telling others about a pack: {0}")]
    Messaging(#[from] MessagingError),
    /// Something that this program made cannot be used.
    #[error("{what}: {reason}")]
    Broken {
        /// What was tried.
        what: &'static str,
        /// Why it failed.
        reason: String,
    },
}

/// What was not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A place.
    Place,
    /// An imported pack.
    Pack,
    /// The map layer of a pack.
    PackMap,
    /// An import.
    Import,
}

impl Missing {
    fn code(self) -> &'static str {
        match self {
            Self::Place => "PLACE_NOT_FOUND",
            Self::Pack => "PACK_NOT_FOUND",
            Self::PackMap => "PACK_MAP_NOT_FOUND",
            Self::Import => "IMPORT_NOT_FOUND",
        }
    }

    fn title(self) -> Text {
        match self {
            Self::Place => text("장소를 찾을 수 없습니다", "The place was not found"),
            Self::Pack => text("데이터 팩을 찾을 수 없습니다", "The pack was not found"),
            Self::PackMap => text("지도가 없습니다", "This destination has no map layer"),
            Self::Import => text("가져오기 작업을 찾을 수 없습니다", "The import was not found"),
        }
    }
}

impl LocationError {
    /// Something that this program made cannot be used.
    pub(crate) fn broken(what: &'static str, reason: &impl Display) -> Self {
        Self::Broken {
            what,
            reason: reason.to_string(),
        }
    }
}

impl From<Problem> for LocationError {
    fn from(problem: Problem) -> Self {
        Self::Invalid(problem)
    }
}

impl From<LocationError> for Problem {
    fn from(error: LocationError) -> Self {
        match error {
            LocationError::NotFound(what, _) => Self::new(StatusCode::NOT_FOUND, what.code(), what.title()),
            LocationError::PackBundled(_) => Self::new(
                StatusCode::CONFLICT,
                "PACK_BUNDLED",
                text(
                    "기본 데이터 팩은 지울 수 없습니다",
                    "A bundled pack cannot be removed",
                ),
            )
            .detail(text(
                "같은 이름으로 다른 자료를 가져오면 대신 쓰입니다",
                "Import another one under the same name to stand in front of it",
            )),
            LocationError::ImportsWaiting(_) => Self::unavailable(30).detail(text(
                "가져오기를 기다리는 파일이 많습니다. 잠시 뒤에 다시 올려 주세요",
                "Other files still wait to be imported; upload it again in a moment",
            )),
            LocationError::FileSize { most } => file_size(most),
            LocationError::FileType => file_type(),
            LocationError::Invalid(problem) => problem,
            LocationError::Storage(error) => error.into(),
            LocationError::Contract(error) => error.into(),
            LocationError::Messaging(error) => error.into(),
            error @ LocationError::Broken { .. } => Self::internal(error),
        }
    }
}

fn file_size(most: usize) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "FILE_SIZE",
        text("파일이 너무 큽니다", "The file is too large"),
    )
    .detail(text(
        format!("이런 파일은 {most}바이트까지 올릴 수 있습니다"),
        format!("A file of this kind may have at most {most} bytes"),
    ))
}

fn file_type() -> Problem {
    Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "FILE_TYPE",
        text(
            "가져올 수 없는 파일입니다",
            "This kind of file cannot be imported",
        ),
    )
    .detail(text(
        ".pack, .pbf, .geojson, .json, .csv 파일을 올리거나 source로 종류를 알려 주세요",
        "Send a file ending in .pack, .pbf, .geojson, .json or .csv, or say with `source` what it is",
    ))
}

impl From<LocationError> for ContractError {
    fn from(error: LocationError) -> Self {
        match error {
            LocationError::Contract(error) => error,
            LocationError::Storage(error) if error.is_transient() => Self::Unavailable {
                service: "location",
                reason: error.to_string(),
            },
            other => Self::Failed {
                service: "location",
                reason: other.to_string(),
            },
        }
    }
}

impl IntoResponse for LocationError {
    fn into_response(self) -> Response {
        Problem::from(self).into_response()
    }
}
