//! What travellers ask while they use the app.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Outcome;
use super::connection::{Answer, Connection, Target};
use super::pace::Plan;
use super::setup::Traveller;
use crate::dice::Dice;
use crate::measure::wall_time;

/// A kind of request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A trip, its itinerary or the list of trips.
    Read,
    /// A search for places.
    Search,
    /// A change of the itinerary or of the trip.
    Edit,
    /// A plan, asked for and not waited for.
    Generate,
}

/// How many of a hundred requests are of each kind; the rest are reads.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// Searches.
    pub searches: u8,
    /// Edits.
    pub edits: u8,
    /// Plans.
    pub generations: u8,
}

const WORDS: &[&str] = &[
    "muse",
    "market",
    "park",
    "시장",
    "ㄱㅂㄱ",
    "cafe",
    "palce",
    "궁",
    "tower",
    "temple",
];

/// Asks until it is over; also gives the traveller back.
pub(crate) async fn travel(
    target: &Target,
    mut traveller: Traveller,
    share: Share,
    seed: u64,
    number: usize,
    plan: Plan,
) -> Result<(BTreeMap<Kind, Outcome>, Traveller)> {
    let mut dice = Dice::new(seed, 1_000 + u64::try_from(number)?);
    let mut connection = Connection::open(target, Some(&traveller.token)).await?;
    let mut times: BTreeMap<Kind, Vec<f64>> = BTreeMap::new();
    let mut outcomes: BTreeMap<Kind, Outcome> = BTreeMap::new();
    let mut turns = plan.of(number);
    while let Some(due) = turns.next().await {
        let kind = draw(share, &mut dice);
        let status = match ask(&mut connection, &mut traveller, kind, &mut dice).await {
            Ok(status) => status,
            Err(error) => {
                eprintln!("a request broke off: {error:#}");
                connection = Connection::open(target, Some(&traveller.token)).await?;
                0
            }
        };
        let time = wall_time().saturating_sub(due).as_secs_f64() * 1_000.0;
        if due < plan.counted_from {
            continue;
        }
        match status {
            200..=299 => times.entry(kind).or_default().push(time),
            409 if kind == Kind::Generate => outcomes.entry(kind).or_default().busy += 1,
            other => *outcomes.entry(kind).or_default().failed.entry(other).or_default() += 1,
        }
    }
    for (kind, times) in times {
        outcomes.entry(kind).or_default().times.extend(times);
    }
    Ok((outcomes, traveller))
}

fn draw(share: Share, dice: &mut Dice) -> Kind {
    let throw = dice.between(0, 99);
    let (searches, edits) = (i64::from(share.searches), i64::from(share.edits));
    let generations = i64::from(share.generations);
    if throw < generations {
        Kind::Generate
    } else if throw < generations + edits {
        Kind::Edit
    } else if throw < generations + edits + searches {
        Kind::Search
    } else {
        Kind::Read
    }
}

async fn ask(
    connection: &mut Connection,
    traveller: &mut Traveller,
    kind: Kind,
    dice: &mut Dice,
) -> Result<u16> {
    let trip = format!("/api/v1/trips/{}", traveller.trip);
    let answer = match kind {
        Kind::Read => match dice.between(0, 9) {
            0 => connection.get("/api/v1/trips?page=1&size=20").await?,
            1..=3 => connection.get(&trip).await?,
            4..=5 => {
                connection
                    .get(&format!("{trip}/itinerary?day={}", dice.between(1, 3)))
                    .await?
            }
            _ => connection.get(&format!("{trip}/itinerary")).await?,
        },
        Kind::Search => {
            let word = encoded(WORDS[dice.index(WORDS.len())]);
            connection
                .get(&format!("/api/v1/locations/search?q={word}&size=10"))
                .await?
        }
        Kind::Edit => return edit(connection, traveller, &trip, dice).await,
        Kind::Generate => {
            let body = json!({ "scope": "trip", "seed": dice.between(1, 1_000_000), "effort": "quick" });
            let answer = connection.post(&format!("{trip}/generations"), &body).await?;
            remember(traveller, &answer);
            answer
        }
    };
    Ok(answer.status.as_u16())
}

/// The plan that is being made; whoever asks for the next one has seen the end of the last.
fn remember(traveller: &mut Traveller, answer: &Answer) {
    if answer.status.is_success() {
        traveller.asked_for = answer.json()["generationId"].as_str().map(str::to_owned);
    }
}

/// Half of the edits lock or unlock a stop, half rename the trip.
async fn edit(
    connection: &mut Connection,
    traveller: &mut Traveller,
    trip: &str,
    dice: &mut Dice,
) -> Result<u16> {
    if dice.between(0, 1) == 0 {
        let name = format!("Load {} {}", traveller.city, dice.between(1, 999));
        let body = json!({ "tripName": name, "members": &traveller.members });
        let path = format!("{trip}/basic-info");
        return Ok(connection.put(&path, &body, None).await?.status.as_u16());
    }
    let days = traveller.days.as_array_mut().context("days")?;
    let day = dice.index(days.len());
    let Some(day) = days.get_mut(day) else {
        return Ok(204);
    };
    if let Some(stop) = day["stops"].as_array_mut().and_then(|stops| stops.first_mut()) {
        let locked = stop["locked"].as_bool().unwrap_or(false);
        stop["locked"] = Value::Bool(!locked);
    }
    let body = json!({ "days": [day.clone()] });
    let answer = connection
        .put(&format!("{trip}/itinerary"), &body, traveller.etag.as_ref())
        .await?;
    if answer.status.is_success() {
        traveller.etag = answer.etag;
    }
    Ok(answer.status.as_u16())
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut escaped, byte| {
        write!(escaped, "%{byte:02X}").expect("writing to a string cannot fail");
        escaped
    })
}
