//! Cheaper places for the meals of days that would else cost too much.

use crate::model::Model;
use crate::node::{Kind, Node};
use crate::route::Route;

/// Moves meals to cheaper places until every day and the trip keep to the budget, or nothing more can be saved.
pub(crate) fn cheapen(model: &Model, routes: &mut [Route]) {
    let mut taken: Vec<u32> = Vec::new();
    loop {
        let total: i64 = routes.iter().map(|route| route.totals.money).sum();
        let too_dear = |day: usize| {
            model.open[day] && (total > model.money || routes[day].totals.money > routes[day].caps.money)
        };
        let best = (0..routes.len())
            .filter(|day| too_dear(*day))
            .filter_map(|day| cheapest_meal(model, &routes[day], &taken))
            .max_by_key(|(saved, place, route)| (*saved, std::cmp::Reverse((*place, route.day))));
        let Some((_, place, route)) = best else { return };
        taken.push(place);
        let day = route.day;
        routes[day] = route;
    }
}

/// The change of one meal's place that saves most: what it saves, the place, and the day with it.
fn cheapest_meal(model: &Model, route: &Route, taken: &[u32]) -> Option<(i64, u32, Route)> {
    let mut best: Option<(i64, u32, Route)> = None;
    for position in (0..route.nodes.len()).filter(|at| route.nodes[*at].kind == Kind::Meal) {
        let old = &route.nodes[position];
        let here = |candidate: &u32| {
            let stop = &model.stops[*candidate as usize];
            stop.fits_meal && stop.site.city == old.site.city && !taken.contains(candidate)
        };
        for place in (0_u32..).take(model.stops.len()).filter(here) {
            let node = Node::meal(model, old.meal_kind(), Some(place), route.day);
            if node.span.len == 0 || node.money(model) >= old.money(model) {
                continue;
            }
            let mut changed = route.clone();
            changed.caps.money = i64::MAX;
            changed.nodes[position] = Node {
                segment: old.segment,
                ..node
            };
            let enough = route.totals.rests.min(route.caps.rests);
            let holds = changed.schedule(model) && changed.totals.rests >= enough;
            let saved = route.totals.money - changed.totals.money;
            if holds && saved > best.as_ref().map_or(0, |(most, _, _)| *most) {
                changed.caps.money = route.caps.money;
                best = Some((saved, place, changed));
            }
        }
    }
    best
}
