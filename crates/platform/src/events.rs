//! Server-sent events as an answer.

use std::convert::Infallible;
use std::future::ready;
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::once;
use futures_util::{Stream, StreamExt};

use crate::server::Stopping;

/// How often a comment is sent so that nobody on the way takes the connection for dead.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// When a reader of a stream that ended early is to come back: another process has the port by then.
const COME_BACK_AFTER: Duration = Duration::from_secs(1);

/// Answers with a stream of events. When the server begins to stop, the stream ends with a `retry` that asks its reader
/// to come back with `Last-Event-ID`, so that the server need not wait for whatever is to come.
pub fn answer(events: impl Stream<Item = Event> + Send + 'static, Stopping(stopping): Stopping) -> Response {
    let before = events.take_until(stopping.clone().cancelled_owned()).map(Some);
    let end = once(async move { stopping.is_cancelled().then(come_back) });
    let told = before.chain(end).filter_map(ready).map(Ok::<_, Infallible>);
    // nginx keeps answers back until a buffer is full, unless it is told so here or in its own settings.
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    (
        unbuffered,
        Sse::new(told).keep_alive(KeepAlive::new().interval(HEARTBEAT)),
    )
        .into_response()
}

fn come_back() -> Event {
    Event::default().retry(COME_BACK_AFTER)
}

/// The number in `Last-Event-ID`. A header that is no number of ours has seen nothing.
pub fn last_seen(headers: &HeaderMap) -> u64 {
    headers
        .get("last-event-id")
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.trim().parse().ok())
        .unwrap_or(0)
}
