//! Answers between processes of ours: JSON for one question, lines of JSON for a stream, and a router that only
//! services may ask.
//!
//! What is asked and answered belongs to the contracts; this module knows only how it travels. Such routers never stand
//! on a public port, and never in the OpenAPI document.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::from_extractor;
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use futures_util::StreamExt;
use futures_util::stream::{BoxStream, unfold};
use serde::Serialize;

use crate::auth::OurService;
use crate::server::Stopping;

/// How often an empty line is sent, so that nobody takes the connection for dead.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The same routes for services only: 401 without a good token, 403 for everybody else.
pub fn for_services<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router.route_layer(from_extractor::<OurService>())
}

/// A JSON answer, or a failure with the status that it has.
pub fn answer<T: Serialize, F: Serialize>(result: Result<T, (u16, F)>) -> Response {
    match result {
        Ok(answer) => Json(answer).into_response(),
        Err((status, failure)) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, Json(failure)).into_response()
        }
    }
}

/// A stream as JSON, a line each (`application/x-ndjson`), until it is over or the server stops.
pub fn lines<T: Serialize + 'static>(items: BoxStream<'static, T>, stopping: Option<Stopping>) -> Response {
    let lines = unfold((items, stopping), |(mut items, stopping)| async move {
        let line = next_line(&mut items, stopping.as_ref()).await?;
        Some((Ok::<_, Infallible>(line), (items, stopping)))
    });
    ([(CONTENT_TYPE, "application/x-ndjson")], Body::from_stream(lines)).into_response()
}

async fn next_line<T: Serialize>(
    items: &mut BoxStream<'static, T>,
    stopping: Option<&Stopping>,
) -> Option<Bytes> {
    let stopped = async {
        match stopping {
            Some(Stopping(stop)) => stop.cancelled().await,
            None => std::future::pending().await,
        }
    };
    let item = tokio::select! {
        biased;
        () = stopped => return None,
        item = tokio::time::timeout(HEARTBEAT, items.next()) => item,
    };
    let Ok(item) = item else {
        return Some(Bytes::from_static(b"\n"));
    };
    match serde_json::to_vec(&item?) {
        Ok(mut line) => {
            line.push(b'\n');
            Some(line.into())
        }
        Err(error) => {
            tracing::error!(%error, "a stream ends early: something in it cannot be written as JSON");
            None
        }
    }
}
