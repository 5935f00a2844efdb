//! Travel: one choice of mode for every ordered pair of a city's sites, held as arrays.

use engine_model::problem::{City, LegSource, Mode, Problem, TravelTable};

use super::budget::Fares;
use super::health::Limits;

/// Added to the duration of a way that cannot be taken: no day has room for it.
pub(crate) const BLOCKED: i32 = 1 << 28;

/// Metres on foot that are walked without a thought of riding.
const SHORT_WALK: i32 = 500;
/// The same where as little walking as possible is wished.
const SHORTEST_WALK: i32 = 300;

/// The chosen way between all sites of a city, row-major `from * size + to`.
#[derive(Clone, Debug)]
pub(crate) struct CityTravel {
    size: usize,
    mode: Vec<u8>,
    seconds: Vec<i32>,
    metres: Vec<i32>,
    walking: Vec<i32>,
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
            mode: vec![0; size * size],
            seconds: vec![0; size * size],
            metres: vec![0; size * size],
            walking: vec![0; size * size],
            sources: [LegSource::Estimate; Mode::ALL.len()],
            fares: Fares::of(city),
        };
        for table in &city.travel {
            travel.sources[usize::from(number(table.mode))] = table.source;
        }
        let choice = Choice::new(problem, city, limits);
        for cell in 0..size * size {
            if cell / size != cell % size {
                travel.set(cell, choice.way(cell), limits);
            }
        }
        travel
    }

    #[inline]
    pub(crate) fn seconds(&self, from: u16, to: u16) -> i32 {
        self.seconds[usize::from(from) * self.size + usize::from(to)]
    }

    #[inline]
    pub(crate) fn walking(&self, from: u16, to: u16) -> i32 {
        self.walking[usize::from(from) * self.size + usize::from(to)]
    }

    pub(crate) fn way(&self, from: u16, to: u16) -> Way {
        let cell = usize::from(from) * self.size + usize::from(to);
        Way {
            mode: self.mode[cell],
            seconds: self.seconds[cell] % BLOCKED,
            metres: self.metres[cell],
            walking: self.walking[cell],
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
        self.fares.cost(self.mode[cell], self.metres[cell])
    }

    fn set(&mut self, cell: usize, way: Option<Way>, limits: &Limits) {
        let Some(way) = way else {
            self.seconds[cell] = BLOCKED;
            return;
        };
        let fits = way.walking <= limits.leg_walking;
        self.mode[cell] = way.mode;
        self.seconds[cell] = if fits { way.seconds } else { BLOCKED + way.seconds };
        self.metres[cell] = way.metres;
        self.walking[cell] = way.walking;
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
        let complete =
            |table: &&TravelTable| table.size as usize == size && table.seconds.len() == size * size;
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

    fn way(&self, cell: usize) -> Option<Way> {
        if let Some(table) = self.walk
            && self.walks(table, cell)
        {
            return Some(read(table, cell));
        }
        let fitting = |table: &&&TravelTable| table.walking[cell] <= self.leg_walking;
        let ride = self.rides.iter().find(fitting);
        ride.or_else(|| {
            self.all
                .iter()
                .min_by_key(|table| (table.walking[cell], table.seconds[cell]))
        })
        .map(|table| read(table, cell))
    }

    fn walks(&self, table: &TravelTable, cell: usize) -> bool {
        let metres = table.walking[cell];
        if metres > self.leg_walking {
            return false;
        }
        if self.little_walking {
            return metres <= SHORTEST_WALK;
        }
        let no_slower = || {
            let ride = self.rides.first().filter(|ride| ride.mode == self.preferred);
            ride.is_some_and(|ride| table.seconds[cell] <= ride.seconds[cell])
        };
        metres <= SHORT_WALK || self.preferred == Mode::Walk || no_slower()
    }
}

fn read(table: &TravelTable, cell: usize) -> Way {
    Way {
        mode: number(table.mode),
        seconds: (table.seconds[cell] + 59) / 60 * 60,
        metres: table.metres[cell],
        walking: table.walking[cell],
    }
}
