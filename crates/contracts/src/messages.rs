//! What travels on the queues and topics (the payloads; the envelope belongs to the messaging).

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The queue of generations; the key is the trip's id.
pub const SCHEDULE_GENERATION: &str = "ai-schedule-generation";
/// The queue of slow place work.
pub const LOCATION_SEARCH: &str = "location-search";
/// The queue of recommendations.
pub const RECOMMENDATION: &str = "ai-recommendation";
/// The queue of notes to people; the key is the user's id.
pub const NOTIFICATION: &str = "notification";
/// What happened to trips.
pub const TRIP_EVENTS: &str = "trip-events";
/// What operators should know.
pub const SYSTEM_EVENTS: &str = "system-events";

/// What is to be planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum GenerationScope {
    /// The whole trip.
    Trip,
    /// One day, from 1.
    Day(u16),
}

/// Asks the ai service for a plan (queue [`SCHEDULE_GENERATION`]).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScheduleGeneration {
    /// The generation's id, given out by the trip service.
    pub generation_id: String,
    /// Whose plan.
    pub trip_id: String,
    /// Who asks.
    pub user_id: String,
    /// The whole request as `wire` writes it, with this generation's free text, daily start, seed and effort in place.
    pub request: Value,
    /// What is to be planned.
    pub scope: GenerationScope,
    /// The itinerary version that it starts from; `None` for a first plan.
    pub base_version: Option<i64>,
    /// Locked stops stay where they are.
    pub keep_locked: bool,
}

impl ScheduleGeneration {
    /// The priority to send it with: small, short trips first. It is about the number of days to be planned, doubled
    /// for a thorough plan and with two more for each change of city; the broker counts a second of waiting as one, so
    /// a long trip gives way to short ones for as many seconds as it has days, and nobody starves.
    pub fn priority(&self) -> i64 {
        let destinations = self.request["destinations"]
            .as_array()
            .map_or(&[][..], Vec::as_slice);
        let nights: i64 = destinations
            .iter()
            .map(|stay| stay["nights"].as_i64().unwrap_or(0).clamp(0, 120))
            .sum();
        let size = match self.scope {
            GenerationScope::Trip => {
                let cities = i64::try_from(destinations.len()).unwrap_or(i64::MAX).clamp(1, 10);
                (nights + 1).min(120) + 2 * (cities - 1)
            }
            GenerationScope::Day(_) => 1,
        };
        match self.request["effort"].as_str() {
            Some("quick") => size / 2,
            Some("thorough") => size * 2,
            _ => size,
        }
    }
}

/// Asks the ai service to make a recommendation before somebody asks for it (queue [`RECOMMENDATION`]).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecommendPlace {
    /// The place's id.
    pub place_id: String,
    /// For whom, as in a request for a trip.
    pub members: Value,
    /// When, and in which company of wishes: the `context` of the endpoint.
    pub context: Value,
    /// In which language: `ko` or `en`.
    pub language: String,
}

/// What happened to a trip (topic [`TRIP_EVENTS`]). The kind stands in the envelope: `created`, `updated`, `deleted`,
/// `generated`, `completed`, `failed`, `cancelled`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TripEvent {
    /// Which trip.
    pub trip_id: String,
    /// Which generation, for `generated`, `failed` and `cancelled`.
    pub generation_id: Option<String>,
}

/// What operators should know (topic [`SYSTEM_EVENTS`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SystemEvent {
    /// `info`, `warning` or `critical`.
    pub severity: String,
    /// What it is about: `pack.imported`, `generation.refused`.
    pub subject: String,
    /// One sentence.
    pub message: String,
}

/// A note to a person (queue [`NOTIFICATION`]); until somebody delivers it, it lands in the inbox of the app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notification {
    /// To whom.
    pub user_id: String,
    /// What kind: `trip.invited`, `generation.completed`, `trip.changed`.
    pub kind: String,
    /// What it is about, such as a trip's id.
    pub subject_id: Option<String>,
    /// The sentence in Korean.
    pub text_ko: String,
    /// The sentence in English.
    pub text_en: String,
}

/// Slow place work (queue [`LOCATION_SEARCH`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "work")]
pub enum LocationWork {
    /// Imports an uploaded pack source.
    #[serde(rename_all = "camelCase")]
    ImportPack {
        /// The import's id.
        import_id: String,
    },
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(scope: GenerationScope, request: Value, expected: i64) {
        let message = ScheduleGeneration {
            generation_id: "g".to_owned(),
            trip_id: "t".to_owned(),
            user_id: "u".to_owned(),
            request,
            scope,
            base_version: None,
            keep_locked: true,
        };
        assert_eq!(message.priority(), expected);
    }

    #[test]
    fn small_and_short_trips_come_first() {
        let weekend = json!({"destinations": [{"name": "seoul", "nights": 2}]});
        let tour = json!({
            "destinations": [{"name": "rome", "nights": 4}, {"name": "paris", "nights": 5}],
            "effort": "thorough"
        });
        check(GenerationScope::Trip, weekend.clone(), 3);
        check(GenerationScope::Trip, tour.clone(), 24);
        check(GenerationScope::Day(2), weekend, 1);
        check(GenerationScope::Day(2), tour, 2);
        check(GenerationScope::Trip, json!("not a request"), 1);
    }
}
