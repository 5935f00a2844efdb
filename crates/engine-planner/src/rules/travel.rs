//! Travel: one choice of mode for every ordered pair of a city's sites, held as arrays.

use engine_model::problem::{City, LegSource, Mode, Problem, TravelEntry, TravelTable};

use super::budget::Fares;
use super::health::Limits;
use crate::weights;

/// Added to the duration of a way that cannot be taken: no day has room for it.
pub(crate) const BLOCKED: i32 = 1 << 28;

/// Metres on foot that are walked without a thought of riding.
const SHORT_WALK: i32 = 500;
/// The same where as little walking as possible is wished.
const SHORTEST_WALK: i32 = 300;

/// Set in the minutes of a way that is too far to walk for somebody or cannot be taken at all.
const OFF: u16 = 1 << 15;

/// Set in the mode of a way between neighbours.
const NEIGHBOURS: u8 = 1 << 7;
/// Set in the mode of a way within a quarter of the town.
const QUARTER: u8 = 1 << 6;
/// The bits that hold the mode's number.
const MODE: u8 = QUARTER - 1;

/// The chosen way between all sites of a city, row-major `from * size + to`.
#[derive(Clone, Debug)]
pub(crate) struct CityTravel {
    size: usize,
    /// The mode's number, with [`NEIGHBOURS`] and [`QUARTER`].
    mode: Vec<u8>,
    /// Whole minutes, with [`OFF`] for ways that no day has room for.
    minutes: Vec<u16>,
    walking: Vec<u16>,
    /// The city's tables, shared with the problem: lengths are asked for too rarely to be held twice.
    tables: Vec<TravelTable>,
    sources: [LegSource; Mode::ALL.len()],
    fares: Fares,
}

/// One chosen way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Way {
    pub(crate) mode: u8,
    pub(crate) seconds: i32,
    pub(crate) metres: i32,
    pub(crate) walking: i32,
}

impl CityTravel {
    pub(crate) fn new(problem: &Problem, city: &City, limits: &Limits) -> Self {
        let size = city.sites.len();
        let mut travel = Self {
            size,
            mode: vec![NEIGHBOURS | QUARTER; size * size],
            minutes: vec![0; size * size],
            walking: vec![0; size * size],
            tables: city.travel.clone(),
            sources: [LegSource::Estimate; Mode::ALL.len()],
            fares: Fares::of(city),
        };
        for table in &city.travel {
            travel.sources[usize::from(number(table.mode))] = table.source;
        }
        let choice = Choice::new(problem, city, limits);
        for (row, from) in (0_u16..).zip(0..size) {
            for (column, to) in (0_u16..).zip(0..size) {
                if row != column {
                    travel.set(from * size + to, choice.way(row, column), limits);
                }
            }
        }
        travel
    }

    #[inline]
    pub(crate) fn seconds(&self, from: u16, to: u16) -> i32 {
        let minutes = self.minutes[usize::from(from) * self.size + usize::from(to)];
        if minutes & OFF == 0 {
            i32::from(minutes) * 60
        } else {
            BLOCKED + i32::from(minutes & !OFF) * 60
        }
    }

    #[inline]
    pub(crate) fn walking(&self, from: u16, to: u16) -> i32 {
        i32::from(self.walking[usize::from(from) * self.size + usize::from(to)])
    }

    /// Whether two sites are a few steps from each other.
    #[inline]
    pub(crate) fn are_neighbours(&self, from: u16, to: u16) -> bool {
        self.mode[usize::from(from) * self.size + usize::from(to)] & NEIGHBOURS != 0
    }

    /// Whether two sites lie in the same quarter.
    #[inline]
    pub(crate) fn share_quarter(&self, from: u16, to: u16) -> bool {
        self.mode[usize::from(from) * self.size + usize::from(to)] & QUARTER != 0
    }

    pub(crate) fn way(&self, from: u16, to: u16) -> Way {
        let cell = usize::from(from) * self.size + usize::from(to);
        Way {
            mode: self.mode[cell] & MODE,
            seconds: i32::from(self.minutes[cell] & !OFF) * 60,
            metres: self.metres(from, to),
            walking: i32::from(self.walking[cell]),
        }
    }

    /// Where the numbers of a way come from; standing still is an estimate of nothing.
    pub(crate) fn source(&self, way: &Way) -> LegSource {
        self.sources[usize::from(way.mode)]
    }

    /// What the way costs the whole group; `None` = unknown.
    #[inline]
    pub(crate) fn cost(&self, from: u16, to: u16) -> Option<i64> {
        let cell = usize::from(from) * self.size + usize::from(to);
        self.fares.cost(self.mode[cell] & MODE, self.metres(from, to))
    }

    fn metres(&self, from: u16, to: u16) -> i32 {
        let mode = self.mode[usize::from(from) * self.size + usize::from(to)] & MODE;
        let table = self.tables.iter().find(|table| number(table.mode) == mode);
        table
            .and_then(|table| table.get(from, to))
            .map_or(0, |leg| leg.distance.0)
    }

    fn set(&mut self, cell: usize, way: Option<Way>, limits: &Limits) {
        let Some(way) = way else {
            self.minutes[cell] = OFF;
            self.mode[cell] = 0;
            return;
        };
        let fits = way.walking <= limits.leg_walking;
        let minutes = u16::try_from(way.seconds / 60).unwrap_or(u16::MAX).min(OFF - 1);
        let near = |bit: u8, metres: i32| if way.metres <= metres { bit } else { 0 };
        self.mode[cell] =
            way.mode | near(NEIGHBOURS, weights::NEIGHBOUR_METRES) | near(QUARTER, weights::QUARTER_METRES);
        self.minutes[cell] = if fits { minutes } else { OFF | minutes };
        self.walking[cell] = u16::try_from(way.walking).unwrap_or(u16::MAX);
    }
}

/// The position of a mode in [`Mode::ALL`].
pub(crate) fn number(mode: Mode) -> u8 {
    Mode::ALL
        .iter()
        .zip(0_u8..)
        .find(|(one, _)| **one == mode)
        .map_or(0, |(_, number)| number)
}

struct Choice<'p> {
    walk: Option<&'p TravelTable>,
    /// Modes after walking, in the order in which they are tried.
    rides: Vec<&'p TravelTable>,
    all: Vec<&'p TravelTable>,
    preferred: Mode,
    little_walking: bool,
    leg_walking: i32,
}

impl<'p> Choice<'p> {
    fn new(problem: &Problem, city: &'p City, limits: &Limits) -> Self {
        let preferred = problem.preferences.transport.unwrap_or(Mode::Transit);
        // Who likes to walk rather takes the tram than a taxi where it is too far.
        let order: &[Mode] = match preferred {
            Mode::Walk => &[Mode::Transit, Mode::Taxi],
            _ => &[preferred, Mode::Taxi],
        };
        let size = city.sites.len();
        let complete = |table: &&TravelTable| usize::from(table.size()) == size;
        let table = |mode: Mode| city.table(mode).filter(complete);
        Self {
            walk: table(Mode::Walk),
            rides: order.iter().filter_map(|mode| table(*mode)).collect(),
            all: city.travel.iter().filter(complete).collect(),
            preferred,
            little_walking: problem.preferences.little_walking,
            leg_walking: limits.leg_walking,
        }
    }

    fn way(&self, from: u16, to: u16) -> Option<Way> {
        let leg = |table: &TravelTable| table.leg(from, to);
        if let Some(table) = self.walk
            && self.walks(leg(table), from, to)
        {
            return Some(read(table, from, to));
        }
        let fitting = |table: &&&TravelTable| leg(table).walking.0 <= self.leg_walking;
        let ride = self.rides.iter().find(fitting);
        ride.or_else(|| {
            self.all
                .iter()
                .min_by_key(|table| (leg(table).walking, leg(table).duration))
        })
        .map(|table| read(table, from, to))
    }

    fn walks(&self, walk: TravelEntry, from: u16, to: u16) -> bool {
        let metres = walk.walking.0;
        if metres > self.leg_walking {
            return false;
        }
        if self.little_walking {
            return metres <= SHORTEST_WALK;
        }
        let no_slower = || {
            let ride = self.rides.first().filter(|ride| ride.mode == self.preferred);
            ride.is_some_and(|ride| walk.duration <= ride.leg(from, to).duration)
        };
        metres <= SHORT_WALK || self.preferred == Mode::Walk || no_slower()
    }
}

fn read(table: &TravelTable, from: u16, to: u16) -> Way {
    let leg = table.leg(from, to);
    Way {
        mode: number(table.mode),
        seconds: leg.duration.0,
        metres: leg.distance.0,
        walking: leg.walking.0,
    }
}
