//! The leg's time by its mode fits, rounded up, parking and waiting included; entries follow each other in time, and
//! a leg's metres, walking and source are those of the travel table.

use engine_model::finding::FindingCode;
use engine_model::geo::Metres;
use engine_model::itinerary::{EntryKind, Leg};
use engine_model::problem::{LegSource, Mode, TravelEntry};
use engine_model::time::Seconds;

use crate::recorder::Recorder;
use crate::scene::{Day, Scene, Step, Way, seconds};

/// What a way from a site to itself takes.
const NOTHING: TravelEntry = TravelEntry {
    duration: Seconds(0),
    distance: Metres(0),
    walking: Metres(0),
};

pub(crate) fn check(scene: &Scene<'_>, recorder: &mut Recorder) {
    for day in scene.judged_days() {
        for step in &day.steps {
            check_way(step, recorder);
            check_order(day, step, recorder);
        }
    }
}

fn check_way(step: &Step<'_>, recorder: &mut Recorder) {
    match (step.way, step.entry.leg) {
        (Way::Missing, _) => {
            recorder.require(false, FindingCode::LegMissing, |code| step.finding(code));
        }
        (Way::Unavailable, _) => {
            recorder.require(false, FindingCode::ModeNotAvailable, |code| step.finding(code));
        }
        (Way::Here, Some(leg)) => {
            let by_foot = leg.mode == Mode::Walk && leg.duration.0 <= 0;
            check_time(step, &leg, NOTHING, recorder);
            check_numbers(
                step,
                &leg,
                NOTHING,
                by_foot && leg.source == LegSource::Estimate,
                recorder,
            );
        }
        (Way::Table(cell, source), Some(leg)) => {
            check_time(step, &leg, cell, recorder);
            check_numbers(step, &leg, cell, leg.source == source, recorder);
        }
        (Way::Here | Way::Table(..), None) | (Way::Unneeded | Way::Transfer(..), _) => {}
    }
}

/// The plan gives the way the time it needs: its own duration is not below the table's, and it fits in between.
fn check_time(step: &Step<'_>, leg: &Leg, cell: TravelEntry, recorder: &mut Recorder) {
    let needed = i64::from(leg.duration.0).max(i64::from(cell.duration.0));
    let between = step
        .before
        .map_or(needed, |before| seconds(step.entry.arrival) - seconds(before.end));
    // Arriving before the group has left is a matter of order, not of this leg's length.
    let room = if between < 0 { needed } else { between };
    let given = room.min(i64::from(leg.duration.0));
    recorder.require(given >= needed, FindingCode::LegTooShort, |code| {
        step.finding(code).with("given", given).with("needed", needed)
    });
}

fn check_numbers(step: &Step<'_>, leg: &Leg, cell: TravelEntry, rest_holds: bool, recorder: &mut Recorder) {
    let holds = rest_holds && leg.distance == cell.distance && leg.walking == cell.walking;
    recorder.require(holds, FindingCode::LegClaim, |code| {
        let (claimed, derived) = if leg.distance == cell.distance {
            (leg.walking.0, cell.walking.0)
        } else {
            (leg.distance.0, cell.distance.0)
        };
        step.finding(code)
            .with("claimed", claimed)
            .with("derived", derived)
    });
}

/// Nothing runs backwards: the group leaves, arrives, begins and ends in this order.
fn check_order(day: &Day<'_>, step: &Step<'_>, recorder: &mut Recorder) {
    let entry = step.entry;
    let mut pairs = vec![(entry.arrival, entry.start), (entry.start, entry.end)];
    if let Some(before) = step.before {
        pairs.push((before.end, entry.arrival));
    }
    match (&entry.kind, step.way) {
        // Start and end are moments without waiting, except that a group off a transfer may be early.
        (EntryKind::Start, Way::Unneeded) => {
            pairs.push((entry.start, entry.arrival));
            let earlier = step.index.checked_sub(1).and_then(|index| day.steps.get(index));
            pairs.extend(earlier.map(|earlier| (earlier.entry.end, entry.start)));
        }
        (EntryKind::End, _) => pairs.push((entry.end, entry.arrival)),
        _ => {}
    }
    let wrong = pairs.into_iter().find(|(before, after)| before > after);
    recorder.require(wrong.is_none(), FindingCode::TimeOrder, |code| {
        let (before, after) = wrong.unwrap_or_default();
        step.finding(code).with("before", before.0).with("after", after.0)
    });
}
