//! KML 2.2: a folder for every day with its placemarks and the line of the route.

use std::collections::HashMap;

use engine_model::plan::{PlanDay, PlanEntry};
use engine_words::{clock, cost, date, day_title, entry_title, leg, opening, segment_names};
use kml::types::{Coord, Element, Folder, Geometry, LineString, LineStyle, Placemark, Point, Style};
use kml::{Kml, KmlDocument, KmlVersion, KmlWriter};

use crate::ExportError;
use crate::route::points;
use crate::trip::{Trip, plain, way_shown};

/// The accent blue #2563EB as KML writes colours: alpha, blue, green, red.
const ROUTE_COLOUR: &str = "ffeb6325";

pub(crate) fn write(trip: &Trip<'_>) -> Result<Vec<u8>, ExportError> {
    let name = Element {
        name: "name".to_owned(),
        content: Some(plain(&trip.name)),
        ..Element::default()
    };
    let line = LineStyle {
        color: ROUTE_COLOUR.to_owned(),
        width: 4.0,
        ..LineStyle::default()
    };
    let style = Style {
        id: Some("route".to_owned()),
        line: Some(line),
        ..Style::default()
    };
    let mut elements = vec![Kml::Element(name), Kml::Style(style)];
    elements.extend(trip.days.iter().map(|day| Kml::Folder(folder(trip, day))));
    let document: Kml<f64> = Kml::KmlDocument(KmlDocument {
        version: KmlVersion::V22,
        attrs: HashMap::from([("xmlns".to_owned(), "http://www.opengis.net/kml/2.2".to_owned())]),
        elements: vec![Kml::Document {
            attrs: HashMap::new(),
            elements,
        }],
    });
    let mut bytes = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_vec();
    KmlWriter::from_writer(&mut bytes)
        .write(&document)
        .map_err(ExportError::Kml)?;
    Ok(bytes)
}

fn folder(trip: &Trip<'_>, day: &PlanDay) -> Folder {
    let language = trip.language;
    let title = format!(
        "{} – {}, {}",
        day_title(day.number, language),
        date(day.date, language),
        segment_names(day, language)
    );
    let mut elements: Vec<Kml> = day
        .entries
        .iter()
        .map(|entry| Kml::Placemark(placemark(trip, entry)))
        .collect();
    let coordinates: Vec<Coord> = points(day)
        .iter()
        .map(|at| Coord::new(at.longitude(), at.latitude(), None))
        .collect();
    if coordinates.len() > 1 {
        elements.push(Kml::Placemark(Placemark {
            name: Some(day_title(day.number, language)),
            style_url: Some("#route".to_owned()),
            geometry: Some(Geometry::LineString(LineString::from(coordinates))),
            ..Placemark::default()
        }));
    }
    Folder {
        name: Some(plain(&title)),
        elements,
        ..Folder::default()
    }
}

fn placemark(trip: &Trip<'_>, entry: &PlanEntry) -> Placemark {
    let language = trip.language;
    let mut lines = vec![format!(
        "{}–{}",
        clock(entry.start, language),
        clock(entry.end, language)
    )];
    lines.extend(way_shown(entry).map(|way| leg(way, language)));
    lines.extend(entry.opening.as_ref().map(|hours| opening(hours, language)));
    if entry.cost != Some(0) {
        lines.push(cost(entry.cost, trip.plan.currency, language));
    }
    let at = Coord::new(entry.at.longitude(), entry.at.latitude(), None);
    Placemark {
        name: Some(plain(&entry_title(entry, language))),
        description: Some(plain(&lines.join(" · "))),
        geometry: Some(Geometry::Point(Point::from(at))),
        ..Placemark::default()
    }
}
