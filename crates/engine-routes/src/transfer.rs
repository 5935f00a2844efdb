//! Ways from one destination to the next.

use engine_model::place::{Connection, Destination};
use engine_model::problem::{LegSource, Mode};
use engine_model::{Metres, Money, Seconds};

use crate::great_circle::great_circle;
use crate::landmass::{land_between, rail_between};
use crate::profile::{IntercityProfile, riding_time, way_length};

/// A way between two destinations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferEstimate {
    /// Train, coach, flight, ferry or car.
    pub mode: Mode,
    /// From the departure until one is out at the other end; a catalogue row's own time from departure to arrival.
    pub duration: Seconds,
    /// How long before the departure one should be there: train 20, coach 15, flight 120, ferry 40, car 0 minutes.
    pub boarding: Seconds,
    /// Length of the way.
    pub distance: Metres,
    /// For one adult; `None` = unknown.
    pub fare: Option<Money>,
    /// `Timetable` where the catalogue cites an origin, else `Estimate`.
    pub source: LegSource,
    /// The citation; empty for estimates.
    pub origin: String,
    /// Who runs it; empty where not known.
    pub operator: String,
}

impl TransferEstimate {
    /// Boarding and ride together: what the ways are compared by.
    pub fn total(&self) -> Seconds {
        self.boarding + self.duration
    }
}

/// Flights are estimated above this distance, and at any distance over the sea.
const SHORTEST_FLIGHT: Metres = Metres(300_000);
/// Ferries are estimated below this distance.
const LONGEST_FERRY: Metres = Metres(400_000);
/// Longer than a day by land is no way anybody would choose, so such an estimate is not offered.
const LONGEST_LAND_RIDE: Seconds = Seconds::minutes(24 * 60);

/// The ways from one destination to another, shortest [`TransferEstimate::total`] first; equal ones in the order of
/// modes. A catalogue connection between the two, in either direction, takes the place of the estimate of its mode.
///
/// Estimates: train, coach and car where land lies between (train also through the Channel Tunnel), flight above
/// 300 km or over the sea, ferry over the sea below 400 km. Empty for a destination and itself.
pub fn transfer_options(
    from: &Destination,
    to: &Destination,
    connections: &[Connection],
) -> Vec<TransferEstimate> {
    if from.id == to.id {
        return Vec::new();
    }
    let straight = great_circle(from.centre, to.centre);
    let mut options: Vec<TransferEstimate> = connections
        .iter()
        .filter(|row| joins(row, from, to))
        .map(|row| from_catalogue(row, straight))
        .collect();
    for mode in [Mode::Train, Mode::Coach, Mode::Flight, Mode::Ferry, Mode::Car] {
        if options.iter().all(|option| option.mode != mode) {
            options.extend(estimated(mode, from, to, straight));
        }
    }
    options.sort_by_key(|option| (option.total(), option.mode));
    options
}

fn joins(row: &Connection, from: &Destination, to: &Destination) -> bool {
    (row.from == from.id && row.to == to.id) || (row.from == to.id && row.to == from.id)
}

fn from_catalogue(row: &Connection, straight: Metres) -> TransferEstimate {
    let profile = IntercityProfile::of(row.mode);
    let detour = profile.map_or(100, |profile| profile.detour_percent);
    let cited = !row.source.origin.is_empty();
    TransferEstimate {
        mode: row.mode,
        duration: row.duration,
        boarding: profile.map_or(Seconds(0), |profile| profile.boarding),
        distance: row
            .distance
            .unwrap_or_else(|| Metres(way_length(i64::from(straight.0), detour))),
        fare: row.fare,
        source: if cited {
            LegSource::Timetable
        } else {
            LegSource::Estimate
        },
        origin: row.source.origin.clone(),
        operator: row.operator.clone(),
    }
}

fn estimated(mode: Mode, from: &Destination, to: &Destination, straight: Metres) -> Option<TransferEstimate> {
    let land = land_between(from, to);
    let offered = match mode {
        Mode::Train => rail_between(from, to),
        Mode::Coach | Mode::Car => land,
        Mode::Flight => !land || straight > SHORTEST_FLIGHT,
        Mode::Ferry => !land && straight < LONGEST_FERRY,
        Mode::Walk | Mode::Bike | Mode::Transit | Mode::Taxi => false,
    };
    let profile = IntercityProfile::of(mode).filter(|_| offered)?;
    let metres = i64::from(straight.0);
    let duration = riding_time(metres, 100, profile.metres_per_hour) + profile.leaving;
    let by_land = matches!(mode, Mode::Train | Mode::Coach | Mode::Car);
    (!by_land || duration <= LONGEST_LAND_RIDE).then(|| TransferEstimate {
        mode,
        duration,
        boarding: profile.boarding,
        distance: Metres(way_length(metres, profile.detour_percent)),
        fare: None,
        source: LegSource::Estimate,
        origin: String::new(),
        operator: String::new(),
    })
}

#[cfg(test)]
mod tests;
