//! Ruin and recreate under a falling threshold: takes a few stops out, fills the days again, and keeps the result
//! where it is not much worse than before.

use engine_model::problem::MustSee;

use crate::Control;
use crate::insertion::best_gap;
use crate::lists::Lists;
use crate::model::{Model, NONE};
use crate::node::{Kind, Node};
use crate::polish::polish;
use crate::random::Random;
use crate::recreate::{Scratch, recreate, score};
use crate::route::Route;
use crate::skeleton::{insert_meal, repair_rests};
use crate::state::{State, UNUSED};
use crate::weights as w;

/// Points by which a plan may be worse at first and still be taken.
const THRESHOLD: i64 = 30;
/// Spread of the chance added to what a stop seems to gain.
const NOISE: i32 = 14;
/// How often cancellation is looked at and progress told.
const POLL: u64 = 16;

/// The best plan found and the iterations done.
pub(crate) fn improve(
    model: &Model,
    routes: Vec<Route>,
    random: &mut Random,
    control: &Control,
) -> (State, u64) {
    let mut current = State::new(model, routes);
    let open: Vec<usize> = (0..model.open.len()).filter(|day| model.open[*day]).collect();
    let Some(first) = open.first() else {
        return (current, 0);
    };
    let lists = Lists::new(model);
    put_back(model, &mut current, &open);
    let mut scratch = Scratch::new(&lists, &current.days[*first]);
    recreate(model, &lists, &mut current, &open, 0, random, &mut scratch);
    let mut now = score(model, &current);
    let mut best = current.clone();
    let mut most = now;
    let mut trial = current.clone();
    let total = u64::from(model.problem.iterations_per_day) * (open.len() as u64);
    let mut done = 0;
    while done < total {
        if done % POLL == 0 {
            if (control.cancel)() {
                break;
            }
            tell(control, done, total);
        }
        done += 1;
        trial.clone_from(&current);
        let Some(changed) = ruin(model, &mut trial, &open, random) else {
            continue;
        };
        let noise = if random.once_in(3) { 0 } else { NOISE };
        recreate(model, &lists, &mut trial, &changed, noise, random, &mut scratch);
        let then = score(model, &trial);
        let left = i64::try_from((total - done) * 1000 / total).unwrap_or(0);
        if then >= now - THRESHOLD * w::POINT_SCALE * left / 1000 {
            std::mem::swap(&mut current, &mut trial);
            now = then;
            if now > most {
                most = now;
                best.clone_from(&current);
            }
        }
    }
    force_musts(model, &lists, &mut best, &open, random, &mut scratch);
    polish(model, &lists, &mut best, &open, random, &mut scratch);
    tell(control, total, total);
    (best, done)
}

/// The plan without a must-see that stands on another day than asked for, if it may be moved.
fn without_misplaced(model: &Model, state: &State, must: &MustSee) -> Option<State> {
    let on = *state.visited.get(must.candidate as usize)?;
    let day = usize::from(on);
    if on == UNUSED || must.day.is_none_or(|asked| asked == on) || !model.open[day] {
        return None;
    }
    let at = state.days[day]
        .nodes
        .iter()
        .position(|node| node.kind == Kind::Visit && node.candidate == must.candidate && !node.locked)?;
    let mut trial = state.clone();
    trial.days[day].nodes.remove(at);
    let holds = trial.days[day].schedule(model);
    trial.tally(model);
    holds.then_some(trial)
}

/// Takes each stop of a day out in turn where a must-see is still missing, so that none is given up for one stop.
fn force_musts(
    model: &Model,
    lists: &Lists,
    best: &mut State,
    open: &[usize],
    random: &mut Random,
    scratch: &mut Scratch,
) {
    let mut most = score(model, best);
    for must in &model.problem.must_see {
        let fits_on = |day: &usize| {
            let asked = must.day.is_none_or(|on| usize::from(on) == *day);
            asked && !model.variants(must.candidate, *day).is_empty()
        };
        if let Some(mut trial) = without_misplaced(model, best, must) {
            recreate(model, lists, &mut trial, open, 0, random, scratch);
            if score(model, &trial) > most {
                most = score(model, &trial);
                *best = trial;
            }
        }
        for day in open.iter().copied().filter(fits_on) {
            for at in removable(&best.days[day]) {
                if best.visited[must.candidate as usize] != UNUSED {
                    break;
                }
                let mut trial = best.clone();
                trial.days[day].nodes.remove(at);
                if !trial.days[day].schedule(model) {
                    continue;
                }
                trial.tally(model);
                recreate(model, lists, &mut trial, &[day], 0, random, scratch);
                if score(model, &trial) > most {
                    most = score(model, &trial);
                    *best = trial;
                    break;
                }
            }
        }
    }
}

fn tell(control: &Control, done: u64, total: u64) {
    if let Some(progress) = control.progress {
        let percent = (done * 100).checked_div(total).unwrap_or(100);
        progress(u32::try_from(percent).unwrap_or(100));
    }
}

/// Takes something out; the days changed, or nothing where what is left would not hold.
fn ruin(model: &Model, state: &mut State, open: &[usize], random: &mut Random) -> Option<Vec<usize>> {
    let wanted = missing_must(model, state, open, random);
    let day = wanted.unwrap_or_else(|| open[random.below(open.len())]);
    let mut changed = vec![day];
    match random.below(100) {
        _ if wanted.is_some() && random.once_in(2) => remove_all(&mut state.days[day]),
        0..20 => remove_string(&mut state.days[day], 1 + random.below(3), random),
        20..55 => {
            let other = open[random.below(open.len())];
            for one in [day, other] {
                remove_string(&mut state.days[one], 1 + random.below(2), random);
            }
            changed.push(other);
        }
        55..60 => remove_all(&mut state.days[day]),
        _ => changed.extend(remove_related(model, state, day, open, random)),
    }
    changed.sort_unstable();
    changed.dedup();
    for day in &changed {
        let route = &mut state.days[*day];
        loosen(model, route, random);
        let missing = if random.once_in(4) {
            take_meals(route)
        } else {
            Vec::new()
        };
        if !route.schedule(model) || !missing.into_iter().all(|slot| insert_meal(model, route, slot)) {
            return None;
        }
    }
    state.tally(model);
    (model.money >= state.money).then_some(changed)
}

/// Now and then: a day on which a must-see that is not in could be visited.
fn missing_must(model: &Model, state: &State, open: &[usize], random: &mut Random) -> Option<usize> {
    let missing = |candidate: u32| state.visited.get(candidate as usize) == Some(&UNUSED);
    let musts: Vec<u32> = model
        .problem
        .must_see
        .iter()
        .map(|must| must.candidate)
        .filter(|one| missing(*one))
        .collect();
    if musts.is_empty() || !random.once_in(3) {
        return None;
    }
    let candidate = musts[random.below(musts.len())];
    let days: Vec<usize> = open
        .iter()
        .copied()
        .filter(|day| !model.variants(candidate, *day).is_empty())
        .collect();
    (!days.is_empty()).then(|| days[random.below(days.len())])
}

/// Puts the stops of the plan that is being changed back where they were, as far as they still fit.
fn put_back(model: &Model, state: &mut State, open: &[usize]) {
    let Some(base) = &model.problem.base else { return };
    for day in open.iter().copied() {
        let Some(plan) = base.itinerary.days.get(day) else {
            continue;
        };
        for (entry, visit) in plan.visits() {
            let known = (visit.candidate as usize) < model.stops.len();
            if known && state.visited[visit.candidate as usize] == UNUSED {
                put_back_stop(model, state, day, visit.candidate, entry.end.0 - entry.start.0);
            }
        }
    }
}

fn put_back_stop(model: &Model, state: &mut State, day: usize, candidate: u32, stay: i32) {
    let money = state.money_left(model, day);
    let mut trial = state.days[day].clone();
    let mut route = state.days[day].clone();
    let nodes = model
        .variants(candidate, day)
        .iter()
        .map(|variant| Node::visit(model, candidate, day, *variant, stay));
    let fitting =
        nodes.filter_map(|node| best_gap(model, &route, &node, money, &mut trial).map(|gap| (node, gap)));
    let Some((node, gap)) = fitting.max_by_key(|(node, gap)| (node.asked, node.points - gap.burden)) else {
        return;
    };
    route.insert(gap.position, node);
    if route.schedule(model) && repair_rests(model, &mut route, money) {
        state.days[day] = route;
        state.tally(model);
    }
}

fn is_removable(route: &Route, at: usize) -> bool {
    route.nodes[at].kind == Kind::Visit && !route.nodes[at].locked
}

/// Positions of the stops of a day that may be taken out.
pub(crate) fn removable(route: &Route) -> Vec<usize> {
    (0..route.nodes.len())
        .filter(|at| is_removable(route, *at))
        .collect()
}

fn remove_string(route: &mut Route, length: usize, random: &mut Random) {
    let visits = removable(route);
    if visits.is_empty() {
        return;
    }
    let first = random.below(visits.len());
    for at in visits[first..].iter().take(length).rev() {
        route.nodes.remove(*at);
    }
}

fn remove_all(route: &mut Route) {
    route.nodes.retain(|node| node.kind != Kind::Visit || node.locked);
}

/// Takes a stop of the day out together with those nearest to it on any day; the days that changed.
fn remove_related(
    model: &Model,
    state: &mut State,
    day: usize,
    open: &[usize],
    random: &mut Random,
) -> Vec<usize> {
    let visits = removable(&state.days[day]);
    if visits.is_empty() {
        return Vec::new();
    }
    let middle = state.days[day].nodes[visits[random.below(visits.len())]].site;
    let travel = &model.travel[usize::from(middle.city)];
    let mut near: Vec<(i32, usize, u32)> = Vec::new();
    for other in open.iter().copied() {
        let route = &state.days[other];
        for at in removable(route) {
            let node = &route.nodes[at];
            if node.site.city == middle.city {
                let far = travel.seconds(middle.index, node.site.index) + 240 + random.around_zero(240);
                near.push((far, other, node.candidate));
            }
        }
    }
    near.sort_unstable();
    near.truncate(2 + random.below(3));
    for (_, other, candidate) in &near {
        let nodes = &mut state.days[*other].nodes;
        nodes.retain(|node| node.kind != Kind::Visit || node.candidate != *candidate);
    }
    near.into_iter().map(|(_, other, _)| other).collect()
}

/// Lets meals leave their places and takes rests out, so that both can be chosen anew.
fn loosen(model: &Model, route: &mut Route, random: &mut Random) {
    if route.caps.rests > 0 {
        route.nodes.retain(|node| node.kind != Kind::Rest);
    }
    for node in &mut route.nodes {
        if node.kind == Kind::Meal && node.candidate != NONE && random.once_in(2) {
            node.candidate = NONE;
            node.points = 0;
            node.span = model.plain_meal(node.meal_kind());
        }
    }
}

fn take_meals(route: &mut Route) -> Vec<usize> {
    let mut taken = Vec::new();
    route.nodes.retain(|node| {
        let is_meal = node.kind == Kind::Meal;
        if is_meal {
            taken.push(usize::from(node.slot));
        }
        !is_meal
    });
    taken
}
