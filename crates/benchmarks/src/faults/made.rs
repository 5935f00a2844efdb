//! Trips with their plans: how they are made whatever fails meanwhile, and whether they are there in the end.

use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};
use tokio::time::sleep;

use super::travellers::{Call, Front};
use crate::measure::wall_time;

/// How long a trip may take from the first request to the plan.
const PATIENCE: Duration = Duration::from_mins(2);
/// How long a traveller waits before asking again.
const PAUSE: Duration = Duration::from_millis(250);
const CITIES: &[&str] = &["seoul", "busan", "tokyo", "paris", "rome", "london"];

/// A trip, as far as it came.
#[derive(Debug)]
pub(crate) struct Trip {
    token: String,
    /// Its id, once its creation was acknowledged.
    id: Option<String>,
    /// The generation, once it was accepted.
    generation: Option<String>,
    took: Option<Duration>,
}

/// What became of all of them.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    pub(crate) trips: usize,
    /// Acknowledged, and not there; or accepted, and without a plan.
    pub(crate) lost: Vec<String>,
    /// More than the one plan that was asked for.
    pub(crate) doubled: Vec<String>,
    /// A plan that does not hold, or is not whole.
    pub(crate) wrong: Vec<String>,
    /// Never acknowledged or accepted within the patience of a traveller.
    pub(crate) given_up: usize,
    pub(crate) slowest: Duration,
}

/// Creates a trip and has it planned.
pub(crate) async fn plan(front: &Front, token: String, number: usize) -> Trip {
    let begin = wall_time();
    let mut trip = Trip {
        token,
        id: None,
        generation: None,
        took: None,
    };
    let city = CITIES[number % CITIES.len()];
    let body = json!({
        "tripName": format!("Trip {number}"), "startDate": "2027-04-13", "transport": "transit", "seed": number + 1,
        "members": [{ "name": "Ada", "age": 35, "health": "good", "likes": ["culture"] }],
        "destinations": [{ "name": city, "nights": 2 }],
    });
    // Keys are new in each run: an earlier one may have left its answers in the database.
    let key = format!("{}-{number}", begin.as_nanos());
    trip.id = insist(
        front,
        &trip.token,
        ("trip", "/api/v1/trips"),
        &body,
        &key,
        "tripId",
    )
    .await;
    let Some(id) = &trip.id else { return trip };
    let path = format!("/api/v1/trips/{id}/generations");
    let (wish, key) = (json!({}), format!("{key}-plan"));
    trip.generation = insist(front, &trip.token, ("ai", &path), &wish, &key, "generationId").await;
    let Some(generation) = &trip.generation else {
        return trip;
    };
    let path = format!("{path}/{generation}");
    while wall_time().saturating_sub(begin) < PATIENCE {
        let answer = front.ask("ai", &trip.token, &Call::Get(&path)).await;
        match answer.map(|answer| answer.json()["status"].clone()) {
            Some(Value::String(status)) if status == "completed" => {
                trip.took = Some(wall_time().saturating_sub(begin));
                break;
            }
            Some(Value::String(status)) if status == "failed" || status == "cancelled" => break,
            _ => sleep(PAUSE).await,
        }
    }
    trip
}

/// Asks for a change until it is acknowledged; gives the id that the answer names.
async fn insist(
    front: &Front,
    token: &str,
    (role, path): (&'static str, &str),
    body: &Value,
    key: &str,
    name: &str,
) -> Option<String> {
    let begin = wall_time();
    while wall_time().saturating_sub(begin) < PATIENCE {
        let answer = front.ask(role, token, &Call::Post(path, body, key)).await;
        let id = answer
            .filter(|answer| answer.status.is_success())
            .and_then(|answer| answer.json()[name].as_str().map(str::to_owned));
        if id.is_some() {
            return id;
        }
        sleep(PAUSE).await;
    }
    None
}

/// Looks at every trip once everything runs again.
pub(crate) async fn judge(front: &Front, trips: &[Trip]) -> Result<Judged> {
    let mut judged = Judged {
        trips: trips.len(),
        ..Judged::default()
    };
    for trip in trips {
        let (Some(id), Some(generation)) = (&trip.id, &trip.generation) else {
            judged.given_up += 1;
            continue;
        };
        judged.slowest = judged.slowest.max(trip.took.unwrap_or(PATIENCE));
        let look = async |rest: &str| {
            let path = format!("/api/v1/trips/{id}{rest}");
            let answer = front.ask("trip", &trip.token, &Call::Get(&path)).await;
            answer
                .filter(|answer| answer.status.is_success())
                .map(|answer| answer.json())
        };
        let state = look(&format!("/generations/{generation}")).await;
        let (Some(itinerary), Some(versions)) = (look("/itinerary").await, look("/itinerary/versions").await)
        else {
            judged.lost.push(format!("{id}: {state:?}"));
            continue;
        };
        let plans = versions.as_array().map_or(0, Vec::len);
        if plans != 1 {
            judged.doubled.push(format!("{id}: {versions}"));
        }
        let days = itinerary["days"].as_array().map_or(0, Vec::len);
        let done = state.is_some_and(|state| state["status"] == "completed");
        if !done || days != 3 || itinerary["feasibility"] == "broken" {
            judged
                .wrong
                .push(format!("{id}: {days} days, {}", itinerary["feasibility"]));
        }
    }
    Ok(judged)
}
