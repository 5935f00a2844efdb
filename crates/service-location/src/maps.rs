//! The map layers of imported packs, as they are kept and shown.

use engine_pack::map::{MapBounds, MapLayer, STEPS_PER_DEGREE};
use wire::places::{ImportedMapView, PackMapView};

use crate::gzip;
use crate::store::maps::MapRow;

/// Hexadecimal digits of a layer's digest: enough to tell two layers of one destination apart.
const DIGEST_DIGITS: usize = 32;

/// A layer as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct KeptMap {
    /// Digest of the plain text.
    digest: String,
    /// The text in gzip.
    bytes: Vec<u8>,
    plain_bytes: usize,
    feature_count: usize,
    bounds: MapBounds,
    /// What the import tells of it.
    pub(crate) view: ImportedMapView,
}

impl KeptMap {
    /// Of a layer that was read.
    pub(crate) fn of(layer: &MapLayer) -> Self {
        let plain = layer.to_geojson();
        let whole = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let bytes = gzip::packed(&plain);
        Self {
            digest: blake3::hash(&plain).to_hex()[..DIGEST_DIGITS].to_owned(),
            plain_bytes: plain.len(),
            feature_count: layer.features.len(),
            bounds: layer.bounds,
            view: ImportedMapView {
                features: whole(layer.features.len()),
                points: whole(layer.point_count()),
                too_small: whole(layer.left_out.too_small),
                incomplete: whole(layer.left_out.incomplete),
                beyond_limits: whole(layer.left_out.beyond_limits),
            },
            bytes,
        }
    }

    /// The row of a destination, and its bytes.
    pub(crate) fn into_row(self, destination: &str) -> (MapRow, Vec<u8>) {
        let stored = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let row = MapRow {
            destination: destination.to_owned(),
            digest: self.digest,
            plain_bytes: stored(self.plain_bytes),
            feature_count: stored(self.feature_count),
            bounds: self.bounds,
        };
        (row, self.bytes)
    }
}

/// A layer as lists show it.
pub(crate) fn view(row: &MapRow) -> PackMapView {
    let MapBounds {
        south,
        west,
        north,
        east,
    } = row.bounds;
    let degrees = |steps: i32| f64::from(steps) / f64::from(STEPS_PER_DEGREE);
    PackMapView {
        digest: row.digest.clone(),
        features: u32::try_from(row.feature_count).unwrap_or(u32::MAX),
        south: degrees(south),
        west: degrees(west),
        north: degrees(north),
        east: degrees(east),
    }
}

/// The layer of a destination among the rows, which are sorted.
pub(crate) fn of<'a>(rows: &'a [MapRow], destination: &str) -> Option<&'a MapRow> {
    let index = rows.binary_search_by(|row| row.destination.as_str().cmp(destination));
    index.ok().map(|index| &rows[index])
}
