//! Mutations of the opening hours.

use engine_model::itinerary::{Entry, EntryKind};
use engine_model::opening::{DayHours, OpenInterval};
use engine_model::time::DayTime;

use super::draft::{At, Draft, moved};
use crate::scene::Step;

pub(super) fn close_place(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(is_known)?;
    set_hours(draft, at, DayHours::Known(Vec::new()))
}

pub(super) fn end_admission(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(is_known)?;
    let entry = draft.entry(at)?;
    let before = moved(entry.start, -60);
    let interval = OpenInterval {
        open: before,
        close: entry.end,
        last_entry: before,
    };
    set_hours(draft, at, DayHours::Known(vec![interval]))
}

pub(super) fn invent_opening(draft: &mut Draft) -> Option<()> {
    let at = draft
        .pick_entry(|step| step.candidate.is_some() && !matches!(step.entry.kind, EntryKind::Rest(_)))?;
    let ever = DayTime(i32::MAX);
    claim(
        draft.entry(at)?,
        Some(OpenInterval {
            open: DayTime(i32::MIN),
            close: ever,
            last_entry: ever,
        }),
    );
    Some(())
}

pub(super) fn forget_hours(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(is_known)?;
    make_unknown(draft, at)
}

/// Nothing is known of the hours of an entry's place on its day, and nothing is claimed.
pub(super) fn make_unknown(draft: &mut Draft, at: At) -> Option<()> {
    set_hours(draft, at, DayHours::Unknown)?;
    let candidate = draft.entry(at)?.candidate();
    let entries = &mut draft.itinerary.days.get_mut(at.0)?.entries;
    entries
        .iter_mut()
        .filter(|entry| entry.candidate() == candidate)
        .for_each(|entry| claim(entry, None));
    Some(())
}

fn is_known(step: &Step<'_>) -> bool {
    let hours = step.candidate.and_then(|candidate| candidate.hours.get(step.day));
    matches!(hours, Some(DayHours::Known(_)))
}

fn set_hours(draft: &mut Draft, at: At, hours: DayHours) -> Option<()> {
    *draft.candidate(at)?.hours.get_mut(at.0)? = hours;
    Some(())
}

fn claim(entry: &mut Entry, opening: Option<OpenInterval>) {
    match &mut entry.kind {
        EntryKind::Visit(visit) => visit.opening = opening,
        EntryKind::Meal(_, Some(place)) => place.opening = opening,
        _ => {}
    }
}
