//! What happens on a day as JSON: items and the legs between them.

use engine_model::place::{Category, Setting, StepFree};
use engine_model::plan::PlanEntryKind;
use engine_model::problem::{LegSource, Mode};
use engine_model::why::ValueTerm;
use serde::{Deserialize, Serialize};

use super::explain::PlacementView;
use crate::money::MoneyView;
use crate::scalars::{ClockTime, NamesView, Word};

/// Something that happens: a stop, meal, rest, errand or anchor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ItemView {
    /// Position in the day's timeline: 1 = first.
    pub order: u32,
    /// Unique in the plan and stable as long as the item stays.
    pub stop_id: String,
    /// `stop`, a meal, `rest`, an errand, `start` or `end`.
    pub kind: Word<PlanEntryKind>,
    /// Index into the day's segments.
    pub segment: u16,
    /// The place, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place_id: Option<String>,
    /// In the language asked for.
    pub name: String,
    /// In the local script.
    pub local_name: String,
    /// All names.
    pub names: NamesView,
    /// Its category, where it is a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<Word<Category>>,
    /// Degrees north, at most seven decimals.
    pub latitude: f64,
    /// Degrees east, at most seven decimals.
    pub longitude: f64,
    /// RFC 3339; null where the zone is not known.
    pub arrival: Option<String>,
    /// RFC 3339; null where the zone is not known.
    pub start: Option<String>,
    /// RFC 3339; null where the zone is not known.
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
    pub duration_minutes: i32,
    /// Settled by the traveller.
    pub locked: bool,
    /// A stop that is neither settled nor a must-see.
    pub optional: bool,
    /// The opening hours relied on, for stops and meal places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opening: Option<OpeningView>,
    /// For the whole group; null = unknown.
    pub cost: Option<MoneyView>,
    /// Whether the cost is known.
    pub cost_known: bool,
    /// Why it is in, largest first.
    pub why: Vec<WhyView>,
    /// Why it stands here.
    pub placement: Vec<PlacementView>,
    /// Reachable without steps.
    pub step_free: Word<StepFree>,
    /// Under a roof or not, for places.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setting: Option<Word<Setting>>,
    /// A roof nearby for an outdoor stop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indoor_alternative: Option<AlternativeView>,
    /// What to bring: `umbrella`, `sun-protection`, `warm-clothes`.
    pub preparation: Vec<String>,
    /// Sums until its end.
    pub running: RunningView,
}

/// The opening hours relied on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningView {
    /// The interval of that date; null = unknown.
    pub interval: Option<IntervalView>,
    /// Where the hours were read; empty = compiled from general knowledge.
    pub source: String,
    /// Whether a citable source backs them.
    pub verified: bool,
}

/// An opening interval on the day's local clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IntervalView {
    /// Doors open; negative where it began on the evening before.
    pub open: ClockTime,
    /// Doors close.
    pub close: ClockTime,
    /// The latest time to be let in.
    pub last_entry: ClockTime,
}

/// A term of a stop's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyView {
    /// What speaks for it, or against it where negative.
    pub term: Word<ValueTerm>,
    /// How much.
    pub points: i32,
}

/// A place to go to instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AlternativeView {
    /// The place.
    pub place_id: String,
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: NamesView,
}

/// Sums until the end of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RunningView {
    /// Known costs since the trip began.
    pub cost: MoneyView,
    /// On foot since the day began.
    pub walking_metres: i32,
    /// Rest since the day began, rounded up.
    pub rest_minutes: i32,
    /// The same in seconds, where it is not whole minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rest_seconds: Option<i32>,
}

/// The way to an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LegView {
    /// The `order` of the item it leads to.
    pub order: u32,
    /// How.
    pub mode: Word<Mode>,
    /// Door to door, rounded up.
    pub duration_minutes: i32,
    /// The same in seconds, where it is not whole minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<i32>,
    /// Length.
    pub distance_metres: i32,
    /// Of it on foot.
    pub walking_metres: i32,
    /// Where the numbers come from.
    pub source: Word<LegSource>,
    /// For the whole group; null = unknown.
    pub cost: Option<MoneyView>,
    /// Whether the cost is known.
    pub cost_known: bool,
    /// Train or flight name of a transfer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Departure of a transfer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub departs: Option<DepartureView>,
    /// Energy of an adult on foot: 50 kcal a kilometre.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kcal: Option<i32>,
}

/// When a transfer leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DepartureView {
    /// RFC 3339; null where the zone is not known.
    pub at: Option<String>,
    /// On the clock of the city left.
    pub local: ClockTime,
    /// Date of that clock relative to the day: -1 = the day before.
    pub day_offset: i16,
    /// IANA time zone of the city left.
    pub zone: String,
}
