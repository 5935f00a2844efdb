//! Centre and area of what was mapped as an outline.

use engine_model::Coordinates;

use crate::geo::EARTH_RADIUS_METRES;

/// Where an outline lies and how large it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shape {
    pub(super) centre: Coordinates,
    /// Square metres; `None` where nothing is enclosed.
    pub(super) area_m2: Option<u32>,
}

/// Signed area and centroid sums of a ring, in metres on a plane that touches the sphere at the ring's first point.
struct Sums {
    area: f64,
    latitude: f64,
    longitude: f64,
}

/// The centre of an open line: its middle point, which lies on it. `None` without points.
pub(super) fn line(points: &[Coordinates]) -> Option<Shape> {
    let centre = *points.get(points.len() / 2)?;
    Some(Shape {
        centre,
        area_m2: None,
    })
}

/// Centroid and area of closed rings together; rings without an area count as lines. `None` without points.
pub(super) fn rings(rings: &[Vec<Coordinates>]) -> Option<Shape> {
    let (mut area, mut latitude, mut longitude) = (0.0, 0.0, 0.0);
    for sums in rings.iter().filter_map(|ring| ring_sums(ring)) {
        area += sums.area;
        latitude += sums.latitude * sums.area;
        longitude += sums.longitude * sums.area;
    }
    if area < 1.0 {
        return line(rings.first()?);
    }
    let centre = Coordinates::from_degrees(latitude / area, longitude / area)?;
    Some(Shape {
        centre,
        area_m2: Some(whole(area)),
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float-to-integer cast saturates, and an area is at least 0 here"
)]
fn whole(area: f64) -> u32 {
    area.round() as u32
}

/// Unsigned area (shoelace formula) and centroid of one ring; `None` where it encloses nothing.
fn ring_sums(ring: &[Coordinates]) -> Option<Sums> {
    let origin = *ring.first()?;
    let metres_per_degree = EARTH_RADIUS_METRES.to_radians();
    let metres_per_degree_east = metres_per_degree * origin.latitude().to_radians().cos();
    let plane = |point: &Coordinates| {
        let x = (point.longitude() - origin.longitude()) * metres_per_degree_east;
        (x, (point.latitude() - origin.latitude()) * metres_per_degree)
    };
    let (mut twice, mut x_sum, mut y_sum) = (0.0, 0.0, 0.0);
    for pair in ring.windows(2) {
        let ((x0, y0), (x1, y1)) = (plane(&pair[0]), plane(&pair[1]));
        let cross = x0 * y1 - x1 * y0;
        twice += cross;
        x_sum += (x0 + x1) * cross;
        y_sum += (y0 + y1) * cross;
    }
    if twice.abs() < 2.0 || metres_per_degree_east < 1.0 {
        return None;
    }
    Some(Sums {
        area: twice.abs() / 2.0,
        latitude: origin.latitude() + y_sum / (3.0 * twice) / metres_per_degree,
        longitude: origin.longitude() + x_sum / (3.0 * twice) / metres_per_degree_east,
    })
}

/// Joins ways, each a list of nodes, into closed rings of nodes; ways that close no ring are left out.
pub(super) fn join_rings(mut ways: Vec<Vec<i64>>) -> Vec<Vec<i64>> {
    ways.retain(|way| way.len() >= 2);
    let mut rings = Vec::new();
    while let Some(mut ring) = ways.pop() {
        while ring.first() != ring.last() {
            let end = *ring.last().expect("a way has at least two nodes");
            let Some(next) = ways
                .iter()
                .position(|way| way.first() == Some(&end) || way.last() == Some(&end))
            else {
                break;
            };
            let mut way = ways.swap_remove(next);
            if way.first() != Some(&end) {
                way.reverse();
            }
            ring.extend(way.into_iter().skip(1));
        }
        if ring.len() >= 4 && ring.first() == ring.last() {
            rings.push(ring);
        }
    }
    rings
}

#[cfg(test)]
mod tests {
    use super::{Coordinates, join_rings, line, rings};

    fn point(latitude: f64, longitude: f64) -> Coordinates {
        Coordinates::from_degrees(latitude, longitude).expect("on the globe")
    }

    fn square(south: f64, west: f64, side: f64) -> Vec<Coordinates> {
        let (north, east) = (south + side, west + side);
        [
            (south, west),
            (south, east),
            (north, east),
            (north, west),
            (south, west),
        ]
        .map(|(a, b)| point(a, b))
        .to_vec()
    }

    #[test]
    fn measures_a_square_at_the_equator() {
        let shape = rings(&[square(0.0, 10.0, 0.01)]).expect("has points");
        let area = shape.area_m2.expect("closed");
        // A hundredth of a degree is 1,111.95 m on the mean sphere.
        assert!((1_236_000..1_237_000).contains(&area), "{area}");
        assert!((shape.centre.latitude() - 0.005).abs() < 1e-6);
        assert!((shape.centre.longitude() - 10.005).abs() < 1e-6);
    }

    #[test]
    fn weighs_two_rings_by_their_area() {
        let shape = rings(&[square(0.0, 0.0, 0.01), square(0.0, 1.0, 0.01)]).expect("has points");
        assert!((shape.centre.longitude() - 0.505).abs() < 1e-5);
    }

    #[test]
    fn takes_the_middle_of_a_line() {
        let points = [point(0.0, 0.0), point(1.0, 1.0), point(2.0, 0.0)];
        assert_eq!(
            line(&points).map(|shape| (shape.centre, shape.area_m2)),
            Some((points[1], None))
        );
        assert_eq!(line(&[]), None);
    }

    #[test]
    fn joins_ways_whichever_way_they_run() {
        let ring = &join_rings(vec![vec![1, 2, 3], vec![1, 5, 4], vec![3, 4], vec![8, 9]])[0];
        assert_eq!((ring.len(), ring.first()), (6, ring.last()));
        assert!(join_rings(vec![vec![1, 2], vec![2, 3]]).is_empty());
    }
}
