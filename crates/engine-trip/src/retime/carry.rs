//! Carries the stops of a plan over into a plan for another request.

use engine_model::plan::{Plan, PlanEntry};
use engine_model::request::{LockRequest, TripRequest};

use crate::assemble;
use crate::edit::is_about;
use crate::error::TripError;
use crate::order::{self, DayOrder, Standing, stops};
use crate::packs::Packs;
use crate::problem::pose;
use crate::read_back::{ReadBack, read_back};
use crate::retime::{FellOut, FellOutReason, Moment, Moved, Retimed};

/// What is to be carried over.
pub(crate) struct Carried {
    /// The new request, its locks not yet moved.
    pub(crate) request: TripRequest,
    /// Every stop of the plan (day, entry) with its new day.
    pub(crate) moves: Vec<(usize, usize, Option<usize>)>,
    /// For each new day the day before whose meals and rests it takes over.
    pub(crate) former: Vec<Option<usize>>,
    /// Stops that come together on a day stand in the order of their former times.
    pub(crate) by_time: bool,
}

/// Lays the new plan out.
pub(crate) fn carry(plan: &Plan, packs: &Packs, mut carried: Carried) -> Result<Retimed, TripError> {
    let mut elsewhere: Vec<(usize, usize)> = Vec::new();
    let (old, read) = loop {
        let old = renewed(plan, packs, &carried)?;
        let read = read_back(&old, packs)?;
        if !read.posed.conflicts.is_empty() {
            return Ok(infeasible(plan, &old, &read));
        }
        let stranded = stranded(&read, &carried);
        if stranded.is_empty() {
            break (old, read);
        }
        for one in &mut carried.moves {
            if stranded.contains(&(one.0, one.1)) {
                one.2 = None;
            }
        }
        elsewhere.extend(stranded);
    };
    let before = read_back(plan, packs)?;
    let order: Vec<DayOrder> = (0..read.posed.problem.days.len())
        .map(|day| order_of(plan, &carried, (&before, &read), day))
        .collect();
    let new = order::lay(&old, &read, &order);
    let reason = |at: (usize, usize)| {
        if elsewhere.contains(&at) {
            FellOutReason::OtherCity
        } else {
            FellOutReason::DayGone
        }
    };
    let fallen = carried.moves.iter().filter(|(_, _, to)| to.is_none());
    Ok(Retimed {
        moved: moved(plan, &new),
        fell_out: fallen
            .map(|&(day, at, _)| fell_out(plan, day, at, reason((day, at))))
            .collect(),
        plan: new,
    })
}

/// The plan before with the request of the new one.
fn renewed(plan: &Plan, packs: &Packs, carried: &Carried) -> Result<Plan, TripError> {
    let mut request = carried.request.clone();
    request.locks = locks(plan, packs, carried);
    let mut old = plan.clone();
    if request.free_text != plan.request.free_text {
        old.reading = pose(&request, packs)?.reading;
    }
    old.request = request;
    Ok(old)
}

/// The locks, each on the new day of its stop; those of stops that fall out fall out too.
fn locks(plan: &Plan, packs: &Packs, carried: &Carried) -> Vec<LockRequest> {
    let was_there = |lock: &LockRequest| plan.request.locks.iter().find(|old| old.place == lock.place);
    let moved = |lock: &LockRequest| {
        let Some(old) = was_there(lock) else {
            return Some(lock.clone());
        };
        let day = usize::from(old.day).checked_sub(1)?;
        let about = |(from, at, _): &&(usize, usize, Option<usize>)| {
            *from == day && is_about(plan, packs, &old.place, &plan.days[*from].entries[*at])
        };
        let to = match carried.moves.iter().find(about) {
            Some((_, _, to)) => (*to)?,
            // Nothing of the plan hangs on it; it moves with its day.
            None => carried.former.iter().position(|from| *from == Some(day))?,
        };
        let mut lock = lock.clone();
        lock.day = u16::try_from(to + 1).ok()?;
        if carried.by_time {
            lock.order = None;
        }
        Some(lock)
    };
    carried.request.locks.iter().filter_map(moved).collect()
}

/// Stops whose new day does not come by their city, or of which nothing is known.
fn stranded(read: &ReadBack, carried: &Carried) -> Vec<(usize, usize)> {
    let problem = &read.posed.problem;
    let is_stranded = |day: usize, at: usize, to: usize| {
        let candidate = read.itinerary.days[day].entries[at].candidate();
        let known = candidate.and_then(|index| problem.candidates.get(index as usize));
        let frame = problem.days.get(to);
        !known.zip(frame).is_some_and(|(known, frame)| {
            let mut segments = frame.segments.iter();
            segments.any(|segment| segment.city == known.site.city)
        })
    };
    let moves = carried.moves.iter();
    moves
        .filter(|(day, at, to)| to.is_some_and(|to| is_stranded(*day, *at, to)))
        .map(|(day, at, _)| (*day, *at))
        .collect()
}

fn order_of(plan: &Plan, carried: &Carried, (before, read): (&ReadBack, &ReadBack), day: usize) -> DayOrder {
    let mut here: Vec<(usize, usize)> = carried
        .moves
        .iter()
        .filter(|(_, _, to)| *to == Some(day))
        .map(|(from, at, _)| (*from, *at))
        .collect();
    let former = carried.former.get(day).copied().flatten();
    if let Some(from) = former.filter(|from| is_same(plan, (before, read), &here, *from, day)) {
        return DayOrder::AsBefore(from);
    }
    if carried.by_time {
        here.sort_by_key(|(from, at)| plan.days[*from].entries[*at].start);
    }
    let locks = &read.posed.problem.locks;
    let standing = |(from, at): (usize, usize)| {
        let mut standing = order::standing(plan, read, from, at);
        let lock = locks.iter().find(|lock| lock.candidate == standing.candidate);
        let lock = lock.filter(|lock| usize::from(lock.day) == day);
        standing.start = lock.and_then(|lock| lock.start);
        standing
    };
    let stops: Vec<Standing> = here.into_iter().map(standing).collect();
    DayOrder::Laid(former, stops)
}

/// Whether a new day is a day of the plan before with all its stops: same date and frame, for the same people.
fn is_same(
    plan: &Plan,
    (before, read): (&ReadBack, &ReadBack),
    here: &[(usize, usize)],
    from: usize,
    day: usize,
) -> bool {
    let frames = (
        before.posed.problem.days.get(from),
        read.posed.problem.days.get(day),
    );
    let own = stops(plan).filter(|(on, ..)| *on == from);
    matches!(frames, (Some(old), Some(new)) if old == new)
        && own.map(|(on, at, _)| (on, at)).eq(here.iter().copied())
        && before.posed.problem.members == read.posed.problem.members
        && before.posed.problem.preferences == read.posed.problem.preferences
}

fn moment(plan: &Plan, day: usize, entry: &PlanEntry) -> Moment {
    Moment {
        day: plan.days[day].number,
        date: plan.days[day].date,
        start: entry.start,
    }
}

fn moved(plan: &Plan, new: &Plan) -> Vec<Moved> {
    let one = |(day, _, entry): (usize, usize, &PlanEntry)| {
        let (now, _, after) = stops(new).find(|(_, _, other)| other.id == entry.id)?;
        let (before, after) = (moment(plan, day, entry), moment(new, now, after));
        (before != after).then(|| Moved {
            id: entry.id.clone(),
            place: entry.place.clone(),
            names: entry.names.clone(),
            before,
            after,
        })
    };
    stops(plan).filter_map(one).collect()
}

fn fell_out(plan: &Plan, day: usize, at: usize, reason: FellOutReason) -> FellOut {
    FellOut {
        day: plan.days[day].number,
        date: plan.days[day].date,
        stop: plan.days[day].entries[at].clone(),
        reason,
    }
}

/// A request that cannot be planned leaves every stop without a day.
fn infeasible(plan: &Plan, old: &Plan, read: &ReadBack) -> Retimed {
    let conflicts = read.posed.conflicts.clone();
    let fallen = stops(plan).map(|(day, at, _)| fell_out(plan, day, at, FellOutReason::Infeasible));
    Retimed {
        plan: assemble::infeasible(&old.request, &read.posed, conflicts),
        moved: Vec::new(),
        fell_out: fallen.collect(),
    }
}
