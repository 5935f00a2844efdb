//! Meals and rests between the stops that a traveller has put in order by hand: where they were, as long as that
//! holds, else where they fit best.

use engine_model::itinerary::{DayPlan, EntryKind};
use engine_model::wish::MealKind;

use crate::draft::lay_out;
use crate::lenient::{Fit, Rank, rank, time};
use crate::model::{Model, NONE};
use crate::node::{Kind, Node};
use crate::route::Route;
use crate::rules::meals;
use crate::skeleton::nearest_rests;
use crate::weights as w;

/// Points by which another arrangement of meals and rests must be better to be taken instead of the one before.
const STEADY: i64 = 25;

/// A day with its meals and rests, and what does not hold of it.
#[derive(Clone)]
pub(crate) struct Laid {
    pub(crate) route: Route,
    pub(crate) fit: Fit,
}

/// A meal or a rest of the day as it was.
struct Former {
    node: Node,
    start: i32,
    /// Candidates of the stops before it, in order.
    before: Vec<u32>,
    /// Candidates of the stops after it, in order.
    after: Vec<u32>,
}

/// The stops of a day in order, with meals and rests; `eaten` counts the meals of the other days by candidate.
pub(crate) fn lay(model: &Model, eaten: &[u8], day: usize, stops: &[Node], former: &DayPlan) -> Laid {
    let is_same = former
        .visits()
        .map(|(_, visit)| visit.candidate)
        .eq(stops.iter().map(|stop| stop.candidate));
    let former = pauses_of(model, day, former);
    let steady = as_before(model, eaten, day, stops, &former);
    if is_same && steady.0.0 == Fit::default() {
        return Laid {
            route: steady.1,
            fit: steady.0.0,
        };
    }
    let anew = laid_anew(model, eaten, day, stops, &former);
    let no_worse = steady.0.0 <= anew.0.0;
    let (rank, route) = if no_worse && steady.0.1 <= anew.0.1 + STEADY {
        steady
    } else {
        anew
    };
    Laid { route, fit: rank.0 }
}

/// The stops of a day in order with its meals and rests where they were, whatever that means for them.
pub(crate) fn steadily(model: &Model, day: usize, stops: &[Node], former: &DayPlan) -> Laid {
    let former = pauses_of(model, day, former);
    let mut route = interleaved(model, day, stops, &former);
    let fit = time(model, &mut route);
    Laid { route, fit }
}

/// Nodes of the day's meals and rests, each with the stops around it. Meals that no longer belong into the day fall
/// out, and so do rests of a day without stops.
fn pauses_of(model: &Model, day: usize, former: &DayPlan) -> Vec<Former> {
    let visits: Vec<(usize, u32)> = former
        .entries
        .iter()
        .enumerate()
        .filter_map(|(at, entry)| Some((at, entry.visit()?.candidate)))
        .collect();
    let known = |candidate: u32| (candidate as usize) < model.stops.len();
    let wanted = &model.problem.days[day].meals;
    let node = |kind: &EntryKind| match kind {
        EntryKind::Meal(kind, place) if wanted.contains(kind) => {
            let place = place.as_ref().map(|place| place.candidate);
            Some(meal_node(model, day, *kind, place.filter(|place| known(*place))))
        }
        EntryKind::Rest(place) => Some(Node::rest(model, place.filter(|place| known(*place)), day)),
        _ => None,
    };
    let one = |(at, entry): (usize, &engine_model::itinerary::Entry)| {
        let mut node = node(&entry.kind)?;
        node.stay = node.stay.max(entry.end.0 - entry.start.0);
        let (before, after): (Vec<_>, Vec<_>) = visits.iter().partition(|(visit, _)| *visit < at);
        let candidates = |visits: Vec<(usize, u32)>| visits.into_iter().map(|(_, one)| one).collect();
        Some(Former {
            node,
            start: entry.start.0,
            before: candidates(before),
            after: candidates(after),
        })
    };
    former.entries.iter().enumerate().filter_map(one).collect()
}

/// A meal where it was eaten before; anywhere if that place does not serve it on this day.
fn meal_node(model: &Model, day: usize, kind: MealKind, place: Option<u32>) -> Node {
    let mut node = Node::meal(model, kind, place, day);
    if place.is_some() && node.span.len == 0 {
        return Node::meal(model, kind, None, day);
    }
    if place.is_some() {
        node.points += w::MEAL_KEPT;
    }
    node
}

fn interleaved(model: &Model, day: usize, stops: &[Node], former: &[Former]) -> Route {
    let mut gaps: Vec<Vec<&Former>> = vec![Vec::new(); stops.len() + 1];
    for pause in former {
        gaps[gap_of(pause, stops)].push(pause);
    }
    let mut entries: Vec<Option<(Node, Option<i32>)>> = Vec::new();
    for (at, pauses) in gaps.iter().enumerate() {
        entries.extend(pauses.iter().map(|pause| Some((pause.node, Some(pause.start)))));
        entries.extend(stops.get(at).map(|stop| Some((*stop, None))));
    }
    lay_out(model, day, &entries).route
}

/// Before which stop a pause comes: after the nearest stop before it that is still there, else before the nearest one
/// after it, else after as many stops as before.
fn gap_of(pause: &Former, stops: &[Node]) -> usize {
    let position = |candidate: &u32| stops.iter().position(|stop| stop.candidate == *candidate);
    let after = pause.before.iter().rev().find_map(position).map(|at| at + 1);
    let before = || pause.after.iter().find_map(position);
    after
        .or_else(before)
        .unwrap_or(pause.before.len())
        .min(stops.len())
}

fn as_before(model: &Model, eaten: &[u8], day: usize, stops: &[Node], former: &[Former]) -> (Rank, Route) {
    let mut route = interleaved(model, day, stops, former);
    let had_stops = former
        .iter()
        .any(|pause| pause.before.len() + pause.after.len() > 0);
    drop_unfit_rests(model, &mut route, had_stops);
    for kind in missing_meals(model, &route) {
        insert_best(model, &mut route, &[Node::meal(model, kind, None, day)]);
        fill(model, eaten, &mut route, kind);
    }
    top_up(model, &mut route, former);
    (rank(model, &mut route), route)
}

fn laid_anew(model: &Model, eaten: &[u8], day: usize, stops: &[Node], former: &[Former]) -> (Rank, Route) {
    let mut route = interleaved(model, day, stops, &[]);
    time(model, &mut route);
    let options = |kind: MealKind| {
        let of_kind = |pause: &&Former| pause.node.kind == Kind::Meal && pause.node.meal_kind() == kind;
        let own = former.iter().find(of_kind).map(|pause| pause.node);
        let placed = own.filter(|node| node.candidate != NONE);
        let mut plain = Node::meal(model, kind, None, day);
        plain.stay = own.map_or(plain.stay, |node| node.stay);
        placed.into_iter().chain([plain]).collect::<Vec<Node>>()
    };
    let kinds = missing_meals(model, &route);
    for kind in &kinds {
        insert_best(model, &mut route, &options(*kind));
    }
    for kind in &kinds {
        let is_it = |node: &Node| node.kind == Kind::Meal && node.meal_kind() == *kind;
        let kept = route.clone();
        let before = rank(model, &mut route);
        route.nodes.retain(|node| !is_it(node));
        insert_best(model, &mut route, &options(*kind));
        if rank(model, &mut route) >= before {
            route = kept;
        }
        fill(model, eaten, &mut route, *kind);
    }
    top_up(model, &mut route, former);
    (rank(model, &mut route), route)
}

/// The meals that belong into the day and are not in it, in the order of a day.
fn missing_meals(model: &Model, route: &Route) -> Vec<MealKind> {
    let wanted = &model.problem.days[route.day].meals;
    let eaten = |kind: MealKind| {
        let is_it = |node: &Node| node.kind == Kind::Meal && node.meal_kind() == kind;
        route.nodes.iter().any(is_it)
    };
    let kinds = meals::KINDS.into_iter();
    kinds
        .filter(|kind| wanted.contains(kind) && !eaten(*kind))
        .collect()
}

/// Puts one of the nodes, whichever it is, where it does best.
fn insert_best(model: &Model, route: &mut Route, options: &[Node]) {
    let mut trial = route.clone();
    let mut best: Option<(Rank, usize, Node)> = None;
    for position in 1..route.nodes.len() {
        if !route.is_gap(position) {
            continue;
        }
        for node in options {
            trial.clone_from(route);
            trial.insert(position, *node);
            let rank = rank(model, &mut trial);
            if best.is_none_or(|(least, ..)| rank < least) {
                best = Some((rank, position, *node));
            }
        }
    }
    if let Some((_, position, node)) = best {
        route.insert(position, node);
    }
    time(model, route);
}

/// Gives a meal that has no place the one that does best, not one where another meal of the trip is eaten.
fn fill(model: &Model, eaten: &[u8], route: &mut Route, kind: MealKind) {
    let free = |node: &Node| node.kind == Kind::Meal && node.meal_kind() == kind && node.candidate == NONE;
    let mut least = rank(model, route);
    let Some(position) = route.nodes.iter().position(free) else {
        return;
    };
    let plain = route.nodes[position];
    let mut trial = route.clone();
    let mut best = None;
    for (place, stop) in (0_u32..).zip(&model.stops) {
        let used = eaten[place as usize] > 0 || route.nodes.iter().any(|node| node.candidate == place);
        if used || !stop.fits_meal || stop.site.city != plain.site.city {
            continue;
        }
        let mut node = Node::meal(model, kind, Some(place), route.day);
        if node.span.len == 0 || node.money(model) > plain.money(model) {
            continue;
        }
        (node.stay, node.segment) = (plain.stay, plain.segment);
        trial.clone_from(route);
        trial.nodes[position] = node;
        let rank = rank(model, &mut trial);
        if rank < least {
            least = rank;
            best = Some(node);
        }
    }
    if let Some(node) = best {
        route.nodes[position] = node;
    }
    time(model, route);
}

/// Takes rests out that cannot be where they stand now, and all of them on a day that has lost its stops.
fn drop_unfit_rests(model: &Model, route: &mut Route, had_stops: bool) {
    let mut fit = time(model, route);
    let no_stops = had_stops && route.totals.stops == 0;
    let mut at = 0;
    while at < route.nodes.len() {
        if route.nodes[at].kind == Kind::Rest {
            let mut without = route.clone();
            without.nodes.remove(at);
            let then = time(model, &mut without);
            if no_stops || then.faults < fit.faults {
                (fit, *route) = (then, without);
                continue;
            }
        }
        at += 1;
    }
}

/// Adds the rests that the group still needs, as far as there is room for them; a place of a former rest before
/// another.
fn top_up(model: &Model, route: &mut Route, former: &[Former]) {
    let known: Vec<Node> = former
        .iter()
        .map(|pause| pause.node)
        .filter(|node| node.kind == Kind::Rest && node.candidate != NONE)
        .collect();
    let mut before = rank(model, route);
    while route.totals.stops > 0 && route.totals.rests < route.caps.rests {
        let Some((rank, rested)) = best_rest(model, route, &known) else {
            return;
        };
        if rank.0 > before.0 {
            return;
        }
        (before, *route) = (rank, rested);
    }
}

fn best_rest(model: &Model, route: &Route, known: &[Node]) -> Option<(Rank, Route)> {
    let mut best: Option<(Rank, Route)> = None;
    let mut trial = route.clone();
    for position in (1..route.nodes.len()).filter(|position| route.is_gap(*position)) {
        let near = nearest_rests(model, route, position);
        let others = near.into_iter().map(Some).chain([None]);
        let others = others.map(|place| Node::rest(model, place, route.day));
        for node in known.iter().copied().chain(others) {
            if node.candidate != NONE && node.span.len == 0 {
                continue;
            }
            trial.clone_from(route);
            trial.insert(position, node);
            let rank = rank(model, &mut trial);
            let gained = trial.totals.rests > route.totals.rests;
            if gained && best.as_ref().is_none_or(|(least, _)| rank < *least) {
                best = Some((rank, trial.clone()));
            }
        }
    }
    best
}
