//! One day as a sequence of nodes with its schedule: everything happens as early as it can.
//!
//! Meals and rests without a place are transparent: they stand where the node before them stands.

use engine_model::problem::{Problem, SiteRef, Transfer};
use engine_model::time::Seconds;

use crate::compact;
use crate::model::{Caps, Model, NONE};
use crate::node::{Kind, Node, latest_of, spread_start};
use crate::rules::health::REST_SPREAD;
use crate::rules::meals;
use crate::rules::travel::BLOCKED;
use crate::weights;

/// Sums over a scheduled day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    pub(crate) stops: usize,
    pub(crate) rests: i32,
    pub(crate) travel: i32,
    pub(crate) walking: i32,
    pub(crate) waiting_points: i32,
    pub(crate) money: i64,
    pub(crate) points: i32,
    pub(crate) asked: i32,
    /// The largest part of the waiting points that one entry costs.
    pub(crate) longest_wait: i32,
    /// Stops after dinner.
    pub(crate) evenings: i32,
}

/// A day under construction.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) day: usize,
    pub(crate) caps: Caps,
    pub(crate) nodes: Vec<Node>,
    pub(crate) start: Vec<i32>,
    pub(crate) end: Vec<i32>,
    /// Latest arrival from which the rest of the segment still works.
    pub(crate) latest: Vec<i32>,
    pub(crate) totals: Totals,
    /// A hash of the nodes: what was found out about a day holds again for the same nodes.
    pub(crate) version: u64,
}

impl Clone for Route {
    fn clone(&self) -> Self {
        let mut copy = Self {
            day: self.day,
            caps: self.caps,
            nodes: Vec::new(),
            start: Vec::new(),
            end: Vec::new(),
            latest: Vec::new(),
            totals: self.totals,
            version: self.version,
        };
        copy.clone_from(self);
        copy
    }

    fn clone_from(&mut self, other: &Self) {
        self.day = other.day;
        self.caps = other.caps;
        self.nodes.clone_from(&other.nodes);
        self.start.clone_from(&other.start);
        self.end.clone_from(&other.end);
        self.latest.clone_from(&other.latest);
        self.totals = other.totals;
        self.version = other.version;
    }
}

impl Route {
    /// A day with nothing but what every plan of it has: starts, errands, ends.
    pub(crate) fn skeleton(model: &Model, day: usize) -> Self {
        let frame = &model.problem.days[day];
        let mut route = Self {
            day,
            caps: model.caps[day],
            nodes: Vec::new(),
            start: Vec::new(),
            end: Vec::new(),
            latest: Vec::new(),
            totals: Totals::default(),
            version: 0,
        };
        for (number, segment) in (0_u8..).zip(&frame.segments) {
            let earliest = start_time(model.problem, day, usize::from(number));
            route
                .nodes
                .push(Node::fixed(Kind::Start, segment.start, number, earliest));
            for (slot, errand) in (0_u8..).zip(&segment.before) {
                route.nodes.push(Node::errand(Kind::Before, errand, slot, number));
            }
            for (slot, errand) in (0_u8..).zip(&segment.after) {
                route.nodes.push(Node::errand(Kind::After, errand, slot, number));
            }
            let latest = segment
                .transfer
                .as_ref()
                .map_or(segment.latest, |transfer| segment.latest.min(transfer.depart));
            route
                .nodes
                .push(Node::fixed(Kind::End, segment.end, number, latest.0));
        }
        route
    }

    /// Whether something may be put before the node at `position`.
    #[inline]
    pub(crate) fn is_gap(&self, position: usize) -> bool {
        position > 0
            && position < self.nodes.len()
            && !matches!(self.nodes[position].kind, Kind::Start | Kind::Before)
            && !matches!(self.nodes[position - 1].kind, Kind::After | Kind::End)
    }

    /// Puts a node before the node at `position`; the schedule is stale until the next [`Route::schedule`].
    pub(crate) fn insert(&mut self, position: usize, mut node: Node) {
        node.segment = self.nodes[position].segment;
        self.nodes.insert(position, node);
    }

    /// Times everything as early as it can be and sums up; false where a hard rule fails. Settled positions and the
    /// number of rests are looked at by [`Route::is_complete`]. One pass on purpose: it is the search's inner loop,
    /// and each node's time depends on the one before it and on the last rest.
    pub(crate) fn schedule(&mut self, model: &Model) -> bool {
        self.start.clear();
        self.end.clear();
        let mut totals = Totals::default();
        let mut rested = i32::MIN / 2;
        let mut seen = Seen::default();
        for at in 0..self.nodes.len() {
            let mut node = self.nodes[at];
            let mut arrival = node.bound;
            if node.kind != Kind::Start {
                let before = self.nodes[at - 1].site;
                if node.is_transparent() {
                    node.site = before;
                    self.nodes[at].site = before;
                }
                let Some(seconds) = add_leg(model, before, node.site, &mut totals) else {
                    return false;
                };
                arrival = self.end[at - 1] + seconds;
            }
            if node.kind == Kind::Rest && node.candidate == NONE && !self.may_rest_after(model, at - 1) {
                return false;
            }
            let pauses = matches!(node.kind, Kind::Meal | Kind::Rest);
            let spread = (pauses && self.caps.rests > 0).then_some(rested + REST_SPREAD);
            let Some(start) = spread_start(model, self.day, &node, arrival, spread) else {
                return false;
            };
            let end = start + node.stay;
            if pauses && start >= rested + REST_SPREAD {
                totals.rests += 1;
                rested = end;
            }
            if !matches!(node.kind, Kind::Start | Kind::End) {
                let idle = idle_points(self.sets_out(at), start - arrival);
                totals.waiting_points += idle;
                totals.longest_wait = totals.longest_wait.max(idle);
            }
            add_node(model, &node, start, &mut totals, &mut seen);
            if node
                .order
                .is_some_and(|order| totals.stops > usize::from(order) + 1)
            {
                return false;
            }
            self.start.push(start);
            self.end.push(end);
        }
        self.totals = totals;
        self.version = self
            .nodes
            .iter()
            .fold(self.day as u64, |hash, node| node.mixed_into(hash));
        let fits = totals.stops <= self.caps.stops
            && totals.walking <= self.caps.walking
            && totals.money <= self.caps.money;
        fits && self.bound_latest(model)
    }

    /// Whether what stands at `position` is the first thing after the start and its errands.
    #[inline]
    pub(crate) fn sets_out(&self, position: usize) -> bool {
        matches!(self.nodes[position - 1].kind, Kind::Start | Kind::Before)
    }

    /// Whether the rests suffice and settled positions are met.
    pub(crate) fn is_complete(&self) -> bool {
        let rested = self.totals.stops == 0 || self.totals.rests >= self.caps.rests;
        rested && self.orders_met()
    }

    /// The last position before which stops are still to come so that a settled stop gets its position among them; 0
    /// where none does.
    pub(crate) fn awaits_stops_before(&self) -> usize {
        let mut stops = 0;
        let mut awaited = 0;
        for (at, node) in self.nodes.iter().enumerate() {
            if node.order.is_some_and(|order| usize::from(order) > stops) {
                awaited = at;
            }
            stops += usize::from(node.kind == Kind::Visit);
        }
        awaited
    }

    fn orders_met(&self) -> bool {
        let mut stops = self
            .nodes
            .iter()
            .filter(|node| node.kind == Kind::Visit)
            .enumerate();
        stops.all(|(at, node)| node.order.is_none_or(|order| usize::from(order) == at))
    }

    pub(crate) fn may_rest_after(&self, model: &Model, before: usize) -> bool {
        let node = &self.nodes[before];
        node.kind != Kind::Meal
            && node.kind != Kind::Rest
            && model.seats[usize::from(node.site.city)][usize::from(node.site.index)]
    }

    fn bound_latest(&mut self, model: &Model) -> bool {
        self.latest.clear();
        self.latest.resize(self.nodes.len(), 0);
        let mut departure = i32::MAX / 2;
        for at in (0..self.nodes.len()).rev() {
            let node = &self.nodes[at];
            let Some(latest) = latest_of(model, self.day, node, departure) else {
                return false;
            };
            self.latest[at] = latest;
            if node.kind != Kind::Start {
                let before = self.nodes[at - 1].site;
                let travel = &model.travel[usize::from(node.site.city)];
                departure = latest - travel.seconds(before.index, node.site.index);
            }
        }
        true
    }
}

fn add_leg(model: &Model, from: SiteRef, to: SiteRef, totals: &mut Totals) -> Option<i32> {
    if from.city != to.city {
        return None;
    }
    let travel = &model.travel[usize::from(from.city)];
    let seconds = travel.seconds(from.index, to.index);
    if seconds >= BLOCKED {
        return None;
    }
    totals.travel += seconds;
    totals.walking += travel.walking(from.index, to.index);
    if model.frugal {
        totals.money += travel.cost(from.index, to.index).unwrap_or(0);
    }
    Some(seconds)
}

/// When a segment starts: at its earliest, or when the transfer before it arrives.
pub(crate) fn start_time(problem: &Problem, day: usize, segment: usize) -> i32 {
    let own = problem.days[day].segments[segment].earliest.0;
    let arrive = transfer_into(problem, day, segment).map_or(own, |transfer| transfer.arrive.0);
    Seconds(own.max(arrive)).up_to_minute().0
}

/// The transfer by which the group comes to the start of a segment.
pub(crate) fn transfer_into(problem: &Problem, day: usize, segment: usize) -> Option<&Transfer> {
    if let Some(before) = segment.checked_sub(1) {
        return problem.days[day].segments[before].transfer.as_ref();
    }
    (0..day)
        .rev()
        .find_map(|earlier| problem.days[earlier].segments.last())
        .and_then(|last| last.transfer.as_ref())
}

/// What the stops so far mean for the next one.
#[derive(Default)]
pub(crate) struct Seen {
    last: Option<(u8, SiteRef)>,
    dined: bool,
}

/// Counts a node that starts at this time.
pub(crate) fn add_node(model: &Model, node: &Node, start: i32, totals: &mut Totals, seen: &mut Seen) {
    totals.points += node.points;
    totals.asked += node.asked;
    totals.money += node.money(model);
    match node.kind {
        Kind::Visit => {
            totals.stops += 1;
            totals.points += evening_points(model, node, start, seen.dined, totals.evenings);
            totals.evenings += i32::from(seen.dined);
            let category = model.stops[node.candidate as usize].category;
            // Neighbours are seen as one.
            let repeats = |(before, site): (u8, SiteRef)| {
                before == category && !compact::are_neighbours(model, site, node.site)
            };
            if seen.last.is_some_and(repeats) {
                totals.points += weights::IN_A_ROW;
            }
            seen.last = Some((category, node.site));
        }
        Kind::Meal => {
            let off = (start - meals::usual_start(node.meal_kind())).abs() / 60;
            let far = (off - weights::MEAL_NEAR_MINUTES).max(0);
            totals.points -= (off + far) / weights::MEAL_TIME_MINUTES;
            seen.dined |= node.is_dinner();
        }
        _ => {}
    }
}

/// Points of a stop by its place in the evening, after so many other stops since dinner.
#[inline]
pub(crate) fn evening_points(model: &Model, node: &Node, start: i32, dined: bool, evenings: i32) -> i32 {
    let fits = model.stops[node.candidate as usize].evening;
    let late = !fits && start + node.stay > weights::LATE_FROM;
    let after = if fits { 0 } else { weights::AFTER_DINNER } + evenings * weights::EVENING_MORE;
    (if late { weights::LATE } else { 0 }) + if dined { after } else { 0 }
}

/// Points that idle time before an entry costs: in the morning, or between entries.
#[inline]
pub(crate) fn idle_points(sets_out: bool, seconds: i32) -> i32 {
    let minutes = seconds / 60;
    if sets_out {
        return (minutes - weights::MORNING_FREE_MINUTES).max(0) * weights::MORNING_TWO_MINUTES / 2;
    }
    let counted = (minutes - weights::WAIT_FREE_MINUTES).max(0);
    let long = (minutes - weights::WAIT_LONG_MINUTES).max(0);
    (counted + long) * weights::WAIT_TWO_MINUTES / 2
}
