//! A plan edited by hand: the traveller says which stops stand on a day and in which order; times, ways, meals, rests,
//! sums and findings follow from that.

mod asked;
mod locks;

pub(crate) use locks::is_about;

use engine_model::geo::Coordinates;
use engine_model::ids::PlaceId;
use engine_model::place::Category;
use engine_model::plan::Plan;
use engine_model::time::DayTime;

use crate::edit::asked::{Asked, AskedDay, Spot};
use crate::error::TripError;
use crate::order::{self, DayOrder, Standing};
use crate::packs::Packs;
use crate::problem::Visits;
use crate::read_back::{Further, ReadBack, allow_table, find_candidate, read_back_with};

/// A day as the traveller wants it. Its list is the whole day: what is not in it is taken out.
#[derive(Clone, Debug, PartialEq)]
pub struct EditedDay {
    /// 1 = the first day.
    pub number: u16,
    /// Stops in order, at most 20.
    pub stops: Vec<EditedStop>,
}

/// A stop as the traveller wants it.
#[derive(Clone, Debug, PartialEq)]
pub struct EditedStop {
    /// The id that the plan has for it, on this day or another one; `None` = a new stop.
    pub stop: Option<String>,
    /// Where.
    pub place: EditedPlace,
    /// Begins at this time, or as soon after it as the group can be there; a stop with a time is settled.
    pub start_at: Option<DayTime>,
    /// Settled: planning again keeps it on this day.
    pub locked: bool,
    /// How long, 5..=720 minutes; `None` = as long as before, and for a new place its typical stay.
    pub minutes: Option<u16>,
}

/// Where a stop is.
#[derive(Clone, Debug, PartialEq)]
pub enum EditedPlace {
    /// Where the stop is already.
    Same,
    /// At a place of the packs, or one that the plan brings.
    Id(PlaceId),
    /// At a place that only the traveller knows.
    Custom {
        /// 1..=80 characters.
        name: String,
        /// Where it is.
        coordinates: Coordinates,
        /// What kind of place it is; `None` counts as a sight.
        category: Option<Category>,
        /// How long people stay, 5..=720 minutes.
        minutes: u16,
    },
}

/// The plan with some days changed; a day that is not named stays as it is. Times are those that the ways and the
/// opening hours allow, in the order asked for; meals and rests stay with the stops that they were beside, at their
/// places, as long as they still fit, and are put elsewhere where they do not. Changed days lose their variant for rain.
/// A bad plan is not refused: it comes back with its findings. A list that changes nothing gives the same plan.
///
/// # Errors
/// A plan without days; a day, stop or place that does not exist; a day or stop that is named twice; a number out of its
/// bounds; and what stands in the way of posing the plan's request with the packs at hand.
pub fn edit(plan: &Plan, packs: &Packs, days: &[EditedDay]) -> Result<Plan, TripError> {
    edit_among(plan, packs, days, Visits::Named)
}

/// The same with every candidate of the cities in the problem. It gives the same plan and takes longer; tests
/// hold the one against the other.
#[doc(hidden)]
pub fn edit_among_all(plan: &Plan, packs: &Packs, days: &[EditedDay]) -> Result<Plan, TripError> {
    edit_among(plan, packs, days, Visits::All)
}

fn edit_among(plan: &Plan, packs: &Packs, days: &[EditedDay], visits: Visits) -> Result<Plan, TripError> {
    order::days_of(plan)?;
    let asked = asked::read(plan, packs, days)?;
    let locks = locks::after(plan, packs, &asked);
    if locks == plan.request.locks && asked.iter().all(|day| day.stays(plan)) {
        return Ok(plan.clone());
    }
    let mut old = plan.clone();
    old.request.locks = locks;
    let mut read = read_back_with(&old, packs, &further(&asked, visits))?;
    order::same_days(plan, &read.posed.problem)?;
    let order: Vec<DayOrder> = (0..plan.days.len())
        .map(|day| match asked.iter().find(|asked| asked.day == day) {
            None => DayOrder::AsBefore(day),
            Some(asked) if asked.keeps_times(plan) => {
                settle(&mut read, asked);
                DayOrder::AsBefore(day)
            }
            Some(asked) => DayOrder::Laid(Some(day), standings(plan, &mut read, asked)),
        })
        .collect();
    Ok(order::lay(&old, &read, &order))
}

/// The places that the edit brings in.
fn further(asked: &[AskedDay], visits: Visits) -> Further {
    let mut further = Further {
        visits,
        ..Further::default()
    };
    for stop in asked.iter().flat_map(|day| &day.stops) {
        further.own.extend(stop.own.clone());
        if let Spot::Place(id) = &stop.spot {
            further.places.push(id.clone());
        }
    }
    further
}

/// A day whose stops keep their times may still have stops that are settled now, or free.
fn settle(read: &mut ReadBack, asked: &AskedDay) {
    for stop in &asked.stops {
        let Spot::Former(day, at) = stop.spot else {
            continue;
        };
        let entry = &mut read.itinerary.days[day].entries[at];
        if let engine_model::itinerary::EntryKind::Visit(visit) = &mut entry.kind {
            visit.locked = stop.is_settled();
        }
    }
}

fn standings(plan: &Plan, read: &mut ReadBack, asked: &AskedDay) -> Vec<Standing> {
    let one = |stop: &Asked| {
        let mut standing = match &stop.spot {
            Spot::Former(day, at) => order::standing(plan, read, *day, *at),
            Spot::Place(id) => at_place(read, id),
        };
        standing.id.clone_from(&stop.id);
        standing.stay = stop.stay.or(standing.stay);
        standing.locked = stop.is_settled();
        let former = stop.former.filter(|(day, _)| *day == asked.day);
        standing.instead_of = former.and_then(|(day, at)| read.itinerary.days[day].entries[at].candidate());
        standing.start = stop.start.or_else(|| settled_start(read, &standing, asked.day));
        standing
    };
    asked.stops.iter().map(one).collect()
}

/// A stop at a place that was not in the plan, or not as this stop.
fn at_place(read: &mut ReadBack, place: &PlaceId) -> Standing {
    let candidate = find_candidate(&read.posed.problem, place);
    if let Some(index) = candidate {
        allow_table(&mut read.posed.problem, index);
    }
    Standing {
        id: None,
        candidate: candidate.unwrap_or(u32::MAX),
        stay: None,
        start: None,
        locked: false,
        instead_of: None,
    }
}

/// The time of the stop's lock on that day.
fn settled_start(read: &ReadBack, standing: &Standing, day: usize) -> Option<DayTime> {
    let locks = &read.posed.problem.locks;
    let own = locks.iter().find(|lock| lock.candidate == standing.candidate);
    own.filter(|lock| usize::from(lock.day) == day)
        .and_then(|lock| lock.start)
}
