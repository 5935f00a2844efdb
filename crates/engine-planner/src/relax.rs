//! Why a candidate is not in, and the smallest change that would let it in.

use engine_model::geo::Metres;
use engine_model::opening::DayHours;
use engine_model::time::{DayTime, Seconds};
use engine_model::why::{AbsenceReason, Relaxation};

use crate::edit::holds;
use crate::insertion::best_gap;
use crate::model::Model;
use crate::node::{Kind, Node};
use crate::route::Route;
use crate::rules::selection;
use crate::rules::travel::BLOCKED;
use crate::skeleton::repair_rests;
use crate::state::State;

/// Farthest that a day's start or end is moved, in seconds.
const LONGEST_SHIFT: i32 = 3 * 3600;
/// By how much at a time.
const SHIFT_STEP: i32 = 900;

type Absence = (AbsenceReason, Option<Relaxation>);
/// Looks for one reason on one day.
type Cause = fn(&Model, &State, usize, u32) -> Option<Absence>;

/// The reason and the smallest change; the change is looked for only if `relaxed`. With `on`, only that day counts.
pub(crate) fn absence(
    model: &Model,
    state: &State,
    candidate: u32,
    on: Option<u16>,
    relaxed: bool,
) -> Absence {
    let Some(facts) = model.problem.candidates.get(candidate as usize) else {
        return (AbsenceReason::Unknown, None);
    };
    if let Some(reason) = selection::unfit(model.problem, &model.limits, facts) {
        return (reason, lifting(model, reason).filter(|_| relaxed));
    }
    let mut days = possible_days(model, candidate);
    days.retain(|day| on.is_none_or(|on| usize::from(on) == *day));
    if days.is_empty() {
        return (AbsenceReason::ClosedAllDays, None);
    }
    let state = &without(model, state, candidate);
    let usable = |day: &usize| model.open[*day] && holds(&state.days[*day]);
    let free: Vec<usize> = days.iter().copied().filter(usable).collect();
    let causes: [Cause; 7] = [
        less_worth, stop_limit, drop_stop, longer_day, money, walking, full_days,
    ];
    for cause in causes {
        if let Some((reason, relaxation)) = free.iter().find_map(|day| cause(model, state, *day, candidate)) {
            return (reason, relaxation.filter(|_| relaxed));
        }
    }
    let (reason, relaxation) = never(model, &days, candidate);
    (reason, relaxation.filter(|_| relaxed))
}

/// The state with the candidate's visit taken out, where it is on another day than asked for.
fn without(model: &Model, state: &State, candidate: u32) -> State {
    let mut state = state.clone();
    let day = usize::from(state.visited[candidate as usize]);
    if let Some(route) = state.days.get_mut(day) {
        route
            .nodes
            .retain(|node| node.kind != Kind::Visit || node.candidate != candidate);
        if !route.schedule(model) {
            route.start.clear();
        }
        state.tally(model);
    }
    state
}

/// It would fit into the day if nothing else were on it.
fn full_days(model: &Model, state: &State, day: usize, candidate: u32) -> Option<Absence> {
    let mut bare = state.days[day].clone();
    bare.nodes.retain(|node| node.kind != Kind::Visit || node.locked);
    let fits = bare.schedule(model) && with_candidate(model, &bare, candidate, i64::MAX).is_some();
    let stay = Seconds(model.stops[candidate as usize].min_stay);
    fits.then_some((AbsenceReason::NoTime(stay), Some(Relaxation::AddDay)))
}

fn lifting(model: &Model, reason: AbsenceReason) -> Option<Relaxation> {
    let members = || (0_u16..).zip(&model.problem.members);
    let without = |member: Option<(u16, &engine_model::people::Member)>| {
        member
            .filter(|_| model.problem.members.len() > 1)
            .map(|(number, _)| Relaxation::WithoutMember(number))
    };
    match reason {
        AbsenceReason::Avoided => Some(Relaxation::AllowIt),
        AbsenceReason::TooYoung(..) => without(members().min_by_key(|(_, member)| member.age)),
        AbsenceReason::Strenuous => without(members().min_by_key(|(_, member)| member.health)),
        AbsenceReason::NotStepFree => without(members().find(|(_, member)| {
            member
                .mobility
                .is_some_and(engine_model::people::MobilityAid::needs_step_free)
        })),
        _ => None,
    }
}

/// Days spent in its city on which it is not closed all day.
fn possible_days(model: &Model, candidate: u32) -> Vec<usize> {
    let hours = &model.problem.candidates[candidate as usize].hours;
    let closed =
        |day: usize| matches!(hours.get(day), Some(DayHours::Known(intervals)) if intervals.is_empty());
    (0..model.open.len())
        .filter(|day| !model.variants(candidate, *day).is_empty() && !closed(*day))
        .collect()
}

/// The day with the candidate put in at its shortest stay, if it fits.
fn with_candidate(model: &Model, route: &Route, candidate: u32, money_left: i64) -> Option<Route> {
    let stop = &model.stops[candidate as usize];
    let mut trial = route.clone();
    model.variants(candidate, route.day).iter().find_map(|variant| {
        [stop.stay, stop.min_stay].into_iter().find_map(|stay| {
            let node = Node::visit(model, candidate, route.day, *variant, stay);
            let gap = best_gap(model, route, &node, money_left, &mut trial)?;
            let mut with = route.clone();
            with.insert(gap.position, node);
            (with.schedule(model) && repair_rests(model, &mut with, i64::MAX)).then_some(with)
        })
    })
}

fn less_worth(model: &Model, state: &State, day: usize, candidate: u32) -> Option<Absence> {
    let with = with_candidate(model, &state.days[day], candidate, state.money_left(model, day))?;
    let mut changed = state.clone();
    changed.days[day] = with;
    changed.tally(model);
    let lost = state.value(model).points - changed.value(model).points;
    Some((
        AbsenceReason::LessWorth(i32::try_from(lost.max(0)).unwrap_or(i32::MAX)),
        None,
    ))
}

fn stop_limit(model: &Model, state: &State, day: usize, candidate: u32) -> Option<Absence> {
    let mut wider = state.days[day].clone();
    if wider.totals.stops < wider.caps.stops {
        return None;
    }
    let limit = u16::try_from(wider.caps.stops).unwrap_or(u16::MAX);
    wider.caps.stops += 1;
    with_candidate(model, &wider, candidate, state.money_left(model, day))?;
    Some((
        AbsenceReason::StopLimit(limit),
        Some(Relaxation::OneMoreStop(day_number(day))),
    ))
}

fn drop_stop(model: &Model, state: &State, day: usize, candidate: u32) -> Option<Absence> {
    let route = &state.days[day];
    let mut visits: Vec<(i32, usize)> = (0..route.nodes.len())
        .filter(|at| route.nodes[*at].kind == Kind::Visit && !route.nodes[*at].locked)
        .map(|at| {
            (
                route.nodes[at].points
                    + route.nodes[at].asked * 1000
                    + model.stops[route.nodes[at].candidate as usize].musts * 10_000,
                at,
            )
        })
        .collect();
    visits.sort_unstable();
    visits.into_iter().find_map(|(_, at)| {
        let mut shorter = route.clone();
        let dropped = shorter.nodes.remove(at);
        if !shorter.schedule(model) {
            return None;
        }
        let saved = route.totals.money - shorter.totals.money;
        with_candidate(
            model,
            &shorter,
            candidate,
            state.money_left(model, day).saturating_add(saved),
        )?;
        let drop = Relaxation::DropStop(day_number(day), dropped.candidate);
        Some((AbsenceReason::DisplacedBy(dropped.candidate), Some(drop)))
    })
}

fn longer_day(model: &Model, state: &State, day: usize, candidate: u32) -> Option<Absence> {
    let route = &state.days[day];
    let money = state.money_left(model, day);
    let last = route.nodes.iter().rposition(|node| node.kind == Kind::End)?;
    let has_transfer = model.problem.days[day]
        .segments
        .last()
        .is_some_and(|segment| segment.transfer.is_some());
    let steps = || (1..=LONGEST_SHIFT / SHIFT_STEP).map(|step| step * SHIFT_STEP);
    let later = steps()
        .filter(|_| !has_transfer)
        .find(|shift| fits_shifted(model, route, last, *shift, candidate, money));
    let earlier = steps().find(|shift| fits_shifted(model, route, 0, -shift, candidate, money));
    let later_end = later.map(|shift| {
        (
            shift,
            Relaxation::EndLater(day_number(day), DayTime(route.nodes[last].bound + shift)),
        )
    });
    let earlier_start = earlier.map(|shift| {
        (
            shift,
            Relaxation::StartEarlier(day_number(day), DayTime(route.nodes[0].bound - shift)),
        )
    });
    let (shift, relaxation) = [later_end, earlier_start]
        .into_iter()
        .flatten()
        .min_by_key(|(shift, _)| *shift)?;
    Some((AbsenceReason::NoTime(Seconds(shift)), Some(relaxation)))
}

fn fits_shifted(model: &Model, route: &Route, at: usize, shift: i32, candidate: u32, money: i64) -> bool {
    let mut longer = route.clone();
    longer.nodes[at].bound += shift;
    longer.schedule(model) && with_candidate(model, &longer, candidate, money).is_some()
}

fn money(model: &Model, state: &State, day: usize, candidate: u32) -> Option<Absence> {
    let mut rich = state.days[day].clone();
    rich.caps.money = i64::MAX;
    let with = with_candidate(model, &rich, candidate, i64::MAX)?;
    let missing = with.totals.money - rich.totals.money - state.money_left(model, day);
    (missing > 0).then_some((
        AbsenceReason::OverBudget(missing),
        Some(Relaxation::MoreBudget(missing)),
    ))
}

fn walking(model: &Model, state: &State, day: usize, candidate: u32) -> Option<Absence> {
    let mut wide = state.days[day].clone();
    let limit = wide.caps.walking;
    wide.caps.walking = i32::MAX / 2;
    let with = with_candidate(model, &wide, candidate, state.money_left(model, day))?;
    let metres = Metres(with.totals.walking);
    let more = (with.totals.walking > limit).then_some(Relaxation::WalkDay(metres));
    Some((AbsenceReason::DayWalk(metres, Metres(limit)), more))
}

/// What no change of the day's stops mends: the way there, or hours outside the day.
fn never(model: &Model, days: &[usize], candidate: u32) -> Absence {
    let site = model.stops[candidate as usize].site;
    let travel = &model.travel[usize::from(site.city)];
    let starts = days
        .iter()
        .flat_map(|day| &model.problem.days[*day].segments)
        .filter(|segment| segment.city == site.city);
    let blocked = starts
        .filter(|segment| travel.seconds(segment.start.index, site.index) >= BLOCKED)
        .map(|segment| travel.walking(segment.start.index, site.index))
        .min();
    match blocked {
        Some(metres) => (
            AbsenceReason::LegWalk(Metres(metres), Metres(model.limits.leg_walking)),
            Some(Relaxation::WalkLeg(Metres(metres))),
        ),
        None => (AbsenceReason::HoursDoNotFit, None),
    }
}

fn day_number(day: usize) -> u16 {
    u16::try_from(day).unwrap_or(u16::MAX)
}
