//! Budget: what entries and legs cost, and how much may be spent on what is still open.

use engine_model::problem::{City, Mode, Problem};

/// What a ride costs the whole group, by position in [`Mode::ALL`]; `None` = unknown.
#[derive(Clone, Debug)]
pub(crate) struct Fares([Option<(i64, i64)>; Mode::ALL.len()]);

impl Fares {
    pub(crate) fn of(city: &City) -> Self {
        let mut rows = [None; Mode::ALL.len()];
        for (row, mode) in rows.iter_mut().zip(Mode::ALL) {
            *row = match mode {
                Mode::Walk | Mode::Bike => Some((0, 0)),
                _ => city
                    .fares
                    .iter()
                    .find(|fare| fare.mode == mode)
                    .map(|fare| (fare.base, fare.per_km)),
            };
        }
        Self(rows)
    }

    /// Minor units of a ride of so many metres; nothing for a ride of no length.
    pub(crate) fn cost(&self, mode: u8, metres: i32) -> Option<i64> {
        if metres == 0 {
            return Some(0);
        }
        let kilometres = (i64::from(metres) + 999) / 1000;
        self.0[usize::from(mode)].map(|(base, per_km)| base + per_km * kilometres)
    }
}

/// Known fixed costs of the trip.
pub(crate) fn fixed(problem: &Problem) -> i64 {
    problem.fixed_costs.iter().filter_map(|cost| cost.amount).sum()
}

/// Known fixed costs of a day.
pub(crate) fn fixed_on(problem: &Problem, day: usize) -> i64 {
    problem
        .fixed_costs
        .iter()
        .filter(|cost| usize::from(cost.day) == day)
        .filter_map(|cost| cost.amount)
        .sum()
}
