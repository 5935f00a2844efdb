//! Distances on the sphere.

use engine_model::{Coordinates, Metres};

/// Mean radius of the earth in metres, (2a + b) / 3 of WGS 84 (IUGG; Moritz, "Geodetic Reference System 1980",
/// Journal of Geodesy 74, 2000). The sphere differs from the ellipsoid by at most 0.6 %.
pub const EARTH_RADIUS_METRES: f64 = 6_371_008.8;

/// The great-circle distance, rounded to the metre; symmetric, and 0 for points less than half a metre apart.
///
/// It is the haversine formula in vector form: the haversine of the central angle is a quarter of the squared chord
/// between the two unit vectors (Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984), which keeps its
/// precision for neighbours and for antipodes.
pub fn great_circle(a: Coordinates, b: Coordinates) -> Metres {
    SpherePoint::new(a).distance(SpherePoint::new(b))
}

/// A point as a unit vector, so that a table of many pairs pays for the angles once a point.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SpherePoint([f64; 3]);

impl SpherePoint {
    pub(crate) fn new(at: Coordinates) -> Self {
        let (latitude, longitude) = (at.latitude().to_radians(), at.longitude().to_radians());
        Self([
            latitude.cos() * longitude.cos(),
            latitude.cos() * longitude.sin(),
            latitude.sin(),
        ])
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "half the circumference is 20 015 115 m, far inside an i32"
    )]
    pub(crate) fn distance(self, other: Self) -> Metres {
        let squared: f64 = self
            .0
            .iter()
            .zip(other.0)
            .map(|(own, other)| (own - other) * (own - other))
            .sum();
        // Rounding can push the chord of antipodes a hair past the diameter, where the arc sine has no value.
        let half_chord = (squared.sqrt() / 2.0).min(1.0);
        Metres((2.0 * EARTH_RADIUS_METRES * arc_sine(half_chord)).round() as i32)
    }
}

/// The arc sine of 0..=1. Below 0.02 (255 km of distance) the Taylor series to the fifth power stands in: its error
/// there is under 1e-12 of the radius, and it costs a fifth of the library function.
fn arc_sine(x: f64) -> f64 {
    if x < 0.02 {
        let square = x * x;
        x * (1.0 + square * (1.0 / 6.0 + square * (3.0 / 40.0)))
    } else {
        x.asin()
    }
}

#[cfg(test)]
mod tests {
    use engine_model::{Coordinates, Metres};
    use proptest::prelude::*;

    use super::{EARTH_RADIUS_METRES, great_circle};

    fn point(latitude: f64, longitude: f64) -> Coordinates {
        Coordinates::from_degrees(latitude, longitude).expect("on the globe")
    }

    /// The haversine formula as textbooks write it.
    fn haversine(a: Coordinates, b: Coordinates) -> f64 {
        let (from, to) = (a.latitude().to_radians(), b.latitude().to_radians());
        let longitude = (b.longitude() - a.longitude()).to_radians();
        let h = ((to - from) / 2.0).sin().powi(2) + from.cos() * to.cos() * (longitude / 2.0).sin().powi(2);
        2.0 * EARTH_RADIUS_METRES * h.sqrt().min(1.0).asin()
    }

    fn check(from: (f64, f64), to: (f64, f64), expected: i32) {
        let found = great_circle(point(from.0, from.1), point(to.0, to.1)).0;
        assert!(
            (found - expected).abs() <= 1,
            "{from:?} {to:?}: {found}, expected {expected}"
        );
    }

    #[test]
    fn measures_arcs_of_known_length() {
        // One degree of a great circle is R * pi / 180 = 111 195.08 m.
        check((0.0, 0.0), (1.0, 0.0), 111_195);
        check((0.0, 179.5), (0.0, -179.5), 111_195);
        check((0.0, 0.0), (0.0, 90.0), 10_007_557);
        check((90.0, 0.0), (-90.0, 0.0), 20_015_115);
        check((10.0, 20.0), (-10.0, -160.0), 20_015_115);
        check((37.5665, 126.978), (37.5665, 126.978), 0);
    }

    #[test]
    fn keeps_neighbours_apart() {
        assert_eq!(
            great_circle(point(37.5, 127.0), point(37.500_045, 127.0)),
            Metres(5)
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn agrees_with_the_textbook_formula_to_a_metre(
            a in (-90.0..90.0_f64, -180.0..180.0_f64),
            b in (-90.0..90.0_f64, -180.0..180.0_f64),
            near in (-0.5..0.5_f64, -0.5..0.5_f64),
        ) {
            let from = point(a.0, a.1);
            let close = point((a.0 + near.0).clamp(-90.0, 90.0), (a.1 + near.1).clamp(-180.0, 180.0));
            for to in [point(b.0, b.1), close] {
                let expected = haversine(from, to);
                prop_assert!((f64::from(great_circle(from, to).0) - expected).abs() <= 1.0);
                prop_assert_eq!(great_circle(from, to), great_circle(to, from));
            }
        }

        #[test]
        fn a_detour_is_never_shorter(
            a in (-90.0..90.0_f64, -180.0..180.0_f64),
            b in (-90.0..90.0_f64, -180.0..180.0_f64),
            c in (-90.0..90.0_f64, -180.0..180.0_f64),
        ) {
            let (a, b, c) = (point(a.0, a.1), point(b.0, b.1), point(c.0, c.1));
            // Each of the three distances is rounded by at most half a metre.
            prop_assert!(great_circle(a, c).0 <= great_circle(a, b).0 + great_circle(b, c).0 + 2);
        }
    }
}
