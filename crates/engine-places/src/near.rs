//! Places by distance.

use engine_model::{Coordinates, Metres};
use rstar::RTree;
use rstar::primitives::GeomWithData;

/// Mean radius of the earth in metres, (2a + b) / 3 of WGS 84 (IUGG).
const EARTH_RADIUS: f64 = 6_371_008.8;

/// Points on the unit sphere with their position in the list of places. In space there is neither a date line nor a
/// pole to mind, and a chord grows with the great circle.
#[derive(Clone, Debug)]
pub(crate) struct Index(RTree<GeomWithData<[f64; 3], usize>>);

impl Index {
    pub(crate) fn new(points: impl Iterator<Item = Coordinates>) -> Self {
        let points = points
            .enumerate()
            .map(|(position, at)| GeomWithData::new(unit_vector(at), position))
            .collect();
        Self(RTree::bulk_load(points))
    }

    /// Positions within the radius with their great-circle distance, in no order.
    pub(crate) fn within(&self, from: Coordinates, radius: Metres) -> impl Iterator<Item = (usize, Metres)> {
        let centre = unit_vector(from);
        // Half a metre more, because distances are rounded to the metre; half the circumference is the longest arc.
        let angle = ((f64::from(radius.0) + 0.5) / EARTH_RADIUS).min(std::f64::consts::PI);
        let chord = 2.0 * (angle / 2.0).sin();
        let squared = if radius.0 < 0 { -1.0 } else { chord * chord };
        self.0
            .locate_within_distance(centre, squared)
            .map(move |point| (point.data, arc(centre, *point.geom())))
            .filter(move |&(_, distance)| distance <= radius)
    }
}

/// The great-circle distance, rounded to the metre.
pub(crate) fn distance(a: Coordinates, b: Coordinates) -> Metres {
    arc(unit_vector(a), unit_vector(b))
}

fn unit_vector(at: Coordinates) -> [f64; 3] {
    let (latitude, longitude) = (at.latitude().to_radians(), at.longitude().to_radians());
    [
        latitude.cos() * longitude.cos(),
        latitude.cos() * longitude.sin(),
        latitude.sin(),
    ]
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "half the circumference is 20 015 115 m, far inside an i32"
)]
fn arc(a: [f64; 3], b: [f64; 3]) -> Metres {
    let squared: f64 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum();
    Metres((2.0 * EARTH_RADIUS * (squared.sqrt() / 2.0).min(1.0).asin()).round() as i32)
}
