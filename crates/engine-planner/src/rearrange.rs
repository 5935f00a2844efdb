//! Whole days in a traveller's own order, with the meals, rests and ways that belong to them.

use engine_model::itinerary::{DayPlan, EntryKind, Itinerary};
use engine_model::time::{DayTime, Seconds};
use engine_model::why::{Unmet, WhyIn};

use crate::edit::state_of;
use crate::explain;
use crate::lenient::Fit;
use crate::model::{Model, NONE};
use crate::node::Node;
use crate::pauses::{Laid, lay};
use crate::realise;
use crate::variant::Variant;

/// A stop as a traveller wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WantedStop {
    /// Which place, by index into the problem's candidates.
    pub candidate: u32,
    /// How long; `None` = the typical stay.
    pub stay: Option<Seconds>,
    /// When it begins: at this time, or as soon after it as the group can be there.
    pub start: Option<DayTime>,
    /// Whether the traveller settled it.
    pub locked: bool,
    /// The candidate in whose place it comes, if it takes over the position of a stop of the day as it was.
    pub instead_of: Option<u32>,
}

/// Days laid anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rearranged {
    /// The plan.
    pub itinerary: Itinerary,
    /// Why each entry is in and stands where it stands, by day and entry; empty for what is no stop.
    pub why: Vec<Vec<WhyIn>>,
    /// What was asked for and is not in.
    pub unmet: Vec<Unmet>,
}

pub(crate) fn rearrange(model: &Model, former: &Itinerary, wanted: &[Option<Vec<WantedStop>>]) -> Rearranged {
    let mut days: Vec<DayPlan> = former.days.clone();
    days.resize(model.open.len(), DayPlan::default());
    for (day, stops) in wanted.iter().take(model.open.len()).enumerate() {
        let Some(stops) = stops else { continue };
        let nodes = nodes_of(model, day, stops);
        let former = exchanged(&days[day], stops);
        let laid = lay(model, &eaten_besides(model, &days, day), day, &nodes, &former);
        days[day] = day_plan(model, laid);
    }
    let itinerary = Itinerary { days };
    let state = state_of(model, &itinerary);
    Rearranged {
        why: explain::why(model, &state, &itinerary),
        unmet: explain::unmet(model, &state, true),
        itinerary,
    }
}

/// The day as it was, with the stops in it that come in the place of others.
fn exchanged(former: &DayPlan, stops: &[WantedStop]) -> DayPlan {
    let mut former = former.clone();
    for entry in &mut former.entries {
        if let EntryKind::Visit(visit) = &mut entry.kind {
            let new = stops.iter().find(|stop| stop.instead_of == Some(visit.candidate));
            visit.candidate = new.map_or(visit.candidate, |stop| stop.candidate);
        }
    }
    former
}

/// The entries of a day that has been laid. One that holds is left later in the morning rather than waiting about.
pub(crate) fn day_plan(model: &Model, laid: Laid) -> DayPlan {
    let mut route = laid.route;
    if laid.fit == Fit::default() {
        realise::leave_later(model, &mut route);
    }
    realise::day_plan(model, &route)
}

/// The nodes of wanted stops; those of unknown candidates are left out.
pub(crate) fn nodes_of(model: &Model, day: usize, stops: &[WantedStop]) -> Vec<Node> {
    stops
        .iter()
        .filter_map(|stop| visit_node(model, day, stop))
        .collect()
}

fn visit_node(model: &Model, day: usize, wanted: &WantedStop) -> Option<Node> {
    let stop = model.stops.get(wanted.candidate as usize)?;
    let plain = Variant {
        span: model.hours(wanted.candidate, day),
        points: 0,
        asked: 0,
    };
    let variant = model
        .variants(wanted.candidate, day)
        .first()
        .copied()
        .unwrap_or(plain);
    let stay = wanted.stay.map_or(stop.stay, |stay| stay.up_to_minute().0.max(0));
    let mut node = Node::visit(model, wanted.candidate, day, variant, stay);
    let lock = model
        .problem
        .locks
        .iter()
        .find(|lock| lock.candidate == wanted.candidate && usize::from(lock.day) == day);
    if let Some(lock) = lock {
        node.span = model.lock_windows(lock, plain.span);
    }
    node.locked = wanted.locked || lock.is_some();
    node.bound = wanted.start.map_or(0, |start| Seconds(start.0).up_to_minute().0);
    Some(node)
}

/// The stops of a day as they are, as wanted stops: a settled one keeps the time of its lock.
pub(crate) fn as_wanted(model: &Model, day: usize, plan: &DayPlan) -> Vec<WantedStop> {
    let one = |(entry, visit): (&engine_model::itinerary::Entry, &engine_model::itinerary::Visit)| {
        let lock = model
            .problem
            .locks
            .iter()
            .find(|lock| lock.candidate == visit.candidate && usize::from(lock.day) == day);
        WantedStop {
            candidate: visit.candidate,
            stay: Some(entry.end - entry.start),
            start: lock.and_then(|lock| lock.start),
            locked: visit.locked,
            instead_of: None,
        }
    };
    plan.visits().map(one).collect()
}

/// How many meals are eaten at each candidate on all days but one.
pub(crate) fn eaten_besides(model: &Model, days: &[DayPlan], day: usize) -> Vec<u8> {
    let mut eaten = vec![0_u8; model.stops.len()];
    let others = days.iter().enumerate().filter(|(other, _)| *other != day);
    for entry in others.flat_map(|(_, plan)| &plan.entries) {
        let place = entry
            .candidate()
            .filter(|_| entry.visit().is_none())
            .unwrap_or(NONE);
        if let Some(count) = eaten.get_mut(place as usize) {
            *count = count.saturating_add(1);
        }
    }
    eaten
}
