//! Planning part of a trip again with as little change as possible.

use engine_model::diff::Diff;
use engine_model::finding::Finding;
use engine_model::plan::{Plan, PlanEntryKind};
use engine_model::problem::BasePlan;
use engine_model::request::{Effort, LockRequest, PlaceRef, TripRequest};

use crate::assemble;
use crate::diff::diff;
use crate::error::TripError;
use crate::order;
use crate::packs::Packs;
use crate::plan::{Answer, Control, finish_beside, solve};
use crate::read_back::{ReadBack, find_candidate, read_back};

/// What is to be planned again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplanRequest {
    /// 1-based days that may change; empty = all.
    pub days: Vec<u16>,
    /// Stops that the traveller settled stay where they are.
    pub keep_locked: bool,
    /// Stops to settle now.
    pub locks: Vec<LockRequest>,
    /// A new special request in place of the old one.
    pub free_text: Option<String>,
    /// Another seed.
    pub seed: Option<u64>,
    /// Another effort.
    pub effort: Option<Effort>,
}

/// A new plan beside the old one, to be applied or not.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The plan as it would be.
    pub plan: Plan,
    /// What would change.
    pub diff: Diff,
}

/// Plans the open days of a plan again; the other days stay as they are. An infeasible plan has no days to keep to and
/// is planned as a whole.
///
/// # Errors
/// A day that the plan does not have, and those of [`crate::plan`].
pub fn replan(
    plan: &Plan,
    packs: &Packs,
    asked: &ReplanRequest,
    control: &Control<'_>,
) -> Result<Proposal, TripError> {
    let days = u16::try_from(plan.days.len()).unwrap_or(u16::MAX);
    if let Some(&day) = asked.days.iter().find(|day| **day == 0 || **day > days) {
        return Err(TripError::LockDay {
            day,
            days,
            field: "days".to_owned(),
        });
    }
    let request = request_of(plan, asked);
    let mut old = plan.clone();
    old.request.clone_from(&request);
    if asked.free_text.is_some() {
        old.reading = crate::problem::pose(&request, packs)?.reading;
    }
    let mut read = read_back(&old, packs)?;
    let open = |number: u16| asked.days.is_empty() || asked.days.contains(&number);
    // An infeasible plan has no days to keep to.
    if plan.days.len() == read.posed.problem.days.len() {
        read.posed.problem.base = Some(BasePlan {
            itinerary: read.itinerary.clone(),
            open_days: plan.days.iter().map(|day| open(day.number)).collect(),
        });
    }
    let answer = match solve(&read.posed, control)? {
        Ok(answer) => answer,
        Err(conflicts) => {
            let new = assemble::infeasible(&request, &read.posed, conflicts);
            let diff = diff(plan, &new);
            return Ok(Proposal { plan: new, diff });
        }
    };
    let answer = Answer {
        ids: order::ids_beside(plan, &read, &answer.itinerary),
        ..answer
    };
    let new = finish_beside(&request, &read.posed, &answer, &inherited(&read))?;
    let mut diff = diff(plan, &new);
    let problem = &read.posed.problem;
    for dropped in &mut diff.dropped {
        let place = dropped.before.place.as_ref();
        if let Some(index) = place.and_then(|place| find_candidate(problem, place)) {
            let (reason, relaxation) = engine_planner::why_not(problem, &answer.itinerary, index);
            dropped.reason = Some(reason);
            dropped.relaxation = relaxation;
        }
    }
    Ok(Proposal { plan: new, diff })
}

/// What is wrong with the days that stay as they are, and with the trip as a whole because of them. Travellers may leave a
/// day broken while they plan another again.
fn inherited(read: &ReadBack) -> Vec<Finding> {
    let problem = &read.posed.problem;
    let Some(base) = problem
        .base
        .as_ref()
        .filter(|base| base.open_days.contains(&false))
    else {
        return Vec::new();
    };
    let is_open = |day: u16| base.open_days.get(usize::from(day)) != Some(&false);
    let mut findings = engine_check::check(problem, &base.itinerary).findings;
    findings.retain(|finding| !finding.day.is_some_and(is_open));
    findings
}

/// The request of the new plan: the old one with its settled stops as locks.
fn request_of(plan: &Plan, asked: &ReplanRequest) -> TripRequest {
    let mut request = plan.request.clone();
    if !asked.keep_locked {
        request
            .locks
            .retain(|lock| !asked.days.is_empty() && !asked.days.contains(&lock.day));
    }
    for lock in &asked.locks {
        request.locks.retain(|other| other.place != lock.place);
        request.locks.push(lock_as_it_stands(plan, lock));
    }
    if let Some(text) = &asked.free_text {
        request.free_text.clone_from(text);
    }
    request.seed = asked.seed.unwrap_or(request.seed);
    request.effort = asked.effort.unwrap_or(request.effort);
    request
}

/// A lock without a time keeps the time at which the stop stands now, if it stands on that day.
fn lock_as_it_stands(plan: &Plan, lock: &LockRequest) -> LockRequest {
    let PlaceRef::Id(id) = &lock.place else {
        return lock.clone();
    };
    let entry = plan
        .days
        .iter()
        .filter(|day| day.number == lock.day)
        .flat_map(|day| &day.entries)
        .find(|entry| entry.kind == PlanEntryKind::Stop && entry.place.as_ref() == Some(id));
    let mut settled = lock.clone();
    if let (Some(entry), None, None) = (entry, lock.start, lock.order) {
        settled.start = Some(entry.start);
        settled.stay = settled.stay.or(Some(entry.end - entry.start));
    }
    settled
}
