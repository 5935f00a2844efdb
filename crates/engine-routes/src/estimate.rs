//! Estimates inside a city.

use engine_model::problem::{LegSource, Mode, TravelEntry, TravelTable};
use engine_model::{Coordinates, Metres, Seconds};

use crate::great_circle::{SpherePoint, great_circle};
use crate::profile::{ModeProfile, city_riding_time, way_length};

/// The estimated leg between two points: whole minutes rounded up, symmetric, all zero for the same point.
pub fn estimate(mode: Mode, from: Coordinates, to: Coordinates) -> TravelEntry {
    entry(&ModeProfile::of(mode), great_circle(from, to))
}

/// One table a mode between all points, in the order of `modes`, row-major as [`TravelTable`] says. The great circle
/// of a pair is computed once for both directions and all modes.
pub fn travel_tables(points: &[Coordinates], modes: &[Mode]) -> Vec<TravelTable> {
    let vectors: Vec<SpherePoint> = points.iter().map(|&point| SpherePoint::new(point)).collect();
    let distances = pair_distances(&vectors);
    modes
        .iter()
        .map(|&mode| table(mode, points.len(), &distances))
        .collect()
}

/// The places of `places` (index, position) that `mode` reaches from `origin` within `limit`, nearest in time first;
/// equal times by distance, then by index.
pub fn reachable(
    origin: Coordinates,
    places: &[(usize, Coordinates)],
    mode: Mode,
    limit: Seconds,
) -> Vec<(usize, TravelEntry)> {
    let (profile, origin) = (ModeProfile::of(mode), SpherePoint::new(origin));
    let mut found: Vec<(usize, TravelEntry)> = places
        .iter()
        .map(|&(index, at)| (index, entry(&profile, origin.distance(SpherePoint::new(at)))))
        .filter(|(_, leg)| leg.duration <= limit)
        .collect();
    found.sort_by_key(|(index, leg)| (leg.duration, leg.distance, *index));
    found
}

/// Distances of the pairs (0, 1), (0, 2), …, (1, 2), …: the upper triangle row by row.
fn pair_distances(points: &[SpherePoint]) -> Vec<Metres> {
    let mut distances = Vec::with_capacity(points.len() * points.len().saturating_sub(1) / 2);
    for (index, &from) in points.iter().enumerate() {
        distances.extend(points[index + 1..].iter().map(|&to| from.distance(to)));
    }
    distances
}

fn table(mode: Mode, size: usize, distances: &[Metres]) -> TravelTable {
    let profile = ModeProfile::of(mode);
    let size = u16::try_from(size).expect("a city has far fewer than 65,536 sites");
    let legs = distances.iter().map(|&distance| entry(&profile, distance));
    TravelTable::symmetric(mode, LegSource::Estimate, size, legs)
}

fn entry(profile: &ModeProfile, great_circle: Metres) -> TravelEntry {
    if great_circle.0 == 0 {
        return TravelEntry {
            duration: Seconds(0),
            distance: Metres(0),
            walking: Metres(0),
        };
    }
    let straight = i64::from(great_circle.0);
    let length = way_length(straight, profile.detour_percent);
    let walking = profile.access_metres.map_or(length, |access| {
        length.min(i32::try_from(access).unwrap_or(i32::MAX))
    });
    TravelEntry {
        duration: city_riding_time(straight, profile) + profile.overhead,
        distance: Metres(length),
        walking: Metres(walking),
    }
}

#[cfg(test)]
mod tests {
    use engine_model::problem::Mode;
    use engine_model::{Coordinates, Seconds};
    use proptest::prelude::*;

    use super::{estimate, reachable, travel_tables};

    fn point(latitude: f64, longitude: f64) -> Coordinates {
        Coordinates::from_degrees(latitude, longitude).expect("on the globe")
    }

    /// A point so many metres north of another in Seoul: one metre is 1 / 111 195.08 degrees.
    fn north(metres: f64) -> Coordinates {
        point(37.5665 + metres / 111_195.08, 126.978)
    }

    fn check(mode: Mode, metres: f64, minutes: i32, length: i32, walking: i32) {
        let leg = estimate(mode, north(0.0), north(metres));
        let found = (leg.duration.0, leg.distance.0, leg.walking.0);
        assert_eq!(found, (minutes * 60, length, walking), "{mode:?} over {metres} m");
    }

    #[test]
    fn estimates_by_the_documented_speeds() {
        // 1 300 m at 4.5 km/h are 17.3 minutes.
        check(Mode::Walk, 1_000.0, 18, 1_300, 1_300);
        check(Mode::Bike, 1_000.0, 9, 1_300, 0);
        // 10 km at 20 km/h are 30 minutes, and 8 on top.
        check(Mode::Transit, 10_000.0, 38, 13_000, 300);
        // 48 km: 45 minutes for the first 15, 39.6 at 50 km/h for the rest, and 8 on top.
        check(Mode::Transit, 48_000.0, 93, 62_400, 300);
        check(Mode::Car, 10_000.0, 29, 13_000, 100);
        check(Mode::Taxi, 10_000.0, 27, 13_000, 30);
        check(Mode::Train, 240_000.0, 150, 312_000, 0);
        check(Mode::Coach, 140_000.0, 140, 182_000, 0);
        check(Mode::Flight, 700_000.0, 210, 700_000, 0);
        check(Mode::Ferry, 70_000.0, 160, 70_000, 0);
    }

    #[test]
    fn the_walk_to_a_vehicle_is_never_longer_than_the_way() {
        check(Mode::Transit, 100.0, 9, 130, 130);
        check(Mode::Car, 50.0, 6, 65, 65);
    }

    #[test]
    fn the_same_point_takes_no_time_by_any_mode() {
        for mode in Mode::ALL {
            check(mode, 0.0, 0, 0, 0);
        }
    }

    #[test]
    fn tables_hold_the_estimate_of_every_pair() {
        let points: Vec<Coordinates> = (0..23_i32)
            .map(|i| {
                point(
                    37.5 + f64::from(i * i % 17) / 100.0,
                    127.0 + f64::from(i * 7 % 19) / 90.0,
                )
            })
            .collect();
        let modes = [Mode::Walk, Mode::Transit, Mode::Taxi];
        let tables = travel_tables(&points, &modes);
        assert_eq!(tables.iter().map(|table| table.mode).collect::<Vec<_>>(), modes);
        for table in &tables {
            assert_eq!(usize::from(table.size()), points.len());
            for (from, &a) in (0_u16..).zip(&points) {
                for (to, &b) in (0_u16..).zip(&points) {
                    assert_eq!(table.leg(from, to), estimate(table.mode, a, b), "{from} to {to}");
                }
            }
        }
    }

    #[test]
    fn an_empty_city_has_empty_tables() {
        let tables = travel_tables(&[], &[Mode::Walk]);
        assert_eq!((tables.len(), tables[0].size()), (1, 0));
    }

    #[test]
    fn reaches_what_lies_within_the_time_in_order_of_time() {
        let places: Vec<(usize, Coordinates)> = [(7, 2_000.0), (3, 500.0), (5, 400.0), (9, 0.0)]
            .map(|(index, metres)| (index, north(metres)))
            .into();
        // 500 m: 650 m on foot, 8.7 minutes; 400 m: 6.9; 2 000 m: 34.7.
        let found = reachable(north(0.0), &places, Mode::Walk, Seconds::minutes(9));
        let shown: Vec<(usize, i32)> = found
            .iter()
            .map(|(index, leg)| (*index, leg.duration.0 / 60))
            .collect();
        assert_eq!(shown, [(9, 0), (5, 7), (3, 9)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn estimates_are_symmetric_in_whole_minutes_and_grow_with_distance(
            mode in 0..Mode::ALL.len(),
            from in (-60.0..60.0_f64, -180.0..180.0_f64),
            step in (0.0..0.3_f64, 0.0..0.3_f64),
            factor in 1.0..3.0_f64,
        ) {
            let mode = Mode::ALL[mode];
            let a = point(from.0, from.1);
            let b = point(from.0 + step.0, (from.1 + step.1).clamp(-180.0, 180.0));
            let leg = estimate(mode, a, b);
            prop_assert_eq!(leg, estimate(mode, b, a));
            prop_assert_eq!(leg.duration.0 % 60, 0);
            prop_assert!(0 <= leg.walking.0 && leg.walking <= leg.distance);
            let (near, far) = (north(step.0 * 1e5), north(step.0 * 1e5 * factor));
            prop_assert!(estimate(mode, north(0.0), near).duration <= estimate(mode, north(0.0), far).duration);
        }

        #[test]
        fn going_by_way_of_a_third_point_saves_no_more_than_the_rounding(
            b in (-0.2..0.2_f64, -0.2..0.2_f64),
            c in (-0.2..0.2_f64, -0.2..0.2_f64),
        ) {
            let (a, b, c) = (point(48.0, 11.0), point(48.0 + b.0, 11.0 + b.1), point(48.0 + c.0, 11.0 + c.1));
            for mode in [Mode::Walk, Mode::Bike, Mode::Transit, Mode::Car, Mode::Taxi] {
                let direct = estimate(mode, a, c).duration.0;
                let around = estimate(mode, a, b).duration.0 + estimate(mode, b, c).duration.0;
                prop_assert!(direct <= around + 60, "{:?}: {} against {}", mode, direct, around);
            }
        }
    }
}
