//! `tripgen places near`.

use engine_model::place::Place;
use engine_model::problem::{Mode, TravelEntry};
use engine_model::{Coordinates, Seconds};
use engine_routes::reachable;
use engine_words::{distance, duration};
use wire::places::{PlaceContext, place_card};

use super::places::categories;
use crate::cli::NearArgs;
use crate::output;
use crate::packs::Library;
use crate::render::{self, Page};
use crate::report::{Exit, Failure, Said};
use crate::settings::Settings;

/// Modes inside a city.
const MODES: [Mode; 5] = [Mode::Walk, Mode::Bike, Mode::Transit, Mode::Car, Mode::Taxi];

pub(super) fn run(arguments: &NearArgs, settings: &Settings) -> Result<Exit, Failure> {
    let origin = point(&arguments.point)?;
    let mode = mode(&arguments.mode)?;
    let wanted = categories(&arguments.categories)?;
    let packs = Library::open(settings)?.all_packs()?;
    let places: Vec<&Place> = packs
        .iter()
        .flat_map(|pack| &pack.places)
        .filter(|place| wanted.is_empty() || wanted.contains(&place.category))
        .collect();
    let positions: Vec<(usize, Coordinates)> = places.iter().map(|place| place.at).enumerate().collect();
    let limit = Seconds::minutes(i32::from(arguments.minutes));
    let mut found = reachable(origin, &positions, mode, limit);
    found.truncate(arguments.limit);
    if settings.json {
        let cards = found.iter().map(|(index, leg)| {
            let context = PlaceContext {
                distance: Some(leg.distance),
                travel: Some(leg.duration),
                is_open: None,
            };
            place_card(places[*index], context, settings.language)
        });
        output::print_json(&cards.collect::<Vec<_>>())?;
    } else {
        let way = |leg: &TravelEntry| {
            format!(
                "{}, {}",
                duration(leg.duration, settings.language),
                distance(leg.distance)
            )
        };
        let rows: Vec<_> = found
            .iter()
            .map(|(index, leg)| (places[*index], way(leg)))
            .collect();
        output::print(&render::place_rows(&rows, &Page::of(settings)))?;
    }
    Ok(if found.is_empty() {
        Exit::Findings
    } else {
        Exit::Good
    })
}

fn point(text: &str) -> Result<Coordinates, Failure> {
    let degrees = |part: &str| part.trim().parse::<f64>().ok();
    text.split_once(',')
        .and_then(|(latitude, longitude)| Coordinates::from_degrees(degrees(latitude)?, degrees(longitude)?))
        .ok_or_else(|| {
            Failure::usage(Said::new(
                format!("`{text}` must be latitude and longitude in degrees: 37.5796,126.9770"),
                format!("`{text}`은(는) 37.5796,126.9770처럼 위도와 경도여야 합니다"),
            ))
        })
}

fn mode(word: &str) -> Result<Mode, Failure> {
    Mode::from_term(word)
        .filter(|mode| MODES.contains(mode))
        .ok_or_else(|| {
            let known = MODES.map(Mode::term).join(", ");
            Failure::usage(Said::new(
                format!("--mode: `{word}` is none of: {known}"),
                format!("--mode: `{word}`은(는) 없는 이동 수단입니다. 쓸 수 있는 것: {known}"),
            ))
        })
}
