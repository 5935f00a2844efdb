//! From scheduled days to the itinerary with every number a traveller sees.

use engine_model::geo::Metres;
use engine_model::itinerary::{DayPlan, Entry, EntryKind, Itinerary, Leg, MealPlace, Visit};
use engine_model::opening::OpenInterval;
use engine_model::problem::{LegSource, Mode, SiteRef};
use engine_model::time::{DayTime, Seconds};

use crate::model::{Model, NONE};
use crate::node::{Kind, Node, errand_of};
use crate::route::{Route, transfer_into};
use crate::rules::health::REST_SPREAD;
use crate::rules::meals;
use crate::rules::openings::{admitting, earliest_start, latest_start, nearest};
use crate::state::State;

/// Longest time in the room that leaving later may make of a day's begin, in seconds.
const LONGEST_MORNING: i32 = 75 * 60;

/// The itinerary of a state; closed days are those of the base plan.
pub(crate) fn itinerary(model: &Model, state: &State) -> Itinerary {
    let base = model.problem.base.as_ref();
    let day = |(number, route): (usize, &Route)| match base {
        Some(base) if !model.open[number] => base.itinerary.days[number].clone(),
        _ => {
            let mut route = route.clone();
            leave_later(model, &mut route);
            day_plan(model, &route)
        }
    };
    Itinerary {
        days: state.days.iter().enumerate().map(day).collect(),
    }
}

/// The entries of a scheduled day.
pub(crate) fn day_plan(model: &Model, route: &Route) -> DayPlan {
    let mut entries: Vec<Entry> = Vec::with_capacity(route.nodes.len());
    for (at, node) in route.nodes.iter().enumerate() {
        let entry = if node.kind == Kind::Start {
            start_entry(model, route, at)
        } else {
            entry_at(model, route, at)
        };
        entries.push(entry);
    }
    for at in 1..entries.len() {
        if entries[at - 1].kind == EntryKind::Start {
            leave_in_time(&mut entries, at);
        }
    }
    DayPlan { entries }
}

/// Moves what lies before the first long wait of a segment towards it, so that the group leaves later instead of
/// standing about, but not the whole morning. Days that would lose a rest they need by that stay as they are.
pub(crate) fn leave_later(model: &Model, route: &mut Route) {
    let early = route.clone();
    shift_all(model, route);
    if route.caps.rests > 0 && rests(route) < early.totals.rests.min(early.caps.rests) {
        route.clone_from(&early);
    }
}

/// Rests of a day by its times, those counted that are far enough from the one before.
fn rests(route: &Route) -> i32 {
    let mut rested = i32::MIN / 2;
    let mut count = 0;
    for (at, node) in route.nodes.iter().enumerate() {
        if matches!(node.kind, Kind::Meal | Kind::Rest) && route.start[at] >= rested + REST_SPREAD {
            rested = route.end[at];
            count += 1;
        }
    }
    count
}

fn shift_all(model: &Model, route: &mut Route) {
    for wait in 2..route.nodes.len() {
        let segment = route.nodes[wait].segment;
        let begins = route
            .nodes
            .iter()
            .position(|node| node.segment == segment)
            .unwrap_or(0);
        if wait < begins + 2 || arrival_at(model, route, wait) >= route.start[wait] {
            continue;
        }
        let earlier_wait = (begins + 2..wait).any(|at| arrival_at(model, route, at) < route.start[at]);
        if !earlier_wait {
            shift_before(model, route, begins + 1, wait);
        }
    }
}

fn shift_before(model: &Model, route: &mut Route, first: usize, wait: usize) {
    for at in (first..wait).rev() {
        let node = &route.nodes[at];
        let leg = seconds(model, node.site, route.nodes[at + 1].site);
        let departure = route.start[at + 1] - leg;
        let start = match node.kind {
            Kind::Visit | Kind::Meal | Kind::Rest => {
                latest_start(model.windows(node.span), departure, node.stay)
            }
            _ => None,
        };
        let start = start.map(|start| start.min(latest_wanted(model, route, at)));
        let Some(start) = start.filter(|start| *start > route.start[at]) else {
            continue;
        };
        if earliest_start(model.windows(node.span), start, node.stay) != Some(start) {
            continue;
        }
        route.start[at] = start;
        route.end[at] = start + node.stay;
    }
}

/// When an entry should start at the latest, however long the wait after it: meals at their usual time, and the first
/// entry early enough that the morning is not lost.
fn latest_wanted(model: &Model, route: &Route, at: usize) -> i32 {
    let node = &route.nodes[at];
    let mut latest = i32::MAX;
    if node.kind == Kind::Meal {
        latest = meals::usual_start(node.meal_kind());
    }
    if route.sets_out(at) {
        latest = latest.min(arrival_at(model, route, at) + LONGEST_MORNING);
    }
    latest
}

fn arrival_at(model: &Model, route: &Route, at: usize) -> i32 {
    route.end[at - 1] + seconds(model, route.nodes[at - 1].site, route.nodes[at].site)
}

fn seconds(model: &Model, from: SiteRef, to: SiteRef) -> i32 {
    if from.city == to.city {
        model.travel[usize::from(from.city)]
            .way(from.index, to.index)
            .seconds
    } else {
        0
    }
}

fn start_entry(model: &Model, route: &Route, at: usize) -> Entry {
    let node = &route.nodes[at];
    let transfer = transfer_into(model.problem, route.day, usize::from(node.segment));
    let begins = transfer.map_or(node.bound, |transfer| transfer.arrive.0);
    let leg = transfer.map(|transfer| Leg {
        mode: transfer.mode,
        duration: transfer.duration,
        distance: transfer.distance,
        walking: Metres(0),
        source: transfer.source,
        cost: transfer.cost,
    });
    Entry {
        kind: EntryKind::Start,
        site: node.site,
        leg,
        arrival: DayTime(begins),
        start: DayTime(begins),
        end: DayTime(route.end[at].max(begins)),
        cost: Some(0),
    }
}

/// The group stays at the start until it is time to be at the first entry without waiting.
fn leave_in_time(entries: &mut [Entry], first: usize) {
    let leg = entries[first].leg.map_or(0, |leg| leg.duration.0);
    let is_end = entries[first].kind == EntryKind::End;
    let leave = entries[first].start.0 - leg;
    if !is_end && leave > entries[first - 1].end.0 {
        entries[first - 1].end = DayTime(leave);
        entries[first].arrival = entries[first].start;
    }
}

fn entry_at(model: &Model, route: &Route, at: usize) -> Entry {
    let node = &route.nodes[at];
    let leg = leg_between(model, route.nodes[at - 1].site, node.site);
    let arrival = route.end[at - 1] + leg.map_or(0, |leg| leg.duration.0);
    let (start, end) = (route.start[at].max(arrival), route.end[at].max(arrival));
    Entry {
        kind: entry_kind(model, route.day, node, start, end),
        site: node.site,
        leg,
        arrival: DayTime(if node.kind == Kind::End { start } else { arrival }),
        start: DayTime(start),
        end: DayTime(end),
        cost: entry_cost(model, node),
    }
}

fn entry_kind(model: &Model, day: usize, node: &Node, start: i32, end: i32) -> EntryKind {
    let place = (node.candidate != NONE).then_some(node.candidate);
    match node.kind {
        Kind::Start => EntryKind::Start,
        Kind::End => EntryKind::End,
        Kind::Visit => EntryKind::Visit(Visit {
            candidate: node.candidate,
            opening: opening(model, day, node.candidate, start, end),
            locked: node.locked,
        }),
        Kind::Meal => EntryKind::Meal(
            node.meal_kind(),
            place.map(|candidate| MealPlace {
                candidate,
                opening: opening(model, day, candidate, start, end),
            }),
        ),
        Kind::Rest => EntryKind::Rest(place),
        Kind::Before | Kind::After => EntryKind::Errand(errand_of(model.problem, day, node).kind),
    }
}

fn opening(model: &Model, day: usize, candidate: u32, start: i32, end: i32) -> Option<OpenInterval> {
    let hours = model.problem.candidates[candidate as usize].hours.get(day);
    admitting(hours, start, end).or_else(|| nearest(hours, start))
}

fn leg_between(model: &Model, from: SiteRef, to: SiteRef) -> Option<Leg> {
    if from.city != to.city {
        return None;
    }
    if from == to {
        return Some(Leg {
            mode: Mode::Walk,
            duration: Seconds(0),
            distance: Metres(0),
            walking: Metres(0),
            source: LegSource::Estimate,
            cost: Some(0),
        });
    }
    let travel = &model.travel[usize::from(from.city)];
    let way = travel.way(from.index, to.index);
    Some(Leg {
        mode: Mode::ALL[usize::from(way.mode)],
        duration: Seconds(way.seconds),
        distance: Metres(way.metres),
        walking: Metres(way.walking),
        source: travel.source(&way),
        cost: travel.cost(from.index, to.index),
    })
}

fn entry_cost(model: &Model, node: &Node) -> Option<i64> {
    let own = || model.problem.candidates[node.candidate as usize].cost;
    match node.kind {
        Kind::Visit => own(),
        Kind::Meal => {
            let usual = model.problem.cities[usize::from(node.site.city)].meal_cost;
            let named = if node.candidate == NONE { None } else { own() };
            named.or(usual)
        }
        Kind::Rest if node.candidate != NONE => own().or(Some(0)),
        _ => Some(0),
    }
}
