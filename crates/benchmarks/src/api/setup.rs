//! Travellers with tokens and planned trips, made before anything is measured.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use hyper::header::HeaderValue;
use serde_json::{Value, json};

use super::ApiOptions;
use super::connection::{Connection, Target};
use crate::dice::Dice;
use crate::measure::wall_time;

/// Where trips go, each with a first day on which most things are open.
const CITIES: &[&str] = &[
    "seoul",
    "busan",
    "tokyo",
    "osaka",
    "paris",
    "rome",
    "london",
    "barcelona",
];
/// What members like.
const LIKES: &[&str] = &["sightseeing", "culture", "nature", "shopping", "food"];
/// How long a plan may take before the run is given up.
const PATIENCE: Duration = Duration::from_mins(1);

/// A traveller with a planned trip.
pub(crate) struct Traveller {
    pub(crate) token: String,
    pub(crate) trip: String,
    pub(crate) city: &'static str,
    /// Who travels; a new name is sent together with them.
    pub(crate) members: Value,
    pub(crate) etag: Option<HeaderValue>,
    /// The days as an edit sends them back.
    pub(crate) days: Value,
    /// The plan that was asked for last, under load.
    pub(crate) asked_for: Option<String>,
}

/// How many sign up at the same time.
const TOGETHER: usize = 8;

/// Signs up, plans, and logs in as many as are asked for.
pub(crate) async fn travellers(target: &Target, options: &ApiOptions) -> Result<Vec<Traveller>> {
    let tag = u64::try_from(wall_time().as_nanos() % 0xffff_ffff)?;
    let mut travellers = Vec::new();
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..options.users {
        if tasks.len() >= TOGETHER
            && let Some(done) = tasks.join_next().await
        {
            travellers.push(done.context("a traveller's task")??);
        }
        let (target, seed) = (target.clone(), options.seed);
        tasks.spawn(async move { traveller(&target, &format!("bench{tag:x}u{number}"), seed, number).await });
    }
    while let Some(done) = tasks.join_next().await {
        travellers.push(done.context("a traveller's task")??);
    }
    Ok(travellers)
}

async fn traveller(target: &Target, name: &str, seed: u64, number: usize) -> Result<Traveller> {
    let token = sign_up(target, name).await?;
    let mut connection = Connection::open(target, Some(&token)).await?;
    let mut dice = Dice::new(seed, u64::try_from(number)?);
    let city = CITIES[dice.index(CITIES.len())];
    let (trip, members) = create_trip(&mut connection, city, &mut dice).await?;
    generate(&mut connection, &trip, &json!({})).await?;
    let itinerary = connection
        .get(&format!("/api/v1/trips/{trip}/itinerary"))
        .await?
        .good("reading an itinerary")?;
    let days = editable(&itinerary.json());
    Ok(Traveller {
        token,
        trip,
        city,
        members,
        etag: itinerary.etag,
        days,
        asked_for: None,
    })
}

/// Waits until every plan that was asked for under load is there.
pub(crate) async fn until_planned(target: &Target, travellers: Vec<Traveller>) -> Result<()> {
    for traveller in travellers {
        if let Some(id) = &traveller.asked_for {
            let mut connection = Connection::open(target, Some(&traveller.token)).await?;
            let status = format!("/api/v1/trips/{}/generations/{id}", traveller.trip);
            until_ready(&mut connection, &status).await?;
        }
    }
    Ok(())
}

/// Registers and logs in; gives the access token.
pub(crate) async fn sign_up(target: &Target, name: &str) -> Result<String> {
    let mut connection = Connection::open(target, None).await?;
    let password = "Bench-pass-1";
    let account = json!({
        "name": "Bench Traveller", "email": format!("{name}@example.com"), "username": name,
        "password": password, "passwordConfirm": password, "termsAccepted": true,
    });
    connection
        .post("/api/v1/users/register", &account)
        .await?
        .good("registering")?;
    let login = json!({ "username": name, "password": password, "rememberMe": true });
    let answer = connection
        .post("/api/v1/users/login", &login)
        .await?
        .good("logging in")?
        .json();
    let token = answer["accessToken"]
        .as_str()
        .context("a login without an access token")?;
    Ok(token.to_owned())
}

/// A trip of three days for two to four people; its id, and the people.
pub(crate) async fn create_trip(
    connection: &mut Connection,
    city: &str,
    dice: &mut Dice,
) -> Result<(String, Value)> {
    let members: Value = (0..dice.count(2, 4))
        .map(|number| {
            let like = LIKES[dice.index(LIKES.len())];
            json!({ "name": format!("Member {number}"), "age": dice.between(8, 75), "health": "good", "likes": [like] })
        })
        .collect();
    let body = json!({
        "tripName": format!("Load {city}"), "startDate": "2027-04-13", "members": &members, "transport": "transit",
        "destinations": [{ "name": city, "nights": 2 }], "seed": dice.between(1, 1_000_000),
    });
    let answer = connection
        .post("/api/v1/trips", &body)
        .await?
        .good("creating a trip")?
        .json();
    let trip = answer["tripId"].as_str().context("a trip without an id")?;
    Ok((trip.to_owned(), members))
}

/// Asks for a plan and waits until it can be read; gives the time from the request on.
pub(crate) async fn generate(connection: &mut Connection, trip: &str, body: &Value) -> Result<Duration> {
    let begin = wall_time();
    let path = format!("/api/v1/trips/{trip}/generations");
    let answer = connection
        .post(&path, body)
        .await?
        .good("asking for a plan")?
        .json();
    let id = answer["generationId"]
        .as_str()
        .context("a generation without an id")?
        .to_owned();
    until_ready(connection, &format!("{path}/{id}")).await?;
    Ok(wall_time().saturating_sub(begin))
}

/// Follows a plan, as the web app does: the stream of its events ends once it can be read.
async fn until_ready(connection: &mut Connection, status: &str) -> Result<()> {
    let events = format!("{status}/events");
    let followed = tokio::time::timeout(PATIENCE, connection.get(&events)).await;
    followed
        .context("a plan was not ready after a minute")??
        .good("following a plan")?;
    let state = connection
        .get(status)
        .await?
        .good("asking how far a plan is")?
        .json();
    ensure!(state["status"] == "completed", "a generation ended so: {state}");
    Ok(())
}

/// The stops of an itinerary as `PUT …/itinerary` takes them.
pub(crate) fn editable(itinerary: &Value) -> Value {
    let days = itinerary["days"].as_array().map_or(&[][..], Vec::as_slice);
    days.iter()
        .map(|day| {
            let stops = day["stops"].as_array().map_or(&[][..], Vec::as_slice);
            let stops: Vec<Value> = stops
                .iter()
                .enumerate()
                .filter(|(_, stop)| stop["stopId"].is_string())
                .map(|(order, stop)| {
                    json!({ "stopId": stop["stopId"], "placeId": stop["placeId"], "order": order + 1,
                            "locked": stop["locked"].as_bool().unwrap_or(false) })
                })
                .collect();
            json!({ "day": day["day"], "stops": stops })
        })
        .collect()
}
