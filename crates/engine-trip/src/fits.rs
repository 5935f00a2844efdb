//! On which days an idea would fit.

use engine_model::finding::{Finding, FindingCode};
use engine_model::geo::{Coordinates, Metres};
use engine_model::ids::PlaceId;
use engine_model::place::{Category, Names, Setting};
use engine_model::plan::Plan;
use engine_model::problem::Problem;
use engine_model::request::PlaceRef;
use engine_model::time::{DayTime, Seconds};
use engine_model::why::{AbsenceReason, Relaxation};
use engine_planner::Room;
use jiff::civil::Date;

use crate::error::TripError;
use crate::explain::identify;
use crate::judge::{Judge, sums};
use crate::order::{self, stops};
use crate::own::{self, OwnPlace};
use crate::packs::Packs;
use crate::problem::reference_name;
use crate::read_back::{Further, ReadBack, allow_table, find_candidate, read_back_with};

/// A day, and whether an idea would fit into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FitDay {
    /// 1 = the first day.
    pub day: u16,
    /// The date.
    pub date: Date,
    /// Whether it fits.
    pub fit: Fit,
}

/// Whether an idea fits into a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It does.
    Yes(Fitting),
    /// It is a stop of this day.
    AlreadyIn,
    /// The day is spent elsewhere.
    OtherCity,
    /// It does not.
    No {
        /// Why not.
        reason: AbsenceReason,
        /// The smallest change found that would let it in.
        relaxation: Option<Relaxation>,
        /// The stop that this change would take out.
        drops: Option<Names>,
    },
}

/// Where an idea would stand in a day, without breaking anything that is not broken now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitting {
    /// Position among the day's stops; 1 = the first.
    pub position: u16,
    /// When it would begin.
    pub start: DayTime,
    /// When it would end.
    pub end: DayTime,
    /// By how much the day's time on the way changes.
    pub extra_travel: Seconds,
    /// By how much the day's metres on foot change.
    pub extra_walking: Metres,
    /// By how much the day's known costs change for the group, minor units of the plan's currency; `None` = its own price
    /// is unknown.
    pub extra_cost: Option<i64>,
}

/// For each day whether a place would fit, and when, or why not. A stop that is in the plan already fits where it could
/// be moved to.
///
/// # Errors
/// A plan without days, a place that no pack of the trip knows, and what stands in the way of reading the plan back.
pub fn fits(plan: &Plan, packs: &Packs, place: &PlaceRef) -> Result<Vec<FitDay>, TripError> {
    order::days_of(plan)?;
    let (id, further) = find(plan, packs, place)?;
    let mut read = read_back_with(plan, packs, &further)?;
    order::same_days(plan, &read.posed.problem)?;
    let unknown = || TripError::PlaceUnknown {
        place: reference_name(place),
        field: "place".to_owned(),
    };
    let index = find_candidate(&read.posed.problem, &id).ok_or_else(unknown)?;
    allow_table(&mut read.posed.problem, index);
    let on = take_out(&mut read, index);
    let rooms = engine_planner::room_for(&read.posed.problem, &read.itinerary, index);
    let days = plan.days.iter().enumerate().map(|(day, of)| {
        let room = rooms.iter().find(|room| room.day == day);
        let fit = match room {
            _ if on.contains(&day) => Fit::AlreadyIn,
            None => Fit::OtherCity,
            Some(room) => judged(&read, room, index),
        };
        FitDay {
            day: of.number,
            date: of.date,
            fit,
        }
    });
    Ok(days.collect())
}

/// The id of the idea, and what must be among the candidates for its sake.
fn find(plan: &Plan, packs: &Packs, place: &PlaceRef) -> Result<(PlaceId, Further), TripError> {
    if let PlaceRef::Point(name, at) = place {
        let known = stops(plan).find(|(_, _, entry)| &entry.names.local == name && entry.at == *at);
        if let Some(id) = known.and_then(|(_, _, entry)| entry.place.clone()) {
            return Ok((id, Further::default()));
        }
        let own = own_idea(plan, name, *at);
        let further = Further {
            own: vec![own.clone()],
            ..Further::default()
        };
        return Ok((own.id, further));
    }
    let id = identify(plan, packs, place).ok_or_else(|| TripError::PlaceUnknown {
        place: reference_name(place),
        field: "place".to_owned(),
    })?;
    let further = Further {
        places: vec![id.clone()],
        ..Further::default()
    };
    Ok((id, further))
}

/// A point as an idea.
fn own_idea(plan: &Plan, name: &str, at: Coordinates) -> OwnPlace {
    OwnPlace {
        id: PlaceId::new(format!("{}{}", own::PREFIX, own::next_number(plan))),
        destination: None,
        names: Names {
            local: name.to_owned(),
            ko: None,
            en: None,
        },
        at,
        category: Category::Sight,
        setting: Setting::Mixed,
        stay: Seconds::minutes(60),
    }
}

/// Takes the idea out of the days that it is a stop of already, and gives these days. Its lock goes with it.
fn take_out(read: &mut ReadBack, index: u32) -> Vec<usize> {
    let is_it =
        |entry: &engine_model::itinerary::Entry| entry.visit().is_some_and(|visit| visit.candidate == index);
    let numbered = read.itinerary.days.iter().enumerate();
    let on: Vec<usize> = numbered
        .filter(|(_, day)| day.entries.iter().any(is_it))
        .map(|(day, _)| day)
        .collect();
    for day in &on {
        read.itinerary.days[*day].entries.retain(|entry| !is_it(entry));
    }
    read.posed.problem.locks.retain(|lock| lock.candidate != index);
    on
}

fn judged(read: &ReadBack, room: &Room, index: u32) -> Fit {
    let with = match &room.with {
        Ok(with) => with,
        Err((reason, relaxation)) => return refused(read, *reason, *relaxation),
    };
    let fitting = fitting(&read.itinerary.days[room.day], with, index);
    match (Judge::new(read, room.day).new_fault(with), fitting) {
        (None, Some(fitting)) => Fit::Yes(fitting),
        (fault, _) => {
            let candidate = &read.posed.problem.candidates[index as usize];
            let no_time = AbsenceReason::NoTime(candidate.min_stay);
            let reason = fault.as_ref().and_then(reason_of).unwrap_or(no_time);
            refused(read, reason, None)
        }
    }
}

fn fitting(
    before: &engine_model::itinerary::DayPlan,
    with: &engine_model::itinerary::DayPlan,
    index: u32,
) -> Option<Fitting> {
    let mut visits = with.visits();
    let position = visits.position(|(_, visit)| visit.candidate == index)?;
    let (entry, _) = with.visits().nth(position)?;
    let (old, new) = (sums(before), sums(with));
    Some(Fitting {
        position: u16::try_from(position + 1).unwrap_or(u16::MAX),
        start: entry.start,
        end: entry.end,
        extra_travel: new.0 - old.0,
        extra_walking: Metres(new.1.0 - old.1.0),
        extra_cost: entry.cost.map(|_| new.2 - old.2),
    })
}

fn refused(read: &ReadBack, reason: AbsenceReason, relaxation: Option<Relaxation>) -> Fit {
    let drops = match relaxation {
        Some(Relaxation::DropStop(_, candidate)) => name_of(&read.posed.problem, candidate),
        _ => None,
    };
    Fit::No {
        reason,
        relaxation,
        drops,
    }
}

fn name_of(problem: &Problem, candidate: u32) -> Option<Names> {
    let candidate = problem.candidates.get(candidate as usize)?;
    Some(candidate.names.clone())
}

/// What the checker found, where that has a name among the reasons.
fn reason_of(fault: &Finding) -> Option<AbsenceReason> {
    let number = |name: &str| {
        let named = fault.numbers.iter().find(|(own, _)| *own == name);
        named.map_or(0, |(_, number)| *number)
    };
    let metres = |name: &str| Metres(i32::try_from(number(name)).unwrap_or(i32::MAX));
    match fault.code {
        FindingCode::OverBudget => Some(AbsenceReason::OverBudget(number("cost") - number("budget"))),
        FindingCode::TooManyStops => {
            let limit = u16::try_from(number("limit")).unwrap_or(u16::MAX);
            Some(AbsenceReason::StopLimit(limit))
        }
        FindingCode::DayWalkTooLong => Some(AbsenceReason::DayWalk(metres("walking"), metres("limit"))),
        FindingCode::LegWalkTooLong => Some(AbsenceReason::LegWalk(metres("walking"), metres("limit"))),
        FindingCode::Avoided => Some(AbsenceReason::Avoided),
        _ => None,
    }
}
