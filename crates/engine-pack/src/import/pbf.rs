//! OpenStreetMap PBF extracts. Three passes, so that only the nodes which a wanted outline needs are held in memory:
//! relations, then ways, then nodes.

use std::collections::BTreeSet;

use engine_model::Coordinates;
use jiff::Timestamp;

use super::blobs::{Blob, split};
use super::blocks::{self, Block, Way};
use super::categories::{KEYS, Tags, category};
use super::collect::Collector;
use super::facts::{Context, Reading, read};
use super::geometry::{Shape, join_rings, line, rings};
use super::map_layer::MapReader;
use super::protobuf::Broken;
use super::{ImportError, ImportOptions, Imported, Progress};

/// A relation with more ways is a region, not a place.
const MOST_WAYS: usize = 2_000;

const LICENCE: &str = "ODbL-1.0";
const ATTRIBUTION: &str = "© OpenStreetMap contributors";
const ORIGIN: &str = "OpenStreetMap";

/// A wanted relation: its tags and the ids of the ways of its outer rings.
struct Outline {
    id: i64,
    tags: Tags,
    ways: Vec<i64>,
}

/// A way's nodes, and its tags where it is a place itself.
struct Path {
    id: i64,
    tags: Option<Tags>,
    nodes: Vec<i64>,
}

/// The places of an extract, and what is drawn beneath them. The whole file is given; at no time is more than one of its
/// blocks inflated.
pub fn osm_pbf(
    file: &[u8],
    options: &ImportOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<Imported, ImportError> {
    let blobs = split(file).map_err(|(offset, reason)| ImportError::Pbf { offset, reason })?;
    let as_of = header_date(&blobs)?;
    let context = Context {
        currency: options.currency,
        origin: ORIGIN,
        as_of: as_of.clone(),
    };
    let mut passes = Passes {
        blobs: &blobs,
        size: file.len(),
        pass: 0,
        progress,
    };
    let mut collector = Collector::default();

    let mut map = MapReader::default();
    let outlines = relations(&mut passes, &mut collector, &mut map)?;
    let paths = ways(&mut passes, &outlines, &mut map)?;
    let needed = needed(&paths, &map);
    let points = nodes(&mut passes, &needed, &context, &mut collector)?;
    for path in &paths {
        if let Some(tags) = &path.tags {
            let place = way_shape(path, &points);
            take(&mut collector, format!("osm/w{}", path.id), tags, place, &context);
        }
    }
    for outline in &outlines {
        let place = relation_shape(outline, &paths, &points);
        take(
            &mut collector,
            format!("osm/r{}", outline.id),
            &outline.tags,
            place,
            &context,
        );
    }
    let imported = collector.finish(options, LICENCE, ATTRIBUTION, as_of)?;
    Ok(Imported {
        map: map.finish(&points, ATTRIBUTION),
        ..imported
    })
}

/// Goes through all data blocks, reporting progress.
struct Passes<'a, 'p> {
    blobs: &'a [Blob<'a>],
    size: usize,
    pass: usize,
    progress: &'p mut dyn FnMut(Progress),
}

impl Passes<'_, '_> {
    const COUNT: usize = 3;

    fn run(&mut self, mut visit: impl FnMut(&Block<'_>) -> Result<(), Broken>) -> Result<(), ImportError> {
        let (size, pass) = (self.size, self.pass);
        let bytes = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        for blob in self.blobs.iter().filter(|blob| blob.kind == b"OSMData") {
            let total = bytes(size * Self::COUNT);
            (self.progress)(Progress {
                done: bytes(size * pass + blob.offset),
                total,
            });
            let broken = |reason| ImportError::Pbf {
                offset: blob.offset,
                reason,
            };
            let content = blob.inflate().map_err(broken)?;
            Block::new(&content)
                .and_then(|block| visit(&block))
                .map_err(broken)?;
        }
        self.pass += 1;
        (self.progress)(Progress {
            done: bytes(size * self.pass),
            total: bytes(size * Self::COUNT),
        });
        Ok(())
    }
}

/// Refuses a file without a header block or with features that are not known; gives the date of its data.
fn header_date(blobs: &[Blob<'_>]) -> Result<Option<String>, ImportError> {
    let missing = ImportError::Pbf {
        offset: 0,
        reason: "the file does not begin with a header block",
    };
    let blob = blobs
        .first()
        .filter(|blob| blob.kind == b"OSMHeader")
        .ok_or(missing)?;
    let header = blob.inflate().and_then(|content| blocks::header(&content));
    let header = header.map_err(|reason| ImportError::Pbf {
        offset: blob.offset,
        reason,
    })?;
    if let Some(feature) = header.unknown_feature {
        return Err(ImportError::PbfFeature { feature });
    }
    // A timestamp outside the calendar says nothing; zero is what some writers put where they know none.
    let timestamp = header.replication_timestamp.filter(|seconds| *seconds > 0);
    let date = timestamp.and_then(|seconds| Timestamp::from_second(seconds).ok());
    Ok(date.map(|date| date.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()))
}

/// The tags, where they make a place.
fn wanted(tags: &[(&str, &str)]) -> Option<Tags> {
    if !tags.iter().any(|(key, _)| KEYS.contains(key)) {
        return None;
    }
    Some(Tags::new(tags.iter().copied())).filter(|tags| category(tags).is_some())
}

fn relations(
    passes: &mut Passes<'_, '_>,
    collector: &mut Collector,
    map: &mut MapReader,
) -> Result<Vec<Outline>, ImportError> {
    let mut outlines = Vec::new();
    passes.run(|block| {
        block.relations(|relation| {
            map.relation(&relation);
            let Some(tags) = wanted(&relation.tags) else {
                return;
            };
            if !matches!(tags.get("type"), Some("multipolygon" | "boundary")) {
                return;
            }
            // Once each: a file that names a long way a thousand times would have it joined a thousand times.
            let mut seen = BTreeSet::new();
            let ways: Vec<i64> = relation
                .ways
                .iter()
                .filter(|(id, outer)| *outer && seen.insert(*id))
                .map(|(id, _)| *id)
                .collect();
            if ways.len() > MOST_WAYS {
                collector.skip("has too many ways for a place", format!("osm/r{}", relation.id));
            } else {
                outlines.push(Outline {
                    id: relation.id,
                    tags,
                    ways,
                });
            }
        })
    })?;
    map.end_relations();
    Ok(outlines)
}

/// Wanted ways and the members of wanted relations, sorted by id.
fn ways(
    passes: &mut Passes<'_, '_>,
    outlines: &[Outline],
    map: &mut MapReader,
) -> Result<Vec<Path>, ImportError> {
    let mut members: Vec<i64> = outlines
        .iter()
        .flat_map(|outline| outline.ways.iter().copied())
        .collect();
    members.sort_unstable();
    let mut paths = Vec::new();
    passes.run(|block| {
        block.ways(|way| {
            map.way(&way);
            let Way { id, tags, nodes } = way;
            let tags = wanted(&tags);
            if tags.is_some() || members.binary_search(&id).is_ok() {
                paths.push(Path { id, tags, nodes });
            }
        })
    })?;
    paths.sort_by_key(|path| path.id);
    Ok(paths)
}

/// The nodes whose positions places and map need, sorted.
fn needed(paths: &[Path], map: &MapReader) -> Vec<i64> {
    let of_places = paths.iter().flat_map(|path| path.nodes.iter().copied());
    let mut needed: Vec<i64> = of_places.chain(map.nodes()).collect();
    needed.sort_unstable();
    needed.dedup();
    needed
}

/// Positions of the needed nodes, sorted by id; places among the nodes go to the collector.
fn nodes(
    passes: &mut Passes<'_, '_>,
    needed: &[i64],
    context: &Context,
    collector: &mut Collector,
) -> Result<Vec<(i64, Coordinates)>, ImportError> {
    let mut points = Vec::new();
    passes.run(|block| {
        block.nodes(|node| {
            let tags = wanted(&node.tags);
            let is_needed = needed.binary_search(&node.id).is_ok();
            if tags.is_none() && !is_needed {
                return;
            }
            let centre = coordinates(node.latitude, node.longitude);
            if let (true, Some(at)) = (is_needed, centre) {
                points.push((node.id, at));
            }
            if let Some(tags) = tags {
                let shape = centre.map(|centre| Shape {
                    centre,
                    area_m2: None,
                });
                take(collector, format!("osm/n{}", node.id), &tags, shape, context);
            }
        })
    })?;
    points.sort_by_key(|(id, _)| *id);
    Ok(points)
}

/// From nanodegrees.
fn coordinates(latitude: i64, longitude: i64) -> Option<Coordinates> {
    let degrees = |nano: i64| i32::try_from(nano / 100).ok().map(|e7| f64::from(e7) / 1e7);
    Coordinates::from_degrees(degrees(latitude)?, degrees(longitude)?)
}

fn located(nodes: &[i64], points: &[(i64, Coordinates)]) -> Vec<Coordinates> {
    let find = |node: &i64| {
        points
            .binary_search_by_key(node, |(id, _)| *id)
            .ok()
            .map(|index| points[index].1)
    };
    nodes.iter().filter_map(find).collect()
}

fn way_shape(path: &Path, points: &[(i64, Coordinates)]) -> Option<Shape> {
    let found = located(&path.nodes, points);
    let closed = path.nodes.len() >= 4 && path.nodes.first() == path.nodes.last();
    // An outline cut by the extract's edge has lost its area, but not the points inside.
    if closed && found.len() == path.nodes.len() {
        rings(&[found])
    } else {
        line(&found)
    }
}

fn relation_shape(outline: &Outline, paths: &[Path], points: &[(i64, Coordinates)]) -> Option<Shape> {
    let find = |id: &i64| {
        paths
            .binary_search_by_key(id, |path| path.id)
            .ok()
            .map(|index| paths[index].nodes.clone())
    };
    let ways: Vec<Vec<i64>> = outline.ways.iter().filter_map(find).collect();
    let open = || {
        ways.iter()
            .map(|way| located(way, points))
            .find(|found| !found.is_empty())
    };
    let closed = join_rings(ways.clone());
    let located_rings: Vec<Vec<Coordinates>> = closed
        .iter()
        .map(|ring| located(ring, points))
        .filter(|ring| !ring.is_empty())
        .collect();
    if located_rings.is_empty() {
        line(&open()?)
    } else {
        rings(&located_rings)
    }
}

fn take(collector: &mut Collector, id: String, tags: &Tags, shape: Option<Shape>, context: &Context) {
    let Some(shape) = shape else {
        collector.skip("no point of it lies in the file", id);
        return;
    };
    match read(id.clone(), tags, shape, context) {
        Reading::Place(place) => collector.add(*place),
        Reading::Nothing => {}
        Reading::Unusable(reason) => collector.skip(reason, id),
    }
}
