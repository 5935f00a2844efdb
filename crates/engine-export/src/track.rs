//! GPX 1.1: a waypoint for every stop in order, and a route for every day.

use engine_model::plan::{PlanDay, PlanEntry};
use engine_words::{clock, date, day_title, entry_title, segment_names};
use gpx::{Gpx, GpxVersion, Metadata, Route, Waypoint};

use crate::ExportError;
use crate::trip::{Trip, civil, instant, is_pin, plain, segment_of, zone};

pub(crate) fn write(trip: &Trip<'_>) -> Result<Vec<u8>, ExportError> {
    let mut waypoints = Vec::new();
    let mut routes = Vec::new();
    for day in &trip.days {
        for entry in day.entries.iter().filter(|entry| is_pin(entry)) {
            waypoints.push(waypoint(trip, day, entry)?);
        }
        routes.push(route(trip, day)?);
    }
    let document = Gpx {
        version: GpxVersion::Gpx11,
        creator: Some("TripGen".to_owned()),
        metadata: Some(Metadata {
            name: Some(plain(&trip.name)),
            ..Metadata::default()
        }),
        waypoints,
        tracks: Vec::new(),
        routes,
    };
    let mut bytes = Vec::new();
    gpx::write(&document, &mut bytes).map_err(ExportError::Gpx)?;
    Ok(bytes)
}

fn route(trip: &Trip<'_>, day: &PlanDay) -> Result<Route, ExportError> {
    let mut points = Vec::new();
    let mut last = None;
    for entry in &day.entries {
        if last != Some(entry.at) {
            points.push(waypoint(trip, day, entry)?);
        }
        last = Some(entry.at);
    }
    let name = format!(
        "{} – {}, {}",
        day_title(day.number, trip.language),
        date(day.date, trip.language),
        segment_names(day, trip.language)
    );
    Ok(Route {
        name: Some(plain(&name)),
        number: Some(u32::from(day.number)),
        points,
        ..Route::default()
    })
}

fn waypoint(trip: &Trip<'_>, day: &PlanDay, entry: &PlanEntry) -> Result<Waypoint, ExportError> {
    let language = trip.language;
    let mut point = Waypoint::new((entry.at.longitude(), entry.at.latitude()).into());
    point.name = Some(plain(&entry_title(entry, language)));
    let times = format!(
        "{}, {}–{}",
        day_title(day.number, language),
        clock(entry.start, language),
        clock(entry.end, language)
    );
    point.description = Some(times);
    point.type_ = entry.category.map(|category| category.term().to_owned());
    if let Some(segment) = segment_of(day, entry) {
        let tables = zone(&segment.zone)?;
        let start = instant(civil(day.date, entry.start), &segment.zone, &tables)?;
        let utc = time::OffsetDateTime::from_unix_timestamp(start.as_second()).map_err(|source| {
            ExportError::GpxTime {
                entry: entry.id.clone(),
                source,
            }
        })?;
        point.time = Some(utc.into());
    }
    Ok(point)
}
