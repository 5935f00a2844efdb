//! Where a node fits into a day, and what it costs there, in constant time a position on most days.

use engine_model::problem::SiteRef;

use crate::model::Model;
use crate::node::{Kind, Node, start_of};
use crate::route::{Route, evening_points, idle_points};
use crate::rules::openings::latest_start;
use crate::rules::travel::BLOCKED;
use crate::weights as w;

/// A place in a day for a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    /// It goes before the node now at this position.
    pub(crate) position: usize,
    /// Points that the way there and waiting cost.
    pub(crate) burden: i32,
}

/// The cheapest place for the node on the day, within what may still be spent.
pub(crate) fn best_gap(
    model: &Model,
    route: &Route,
    node: &Node,
    money_left: i64,
    trial: &mut Route,
) -> Option<Gap> {
    if node.kind == Kind::Visit && route.totals.stops >= route.caps.stops {
        return None;
    }
    let mut best: Option<Gap> = None;
    let by_trial = needs_trial(route, node);
    let mut dined = false;
    let awaited = route.awaits_stops_before();
    for position in 1..route.nodes.len() {
        dined |= route.nodes[position - 1].is_dinner();
        if !route.is_gap(position) {
            continue;
        }
        let Some((start, burden)) = burden_at(model, route, node, position, money_left) else {
            continue;
        };
        let burden = match node.kind {
            Kind::Visit => {
                let wanted = if position <= awaited { w::BEFORE_ORDER } else { 0 };
                let early = too_early(route, node, position, start);
                burden + early - wanted - evening_points(model, node, start, dined, route.totals.evenings)
            }
            _ => burden,
        };
        if best.is_some_and(|gap| gap.burden <= burden) {
            continue;
        }
        if by_trial && !fits_in_trial(model, route, node, position, trial) {
            continue;
        }
        best = Some(Gap { position, burden });
    }
    best
}

/// Points that a settled stop costs where the day has no time yet for the stops that are to come before it.
fn too_early(route: &Route, node: &Node, position: usize, start: i32) -> i32 {
    let Some(order) = node.order else { return 0 };
    let before = &route.nodes[..position];
    let stops = before.iter().filter(|node| node.kind == Kind::Visit).count();
    let missing = i32::try_from(usize::from(order).saturating_sub(stops)).unwrap_or(i32::MAX);
    let room = start - route.start.first().copied().unwrap_or(start);
    missing
        .saturating_mul(w::USUAL_STOP_MINUTES)
        .saturating_sub(room / 60)
        .max(0)
}

/// Puts the node at the position of a copy of the day; whether the copy holds and loses no rest that it needs.
pub(crate) fn fits_in_trial(
    model: &Model,
    route: &Route,
    node: &Node,
    position: usize,
    trial: &mut Route,
) -> bool {
    trial.clone_from(route);
    trial.insert(position, *node);
    trial.schedule(model) && trial.totals.rests >= route.totals.rests.min(route.caps.rests)
}

fn needs_trial(route: &Route, node: &Node) -> bool {
    route.caps.rests > 0
        || node.order.is_some()
        || route
            .nodes
            .iter()
            .any(|node| node.order.is_some() || node.kind == Kind::Rest)
}

/// The legs into a node and out of it, and the one they replace.
struct Detour<'r> {
    from: SiteRef,
    site: SiteRef,
    to: &'r Node,
}

/// When the node would start at the position, and the points that the way and the idle time would cost more than now.
fn burden_at(
    model: &Model,
    route: &Route,
    node: &Node,
    position: usize,
    money_left: i64,
) -> Option<(i32, i32)> {
    let from = route.nodes[position - 1].site;
    let next = &route.nodes[position];
    if node.is_transparent() {
        let arrival = route.end[position - 1];
        let start = start_of(model, route.day, node, arrival)?;
        let seconds = model.travel[usize::from(from.city)].seconds(from.index, next.site.index);
        if start + node.stay + seconds > route.latest[position] || money_left < node.money(model) {
            return None;
        }
        return Some((start, (start - arrival) / 120 * w::WAIT_TWO_MINUTES));
    }
    if node.site.city != from.city {
        return None;
    }
    let travel = &model.travel[usize::from(from.city)];
    let there = travel.seconds(from.index, node.site.index);
    let arrival = route.end[position - 1] + there;
    if there >= BLOCKED || arrival + node.stay > route.latest_after(position) {
        return None;
    }
    let start = start_of(model, route.day, node, arrival)?;
    let (to, departure) = through_transparent(model, route, position, node, start + node.stay)?;
    let onward = travel.seconds(node.site.index, route.nodes[to].site.index);
    if departure + onward > route.latest[to] {
        return None;
    }
    let detour = Detour {
        from,
        site: node.site,
        to: &route.nodes[to],
    };
    if !walks(model, route, &detour) || (model.frugal && money_left < detour.money(model) + node.money(model))
    {
        return None;
    }
    let direct = travel.seconds(from.index, route.nodes[to].site.index);
    let idle = idle_points(route.sets_out(position), start - arrival);
    let more = idle + idle_change(model, route, position, node.site, start + node.stay);
    Some((start, w::travel_points(there + onward - direct) + more))
}

/// Points by which the idle time before the node at `position` changes when the group comes from another site, which
/// it leaves at `departure`.
fn idle_change(model: &Model, route: &Route, position: usize, site: SiteRef, departure: i32) -> i32 {
    let next = &route.nodes[position];
    if next.kind == Kind::End {
        return 0;
    }
    let travel = &model.travel[usize::from(site.city)];
    let leg = |from: SiteRef| {
        if next.is_transparent() {
            0
        } else {
            travel.seconds(from.index, next.site.index)
        }
    };
    let start = route.start[position];
    let before = start - route.end[position - 1] - leg(route.nodes[position - 1].site);
    let after = start - departure - leg(site);
    idle_points(false, after) - idle_points(route.sets_out(position), before)
}

/// Passes the meals and rests that would move along with the new node: the next node that stands by itself, and when
/// the group leaves for it.
fn through_transparent(
    model: &Model,
    route: &Route,
    position: usize,
    node: &Node,
    mut departure: i32,
) -> Option<(usize, i32)> {
    let mut at = position;
    while route.nodes[at].is_transparent() {
        let moved = &route.nodes[at];
        let seated = model.seats[usize::from(node.site.city)][usize::from(node.site.index)];
        if moved.kind == Kind::Rest && at == position && !(seated && node.kind == Kind::Visit) {
            return None;
        }
        departure = start_of(model, route.day, moved, departure)? + moved.stay;
        at += 1;
    }
    Some((at, departure))
}

fn walks(model: &Model, route: &Route, detour: &Detour) -> bool {
    let travel = &model.travel[usize::from(detour.site.city)];
    let more = travel.walking(detour.from.index, detour.site.index)
        + travel.walking(detour.site.index, detour.to.site.index)
        - travel.walking(detour.from.index, detour.to.site.index);
    route.totals.walking + more <= route.caps.walking
}

impl Detour<'_> {
    fn money(&self, model: &Model) -> i64 {
        let travel = &model.travel[usize::from(self.site.city)];
        let cost = |from: SiteRef, to: SiteRef| travel.cost(from.index, to.index).unwrap_or(0);
        cost(self.from, self.site) + cost(self.site, self.to.site) - cost(self.from, self.to.site)
    }
}

impl Route {
    /// A bound on when anything put before the node at `position` must have ended.
    #[inline]
    fn latest_after(&self, position: usize) -> i32 {
        self.nodes[position..]
            .iter()
            .zip(&self.latest[position..])
            .find(|(node, _)| !node.is_transparent())
            .map_or(i32::MAX, |(_, latest)| *latest)
    }
}

/// Takes the place of the meal at `position`: what it gains over the meal as it is; `None` where it does not fit.
pub(crate) fn meal_gain(
    model: &Model,
    route: &Route,
    position: usize,
    place: u32,
    money_left: i64,
) -> Option<i32> {
    let old = &route.nodes[position];
    let node = Node::meal(model, old.meal_kind(), Some(place), route.day);
    let from = route.nodes[position - 1].site;
    if node.site.city != from.city || node.span.len == 0 {
        return None;
    }
    let travel = &model.travel[usize::from(from.city)];
    let there = travel.seconds(from.index, node.site.index);
    let arrival = route.end[position - 1] + there;
    if there >= BLOCKED || latest_start(model.windows(node.span), i32::MAX / 2, node.stay)? < arrival {
        return None;
    }
    let start = start_of(model, route.day, &node, arrival)?;
    let (to, departure) = through_transparent(model, route, position + 1, &node, start + node.stay)?;
    let onward = travel.seconds(node.site.index, route.nodes[to].site.index);
    if departure + onward > route.latest[to] {
        return None;
    }
    let detour = Detour {
        from: old.site,
        site: node.site,
        to: &route.nodes[to],
    };
    let direct = travel.seconds(from.index, old.site.index)
        + travel.seconds(old.site.index, route.nodes[to].site.index);
    let more = travel.walking(from.index, node.site.index)
        + travel.walking(node.site.index, detour.to.site.index)
        - travel.walking(from.index, old.site.index)
        - travel.walking(old.site.index, detour.to.site.index);
    if route.totals.walking + more > route.caps.walking {
        return None;
    }
    if model.frugal && !affords(model, from, old, &node, detour.to, money_left) {
        return None;
    }
    Some(node.points - old.points - w::travel_points(there + onward - direct))
}

fn affords(model: &Model, from: SiteRef, old: &Node, new: &Node, to: &Node, money_left: i64) -> bool {
    let travel = &model.travel[usize::from(from.city)];
    let through = |site: SiteRef| {
        travel.cost(from.index, site.index).unwrap_or(0) + travel.cost(site.index, to.site.index).unwrap_or(0)
    };
    let more = new.money(model) + through(new.site) - old.money(model) - through(old.site);
    more <= money_left
}
