//! The times of a day in a traveller's own order, whatever its rules say of it: everything as early as it can be, and
//! what cannot be is counted instead of refused.

use crate::model::{Model, NONE};
use crate::node::{Kind, Node, errand_opens, spread_start, start_of};
use crate::route::{Route, Seen, Totals, add_node, idle_points};
use crate::rules::health::REST_SPREAD;
use crate::rules::openings::{Span, earliest_start};
use crate::rules::travel::BLOCKED;
use crate::skeleton::rested_worth;

/// Points that meeting a wish for a part of the day is worth beside waiting for it.
const ASKED: i32 = 50;

/// What does not hold on a day; less is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fit {
    /// Entries that break a rule.
    pub(crate) faults: i32,
    /// Seconds by which they come too late.
    pub(crate) late: i32,
}

impl Fit {
    fn fault(&mut self, late: i32) {
        self.faults += 1;
        self.late += late.max(0);
    }
}

/// How good a timed day is: less is better, faults first.
pub(crate) type Rank = (Fit, i64);

/// Times a day and says how good it is.
pub(crate) fn rank(model: &Model, route: &mut Route) -> Rank {
    let fit = time(model, route);
    (fit, -rested_worth(route))
}

/// Sums over the entries timed so far.
#[derive(Default)]
struct Tally {
    fit: Fit,
    totals: Totals,
    seen: Seen,
}

/// Times the day, chooses the way of each visit that suits its arrival, and counts what does not hold. Nobody waits
/// for a better light or a wished hour where that makes something else too late.
pub(crate) fn time(model: &Model, route: &mut Route) -> Fit {
    let waiting = pass(model, route, true);
    if waiting == Fit::default() {
        return waiting;
    }
    let going_on = pass(model, route, false);
    if going_on < waiting {
        going_on
    } else {
        pass(model, route, true)
    }
}

/// One pass on purpose, as [`Route::schedule`]: each time depends on the one before it and on the last rest.
fn pass(model: &Model, route: &mut Route, waits: bool) -> Fit {
    route.start.clear();
    route.end.clear();
    route.latest.clear();
    let mut tally = Tally::default();
    let mut rested = i32::MIN / 2;
    for at in 0..route.nodes.len() {
        let arrival = arrive(model, route, at, &mut tally);
        let pauses = matches!(route.nodes[at].kind, Kind::Meal | Kind::Rest);
        let spread = (pauses && route.caps.rests > 0).then_some(rested + REST_SPREAD);
        let start = match route.nodes[at].kind {
            Kind::Visit => begin_visit(model, route, at, arrival, waits, &mut tally.fit),
            _ => begin(model, route, at, arrival, spread, &mut tally.fit),
        };
        let node = route.nodes[at];
        let end = start + node.stay;
        if pauses && start >= rested + REST_SPREAD {
            tally.totals.rests += 1;
            rested = end;
        }
        if !matches!(node.kind, Kind::Start | Kind::End) {
            let idle = idle_points(route.sets_out(at), start - arrival);
            tally.totals.waiting_points += idle;
            tally.totals.longest_wait = tally.totals.longest_wait.max(idle);
        }
        add_node(model, &node, start, &mut tally.totals, &mut tally.seen);
        route.start.push(start);
        route.end.push(end);
    }
    if tally.totals.walking > route.caps.walking {
        tally.fit.fault(0);
    }
    route.totals = tally.totals;
    tally.fit
}

/// When the group gets to the node at a position, which stands where the one before it stands if it is transparent.
fn arrive(model: &Model, route: &mut Route, at: usize, tally: &mut Tally) -> i32 {
    if route.nodes[at].kind == Kind::Start {
        return route.nodes[at].bound;
    }
    let before = route.nodes[at - 1].site;
    let node = &mut route.nodes[at];
    if node.is_transparent() {
        node.site = before;
    }
    let site = node.site;
    if before.city != site.city {
        tally.fit.fault(0);
        return route.end[at - 1];
    }
    let travel = &model.travel[usize::from(before.city)];
    let mut seconds = travel.seconds(before.index, site.index);
    if seconds >= BLOCKED {
        tally.fit.fault(0);
        seconds -= BLOCKED;
    }
    tally.totals.travel += seconds;
    tally.totals.walking += travel.walking(before.index, site.index);
    if model.frugal {
        tally.totals.money += travel.cost(before.index, site.index).unwrap_or(0);
    }
    route.end[at - 1] + seconds
}

/// When the node at a position starts, where it is no visit.
fn begin(model: &Model, route: &Route, at: usize, arrival: i32, spread: Option<i32>, fit: &mut Fit) -> i32 {
    let (day, node) = (route.day, route.nodes[at]);
    let (start, late) = match node.kind {
        Kind::Start => return node.bound,
        Kind::Visit | Kind::Meal | Kind::Rest => {
            if node.kind == Kind::Rest && node.candidate == NONE && !route.may_rest_after(model, at - 1) {
                fit.fault(0);
            }
            (
                spread_start(model, day, &node, arrival, spread),
                too_late(model, &node, arrival),
            )
        }
        Kind::Before | Kind::After => {
            let open = errand_opens(model.problem, day, &node).max(arrival);
            (
                start_of(model, day, &node, arrival),
                open + node.stay - node.bound,
            )
        }
        Kind::End => (start_of(model, day, &node, arrival), arrival - node.bound),
    };
    start.unwrap_or_else(|| {
        fit.fault(late);
        match node.kind {
            Kind::Before | Kind::After => errand_opens(model.problem, day, &node).max(arrival),
            _ => arrival,
        }
    })
}

/// By how much a stay that begins on arrival passes the last of its windows.
fn too_late(model: &Model, node: &Node, arrival: i32) -> i32 {
    let last = model.windows(node.span).last();
    last.map_or(0, |window| {
        (arrival + node.stay - window.close).max(arrival - window.last)
    })
}

/// When a visit starts. With `waits` the way to visit it that is worth most, waiting counted; else the earliest.
fn begin_visit(model: &Model, route: &mut Route, at: usize, arrival: i32, waits: bool, fit: &mut Fit) -> i32 {
    let day = route.day;
    let sets_out = route.sets_out(at);
    let node = &mut route.nodes[at];
    let wanted = arrival.max(node.bound);
    // A time that the traveller settled is kept to the minute; whether the doors are open then is another matter.
    let settled = node.bound > 0;
    if settled && arrival > node.bound {
        fit.fault(arrival - node.bound);
    }
    let hours = model.hours(node.candidate, day);
    if node.locked {
        let start = earliest_start(model.windows(hours), wanted, node.stay);
        return admitted(start, wanted, settled, fit);
    }
    let own = model.points(node.candidate, day);
    let best = ways(model, node, day, hours)
        .filter_map(|(span, points, asked)| {
            let start = earliest_start(model.windows(span), wanted, node.stay)?;
            let worth = points + asked * ASKED - idle_points(sets_out, start - arrival);
            let worth = if waits { worth } else { -start };
            (!settled || start == wanted).then_some((worth, start, span, points, asked))
        })
        .max_by_key(|(worth, start, ..)| (*worth, -start));
    if let Some((_, start, span, points, asked)) = best {
        node.span = span;
        node.points = own + points;
        node.asked = model.stops[node.candidate as usize].asked + asked;
        return start;
    }
    let start = earliest_start(model.windows(hours), wanted, node.stay);
    if start.is_some() {
        node.span = hours;
        node.points = own;
    }
    admitted(start, wanted, settled, fit)
}

/// The ways to visit a place on a day: their windows, points and wishes met.
fn ways<'m>(
    model: &'m Model,
    node: &Node,
    day: usize,
    hours: Span,
) -> impl Iterator<Item = (Span, i32, i32)> + 'm {
    let variants = model.variants(node.candidate, day);
    let plain = variants.is_empty().then_some((hours, 0, 0));
    let known = variants.iter().map(|way| (way.span, way.points, way.asked));
    plain.into_iter().chain(known)
}

fn admitted(start: Option<i32>, wanted: i32, settled: bool, fit: &mut Fit) -> i32 {
    match start {
        Some(start) if !settled || start == wanted => start,
        _ => {
            fit.fault(0);
            wanted
        }
    }
}
