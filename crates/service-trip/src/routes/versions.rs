//! `/trips/{tripId}/itinerary/versions` and `/undo`: what the itinerary was, and back to it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use platform::auth::{Caller, Principal};
use platform::etag::{IfMatch, etag};
use platform::extract::PathOf;
use platform::{Language, Text, text};
use serde::Serialize;
use storage::Tx;
use utoipa::ToSchema;

use super::itinerary::present_number;
use crate::access::{self, Access, CompanionRole};
use crate::error::{Conflict, Missing, TripServiceError};
use crate::service::TripService;
use crate::store::itineraries::{self, Origin, VersionRow};
use crate::store::plans;
use crate::versions::{self, NewVersion};

/// How many versions a list shows.
const MOST: u32 = 100;

/// A version of an itinerary.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ItineraryVersion {
    /// Its number, from 1.
    #[schema(minimum = 1)]
    version: i64,
    /// Whether it is the present one.
    present: bool,
    /// `generation`, `edit`, `restore`, `undo`, `import` or `dates`.
    origin: String,
    /// What was done, in the asked language.
    action: String,
    /// The version that it followed.
    #[schema(required = true)]
    base_version: Option<i64>,
    /// Who did it.
    #[schema(required = true)]
    author_id: Option<String>,
    /// Kept for good.
    pinned: bool,
    /// When.
    #[schema(format = DateTime)]
    created_at: String,
}

/// Lists the versions of the itinerary, the newest first
///
/// At least the last twenty are kept.
#[utoipa::path(
    get, path = "/{tripId}/itinerary/versions", operation_id = "list_versions", tag = "itinerary",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The versions.", body = [ItineraryVersion]),
        (status = 404, description = "`TRIP_NOT_FOUND`")
    )
)]
pub(crate) async fn list_versions(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf(trip_id): PathOf<String>,
) -> Result<Json<Vec<ItineraryVersion>>, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let rows = itineraries::list(&mut service.db.clone(), &trip_id, MOST).await?;
    let present = access.trip().itinerary_version;
    Ok(Json(
        rows.into_iter().map(|row| view(row, present, language)).collect(),
    ))
}

fn view(row: VersionRow, present: Option<i64>, language: Language) -> ItineraryVersion {
    ItineraryVersion {
        version: row.number,
        present: present == Some(row.number),
        origin: row.origin,
        action: match language {
            Language::Korean => row.action_ko,
            Language::English => row.action_en,
        },
        base_version: row.base_version,
        author_id: row.author_id,
        pinned: row.pinned,
        created_at: Timestamp::from_millisecond(row.created_at)
            .unwrap_or_default()
            .to_string(),
    }
}

/// Another version is the present one now.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RestoredItinerary {
    /// The new version.
    #[schema(minimum = 1)]
    version: i64,
    /// The version that it is a copy of.
    #[schema(minimum = 1)]
    restored_version: i64,
    /// What was done, in the asked language.
    action: String,
}

/// Brings a version of the itinerary back, as a new version
#[utoipa::path(
    post, path = "/{tripId}/itinerary/versions/{version}/restore", operation_id = "restore_version",
    tag = "itinerary",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("version" = i64, Path, description = "The number of the version.", minimum = 1),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of the present itinerary.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "It is the present one.", body = RestoredItinerary,
            headers(("ETag" = String, description = "The new version of the itinerary."))),
        (status = 404, description = "`TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`, `VERSION_NOT_FOUND`"),
        (status = 412, description = "`VERSION_CONFLICT`")
    )
)]
pub(crate) async fn restore_version(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf((trip_id, version)): PathOf<(String, i64)>,
    headers: axum::http::HeaderMap,
) -> Result<Response, TripServiceError> {
    let if_match = IfMatch::of(&headers)?;
    let mut tx = service.db.begin().await?;
    let (access, present) = locked(&mut tx, &principal, &trip_id, if_match).await?;
    let action = text(
        format!("{version}번 버전으로 되돌림"),
        format!("Restored version {version}"),
    );
    let back = WayBack {
        version,
        origin: Origin::Restore,
        base_version: Some(present),
        action,
    };
    let answer = bring_back(&service, &mut tx, &principal, &access, back, language).await?;
    tx.commit().await?;
    Ok(answer)
}

/// Undoes the last action on the itinerary
///
/// Undoing again goes one action further back; a version that was undone can be restored.
#[utoipa::path(
    post, path = "/{tripId}/itinerary/undo", operation_id = "undo_itinerary", tag = "itinerary",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("If-Match" = Option<String>, Header, description = "The `ETag` of the present itinerary.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "It is undone.", body = RestoredItinerary,
            headers(("ETag" = String, description = "The new version of the itinerary."))),
        (status = 404, description = "`TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`"),
        (status = 409, description = "`NOTHING_TO_UNDO`"),
        (status = 412, description = "`VERSION_CONFLICT`")
    )
)]
pub(crate) async fn undo_itinerary(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf(trip_id): PathOf<String>,
    headers: axum::http::HeaderMap,
) -> Result<Response, TripServiceError> {
    let if_match = IfMatch::of(&headers)?;
    let mut tx = service.db.begin().await?;
    let (access, present) = locked(&mut tx, &principal, &trip_id, if_match).await?;
    let nothing = || TripServiceError::Conflict(Conflict::NothingToUndo);
    let row = itineraries::find(&mut tx, &trip_id, present)
        .await?
        .ok_or_else(nothing)?;
    let before = row.base_version.ok_or_else(nothing)?;
    let earlier = itineraries::find(&mut tx, &trip_id, before)
        .await?
        .ok_or_else(nothing)?;
    // A version follows the one before it, but one that undid something follows the one that its original followed.
    // The action that is undone now is therefore that of the version right after the one that comes back.
    let undone = itineraries::find(&mut tx, &trip_id, before + 1)
        .await?
        .unwrap_or(row);
    let back = WayBack {
        version: before,
        origin: Origin::Undo,
        base_version: earlier.base_version,
        action: text(
            format!("취소: {}", undone.action_ko),
            format!("Undid: {}", undone.action_en),
        ),
    };
    let answer = bring_back(&service, &mut tx, &principal, &access, back, language).await?;
    tx.commit().await?;
    Ok(answer)
}

/// The trip, held, and the number of its present itinerary.
async fn locked(
    tx: &mut Tx,
    principal: &Principal,
    trip_id: &str,
    if_match: Option<IfMatch>,
) -> Result<(Access, i64), TripServiceError> {
    let access = access::lock(tx, principal, trip_id, CompanionRole::Editor).await?;
    let present = present_number(&access)?;
    if let Some(if_match) = if_match {
        if_match.check(present)?;
    }
    Ok((access, present))
}

/// What is brought back.
struct WayBack {
    version: i64,
    origin: Origin,
    base_version: Option<i64>,
    action: Text,
}

async fn bring_back(
    service: &TripService,
    tx: &mut Tx,
    principal: &Principal,
    access: &Access,
    back: WayBack,
    language: Language,
) -> Result<Response, TripServiceError> {
    let plan = plans::text(tx, access.trip_id(), back.version)
        .await?
        .ok_or_else(|| TripServiceError::NotFound(Missing::Version, access.trip_id().to_owned()))?;
    let version = NewVersion {
        plan: &plan,
        origin: back.origin,
        action: back.action.clone(),
        author_id: Some(&principal.subject),
        generation_id: None,
        base_version: back.base_version,
        stale: access.trip().itinerary_stale,
    };
    let number = versions::store(service, tx, access.trip_id(), &version).await?;
    let body = RestoredItinerary {
        version: number,
        restored_version: back.version,
        action: back.action.get(language).to_owned(),
    };
    Ok((etag(number), Json(body)).into_response())
}
