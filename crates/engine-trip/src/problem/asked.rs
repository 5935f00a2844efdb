//! Must-sees and locks as candidates, and what was asked for that no pack knows.

use engine_model::finding::Rule;
use engine_model::plan::Conflict;
use engine_model::problem::{AtTime, Lock, MustSee};
use engine_model::request::TripRequest;

use crate::atlas::Resolved;
use crate::candidates::Candidates;
use crate::error::{TripError, conflict};
use crate::problem::UnknownAsk;
use crate::wishes::Asks;

pub(crate) fn must_sees(asks: &Asks, candidates: &Candidates) -> Vec<MustSee> {
    let mut list: Vec<MustSee> = Vec::new();
    for ask in &asks.must {
        if let Some(candidate) = candidates.index(&ask.place) {
            let must = MustSee {
                candidate,
                member: ask.member,
                day: ask.day,
            };
            if !list.contains(&must) {
                list.push(must);
            }
        }
    }
    list
}

/// Places wished at a part of the day.
pub(crate) fn at_times(asks: &Asks, candidates: &Candidates) -> Vec<AtTime> {
    asks.at_time
        .iter()
        .filter_map(|(place, part)| {
            Some(AtTime {
                candidate: candidates.index(place)?,
                part: *part,
            })
        })
        .collect()
}

/// Settled stops; a day that the trip does not have is refused.
pub(crate) fn locks(
    request: &TripRequest,
    resolved: &[Resolved],
    candidates: &Candidates,
    days: usize,
) -> Result<Vec<Lock>, TripError> {
    let mut locks = Vec::new();
    for (index, (lock, place)) in request.locks.iter().zip(resolved).enumerate() {
        let day = lock.day.checked_sub(1).filter(|day| usize::from(*day) < days);
        let Some(day) = day else {
            let days = u16::try_from(days).unwrap_or(u16::MAX);
            return Err(TripError::LockDay {
                day: lock.day,
                days,
                field: format!("locks[{index}].day"),
            });
        };
        if let Some(candidate) = candidates.index(place) {
            let order = lock.order.and_then(|order| order.checked_sub(1));
            locks.push(Lock {
                candidate,
                day,
                order,
                start: lock.start,
                stay: lock.stay,
            });
        }
    }
    Ok(locks)
}

/// What no pack knows: must-sees, locks, places to avoid and places at a part of the day, then lodgings and stations,
/// each name once.
pub(crate) fn unknown_asks<'a>(
    asks: &Asks,
    locked: &[Resolved],
    elsewhere: impl Iterator<Item = &'a String>,
) -> Vec<UnknownAsk> {
    let mut unknown: Vec<UnknownAsk> = Vec::new();
    let mut name = |name: &str, must_see: bool, member: Option<u16>| {
        let same = |other: &UnknownAsk| other.name == name && (other.member == member || !must_see);
        if !unknown.iter().any(same) {
            unknown.push(UnknownAsk {
                name: name.to_owned(),
                must_see,
                member,
            });
        }
    };
    for must in &asks.must {
        if let Resolved::Unknown(place) = &must.place {
            name(place, true, must.member);
        }
    }
    let at_time = asks.at_time.iter().map(|(place, _)| place);
    for place in locked.iter().chain(&asks.avoid_places).chain(at_time) {
        if let Resolved::Unknown(place) = place {
            name(place, false, None);
        }
    }
    for place in elsewhere {
        name(place, false, None);
    }
    unknown
}

/// Locks of one place that contradict each other: a place is visited once, so it cannot be settled twice. Equal locks
/// are one.
pub(crate) fn contradictions(locks: &mut Vec<Lock>, candidates: &Candidates) -> Vec<Conflict> {
    let mut once: Vec<Lock> = Vec::new();
    let mut conflicts = Vec::new();
    for lock in locks.drain(..) {
        match once.iter().find(|other| other.candidate == lock.candidate) {
            None => once.push(lock),
            Some(other) if *other == lock => {}
            Some(_) => {
                let name = candidates.list.get(lock.candidate as usize);
                let name = name.map_or("", |candidate| candidate.names.local.as_str());
                let mut broken = conflict(Rule::Selection, "LOCK_BROKEN", usize::from(lock.day), name);
                broken.numbers.push(("overlap", 2));
                conflicts.push(broken);
            }
        }
    }
    *locks = once;
    conflicts
}
