//! The map layer of an extract: streets, green, water and railways, simplified for drawing beneath a plan.
//!
//! It is no part of a pack. A pack is what plans are made from and whose digest they cite; the layer is only looked at,
//! and may be drawn better one day without any plan becoming another one.

use std::io::Write;

/// Coordinates are whole numbers of this part of a degree; one is 1.1 m from south to north, less from west to east.
pub const STEPS_PER_DEGREE: i32 = 100_000;

/// Lines lose points that lie less than this beside the line without them (Douglas-Peucker): three metres are two
/// pixels at the nearest zoom at which a whole district is still seen.
pub const TOLERANCE_METRES: f64 = 3.0;

/// Features of a layer at most; what is less important goes first.
pub const MOST_FEATURES: usize = 30_000;

/// Points of all features together at most: about four megabytes of text, one compressed.
pub const MOST_POINTS: usize = 200_000;

/// What is drawn, in the order of drawing: areas, the large before what lies in them, then lines, the broad last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MapKind {
    /// Forest and wood.
    Wood,
    /// Grass and cemeteries.
    Green,
    /// Parks and gardens.
    Park,
    /// Lakes, basins and broad rivers.
    Water,
    /// Where the land ends; a line with the land on its left.
    Coastline,
    /// Rivers, canals and streams as lines.
    Waterway,
    /// Railways and trams.
    Railway,
    /// Ways on foot or by bicycle.
    Path,
    /// Streets of a neighbourhood.
    MinorStreet,
    /// Streets through a town.
    MajorStreet,
}

/// A point in steps of a hundred-thousandth of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MapPoint {
    /// North of the equator.
    pub latitude: i32,
    /// East of Greenwich.
    pub longitude: i32,
}

/// A closed line: its last point is its first.
pub type Ring = Vec<MapPoint>;

/// The shape of a feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapShape {
    /// At least two points.
    Line(Vec<MapPoint>),
    /// At least one polygon; each has its outer ring first, then its holes.
    Areas(Vec<Vec<Ring>>),
}

/// Something that is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapFeature {
    /// As what.
    pub kind: MapKind,
    /// Its local name, where it has one.
    pub name: Option<String>,
    /// Where.
    pub shape: MapShape,
}

/// The box around all features, in steps of a hundred-thousandth of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapBounds {
    /// Southernmost latitude.
    pub south: i32,
    /// Westernmost longitude.
    pub west: i32,
    /// Northernmost latitude.
    pub north: i32,
    /// Easternmost longitude.
    pub east: i32,
}

/// How many features are not in a layer, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MapLeftOut {
    /// Too small to be seen.
    pub too_small: usize,
    /// Cut by the edge of the extract so that no shape is left.
    pub incomplete: usize,
    /// Beyond [`MOST_FEATURES`], [`MOST_POINTS`], or what is read of one file.
    pub beyond_limits: usize,
}

/// A map layer with at least one feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapLayer {
    /// In the order of drawing.
    pub features: Vec<MapFeature>,
    /// The box around them.
    pub bounds: MapBounds,
    /// What is not in it.
    pub left_out: MapLeftOut,
    /// Whom to name on the map.
    pub attribution: String,
}

impl MapKind {
    /// Every kind, in the order of drawing.
    pub const ALL: [Self; 10] = [
        Self::Wood,
        Self::Green,
        Self::Park,
        Self::Water,
        Self::Coastline,
        Self::Waterway,
        Self::Railway,
        Self::Path,
        Self::MinorStreet,
        Self::MajorStreet,
    ];

    /// The published word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Wood => "wood",
            Self::Green => "green",
            Self::Park => "park",
            Self::Water => "water",
            Self::Coastline => "coastline",
            Self::Waterway => "waterway",
            Self::Railway => "railway",
            Self::Path => "path",
            Self::MinorStreet => "minor-street",
            Self::MajorStreet => "major-street",
        }
    }

    /// Whether it is filled.
    pub const fn is_area(self) -> bool {
        matches!(self, Self::Wood | Self::Green | Self::Park | Self::Water)
    }

    /// What is kept first where there is too much: 0 first. By these one finds one's way.
    pub(crate) const fn rank(self) -> u8 {
        match self {
            Self::Coastline => 0,
            Self::MajorStreet => 1,
            Self::Water => 2,
            Self::Waterway => 3,
            Self::Railway => 4,
            Self::Park => 5,
            Self::Wood => 6,
            Self::MinorStreet => 7,
            Self::Green => 8,
            Self::Path => 9,
        }
    }
}

impl MapShape {
    /// Every point.
    pub fn points(&self) -> impl Iterator<Item = MapPoint> {
        let (line, areas) = match self {
            Self::Line(line) => (line.as_slice(), [].as_slice()),
            Self::Areas(areas) => ([].as_slice(), areas.as_slice()),
        };
        line.iter().chain(areas.iter().flatten().flatten()).copied()
    }

    /// The box around it; `None` without points.
    pub fn bounds(&self) -> Option<MapBounds> {
        self.points().map(MapBounds::of).reduce(MapBounds::with)
    }
}

impl MapBounds {
    fn of(point: MapPoint) -> Self {
        Self {
            south: point.latitude,
            west: point.longitude,
            north: point.latitude,
            east: point.longitude,
        }
    }

    /// The box around two boxes.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            south: self.south.min(other.south),
            west: self.west.min(other.west),
            north: self.north.max(other.north),
            east: self.east.max(other.east),
        }
    }

    /// The longer side, in steps.
    pub(crate) fn extent(self) -> i32 {
        (self.north - self.south).max(self.east - self.west)
    }
}

impl MapLayer {
    /// All points of all features.
    pub fn point_count(&self) -> usize {
        self.features
            .iter()
            .map(|feature| feature.shape.points().count())
            .sum()
    }

    /// The layer as a `GeoJSON` feature collection (RFC 7946) with its box, and with `attribution` beside them. A feature
    /// has the properties `kind` and, where it has a name, `name`.
    pub fn to_geojson(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.point_count() * 20);
        let MapBounds {
            south,
            west,
            north,
            east,
        } = self.bounds;
        out.extend(br#"{"type":"FeatureCollection","attribution":"#);
        text(&mut out, &self.attribution);
        out.extend(br#","bbox":["#);
        separated(&mut out, &[west, south, east, north], |out, steps| {
            number(out, *steps);
        });
        out.extend(br#"],"features":["#);
        separated(&mut out, &self.features, feature);
        out.extend(b"]}\n");
        out
    }
}

fn feature(out: &mut Vec<u8>, feature: &MapFeature) {
    let MapFeature { kind, name, shape } = feature;
    out.extend(br#"{"type":"Feature","properties":{"kind":"#);
    text(out, kind.word());
    if let Some(name) = name {
        out.extend(br#","name":"#);
        text(out, name);
    }
    out.extend(br#"},"geometry":{"type":""#);
    match shape {
        MapShape::Line(line) => {
            out.extend(br#"LineString","coordinates":"#);
            list(out, line, |out, at| point(out, *at));
        }
        MapShape::Areas(areas) => {
            if let [area] = areas.as_slice() {
                out.extend(br#"Polygon","coordinates":"#);
                polygon(out, area);
            } else {
                out.extend(br#"MultiPolygon","coordinates":"#);
                list(out, areas, |out, area| polygon(out, area));
            }
        }
    }
    out.extend(b"}}");
}

fn polygon(out: &mut Vec<u8>, rings: &[Ring]) {
    list(out, rings, |out, ring| list(out, ring, |out, at| point(out, *at)));
}

fn point(out: &mut Vec<u8>, point: MapPoint) {
    out.push(b'[');
    number(out, point.longitude);
    out.push(b',');
    number(out, point.latitude);
    out.push(b']');
}

fn list<T>(out: &mut Vec<u8>, items: &[T], each: impl Fn(&mut Vec<u8>, &T)) {
    out.push(b'[');
    separated(out, items, each);
    out.push(b']');
}

fn separated<T>(out: &mut Vec<u8>, items: &[T], each: impl Fn(&mut Vec<u8>, &T)) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(b',');
        }
        each(out, item);
    }
}

/// Steps as degrees, without the zeros that say nothing.
fn number(out: &mut Vec<u8>, steps: i32) {
    let size = steps.unsigned_abs();
    let sign = if steps < 0 { "-" } else { "" };
    let (whole, rest) = (
        size / STEPS_PER_DEGREE.unsigned_abs(),
        size % STEPS_PER_DEGREE.unsigned_abs(),
    );
    write!(out, "{sign}{whole}").expect("a vector takes what is written to it");
    if rest > 0 {
        let digits = format!("{rest:05}");
        write!(out, ".{}", digits.trim_end_matches('0')).expect("a vector takes what is written to it");
    }
}

fn text(out: &mut Vec<u8>, text: &str) {
    let quoted = serde_json::to_string(text).expect("a text can be written as JSON");
    out.extend(quoted.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(steps: i32, expected: &str) {
        let mut out = Vec::new();
        number(&mut out, steps);
        assert_eq!(String::from_utf8(out).expect("digits"), expected);
    }

    #[test]
    fn writes_steps_as_degrees() {
        check(0, "0");
        check(743_021, "7.43021");
        check(-100, "-0.001");
        check(-17_900_000, "-179");
        check(1, "0.00001");
    }

    #[test]
    fn writes_lines_areas_and_holes() {
        let at = |latitude: i32, longitude: i32| MapPoint { latitude, longitude };
        let ring = |size: i32| vec![at(0, 0), at(0, size), at(size, size), at(0, 0)];
        let layer = MapLayer {
            features: vec![
                MapFeature {
                    kind: MapKind::Water,
                    name: Some("Lac \"A\"".to_owned()),
                    shape: MapShape::Areas(vec![vec![ring(300_000), ring(100_000)]]),
                },
                MapFeature {
                    kind: MapKind::MajorStreet,
                    name: None,
                    shape: MapShape::Line(vec![at(0, -150_000), at(50_000, 0)]),
                },
            ],
            bounds: MapBounds {
                south: 0,
                west: -150_000,
                north: 300_000,
                east: 300_000,
            },
            left_out: MapLeftOut::default(),
            attribution: "©".to_owned(),
        };
        let expected = r#"{"type":"FeatureCollection","attribution":"©","bbox":[-1.5,0,3,3],"features":[{"type":"Feature","properties":{"kind":"water","name":"Lac \"A\""},"geometry":{"type":"Polygon","coordinates":[[[0,0],[3,0],[3,3],[0,0]],[[0,0],[1,0],[1,1],[0,0]]]}},{"type":"Feature","properties":{"kind":"major-street"},"geometry":{"type":"LineString","coordinates":[[-1.5,0],[0,0.5]]}}]}"#;
        let written = String::from_utf8(layer.to_geojson()).expect("UTF-8");
        assert_eq!(written.trim_end(), expected);
    }
}
