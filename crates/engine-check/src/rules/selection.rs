//! No place twice; avoided and unsuitable ones (age, step-free needed and known to be missing) never; locks kept;
//! must-sees in; a stay is not shorter than sensible; closed days of a base plan stand as they are.

use engine_model::finding::{Finding, FindingCode};
use engine_model::people::MobilityAid;
use engine_model::place::StepFree;
use engine_model::problem::{Candidate, Lock, Problem};

use crate::recorder::Recorder;
use crate::scene::{Day, Scene, Step, seconds};

pub(crate) fn check(scene: &Scene<'_>, recorder: &mut Recorder) {
    let group = Group::of(scene.problem);
    for step in scene.judged_steps() {
        if let Some(candidate) = step.candidate {
            check_suitable(step, candidate, &group, recorder);
            if step.entry.visit().is_some() {
                check_visit(scene, step, candidate, &group, recorder);
            }
        }
    }
    for lock in &scene.problem.locks {
        if scene.focus.is_none_or(|focus| focus == usize::from(lock.day)) {
            check_lock(scene, lock, recorder);
        }
    }
    check_must_sees(scene, recorder);
    check_base(scene, recorder);
}

/// What the group as a whole rules out.
struct Group {
    youngest: Option<u8>,
    step_free: bool,
}

impl Group {
    fn of(problem: &Problem) -> Self {
        let mut aids = problem.members.iter().filter_map(|member| member.mobility);
        Self {
            youngest: problem.members.iter().map(|member| member.age).min(),
            step_free: aids.any(MobilityAid::needs_step_free),
        }
    }
}

fn check_suitable(step: &Step<'_>, candidate: &Candidate, group: &Group, recorder: &mut Recorder) {
    recorder.require(!candidate.avoided, FindingCode::Avoided, |code| {
        step.finding(code)
    });
    let reachable = !group.step_free || candidate.step_free != StepFree::No;
    recorder.require(reachable, FindingCode::NotStepFree, |code| step.finding(code));
}

fn check_visit(
    scene: &Scene<'_>,
    step: &Step<'_>,
    candidate: &Candidate,
    group: &Group,
    recorder: &mut Recorder,
) {
    let off = scene
        .problem
        .preferences
        .avoided_on
        .iter()
        .any(|(category, day)| *category == candidate.category && usize::from(*day) == step.day);
    recorder.require(!off, FindingCode::Avoided, |code| step.finding(code));
    let here = step
        .segment
        .is_none_or(|segment| segment.city == candidate.site.city);
    recorder.require(candidate.visit && here, FindingCode::NotAStop, |code| {
        step.finding(code)
    });

    let ages = group.youngest.zip(candidate.min_age);
    recorder.require(
        ages.is_none_or(|(age, minimum)| age >= minimum),
        FindingCode::TooYoung,
        |code| {
            let (age, minimum) = ages.unwrap_or_default();
            step.finding(code).with("age", age).with("minimum", minimum)
        },
    );

    let settled = locks_of(scene.problem, step).any(|lock| lock.stay.is_some());
    let minimum = i64::from(candidate.min_stay.0);
    recorder.require(
        settled || step.lasting() >= minimum,
        FindingCode::StayTooShort,
        |code| {
            step.finding(code)
                .with("stay", step.lasting())
                .with("minimum", minimum)
        },
    );

    recorder.require(!visited_besides(scene, step), FindingCode::PlaceTwice, |code| {
        step.finding(code)
    });

    let marked = step.entry.visit().is_some_and(|visit| visit.locked);
    let locked = locks_of(scene.problem, step).next().is_some();
    recorder.require(marked || !locked, FindingCode::LockBroken, |code| {
        step.finding(code)
    });
}

/// Visited before; where only one day is judged, also after it.
fn visited_besides(scene: &Scene<'_>, step: &Step<'_>) -> bool {
    scene.steps().any(|other| {
        let counts = (other.day, other.index) < (step.day, step.index)
            || (scene.focus.is_some() && other.day > step.day);
        counts && other.entry.visit().is_some() && other.entry.candidate() == step.entry.candidate()
    })
}

fn locks_of<'a>(problem: &'a Problem, step: &Step<'_>) -> impl Iterator<Item = &'a Lock> {
    let candidate = step.entry.candidate();
    problem
        .locks
        .iter()
        .filter(move |lock| Some(lock.candidate) == candidate)
}

fn check_lock(scene: &Scene<'_>, lock: &Lock, recorder: &mut Recorder) {
    let day = scene.days.get(usize::from(lock.day));
    let kept = day.is_some_and(|day| keeps(day, lock));
    recorder.require(kept, FindingCode::LockBroken, |code| {
        Finding::day(code, lock.day).about(Some(lock.candidate))
    });
}

/// The stop is there on that day, at the position, at the time and for the stay that are settled.
fn keeps(day: &Day<'_>, lock: &Lock) -> bool {
    day.visits().enumerate().any(|(position, step)| {
        step.entry.candidate() == Some(lock.candidate)
            && lock.order.is_none_or(|order| usize::from(order) == position)
            && lock
                .start
                .is_none_or(|start| seconds(start) == seconds(step.entry.start))
            && lock.stay.is_none_or(|stay| step.lasting() >= i64::from(stay.0))
    })
}

/// Each must-see is visited, on its day where it has one; a candidate that several members name is reported once.
fn check_must_sees(scene: &Scene<'_>, recorder: &mut Recorder) {
    let must_see = &scene.problem.must_see;
    for (index, wanted) in must_see.iter().enumerate() {
        if must_see
            .iter()
            .take(index)
            .any(|earlier| earlier.candidate == wanted.candidate)
        {
            continue;
        }
        let same = must_see
            .iter()
            .filter(|other| other.candidate == wanted.candidate);
        let missing = same.into_iter().any(|wish| {
            !scene.steps().any(|step| {
                step.entry
                    .visit()
                    .is_some_and(|visit| visit.candidate == wish.candidate)
                    && wish.day.is_none_or(|day| usize::from(day) == step.day)
            })
        });
        recorder.require(!missing, FindingCode::MustSeeMissing, |code| {
            Finding::trip(code).about(Some(wanted.candidate))
        });
    }
}

/// Days that may not change equal the plan that they come from.
fn check_base(scene: &Scene<'_>, recorder: &mut Recorder) {
    let Some(base) = &scene.problem.base else { return };
    for day in scene.judged_days() {
        if base.open_days.get(day.index) == Some(&false) {
            let same = base.itinerary.days.get(day.index) == scene.itinerary.days.get(day.index);
            recorder.require(same, FindingCode::LockBroken, |code| day.finding(code));
        }
    }
}
