//! Mutations of transfers.

use engine_model::itinerary::EntryKind;
use engine_model::problem::Transfer;

use super::draft::{Draft, moved};
use crate::scene::{Step, Way};

pub(super) fn depart_earlier(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(|step| {
        let leaves = step.segment.is_some_and(|segment| segment.transfer.is_some());
        step.entry.kind == EntryKind::End && leaves
    })?;
    let end = draft.entry(at)?.end;
    draft.segment(at)?.transfer.as_mut()?.depart = moved(end, -60);
    Some(())
}

pub(super) fn arrive_later(draft: &mut Draft) -> Option<()> {
    let taken: Vec<Transfer> = {
        let scene = draft.scene();
        scene.steps().filter_map(transfer_of).cloned().collect()
    };
    let chosen = draft.pick(&taken)?;
    let segments = draft.problem.days.iter_mut().flat_map(|day| &mut day.segments);
    for transfer in segments.filter_map(|segment| segment.transfer.as_mut()) {
        if *transfer == chosen {
            transfer.arrive = moved(transfer.arrive, 60);
        }
    }
    Some(())
}

pub(super) fn change_transfer(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(|step| transfer_of(step).is_some() && step.entry.leg.is_some())?;
    let leg = draft.entry(at)?.leg.as_mut()?;
    leg.duration.0 = leg.duration.0.checked_add(60)?;
    Some(())
}

fn transfer_of<'a>(step: &Step<'a>) -> Option<&'a Transfer> {
    match step.way {
        Way::Transfer(transfer, _) => Some(transfer),
        _ => None,
    }
}
