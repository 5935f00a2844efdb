//! What else could stand in the place of a stop.

use engine_model::geo::Metres;
use engine_model::ids::PlaceId;
use engine_model::place::{Category, Names, Setting};
use engine_model::plan::{Plan, PlanEntryKind};
use engine_model::time::{DayTime, Seconds};
use engine_model::why::WhyIn;
use engine_planner::Replacement;

use crate::error::TripError;
use crate::judge::{Judge, sums};
use crate::order;
use crate::packs::Packs;
use crate::read_back::{ReadBack, read_back};

/// Candidates looked at for each one wanted, because the checker may refuse some.
const MARGIN: usize = 3;

/// A place that passes the checker where a stop stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// Which place.
    pub place: PlaceId,
    /// Its names.
    pub names: Names,
    /// Its kind.
    pub category: Category,
    /// Under a roof or not.
    pub setting: Setting,
    /// When it would begin.
    pub start: DayTime,
    /// When it would end.
    pub end: DayTime,
    /// By how much the day's time on the way changes; whole minutes, negative = shorter.
    pub extra_travel: Seconds,
    /// By how much the day's metres on foot change.
    pub extra_walking: Metres,
    /// By how much the day's known costs change for the group, minor units of the plan's currency; `None` = its own price
    /// is unknown.
    pub extra_cost: Option<i64>,
    /// By how many points the plan's value changes.
    pub points: i64,
    /// What speaks for it and why it would stand there; empty for the place of a meal or rest.
    pub why: WhyIn,
}

/// Up to `most` replacements for a stop, or for the place of a meal or rest, best first. Each breaks nothing that is not
/// broken now; must-sees may be missed.
///
/// # Errors
/// A plan without days, an id that is none of its stops, and what stands in the way of reading the plan back.
pub fn alternatives(
    plan: &Plan,
    packs: &Packs,
    stop: &str,
    most: usize,
) -> Result<Vec<Alternative>, TripError> {
    order::days_of(plan)?;
    let (day, at) = find(plan, stop)?;
    let mut read = read_back(plan, packs)?;
    order::same_days(plan, &read.posed.problem)?;
    let old = read.itinerary.days[day].entries[at].candidate();
    // Whoever replaces a settled stop gives its lock up.
    let locks = &mut read.posed.problem.locks;
    locks.retain(|lock| Some(lock.candidate) != old);
    let wanted = most.saturating_mul(MARGIN);
    let found = engine_planner::replacements(&read.posed.problem, &read.itinerary, day, at, wanted);
    let judge = Judge::new(&read, day);
    let passing = found.iter().filter(|found| judge.new_fault(&found.day).is_none());
    let described = passing.filter_map(|found| describe(&read, day, found));
    Ok(described.take(most).collect())
}

/// Day and position of the entry with this id, which has a place that can be exchanged.
fn find(plan: &Plan, stop: &str) -> Result<(usize, usize), TripError> {
    let exchangeable = |kind: PlanEntryKind| {
        matches!(
            kind,
            PlanEntryKind::Stop | PlanEntryKind::Meal(_) | PlanEntryKind::Rest
        )
    };
    let entries = plan.days.iter().enumerate().flat_map(|(day, of)| {
        let entries = of.entries.iter().enumerate();
        entries.map(move |(at, entry)| (day, at, entry))
    });
    entries
        .filter(|(_, _, entry)| exchangeable(entry.kind))
        .find(|(_, _, entry)| entry.id == stop)
        .map(|(day, at, _)| (day, at))
        .ok_or_else(|| TripError::StopUnknown {
            stop: stop.to_owned(),
            field: "stopId".to_owned(),
        })
}

fn describe(read: &ReadBack, day: usize, found: &Replacement) -> Option<Alternative> {
    let candidate = read.posed.problem.candidates.get(found.candidate as usize)?;
    let entries = found.day.entries.iter();
    let entry = entries
        .into_iter()
        .find(|entry| entry.candidate() == Some(found.candidate))?;
    let (before, after) = (sums(&read.itinerary.days[day]), sums(&found.day));
    Some(Alternative {
        place: candidate.place.clone(),
        names: candidate.names.clone(),
        category: candidate.category,
        setting: candidate.setting,
        start: entry.start,
        end: entry.end,
        extra_travel: after.0 - before.0,
        extra_walking: Metres(after.1.0 - before.1.0),
        extra_cost: entry.cost.map(|_| after.2 - before.2),
        points: found.points,
        why: found.why.clone(),
    })
}
