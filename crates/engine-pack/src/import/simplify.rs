//! Lines with fewer points that look the same.

use engine_model::Coordinates;

use crate::geo::EARTH_RADIUS_METRES;

/// Lines are simplified in pieces of so many points, whose ends stay: the time that a line takes would else grow with
/// the square of its length, and files come from anybody. Mapped ways have 2,000 points at most.
const PIECE: usize = 500;

/// Drops the points that lie within `tolerance_metres` of the line without them (Douglas and Peucker 1973, "Algorithms
/// for the reduction of the number of points required to represent a digitized line"). The first and the last stay.
pub(super) fn simplified(points: &[Coordinates], tolerance_metres: f64) -> Vec<Coordinates> {
    let Some(last) = points.len().checked_sub(1).filter(|last| *last > 1) else {
        return points.to_vec();
    };
    let plane = on_plane(points);
    let mut keep = vec![false; points.len()];
    keep[last] = true;
    let mut open = Vec::new();
    for from in (0..last).step_by(PIECE) {
        keep[from] = true;
        open.push((from, (from + PIECE).min(last)));
        while let Some((from, to)) = open.pop() {
            let Some(farthest) = farthest(&plane, from, to, tolerance_metres) else {
                continue;
            };
            keep[farthest] = true;
            open.push((from, farthest));
            open.push((farthest, to));
        }
    }
    let kept = points.iter().zip(keep).filter(|(_, keep)| *keep);
    kept.map(|(point, _)| *point).collect()
}

/// Metres east and north of the first point, on a plane that touches the sphere there.
fn on_plane(points: &[Coordinates]) -> Vec<(f64, f64)> {
    let metres_per_degree = EARTH_RADIUS_METRES.to_radians();
    let origin = points[0];
    let per_degree_east = metres_per_degree * origin.latitude().to_radians().cos();
    let place = |point: &Coordinates| {
        (
            (point.longitude() - origin.longitude()) * per_degree_east,
            (point.latitude() - origin.latitude()) * metres_per_degree,
        )
    };
    points.iter().map(place).collect()
}

/// The point between two others that lies farthest from the stretch between them, where that is beyond the tolerance.
fn farthest(plane: &[(f64, f64)], from: usize, to: usize, tolerance: f64) -> Option<usize> {
    let (start, end) = (plane[from], plane[to]);
    let between = plane[from + 1..to].iter().enumerate();
    let (index, distance) = between
        .map(|(index, point)| (from + 1 + index, squared_distance(*point, start, end)))
        .max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    (distance > tolerance * tolerance).then_some(index)
}

/// Of a point to a stretch.
fn squared_distance(point: (f64, f64), start: (f64, f64), end: (f64, f64)) -> f64 {
    let (along_x, along_y) = (end.0 - start.0, end.1 - start.1);
    let (x, y) = (point.0 - start.0, point.1 - start.1);
    let length = along_x * along_x + along_y * along_y;
    let share = if length > 0.0 {
        ((x * along_x + y * along_y) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let (off_x, off_y) = (x - share * along_x, y - share * along_y);
    off_x * off_x + off_y * off_y
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<Coordinates> {
        let on_globe = |(latitude, longitude): &(f64, f64)| Coordinates::from_degrees(*latitude, *longitude);
        points
            .iter()
            .map(|point| on_globe(point).expect("on the globe"))
            .collect()
    }

    fn check(points: &[(f64, f64)], kept: usize) {
        assert_eq!(simplified(&line(points), 3.0).len(), kept, "{points:?}");
    }

    #[test]
    fn drops_what_lies_on_the_line() {
        // A hundred-thousandth of a degree is 1.1 m.
        check(&[(0.0, 0.0), (0.000_01, 0.001), (0.0, 0.002)], 2);
        check(&[(0.0, 0.0), (0.000_05, 0.001), (0.0, 0.002)], 3);
        check(&[(0.0, 0.0), (0.0, 0.001)], 2);
        check(&[(0.0, 0.0)], 1);
        check(&[], 0);
    }

    #[test]
    fn counts_metres_where_degrees_are_narrow() {
        // 0.00005 degrees east are 5.6 m at the equator and 1.9 m at 70 degrees north.
        check(&[(0.0, 0.0), (0.001, 0.000_05), (0.002, 0.0)], 3);
        check(&[(70.0, 0.0), (70.001, 0.000_05), (70.002, 0.0)], 2);
    }

    #[test]
    fn keeps_a_ring_a_ring() {
        let ring = [(0.0, 0.0), (0.0, 0.001), (0.001, 0.001), (0.001, 0.0), (0.0, 0.0)];
        check(&ring, 5);
    }

    #[test]
    fn takes_a_long_line_in_pieces() {
        let zigzag: Vec<(f64, f64)> = (0..5_000)
            .map(|index| (f64::from(index % 2) * 0.001, f64::from(index) * 0.000_1))
            .collect();
        check(&zigzag, 5_000);
        let straight: Vec<(f64, f64)> = (0..5_000)
            .map(|index| (0.0, f64::from(index) * 0.000_1))
            .collect();
        check(&straight, 11);
    }
}
