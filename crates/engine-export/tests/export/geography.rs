//! GPX and KML, read back with parsers.

use engine_export::Format;
use engine_model::Language;
use kml::Kml;
use kml::types::{Folder, Geometry};

use crate::{fixture, text_of};

#[test]
fn gpx_holds_the_stops_in_order_and_a_route_a_day() {
    let text = text_of(&fixture::plan(), Format::Gpx, Language::Korean);
    let document = gpx::read(text.as_bytes()).expect("the GPX parses");
    let names: Vec<_> = document
        .waypoints
        .iter()
        .filter_map(|point| point.name.as_deref())
        .collect();
    assert_eq!(
        names,
        [
            "경복궁",
            "국립민속박물관",
            "북촌한옥마을",
            "인사동 쌈지길",
            "동대문디자인플라자",
            "광장시장 빈대떡집에서 저녁",
            "N서울타워",
            "왓 프라깨우",
            "루프톱 바",
        ]
    );
    let first = &document.waypoints[0];
    assert!((first.point().x() - 126.977).abs() < 1e-6 && (first.point().y() - 37.5796).abs() < 1e-6);
    let time = first.time.expect("a time").format().expect("a date");
    // 09:25 in Seoul.
    assert!(time.starts_with("2026-12-04T00:25:00"), "{time}");
    let routes: Vec<_> = document
        .routes
        .iter()
        .map(|route| (route.number, route.points.len()))
        .collect();
    assert_eq!(routes, [(Some(1), 10), (Some(2), 6)]);
}

#[test]
fn kml_holds_a_folder_a_day_with_the_line_of_the_route() {
    let text = text_of(&fixture::plan(), Format::Kml, Language::English);
    let folders = folders(text.parse().expect("the KML parses"));
    assert_eq!(folders.len(), 2);
    assert_eq!(folders[0].name.as_deref(), Some("Day 1 – Fri 4 Dec 2026, Seoul"));
    let line = folders[0].elements.iter().find_map(|element| match element {
        Kml::Placemark(mark) => match &mark.geometry {
            Some(Geometry::LineString(line)) => Some(line.coords.len()),
            _ => None,
        },
        _ => None,
    });
    assert_eq!((folders[0].elements.len(), line), (12, Some(10)));
}

#[test]
fn names_with_markup_and_control_characters_stay_well_formed() {
    let mut plan = fixture::plan();
    let hostile = "<b>&\"'\u{1}]]>";
    plan.request.name = Some(hostile.to_owned());
    plan.days[0].entries[1].names.en = Some(hostile.to_owned());
    let gpx_text = text_of(&plan, Format::Gpx, Language::English);
    let document = gpx::read(gpx_text.as_bytes()).expect("the GPX parses");
    assert_eq!(document.waypoints[0].name.as_deref(), Some("<b>&\"' ]]>"));
    let kml_text = text_of(&plan, Format::Kml, Language::English);
    assert_eq!(folders(kml_text.parse().expect("the KML parses")).len(), 2);
}

fn folders(document: Kml) -> Vec<Folder> {
    match document {
        Kml::KmlDocument(root) => root.elements.into_iter().flat_map(folders).collect(),
        Kml::Document { elements, .. } => elements.into_iter().flat_map(folders).collect(),
        Kml::Folder(folder) => vec![folder],
        _ => Vec::new(),
    }
}
