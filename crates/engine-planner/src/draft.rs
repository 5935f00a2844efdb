//! Days in the words of a traveller: to and from the nodes of a route.

use engine_model::itinerary::{DayPlan, Entry, EntryKind};
use engine_model::problem::Segment;

use crate::model::{Model, NONE};
use crate::node::{Kind, Node};
use crate::route::Route;
use crate::rules::meals;
use crate::rules::openings::Span;
use crate::variant::Variant;
use crate::{DraftEntry, DraftWhat};

/// A day's nodes in the traveller's order, with the start that each was given.
pub(crate) struct Drafted {
    pub(crate) route: Route,
    pub(crate) starts: Vec<Option<i32>>,
    /// Which node each drafted entry became.
    pub(crate) nodes: Vec<Option<usize>>,
}

/// The free entries of a day as drafts, each with its position among the entries.
pub(crate) fn of_day(day: &DayPlan) -> Vec<(usize, DraftEntry)> {
    day.entries
        .iter()
        .enumerate()
        .filter_map(|(at, entry)| of_entry(entry).map(|draft| (at, draft)))
        .collect()
}

/// Puts drafted entries between a day's starts, errands and ends. Entries go into the first segment, from where the
/// last one went on, whose city is theirs.
pub(crate) fn to_route(model: &Model, day: usize, drafts: &[DraftEntry]) -> Drafted {
    let node = |draft: &DraftEntry| {
        let node = node_of(model, day, draft)?;
        Some((node, draft.start.map(|start| start.0)))
    };
    let entries: Vec<Option<(Node, Option<i32>)>> = drafts.iter().map(node).collect();
    lay_out(model, day, &entries)
}

/// The same for nodes, each with the time that it was given; `None` stands for an entry that is left out.
pub(crate) fn lay_out(model: &Model, day: usize, entries: &[Option<(Node, Option<i32>)>]) -> Drafted {
    let skeleton = Route::skeleton(model, day);
    let segments = &model.problem.days[day].segments;
    let mut placed: Vec<Vec<(usize, Node)>> = vec![Vec::new(); segments.len()];
    let mut segment = 0;
    for (number, entry) in entries.iter().enumerate() {
        let Some((node, start)) = entry else {
            continue;
        };
        if segments.is_empty() {
            break;
        }
        segment = segment_for(segments, segment, node, *start);
        placed[segment].push((number, *node));
    }
    let mut drafted = Drafted {
        route: skeleton.clone(),
        starts: Vec::new(),
        nodes: vec![None; entries.len()],
    };
    drafted.route.nodes.clear();
    for node in &skeleton.nodes {
        let closes = node.kind == Kind::After && node.slot == 0
            || node.kind == Kind::End && segments[usize::from(node.segment)].after.is_empty();
        if closes {
            for (number, mut own) in std::mem::take(&mut placed[usize::from(node.segment)]) {
                own.segment = node.segment;
                drafted.nodes[number] = Some(drafted.route.nodes.len());
                drafted.route.nodes.push(own);
                drafted.starts.push(entries[number].and_then(|(_, start)| start));
            }
        }
        drafted.route.nodes.push(*node);
        drafted.starts.push(None);
    }
    drafted
}

/// The segment of an entry, not before `from`: in its place's city, or where its time lies.
fn segment_for(segments: &[Segment], from: usize, node: &Node, start: Option<i32>) -> usize {
    let usual = (node.kind == Kind::Meal).then(|| meals::usual_start(node.meal_kind()));
    let time = start.or(usual);
    let fits = |segment: &Segment| {
        if node.candidate == NONE {
            time.is_none_or(|time| time <= segment.latest.0)
        } else {
            segment.city == node.site.city
        }
    };
    (from..segments.len())
        .find(|at| fits(&segments[*at]))
        .unwrap_or(from)
}

/// The node of a drafted entry; `None` where its candidate is unknown.
fn node_of(model: &Model, day: usize, draft: &DraftEntry) -> Option<Node> {
    let known = |candidate: u32| (candidate as usize) < model.stops.len();
    let place = |place: Option<u32>| place.is_none_or(known);
    let mut node = match draft.what {
        DraftWhat::Visit(candidate) if known(candidate) => visit_node(model, day, candidate, draft),
        DraftWhat::Meal(kind, at) if place(at) => {
            let mut node = Node::meal(model, kind, at, day);
            if node.span == Span::default() {
                node.span = model.plain_meal(kind);
            }
            node
        }
        DraftWhat::Rest(at) if place(at) => {
            let mut node = Node::rest(model, at, day);
            node.span = at.map_or(node.span, |candidate| model.hours(candidate, day));
            node
        }
        _ => return None,
    };
    if let Some(stay) = draft.stay {
        node.stay = stay.0.max(0);
    }
    Some(node)
}

fn visit_node(model: &Model, day: usize, candidate: u32, draft: &DraftEntry) -> Node {
    let stop = &model.stops[candidate as usize];
    let plain = Variant {
        span: model.hours(candidate, day),
        points: 0,
        asked: 0,
    };
    let stay = draft.stay.map_or(stop.stay, |stay| stay.0);
    let admits = |variant: &&Variant| {
        draft.start.is_some_and(|start| {
            let found = crate::rules::openings::earliest_start(model.windows(variant.span), start.0, stay);
            found == Some(start.0)
        })
    };
    let variants = model.variants(candidate, day);
    let chosen = variants
        .iter()
        .filter(admits)
        .max_by_key(|variant| (variant.asked, variant.points));
    let mut node = Node::visit(model, candidate, day, chosen.copied().unwrap_or(plain), stop.stay);
    let lock = model
        .problem
        .locks
        .iter()
        .find(|lock| lock.candidate == candidate);
    if let Some(lock) = lock.filter(|lock| usize::from(lock.day) == day) {
        node.order = lock.order;
        node.span = model.lock_windows(lock, node.span);
        node.stay = lock.stay.map_or(node.stay, |stay| stay.up_to_minute().0);
    }
    node.locked = draft.locked || lock.is_some();
    node
}

fn of_entry(entry: &Entry) -> Option<DraftEntry> {
    let (what, locked) = match &entry.kind {
        EntryKind::Visit(visit) => (DraftWhat::Visit(visit.candidate), visit.locked),
        EntryKind::Meal(kind, place) => (
            DraftWhat::Meal(*kind, place.as_ref().map(|place| place.candidate)),
            false,
        ),
        EntryKind::Rest(place) => (DraftWhat::Rest(*place), false),
        EntryKind::Start | EntryKind::End | EntryKind::Errand(_) => return None,
    };
    Some(DraftEntry {
        what,
        start: Some(entry.start),
        stay: Some(entry.end - entry.start),
        locked,
    })
}
