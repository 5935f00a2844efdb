//! Gathers what is drawn on the map while the passes over an extract run, and makes a layer of it.

use std::collections::BTreeSet;

use engine_model::Coordinates;

use super::blocks::{Relation, Way};
use super::geometry::join_rings;
use super::map_kinds::{map_kind, map_name};
use super::simplify::simplified;
use crate::map::{
    MOST_FEATURES, MOST_POINTS, MapFeature, MapKind, MapLayer, MapLeftOut, MapPoint, MapShape, Ring,
    STEPS_PER_DEGREE, TOLERANCE_METRES,
};

/// Nodes of ways that are read for the map of one file: their positions are held in memory, 40 bytes each.
const MOST_NODES: usize = 2_000_000;

/// Ways that relations of the map name, all together, and one alone: joining them takes the square of their number.
const MOST_MEMBERS: usize = 100_000;
const MOST_MEMBERS_EACH: usize = 2_000;

/// Holes of one feature: each is looked for in every outer ring.
const MOST_HOLES: usize = 200;

/// Features whose longer side is below this many steps are not seen: an area of 17 m, a line of 6 m.
const LEAST_AREA_STEPS: i32 = 15;
const LEAST_LINE_STEPS: i32 = 5;

/// An area made of several ways.
struct Outline {
    kind: MapKind,
    name: Option<String>,
    outer: Vec<i64>,
    inner: Vec<i64>,
}

/// A way that is drawn, or that an outline needs.
struct Path {
    id: i64,
    kind: Option<MapKind>,
    name: Option<String>,
    nodes: Vec<i64>,
}

/// What was read so far.
#[derive(Default)]
pub(super) struct MapReader {
    outlines: Vec<Outline>,
    /// The ways of all outlines, sorted once the relations are read.
    members: Vec<i64>,
    paths: Vec<Path>,
    node_count: usize,
    left_out: MapLeftOut,
}

/// Positions of nodes, sorted by id.
type Points = [(i64, Coordinates)];

impl MapReader {
    /// Takes a relation where it is an area that is drawn.
    pub(super) fn relation(&mut self, relation: &Relation<'_>) {
        let has_areas =
            |(key, value): &(&str, &str)| *key == "type" && matches!(*value, "multipolygon" | "boundary");
        let Some(kind) = map_kind(&relation.tags).filter(|kind| kind.is_area()) else {
            return;
        };
        if !relation.tags.iter().any(has_areas) {
            return;
        }
        let count = relation.ways.len();
        if count > MOST_MEMBERS_EACH || self.members.len() + count > MOST_MEMBERS {
            self.left_out.beyond_limits += 1;
            return;
        }
        let of_role = |outer: bool| {
            let of_role = |(id, is_outer): &(i64, bool)| (*is_outer == outer).then_some(*id);
            // Once each, whatever the file says.
            let ways: BTreeSet<i64> = relation.ways.iter().filter_map(of_role).collect();
            ways.into_iter().collect()
        };
        self.members.extend(relation.ways.iter().map(|(id, _)| *id));
        self.outlines.push(Outline {
            kind,
            name: map_name(&relation.tags),
            outer: of_role(true),
            inner: of_role(false),
        });
    }

    /// All relations were read.
    pub(super) fn end_relations(&mut self) {
        self.members.sort_unstable();
        self.members.dedup();
    }

    /// Takes a way where it is drawn, or part of an area that is.
    pub(super) fn way(&mut self, way: &Way<'_>) {
        let kind = map_kind(&way.tags);
        if kind.is_none() && self.members.binary_search(&way.id).is_err() {
            return;
        }
        if self.node_count + way.nodes.len() > MOST_NODES {
            self.left_out.beyond_limits += 1;
            return;
        }
        self.node_count += way.nodes.len();
        self.paths.push(Path {
            id: way.id,
            kind,
            name: kind.and_then(|_drawn| map_name(&way.tags)),
            nodes: way.nodes.clone(),
        });
    }

    /// The nodes whose positions are needed.
    pub(super) fn nodes(&self) -> impl Iterator<Item = i64> {
        self.paths.iter().flat_map(|path| path.nodes.iter().copied())
    }

    /// The layer; `None` where nothing is drawn.
    pub(super) fn finish(mut self, points: &Points, attribution: &str) -> Option<MapLayer> {
        self.paths.sort_by_key(|path| path.id);
        let mut features = Vec::new();
        // A way may stand in many relations: what all of them join is bounded as what is read is.
        let mut joined = 0;
        for outline in &self.outlines {
            joined += outline.node_count(&self.paths);
            if joined > MOST_NODES {
                self.left_out.beyond_limits += 1;
                continue;
            }
            match outline_areas(outline, &self.paths, points) {
                Some(areas) => features.push(feature(
                    outline.kind,
                    outline.name.clone(),
                    MapShape::Areas(areas),
                )),
                None => self.left_out.incomplete += 1,
            }
        }
        for path in &self.paths {
            let Some(kind) = path.kind else { continue };
            let shapes = match path_shapes(kind, path, points) {
                Ok(shapes) => shapes,
                Err(Lost::Incomplete) => {
                    self.left_out.incomplete += 1;
                    continue;
                }
                Err(Lost::TooSmall) => {
                    self.left_out.too_small += 1;
                    continue;
                }
            };
            features.extend(
                shapes
                    .into_iter()
                    .map(|shape| feature(kind, path.name.clone(), shape)),
            );
        }
        let (features, left_out) = bounded(features, self.left_out);
        let boxes = features.iter().filter_map(|feature| feature.shape.bounds());
        let bounds = boxes.reduce(crate::map::MapBounds::with)?;
        Some(MapLayer {
            features,
            bounds,
            left_out,
            attribution: attribution.to_owned(),
        })
    }
}

impl Outline {
    /// Nodes of all its ways.
    fn node_count(&self, paths: &[Path]) -> usize {
        let ways = self.outer.iter().chain(&self.inner);
        ways.filter_map(|id| Some(find(*id, paths)?.nodes.len())).sum()
    }
}

/// The path of a way's id.
fn find(id: i64, paths: &[Path]) -> Option<&Path> {
    let index = paths.binary_search_by_key(&id, |path| path.id).ok()?;
    Some(&paths[index])
}

fn feature(kind: MapKind, name: Option<String>, shape: MapShape) -> MapFeature {
    MapFeature { kind, name, shape }
}

/// Leaves out what is not seen, then what goes beyond the limits, the least important and smallest first; gives the
/// rest in the order of drawing.
fn bounded(features: Vec<MapFeature>, mut left_out: MapLeftOut) -> (Vec<MapFeature>, MapLeftOut) {
    let mut sized: Vec<(i32, MapFeature)> = features
        .into_iter()
        .filter_map(|feature| Some((feature.shape.bounds()?.extent(), feature)))
        .collect();
    let found = sized.len();
    sized.retain(|(extent, feature)| {
        let least = if feature.kind.is_area() {
            LEAST_AREA_STEPS
        } else {
            LEAST_LINE_STEPS
        };
        *extent >= least
    });
    left_out.too_small += found - sized.len();
    sized.sort_by_key(|(extent, feature)| (feature.kind.rank(), -extent));
    let (mut kept, mut points) = (Vec::new(), 0);
    for (extent, feature) in sized {
        let count = feature.shape.points().count();
        if kept.len() >= MOST_FEATURES || points + count > MOST_POINTS {
            left_out.beyond_limits += 1;
        } else {
            points += count;
            kept.push((extent, feature));
        }
    }
    kept.sort_by_key(|(extent, feature)| (feature.kind, -extent));
    (kept.into_iter().map(|(_, feature)| feature).collect(), left_out)
}

/// Why nothing is drawn of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lost {
    /// The extract's edge cuts it.
    Incomplete,
    /// It is smaller than what is told apart.
    TooSmall,
}

/// A closed way of an area's kind is an area; any other way is as many lines as the extract's edge leaves of it.
fn path_shapes(kind: MapKind, path: &Path, points: &Points) -> Result<Vec<MapShape>, Lost> {
    if kind.is_area() {
        return Ok(vec![MapShape::Areas(vec![vec![ring(&path.nodes, points)?]])]);
    }
    let mut runs: Vec<Vec<Coordinates>> = vec![Vec::new()];
    for node in &path.nodes {
        match position(*node, points) {
            Some(at) => runs.last_mut().expect("begun with one").push(at),
            None => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| run.len() >= 2);
    if runs.is_empty() {
        return Err(Lost::Incomplete);
    }
    let lines = runs
        .iter()
        .map(|run| quantised(&simplified(run, TOLERANCE_METRES)));
    let lines: Vec<MapShape> = lines.filter(|line| line.len() >= 2).map(MapShape::Line).collect();
    if lines.is_empty() {
        Err(Lost::TooSmall)
    } else {
        Ok(lines)
    }
}

fn outline_areas(outline: &Outline, paths: &[Path], points: &Points) -> Option<Vec<Vec<Ring>>> {
    let rings = |ways: &[i64]| -> Vec<Ring> {
        let known = ways.iter().filter_map(|id| Some(find(*id, paths)?.nodes.clone()));
        let closed = join_rings(known.collect());
        closed
            .iter()
            .filter_map(|nodes| ring(nodes, points).ok())
            .collect()
    };
    let mut areas: Vec<Vec<Ring>> = rings(&outline.outer).into_iter().map(|ring| vec![ring]).collect();
    // A fixed order, whichever way the members stood in the file.
    areas.sort();
    for hole in rings(&outline.inner).into_iter().take(MOST_HOLES) {
        if let Some(area) = areas.iter_mut().find(|area| contains(&area[0], hole[0])) {
            area.push(hole);
        }
    }
    Some(areas).filter(|areas| !areas.is_empty())
}

/// A closed ring of nodes whose positions are all known.
fn ring(nodes: &[i64], points: &Points) -> Result<Ring, Lost> {
    if nodes.len() < 4 || nodes.first() != nodes.last() {
        return Err(Lost::Incomplete);
    }
    let found: Option<Vec<Coordinates>> = nodes.iter().map(|node| position(*node, points)).collect();
    let ring = quantised(&simplified(&found.ok_or(Lost::Incomplete)?, TOLERANCE_METRES));
    if ring.len() >= 4 {
        Ok(ring)
    } else {
        Err(Lost::TooSmall)
    }
}

fn position(node: i64, points: &Points) -> Option<Coordinates> {
    let index = points.binary_search_by_key(&node, |(id, _)| *id).ok()?;
    Some(points[index].1)
}

/// In steps; neighbours that fall together are one point.
fn quantised(points: &[Coordinates]) -> Vec<MapPoint> {
    let mut steps: Vec<MapPoint> = points
        .iter()
        .map(|point| MapPoint {
            latitude: in_steps(point.latitude()),
            longitude: in_steps(point.longitude()),
        })
        .collect();
    steps.dedup();
    steps
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "coordinates lie within 180 degrees, so that steps stay within 1.8e7"
)]
fn in_steps(degrees: f64) -> i32 {
    (degrees * f64::from(STEPS_PER_DEGREE)).round() as i32
}

/// Whether a ring runs around a point (a ray to the east crosses it an odd number of times).
fn contains(ring: &[MapPoint], point: MapPoint) -> bool {
    let crossed = |pair: &&[MapPoint]| {
        let (a, b) = (pair[0], pair[1]);
        if (a.latitude > point.latitude) == (b.latitude > point.latitude) {
            return false;
        }
        let wide = |steps: i32| i64::from(steps);
        let rise = wide(b.latitude) - wide(a.latitude);
        let part = (wide(point.latitude) - wide(a.latitude)) * (wide(b.longitude) - wide(a.longitude));
        let east = (wide(point.longitude) - wide(a.longitude)) * rise;
        if rise > 0 { east < part } else { east > part }
    };
    ring.windows(2).filter(crossed).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(latitude: i32, longitude: i32) -> MapPoint {
        MapPoint { latitude, longitude }
    }

    #[test]
    fn tells_what_lies_in_a_ring() {
        let ring = [at(0, 0), at(0, 10), at(10, 10), at(10, 0), at(0, 0)];
        assert!(contains(&ring, at(5, 5)) && contains(&ring, at(1, 9)));
        assert!(!contains(&ring, at(5, 11)) && !contains(&ring, at(-1, 5)) && !contains(&ring, at(5, -1)));
    }

    #[test]
    fn keeps_the_important_where_there_is_too_much() {
        let street =
            |kind: MapKind, length: i32| feature(kind, None, MapShape::Line(vec![at(0, 0), at(0, length)]));
        let mut many: Vec<MapFeature> = (0..30_001).map(|_| street(MapKind::Path, 50)).collect();
        many.push(street(MapKind::MajorStreet, 20));
        many.push(street(MapKind::MajorStreet, 4));
        let (kept, left_out) = bounded(many, MapLeftOut::default());
        assert_eq!(
            (kept.len(), left_out.beyond_limits, left_out.too_small),
            (30_000, 2, 1)
        );
        assert_eq!(
            kept.last().map(|feature| feature.kind),
            Some(MapKind::MajorStreet)
        );
    }
}
