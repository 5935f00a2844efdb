//! Why the ai service did not do what it was asked.

use axum::http::StatusCode;
use contracts::ContractError;
use engine_trip::TripError;
use messaging::MessagingError;
use platform::problem::{Problem, Rule};
use platform::text;
use storage::StorageError;
use thiserror::Error;
use wire::{PublishedRule, RequestError};

use crate::model::ModelError;
use crate::pool::PoolError;
use crate::words;

/// Why the ai service did not do what it was asked.
#[derive(Debug, Error)]
pub enum AiError {
    /// There is no such generation, or none of the caller's.
    #[error("generation {id} was not found")]
    GenerationNotFound {
        /// The asked id.
        id: String,
    },
    /// A generation that has ended was to be stopped.
    #[error("generation {id} has ended")]
    JobFinished {
        /// The asked id.
        id: String,
    },
    /// No pack has this place.
    #[error("place {id} was not found")]
    PlaceNotFound {
        /// The asked id.
        id: String,
    },
    /// A date is none.
    #[error("`{date}` is not a date")]
    Date {
        /// As written.
        date: String,
    },
    /// The request is not one.
    #[error(transparent)]
    Request(#[from] RequestError),
    /// The request cannot be planned as it stands, or our own plan was refused.
    #[error(transparent)]
    Trip(#[from] TripError),
    /// The planner is busy, or broke off.
    #[error(transparent)]
    Pool(#[from] PoolError),
    /// The language model gave nothing.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// Another service did not answer.
    #[error(transparent)]
    Contract(#[from] ContractError),
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// A message could not be sent.
    #[error(transparent)]
    Messaging(#[from] MessagingError),
}

impl From<AiError> for Problem {
    fn from(error: AiError) -> Self {
        match error {
            AiError::GenerationNotFound { .. } => Self::new(
                StatusCode::NOT_FOUND,
                "GENERATION_NOT_FOUND",
                text(
                    "일정 생성 작업을 찾을 수 없습니다",
                    "The generation was not found",
                ),
            ),
            AiError::JobFinished { .. } => Self::new(
                StatusCode::CONFLICT,
                "JOB_FINISHED",
                text("이미 끝난 작업입니다", "The generation has ended already"),
            ),
            AiError::PlaceNotFound { .. } => Self::new(
                StatusCode::NOT_FOUND,
                "PLACE_NOT_FOUND",
                text("장소를 찾을 수 없습니다", "The place was not found"),
            ),
            AiError::Date { .. } => Self::invalid_field(
                "context.date",
                Rule::Format,
                text("YYYY-MM-DD 형식의 날짜여야 합니다", "must be a date YYYY-MM-DD"),
            ),
            AiError::Request(error) => request_problem(&error),
            AiError::Trip(error) => trip_problem(&error),
            AiError::Pool(PoolError::Busy) => Self::unavailable(2),
            AiError::Pool(PoolError::Broke) => Self::internal("the planner broke off"),
            AiError::Model(error) => model_problem(&error),
            AiError::Contract(error) => error.into(),
            AiError::Storage(error) => error.into(),
            AiError::Messaging(error) => error.into(),
        }
    }
}

/// The fields of a request that were refused.
fn request_problem(error: &RequestError) -> Problem {
    let mut problem = Problem::invalid_request();
    for fault in &error.errors {
        let field = if fault.field.is_empty() {
            "body"
        } else {
            &fault.field
        };
        problem = problem.field(
            field,
            rule_of(fault.rule),
            text(fault.message.korean.clone(), fault.message.english.clone()),
        );
    }
    problem
}

fn rule_of(rule: wire::FieldRule) -> Rule {
    match rule.published() {
        PublishedRule::Required => Rule::Required,
        PublishedRule::Format => Rule::Format,
        PublishedRule::TooShort => Rule::TooShort,
        PublishedRule::TooLong => Rule::TooLong,
        PublishedRule::OutOfRange => Rule::OutOfRange,
        PublishedRule::DateRange => Rule::DateRange,
    }
}

fn trip_problem(error: &TripError) -> Problem {
    let sentence = words::trip_error(error);
    match error {
        TripError::Cancelled => Problem::unavailable(1),
        TripError::PlanRefused { .. } => {
            tracing::error!(cause = %error, "a plan of ours was refused by the checker");
            Problem::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                error.code(),
                text(
                    "만든 일정이 자체 검증을 통과하지 못했습니다",
                    "The plan did not pass its own check",
                ),
            )
        }
        _ => {
            let problem = Problem::new(
                StatusCode::BAD_REQUEST,
                error.code(),
                text(
                    "이 요청으로는 일정을 만들 수 없습니다",
                    "The request cannot be planned",
                ),
            );
            match error.field() {
                Some(field) => problem.field(field, Rule::Format, sentence.clone()),
                None => problem,
            }
            .detail(sentence)
        }
    }
}

fn model_problem(error: &ModelError) -> Problem {
    tracing::warn!(cause = %error, "the language model gave nothing");
    match error {
        ModelError::NotConfigured => Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "MODEL_NOT_CONFIGURED",
            text(
                "언어 모델이 설정되어 있지 않습니다",
                "No language model is configured",
            ),
        )
        .retry_after(3600),
        ModelError::TimedOut => Problem::new(
            StatusCode::GATEWAY_TIMEOUT,
            "MODEL_TIMEOUT",
            text(
                "언어 모델이 제때 답하지 않았습니다",
                "The language model did not answer in time",
            ),
        ),
        ModelError::Failed { .. } | ModelError::Unusable { .. } => Problem::new(
            StatusCode::BAD_GATEWAY,
            "MODEL_FAILED",
            text(
                "언어 모델의 답을 쓸 수 없습니다",
                "The language model gave no usable answer",
            ),
        ),
    }
}
