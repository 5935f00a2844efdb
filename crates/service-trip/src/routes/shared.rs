//! `GET /shared/{token}`: a trip as a link shows it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use cache::Kind;
use platform::Language;
use platform::extract::PathOf;
use serde::Serialize;
use utoipa::ToSchema;
use wire::money::MoneyView;
use wire::plan::{DayView, ItemView, LegView, PackView};
use wire::scalars::{ClockTime, DateText};
use wire::words::{CategoryWord, LegSourceWord, ModeWord, PlanEntryKindWord};

use super::share::ShareSection;
use crate::answer;
use crate::document::Document;
use crate::error::{Missing, TripServiceError};
use crate::links;
use crate::plans;
use crate::service::TripService;
use crate::store::shares::{self, Share};
use crate::store::trips;
use crate::view::instant;

/// A trip as a link shows it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SharedTrip {
    /// Its name.
    trip_name: String,
    /// The first day.
    #[schema(required = true, format = Date)]
    start_date: Option<String>,
    /// The last day.
    #[schema(required = true, format = Date)]
    end_date: Option<String>,
    /// Where to, in order.
    destinations: Vec<SharedDestination>,
    /// What the link shows besides.
    sections: Vec<ShareSection>,
    /// The names of those who travel, with `members` only. Somebody without a name is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    members: Option<Vec<String>>,
    /// The days of the itinerary, with `itinerary` only; none before the first itinerary.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    days: Option<Vec<SharedDay>>,
    /// The data that the days were planned from, with licence and attribution, with `itinerary` only. The layer of its
    /// map, at `/locations/packs/{destination}/map`, is for everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    packs: Option<Vec<PackView>>,
    /// Until when the link can be read; absent where it does not end by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, format = DateTime)]
    expires_at: Option<String>,
}

/// A destination as a link shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SharedDestination {
    /// Its name.
    name: String,
    /// How many nights.
    #[schema(minimum = 0, maximum = 30)]
    nights: i64,
    /// The day of arrival.
    #[schema(required = true, format = Date)]
    start_date: Option<String>,
    /// The day of departure.
    #[schema(required = true, format = Date)]
    end_date: Option<String>,
}

/// A day as a link shows it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SharedDay {
    /// 1 = the first day.
    #[schema(minimum = 1)]
    day: u16,
    /// The date.
    date: DateText,
    /// The cities of the day, in order.
    cities: Vec<String>,
    /// What happens, in order.
    entries: Vec<SharedEntry>,
    /// The ways between the entries.
    legs: Vec<SharedLeg>,
    /// What is known to be paid on the day, for the whole group; with `costs` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    cost: Option<MoneyView>,
}

/// A way as a link shows it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SharedLeg {
    /// The `order` of the entry that it leads to.
    #[schema(minimum = 1)]
    order: u32,
    /// How.
    mode: ModeWord,
    /// Door to door, rounded up.
    #[schema(minimum = 0)]
    duration_minutes: i32,
    /// Length.
    #[schema(minimum = 0)]
    distance_metres: i32,
    /// Of it on foot.
    #[schema(minimum = 0)]
    walking_metres: i32,
    /// Where the numbers come from.
    source: LegSourceWord,
}

/// A stop, meal, rest, errand or anchor as a link shows it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SharedEntry {
    /// Position in the day: 1 = first.
    #[schema(minimum = 1)]
    order: u32,
    /// `stop`, a meal, `rest`, an errand, `start` or `end`.
    kind: PlanEntryKindWord,
    /// The place, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    place_id: Option<String>,
    /// In the language asked for.
    name: String,
    /// In the local script.
    local_name: String,
    /// Its category, where it is a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    category: Option<CategoryWord>,
    /// Degrees north.
    #[schema(minimum = -90, maximum = 90)]
    latitude: f64,
    /// Degrees east.
    #[schema(minimum = -180, maximum = 180)]
    longitude: f64,
    /// On the local clock of the day; may pass 24:00.
    local_start: ClockTime,
    /// On the local clock of the day; may pass 24:00.
    local_end: ClockTime,
    /// IANA time zone of that clock.
    zone: String,
    /// For the whole group, where it is known; with `costs` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    cost: Option<MoneyView>,
}

/// Gives a trip as a link shows it. Nothing is in it but what its owner chose.
#[utoipa::path(
    get, path = "/{token}", operation_id = "read_shared_trip", tag = "companions",
    params(("token" = String, Path, description = "The secret of the link.")),
    responses(
        (status = 200, description = "The trip.", body = SharedTrip),
        (status = 404, description = "`SHARE_NOT_FOUND`: the link does not exist, was taken back, or has expired.")
    )
)]
pub(crate) async fn read_shared_trip(
    State(service): State<Arc<TripService>>,
    PathOf(token): PathOf<String>,
    language: Language,
) -> Result<Response, TripServiceError> {
    const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-cache");
    let missing = || TripServiceError::NotFound(Missing::Share, "by its token".to_owned());
    let now = service.world.now_ms();
    let db = &mut service.db.clone();
    let share = shares::find(db, &links::hash(&token), now)
        .await?
        .ok_or_else(missing)?;
    let head = trips::head(db, &share.trip_id).await?.ok_or_else(missing)?;
    let sections = share.sections.join("+");
    let end = share.expires_at.unwrap_or(0);
    let key = format!(
        "shared/{}/{}/{}/{sections}/{end}",
        head.id,
        head.version,
        language.tag()
    );
    let body = answer::cached(&service, Kind::Itinerary, &key, load(&service, &share, language)).await?;
    Ok(([(CACHE_CONTROL, PRIVATE)], body).into_response())
}

async fn load(
    service: &TripService,
    share: &Share,
    language: Language,
) -> Result<SharedTrip, TripServiceError> {
    let sections: Vec<ShareSection> = share
        .sections
        .iter()
        .filter_map(|word| ShareSection::of(word))
        .collect();
    let shows = |section| sections.contains(&section);
    let (trip, document) = trips::with_document(&mut service.db.clone(), &share.trip_id)
        .await?
        .ok_or_else(|| TripServiceError::NotFound(Missing::Share, share.trip_id.clone()))?;
    let (days, packs) = if shows(ShareSection::Itinerary) {
        let (days, packs) = plans::day_views(service, &trip, language).await?;
        let costs = shows(ShareSection::Costs);
        let days = days.into_iter().map(|day| shared_day(day, costs)).collect();
        (Some(days), Some(packs))
    } else {
        (None, None)
    };
    let members = document.members.iter().map(|member| member.name().to_owned());
    let named = members.filter(|name| !name.is_empty()).collect();
    Ok(SharedTrip {
        trip_name: trip.name.clone(),
        start_date: trip.start_date.map(|date| date.to_string()),
        end_date: trip.end_date.map(|date| date.to_string()),
        destinations: destinations(&document),
        members: shows(ShareSection::Members).then_some(named),
        days,
        packs,
        expires_at: share.expires_at.map(instant),
        sections,
    })
}

fn destinations(document: &Document) -> Vec<SharedDestination> {
    let stays = document.stays();
    let stay = |index: usize| stays.as_ref().and_then(|stays| stays.get(index));
    let all = document.destinations.iter().enumerate();
    all.map(|(index, destination)| SharedDestination {
        name: destination.name().to_owned(),
        nights: destination.nights(),
        start_date: stay(index).map(|stay| stay.start.to_string()),
        end_date: stay(index).map(|stay| stay.end.to_string()),
    })
    .collect()
}

fn shared_day(day: DayView, costs: bool) -> SharedDay {
    let mut items = [day.stops, day.meals, day.rests, day.errands, day.anchors].concat();
    items.sort_by_key(|item| item.order);
    SharedDay {
        day: day.day,
        date: day.date,
        cities: day.segments.into_iter().map(|segment| segment.name).collect(),
        entries: items.into_iter().map(|item| shared_entry(item, costs)).collect(),
        legs: day.legs.iter().map(shared_leg).collect(),
        cost: costs.then_some(day.totals.cost),
    }
}

/// Without its price: no link asks for the price of a way, and that of the day has it.
fn shared_leg(leg: &LegView) -> SharedLeg {
    SharedLeg {
        order: leg.order,
        mode: leg.mode,
        duration_minutes: leg.duration_minutes,
        distance_metres: leg.distance_metres,
        walking_metres: leg.walking_metres,
        source: leg.source,
    }
}

fn shared_entry(item: ItemView, costs: bool) -> SharedEntry {
    SharedEntry {
        order: item.order,
        kind: item.kind,
        place_id: item.place_id,
        name: item.name,
        local_name: item.local_name,
        category: item.category,
        latitude: item.latitude,
        longitude: item.longitude,
        local_start: item.local_start,
        local_end: item.local_end,
        zone: item.zone,
        cost: item.cost.filter(|_| costs),
    }
}
