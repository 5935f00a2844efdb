//! What travellers do to a plan by hand: their own order, and a stop exchanged for another.

use engine_model::itinerary::{DayPlan, Itinerary};

use crate::model::{Model, NONE};
use crate::node::{Kind, Node, start_of};
use crate::realise;
use crate::route::Route;
use crate::state::{State, UNUSED};
use crate::{DraftEntry, draft};

/// The itinerary of a traveller's own order.
pub(crate) fn recompute(model: &Model, order: &[Vec<DraftEntry>]) -> Itinerary {
    let day = |number: usize| {
        let none = Vec::new();
        let drafts = order.get(number).unwrap_or(&none);
        let mut drafted = draft::to_route(model, number, drafts);
        schedule_leniently(model, &mut drafted.route, &drafted.starts);
        realise::day_plan(model, &drafted.route)
    };
    Itinerary {
        days: (0..model.open.len()).map(day).collect(),
    }
}

/// The state of an itinerary, its days scheduled as early as can be; a day that does not hold keeps its stops but
/// no schedule, which [`holds`] tells.
pub(crate) fn state_of(model: &Model, itinerary: &Itinerary) -> State {
    let none = DayPlan::default();
    let days = (0..model.open.len()).map(|day| {
        let plan = itinerary.days.get(day).unwrap_or(&none);
        let drafts: Vec<DraftEntry> = draft::of_day(plan).into_iter().map(|(_, draft)| draft).collect();
        let mut route = draft::to_route(model, day, &drafts).route;
        if !route.schedule(model) {
            route.start.clear();
            route.end.clear();
        }
        route
    });
    let days = days.collect();
    State::new(model, days)
}

/// Whether the day could be scheduled.
pub(crate) fn holds(route: &Route) -> bool {
    route.start.len() == route.nodes.len() && route.latest.len() == route.nodes.len()
}

/// A closed day of the base plan: its stops and costs count, its schedule is never touched.
pub(crate) fn frozen(model: &Model, day: usize, plan: &DayPlan) -> Route {
    let drafts: Vec<DraftEntry> = draft::of_day(plan).into_iter().map(|(_, draft)| draft).collect();
    let mut route = draft::to_route(model, day, &drafts).route;
    let transfer_legs =
        |entry: &&engine_model::itinerary::Entry| entry.kind != engine_model::itinerary::EntryKind::Start;
    let legs = plan
        .entries
        .iter()
        .filter(transfer_legs)
        .filter_map(|entry| entry.leg.and_then(|leg| leg.cost));
    let entries = plan.entries.iter().filter_map(|entry| entry.cost);
    route.totals.money = legs.sum::<i64>() + entries.sum::<i64>();
    route.totals.stops = route.nodes.iter().filter(|node| node.kind == Kind::Visit).count();
    route.totals.points = route.nodes.iter().map(|node| node.points).sum();
    route.totals.asked = route.nodes.iter().map(|node| node.asked).sum();
    route
}

/// Replacements for an entry, best first.
pub(crate) fn alternatives(
    model: &Model,
    itinerary: &Itinerary,
    day: usize,
    entry: usize,
    limit: usize,
) -> Vec<(u32, i32, DayPlan)> {
    let Some(plan) = itinerary.days.get(day).filter(|_| day < model.open.len()) else {
        return Vec::new();
    };
    let drafts = draft::of_day(plan);
    let Some(number) = drafts.iter().position(|(at, _)| *at == entry) else {
        return Vec::new();
    };
    let plain: Vec<DraftEntry> = drafts.iter().map(|(_, draft)| *draft).collect();
    let drafted = draft::to_route(model, day, &plain);
    let state = state_of(model, itinerary);
    let Some(position) = drafted.nodes[number].filter(|_| holds(&state.days[day])) else {
        return Vec::new();
    };
    let before = state.value(model).points;
    let old = state.days[day].nodes[position];
    let mut found: Vec<(u32, i32, DayPlan)> = (0_u32..)
        .take(model.stops.len())
        .filter_map(|candidate| replaced(model, &state, day, position, &old, candidate, before))
        .collect();
    found.sort_by_key(|(candidate, difference, _)| (-*difference, *candidate));
    found.truncate(limit);
    found
}

fn replaced(
    model: &Model,
    state: &State,
    day: usize,
    position: usize,
    old: &Node,
    candidate: u32,
    before: i64,
) -> Option<(u32, i32, DayPlan)> {
    let stop = &model.stops[candidate as usize];
    if candidate == old.candidate || stop.site.city != state.days[day].nodes[position].site.city {
        return None;
    }
    let nodes = match old.kind {
        Kind::Visit if state.visited[candidate as usize] == UNUSED => {
            let one = |stay: i32| {
                model
                    .variants(candidate, day)
                    .iter()
                    .map(move |way| Node::visit(model, candidate, day, *way, stay))
            };
            one(stop.stay).chain(one(stop.min_stay)).collect()
        }
        Kind::Meal if stop.fits_meal && state.meals[candidate as usize] == 0 => {
            vec![Node::meal(model, old.meal_kind(), Some(candidate), day)]
        }
        Kind::Rest if stop.fits_rest => vec![Node::rest(model, Some(candidate), day)],
        _ => Vec::new(),
    };
    let best = nodes
        .into_iter()
        .filter_map(|node| with_node(model, state, day, position, node))
        .max_by_key(|changed| changed.value(model))?;
    let difference = i32::try_from(best.value(model).points - before).unwrap_or(i32::MAX);
    Some((candidate, difference, realise::day_plan(model, &best.days[day])))
}

fn with_node(model: &Model, state: &State, day: usize, position: usize, mut node: Node) -> Option<State> {
    let mut changed = state.clone();
    let route = &mut changed.days[day];
    node.segment = route.nodes[position].segment;
    route.nodes[position] = node;
    let fits = node.span.len > 0 && route.schedule(model) && route.is_complete();
    changed.tally(model);
    (fits && changed.money <= model.money).then_some(changed)
}

/// Times a day without looking at what its rules say: as early as possible, at the given starts where they can be
/// met, within opening hours where there are some left.
fn schedule_leniently(model: &Model, route: &mut Route, starts: &[Option<i32>]) {
    route.start.clear();
    route.end.clear();
    for (at, given) in starts.iter().enumerate() {
        let mut node = route.nodes[at];
        let mut arrival = node.bound;
        if node.kind != Kind::Start {
            let before = route.nodes[at - 1].site;
            if node.is_transparent() {
                node.site = before;
                route.nodes[at].site = before;
            }
            arrival = route.end[at - 1];
            if before.city == node.site.city {
                arrival += model.travel[usize::from(before.city)]
                    .way(before.index, node.site.index)
                    .seconds;
            }
        }
        let early = start_of(model, route.day, &node, arrival).unwrap_or(arrival);
        let start = given.map_or(early, |given| given.max(arrival));
        route.start.push(start);
        route.end.push(start + node.stay);
        debug_assert!(
            node.candidate == NONE || node.is_free(),
            "only free nodes have candidates"
        );
    }
}
