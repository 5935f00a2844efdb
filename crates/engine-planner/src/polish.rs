//! The end of the search: moves that only ever make the plan better, until none does.
//!
//! Within a day one to three entries in a row move elsewhere, turned round or not; between days stops move and change
//! places; each stop gives way to a better one. What comes out is a local optimum, so that no day zigzags for want of
//! a few more iterations.

use crate::compact::coming_back;
use crate::dining::place_meals;
use crate::found::shortest;
use crate::insertion::best_gap;
use crate::lists::Lists;
use crate::model::Model;
use crate::node::{Kind, Node};
use crate::random::Random;
use crate::recreate::{Scratch, recreate, score};
use crate::route::Route;
use crate::search::removable;
use crate::skeleton::{repair_rests, rested_worth};
use crate::state::State;
use crate::variant::Variant;
use crate::weights as w;

/// Rounds of all moves; most plans stand still after two.
const ROUNDS: usize = 4;
/// Most entries that move together.
const LONGEST_RUN: usize = 3;

/// Improves the plan until no move does.
pub(crate) fn polish(
    model: &Model,
    lists: &Lists,
    state: &mut State,
    open: &[usize],
    random: &mut Random,
    scratch: &mut Scratch,
) {
    for _ in 0..ROUNDS {
        let before = score(model, state);
        for day in open {
            reorder(model, state, *day);
        }
        while move_between_days(model, state, open) || swap_between_days(model, state, open) {}
        replace(model, lists, state, open, random, scratch);
        let mut dined = state.clone();
        place_meals(model, lists, &mut dined, open);
        keep_better(model, state, dined);
        if score(model, state) <= before {
            return;
        }
    }
}

fn keep_better(model: &Model, state: &mut State, trial: State) -> bool {
    let better = score(model, &trial) > score(model, state);
    if better {
        *state = trial;
    }
    better
}

/// What a day whose stops stay the same ones is worth; one that lacks a rest or a settled position least of all.
fn worth(model: &Model, route: &Route) -> i64 {
    let lacking = if route.is_complete() { 0 } else { w::MUST_SCALE };
    i64::from(route.totals.asked) * w::WISH_SCALE - lacking
        + (rested_worth(route) + i64::from(coming_back(model, route))) * w::POINT_SCALE
}

/// Moves runs of entries within a day while that makes it better.
fn reorder(model: &Model, state: &mut State, day: usize) {
    let mut route = state.days[day].clone();
    let spendable = state.money_left(model, day).saturating_add(route.totals.money);
    let mut trial = route.clone();
    let mut improved = false;
    while let Some(better) = best_reordering(model, &route, &mut trial, spendable) {
        route = better;
        improved = true;
    }
    if improved {
        let mut changed = state.clone();
        changed.days[day] = route;
        changed.tally(model);
        keep_better(model, state, changed);
    }
}

fn best_reordering(model: &Model, route: &Route, trial: &mut Route, spendable: i64) -> Option<Route> {
    let mut best: Option<Route> = None;
    let mut most = worth(model, route);
    let mut look = |trial: &mut Route| {
        let holds = trial.schedule(model) && trial.totals.money <= spendable;
        if holds && worth(model, trial) > most {
            most = worth(model, trial);
            best = Some(trial.clone());
        }
    };
    for first in 1..route.nodes.len() {
        let free = |length: &usize| {
            let run = route.nodes.get(first..first + length);
            run.is_some_and(|run| run.iter().all(Node::is_free))
        };
        for length in (1..=LONGEST_RUN).take_while(free) {
            for to in 1..route.nodes.len() - length {
                for turned in [false, true] {
                    if to == first && !turned || length == 1 && turned {
                        continue;
                    }
                    if moved(route, trial, first, length, to, turned) {
                        look(trial);
                    }
                }
            }
        }
        for way in other_ways(model, route, first) {
            trial.clone_from(route);
            trial.nodes[first] = way;
            look(trial);
        }
    }
    best
}

/// Takes a run of entries out and puts it before what is then at `to`; false where it may not stand there.
fn moved(route: &Route, trial: &mut Route, first: usize, length: usize, to: usize, turned: bool) -> bool {
    trial.clone_from(route);
    let run: Vec<Node> = trial.nodes.drain(first..first + length).collect();
    if !trial.is_gap(to) {
        return false;
    }
    for at in 0..length {
        let own = if turned { at } else { length - 1 - at };
        trial.insert(to, run[own]);
    }
    true
}

/// The other ways to visit the stop at a position where it stands.
fn other_ways(model: &Model, route: &Route, at: usize) -> Vec<Node> {
    let node = &route.nodes[at];
    if node.kind != Kind::Visit || node.locked {
        return Vec::new();
    }
    let others = model.variants(node.candidate, route.day).iter();
    let others = others.filter(|variant| variant.span != node.span);
    others
        .map(|variant| Node {
            segment: node.segment,
            ..again(model, node, route.day, *variant)
        })
        .collect()
}

/// The same visit on another day or in another way, as long as before.
fn again(model: &Model, node: &Node, day: usize, variant: Variant) -> Node {
    let visit = Node::visit(model, node.candidate, day, variant, node.stay);
    if node.stay < model.stops[node.candidate as usize].stay {
        shortest(visit)
    } else {
        visit
    }
}

fn without(model: &Model, route: &Route, at: usize) -> Option<Route> {
    let mut shorter = route.clone();
    shorter.nodes.remove(at);
    shorter.schedule(model).then_some(shorter)
}

/// The day with the visit put in where it costs least, in whichever way is worth most there.
fn with_visit(model: &Model, route: &Route, node: &Node) -> Option<Route> {
    let mut trial = route.clone();
    let ways = model.variants(node.candidate, route.day).iter();
    let fitting = ways.filter_map(|variant| {
        let visit = again(model, node, route.day, *variant);
        let gap = best_gap(model, route, &visit, i64::MAX, &mut trial)?;
        Some((visit.asked, visit.points - gap.burden, gap.position, visit))
    });
    let (_, _, position, visit) = fitting.max_by_key(|(asked, net, ..)| (*asked, *net))?;
    let mut longer = route.clone();
    longer.insert(position, visit);
    (longer.schedule(model) && repair_rests(model, &mut longer, i64::MAX)).then_some(longer)
}

/// Puts two changed days in if that is better.
fn keep_days(model: &Model, state: &mut State, one: Route, other: Route) -> bool {
    let mut trial = state.clone();
    let (day, on) = (one.day, other.day);
    trial.days[day] = one;
    trial.days[on] = other;
    trial.tally(model);
    keep_better(model, state, trial)
}

fn move_between_days(model: &Model, state: &mut State, open: &[usize]) -> bool {
    for from in open.iter().copied() {
        for at in removable(&state.days[from]) {
            let node = state.days[from].nodes[at];
            let Some(shorter) = without(model, &state.days[from], at) else {
                continue;
            };
            for to in open.iter().copied().filter(|day| *day != from) {
                if let Some(longer) = with_visit(model, &state.days[to], &node)
                    && keep_days(model, state, shorter.clone(), longer)
                {
                    return true;
                }
            }
        }
    }
    false
}

fn swap_between_days(model: &Model, state: &mut State, open: &[usize]) -> bool {
    for (number, day) in open.iter().copied().enumerate() {
        for other in open[number + 1..].iter().copied() {
            if swap_days(model, state, day, other) {
                return true;
            }
        }
    }
    false
}

fn swap_days(model: &Model, state: &mut State, day: usize, other: usize) -> bool {
    for at in removable(&state.days[day]) {
        let node = state.days[day].nodes[at];
        if model.variants(node.candidate, other).is_empty() {
            continue;
        }
        let Some(shorter) = without(model, &state.days[day], at) else {
            continue;
        };
        for place in removable(&state.days[other]) {
            let back = state.days[other].nodes[place];
            let swapped = without(model, &state.days[other], place).and_then(|route| {
                let there = with_visit(model, &route, &node)?;
                Some((with_visit(model, &shorter, &back)?, there))
            });
            if let Some((one, two)) = swapped
                && keep_days(model, state, one, two)
            {
                return true;
            }
        }
    }
    false
}

/// Takes each stop out in turn and fills the day again.
fn replace(
    model: &Model,
    lists: &Lists,
    state: &mut State,
    open: &[usize],
    random: &mut Random,
    scratch: &mut Scratch,
) {
    for day in open.iter().copied() {
        let mut at = 0;
        while at < state.days[day].nodes.len() {
            if removable(&state.days[day]).contains(&at)
                && let Some(shorter) = without(model, &state.days[day], at)
            {
                let mut trial = state.clone();
                trial.days[day] = shorter;
                trial.tally(model);
                recreate(model, lists, &mut trial, &[day], 0, random, scratch);
                keep_better(model, state, trial);
            }
            at += 1;
        }
    }
}
