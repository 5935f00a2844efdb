//! What every plan of a day holds: errands, meals, settled stops and, where the group needs them, rests.

use engine_model::problem::Lock;
use engine_model::wish::MealKind;

use crate::Infeasibility;
use crate::conflict;
use crate::insertion::{best_gap, fits_in_trial};
use crate::model::{Model, NONE};
use crate::node::{Kind, Node};
use crate::random::Random;
use crate::route::Route;
use crate::rules::meals;
use crate::weights;

/// Orders tried before a day's settled stops are said to contradict each other.
const ORDERS: usize = 60;
/// Resting places looked at beside the spot itself.
const NEAREST_RESTS: usize = 4;

/// The days with nothing but what they must hold, or why they cannot hold it.
pub(crate) fn build(model: &Model, random: &mut Random) -> Result<Vec<Route>, Vec<Infeasibility>> {
    let mut routes = Vec::with_capacity(model.open.len());
    let mut problems = Vec::new();
    for day in 0..model.open.len() {
        if let Some(base) = model.problem.base.as_ref().filter(|_| !model.open[day]) {
            routes.push(crate::edit::frozen(model, day, &base.itinerary.days[day]));
            continue;
        }
        match build_day(model, day, random) {
            Ok(route) => routes.push(route),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        keep_to_budget(model, &mut routes)?;
        Ok(routes)
    } else {
        Err(problems)
    }
}

/// One day with what it must hold, whatever it costs.
fn build_day(model: &Model, day: usize, random: &mut Random) -> Result<Route, Infeasibility> {
    let mut bare = Route::skeleton(model, day);
    bare.caps.money = i64::MAX;
    if !bare.schedule(model) {
        return Err(conflict::of_frame(model, &bare));
    }
    let mut fed = bare.clone();
    let missing = |kind: &&MealKind| !insert_meal(model, &mut fed, meals::index(**kind));
    if let Some(kind) = model.problem.days[day].meals.iter().find(missing) {
        return Err(conflict::of_meal(day, *kind));
    }
    let locks: Vec<&Lock> = model
        .problem
        .locks
        .iter()
        .filter(|lock| usize::from(lock.day) == day)
        .collect();
    if locks.is_empty() {
        return Ok(fed);
    }
    with_locks(model, &bare, &locks, random).ok_or_else(|| conflict::of_locks(model, &bare, &locks, random))
}

/// Sets the days' limits on money again, saving on meals where they are passed.
fn keep_to_budget(model: &Model, routes: &mut [Route]) -> Result<(), Vec<Infeasibility>> {
    for route in routes.iter_mut().filter(|route| model.open[route.day]) {
        route.caps.money = model.caps[route.day].money;
    }
    crate::frugal::cheapen(model, routes);
    let conflicts = conflict::of_money(model, routes);
    if conflicts.is_empty() {
        Ok(())
    } else {
        Err(conflicts)
    }
}

/// The day with its settled stops and meals, whichever order of putting them in works.
pub(crate) fn with_locks(model: &Model, bare: &Route, locks: &[&Lock], random: &mut Random) -> Option<Route> {
    let kinds = &model.problem.days[bare.day].meals;
    let mut items: Vec<usize> = (0..locks.len() + kinds.len()).collect();
    let when = |item: &usize| match locks.get(*item) {
        Some(lock) => lock.start.map_or(
            i32::from(lock.order.unwrap_or(3)) * 2 * 3600 + 9 * 3600,
            |start| start.0,
        ),
        None => meals::usual_start(kinds[*item - locks.len()]),
    };
    items.sort_by_key(when);
    let mut trial = bare.clone();
    for attempt in 0..ORDERS {
        if attempt > 0 {
            random.shuffle(&mut items);
        }
        let mut route = bare.clone();
        let shortest = attempt % 2 == 1;
        let all_in = items.iter().all(|item| match locks.get(*item) {
            Some(lock) => insert_lock(model, &mut route, lock, shortest, &mut trial),
            None => insert_meal(model, &mut route, meals::index(kinds[*item - locks.len()])),
        });
        if all_in && repair_rests(model, &mut route, i64::MAX) {
            return Some(route);
        }
    }
    None
}

/// Puts a meal without a place where it fits best.
pub(crate) fn insert_meal(model: &Model, route: &mut Route, slot: usize) -> bool {
    let node = Node::meal(model, meals::KINDS[slot], None, route.day);
    insert_best_by_trial(model, route, &node)
}

/// The node of a settled stop.
pub(crate) fn lock_node(model: &Model, lock: &Lock, shortest: bool) -> Option<Node> {
    let stop = model.stops.get(lock.candidate as usize)?;
    let day = usize::from(lock.day);
    let variant = *model.variants(lock.candidate, day).first()?;
    let own = if shortest { stop.min_stay } else { stop.stay };
    let stay = lock.stay.map_or(own, |stay| stay.up_to_minute().0);
    let mut node = Node::visit(model, lock.candidate, day, variant, stay);
    node.span = model.lock_windows(lock, variant.span);
    node.locked = true;
    node.order = lock.order;
    Some(node)
}

/// Adds the rests that the group still needs; false where they do not fit.
pub(crate) fn repair_rests(model: &Model, route: &mut Route, money_left: i64) -> bool {
    let before = route.totals.money;
    while route.totals.stops > 0 && route.totals.rests < route.caps.rests {
        let money_left = money_left.saturating_sub(route.totals.money - before);
        let Some(better) = best_rest(model, route, money_left) else {
            return false;
        };
        route.clone_from(&better);
    }
    true
}

fn insert_lock(model: &Model, route: &mut Route, lock: &Lock, shortest: bool, trial: &mut Route) -> bool {
    let Some(node) = lock_node(model, lock, shortest) else {
        return false;
    };
    let Some(gap) = best_gap(model, route, &node, i64::MAX, trial) else {
        return false;
    };
    route.insert(gap.position, node);
    route.schedule(model)
}

fn insert_best_by_trial(model: &Model, route: &mut Route, node: &Node) -> bool {
    let mut trial = route.clone();
    let mut best: Option<(i64, usize)> = None;
    for position in 1..route.nodes.len() {
        if !route.is_gap(position) || !fits_in_trial(model, route, node, position, &mut trial) {
            continue;
        }
        let worth = day_worth(&trial);
        if best.is_none_or(|(most, _)| worth > most) {
            best = Some((worth, position));
        }
    }
    let Some((_, position)) = best else { return false };
    route.insert(position, *node);
    route.schedule(model)
}

/// The day with one more rest that counts: between two stops where that works, else wherever it does.
fn best_rest(model: &Model, route: &Route, money_left: i64) -> Option<Route> {
    let well_placed = |position: &usize| misplaced(route, *position) == 0;
    let gaps = || (1..route.nodes.len()).filter(|position| route.is_gap(*position));
    best_rest_at(model, route, money_left, gaps().filter(well_placed)).or_else(|| {
        let others = gaps().filter(|position| !well_placed(position));
        best_rest_at(model, route, money_left, others)
    })
}

fn best_rest_at(
    model: &Model,
    route: &Route,
    money_left: i64,
    positions: impl Iterator<Item = usize>,
) -> Option<Route> {
    let mut best: Option<(i64, Route)> = None;
    let mut trial = route.clone();
    for position in positions {
        let near = nearest_rests(model, route, position);
        let options = std::iter::once(None).chain(near.into_iter().map(Some));
        for place in options {
            let node = Node::rest(model, place, route.day);
            if node.span.len == 0 || !fits_in_trial(model, route, &node, position, &mut trial) {
                continue;
            }
            let gained = trial.totals.rests > route.totals.rests;
            let affordable = trial.totals.money - route.totals.money <= money_left;
            let worth = day_worth(&trial) + misplaced(route, position);
            if gained && affordable && best.as_ref().is_none_or(|(most, _)| worth > *most) {
                best = Some((worth, trial.clone()));
            }
        }
    }
    best.map(|(_, route)| route)
}

/// The few resting places nearest to the node before `position`.
pub(crate) fn nearest_rests(model: &Model, route: &Route, position: usize) -> Vec<u32> {
    let from = route.nodes[position - 1].site;
    let travel = &model.travel[usize::from(from.city)];
    let mut near: Vec<(i32, u32)> = Vec::with_capacity(NEAREST_RESTS + 1);
    for candidate in model.rest_places[usize::from(from.city)].iter().copied() {
        if visits(route, candidate) {
            continue;
        }
        let seconds = travel.seconds(from.index, model.stops[candidate as usize].site.index);
        if near.len() < NEAREST_RESTS || near.last().is_some_and(|last| (seconds, candidate) < *last) {
            let at = near.partition_point(|one| *one < (seconds, candidate));
            near.insert(at, (seconds, candidate));
            near.truncate(NEAREST_RESTS);
        }
    }
    near.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Points that a rest loses by its neighbours.
fn misplaced(route: &Route, position: usize) -> i64 {
    neighbours(route.nodes[position - 1].kind, route.nodes[position].kind)
}

fn neighbours(before: Kind, after: Kind) -> i64 {
    let given = |holds: bool, points: i32| i64::from(if holds { points } else { 0 });
    given(
        matches!(before, Kind::Start | Kind::Before) || matches!(after, Kind::After | Kind::End),
        weights::REST_AT_RIM,
    ) + given(before == Kind::Meal, weights::REST_AFTER_MEAL)
        + given(after == Kind::Meal, weights::REST_BEFORE_MEAL)
}

/// Points that a rest at a place visited on the same day loses.
fn at_stop(route: &Route, at: usize) -> i64 {
    let place = route.nodes[at].candidate;
    let visited = place != NONE && visits(route, place);
    i64::from(if visited { weights::REST_AT_STOP } else { 0 })
}

fn visits(route: &Route, candidate: u32) -> bool {
    let here = |node: &Node| node.kind == Kind::Visit && node.candidate == candidate;
    route.nodes.iter().any(here)
}

/// Points of a day by itself, with how well its rests are placed.
pub(crate) fn rested_worth(route: &Route) -> i64 {
    let last = route.nodes.len().saturating_sub(1);
    let rests = (1..last).filter(|at| route.nodes[*at].kind == Kind::Rest);
    let placed: i64 = rests
        .map(|at| neighbours(route.nodes[at - 1].kind, route.nodes[at + 1].kind) + at_stop(route, at))
        .sum();
    day_worth(route) + placed
}

/// Points of a day by itself.
pub(crate) fn day_worth(route: &Route) -> i64 {
    let totals = &route.totals;
    i64::from(totals.points - totals.waiting_points - weights::travel_points(totals.travel))
}
