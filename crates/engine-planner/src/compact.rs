//! Neighbours belong together: a castle and its lane are seen in one go, not before and after something far away.

use engine_model::problem::SiteRef;

use crate::model::Model;
use crate::node::{Kind, Node};
use crate::route::Route;
use crate::weights as w;

/// Whether two places are a few steps from each other.
#[inline]
pub(crate) fn are_neighbours(model: &Model, one: SiteRef, other: SiteRef) -> bool {
    one.city == other.city && model.travel[usize::from(one.city)].are_neighbours(one.index, other.index)
}

/// Points that coming back to a quarter already left costs on a day: once for each stop whose last companion there was
/// followed by a stop elsewhere.
pub(crate) fn coming_back(model: &Model, route: &Route) -> i32 {
    let mut points = 0;
    for (at, node) in route.nodes.iter().enumerate().filter(|(_, node)| is_visit(node)) {
        let mut elsewhere = false;
        for before in route.nodes[..at].iter().rev().filter(|node| is_visit(node)) {
            if share_quarter(model, before.site, node.site) {
                if elsewhere {
                    points += w::COME_BACK;
                }
                break;
            }
            elsewhere = true;
        }
    }
    points
}

/// Points that stops of one quarter on different days cost.
pub(crate) fn torn_apart(model: &Model, days: &[Route]) -> i32 {
    let mut points = 0;
    for (at, day) in days.iter().enumerate() {
        for node in day.nodes.iter().filter(|node| is_visit(node)) {
            let others = days[at + 1..].iter().flat_map(|day| &day.nodes);
            for other in others.filter(|other| is_visit(other)) {
                if are_neighbours(model, node.site, other.site) {
                    points += w::NEIGHBOURS_TORN;
                } else if share_quarter(model, node.site, other.site) {
                    points += w::QUARTER_TORN;
                }
            }
        }
    }
    points
}

#[inline]
fn share_quarter(model: &Model, one: SiteRef, other: SiteRef) -> bool {
    one.city == other.city && model.travel[usize::from(one.city)].share_quarter(one.index, other.index)
}

#[inline]
fn is_visit(node: &Node) -> bool {
    node.kind == Kind::Visit
}
