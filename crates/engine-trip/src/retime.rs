//! A plan on other dates, or with other destinations: every stop finds its new day or falls out, none is lost.

mod carry;

use engine_model::ids::PlaceId;
use engine_model::place::Names;
use engine_model::plan::{Plan, PlanEntry};
use engine_model::request::{LockRequest, TripEnd, TripRequest};
use engine_model::time::DayTime;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::calendar::{days_between, lay_out};
use crate::edit::is_about;
use crate::error::TripError;
use crate::order::{self, stops};
use crate::packs::Packs;
use crate::retime::carry::{Carried, carry};

/// What becomes of the stops when a trip starts on another date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetimeMode {
    /// Everything moves with the start: each stop keeps its day of the trip, settled times too.
    ShiftAll,
    /// Each stop keeps its date; those whose date is no longer part of the trip fall out.
    KeepDates,
    /// Stops that are settled with a time keep their date, as tickets do; the others move with the start.
    UnbookedOnly,
}

/// A plan after a change of dates or destinations.
#[derive(Clone, Debug, PartialEq)]
pub struct Retimed {
    /// The plan with its findings.
    pub plan: Plan,
    /// Stops with another day, date or time than before.
    pub moved: Vec<Moved>,
    /// Stops that have no day any more.
    pub fell_out: Vec<FellOut>,
}

/// A stop with another day, date or time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its id, in both plans.
    pub id: String,
    /// Its place.
    pub place: Option<PlaceId>,
    /// Its names.
    pub names: Names,
    /// When it began.
    pub before: Moment,
    /// When it begins.
    pub after: Moment,
}

/// When a stop begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// 1 = the first day.
    pub day: u16,
    /// The date.
    pub date: Date,
    /// On the local clock of the day.
    pub start: DayTime,
}

/// A stop without a day, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct FellOut {
    /// The day of the plan before that it stood on; 1 = the first.
    pub day: u16,
    /// That day's date.
    pub date: Date,
    /// The stop as it was.
    pub stop: PlanEntry,
    /// Why it has no day.
    pub reason: FellOutReason,
}

/// Why a stop has no day any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FellOutReason {
    /// Its day is no longer part of the trip or of its destination.
    DayGone,
    /// On its new day the group is elsewhere.
    OtherCity,
    /// The new request cannot be planned at all; the plan's conflicts say why.
    Infeasible,
}

/// The plan with another first day. The trip's length and destinations stay; arrival, departure and transfers with a
/// time of their own move with the start in every mode, because they are its first and last day and the days between.
///
/// # Errors
/// A plan without days, dates outside the calendar, and what stands in the way of posing the request.
pub fn retime(plan: &Plan, packs: &Packs, new_start: Date, mode: RetimeMode) -> Result<Retimed, TripError> {
    let days = order::days_of(plan)?.len();
    let shift = days_between(plan.request.start, new_start)?;
    if shift == 0 {
        return Ok(Retimed {
            plan: plan.clone(),
            moved: Vec::new(),
            fell_out: Vec::new(),
        });
    }
    let dated = |day: usize| {
        let day = i64::try_from(day).ok()? - i64::from(shift);
        usize::try_from(day).ok().filter(|day| *day < days)
    };
    let target = |day: usize, entry: &PlanEntry| {
        let keeps_date = match mode {
            RetimeMode::ShiftAll => false,
            RetimeMode::KeepDates => true,
            RetimeMode::UnbookedOnly => is_booked(plan, packs, day, entry),
        };
        if keeps_date { dated(day) } else { Some(day) }
    };
    let moves = stops(plan).map(|(day, at, entry)| (day, at, target(day, entry)));
    let from = |day: usize| match mode {
        RetimeMode::KeepDates => (0..days).find(|before| dated(*before) == Some(day)),
        RetimeMode::ShiftAll | RetimeMode::UnbookedOnly => Some(day),
    };
    let carried = Carried {
        request: shifted(&plan.request, shift, new_start)?,
        moves: moves.collect(),
        former: (0..days).map(from).collect(),
        by_time: mode == RetimeMode::UnbookedOnly,
    };
    carry(plan, packs, carried)
}

/// The plan for a request with other destinations, nights, people or settings. A stop stays on the same day of the same
/// destination (its second day there stays its second day there); where that day is gone, it falls out. Locks move with
/// their stops; those of the new request that the old one did not have are taken as they are.
///
/// # Errors
/// A plan without days, and what stands in the way of posing either request.
pub fn refit(plan: &Plan, packs: &Packs, new_request: &TripRequest) -> Result<Retimed, TripError> {
    order::days_of(plan)?;
    let (old, new) = (stays(&plan.request, packs)?, stays(new_request, packs)?);
    let days = new.iter().map(|stay| stay.first + stay.nights + 1).max();
    let target = |day: usize, entry: &PlanEntry| {
        let segment = plan.days.get(day)?.segments.get(usize::from(entry.segment))?;
        let here = old
            .iter()
            .find(|stay| stay.city == segment.destination.as_str() && stay.holds(day))?;
        here.same_day_in(&new, day)
    };
    let former = |day: usize| {
        let here = new.iter().filter(|stay| stay.holds(day));
        here.into_iter().find_map(|stay| stay.same_day_in(&old, day))
    };
    let carried = Carried {
        request: new_request.clone(),
        moves: stops(plan)
            .map(|(day, at, entry)| (day, at, target(day, entry)))
            .collect(),
        former: (0..days.unwrap_or(0)).map(former).collect(),
        by_time: false,
    };
    carry(plan, packs, carried)
}

/// A stay at a destination; the n-th there.
struct Stay {
    city: String,
    nth: usize,
    first: usize,
    nights: usize,
}

impl Stay {
    fn holds(&self, day: usize) -> bool {
        (self.first..=self.first + self.nights).contains(&day)
    }

    /// The day of the same stay among others that is as many days after its beginning.
    fn same_day_in(&self, others: &[Self], day: usize) -> Option<usize> {
        let same = |other: &&Self| (&other.city, other.nth) == (&self.city, self.nth);
        let other = others.iter().find(same)?;
        let offset = day - self.first;
        (offset <= other.nights).then_some(other.first + offset)
    }
}

fn stays(request: &TripRequest, packs: &Packs) -> Result<Vec<Stay>, TripError> {
    let (calendar, chosen) = lay_out(request, packs)?;
    let mut stays: Vec<Stay> = Vec::new();
    for stay in &calendar.stays {
        let city = chosen[usize::from(stay.city)].destination().id.to_string();
        let nth = stays.iter().filter(|other| other.city == city).count();
        stays.push(Stay {
            city,
            nth,
            first: stay.first,
            nights: stay.nights,
        });
    }
    Ok(stays)
}

/// Whether the stop is settled with a time.
fn is_booked(plan: &Plan, packs: &Packs, day: usize, entry: &PlanEntry) -> bool {
    let own = |lock: &&LockRequest| usize::from(lock.day) == day + 1 && lock.start.is_some();
    let mut locks = plan.request.locks.iter().filter(own);
    locks.any(|lock| is_about(plan, packs, &lock.place, entry))
}

/// The request so many days later, locks aside.
fn shifted(request: &TripRequest, shift: i32, start: Date) -> Result<TripRequest, TripError> {
    let later =
        |at: DateTime| -> Result<DateTime, TripError> { Ok(at.checked_add(i64::from(shift).days())?) };
    let mut shifted = request.clone();
    shifted.start = start;
    let ends = [&mut shifted.arrival, &mut shifted.departure];
    for TripEnd { at, .. } in ends.into_iter().flatten() {
        *at = later(*at)?;
    }
    let transfers = shifted.transfers.iter_mut();
    for option in transfers.flat_map(|transfer| &mut transfer.options) {
        for at in [&mut option.depart, &mut option.arrive].into_iter().flatten() {
            *at = later(*at)?;
        }
    }
    Ok(shifted)
}
