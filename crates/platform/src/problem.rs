//! Failures as people and programs read them: `application/problem+json` (RFC 9457) with a stable code.
//!
//! A handler returns a [`Problem`]; the layer [`write_problems`] writes it in the language of the request, with the
//! request's path and id. Whatever the framework refuses by itself (an unknown path, a body that is too large) goes
//! through the same layer and comes out in the same shape.

mod answer;

use std::fmt::Display;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub(crate) use self::answer::Occurrence;
pub use self::answer::{ProblemCode, RequestId, write_problems};
use crate::language::{Language, Text, text};

/// What is wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Rule {
    /// It is missing or empty.
    Required,
    /// It has another form than expected.
    Format,
    /// It is shorter than allowed.
    TooShort,
    /// It is longer than allowed.
    TooLong,
    /// The number lies outside its range.
    OutOfRange,
    /// The dates are in the wrong order, or too far apart.
    DateRange,
}

/// A field that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// Where it stands in the request, such as `members[1].age`.
    pub field: String,
    /// What is wrong.
    pub rule: Rule,
    /// What to do, in both languages.
    pub message: Text,
}

/// A failure that the caller gets to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The status of the answer.
    pub status: StatusCode,
    /// The stable code, such as `TRIP_NOT_FOUND`; docs/errors.md explains each.
    pub code: &'static str,
    /// What happened, the same for every occurrence.
    pub title: Text,
    /// What happened this time, and what to do.
    pub detail: Option<Text>,
    /// The refused fields.
    pub fields: Vec<FieldProblem>,
    /// After how many seconds another try makes sense.
    pub retry_after_seconds: Option<u64>,
    /// The other service that is to blame, where it is not this one: the edge does not hold it against this process.
    pub elsewhere: Option<&'static str>,
}

impl Problem {
    /// A failure with its status, code and title.
    pub fn new(status: StatusCode, code: &'static str, title: Text) -> Self {
        Self {
            status,
            code,
            title,
            detail: None,
            fields: Vec::new(),
            retry_after_seconds: None,
            elsewhere: None,
        }
    }

    /// Says what happened this time, and what to do.
    #[must_use]
    pub fn detail(mut self, detail: Text) -> Self {
        self.detail = Some(detail);
        self
    }

    /// Names a refused field.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>, rule: Rule, message: Text) -> Self {
        self.fields.push(FieldProblem {
            field: field.into(),
            rule,
            message,
        });
        self
    }

    /// Says when to try again.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after_seconds = Some(seconds);
        self
    }

    /// 400: the fields in question are named with [`Problem::field`].
    pub fn invalid_request() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "INVALID_REQUEST",
            text("요청을 읽을 수 없습니다", "The request cannot be used"),
        )
    }

    /// 400 for one field.
    pub fn invalid_field(field: impl Into<String>, rule: Rule, message: Text) -> Self {
        Self::invalid_request().field(field, rule, message)
    }

    /// 401: nobody said who asks.
    pub fn unauthorized() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "UNAUTHORIZED",
            text("로그인이 필요합니다", "Please log in"),
        )
    }

    /// 401: the token's time has passed.
    pub fn token_expired() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "TOKEN_EXPIRED",
            text("로그인 시간이 지났습니다", "The token has expired"),
        )
        .detail(text(
            "토큰을 새로 받거나 다시 로그인하세요",
            "Refresh the token or log in again",
        ))
    }

    /// 401: the token is not one of ours, or was revoked.
    pub fn invalid_token() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "INVALID_TOKEN",
            text("토큰이 올바르지 않습니다", "The token is not valid"),
        )
        .detail(text("다시 로그인하세요", "Log in again"))
    }

    /// 403: known, and not allowed.
    pub fn forbidden() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "FORBIDDEN",
            text("권한이 없습니다", "This is not allowed for you"),
        )
    }

    /// 403: an administrator without the second factor that administrators must have here.
    pub fn totp_enrolment_required() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "TOTP_ENROLMENT_REQUIRED",
            text(
                "관리자는 2단계 인증을 써야 합니다",
                "Administrators must set up a second factor first",
            ),
        )
        .detail(text(
            "프로필에서 2단계 인증을 켠 뒤 다시 해 주세요",
            "Set one up in the profile (POST /users/me/totp/enrol), then try again",
        ))
    }

    /// 404 for a path that leads nowhere; resources have codes of their own.
    pub fn route_not_found() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "ROUTE_NOT_FOUND",
            text("없는 주소입니다", "Nothing lives at this path"),
        )
    }

    /// 412: somebody else changed it first.
    pub fn version_conflict() -> Self {
        Self::new(
            StatusCode::PRECONDITION_FAILED,
            "VERSION_CONFLICT",
            text("그 사이에 바뀌었습니다", "It was changed in the meantime"),
        )
        .detail(text(
            "다시 불러온 뒤 고쳐 주세요",
            "Read it again, then repeat your change with the new ETag",
        ))
    }

    /// 428: a change without `If-Match`.
    pub fn version_required() -> Self {
        Self::new(
            StatusCode::PRECONDITION_REQUIRED,
            "VERSION_REQUIRED",
            text("어느 판을 고치는지 알려 주세요", "Say which version you change"),
        )
        .detail(text(
            "읽을 때 받은 ETag를 If-Match 헤더로 보내세요",
            "Send the ETag that you read in the If-Match header",
        ))
    }

    /// 503: try again a little later.
    pub fn unavailable(retry_after_seconds: u64) -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "SERVICE_UNAVAILABLE",
            text("지금은 처리할 수 없습니다", "This cannot be done at the moment"),
        )
        .detail(text("잠시 뒤에 다시 해 주세요", "Try again in a moment"))
        .retry_after(retry_after_seconds)
    }

    /// The same where another service is not there, by its name.
    pub fn unavailable_elsewhere(service: &'static str, retry_after_seconds: u64) -> Self {
        Self {
            elsewhere: Some(service),
            ..Self::unavailable(retry_after_seconds)
        }
    }

    /// 500: the cause goes to the log, once, and never to the caller.
    pub fn internal(cause: impl Display) -> Self {
        tracing::error!(cause = %cause, "request failed");
        Self::internal_logged()
    }

    /// The same for a cause that stands in the log already.
    pub(crate) fn internal_logged() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "INTERNAL",
            text("서버에서 오류가 났습니다", "Something went wrong on our side"),
        )
        .detail(text(
            "traceId를 알려 주시면 찾아보겠습니다",
            "Quote the traceId when you report it",
        ))
    }

    /// The document for one occurrence.
    fn view(&self, language: Language, instance: &str, trace: &str) -> ProblemView {
        ProblemView {
            kind: format!("/errors/{}", self.code),
            title: self.title.get(language).to_owned(),
            status: self.status.as_u16(),
            detail: self.detail.as_ref().map(|detail| detail.get(language).to_owned()),
            instance: instance.to_owned(),
            code: self.code.to_owned(),
            errors: self
                .fields
                .iter()
                .map(|field| FieldProblemView {
                    field: field.field.clone(),
                    rule: field.rule,
                    message: field.message.get(language).to_owned(),
                })
                .collect(),
            trace_id: trace.to_owned(),
        }
    }
}

impl Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}: {}", self.code, self.title.en)?;
        self.detail
            .as_ref()
            .map_or(Ok(()), |detail| write!(formatter, ": {}", detail.en))
    }
}

impl std::error::Error for Problem {}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The body of every failure (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Problem, examples(json!({
    "type": "/errors/TRIP_NOT_FOUND", "title": "The trip was not found", "status": 404,
    "instance": "/api/v1/trips/0190", "code": "TRIP_NOT_FOUND", "errors": [], "traceId": "0193f2"
})))]
pub struct ProblemView {
    /// A path that names the kind of failure.
    #[serde(rename = "type")]
    pub kind: String,
    /// What happened, in the asked language.
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// What happened this time, and what to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The path that was asked for.
    pub instance: String,
    /// The stable code.
    pub code: String,
    /// The refused fields.
    pub errors: Vec<FieldProblemView>,
    /// Names this request in the logs.
    pub trace_id: String,
}

/// A refused field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = FieldProblem)]
pub struct FieldProblemView {
    /// Where it stands in the request, such as `members[1].age`.
    pub field: String,
    /// What is wrong.
    pub rule: Rule,
    /// What to do.
    pub message: String,
}
