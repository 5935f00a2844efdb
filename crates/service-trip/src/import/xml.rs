//! GPX and KML.

use engine_model::geo::Coordinates;
use gpx::Waypoint;
use kml::types::{Element, Geometry, Placemark};
use kml::{Kml, KmlReader};
use platform::problem::Problem;

use super::{ImportSource, Imported, Marks, NoteKind, unreadable};

/// How deep elements may lie in each other. The readers call themselves for each level.
const DEEPEST: usize = 40;

/// How much of a document tells what it is.
const HEAD: usize = 4096;

/// Whether it says so.
pub(super) fn is_gpx(content: &str) -> bool {
    head(content).contains("<gpx")
}

/// Whether it says so.
pub(super) fn is_kml(content: &str) -> bool {
    let head = head(content);
    head.contains("<kml") || head.contains(":kml")
}

fn head(content: &str) -> &str {
    let mut end = content.len().min(HEAD);
    while !content.is_char_boundary(end) {
        end -= 1;
    }
    &content[..end]
}

/// Reads the waypoints, or the named points of routes where there are none.
pub(super) fn read_gpx(content: &str) -> Result<Imported, Problem> {
    check(content)?;
    let document = gpx::read(content.as_bytes()).map_err(unreadable)?;
    let mut marks = Marks {
        name: document.metadata.and_then(|metadata| metadata.name),
        ..Marks::default()
    };
    if document.waypoints.is_empty() {
        for point in document.routes.iter().flat_map(|route| &route.points) {
            if point.name.is_some() {
                add(&mut marks, point)?;
            }
        }
    }
    for point in &document.waypoints {
        add(&mut marks, point)?;
    }
    if !document.tracks.is_empty() {
        marks.note(NoteKind::LinesLeftOut, None);
    }
    marks.imported(ImportSource::Gpx)
}

fn add(marks: &mut Marks, point: &Waypoint) -> Result<(), Problem> {
    let at = Coordinates::from_degrees(point.point().y(), point.point().x());
    let note = point.description.as_deref().or(point.comment.as_deref());
    marks.add(point.name.as_deref(), at, note)
}

/// Reads the placemarks that are points.
pub(super) fn read_kml(content: &str) -> Result<Imported, Problem> {
    check(content)?;
    let document: Kml<f64> = KmlReader::from_string(content).read().map_err(unreadable)?;
    let mut marks = Marks::default();
    walk(&document, &mut marks)?;
    marks.imported(ImportSource::Kml)
}

fn walk(element: &Kml<f64>, marks: &mut Marks) -> Result<(), Problem> {
    match element {
        Kml::KmlDocument(document) => walk_all(&document.elements, marks),
        Kml::Document { elements, .. } => walk_all(elements, marks),
        Kml::Folder(folder) => walk_all(&folder.elements, marks),
        Kml::Placemark(placemark) => add_placemark(placemark, marks),
        Kml::Element(Element { name, content, .. }) if name == "name" && marks.name.is_none() => {
            marks.name.clone_from(content);
            Ok(())
        }
        _ => Ok(()),
    }
}

fn walk_all(elements: &[Kml<f64>], marks: &mut Marks) -> Result<(), Problem> {
    elements.iter().try_for_each(|element| walk(element, marks))
}

fn add_placemark(placemark: &Placemark<f64>, marks: &mut Marks) -> Result<(), Problem> {
    match &placemark.geometry {
        Some(Geometry::Point(point)) => {
            let at = Coordinates::from_degrees(point.coord.y, point.coord.x);
            let note = placemark.description.as_deref().map(without_tags);
            marks.add(placemark.name.as_deref(), at, note.as_deref())
        }
        Some(_) => {
            marks.note(NoteKind::LinesLeftOut, None);
            Ok(())
        }
        None => marks.add(placemark.name.as_deref(), None, None),
    }
}

/// Descriptions of map programs are HTML; only their words are kept.
fn without_tags(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                words.push(' ');
            }
            _ if !inside => words.push(letter),
            _ => {}
        }
    }
    words
}

/// Refuses what no such file needs and what could hurt a reader: types of its own (and with them entities that grow),
/// and elements that lie too deep in each other.
fn check(content: &str) -> Result<(), Problem> {
    let mut rest = content;
    let mut depth: usize = 0;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let skipped = if rest.starts_with("<!--") {
            after(rest, "-->")
        } else if rest.starts_with("<![CDATA[") {
            after(rest, "]]>")
        } else if rest.starts_with("<!") {
            return Err(unreadable("it declares types of its own").into());
        } else if rest.starts_with("<?") {
            after(rest, "?>")
        } else {
            let tag = tag_of(rest);
            if rest.starts_with("</") {
                depth = depth.saturating_sub(1);
            } else if !tag.ends_with("/>") {
                depth += 1;
            }
            Some(tag.len())
        };
        if depth > DEEPEST {
            return Err(unreadable("its elements lie too deep in each other").into());
        }
        let Some(skipped) = skipped else {
            return Err(unreadable("it breaks off").into());
        };
        rest = &rest[skipped..];
    }
    Ok(())
}

fn after(rest: &str, end: &str) -> Option<usize> {
    rest.find(end).map(|at| at + end.len())
}

/// A tag until its `>`; one inside of quotes does not count.
fn tag_of(rest: &str) -> &str {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return &rest[..=at],
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    rest
}
