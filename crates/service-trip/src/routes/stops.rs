//! `/trips/{tripId}/stops/{stopId}/alternatives`, `/why` and `/check`: what else, why, and the proof.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use engine_model::ids::PlaceId;
use engine_model::plan::{Plan, PlanEntry};
use engine_model::request::PlaceRef;
use engine_trip::{Alternative, Explanation};
use platform::Language;
use platform::auth::Caller;
use platform::extract::{PathOf, QueryOf};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use wire::money::{CurrencyCode, MoneyView};
use wire::plan::{CertificateView, DayView, ItemView};
use wire::scalars::{ClockTime, NamesView, Word};
use wire::words::{CategoryWord, SettingWord, VerdictWord};

use super::itinerary::plan_of;
use crate::access::{self, CompanionRole};
use crate::edits::unread;
use crate::error::{Missing, TripServiceError};
use crate::itinerary::{self, Note, spoken};
use crate::plans::heavy;
use crate::service::TripService;

/// How many replacements are offered.
const MOST: usize = 10;

/// A place that could stand where a stop stands now.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = StopAlternative)]
pub(crate) struct AlternativeStop {
    /// The place.
    place_id: String,
    /// In the asked language.
    name: String,
    /// All names.
    names: NamesView,
    /// Its kind.
    category: CategoryWord,
    /// Under a roof or not.
    setting: SettingWord,
    /// When it would begin.
    local_start: ClockTime,
    /// When it would end.
    local_end: ClockTime,
    /// By how much the day's time on the way changes; negative = shorter.
    extra_travel_minutes: i32,
    /// By how much the day's metres on foot change.
    extra_walking_metres: i32,
    /// By how much the known costs change for the group; null = its price is unknown.
    #[schema(required = true)]
    extra_cost: Option<MoneyView>,
    /// What speaks for it, in the asked language.
    reasons: Vec<String>,
}

/// Lists replacements for a stop that pass the checker in its place, best first
#[utoipa::path(
    get, path = "/{tripId}/stops/{stopId}/alternatives", operation_id = "list_alternatives", tag = "itinerary",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("stopId" = String, Path, description = "The id of the stop, percent-encoded.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The replacements.", body = [AlternativeStop]),
        (status = 404, description = "`TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`, `STOP_NOT_FOUND`"),
        (status = 409, description = "`ITINERARY_UNREADABLE`")
    )
)]
pub(crate) async fn list_alternatives(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf((trip_id, stop_id)): PathOf<(String, String)>,
) -> Result<Json<Vec<AlternativeStop>>, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let plan = plan_of(&service, &access).await?;
    let known = plan
        .days
        .iter()
        .flat_map(|day| &day.entries)
        .any(|entry| entry.id == stop_id);
    if !known {
        return Err(TripServiceError::NotFound(Missing::Stop, stop_id));
    }
    let packs = service.library.current().await?;
    heavy(move || {
        let found =
            engine_trip::alternatives(&plan, &packs, &stop_id, MOST).map_err(|error| unread(&error))?;
        Ok(Json(
            found
                .iter()
                .map(|one| alternative(one, &plan, language))
                .collect(),
        ))
    })
    .await?
}

fn alternative(one: &Alternative, plan: &Plan, language: Language) -> AlternativeStop {
    let spoken = spoken(language);
    let mut reasons: Vec<String> = one
        .why
        .terms
        .iter()
        .map(|term| engine_words::why(term.0, term.1, spoken))
        .collect();
    reasons.extend(
        one.why
            .placement
            .iter()
            .map(|reason| engine_words::placement(reason, spoken)),
    );
    AlternativeStop {
        place_id: one.place.to_string(),
        name: one.names.in_language(spoken).to_owned(),
        names: (&one.names).into(),
        category: Word(one.category),
        setting: Word(one.setting),
        local_start: ClockTime(one.start),
        local_end: ClockTime(one.end),
        extra_travel_minutes: one.extra_travel.0 / 60,
        extra_walking_metres: one.extra_walking.0,
        extra_cost: one.extra_cost.map(|amount| MoneyView {
            amount,
            currency: CurrencyCode(plan.currency),
        }),
        reasons,
    }
}

/// Which place.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub(crate) struct WhyQuery {
    /// The id of a place.
    #[param(min_length = 1, max_length = 200)]
    place_id: String,
}

/// Whether a place is in an itinerary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Standing {
    /// It is.
    In,
    /// It is not, and could have been.
    Out,
}

/// Why a place is in an itinerary, or why it is not.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PlaceReasons {
    /// The place.
    place_id: String,
    /// In the asked language.
    name: String,
    /// Whether it is in.
    standing: Standing,
    /// The day that it is on.
    #[schema(required = true, minimum = 1)]
    day: Option<u16>,
    /// The stop that it is.
    #[schema(required = true)]
    stop_id: Option<String>,
    /// Why it is in, or why it is not and which smallest change would let it in; in the asked language.
    reasons: Vec<String>,
    /// Why it stands where it stands.
    placement: Vec<String>,
}

/// Tells why a place is in the itinerary, or why it is not and what would let it in
#[utoipa::path(
    get, path = "/{tripId}/why", operation_id = "explain_place", tag = "itinerary",
    params(("tripId" = String, Path, description = "The id of the trip."), WhyQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The reasons.", body = PlaceReasons),
        (status = 404, description = "`TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`, `PLACE_NOT_FOUND`"),
        (status = 409, description = "`ITINERARY_UNREADABLE`")
    )
)]
pub(crate) async fn explain_place(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf(trip_id): PathOf<String>,
    QueryOf(query): QueryOf<WhyQuery>,
) -> Result<Json<PlaceReasons>, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let plan = plan_of(&service, &access).await?;
    let packs = service.library.current().await?;
    heavy(move || {
        let place = PlaceRef::Id(PlaceId::new(&query.place_id));
        match engine_trip::explain(&plan, &packs, &place).map_err(|error| unread(&error))? {
            Explanation::In(day, entry) => Ok(Json(inside(query.place_id, day, &entry, language))),
            Explanation::Out(unmet) => Ok(Json(PlaceReasons {
                name: unmet.names.in_language(spoken(language)).to_owned(),
                standing: Standing::Out,
                day: None,
                stop_id: None,
                reasons: vec![engine_words::unmet(&unmet, &plan, spoken(language))],
                placement: Vec::new(),
                place_id: query.place_id,
            })),
            Explanation::Unknown(_) => Err(TripServiceError::NotFound(Missing::Place, query.place_id)),
        }
    })
    .await?
}

fn inside(place_id: String, day: u16, entry: &PlanEntry, language: Language) -> PlaceReasons {
    let spoken = spoken(language);
    PlaceReasons {
        place_id,
        name: entry.names.in_language(spoken).to_owned(),
        standing: Standing::In,
        day: Some(day),
        stop_id: Some(entry.id.clone()),
        reasons: entry
            .why
            .iter()
            .map(|term| engine_words::why(term.0, term.1, spoken))
            .collect(),
        placement: entry
            .placement
            .iter()
            .map(|reason| engine_words::placement(reason, spoken))
            .collect(),
    }
}

/// The checker's judgement of the itinerary, with the packs at hand now.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ItineraryCertificate {
    /// The version that was checked.
    #[schema(minimum = 1)]
    version: i64,
    /// The worst found.
    verdict: VerdictWord,
    /// What was tested, rule by rule.
    certificate: CertificateView,
    /// Every finding as a sentence.
    findings: Vec<Note>,
    /// Every stop with the numbers that were tested.
    stops: Vec<CheckedStop>,
}

/// A stop with the numbers that were tested.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct CheckedStop {
    /// Its day, from 1.
    #[schema(minimum = 1)]
    day: u16,
    /// The stop.
    stop: ItemView,
}

/// Checks the itinerary again and gives the certificate
#[utoipa::path(
    post, path = "/{tripId}/check", operation_id = "check_itinerary", tag = "itinerary",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The certificate.", body = ItineraryCertificate),
        (status = 404, description = "`TRIP_NOT_FOUND`, `ITINERARY_NOT_FOUND`"),
        (status = 409, description = "`ITINERARY_UNREADABLE`")
    )
)]
pub(crate) async fn check_itinerary(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf(trip_id): PathOf<String>,
) -> Result<Json<ItineraryCertificate>, TripServiceError> {
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let version = super::itinerary::present_number(&access)?;
    let plan = plan_of(&service, &access).await?;
    let packs = service.library.current().await?;
    heavy(move || {
        let checked = engine_trip::check_plan(&plan, &packs).map_err(|error| unread(&error))?;
        let judged = Plan {
            certificate: checked.certificate,
            ..Plan::clone(&plan)
        };
        let days: Vec<DayView> = wire::plan::day_views(&judged, spoken(language));
        let stops = days.into_iter().flat_map(|day| {
            day.stops
                .into_iter()
                .map(move |stop| CheckedStop { day: day.day, stop })
        });
        Ok(Json(ItineraryCertificate {
            version,
            verdict: Word(judged.certificate.verdict),
            certificate: wire::plan::certificate_view(&judged.certificate),
            findings: itinerary::notes(&judged, &packs, language),
            stops: stops.collect(),
        }))
    })
    .await?
}
