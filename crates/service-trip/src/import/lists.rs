//! Lists of saved places: tables and `GeoJSON`, as map programs export them.

use engine_model::geo::Coordinates;
use platform::problem::Problem;
use serde_json::Value;

use super::{ImportSource, Imported, Marks, NoteKind, unreadable};

/// What columns may be called, in the languages in which lists are exported.
const NAMES: &[&str] = &["title", "name", "제목", "이름"];
const NOTES: &[&str] = &["note", "notes", "comment", "description", "메모", "댓글"];
const ADDRESSES: &[&str] = &["url", "link", "google_maps_url"];
const LATITUDES: &[&str] = &["latitude", "lat", "위도"];
const LONGITUDES: &[&str] = &["longitude", "lng", "lon", "경도"];

/// Whether the first line is a head of columns with a name among them.
pub(super) fn is_table(content: &str) -> bool {
    let first = content.trim_start().lines().next().unwrap_or("");
    let mut columns = first
        .split(',')
        .map(|column| column.trim().trim_matches('"').to_lowercase());
    columns.any(|column| NAMES.contains(&column.as_str()))
}

/// Reads a table of places.
pub(super) fn read_table(content: &str) -> Result<Imported, Problem> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(content.trim_start().as_bytes());
    let head: Vec<String> = reader
        .headers()
        .map_err(unreadable)?
        .iter()
        .map(str::to_lowercase)
        .collect();
    let column = |names: &[&str]| head.iter().position(|column| names.contains(&column.as_str()));
    let columns = [NAMES, NOTES, ADDRESSES, LATITUDES, LONGITUDES].map(column);
    let mut marks = Marks::default();
    for row in reader.records() {
        let row = row.map_err(unreadable)?;
        let [name, note, address, latitude, longitude] = columns.map(|column| {
            column
                .and_then(|column| row.get(column))
                .filter(|cell| !cell.is_empty())
        });
        // Lists of map programs have empty rows between their head and their places.
        if name.is_none() && address.is_none() {
            continue;
        }
        let number = |cell: Option<&str>| cell.and_then(|cell| cell.parse::<f64>().ok());
        let at = number(latitude)
            .zip(number(longitude))
            .and_then(|(latitude, longitude)| position(latitude, longitude))
            .or_else(|| address.and_then(position_in));
        marks.add(name, at, note)?;
    }
    marks.imported(ImportSource::Csv)
}

/// Whether it is a `GeoJSON` collection.
pub(super) fn is_collection(value: &Value) -> bool {
    value["type"] == "FeatureCollection"
}

/// Reads the points of a collection.
pub(super) fn read_collection(value: &Value) -> Result<Imported, Problem> {
    let features = value["features"].as_array();
    let features = features.ok_or_else(|| unreadable("features is not a list"))?;
    let mut marks = Marks {
        name: value["name"].as_str().map(str::to_owned),
        ..Marks::default()
    };
    for feature in features {
        let geometry = &feature["geometry"];
        let known = &feature["properties"];
        if !geometry.is_null() && geometry["type"] != "Point" {
            marks.note(NoteKind::LinesLeftOut, None);
            continue;
        }
        let said = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| known.pointer(name).and_then(Value::as_str))
        };
        let name = said(&[
            "/name",
            "/title",
            "/Title",
            "/location/name",
            "/Location/Business Name",
            "/location/address",
        ]);
        let note = said(&["/note", "/description", "/Comment", "/comment"]);
        let address = said(&["/google_maps_url", "/Google Maps URL", "/url"]);
        let coordinate = |index: usize| geometry["coordinates"][index].as_f64();
        let at = coordinate(1)
            .zip(coordinate(0))
            .and_then(|(latitude, longitude)| position(latitude, longitude))
            .or_else(|| address.and_then(position_in));
        marks.add(name, at, note)?;
    }
    marks.imported(ImportSource::GeoJson)
}

/// A position; lists write zero twice where they know none.
fn position(latitude: f64, longitude: f64) -> Option<Coordinates> {
    let somewhere = latitude.abs() > 1e-6 || longitude.abs() > 1e-6;
    Coordinates::from_degrees(latitude, longitude).filter(|_| somewhere)
}

/// The position in the address of a map: `!3d37.57!4d126.97` of the place itself, `@37.57,126.97` of the view, or
/// `?q=37.57,126.97`.
fn position_in(address: &str) -> Option<Coordinates> {
    let number = |text: &str| {
        let end = text.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | '-'));
        text[..end.unwrap_or(text.len())].parse::<f64>().ok()
    };
    let pair = |text: &str, comma: &str| {
        let (latitude, longitude) = text.split_once(comma)?;
        position(number(latitude)?, number(longitude)?)
    };
    let place = address.split_once("!3d").and_then(|(_, rest)| pair(rest, "!4d"));
    place
        .or_else(|| address.split_once("/@").and_then(|(_, rest)| pair(rest, ",")))
        .or_else(|| address.split_once("q=").and_then(|(_, rest)| pair(rest, ",")))
        .or_else(|| {
            address
                .split_once("/search/")
                .and_then(|(_, rest)| pair(rest, ","))
        })
}
