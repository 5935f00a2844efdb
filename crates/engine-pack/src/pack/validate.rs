//! What must hold for every fact in a pack, whoever built it.

use engine_model::place::{Destination, Place};
use jiff::tz::TimeZoneDatabase;

use super::PackError;

/// Longest opening hours in bytes. OpenStreetMap limits a value to 255 characters; rows written by hand may join more.
const LONGEST_HOURS: usize = 1_024;

/// Longest stay in seconds: a day.
const LONGEST_STAY: i32 = 86_400;

pub(super) fn place(place: &Place) -> Result<(), PackError> {
    match place_problem(place) {
        None => Ok(()),
        Some((field, reason)) => Err(PackError::Place {
            id: place.id.clone(),
            field,
            reason,
        }),
    }
}

pub(super) fn destination(destination: &Destination) -> Result<(), PackError> {
    match destination_problem(destination) {
        None => Ok(()),
        Some((field, reason)) => Err(PackError::Destination {
            id: destination.id.to_string(),
            field,
            reason,
        }),
    }
}

/// Why the expression is no OpenStreetMap `opening_hours` value; `None` where it is one.
pub(crate) fn hours_problem(hours: &str) -> Option<String> {
    if hours.len() > LONGEST_HOURS {
        return Some(format!(
            "has {} bytes, at most {LONGEST_HOURS} are allowed",
            hours.len()
        ));
    }
    let error = opening_hours_syntax::parse(hours).err()?;
    // The parser draws its message over several lines; ours must fit into one sentence.
    let message: Vec<String> = error
        .to_string()
        .lines()
        .map(|line| line.trim_matches([' ', '|', '-', '>', '=', '^']).to_owned())
        .collect();
    let said = message
        .iter()
        .rfind(|line| !line.is_empty())
        .cloned()
        .unwrap_or_default();
    Some(format!(
        "does not parse as OpenStreetMap opening_hours ({said}): {hours}"
    ))
}

fn place_problem(place: &Place) -> Option<(&'static str, String)> {
    let stays = place.min_stay.0 >= 0 && place.min_stay <= place.stay && place.stay.0 <= LONGEST_STAY;
    if place.id.as_str().is_empty() {
        Some(("id", "is empty".to_owned()))
    } else if place.names.local.trim().is_empty() {
        Some(("local name", "is empty".to_owned()))
    } else if !stays {
        let (shortest, typical) = (place.min_stay.0, place.stay.0);
        Some((
            "stay",
            format!("must hold 0 <= {shortest} (shortest) <= {typical} (typical) <= {LONGEST_STAY} seconds"),
        ))
    } else if place.fame > 100 {
        Some(("fame", format!("is {}, at most 100 is allowed", place.fame)))
    } else if place.cost.is_some_and(|cost| cost.amount < 0) {
        Some(("cost", "is negative".to_owned()))
    } else if place.last_entry.is_some_and(|before| before.0 < 0) {
        Some(("last entry", "is negative".to_owned()))
    } else {
        place
            .hours
            .as_deref()
            .and_then(hours_problem)
            .map(|reason| ("opening hours", reason))
    }
}

fn destination_problem(destination: &Destination) -> Option<(&'static str, String)> {
    let id = destination.id.as_str();
    let mut items: Vec<_> = destination.prices.iter().map(|price| price.item).collect();
    items.sort_unstable();
    if id.is_empty() {
        Some(("id", "is empty".to_owned()))
    } else if destination.names.local.trim().is_empty() {
        Some(("local name", "is empty".to_owned()))
    } else if TimeZoneDatabase::bundled().get(&destination.zone).is_err() {
        Some(("zone", format!("`{}` is no IANA time zone", destination.zone)))
    } else if destination
        .country
        .as_deref()
        .is_some_and(|country| !is_country(country))
    {
        Some(("country", "must be two capital letters (ISO 3166-1)".to_owned()))
    } else if destination.prices.iter().any(|price| price.amount.amount < 0) {
        Some(("price", "is negative".to_owned()))
    } else {
        let twice = items.windows(2).find(|pair| pair[0] == pair[1])?;
        Some(("price", format!("`{}` occurs twice", twice[0].term())))
    }
}

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}
