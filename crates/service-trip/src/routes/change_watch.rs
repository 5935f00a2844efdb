//! `POST /trips/{tripId}/change-watch`: what has changed since the itinerary was planned.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use platform::auth::Caller;
use platform::extract::{PathOf, QueryOf};
use platform::{Language, text};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::itinerary::present_number;
use crate::access::{self, CompanionRole};
use crate::error::{Missing, TripServiceError};
use crate::events;
use crate::links::DAY_MS;
use crate::service::TripService;
use crate::store::trips::{self, TripHead};
use crate::store::watches::{self, WatchRow};
use crate::view::instant;
use crate::watch::{self, Reason, ReasonKind, Watched};

/// How many trips are looked at in one call.
const BATCH: u32 = 100;

/// Whether to look again.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", default)]
#[into_params(parameter_in = Query)]
pub(crate) struct ChangeWatchQuery {
    /// Look again, also where somebody looked within the last 24 hours (false where it is absent).
    force: Option<bool>,
}

/// What has changed since the itinerary was planned.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChangeWatch {
    /// Whether anything should be done about it.
    needs_change: bool,
    /// When it was looked at.
    #[schema(format = DateTime)]
    checked_at: String,
    /// Whether the weather could be looked up.
    weather_known: bool,
    /// Whether the places could be checked with the data at hand.
    places_known: bool,
    /// What has changed, by day.
    reasons: Vec<ReasonView>,
    /// The days concerned, from 1.
    affected_days: Vec<u16>,
    /// What can be done.
    suggestions: Vec<Suggestion>,
}

/// A change that matters.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ChangeReason)]
pub(crate) struct ReasonView {
    /// What has changed.
    kind: ReasonKind,
    /// On which day, from 1.
    #[schema(minimum = 1)]
    day: u16,
    /// Which stop it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    stop_id: Option<String>,
    /// What it says, in the asked language.
    message: String,
}

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum WatchAction {
    /// Ask for a proposal for the day (`POST generations` with scope `day`).
    Regenerate,
    /// Replace the stop (`GET stops/{stopId}/alternatives`).
    Replace,
    /// Leave everything as it is.
    Keep,
}

/// Something that can be done about a day.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ChangeSuggestion)]
pub(crate) struct Suggestion {
    /// What.
    action: WatchAction,
    /// About which day, from 1.
    #[schema(minimum = 1)]
    day: u16,
    /// About which stop.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    stop_id: Option<String>,
    /// What it says, in the asked language.
    message: String,
}

/// Tells what has changed since the itinerary was planned: weather, and places that are closed by now
///
/// It is looked up at most once a day, unless `force` asks for it.
#[utoipa::path(
    post, path = "/{tripId}/change-watch", operation_id = "watch_changes", tag = "itinerary",
    params(("tripId" = String, Path, description = "The id of the trip."), ChangeWatchQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "What has changed.", body = ChangeWatch),
        (status = 404, description = "`TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`")
    )
)]
pub(crate) async fn watch_changes(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf(trip_id): PathOf<String>,
    QueryOf(query): QueryOf<ChangeWatchQuery>,
) -> Result<Json<ChangeWatch>, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let number = present_number(&access)?;
    let now = service.world.now_ms();
    let kept = watches::find(&mut service.db.clone(), &trip_id).await?;
    let fresh = kept.filter(|kept| kept.itinerary_version == number && kept.checked_at > now - DAY_MS);
    let row = match fresh {
        Some(row) if query.force != Some(true) => row,
        _ => {
            let row = look(&service, access.trip(), number).await?;
            // What was found without the weather is not worth keeping for a day.
            if row.watched.weather_known {
                watches::put(&mut service.db.clone(), &trip_id, &row, None).await?;
            }
            row
        }
    };
    Ok(Json(view(row, language)))
}

async fn look(service: &TripService, trip: &TripHead, number: i64) -> Result<WatchRow, TripServiceError> {
    let watched = watch::look(service, trip).await?;
    Ok(WatchRow {
        itinerary_version: number,
        checked_at: service.world.now_ms(),
        watched: watched.ok_or_else(|| TripServiceError::NotFound(Missing::Itinerary, trip.id.clone()))?,
    })
}

fn view(row: WatchRow, language: Language) -> ChangeWatch {
    let Watched {
        reasons,
        weather_known,
        places_known,
    } = row.watched;
    let days: BTreeSet<u16> = reasons.iter().map(|reason| reason.day).collect();
    ChangeWatch {
        needs_change: !reasons.is_empty(),
        checked_at: instant(row.checked_at),
        weather_known,
        places_known,
        affected_days: days.iter().copied().collect(),
        suggestions: days
            .iter()
            .flat_map(|day| suggestions(*day, &reasons, language))
            .collect(),
        reasons: reasons
            .into_iter()
            .map(|reason| ReasonView {
                message: reason.sentence(language),
                kind: reason.kind,
                day: reason.day,
                stop_id: reason.stop_id,
            })
            .collect(),
    }
}

/// A closed place is replaced; weather that stops in the open suffer from asks for another day plan. Keeping everything
/// is always possible.
fn suggestions(day: u16, reasons: &[Reason], language: Language) -> Vec<Suggestion> {
    let here = || reasons.iter().filter(|reason| reason.day == day);
    let suggest = |action: WatchAction, stop_id: Option<String>| {
        let message = match action {
            WatchAction::Regenerate => {
                text("이 날의 새 제안을 받습니다", "Ask for a new proposal for the day")
            }
            WatchAction::Replace => text("다른 곳으로 바꿉니다", "Replace the stop"),
            WatchAction::Keep => text("그대로 둡니다", "Keep everything as it is"),
        };
        Suggestion {
            action,
            day,
            stop_id,
            message: message.get(language).to_owned(),
        }
    };
    let mut suggestions = Vec::new();
    if here().any(|reason| reason.outdoors) {
        suggestions.push(suggest(WatchAction::Regenerate, None));
    }
    let closed = here().filter(|reason| reason.is_of_stop() && reason.stop_id.is_some());
    suggestions.extend(closed.map(|reason| suggest(WatchAction::Replace, reason.stop_id.clone())));
    suggestions.push(suggest(WatchAction::Keep, None));
    suggestions
}

impl TripService {
    /// Looks at the trips that begin within a day and tells everybody who shares one what has changed; tells how many
    /// were looked at, at most 100. To be called each hour. A trip that fails is tried again with the next call.
    pub async fn watch_due(&self) -> Result<usize, TripServiceError> {
        let due = watches::due(&mut self.db.clone(), self.world.now_ms(), DAY_MS, BATCH).await?;
        for trip in &due {
            if let Err(error) = self.watch_one(trip).await {
                tracing::error!(trip.id = %trip.id, cause = %error, "looking for changes of a trip failed");
            }
        }
        Ok(due.len())
    }

    async fn watch_one(&self, trip: &TripHead) -> Result<(), TripServiceError> {
        let number = trip.itinerary_version.unwrap_or(0);
        let row = look(self, trip, number).await?;
        if !row.watched.weather_known {
            return Ok(());
        }
        let mut tx = self.db.begin().await?;
        let held = trips::lock_head(&mut tx, &trip.id).await?;
        // Another process may have told them, or somebody may have changed the trip.
        let same = held.is_some_and(|held| held.itinerary_version == trip.itinerary_version);
        if !same || !watches::is_due(&mut tx, trip, DAY_MS).await? {
            return Ok(());
        }
        watches::put(&mut tx, &trip.id, &row, Some(row.checked_at)).await?;
        if let Some(first) = row.watched.reasons.first() {
            let (ko, en) = (
                first.sentence(Language::Korean),
                first.sentence(Language::English),
            );
            let sentence = text(
                format!("{}: {}일차에 바뀐 것이 있습니다. {ko}", trip.name, first.day),
                format!("{}: something has changed on day {}. {en}", trip.name, first.day),
            );
            for reader in watches::readers(&mut tx, &trip.id).await? {
                events::notify(
                    &mut tx,
                    &self.world,
                    &reader,
                    "trip.changed",
                    &trip.id,
                    sentence.clone(),
                )
                .await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }
}
