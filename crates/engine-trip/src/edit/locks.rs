//! The locks of a request after an edit: on the changed days those of the stops that are settled now.

use engine_model::plan::{Plan, PlanEntry};
use engine_model::request::{LockRequest, PlaceRef};

use crate::edit::asked::{Asked, AskedDay, Spot};
use crate::explain::identify;
use crate::own::is_own;
use crate::packs::Packs;

/// The locks after the edit, those of unchanged days first.
pub(crate) fn after(plan: &Plan, packs: &Packs, asked: &[AskedDay]) -> Vec<LockRequest> {
    let changed = |lock: &LockRequest| asked.iter().any(|day| number(day) == lock.day);
    let mut locks: Vec<LockRequest> = plan.request.locks.clone();
    let before: Vec<LockRequest> = locks.iter().filter(|lock| changed(lock)).cloned().collect();
    locks.retain(|lock| !changed(lock));
    for day in asked {
        for (position, stop) in day.stops.iter().enumerate() {
            if stop.is_settled() {
                let about = || before.iter().filter(|lock| means(plan, packs, lock, stop));
                let own = about()
                    .find(|lock| lock.day == number(day))
                    .or_else(|| about().next());
                // A place that stands twice on a day is settled once.
                let lock = lock_of(plan, day, position, own).filter(|lock| {
                    let same = |other: &LockRequest| (&other.place, other.day) == (&lock.place, lock.day);
                    !locks.iter().any(same)
                });
                locks.extend(lock);
            }
        }
    }
    in_former_order(plan, locks)
}

/// Locks that were there before keep their order, so that an edit that changes none gives the same request.
fn in_former_order(plan: &Plan, mut locks: Vec<LockRequest>) -> Vec<LockRequest> {
    let before = &plan.request.locks;
    let rank = |lock: &LockRequest| {
        let same = |other: &LockRequest| (&other.place, other.day) == (&lock.place, lock.day);
        let moved = || before.iter().position(|other| other.place == lock.place);
        let position = before.iter().position(same).or_else(moved);
        position.unwrap_or(before.len())
    };
    locks.sort_by_key(rank);
    locks
}

fn number(day: &AskedDay) -> u16 {
    u16::try_from(day.day + 1).unwrap_or(u16::MAX)
}

/// Whether a lock of the request is about the stop.
fn means(plan: &Plan, packs: &Packs, lock: &LockRequest, stop: &Asked) -> bool {
    match &stop.spot {
        Spot::Former(day, at) => is_about(plan, packs, &lock.place, &plan.days[*day].entries[*at]),
        Spot::Place(_) => false,
    }
}

/// Whether a reference of the request is about an entry of the plan.
pub(crate) fn is_about(plan: &Plan, packs: &Packs, place: &PlaceRef, entry: &PlanEntry) -> bool {
    match place {
        PlaceRef::Id(id) => entry.place.as_ref() == Some(id),
        PlaceRef::Point(name, at) => &entry.names.local == name && entry.at == *at,
        PlaceRef::Name(name) => {
            &entry.names.local == name
                || entry
                    .place
                    .as_ref()
                    .is_some_and(|own| identify(plan, packs, place).as_ref() == Some(own))
        }
    }
}

/// The lock of a settled stop. It keeps the time, stay and position that it had on the same day, as far as the edit
/// does not say otherwise; a place that only the file asserts cannot be asked for, so it has none.
fn lock_of(
    plan: &Plan,
    day: &AskedDay,
    position: usize,
    before: Option<&LockRequest>,
) -> Option<LockRequest> {
    let stop = &day.stops[position];
    let same_day = before.filter(|lock| lock.day == number(day));
    let place = match (before, &stop.spot) {
        (Some(lock), _) => lock.place.clone(),
        (None, Spot::Former(from, at)) => reference(&plan.days[*from].entries[*at])?,
        (None, Spot::Place(id)) => match &stop.own {
            Some(own) => PlaceRef::Point(own.names.local.clone(), own.at),
            None => PlaceRef::Id(id.clone()),
        },
    };
    Some(LockRequest {
        place,
        day: number(day),
        order: same_day
            .and_then(|lock| lock.order)
            .and_then(|_| u16::try_from(position + 1).ok()),
        start: stop.start.or(same_day.and_then(|lock| lock.start)),
        stay: stop.stay.or(before.and_then(|lock| lock.stay)),
    })
}

/// How a request refers to the place of an entry.
fn reference(entry: &PlanEntry) -> Option<PlaceRef> {
    let place = entry.place.as_ref()?;
    Some(if is_own(place) {
        PlaceRef::Point(entry.names.local.clone(), entry.at)
    } else {
        PlaceRef::Id(place.clone())
    })
}
