//! Fills the days again: the stop with the best gain first, then real places for the meals.

use engine_model::problem::CategoryPreference;

use crate::dining::place_meals;
use crate::found::{Found, FoundGaps, find, relief};
use crate::lists::{Listed, Lists};
use crate::model::Model;
use crate::node::{Kind, Node};
use crate::random::Random;
use crate::route::Route;
use crate::skeleton::{repair_rests, rested_worth};
use crate::state::{State, UNUSED, fatigue_points, most_wished, same_day_points, scalar};
use crate::{Value, weights as w};

/// Memory that is used again in every iteration.
pub(crate) struct Scratch {
    gains: Vec<i32>,
    found: FoundGaps,
    trial: Route,
    before: Route,
    banned: Vec<(u32, usize)>,
}

/// Chance that moves what candidates seem to be worth, the same for a candidate during one filling.
#[derive(Clone, Copy)]
struct Noise {
    spread: i32,
    salt: u64,
}

impl Noise {
    #[inline]
    fn of(self, candidate: u32) -> i32 {
        if self.spread == 0 {
            return 0;
        }
        let mixed = (self.salt ^ u64::from(candidate)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33;
        let width = 2 * u64::from(self.spread.unsigned_abs()) + 1;
        i32::try_from((mixed * width) >> 31).unwrap_or(0) - self.spread
    }
}

struct Choice {
    score: i64,
    day: usize,
    candidate: u32,
    found: Found,
}

impl Scratch {
    pub(crate) fn new(lists: &Lists, route: &Route) -> Self {
        let longest = lists.stops.iter().map(Vec::len).max().unwrap_or(0);
        Self {
            gains: Vec::new(),
            found: FoundGaps::new(lists.stops.len(), longest),
            trial: route.clone(),
            before: route.clone(),
            banned: Vec::new(),
        }
    }
}

/// Puts stops in while that gains something, then chooses places for the meals of the days named.
pub(crate) fn recreate(
    model: &Model,
    lists: &Lists,
    state: &mut State,
    days: &[usize],
    noise: i32,
    random: &mut Random,
    scratch: &mut Scratch,
) {
    if random.once_in(2) {
        place_meals(model, lists, state, days);
    }
    scratch.banned.clear();
    let salt = random.salt();
    loop {
        model.tastes.gains(&state.classes, &mut scratch.gains);
        let mut best: Option<Choice> = None;
        for day in (0..model.open.len()).filter(|day| model.open[*day]) {
            best_stop(
                model,
                lists,
                state,
                day,
                Noise { spread: noise, salt },
                scratch,
                &mut best,
            );
        }
        let Some(choice) = best else { break };
        insert(model, state, &choice, scratch);
    }
    place_meals(model, lists, state, days);
    for day in days {
        settle_rests(model, state, *day);
    }
}

/// Chooses the rests of a day anew now that its stops are known, and keeps them where that is better.
fn settle_rests(model: &Model, state: &mut State, day: usize) {
    let old = &state.days[day];
    if old.caps.rests == 0 || old.totals.stops == 0 {
        return;
    }
    let money_left = state.money_left(model, day);
    let mut new = old.clone();
    new.nodes.retain(|node| node.kind != Kind::Rest);
    if !new.schedule(model) {
        return;
    }
    let saved = old.totals.money - new.totals.money;
    let settled = repair_rests(model, &mut new, money_left.saturating_add(saved));
    if settled && (!old.is_complete() || rested_worth(&new) > rested_worth(old)) {
        state.money += new.totals.money - old.totals.money;
        state.days[day] = new;
    }
}

/// Wishes that one more stop of the category on the day would meet.
fn wishes_met(model: &Model, state: &State, category: u8, day: usize) -> i64 {
    let meets = |wish: &&CategoryPreference| {
        wish.more
            && crate::taste::category_number(wish.category) == category
            && wish.day.is_none_or(|on| usize::from(on) == day)
            && state.wished_stops(**wish) < most_wished(model, wish.day)
    };
    let met = model.problem.preferences.categories.iter().filter(meets).count();
    i64::try_from(met).unwrap_or(0)
}

/// Looks on one day for a stop that gains more than the best one so far.
fn best_stop(
    model: &Model,
    lists: &Lists,
    state: &State,
    day: usize,
    noise: Noise,
    scratch: &mut Scratch,
    best: &mut Option<Choice>,
) {
    let route = &state.days[day];
    if route.totals.stops >= route.caps.stops {
        return;
    }
    let money = state.money_left(model, day);
    let tired = fatigue_points(route, route.totals.stops);
    let relief = relief(route);
    let beside = most_beside(model, &scratch.gains, tired + noise.spread);
    for (at, listed) in lists.stops[day].iter().enumerate() {
        let bar = best.as_ref().map_or(0, |choice| choice.score);
        // The list falls by this bound: nothing after it gains more.
        if listed.bound() + beside + relief <= bar {
            break;
        }
        let candidate = listed.candidate;
        if state.visited[candidate as usize] != UNUSED {
            continue;
        }
        let by_chance = tired + noise.of(candidate);
        let common =
            common_worth(model, state, day, listed, &scratch.gains) + i64::from(by_chance) * w::POINT_SCALE;
        if common + listed.most + relief <= bar || scratch.banned.contains(&(candidate, day)) {
            continue;
        }
        let trial = &mut scratch.trial;
        let look = || find(model, route, candidate, listed.is_asked, money, trial);
        let found = scratch.found.look_up((day, at), (route.version, money), look);
        if let Some(found) = found.filter(|found| common + found.net > bar) {
            *best = Some(Choice {
                score: common + found.net,
                day,
                candidate,
                found,
            });
        }
    }
}

/// A bound on what any candidate is worth beside its own points: the best gain of any taste, the first of its category,
/// every wish met.
fn most_beside(model: &Model, gains: &[i32], by_chance: i32) -> i64 {
    let gain = gains.iter().max().copied().unwrap_or(0);
    let wishes = i64::try_from(model.problem.preferences.categories.len()).unwrap_or(0);
    wishes * w::WISH_SCALE + i64::from(gain + same_day_points(0) + by_chance) * w::POINT_SCALE
}

/// What a candidate is worth on a day beside its own points, by what is in already.
fn common_worth(model: &Model, state: &State, day: usize, listed: &Listed, gains: &[i32]) -> i64 {
    let same = usize::from(state.day_categories[day][usize::from(listed.category)]);
    let points = gains[usize::from(listed.class)] + same_day_points(same);
    let wishes = wishes_met(model, state, listed.category, day);
    listed.musts * w::MUST_SCALE + wishes * w::WISH_SCALE + i64::from(points) * w::POINT_SCALE
}

fn insert(model: &Model, state: &mut State, choice: &Choice, scratch: &mut Scratch) {
    let money_left = state.money_left(model, choice.day);
    let route = &mut state.days[choice.day];
    scratch.before.clone_from(route);
    let node = choice.found.node(model, choice.candidate, choice.day);
    let mut position = usize::from(choice.found.position);
    let rests_there = |one: &Node| one.kind == Kind::Rest && one.candidate == node.candidate;
    if let Some(rest) = route.nodes.iter().position(rests_there) {
        // Nobody rests at a park to visit it afterwards; another rest is found below.
        route.nodes.remove(rest);
        position -= usize::from(rest < position);
    }
    route.insert(position, node);
    let fits = route.schedule(model) && {
        let spent = route.totals.money - scratch.before.totals.money;
        spent <= money_left && repair_rests(model, route, money_left - spent)
    };
    if fits {
        state.add(model, choice.day, &node, scratch.before.totals.money);
    } else {
        state.days[choice.day].clone_from(&scratch.before);
        scratch.banned.push((choice.candidate, choice.day));
    }
}

/// The search's single number for the whole plan; a day that lacks a rest or a settled position weighs more than
/// anything else, and a trip beyond its budget more than that: taking a stop out may cost a ride that two walks did not.
pub(crate) fn score(model: &Model, state: &State) -> i64 {
    let lacking = state
        .days
        .iter()
        .zip(&model.open)
        .filter(|(day, open)| **open && !day.is_complete())
        .count();
    let lacking = lacking
        + if state.money > model.money {
            state.days.len() + 1
        } else {
            0
        };
    let value: Value = state.value(model);
    scalar(value) - i64::try_from(lacking).unwrap_or(0) * (w::MUST_SCALE << 12)
}
