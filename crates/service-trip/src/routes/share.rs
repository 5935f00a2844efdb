//! `/trips/{tripId}/share`: a link that anybody may read with.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use platform::auth::Caller;
use platform::extract::{JsonBody, PathOf};
use platform::fields::Fields;
use platform::problem::{Problem, Rule};
use platform::text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::{self, CompanionRole};
use crate::error::{Missing, TripServiceError};
use crate::links;
use crate::service::TripService;
use crate::store::shares::{self, Share};
use crate::view::instant;

/// A part of a trip that a link shows. Names, dates and destinations are always shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ShareSection {
    /// The days with their stops.
    Itinerary,
    /// What things cost, in the itinerary.
    Costs,
    /// The names of those who travel.
    Members,
}

/// What a link is to show, and for how long.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ShareBody {
    /// What it shows; a repeated section counts once.
    #[schema(min_items = 1, max_items = 10)]
    sections: Vec<ShareSection>,
    /// Until when; without it, until it is taken back.
    #[schema(format = DateTime)]
    expires_at: Option<String>,
}

/// A link that anybody may read with. Its secret is shown this once.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SharedLink {
    /// What to send around.
    url: String,
    /// The secret of the link, for `GET /shared/{token}`.
    token: String,
    /// What it shows.
    sections: Vec<ShareSection>,
    /// Until when; absent where it does not end by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, format = DateTime)]
    expires_at: Option<String>,
}

/// Makes the link of a trip. A link that was there before ends.
#[utoipa::path(
    post, path = "/{tripId}/share", operation_id = "share_trip", tag = "companions",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    request_body = ShareBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 201, description = "The link.", body = SharedLink),
        (status = 404, description = "`TRIP_NOT_FOUND`")
    )
)]
pub(crate) async fn share_trip(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
    JsonBody(body): JsonBody<ShareBody>,
) -> Result<(StatusCode, Json<SharedLink>), TripServiceError> {
    let now = service.world.now_ms();
    let (sections, expires_at) = read(body, now)?;
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Owner).await?;
    let share = Share {
        trip_id,
        sections: sections.iter().map(|section| section.word().to_owned()).collect(),
        expires_at,
    };
    let token = service.world.new_secret();
    shares::put(&mut tx, &access, &share, &links::hash(&token), now).await?;
    tx.commit().await?;
    let link = SharedLink {
        url: links::url(&service.config, "shared", &token),
        token,
        sections,
        expires_at: expires_at.map(instant),
    };
    Ok((StatusCode::CREATED, Json(link)))
}

/// Takes the link of a trip back.
#[utoipa::path(
    delete, path = "/{tripId}/share", operation_id = "unshare_trip", tag = "companions",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "The link is worth nothing any more."),
        (status = 404, description = "`TRIP_NOT_FOUND`, `SHARE_NOT_FOUND`")
    )
)]
pub(crate) async fn unshare_trip(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
) -> Result<StatusCode, TripServiceError> {
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Owner).await?;
    if !shares::delete(&mut tx, &access).await? {
        return Err(TripServiceError::NotFound(Missing::Share, trip_id));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

impl ShareSection {
    /// Every section.
    const ALL: [Self; 3] = [Self::Itinerary, Self::Costs, Self::Members];

    /// The word of the interface and of the database.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Itinerary => "itinerary",
            Self::Costs => "costs",
            Self::Members => "members",
        }
    }

    /// The section of a stored word; a word that this version does not know shows nothing.
    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.word() == word)
    }
}

fn read(body: ShareBody, now_ms: i64) -> Result<(Vec<ShareSection>, Option<i64>), Problem> {
    let mut fields = Fields::new();
    let ShareBody {
        mut sections,
        expires_at,
    } = body;
    if sections.is_empty() {
        fields.refuse(
            "sections",
            Rule::TooShort,
            text(
                "보여 줄 부분을 하나 이상 골라 주세요",
                "Name at least one section",
            ),
        );
    }
    if sections.len() > 10 {
        fields.refuse(
            "sections",
            Rule::TooLong,
            text("최대 10개까지 쓸 수 있습니다", "At most 10 entries"),
        );
    }
    sections.sort_unstable();
    sections.dedup();
    let expires_at = expires_at.and_then(|instant| read_end(&instant, now_ms, &mut fields));
    fields.finish()?;
    Ok((sections, expires_at))
}

fn read_end(instant: &str, now_ms: i64, fields: &mut Fields) -> Option<i64> {
    let Ok(instant) = instant.parse::<Timestamp>() else {
        fields.refuse(
            "expiresAt",
            Rule::Format,
            text(
                "2026-05-01T09:00:00+09:00 같은 시각이어야 합니다",
                "Must be an instant with an offset, such as 2026-05-01T09:00:00+09:00",
            ),
        );
        return None;
    };
    let end = instant.as_millisecond();
    if end <= now_ms {
        fields.refuse(
            "expiresAt",
            Rule::OutOfRange,
            text("지금보다 뒤여야 합니다", "Must lie in the future"),
        );
    }
    Some(end)
}
