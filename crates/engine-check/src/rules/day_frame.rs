//! Start and end of the day, the lodging at both ends (the right one on a change of hotel), arrival and departure;
//! luggage: check-in and check-out honoured.

use engine_model::finding::{Finding, FindingCode};
use engine_model::itinerary::EntryKind;
use engine_model::problem::{Errand, Segment};

use crate::recorder::Recorder;
use crate::scene::{Day, Scene, Step, lasting, number, seconds};

pub(crate) fn check(scene: &Scene<'_>, recorder: &mut Recorder) {
    let (planned, expected) = (scene.itinerary.days.len(), scene.problem.days.len());
    let in_range = scene.focus.is_none_or(|focus| focus < expected);
    recorder.require(planned == expected && in_range, FindingCode::DaysDiffer, |code| {
        Finding::trip(code)
            .with("days", number(planned))
            .with("expected", number(expected))
    });
    for day in scene.judged_days() {
        recorder.require(day.well_formed, FindingCode::DaysDiffer, |code| day.finding(code));
        for (part, segment) in day.frame.segments.iter().enumerate() {
            let steps: Vec<&Step<'_>> = day.steps.iter().filter(|step| step.part == Some(part)).collect();
            check_ends(segment, &steps, recorder);
            check_errands(day, segment, &steps, recorder);
        }
    }
}

fn check_ends(segment: &Segment, steps: &[&Step<'_>], recorder: &mut Recorder) {
    for step in steps {
        let entry = step.entry;
        match entry.kind {
            EntryKind::Start => {
                recorder.require(
                    entry.start >= segment.earliest,
                    FindingCode::BeforeDayStart,
                    |code| {
                        step.finding(code)
                            .with("start", entry.start.0)
                            .with("earliest", segment.earliest.0)
                    },
                );
                let right = entry.site == segment.start;
                recorder.require(right, FindingCode::WrongLodging, |code| step.finding(code));
            }
            EntryKind::End => {
                // Who comes after the departure has missed the connection; that is the timetable's finding.
                let missed = segment.transfer.as_ref().is_some_and(|t| entry.end > t.depart);
                recorder.require(
                    entry.end <= segment.latest || missed,
                    FindingCode::AfterDayEnd,
                    |code| {
                        step.finding(code)
                            .with("end", entry.end.0)
                            .with("latest", segment.latest.0)
                    },
                );
                let right = entry.site == segment.end;
                recorder.require(right, FindingCode::WrongLodging, |code| step.finding(code));
            }
            _ => {}
        }
    }
}

/// The errands of the start come first and those of the end last, each once and in order; none stand elsewhere.
fn check_errands(day: &Day<'_>, segment: &Segment, steps: &[&Step<'_>], recorder: &mut Recorder) {
    let inner: Vec<&Step<'_>> = steps
        .iter()
        .copied()
        .filter(|step| !matches!(step.entry.kind, EntryKind::Start | EntryKind::End))
        .collect();
    let leading = segment.before.len();
    let trailing = inner.len().saturating_sub(segment.after.len()).max(leading);
    let first = segment.before.iter().enumerate();
    let last = segment
        .after
        .iter()
        .enumerate()
        .map(|(order, errand)| (trailing + order, errand));
    for (position, errand) in first.chain(last) {
        let step = inner.get(position);
        let done = step.is_some_and(|step| does(step, errand));
        recorder.require(done, FindingCode::LuggageMissed, |code| {
            step.map_or_else(|| day.finding(code), |step| step.finding(code))
        });
    }
    for step in inner.iter().take(trailing).skip(leading) {
        let errand = matches!(step.entry.kind, EntryKind::Errand(_));
        recorder.require(!errand, FindingCode::LuggageMissed, |code| step.finding(code));
    }
}

fn does(step: &Step<'_>, errand: &Errand) -> bool {
    let entry = step.entry;
    entry.kind == EntryKind::Errand(errand.kind)
        && entry.site == errand.site
        && lasting(entry) >= i64::from(errand.duration.0)
        && seconds(entry.start) >= seconds(errand.earliest)
        && seconds(entry.end) <= seconds(errand.latest)
}
