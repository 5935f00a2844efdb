//! One day as a sequence of nodes with its schedule: everything happens as early as it can.
//!
//! Meals and rests without a place are transparent: they stand where the node before them stands.

use engine_model::problem::{Problem, SiteRef, Transfer};
use engine_model::time::Seconds;

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
        let mut category = usize::MAX;
        let mut moved = false;
        for at in 0..self.nodes.len() {
            let mut node = self.nodes[at];
            let mut arrival = node.bound;
            if node.kind == Kind::Start {
                moved = false;
            } else {
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
            if moved && node.kind != Kind::End {
                totals.waiting_points += waiting_points(start - arrival);
            }
            moved |= node.kind != Kind::Start;
            add_node(model, &node, start, &mut totals, &mut category);
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

    /// Whether the rests suffice and settled positions are met.
    pub(crate) fn is_complete(&self) -> bool {
        let rested = self.totals.stops == 0 || self.totals.rests >= self.caps.rests;
        rested && self.orders_met()
    }

    fn orders_met(&self) -> bool {
        let mut stops = self
            .nodes
            .iter()
            .filter(|node| node.kind == Kind::Visit)
            .enumerate();
        stops.all(|(at, node)| node.order.is_none_or(|order| usize::from(order) == at))
    }

    fn may_rest_after(&self, model: &Model, before: usize) -> bool {
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

fn add_node(model: &Model, node: &Node, start: i32, totals: &mut Totals, category: &mut usize) {
    totals.points += node.points;
    totals.asked += node.asked;
    totals.money += node.money(model);
    match node.kind {
        Kind::Visit => {
            totals.stops += 1;
            let own = usize::from(model.stops[node.candidate as usize].category);
            if own == *category {
                totals.points += weights::IN_A_ROW;
            }
            *category = own;
        }
        Kind::Meal => {
            let off = (start - meals::usual_start(node.meal_kind())).abs() / 60;
            totals.points -= off / weights::MEAL_TIME_MINUTES;
        }
        _ => {}
    }
}

/// Points that waiting costs.
fn waiting_points(seconds: i32) -> i32 {
    let minutes = seconds / 60;
    let counted = (minutes - weights::WAIT_FREE_MINUTES).max(0);
    let long = (minutes - weights::WAIT_LONG_MINUTES).max(0);
    (counted + long) * weights::WAIT_TWO_MINUTES / 2
}
