//! What happens on a day as JSON: items and the legs between them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::explain::PlacementView;
use crate::money::MoneyView;
use crate::scalars::{ClockTime, NamesView};
use crate::words::{
    CategoryWord, LegSourceWord, ModeWord, PlanEntryKindWord, PreparationWord, SettingWord, StepFreeWord,
    ValueTermWord,
};

/// Something that happens: a stop, meal, rest, errand or anchor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Entry)]
pub struct ItemView {
    /// Position in the day's timeline: 1 = first.
    #[schema(minimum = 1)]
    pub order: u32,
    /// Unique in the plan and stable as long as the item stays.
    pub stop_id: String,
    /// `stop`, a meal, `rest`, an errand, `start` or `end`.
    pub kind: PlanEntryKindWord,
    /// Index into the day's segments.
    pub segment: u16,
    /// The place, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub place_id: Option<String>,
    /// In the language asked for.
    pub name: String,
    /// In the local script.
    pub local_name: String,
    /// All names.
    pub names: NamesView,
    /// Its category, where it is a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub category: Option<CategoryWord>,
    /// Degrees north, at most seven decimals.
    #[schema(minimum = -90, maximum = 90)]
    pub latitude: f64,
    /// Degrees east, at most seven decimals.
    #[schema(minimum = -180, maximum = 180)]
    pub longitude: f64,
    /// RFC 3339; null where the zone is not known.
    #[schema(required = true, format = DateTime)]
    pub arrival: Option<String>,
    /// RFC 3339; null where the zone is not known.
    #[schema(required = true, format = DateTime)]
    pub start: Option<String>,
    /// RFC 3339; null where the zone is not known.
    #[schema(required = true, format = DateTime)]
    pub end: Option<String>,
    /// On the day's local clock; may pass 24:00.
    pub local_arrival: ClockTime,
    /// On the day's local clock; may pass 24:00.
    pub local_start: ClockTime,
    /// On the day's local clock; may pass 24:00.
    pub local_end: ClockTime,
    /// IANA time zone of those clocks.
    pub zone: String,
    /// From start to end, rounded up.
    #[schema(minimum = 0)]
    pub duration_minutes: i32,
    /// Settled by the traveller.
    pub locked: bool,
    /// A stop that is neither settled nor a must-see.
    pub optional: bool,
    /// The opening hours relied on, for stops and meal places.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub opening: Option<OpeningView>,
    /// For the whole group; null = unknown.
    #[schema(required = true)]
    pub cost: Option<MoneyView>,
    /// Whether the cost is known.
    pub cost_known: bool,
    /// Why it is in, largest first.
    pub why: Vec<WhyView>,
    /// Why it stands here.
    pub placement: Vec<PlacementView>,
    /// Reachable without steps.
    pub step_free: StepFreeWord,
    /// Under a roof or not, for places.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub setting: Option<SettingWord>,
    /// A roof nearby for an outdoor stop.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub indoor_alternative: Option<AlternativeView>,
    /// What to bring: `umbrella`, `sun-protection`, `warm-clothes`.
    #[schema(value_type = Vec<PreparationWord>)]
    pub preparation: Vec<String>,
    /// Sums until its end.
    pub running: RunningView,
}

/// The opening hours relied on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = Opening)]
pub struct OpeningView {
    /// The interval of that date; null = unknown.
    #[schema(required = true)]
    pub interval: Option<IntervalView>,
    /// Where the hours were read; empty = compiled from general knowledge.
    pub source: String,
    /// Whether a citable source backs them.
    pub verified: bool,
}

/// An opening interval on the day's local clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OpeningInterval)]
pub struct IntervalView {
    /// Doors open; negative where it began on the evening before.
    pub open: ClockTime,
    /// Doors close.
    pub close: ClockTime,
    /// The latest time to be let in.
    pub last_entry: ClockTime,
}

/// A term of a stop's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = Why)]
pub struct WhyView {
    /// What speaks for it, or against it where negative.
    pub term: ValueTermWord,
    /// How much.
    pub points: i32,
}

/// A place to go to instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Alternative)]
pub struct AlternativeView {
    /// The place.
    pub place_id: String,
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: NamesView,
}

/// Sums until the end of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RunningTotals)]
pub struct RunningView {
    /// Known costs since the trip began.
    pub cost: MoneyView,
    /// On foot since the day began.
    #[schema(minimum = 0)]
    pub walking_metres: i32,
    /// Rest since the day began, rounded up.
    #[schema(minimum = 0)]
    pub rest_minutes: i32,
    /// The same in seconds, where it is not whole minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    pub rest_seconds: Option<i32>,
}

/// The way to an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Leg)]
pub struct LegView {
    /// The `order` of the item it leads to.
    #[schema(minimum = 1)]
    pub order: u32,
    /// How.
    pub mode: ModeWord,
    /// Door to door, rounded up.
    #[schema(minimum = 0)]
    pub duration_minutes: i32,
    /// The same in seconds, where it is not whole minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    pub duration_seconds: Option<i32>,
    /// Length.
    #[schema(minimum = 0)]
    pub distance_metres: i32,
    /// Of it on foot.
    #[schema(minimum = 0)]
    pub walking_metres: i32,
    /// Where the numbers come from.
    pub source: LegSourceWord,
    /// For the whole group; null = unknown.
    #[schema(required = true)]
    pub cost: Option<MoneyView>,
    /// Whether the cost is known.
    pub cost_known: bool,
    /// Train or flight name of a transfer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(min_length = 1)]
    pub label: String,
    /// Departure of a transfer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub departs: Option<DepartureView>,
    /// Energy of an adult on foot: 50 kcal a kilometre.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    pub kcal: Option<i32>,
}

/// When a transfer leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Departure)]
pub struct DepartureView {
    /// RFC 3339; null where the zone is not known.
    #[schema(required = true, format = DateTime)]
    pub at: Option<String>,
    /// On the clock of the city left.
    pub local: ClockTime,
    /// Date of that clock relative to the day: -1 = the day before.
    pub day_offset: i16,
    /// IANA time zone of the city left.
    pub zone: String,
}
