//! What a day is made of: starts, errands, visits, meals, rests and ends, each with when it may begin.

use engine_model::place::Category;
use engine_model::problem::{Errand, Problem, SiteRef};
use engine_model::time::Seconds;
use engine_model::wish::MealKind;

use crate::model::{Model, NONE};
use crate::rules::openings::{Span, earliest_start, latest_start};
use crate::rules::{health, meals};
use crate::variant::Variant;
use crate::weights;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Start,
    Before,
    Visit,
    Meal,
    Rest,
    After,
    End,
}

/// Something that happens on a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub(crate) kind: Kind,
    pub(crate) site: SiteRef,
    pub(crate) candidate: u32,
    pub(crate) stay: i32,
    pub(crate) span: Span,
    /// Points and wishes of the node by itself.
    pub(crate) points: i32,
    pub(crate) asked: i32,
    pub(crate) locked: bool,
    /// Position among the day's stops that a lock asks for.
    pub(crate) order: Option<u16>,
    /// Position of a meal in [`meals::KINDS`], of an errand in its list.
    pub(crate) slot: u8,
    /// Position of the segment in its day.
    pub(crate) segment: u8,
    /// Earliest time of a start, latest of an end or an errand.
    pub(crate) bound: i32,
}

impl Node {
    pub(crate) fn fixed(kind: Kind, site: SiteRef, segment: u8, bound: i32) -> Self {
        Self {
            kind,
            site,
            candidate: NONE,
            stay: 0,
            span: Span::default(),
            points: 0,
            asked: 0,
            locked: false,
            order: None,
            slot: 0,
            segment,
            bound,
        }
    }

    pub(crate) fn errand(kind: Kind, errand: &Errand, slot: u8, segment: u8) -> Self {
        let mut node = Self::fixed(kind, errand.site, segment, errand.latest.0);
        node.stay = errand.duration.up_to_minute().0;
        node.slot = slot;
        node
    }

    /// A visit of a candidate in one of its ways.
    pub(crate) fn visit(model: &Model, candidate: u32, day: usize, variant: Variant, stay: i32) -> Self {
        let stop = &model.stops[candidate as usize];
        let mut node = Self::fixed(Kind::Visit, stop.site, 0, 0);
        node.candidate = candidate;
        node.stay = stay;
        node.span = variant.span;
        node.points = model.points(candidate, day) + variant.points;
        node.asked = stop.asked + variant.asked;
        node
    }

    /// A meal, at a place or where the group is.
    pub(crate) fn meal(model: &Model, kind: MealKind, place: Option<u32>, day: usize) -> Self {
        let mut node = Self::fixed(Kind::Meal, SiteRef { city: 0, index: 0 }, 0, 0);
        node.stay = meals::duration(kind);
        node.slot = u8::try_from(meals::index(kind)).expect("there are three meals");
        node.span = model.plain_meal(kind);
        if let Some(candidate) = place {
            let stop = &model.stops[candidate as usize];
            node.candidate = candidate;
            node.site = stop.site;
            node.span = model.meal_hours(candidate, day, kind);
            node.points = stop.meal_points;
            if kind == MealKind::Dinner
                && model.problem.candidates[candidate as usize].category == Category::Cafe
            {
                node.points += weights::CAFE_DINNER;
            }
        }
        node
    }

    /// A rest, at a place or where the group is.
    pub(crate) fn rest(model: &Model, place: Option<u32>, day: usize) -> Self {
        let mut node = Self::fixed(Kind::Rest, SiteRef { city: 0, index: 0 }, 0, 0);
        node.stay = health::rest_seconds(model.problem, day);
        node.span = model.always();
        if let Some(candidate) = place {
            node.candidate = candidate;
            node.site = model.stops[candidate as usize].site;
            node.span = model.rest_hours(candidate, day);
            node.points = weights::REST_PLACE;
        }
        node
    }

    /// Whether it stands where the node before it stands.
    #[inline]
    pub(crate) fn is_transparent(&self) -> bool {
        matches!(self.kind, Kind::Meal | Kind::Rest) && self.candidate == NONE
    }

    #[inline]
    pub(crate) fn is_dinner(&self) -> bool {
        self.kind == Kind::Meal && self.meal_kind() == MealKind::Dinner
    }

    /// Whether the planner put it there and may take it away.
    pub(crate) fn is_free(&self) -> bool {
        matches!(self.kind, Kind::Visit | Kind::Meal | Kind::Rest)
    }

    pub(crate) fn mixed_into(&self, hash: u64) -> u64 {
        // Candidate, stay, windows and kind tell two nodes of a day apart.
        let what = u64::from(self.candidate) << 32 | u64::from(self.span.at);
        let how = u64::from(self.stay.unsigned_abs()) << 8 | u64::from(self.slot) << 4 | self.kind as u64;
        let mixed = (hash ^ what).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((mixed ^ mixed >> 29) ^ how)
            .wrapping_mul(0xBF58_476D_1CE4_E5B9)
            .rotate_left(31)
    }

    pub(crate) fn meal_kind(&self) -> MealKind {
        meals::KINDS[usize::from(self.slot)]
    }

    /// What being there costs, legs aside; unknown counts as nothing.
    pub(crate) fn money(&self, model: &Model) -> i64 {
        if !model.frugal {
            return 0;
        }
        let own = || model.problem.candidates[self.candidate as usize].cost;
        match self.kind {
            Kind::Visit => model.stops[self.candidate as usize].cost,
            Kind::Rest if self.candidate != NONE => model.stops[self.candidate as usize].cost,
            Kind::Meal => {
                let usual = model.problem.cities[usize::from(self.site.city)].meal_cost;
                let named = if self.candidate == NONE { None } else { own() };
                named.or(usual).unwrap_or(0)
            }
            _ => 0,
        }
    }
}

/// Earliest start of a node that is reached at `arrival`.
#[inline]
pub(crate) fn start_of(model: &Model, day: usize, node: &Node, arrival: i32) -> Option<i32> {
    match node.kind {
        Kind::Start => Some(node.bound),
        Kind::End => (arrival <= node.bound).then_some(arrival),
        Kind::Before | Kind::After => {
            let start = arrival.max(errand_opens(model.problem, day, node));
            (start + node.stay <= node.bound).then_some(start)
        }
        _ => earliest_start(model.windows(node.span), arrival, node.stay),
    }
}

/// The same, but later where a pause counts as a rest only from `spread` on and its hours allow that.
pub(crate) fn spread_start(
    model: &Model,
    day: usize,
    node: &Node,
    arrival: i32,
    spread: Option<i32>,
) -> Option<i32> {
    let late = spread
        .filter(|time| *time > arrival)
        .and_then(|time| start_of(model, day, node, time));
    late.or_else(|| start_of(model, day, node, arrival))
}

/// Latest start of a node that must be left by `departure`.
#[inline]
pub(crate) fn latest_of(model: &Model, day: usize, node: &Node, departure: i32) -> Option<i32> {
    match node.kind {
        Kind::Start => Some(departure),
        Kind::End => Some(node.bound),
        Kind::Before | Kind::After => {
            let start = departure.min(node.bound) - node.stay;
            (start >= errand_opens(model.problem, day, node)).then_some(start)
        }
        _ => latest_start(model.windows(node.span), departure, node.stay),
    }
}

pub(crate) fn errand_of<'p>(problem: &'p Problem, day: usize, node: &Node) -> &'p Errand {
    let segment = &problem.days[day].segments[usize::from(node.segment)];
    let list = if node.kind == Kind::Before {
        &segment.before
    } else {
        &segment.after
    };
    &list[usize::from(node.slot)]
}

pub(crate) fn errand_opens(problem: &Problem, day: usize, node: &Node) -> i32 {
    let open = errand_of(problem, day, node).earliest;
    Seconds(open.0).up_to_minute().0
}
