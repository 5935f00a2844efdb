//! Arrival and stay lie in an opening interval of that very date (several a day, past midnight, last entry where
//! known). Unknown hours are allowed and marked unverified.

use engine_model::finding::FindingCode;
use engine_model::itinerary::{Entry, EntryKind};
use engine_model::opening::{DayHours, OpenInterval};

use crate::recorder::Recorder;
use crate::scene::{Scene, Step};

pub(crate) fn check(scene: &Scene<'_>, recorder: &mut Recorder) {
    for step in scene.judged_steps() {
        let Some(candidate) = step.candidate else { continue };
        match candidate.hours.get(step.day) {
            Some(DayHours::Known(intervals)) => check_known(step, intervals, recorder),
            Some(DayHours::Unknown) | None => check_unknown(step, recorder),
        }
    }
}

fn check_known(step: &Step<'_>, intervals: &[OpenInterval], recorder: &mut Recorder) {
    let entry = step.entry;
    if intervals.iter().any(|interval| admits(interval, entry)) {
        recorder.require(true, FindingCode::Closed, |code| step.finding(code));
        check_claim(step, intervals, recorder);
        return;
    }
    let too_late = intervals.iter().find(|interval| encloses(interval, entry));
    match too_late {
        Some(interval) => recorder.require(false, FindingCode::AfterLastEntry, |code| {
            step.finding(code)
                .with("start", entry.start.0)
                .with("lastEntry", interval.last_entry.0)
        }),
        None => recorder.require(false, FindingCode::Closed, |code| {
            step.finding(code)
                .with("start", entry.start.0)
                .with("end", entry.end.0)
        }),
    }
}

/// The interval that the plan relies on is one of that date, and one that admits the stay.
fn check_claim(step: &Step<'_>, intervals: &[OpenInterval], recorder: &mut Recorder) {
    let Some(claim) = claimed_opening(step.entry) else {
        return;
    };
    let holds = claim.is_some_and(|claim| intervals.contains(&claim) && admits(&claim, step.entry));
    recorder.require(holds, FindingCode::OpeningClaim, |code| step.finding(code));
}

fn check_unknown(step: &Step<'_>, recorder: &mut Recorder) {
    if let Some(claim) = claimed_opening(step.entry) {
        recorder.require(claim.is_none(), FindingCode::OpeningClaim, |code| {
            step.finding(code)
        });
    }
    recorder.note(step.finding(FindingCode::UnverifiedHours));
}

fn admits(interval: &OpenInterval, entry: &Entry) -> bool {
    encloses(interval, entry) && entry.start <= interval.last_entry
}

fn encloses(interval: &OpenInterval, entry: &Entry) -> bool {
    interval.open <= entry.start && entry.end <= interval.close
}

/// The opening that the entry claims; the outer `None` where an entry of its kind claims none.
#[expect(
    clippy::option_option,
    reason = "an entry without a claim and a claim that nothing is known are different things"
)]
fn claimed_opening(entry: &Entry) -> Option<Option<OpenInterval>> {
    match &entry.kind {
        EntryKind::Visit(visit) => Some(visit.opening),
        EntryKind::Meal(_, Some(place)) => Some(place.opening),
        EntryKind::Start
        | EntryKind::End
        | EntryKind::Meal(_, None)
        | EntryKind::Rest(_)
        | EntryKind::Errand(_) => None,
    }
}
