//! What happens on a day.

use engine_model::plan::PlanEntry;
use serde::Serialize;
use utoipa::ToSchema;
use wire::money::MoneyView;
use wire::plan::{AlternativeView, ItemView, OpeningView, PlacementView, RunningView, WhyView};
use wire::scalars::{ClockTime, NamesView};
use wire::words::{CategoryWord, PlanEntryKindWord, SettingWord, StepFreeWord};

use super::Scene;
use super::bring::{self, PreparationNote};
use super::maps::{self, MapLink, Spot};
use crate::itinerary::spoken;

/// How the ids of places begin that only one itinerary knows.
const CUSTOM: &str = "custom/";

/// Something that happens: a stop, meal, rest, errand or anchor.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ItineraryEntry)]
pub(crate) struct ShownEntry {
    /// Position in the day's timeline: 1 = first.
    #[schema(minimum = 1)]
    order: u32,
    /// Unique in the itinerary and stable as long as it stays.
    stop_id: String,
    /// `stop`, a meal, `rest`, an errand, `start` or `end`.
    kind: PlanEntryKindWord,
    /// Index into the day's segments.
    segment: u16,
    /// The place of the data, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    place_id: Option<String>,
    /// A place that only the travellers know, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    custom: Option<CustomPlace>,
    /// In the asked language.
    name: String,
    /// In the local script.
    local_name: String,
    /// All names.
    names: NamesView,
    /// Its category, where it is a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    category: Option<CategoryWord>,
    /// Degrees north, at most seven decimals.
    #[schema(minimum = -90, maximum = 90)]
    latitude: f64,
    /// Degrees east, at most seven decimals.
    #[schema(minimum = -180, maximum = 180)]
    longitude: f64,
    /// It on a map.
    map_link: MapLink,
    /// RFC 3339; null where the zone is not known.
    #[schema(required = true, format = DateTime)]
    arrival: Option<String>,
    /// RFC 3339; null where the zone is not known.
    #[schema(required = true, format = DateTime)]
    start: Option<String>,
    /// RFC 3339; null where the zone is not known.
    #[schema(required = true, format = DateTime)]
    end: Option<String>,
    /// On the day's local clock; may pass 24:00.
    local_arrival: ClockTime,
    /// On the day's local clock; may pass 24:00.
    local_start: ClockTime,
    /// On the day's local clock; may pass 24:00.
    local_end: ClockTime,
    /// IANA time zone of those clocks.
    zone: String,
    /// From start to end, rounded up.
    #[schema(minimum = 0)]
    duration_minutes: i32,
    /// Settled by the traveller.
    locked: bool,
    /// A stop that is neither settled nor a must-see.
    optional: bool,
    /// The opening hours relied on, for stops and meal places.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    opening: Option<OpeningView>,
    /// For the whole group; null = unknown.
    #[schema(required = true)]
    cost: Option<MoneyView>,
    /// Whether the cost is known.
    cost_known: bool,
    /// Why it is in, largest first.
    why: Vec<WhyView>,
    /// Why it stands here.
    placement: Vec<PlacementView>,
    /// `why` and `placement` as sentences in the asked language.
    reasons: Vec<String>,
    /// Reachable without steps.
    step_free: StepFreeWord,
    /// Under a roof or not, for places.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    setting: Option<SettingWord>,
    /// For an outdoor stop, a place under a roof that is open then and at most an hour away; absent where there is
    /// none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    indoor_alternative: Option<AlternativeView>,
    /// What to bring, each with its reason.
    preparation: Vec<PreparationNote>,
    /// Sums until its end.
    running: RunningView,
}

/// A place that only the travellers know.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct CustomPlace {
    /// As they call it.
    name: String,
    /// Degrees north.
    #[schema(minimum = -90, maximum = 90)]
    latitude: f64,
    /// Degrees east.
    #[schema(minimum = -180, maximum = 180)]
    longitude: f64,
}

/// Long because it names every field of an entry once.
pub(super) fn shown(view: ItemView, entry: &PlanEntry, scene: &Scene<'_>) -> ShownEntry {
    let ItemView {
        order,
        stop_id,
        kind,
        segment,
        place_id,
        name,
        local_name,
        names,
        category,
        latitude,
        longitude,
        arrival,
        start,
        end,
        local_arrival,
        local_start,
        local_end,
        zone,
        duration_minutes,
        locked,
        optional,
        opening,
        cost,
        cost_known,
        why,
        placement,
        step_free,
        setting,
        indoor_alternative,
        // The words of the plan file; the notes below say more.
        preparation: _,
        running,
    } = view;
    let custom = place_id.as_ref().is_some_and(|id| id.starts_with(CUSTOM));
    ShownEntry {
        order,
        stop_id,
        kind,
        segment,
        place_id: place_id.filter(|_| !custom),
        custom: custom.then(|| CustomPlace {
            name: local_name.clone(),
            latitude,
            longitude,
        }),
        name,
        local_name,
        names,
        category,
        latitude,
        longitude,
        map_link: maps::place(&Spot::of(scene.day, entry)),
        arrival,
        start,
        end,
        local_arrival,
        local_start,
        local_end,
        zone,
        duration_minutes,
        locked,
        optional,
        opening,
        cost,
        cost_known,
        why,
        placement,
        reasons: reasons(entry, scene),
        step_free,
        setting,
        indoor_alternative,
        preparation: bring::of_entry(
            entry,
            scene.day.weather.as_ref(),
            scene.travellers,
            scene.language,
        ),
        running,
    }
}

fn reasons(entry: &PlanEntry, scene: &Scene<'_>) -> Vec<String> {
    let language = spoken(scene.language);
    let why = entry.why.iter();
    let why = why.map(|(term, points)| engine_words::why(*term, *points, language));
    let placement = entry.placement.iter();
    why.chain(placement.map(|reason| engine_words::placement(reason, language)))
        .collect()
}
