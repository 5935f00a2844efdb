//! Answers: bodies that are kept ready, and trips after a change.

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum::{Json, body::Body};
use cache::Kind;
use platform::etag::etag;
use platform::problem::Problem;
use serde::Serialize;

use crate::change::Changed;
use crate::error::TripServiceError;
use crate::service::TripService;
use crate::view::TripView;

/// In this span of time no date begins anywhere: the offsets of all zones are multiples of a quarter of an hour.
const QUARTER_MS: i64 = 15 * 60 * 1000;

/// A JSON body that is written already.
#[derive(Clone, Debug)]
pub(crate) struct Written(Bytes);

impl IntoResponse for Written {
    fn into_response(self) -> Response {
        const JSON: [(HeaderName, HeaderValue); 1] =
            [(CONTENT_TYPE, HeaderValue::from_static("application/json"))];
        (JSON, Body::from(self.0)).into_response()
    }
}

/// The body of an answer, from the cache where it is there. The key names the version that the body shows, so that a
/// kept body is never an old one.
pub(crate) async fn cached<T: Serialize, E: From<TripServiceError>>(
    service: &TripService,
    kind: Kind,
    key: &str,
    load: impl Future<Output = Result<T, E>>,
) -> Result<Written, E> {
    let write = async { written(&load.await?).map_err(E::from) };
    service
        .cache
        .get_bytes_or_load(kind, key, write)
        .await
        .map(Written)
}

fn written(body: &impl Serialize) -> Result<Bytes, TripServiceError> {
    serde_json::to_vec(body)
        .map(Bytes::from)
        .map_err(|error| TripServiceError::Invalid(Problem::internal(error)))
}

/// A word for the present span of time: within it, the status of no trip changes.
pub(crate) fn span_of(now_ms: i64) -> i64 {
    now_ms.div_euclid(QUARTER_MS)
}

/// A trip after a change, with its version.
pub(crate) fn trip<T>(service: &Arc<TripService>, changed: &Changed<T>) -> Response {
    let view = TripView::of(
        &changed.trip,
        &changed.document,
        changed.role,
        service.world.now_ms(),
    );
    (etag(changed.trip.version), Json(view)).into_response()
}
