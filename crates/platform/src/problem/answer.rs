//! Writes problems into answers.

use axum::Json;
use axum::body::Body;
use axum::extract::{OriginalUri, Request};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{Problem, ProblemView};
use crate::language::{Language, text};
use crate::shell::ELSEWHERE;

/// The id of a request; the server's first layer puts it into the request's extensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(pub String);

/// The code of the problem that an answer carries, in the answer's extensions: what logs and metrics name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProblemCode(pub &'static str);

/// Where a request went and who asks to know: what a problem document says beside the problem.
pub(crate) struct Occurrence {
    language: Language,
    instance: String,
    trace: String,
}

impl Occurrence {
    pub(crate) fn of(request: &Extensions, headers: &HeaderMap, path: &str) -> Self {
        Self {
            language: Language::of(headers),
            instance: request
                .get::<OriginalUri>()
                .map_or_else(|| path.to_owned(), |uri| uri.path().to_owned()),
            trace: request
                .get::<RequestId>()
                .map(|id| id.0.clone())
                .unwrap_or_default(),
        }
    }

    pub(crate) fn view(&self, problem: &Problem) -> ProblemView {
        problem.view(self.language, &self.instance, &self.trace)
    }
}

/// Writes problems, and the framework's own refusals, as `application/problem+json`.
pub async fn write_problems(request: Request, next: Next) -> Response {
    let occurrence = Occurrence::of(request.extensions(), request.headers(), request.uri().path());
    let mut response = next.run(request).await;
    let problem = response.extensions_mut().remove::<Problem>();
    let Some(problem) = problem.or_else(|| framework_problem(&response)) else {
        return response;
    };
    rendered(&problem, &occurrence.view(&problem), response.headers())
}

impl Problem {
    /// The whole answer, for whoever refuses in front of [`write_problems`].
    pub fn answer(&self, language: Language, instance: &str, trace: &str) -> Response {
        let view = self.view(language, instance, trace);
        rendered(self, &view, &HeaderMap::new())
    }
}

fn rendered(problem: &Problem, view: &ProblemView, kept: &HeaderMap) -> Response<Body> {
    let mut response = (problem.status, Json(view)).into_response();
    response.extensions_mut().insert(ProblemCode(problem.code));
    for (name, value) in kept {
        if name != CONTENT_TYPE && name != CONTENT_LENGTH {
            response.headers_mut().append(name.clone(), value.clone());
        }
    }
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if let Some(seconds) = problem.retry_after_seconds {
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    if let Some(service) = problem.elsewhere {
        response
            .headers_mut()
            .insert(ELSEWHERE, HeaderValue::from_static(service));
    }
    if problem.status == StatusCode::UNAUTHORIZED {
        response
            .headers_mut()
            .insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// The problem for a refusal that came from the framework and has no JSON body of ours.
fn framework_problem(response: &Response) -> Option<Problem> {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return None;
    }
    let ours = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/"));
    if ours {
        return None;
    }
    Some(match status {
        StatusCode::NOT_FOUND => Problem::route_not_found(),
        StatusCode::METHOD_NOT_ALLOWED => Problem::new(
            status,
            "METHOD_NOT_ALLOWED",
            text(
                "이 주소에서는 쓸 수 없는 메서드입니다",
                "This path does not take that method",
            ),
        ),
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(
            status,
            "FILE_SIZE",
            text("보낸 내용이 너무 큽니다", "The body is too large"),
        ),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::new(
            status,
            "FILE_TYPE",
            text("지원하지 않는 형식입니다", "This content type is not taken here"),
        ),
        StatusCode::REQUEST_TIMEOUT => Problem::new(
            status,
            "REQUEST_TIMEOUT",
            text(
                "요청이 제때 오지 않았습니다",
                "The request did not arrive in time",
            ),
        ),
        StatusCode::SERVICE_UNAVAILABLE => Problem::unavailable(1),
        status if status.is_server_error() => Problem::internal(format!("status {status} without a cause")),
        _ => Problem {
            status,
            ..Problem::invalid_request()
        },
    })
}
