//! `/trips/{tripId}/generations/{generationId}`: how far a plan is, following it, and stopping it.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::Event;
use axum::response::{IntoResponse, Response};
use contracts::ContractError;
use contracts::generations::{GenerationEvent, GenerationState, GenerationStatus, StepProgress, StepState};
use futures_util::StreamExt;
use platform::Language;
use platform::auth::Caller;
use platform::events::{answer, last_seen};
use platform::extract::PathOf;
use platform::server::Stopping;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::{self, Access, CompanionRole};
use crate::consumer::ENDED;
use crate::error::{Conflict, Missing, TripServiceError};
use crate::service::TripService;
use crate::store::generations::{self, End, GenerationRef};

/// How often a plan that is made is looked for on its way into the trip, and how often at most.
const LOOK_EVERY: Duration = Duration::from_millis(15);
const MOST_LOOKS: u32 = 1_000;
/// The progress of a plan that is made and not stored yet.
const ALMOST: u8 = 99;

/// How far a plan is.
#[expect(clippy::struct_field_names, reason = "the field is called so in every answer")]
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Generation {
    /// Its id.
    generation_id: String,
    /// Whose plan.
    trip_id: String,
    /// How far it is.
    status: GenerationStatus,
    /// Never falls.
    #[schema(minimum = 0, maximum = 100)]
    progress: u8,
    /// Every step, in order; none before a worker has begun.
    steps: Vec<StepProgress>,
    /// An estimate of the seconds left; 0 at the end.
    #[schema(minimum = 0)]
    eta_seconds: u32,
    /// Why there is no plan.
    #[schema(required = true)]
    error: Option<GenerationError>,
    /// What it proposes; absent where its plan is the itinerary.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    proposal_id: Option<String>,
}

/// Why there is no plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GenerationError {
    /// The stable code.
    code: String,
    /// What happened, in the asked language.
    message: String,
}

/// Tells how far a plan is
///
/// `completed` means that it can be read: as the itinerary, or as the proposal that is named.
#[utoipa::path(
    get, path = "/{tripId}/generations/{generationId}", operation_id = "read_generation", tag = "generations",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("generationId" = String, Path, description = "The id of the generation.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "How far it is.", body = Generation),
        (status = 404, description = "`TRIP_NOT_FOUND`, `GENERATION_NOT_FOUND`")
    )
)]
pub(crate) async fn read_generation(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf((trip_id, generation_id)): PathOf<(String, String)>,
) -> Result<Json<Generation>, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let asked = find(&service, &access, &generation_id).await?;
    let state = state_of(&service, &asked).await?;
    Ok(Json(view(&asked, state.as_ref(), language)))
}

async fn find(service: &TripService, access: &Access, id: &str) -> Result<GenerationRef, TripServiceError> {
    let found = generations::find(&mut service.db.clone(), access.trip_id(), id).await?;
    found.ok_or_else(|| TripServiceError::NotFound(Missing::Generation, id.to_owned()))
}

/// What the ai service says; `None` before its message has arrived there.
async fn state_of(
    service: &TripService,
    asked: &GenerationRef,
) -> Result<Option<GenerationState>, TripServiceError> {
    match service.generations.generation(&asked.id).await {
        Ok(state) => Ok(Some(state)),
        Err(ContractError::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// What both services say together: a plan counts as made once it is stored here.
fn view(asked: &GenerationRef, state: Option<&GenerationState>, language: Language) -> Generation {
    let status = match (asked.end, state) {
        (Some(End::Completed), _) => GenerationStatus::Completed,
        (Some(End::Failed), _) => GenerationStatus::Failed,
        (Some(End::Cancelled), _) => GenerationStatus::Cancelled,
        (None, None) => GenerationStatus::Queued,
        (None, Some(state)) if state.status.is_final() => GenerationStatus::Processing,
        (None, Some(state)) => state.status,
    };
    let ended = asked.end.is_some();
    let mut steps = state.map(|state| state.steps.clone()).unwrap_or_default();
    if !ended && let Some(last) = steps.last_mut() {
        last.state = match last.state {
            StepState::Done => StepState::Running,
            other => other,
        };
    }
    let reached = state.map_or(0, |state| state.progress);
    Generation {
        generation_id: asked.id.clone(),
        trip_id: asked.trip_id.clone(),
        progress: match asked.end {
            Some(End::Completed) => 100,
            _ => reached.min(ALMOST),
        },
        steps,
        eta_seconds: if ended {
            0
        } else {
            state.map_or(1, |state| state.eta_seconds)
        },
        error: asked.error.as_ref().map(|error| GenerationError {
            code: error.code.clone(),
            message: match language {
                Language::Korean => error.message_ko.clone(),
                Language::English => error.message_en.clone(),
            },
        }),
        proposal_id: asked.proposal_id.clone(),
        status,
    }
}

/// Follows a plan
///
/// Server-sent events: `progress` with how far it is, `day` with each day of the plan as soon as it stands, `finished`
/// once it can be read; then the stream ends. A reader that comes back with `Last-Event-ID` gets what it missed; one
/// that has seen everything gets 204, which tells a browser not to come back.
#[utoipa::path(
    get, path = "/{tripId}/generations/{generationId}/events", operation_id = "follow_trip_generation",
    tag = "generations",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("generationId" = String, Path, description = "The id of the generation."),
        ("Last-Event-ID" = Option<u64>, Header, description = "The number of the last event that was seen.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The events.", body = String, content_type = "text/event-stream"),
        (status = 204, description = "Nothing more will come."),
        (status = 404, description = "`TRIP_NOT_FOUND`, `GENERATION_NOT_FOUND`")
    )
)]
pub(crate) async fn follow_generation(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf((trip_id, generation_id)): PathOf<(String, String)>,
    headers: HeaderMap,
    stopping: Stopping,
) -> Result<Response, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let asked = find(&service, &access, &generation_id).await?;
    let after = last_seen(&headers);
    let mut events = service.generations.events(&generation_id, after).await?;
    if asked.end.is_some() && after > 0 {
        // Whatever there is, is there already: nothing at once means nothing ever.
        let Some(first) = events.next().await else {
            return Ok(StatusCode::NO_CONTENT.into_response());
        };
        events = futures_util::stream::iter([first]).chain(events).boxed();
    }
    let stream = events.then(move |event| told(Arc::clone(&service), trip_id.clone(), event, language));
    Ok(answer(stream, stopping))
}

/// The event as a reader gets it. The last one waits until the plan can be read; the states say what this service says.
async fn told(
    service: Arc<TripService>,
    trip_id: String,
    event: GenerationEvent,
    language: Language,
) -> Event {
    let sse = Event::default()
        .id(event.sequence.to_string())
        .event(event.kind.clone());
    let Ok(state) = event.data.read::<GenerationState>() else {
        return sse.data(event.data.into_text());
    };
    let mut looks = 0;
    let asked = loop {
        let mut ended = pin!(ENDED.notified());
        // Before the look, so that no ring is missed.
        ended.as_mut().enable();
        let found = generations::find(&mut service.db.clone(), &trip_id, &state.generation_id).await;
        let waiting = matches!(&found, Ok(Some(asked)) if asked.end.is_none());
        if event.kind != "finished" || !waiting || looks == MOST_LOOKS {
            break found.ok().flatten();
        }
        looks += 1;
        // Another process may store it, and rings there.
        tokio::select! {
            () = ended => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    };
    let text = match asked {
        Some(mut asked) => {
            if event.kind != "finished" {
                // An event tells what was, also to a reader that comes back after the end.
                asked.end = None;
            }
            serde_json::to_string(&view(&asked, Some(&state), language))
                .unwrap_or_else(|_broken| "{}".to_owned())
        }
        None => event.data.into_text(),
    };
    sse.data(text)
}

/// Stops a plan that is being made
///
/// Whatever it gave so far is thrown away.
#[utoipa::path(
    delete, path = "/{tripId}/generations/{generationId}", operation_id = "cancel_generation", tag = "generations",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("generationId" = String, Path, description = "The id of the generation.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "It is stopped."),
        (status = 404, description = "`TRIP_NOT_FOUND`, `GENERATION_NOT_FOUND`"),
        (status = 409, description = "`JOB_FINISHED`")
    )
)]
pub(crate) async fn cancel_generation(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf((trip_id, generation_id)): PathOf<(String, String)>,
) -> Result<StatusCode, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Editor).await?;
    let asked = find(&service, &access, &generation_id).await?;
    if asked.end.is_some() {
        return Err(TripServiceError::Conflict(Conflict::JobFinished));
    }
    match service.generations.cancel(&generation_id, &trip_id).await {
        Ok(()) => {}
        Err(ContractError::Refused { .. }) => return Err(TripServiceError::Conflict(Conflict::JobFinished)),
        Err(error) => return Err(error.into()),
    }
    // The trip is free for another plan at once; the event that follows finds it ended.
    let mut tx = service.db.begin().await?;
    if let Some(asked) = generations::lock(&mut tx, &trip_id, &generation_id).await?
        && asked.end.is_none()
    {
        let now = service.world.now_ms();
        generations::finish(&mut tx, &generation_id, End::Cancelled, None, None, now).await?;
        tx.commit().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
