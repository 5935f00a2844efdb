//! On which days there is room for one more stop, and why not on the others.

use engine_model::itinerary::{DayPlan, Itinerary};
use engine_model::time::Seconds;
use engine_model::why::{AbsenceReason, Relaxation};

use crate::edit::state_of;
use crate::lenient::rank;
use crate::model::Model;
use crate::pauses::{Laid, lay, steadily};
use crate::rearrange::{WantedStop, as_wanted, day_plan, eaten_besides, nodes_of};
use crate::relax;
use crate::state::State;

/// What became of an idea on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// The day, 0-based.
    pub day: usize,
    /// The day with it in, where it breaks no more rules than it does now; else what stands in the way and the smallest
    /// change that would let it in.
    pub with: Result<DayPlan, (AbsenceReason, Option<Relaxation>)>,
}

pub(crate) fn room_for(model: &Model, itinerary: &Itinerary, candidate: u32) -> Vec<Room> {
    let state = state_of(model, itinerary);
    let city = model.stops[candidate as usize].site.city;
    let here = |day: &usize| {
        let mut segments = model.problem.days[*day].segments.iter();
        segments.any(|segment| segment.city == city)
    };
    (0..model.open.len())
        .filter(here)
        .map(|day| on_day(model, itinerary, &state, day, candidate))
        .collect()
}

fn on_day(model: &Model, itinerary: &Itinerary, state: &State, day: usize, candidate: u32) -> Room {
    let with = best(model, itinerary, day, candidate)
        .map(|laid| day_plan(model, laid))
        .ok_or_else(|| absence(model, state, day, candidate));
    Room { day, with }
}

fn absence(model: &Model, state: &State, day: usize, candidate: u32) -> (AbsenceReason, Option<Relaxation>) {
    let on = u16::try_from(day).ok();
    match relax::absence(model, state, candidate, on, true) {
        // The search would squeeze it in between other meals and rests; in the traveller's own order there is no time.
        (AbsenceReason::LessWorth(_), _) => {
            let stay = Seconds(model.stops[candidate as usize].min_stay);
            (AbsenceReason::NoTime(stay), None)
        }
        known => known,
    }
}

/// The day with the candidate between its stops where it does best, at its typical stay or else its shortest. Meals and
/// rests are moved out of its way only where it does not fit beside them.
fn best(model: &Model, itinerary: &Itinerary, day: usize, candidate: u32) -> Option<Laid> {
    let none = DayPlan::default();
    let plan = itinerary.days.get(day).unwrap_or(&none);
    let stops = as_wanted(model, day, plan);
    let eaten = eaten_besides(model, &itinerary.days, day);
    let now = steadily(model, day, &nodes_of(model, day, &stops), plan).fit;
    let stop = &model.stops[candidate as usize];
    let with = |position: usize, stay: i32| {
        let wanted = WantedStop {
            candidate,
            stay: Some(Seconds(stay)),
            start: None,
            locked: false,
            instead_of: None,
        };
        let mut with = stops.clone();
        with.insert(position, wanted);
        nodes_of(model, day, &with)
    };
    let positions = || 0..=stops.len();
    let beside = |stay: i32| {
        let fitting = positions().filter_map(|position| {
            let mut laid = steadily(model, day, &with(position, stay), plan);
            (laid.fit <= now).then(|| (rank(model, &mut laid.route), position))
        });
        let (_, position) = fitting.min()?;
        Some(lay(model, &eaten, day, &with(position, stay), plan)).filter(|laid| laid.fit <= now)
    };
    let among = |stay: i32| {
        let fitting = positions().filter_map(|position| {
            let mut laid = lay(model, &eaten, day, &with(position, stay), plan);
            (laid.fit <= now).then(|| (rank(model, &mut laid.route), laid))
        });
        fitting.min_by_key(|(rank, _)| *rank).map(|(_, laid)| laid)
    };
    beside(stop.stay)
        .or_else(|| beside(stop.min_stay))
        .or_else(|| among(stop.min_stay))
}
