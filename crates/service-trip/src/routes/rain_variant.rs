//! `POST /trips/{tripId}/itinerary/days/{day}/rain-variant`: a day changes to what was planned for rain.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use platform::auth::Caller;
use platform::etag::IfMatch;
use platform::extract::PathOf;
use platform::{Language, text};

use super::itinerary::{EditedItinerary, Made, plan_of, present_number, store};
use crate::access::{self, CompanionRole};
use crate::edits;
use crate::error::{Missing, TripServiceError};
use crate::plans::heavy;
use crate::service::TripService;

/// Changes a day to its variant for rain
///
/// The `rainVariant` of the day takes its place as a new version; what is in both keeps its `stopId`. The day has no
/// variant afterwards: undoing brings the dry day back.
#[utoipa::path(
    post, path = "/{tripId}/itinerary/days/{day}/rain-variant", operation_id = "take_rain_variant",
    tag = "itinerary",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("day" = u16, Path, description = "The day, from 1.", minimum = 1, maximum = 121),
        ("If-Match" = String, Header, description = "The `ETag` of the itinerary that is changed.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The changed day.", body = EditedItinerary,
            headers(("ETag" = String, description = "The new version of the itinerary."))),
        (status = 404, description = "`TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`, `DAY_NOT_FOUND`, \
            `RAIN_VARIANT_NOT_FOUND`"),
        (status = 409, description = "`ITINERARY_UNREADABLE`"),
        (status = 412, description = "`VERSION_CONFLICT`"),
        (status = 428, description = "`VERSION_REQUIRED`")
    )
)]
pub(crate) async fn take_rain_variant(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf((trip_id, day)): PathOf<(String, u16)>,
    if_match: IfMatch,
) -> Result<Response, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Editor).await?;
    let number = present_number(&access)?;
    if_match.check(number)?;
    let before = plan_of(&service, &access).await?;
    let packs = service.library.current().await?;
    let made = heavy(move || {
        let after =
            engine_trip::take_rain_variant(&before, &packs, day).map_err(|error| edits::unread(&error))?;
        let after = after.ok_or_else(|| TripServiceError::NotFound(Missing::RainVariant, trip_id))?;
        let action = text(
            format!("{day}일차: 비 오는 날 일정으로 바꿈"),
            format!("Changed day {day} to its variant for rain"),
        );
        Ok::<_, TripServiceError>(Made::of(&before, after, action))
    })
    .await??;
    store(&service, &principal, &access, number, made, vec![day], language).await
}
