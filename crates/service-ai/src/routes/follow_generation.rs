//! `GET /ai/generations/{generationId}/events`.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::Event;
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use platform::auth::Caller;
use platform::events::{answer, last_seen};
use platform::extract::PathOf;
use platform::problem::{Problem, ProblemView};
use platform::server::Stopping;

use super::find_generation::readable;
use crate::follow::follow;
use crate::service::AiService;
use crate::store::events;

/// Follow a generation
///
/// Server-sent events: `progress` with the generation as it stands, `day` with each day of the plan as soon as it
/// stands, `finished` with the generation at its end, after which the stream ends. A reader that comes back with
/// `Last-Event-ID` gets what it missed; one that has seen everything gets 204, which tells a browser not to come back.
#[utoipa::path(
    get,
    path = "/generations/{generationId}/events",
    operation_id = "followGeneration",
    tag = "ai",
    security(("bearer" = []), ("cookie" = [])),
    params(
        ("generationId" = String, Path, description = "The generation's id", max_length = 100),
        ("Last-Event-ID" = Option<u64>, Header, description = "The number of the last event that was seen")
    ),
    responses(
        (status = 200, description = "The events", body = String, content_type = "text/event-stream"),
        (status = 204, description = "Nothing more will come"),
        (status = 404, description = "GENERATION_NOT_FOUND", body = ProblemView, content_type = "application/problem+json")
    )
)]
pub(super) async fn follow_generation(
    State(service): State<Arc<AiService>>,
    Caller(caller): Caller,
    PathOf(id): PathOf<String>,
    headers: HeaderMap,
    stopping: Stopping,
) -> Result<Response, Problem> {
    let view = readable(&service, &caller, &id).await?;
    let after = last_seen(&headers);
    if view.status.is_final() && after > 0 {
        let heads = events::heads(&mut service.db.clone(), std::slice::from_ref(&id)).await?;
        if heads.iter().all(|(_, head)| *head <= after) {
            return Ok(StatusCode::NO_CONTENT.into_response());
        }
    }
    let events = follow(&service, &id, after).map(|event| {
        let text = event.data.into_text();
        Event::default()
            .id(event.sequence.to_string())
            .event(event.kind)
            .data(text)
    });
    Ok(answer(events, stopping))
}
