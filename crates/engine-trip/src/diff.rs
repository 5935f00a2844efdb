//! What changed between two plans of a trip.

use engine_model::ids::PlaceId;
use engine_model::place::Names;
use engine_model::plan::{Plan, PlanEntry, PlanEntryKind};
use engine_model::time::DayTime;
use engine_model::why::{AbsenceReason, Relaxation};

/// A stop of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopRef {
    /// The place.
    pub place: Option<PlaceId>,
    /// Its names.
    pub names: Names,
    /// 1-based day.
    pub day: u16,
    /// When the visit starts.
    pub start: DayTime,
}

/// A stop that stands elsewhere now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedStop {
    /// Where it stood.
    pub before: StopRef,
    /// Where it stands.
    pub after: StopRef,
}

/// A stop that is gone, with the reason where one is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DroppedStop {
    /// Where it stood.
    pub before: StopRef,
    /// Why it is not in the new plan.
    pub reason: Option<AbsenceReason>,
    /// The smallest change that would let it in.
    pub relaxation: Option<Relaxation>,
}

/// The difference of two plans, by the stops' places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// Same day, same time.
    pub kept: Vec<StopRef>,
    /// Other day or other time.
    pub moved: Vec<MovedStop>,
    /// New.
    pub added: Vec<StopRef>,
    /// Gone.
    pub dropped: Vec<DroppedStop>,
}

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
