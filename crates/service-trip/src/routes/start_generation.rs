//! `POST /trips/{tripId}/generations`: ask for a plan.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use contracts::messages::{GenerationScope, SCHEDULE_GENERATION, ScheduleGeneration};
use engine_model::request::TripRequest;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use messaging::{Envelope, SendOptions, Target, outbox};
use platform::auth::{Caller, Principal};
use platform::extract::{JsonBody, PathOf};
use platform::fields::Fields;
use platform::problem::{Problem, Rule};
use platform::text;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use storage::{StorageError, Tx};
use utoipa::ToSchema;

use crate::access::{self, CompanionRole};
use crate::change::{self, Changed, Days};
use crate::document::{Document, own_name, problem_of};
use crate::error::{Conflict, TripServiceError};
use crate::service::TripService;
use crate::store::generations::{self, GenerationRef};
use crate::store::trips::TripHead;

/// The longest special request, in characters.
const MOST_FREE_TEXT: usize = 500;
/// After how many seconds it is worth another try where too many plans wait.
const RETRY_SECONDS: u64 = 30;

/// What is to be planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = GenerationScope)]
pub(crate) enum Scope {
    /// The whole trip.
    #[default]
    Trip,
    /// One day; `day` says which.
    Day,
}

/// How hard to look for a better plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum EffortWord {
    /// A first good plan.
    Quick,
    /// What people get by default.
    Normal,
    /// For those who can wait a second.
    Thorough,
}

/// A plan to be made.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct StartGenerationBody {
    /// What is to be planned (`trip` where it is absent).
    #[serde(default)]
    scope: Option<Scope>,
    /// The day, from 1, where the scope is one.
    #[schema(minimum = 1, maximum = 121)]
    #[serde(default)]
    day: Option<u16>,
    /// Not out before, on the local clock, in steps of ten minutes; kept for the trip.
    #[schema(pattern = "^([01][0-9]|2[0-3]):[0-5]0$")]
    #[serde(default)]
    daily_start: Option<String>,
    /// A special request in Korean or English; kept for the trip.
    #[schema(max_length = 500)]
    #[serde(default)]
    free_text: Option<String>,
    /// Locked stops stay where they are (true where it is absent).
    #[serde(default)]
    keep_locked: Option<bool>,
    /// The same request with the same seed gives the same plan. Without one, each further plan takes another.
    #[schema(minimum = 0, maximum = 9_007_199_254_740_991_i64)]
    #[serde(default)]
    seed: Option<u64>,
    /// How hard to look for a better plan.
    #[serde(default)]
    effort: Option<EffortWord>,
}

/// A plan that is being made.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StartedGeneration {
    /// Its id.
    generation_id: String,
    /// Where to ask how far it is; with `/events` behind it, where to follow it.
    status_url: String,
}

/// Asks for a plan
///
/// The first one becomes the itinerary, a later one a proposal. A day of a trip, or the whole trip, can be planned again
/// five times on one calendar day there.
#[utoipa::path(
    post, path = "/{tripId}/generations", operation_id = "start_generation", tag = "generations",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    request_body = StartGenerationBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 202, description = "The plan is being made.", body = StartedGeneration,
            headers(("Location" = String, description = "Where to ask how far it is."))),
        (status = 404, description = "`TRIP_NOT_FOUND`"),
        (status = 409, description = "`GENERATION_IN_PROGRESS`"),
        (status = 429, description = "`REGENERATION_LIMIT`, `RATE_LIMITED`",
            headers(("Retry-After" = u64, description = "Seconds until it may be asked for again."))),
        (status = 503, description = "`SERVICE_UNAVAILABLE`: too many plans wait already.",
            headers(("Retry-After" = u64, description = "Seconds until it is worth another try.")))
    )
)]
pub(crate) async fn start_generation(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
    JsonBody(body): JsonBody<StartGenerationBody>,
) -> Result<Response, TripServiceError> {
    let scope = scope_of(&body)?;
    refuse_a_second(&service, &principal, &trip_id).await?;
    let generation_id = service.world.new_id();
    let packs = service.library.current().await?;
    let mut tx = service.db.begin().await?;
    let (access, before) =
        access::lock_with_document(&mut tx, &principal, &trip_id, CompanionRole::Editor).await?;
    has_room(&service, &mut tx).await?;
    let keep = |document: &mut Document| {
        keep_for_trip(document, &body);
        Ok(())
    };
    let asked = change::change_in(&service, &mut tx, (&access, before), &packs, Days::AsSent, keep).await?;
    schedule(
        &service,
        &mut tx,
        &principal,
        &asked,
        &generation_id,
        scope,
        &body,
    )
    .await?;
    tx.commit().await?;
    let status_url = format!("/api/v1/trips/{trip_id}/generations/{generation_id}");
    let head = [(LOCATION, status_url.clone())];
    let started = StartedGeneration {
        generation_id,
        status_url,
    };
    Ok((StatusCode::ACCEPTED, head, Json(started)).into_response())
}

/// Looks for one that goes on before anything is locked: people ask again while they wait, and would be in the way of
/// those who change something. What begins between this look and the lock is refused by the table.
async fn refuse_a_second(
    service: &TripService,
    principal: &Principal,
    trip_id: &str,
) -> Result<(), TripServiceError> {
    access::of(service, principal, trip_id, CompanionRole::Editor).await?;
    if generations::is_one_open(&mut service.db.clone(), trip_id).await? {
        return Err(TripServiceError::Conflict(Conflict::GenerationInProgress));
    }
    Ok(())
}

fn scope_of(body: &StartGenerationBody) -> Result<GenerationScope, Problem> {
    let mut fields = Fields::new();
    let scope = match (body.scope.unwrap_or_default(), body.day) {
        (Scope::Trip, None) => GenerationScope::Trip,
        (Scope::Day, Some(day)) => GenerationScope::Day(fields.range("day", day, 1, 121)),
        (Scope::Day, None) => {
            fields.required::<u16>("day", None);
            GenerationScope::Trip
        }
        (Scope::Trip, Some(_)) => {
            fields.refuse(
                "day",
                Rule::Format,
                text(
                    "scope가 day일 때만 쓸 수 있습니다",
                    "Only together with scope day",
                ),
            );
            GenerationScope::Trip
        }
    };
    if let Some(text) = &body.free_text {
        fields.text("freeText", text, 0, MOST_FREE_TEXT);
    }
    fields.finish()?;
    Ok(scope)
}

/// Refuses while as many plans are under way as the workers can catch up with.
async fn has_room(service: &TripService, tx: &mut Tx) -> Result<(), TripServiceError> {
    let most = service.config.most_open_generations;
    if generations::count_open(tx, most).await? < i64::from(most) {
        return Ok(());
    }
    tracing::warn!(most, "a plan was refused: too many wait already");
    Err(Problem::unavailable_elsewhere("ai", RETRY_SECONDS).into())
}

/// Daily start and special request belong to the trip from now on.
fn keep_for_trip(document: &mut Document, body: &StartGenerationBody) {
    if let Some(start) = &body.daily_start {
        document.rest.insert("dailyStart".to_owned(), json!(start));
    }
    match body.free_text.as_deref().map(str::trim) {
        None => {}
        Some("") => {
            document.rest.remove("freeText");
        }
        Some(text) => {
            document.rest.insert("freeText".to_owned(), json!(text));
        }
    }
}

/// Notes the generation and sends the message, in the transaction that holds the trip.
async fn schedule(
    service: &TripService,
    tx: &mut Tx,
    principal: &Principal,
    asked: &Changed<()>,
    generation_id: &str,
    scope: GenerationScope,
    body: &StartGenerationBody,
) -> Result<(), TripServiceError> {
    let trip = &asked.trip;
    let keep_locked = body.keep_locked.unwrap_or(true);
    let given_seed = body.seed.is_some();
    let mut request = request_of(&asked.document, body)?;
    check_day(scope, trip, &request)?;
    if trip.itinerary_version.is_some() {
        let again = count(service, tx, trip, scope).await?;
        if !given_seed {
            request.seed = request.seed.wrapping_add(again);
        }
    }
    let row = GenerationRef {
        id: generation_id.to_owned(),
        trip_id: trip.id.clone(),
        user_id: principal.subject.clone(),
        base_version: trip.itinerary_version,
        trip_version: trip.version,
        end: None,
        error: None,
        proposal_id: None,
        created_at: service.world.now_ms(),
        finished_at: None,
    };
    let words = match scope {
        GenerationScope::Trip => "trip".to_owned(),
        GenerationScope::Day(day) => format!("day {day}"),
    };
    generations::insert(tx, &row, &words).await.map_err(in_progress)?;
    send(service, tx, row, request, scope, keep_locked).await
}

fn in_progress(error: StorageError) -> TripServiceError {
    match error {
        StorageError::Duplicate { .. } => TripServiceError::Conflict(Conflict::GenerationInProgress),
        other => other.into(),
    }
}

/// The trip's request with what is said for this plan in place.
fn request_of(document: &Document, body: &StartGenerationBody) -> Result<TripRequest, Problem> {
    let mut plain: Map<String, Value> = document.plain();
    if let Some(seed) = body.seed {
        plain.insert("seed".to_owned(), json!(seed));
    }
    if let Some(effort) = body.effort {
        let word = match effort {
            EffortWord::Quick => "quick",
            EffortWord::Normal => "normal",
            EffortWord::Thorough => "thorough",
        };
        plain.insert("effort".to_owned(), json!(word));
    }
    wire::request::request_from_value(&Value::Object(plain)).map_err(|error| problem_of(error, own_name))
}

fn check_day(scope: GenerationScope, trip: &TripHead, request: &TripRequest) -> Result<(), Problem> {
    let GenerationScope::Day(day) = scope else {
        return Ok(());
    };
    if trip.itinerary_version.is_none() {
        return Err(Problem::invalid_field(
            "scope",
            Rule::Format,
            text(
                "먼저 여행 전체의 일정을 만들어 주세요",
                "Plan the whole trip first; then single days can be planned again",
            ),
        ));
    }
    let days = 1 + request.destinations.iter().map(|stay| stay.nights).sum::<u16>();
    let mut fields = Fields::new();
    fields.range("day", day, 1, days);
    fields.finish()
}

/// Counts a plan made again on this calendar day there; refuses one too many.
async fn count(
    service: &TripService,
    tx: &mut Tx,
    trip: &TripHead,
    scope: GenerationScope,
) -> Result<u64, TripServiceError> {
    let day = match scope {
        GenerationScope::Trip => 0,
        GenerationScope::Day(day) => i64::from(day),
    };
    let now = service.world.now();
    let zone = TimeZone::get(&trip.zone).unwrap_or(TimeZone::UTC);
    let today = now.to_zoned(zone.clone()).date();
    let count = generations::count_regeneration(tx, &trip.id, day, &today.to_string()).await?;
    let most = i64::from(service.config.regenerations_a_day);
    if count > most {
        let wait = today
            .tomorrow()
            .ok()
            .and_then(|tomorrow| tomorrow.to_zoned(zone).ok())
            .map_or(86_400, |midnight| seconds_until(now, midnight.timestamp()));
        return Err(limit(most).retry_after(wait).into());
    }
    Ok(u64::try_from(count).unwrap_or(0))
}

fn seconds_until(now: Timestamp, then: Timestamp) -> u64 {
    u64::try_from(then.as_second() - now.as_second())
        .unwrap_or(0)
        .max(1)
}

fn limit(most: i64) -> Problem {
    Problem::new(
        StatusCode::TOO_MANY_REQUESTS,
        "REGENERATION_LIMIT",
        text(
            "오늘은 더 다시 만들 수 없습니다",
            "This was planned again often enough for today",
        ),
    )
    .detail(text(
        format!("하루에 {most}번까지 다시 만들 수 있습니다. 일정을 직접 고칠 수도 있습니다"),
        format!("It can be planned again {most} times a day; you can also edit it by hand"),
    ))
}

async fn send(
    service: &TripService,
    tx: &mut Tx,
    row: GenerationRef,
    request: TripRequest,
    scope: GenerationScope,
    keep_locked: bool,
) -> Result<(), TripServiceError> {
    let text = wire::request_to_json(&request);
    let message = ScheduleGeneration {
        generation_id: row.id,
        trip_id: row.trip_id.clone(),
        user_id: row.user_id,
        request: serde_json::from_str(&text).map_err(StorageError::from)?,
        scope,
        base_version: row.base_version,
        keep_locked,
    };
    let options = SendOptions {
        dedupe: Some(message.generation_id.clone()),
        priority: message.priority(),
        ..SendOptions::default()
    };
    let envelope = Envelope::new(&service.world, "schedule", "trip", &row.trip_id, message)?;
    outbox::send(tx, Target::Queue(SCHEDULE_GENERATION), &envelope, options).await?;
    Ok(())
}
