//! `/trips/{tripId}/itinerary`: read it, and change it by hand.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::header::IF_NONE_MATCH;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use cache::Kind;
use engine_model::plan::Plan;
use platform::auth::{Caller, Principal};
use platform::etag::{IfMatch, etag};
use platform::extract::{JsonBody, PathOf, QueryOf};
use platform::problem::Problem;
use platform::{Language, Text};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use wire::scalars::Word;
use wire::words::VerdictWord;

use crate::access::{self, Access, CompanionRole};
use crate::answer;
use crate::edits::{self, EditDayBody, Sent};
use crate::error::{Missing, TripServiceError};
use crate::itinerary::{self, Itinerary, Note};
use crate::plans::{self, heavy};
use crate::service::TripService;
use crate::shown::{self, ShownDay};
use crate::store::itineraries::Origin;
use crate::versions::{self, NewVersion};

/// Which part.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ItineraryQuery {
    /// One day, from 1; every day where it is absent.
    #[param(minimum = 1, maximum = 121)]
    day: Option<u16>,
}

/// Gives the itinerary
///
/// With `If-None-Match`, 304 where nothing has changed.
#[utoipa::path(
    get, path = "/{tripId}/itinerary", operation_id = "read_itinerary", tag = "itinerary",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ItineraryQuery,
        ("If-None-Match" = Option<String>, Header, description = "The `ETag` that was read before.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The itinerary.", body = Itinerary,
            headers(("ETag" = String, description = "The version of the itinerary."))),
        (status = 304, description = "Nothing has changed."),
        (status = 404, description = "`TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`, `DAY_NOT_FOUND`")
    )
)]
pub(crate) async fn read_itinerary(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf(trip_id): PathOf<String>,
    QueryOf(query): QueryOf<ItineraryQuery>,
    headers: HeaderMap,
) -> Result<Response, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let number = present_number(&access)?;
    if is_known(&headers, number) {
        return Ok((StatusCode::NOT_MODIFIED, etag(number)).into_response());
    }
    let part = query.day.map_or_else(|| "all".to_owned(), |day| day.to_string());
    let key = format!("plan/{trip_id}/{number}/{}/{part}", language.tag());
    let load = async {
        let plan = plan_of(&service, &access).await?;
        if query
            .day
            .is_some_and(|day| day == 0 || usize::from(day) > plan.days.len())
        {
            return Err(TripServiceError::NotFound(Missing::Day, trip_id.clone()));
        }
        let packs = service.library.current().await?;
        let trip_id = trip_id.clone();
        plans::off_thread(move || Itinerary::of((&trip_id, number), &plan, &packs, query.day, language)).await
    };
    let body = answer::cached::<_, TripServiceError>(&service, Kind::Itinerary, &key, load).await?;
    Ok((etag(number), body).into_response())
}

fn is_known(headers: &HeaderMap, number: i64) -> bool {
    let tag = format!("\"{number}\"");
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    known.is_some_and(|known| {
        known
            .split(',')
            .any(|one| one.trim().trim_start_matches("W/") == tag)
    })
}

/// The number of the present itinerary.
pub(crate) fn present_number(access: &Access) -> Result<i64, TripServiceError> {
    access
        .trip()
        .itinerary_version
        .ok_or_else(|| TripServiceError::NotFound(Missing::Itinerary, access.trip_id().to_owned()))
}

/// The plan of the present itinerary.
pub(crate) async fn plan_of(service: &TripService, access: &Access) -> Result<Arc<Plan>, TripServiceError> {
    let plan = plans::present(service, access.trip()).await?;
    plan.ok_or_else(|| TripServiceError::NotFound(Missing::Itinerary, access.trip_id().to_owned()))
}

/// The days as they shall be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct EditItineraryBody {
    /// The days that change; others stay as they are.
    #[schema(min_items = 1, max_items = 121)]
    days: Vec<EditDayBody>,
}

/// The changed days.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EditedItinerary {
    /// The new version.
    #[schema(minimum = 1)]
    version: i64,
    /// The worst finding of the whole itinerary.
    feasibility: VerdictWord,
    /// What was done, as undoing it will say.
    action: String,
    /// The days that were sent, with their times.
    days: Vec<ShownDay>,
    /// What the checker says of the whole itinerary.
    findings: Vec<Note>,
}

/// Changes days of the itinerary
///
/// The list of a day is the whole day: a stop that is not in it is taken out. Times, ways, meals and rests follow. A bad
/// plan is not refused: it is stored with its findings.
#[utoipa::path(
    put, path = "/{tripId}/itinerary", operation_id = "edit_itinerary", tag = "itinerary",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("If-Match" = String, Header, description = "The `ETag` of the itinerary that is changed.")
    ),
    request_body = EditItineraryBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The changed days.", body = EditedItinerary,
            headers(("ETag" = String, description = "The new version of the itinerary."))),
        (status = 404, description = "`TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`"),
        (status = 409, description = "`ITINERARY_UNREADABLE`"),
        (status = 412, description = "`VERSION_CONFLICT`"),
        (status = 428, description = "`VERSION_REQUIRED`")
    )
)]
pub(crate) async fn edit_itinerary(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf(trip_id): PathOf<String>,
    if_match: IfMatch,
    JsonBody(body): JsonBody<EditItineraryBody>,
) -> Result<Response, TripServiceError> {
    let days = edits::read(&body.days)?;
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Editor).await?;
    let number = present_number(&access)?;
    if_match.check(number)?;
    let before = plan_of(&service, &access).await?;
    let packs = service.library.current().await?;
    let numbers = body.days.iter().map(|day| day.day).collect();
    let made = heavy(move || {
        let sent = Sent::of(&days);
        let days = edits::resolve(&before, days);
        let after =
            engine_trip::edit(&before, &packs, &days).map_err(|error| edits::refused(&error, &sent))?;
        let action = itinerary::action(&before, &after);
        Ok::<_, TripServiceError>(Made::of(&before, after, action))
    })
    .await??;
    store(&service, &principal, &access, number, made, numbers, language).await
}

/// What a change by hand gave.
pub(super) struct Made {
    after: Plan,
    /// What was done.
    action: Text,
    /// plan.json; `None` where nothing changed.
    written: Option<String>,
}

impl Made {
    /// From the plans before and after.
    pub(super) fn of(before: &Plan, after: Plan, action: Text) -> Self {
        let written =
            (after != *before).then(|| wire::to_compact_json(&after, engine_model::Language::English));
        Self {
            after,
            action,
            written,
        }
    }
}

/// Makes it the present itinerary, unless somebody was first, and answers with some of its days.
pub(super) async fn store(
    service: &TripService,
    principal: &Principal,
    access: &Access,
    number: i64,
    made: Made,
    numbers: Vec<u16>,
    language: Language,
) -> Result<Response, TripServiceError> {
    let trip_id = access.trip_id();
    let Made {
        after,
        action,
        written,
    } = made;
    let (version, after) = match written {
        None => (number, Arc::new(after)),
        Some(plan) => {
            let mut tx = service.db.begin().await?;
            let access = access::lock(&mut tx, principal, trip_id, CompanionRole::Editor).await?;
            if access.trip().itinerary_version != Some(number) {
                return Err(Problem::version_conflict().into());
            }
            let new = NewVersion {
                plan: &plan,
                origin: Origin::Edit,
                action: action.clone(),
                author_id: Some(&principal.subject),
                generation_id: None,
                base_version: Some(number),
                stale: access.trip().itinerary_stale,
            };
            let version = versions::store(service, &mut tx, trip_id, &new).await?;
            tx.commit().await?;
            (version, plans::keep(service, trip_id, version, after).await)
        }
    };
    let packs = service.library.current().await?;
    let edited = plans::off_thread(move || EditedItinerary {
        version,
        feasibility: Word(after.certificate.verdict),
        action: action.get(language).to_owned(),
        days: shown::days(&after, &packs, language)
            .into_iter()
            .filter(|day| numbers.contains(&day.day))
            .collect(),
        findings: itinerary::notes(&after, &packs, language),
    })
    .await?;
    Ok((etag(version), Json(edited)).into_response())
}
