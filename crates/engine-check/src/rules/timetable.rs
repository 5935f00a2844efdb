//! Connections are caught, and the plan names them as they are: the segment before a transfer ends by its departure,
//! the one after starts at its arrival and carries its numbers.

use engine_model::finding::FindingCode;
use engine_model::itinerary::{EntryKind, Leg};
use engine_model::problem::Transfer;

use crate::recorder::Recorder;
use crate::scene::{Scene, Step, Way, seconds};

pub(crate) fn check(scene: &Scene<'_>, recorder: &mut Recorder) {
    for step in scene.judged_steps() {
        match (&step.entry.kind, step.way) {
            (EntryKind::Start, Way::Transfer(transfer, arrival)) => {
                check_arrival(step, transfer, arrival, recorder);
            }
            (_, Way::Unneeded) => {
                let none = step.entry.leg.is_none();
                recorder.require(none, FindingCode::TransferClaim, |code| step.finding(code));
            }
            (EntryKind::End, _) => check_departure(step, recorder),
            _ => {}
        }
    }
}

fn check_departure(step: &Step<'_>, recorder: &mut Recorder) {
    let Some(transfer) = step.segment.and_then(|segment| segment.transfer.as_ref()) else {
        return;
    };
    let (end, departure) = (step.entry.end, transfer.depart);
    recorder.require(end <= departure, FindingCode::ConnectionMissed, |code| {
        step.finding(code)
            .with("arrival", end.0)
            .with("departure", departure.0)
    });
}

fn check_arrival(step: &Step<'_>, transfer: &Transfer, arrival: i64, recorder: &mut Recorder) {
    let claimed = seconds(step.entry.arrival);
    let named = step.entry.leg.is_some_and(|leg| is_transfer(&leg, transfer));
    recorder.require(claimed == arrival && named, FindingCode::TransferClaim, |code| {
        step.finding(code)
            .with("claimed", claimed)
            .with("derived", arrival)
    });
}

/// The cost is the budget's matter.
fn is_transfer(leg: &Leg, transfer: &Transfer) -> bool {
    leg.mode == transfer.mode
        && leg.duration == transfer.duration
        && leg.distance == transfer.distance
        && leg.walking.0 == 0
        && leg.source == transfer.source
}
