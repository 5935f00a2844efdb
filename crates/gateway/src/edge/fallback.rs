//! What is answered where a service cannot be asked.

use std::time::Duration;

use axum::Json;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use platform::problem::{ProblemCode, ProblemView};
use platform::{Text, text};

use crate::visit::Visit;

const CODE: &str = "GATEWAY_FALLBACK";

/// Why, and when to come back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fallback {
    pub(crate) service: &'static str,
    pub(crate) cause: Cause,
    pub(crate) retry_after: Duration,
}

/// Why a service cannot be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cause {
    /// Its breakers refuse.
    Refused,
    /// It did not answer in time.
    TimedOut,
    /// It cannot be reached, or broke off.
    Broken,
}

impl Fallback {
    /// The same for every method.
    pub(super) fn answer(self, visit: &Visit) -> Response {
        let seconds = self.retry_after.as_secs() + u64::from(self.retry_after.subsec_nanos() > 0);
        let seconds = seconds.max(1);
        let language = visit.language;
        let view = ProblemView {
            kind: "/errors/gateway/fallback".to_owned(),
            title: text(
                "지금은 이 기능을 쓸 수 없습니다",
                "This part of the service is not available",
            )
            .get(language)
            .to_owned(),
            status: StatusCode::SERVICE_UNAVAILABLE.as_u16(),
            detail: Some(self.detail().get(language).to_owned()),
            instance: format!("/fallback/{}", self.service),
            code: CODE.to_owned(),
            errors: Vec::new(),
            trace_id: visit.request_id.clone(),
        };
        let mut response = (StatusCode::SERVICE_UNAVAILABLE, Json(view)).into_response();
        response.extensions_mut().insert(ProblemCode(CODE));
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        response
    }

    fn detail(self) -> Text {
        match self.cause {
            Cause::Refused => text(
                "조금 쉬게 두었습니다. 잠시 뒤에 다시 해 주세요",
                "It is given a rest after failures. Try again in a moment",
            ),
            Cause::TimedOut => text(
                "제때 답하지 않았습니다. 잠시 뒤에 다시 해 주세요",
                "It did not answer in time. Try again in a moment",
            ),
            Cause::Broken => text(
                "연결할 수 없습니다. 잠시 뒤에 다시 해 주세요",
                "It cannot be reached. Try again in a moment",
            ),
        }
    }
}
