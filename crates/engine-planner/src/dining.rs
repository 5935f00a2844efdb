//! Where meals are eaten: the free place that gains most on the way.

use crate::insertion::meal_gain;
use crate::lists::Lists;
use crate::model::{Model, NONE};
use crate::node::{Kind, Node};
use crate::route::Route;
use crate::state::State;
use crate::weights as w;

/// Gives meals the places that gain most.
pub(crate) fn place_meals(model: &Model, lists: &Lists, state: &mut State, days: &[usize]) {
    for day in days.iter().copied() {
        for position in 0..state.days[day].nodes.len() {
            if state.days[day].nodes[position].kind == Kind::Meal
                && let Some(place) = best_place(model, lists, state, day, position)
            {
                move_meal(model, state, day, position, place);
            }
        }
    }
}

/// The place not yet eaten at that gains most over where the meal is now.
fn best_place(model: &Model, lists: &Lists, state: &State, day: usize, position: usize) -> Option<u32> {
    let money_left = state.money_left(model, day);
    let old = state.days[day].nodes[position];
    // The places come best first, so that none after one that cannot gain enough is worth a look.
    let slack = saved_at_most(model, &state.days[day], position) - old.points;
    let plain_tastes = model.problem.preferences.cuisines.is_empty();
    let mut best: Option<(i64, u32)> = None;
    for place in lists.meals[usize::from(old.site.city)].iter().copied() {
        let most = i64::from(model.stops[place as usize].meal_points + slack) * w::POINT_SCALE;
        if plain_tastes && most <= best.map_or(0, |(most, _)| most) {
            break;
        }
        if state.meals[place as usize] > 0 {
            continue;
        }
        let Some(gain) = meal_gain(model, &state.days[day], position, place, money_left) else {
            continue;
        };
        let worth = i64::from(gain) * w::POINT_SCALE
            + (new_kitchens(model, state, place, day) - lost_kitchens(model, state, old.candidate))
                * w::WISH_SCALE;
        if worth > best.map_or(0, |(most, _)| most) {
            best = Some((worth, place));
        }
    }
    best.map(|(_, place)| place)
}

/// Puts a meal at a place, if the day still holds then.
fn move_meal(model: &Model, state: &mut State, day: usize, position: usize, place: u32) {
    let old = state.days[day].nodes[position];
    let money_left = state.money_left(model, day);
    let mut route = state.days[day].clone();
    let node = Node::meal(model, old.meal_kind(), Some(place), day);
    route.nodes[position] = Node {
        segment: old.segment,
        ..node
    };
    let enough = state.days[day].totals.rests.min(route.caps.rests);
    let holds = route.schedule(model) && route.totals.rests >= enough;
    let spent = route.totals.money - state.days[day].totals.money;
    if holds && spent <= money_left {
        state.money += spent;
        state.days[day] = route;
        state.meals[place as usize] += 1;
        if old.candidate != NONE {
            state.meals[old.candidate as usize] -= 1;
        }
    }
}

/// Points of the way that another place for the meal at `position` could save, as if it lay on the direct way.
fn saved_at_most(model: &Model, route: &Route, position: usize) -> i32 {
    let next = (position + 1..route.nodes.len()).find(|at| !route.nodes[*at].is_transparent());
    let (from, old) = (route.nodes[position - 1].site, route.nodes[position].site);
    let Some(to) = next.map(|at| route.nodes[at].site) else {
        return 0;
    };
    let travel = &model.travel[usize::from(from.city)];
    let through = travel.seconds(from.index, old.index) + travel.seconds(old.index, to.index);
    w::travel_points(through - travel.seconds(from.index, to.index)) + 1
}

/// Wished kitchens that a meal there would add.
fn new_kitchens(model: &Model, state: &State, place: u32, day: usize) -> i64 {
    let bits = model.stops[place as usize].kitchens;
    if bits == 0 {
        return 0;
    }
    let wished = (0_u32..32).zip(&model.problem.preferences.cuisines);
    let new = wished.filter(|(number, (_, on))| {
        bits >> number & 1 == 1
            && on.is_none_or(|on| usize::from(on) == day)
            && !state.eats(model, *number, *on)
    });
    i64::try_from(new.count()).unwrap_or(0)
}

/// Wished kitchens that leaving the place might lose.
fn lost_kitchens(model: &Model, state: &State, old: u32) -> i64 {
    if old == NONE || model.stops[old as usize].kitchens == 0 {
        return 0;
    }
    // A wished kitchen is given up only for another one.
    let wished = model.problem.preferences.cuisines.len();
    i64::from(wished > 0 && state.meals[old as usize] == 1)
}
