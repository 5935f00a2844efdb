//! What changed between two plans of a trip.

use engine_model::diff::{Diff, DroppedStop, MovedStop, StopRef};
use engine_model::plan::{Plan, PlanEntry, PlanEntryKind};

/// Compares the stops of two plans.
pub fn diff(before: &Plan, after: &Plan) -> Diff {
    let old = stops(before);
    let mut new = stops(after);
    let mut diff = Diff::default();
    for stop in old {
        let Some(position) = new.iter().position(|other| same(&stop, other)) else {
            diff.dropped.push(DroppedStop {
                before: stop,
                reason: None,
                relaxation: None,
            });
            continue;
        };
        let other = new.remove(position);
        if (stop.day, stop.start) == (other.day, other.start) {
            diff.kept.push(other);
        } else {
            diff.moved.push(MovedStop {
                before: stop,
                after: other,
            });
        }
    }
    diff.added = new;
    diff
}

fn stops(plan: &Plan) -> Vec<StopRef> {
    let of = |day: u16, entry: &PlanEntry| StopRef {
        place: entry.place.clone(),
        names: entry.names.clone(),
        day,
        start: entry.start,
    };
    plan.days
        .iter()
        .flat_map(|day| {
            day.entries
                .iter()
                .filter(|entry| entry.kind == PlanEntryKind::Stop)
                .map(move |entry| of(day.number, entry))
        })
        .collect()
}

fn same(a: &StopRef, b: &StopRef) -> bool {
    match (&a.place, &b.place) {
        (Some(a), Some(b)) => a == b,
        _ => a.names == b.names,
    }
}
