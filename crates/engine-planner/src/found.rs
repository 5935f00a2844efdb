//! The best way to put a candidate into a day, remembered for as long as the day has the same nodes.

use crate::insertion::best_gap;
use crate::model::Model;
use crate::node::Node;
use crate::route::Route;
use crate::weights as w;

/// Points that a stay cut to its shortest costs.
const CUT_SHORT: i32 = 15;
/// How many versions of a day are remembered at once.
const WAYS: usize = 4;

/// The best way to put a candidate into a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// Its own worth less the burden, in the search's single number.
    pub(crate) net: i64,
    /// Before the node at this position.
    pub(crate) position: u16,
    variant: u8,
    short: bool,
}

/// What was found by day and position in the day's list.
pub(crate) struct FoundGaps {
    width: usize,
    entries: Vec<Entry>,
}

#[derive(Clone, Copy)]
struct Entry {
    version: u64,
    money: i64,
    found: Option<Found>,
}

impl FoundGaps {
    pub(crate) fn new(days: usize, width: usize) -> Self {
        // No day of a problem has this version with this much money left.
        let empty = Entry {
            version: 0,
            money: i64::MIN,
            found: None,
        };
        Self {
            width,
            entries: vec![empty; days * width * WAYS],
        }
    }

    /// What was found for this version of the day and this much money, or what `find` finds now.
    #[inline]
    pub(crate) fn look_up(
        &mut self,
        (day, at): (usize, usize),
        (version, money): (u64, i64),
        find: impl FnOnce() -> Option<Found>,
    ) -> Option<Found> {
        let way = usize::try_from(version % WAYS as u64).expect("below the number of ways");
        let entry = &mut self.entries[(day * self.width + at) * WAYS + way];
        if entry.version != version || entry.money != money {
            *entry = Entry {
                version,
                money,
                found: find(),
            };
        }
        entry.found
    }
}

impl Found {
    /// The node to put in.
    pub(crate) fn node(self, model: &Model, candidate: u32, day: usize) -> Node {
        let variant = model.variants(candidate, day)[usize::from(self.variant)];
        let stop = &model.stops[candidate as usize];
        if self.short {
            shortest(Node::visit(model, candidate, day, variant, stop.min_stay))
        } else {
            Node::visit(model, candidate, day, variant, stop.stay)
        }
    }
}

/// The best gap for the candidate over all ways to visit it; stays are cut short only for a must-see.
pub(crate) fn find(
    model: &Model,
    route: &Route,
    candidate: u32,
    must: bool,
    money: i64,
    trial: &mut Route,
) -> Option<Found> {
    let stop = &model.stops[candidate as usize];
    let mut best: Option<Found> = None;
    for (number, variant) in (0_u8..).zip(model.variants(candidate, route.day)) {
        for short in [false, true] {
            let stay = if short { stop.min_stay } else { stop.stay };
            let node = Node::visit(model, candidate, route.day, *variant, stay);
            let node = if short { shortest(node) } else { node };
            let worth = own_worth(&node);
            if best.is_none_or(|found| worth + relief(route) > found.net)
                && let Some(gap) = best_gap(model, route, &node, money, trial)
            {
                let net = worth - i64::from(gap.burden) * w::POINT_SCALE;
                let position = u16::try_from(gap.position).expect("a day has few nodes");
                if best.is_none_or(|found| net > found.net) {
                    best = Some(Found {
                        net,
                        position,
                        variant: number,
                        short,
                    });
                }
            }
            if !must || stop.min_stay >= stop.stay {
                break;
            }
        }
    }
    best
}

/// What the node is worth by itself, in the search's single number.
pub(crate) fn own_worth(node: &Node) -> i64 {
    i64::from(node.asked) * w::WISH_SCALE + i64::from(node.points) * w::POINT_SCALE
}

/// What a node may save by filling idle time of the day, in the search's single number. Half of the longest wait: a
/// candidate that gains more by that than by itself is rare, and the exact bound doubles the search's time.
#[inline]
pub(crate) fn relief(route: &Route) -> i64 {
    i64::from(route.totals.longest_wait / 2) * w::POINT_SCALE
}

pub(crate) fn shortest(mut node: Node) -> Node {
    node.points -= CUT_SHORT;
    node
}
