//! From coordinates to the sketch: an equirectangular projection, true to scale near its centre.

use engine_model::Coordinates;

use super::Frame;

/// Metres in a degree of latitude on a sphere of 6,371,009 m (mean earth radius, IUGG).
const METRES_PER_DEGREE: f64 = 111_195.08;

/// The smallest width that a sketch spans, so that a day at one spot is not blown up to metres.
const SMALLEST_SPAN_METRES: f64 = 600.0;

/// Maps coordinates into a frame, north up.
pub(super) struct Projection {
    centre: (f64, f64),
    squeeze: f64,
    /// Page units in a metre.
    scale: f64,
    middle: (f64, f64),
}

impl Projection {
    /// Fits the points into the frame with room for pins, compass and scale bar around them.
    pub(super) fn fit(points: &[Coordinates], frame: Frame) -> Self {
        let first = points.first().map_or(0.0, |point| point.longitude());
        let spans = |value: &dyn Fn(&Coordinates) -> f64| {
            let values = points.iter().map(value);
            let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), own| {
                (low.min(own), high.max(own))
            });
            if low <= high {
                (f64::midpoint(low, high), high - low)
            } else {
                (0.0, 0.0)
            }
        };
        let (latitude, tall) = spans(&|point| point.latitude());
        let (east, wide) = spans(&|point| around(point.longitude() - first));
        let squeeze = latitude.to_radians().cos().max(0.05);
        let pad = f64::from(frame.letter) * 2.6;
        let room = |length: f32| (f64::from(length) - 2.0 * pad).max(f64::from(frame.letter));
        let span =
            |degrees: f64, squeeze: f64| (degrees * METRES_PER_DEGREE * squeeze).max(SMALLEST_SPAN_METRES);
        let scale = (room(frame.width) / span(wide, squeeze)).min(room(frame.height) / span(tall, 1.0));
        Self {
            centre: (latitude, first + east),
            squeeze,
            scale,
            middle: (
                f64::from(frame.x) + f64::from(frame.width) / 2.0,
                f64::from(frame.y) + f64::from(frame.height) / 2.0,
            ),
        }
    }

    /// Where a point lies on the page.
    pub(super) fn point(&self, at: Coordinates) -> (f32, f32) {
        let east = around(at.longitude() - self.centre.1) * METRES_PER_DEGREE * self.squeeze;
        let north = (at.latitude() - self.centre.0) * METRES_PER_DEGREE;
        (
            narrow(self.middle.0 + east * self.scale),
            narrow(self.middle.1 - north * self.scale),
        )
    }

    /// The longest of 1, 2 or 5 times a power of ten metres that is at most `longest` on the page, with its length
    /// there; `None` where not even ten metres are.
    pub(super) fn scale_bar(&self, longest: f32) -> Option<(i32, f32)> {
        let lengths = (1..7).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_i32.pow(power)));
        lengths
            .map(|metres| (metres, narrow(f64::from(metres) * self.scale)))
            .take_while(|(_, length)| *length <= longest)
            .last()
    }
}

/// Pins moved apart until they no longer overlap, kept inside the frame. A fixed number of rounds: far more than days
/// have pins.
pub(super) fn spread(points: &[(f32, f32)], apart: f32, frame: Frame, margin: f32) -> Vec<(f32, f32)> {
    let mut places = points.to_vec();
    for _ in 0..80 {
        for first in 0..places.len() {
            for second in first + 1..places.len() {
                push_apart(&mut places, first, second, apart);
            }
        }
        for place in &mut places {
            place.0 = place.0.clamp(frame.x + margin, frame.x + frame.width - margin);
            place.1 = place.1.clamp(frame.y + margin, frame.y + frame.height - margin);
        }
    }
    places
}

fn push_apart(places: &mut [(f32, f32)], first: usize, second: usize, apart: f32) {
    let (a, b) = (places[first], places[second]);
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let distance = dx.hypot(dy);
    if distance >= apart {
        return;
    }
    // Pins on the very same spot part sideways.
    let (ux, uy) = if distance < 0.01 {
        (1.0, 0.25)
    } else {
        (dx / distance, dy / distance)
    };
    let half = (apart - distance) / 2.0;
    places[first] = (a.0 - ux * half, a.1 - uy * half);
    places[second] = (b.0 + ux * half, b.1 + uy * half);
}

/// A difference of longitudes, the short way round.
fn around(degrees: f64) -> f64 {
    (degrees + 540.0).rem_euclid(360.0) - 180.0
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "page coordinates need no more than single precision"
)]
fn narrow(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::{Projection, spread};
    use crate::sketch::Frame;
    use engine_model::Coordinates;

    const FRAME: Frame = Frame {
        x: 10.0,
        y: 20.0,
        width: 200.0,
        height: 100.0,
        letter: 8.0,
    };

    fn at(latitude: f64, longitude: f64) -> Coordinates {
        Coordinates::from_degrees(latitude, longitude).expect("on the globe")
    }

    #[test]
    fn puts_north_up_and_everything_inside() {
        let points = [at(37.60, 126.95), at(37.50, 127.05), at(37.55, 127.00)];
        let projection = Projection::fit(&points, FRAME);
        let placed = points.map(|point| projection.point(point));
        assert!(
            placed[0].1 < placed[1].1 && placed[0].0 < placed[1].0,
            "{placed:?}"
        );
        for (x, y) in placed {
            assert!(
                (10.0..=210.0).contains(&x) && (20.0..=120.0).contains(&y),
                "{x} {y}"
            );
        }
    }

    #[test]
    fn crosses_the_date_line_the_short_way() {
        let points = [at(0.0, 179.99), at(0.0, -179.99)];
        let projection = Projection::fit(&points, FRAME);
        let (west, east) = (projection.point(points[0]), projection.point(points[1]));
        assert!(west.0 < east.0 && east.0 - west.0 < 200.0, "{west:?} {east:?}");
    }

    #[test]
    fn draws_a_round_length_as_its_scale() {
        let projection = Projection::fit(&[at(37.5, 127.0), at(37.5, 127.1)], FRAME);
        let (metres, length) = projection.scale_bar(64.0).expect("longer than ten metres");
        assert_eq!(metres, 2_000);
        assert!(length <= 64.0 && length > 25.0, "{length}");
    }

    #[test]
    fn parts_pins_on_one_spot_inside_the_frame() {
        let places = spread(&[(12.0, 22.0); 4], 16.0, FRAME, 8.0);
        for (index, a) in places.iter().enumerate() {
            assert!(a.0 >= 18.0 && a.1 >= 28.0, "{a:?}");
            for b in &places[index + 1..] {
                assert!((a.0 - b.0).hypot(a.1 - b.1) > 10.0, "{places:?}");
            }
        }
    }
}
