//! Mutations of what is in the plan.

use engine_model::itinerary::EntryKind;
use engine_model::people::{Health, MobilityAid};
use engine_model::place::StepFree;
use engine_model::problem::{BasePlan, Lock, MustSee};
use engine_model::time::Seconds;

use super::draft::{At, Draft, moved};
use super::meals::put_before;
use crate::rules::health::Limits;
use crate::scene::{Step, number, short};

pub(super) fn duplicate_visit(draft: &mut Draft) -> Option<()> {
    let limit = Limits::of_health(Health::Excellent).stops;
    let places: Vec<At> = {
        let scene = draft.scene();
        let roomy = scene
            .days
            .iter()
            .filter(|day| number(day.visits().count()) < limit);
        let visits = roomy.flat_map(|day| day.visits().filter(|step| step.candidate.is_some()));
        visits.map(|step| (step.day, step.index)).collect()
    };
    let at = draft.pick(&places)?;
    draft.lift_health();
    put_before(draft, at, |_| {})
}

pub(super) fn avoid_place(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(|step| step.candidate.is_some())?;
    draft.candidate(at)?.avoided = true;
    Some(())
}

pub(super) fn raise_minimum_age(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(is_known_visit)?;
    let youngest = draft.problem.members.iter().map(|member| member.age).min()?;
    draft.candidate(at)?.min_age = Some(youngest.checked_add(1)?);
    Some(())
}

pub(super) fn add_steps(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(|step| step.candidate.is_some())?;
    draft.candidate(at)?.step_free = StepFree::No;
    draft.first_member()?.mobility = Some(MobilityAid::Wheelchair);
    Some(())
}

/// Spares stops on whose benches somebody rests, because the rest leans on the place being a stop.
pub(super) fn deny_visit(draft: &mut Draft) -> Option<()> {
    let places: Vec<At> = {
        let scene = draft.scene();
        let rests = |site| {
            let mut all = scene
                .steps()
                .filter(|step| step.entry.kind == EntryKind::Rest(None));
            all.any(|step| step.entry.site == site)
        };
        let visits = scene
            .steps()
            .filter(|step| is_known_visit(step) && !rests(step.entry.site));
        visits.map(|step| (step.day, step.index)).collect()
    };
    let at = draft.pick(&places)?;
    draft.candidate(at)?.visit = false;
    Some(())
}

pub(super) fn lengthen_minimum_stay(draft: &mut Draft) -> Option<()> {
    let settled: Vec<u32> = draft
        .problem
        .locks
        .iter()
        .filter(|lock| lock.stay.is_some())
        .map(|lock| lock.candidate)
        .collect();
    let at = draft.pick_entry(|step| {
        is_known_visit(step) && !step.entry.candidate().is_some_and(|own| settled.contains(&own))
    })?;
    let entry = draft.entry(at)?;
    let stay = entry.end.0.saturating_sub(entry.start.0);
    draft.candidate(at)?.min_stay = Seconds(stay.saturating_add(60));
    Some(())
}

pub(super) fn lock_other_time(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(is_known_visit)?;
    let entry = draft.entry(at)?;
    let (candidate, start) = (entry.candidate()?, moved(entry.start, 60));
    let day = short(at.0);
    draft.problem.locks.push(Lock {
        candidate,
        day,
        order: None,
        start: Some(start),
        stay: None,
    });
    Some(())
}

pub(super) fn lock_absent(draft: &mut Draft) -> Option<()> {
    let candidate = pick_absent(draft)?;
    let days: Vec<u16> = (0..short(draft.problem.days.len())).collect();
    let day = draft.pick(&days)?;
    draft.problem.locks.push(Lock {
        candidate,
        day,
        order: None,
        start: None,
        stay: None,
    });
    Some(())
}

pub(super) fn change_closed_day(draft: &mut Draft) -> Option<()> {
    let days: Vec<usize> = (0..draft.itinerary.days.len()).collect();
    let day = draft.pick(&days)?;
    let mut base = draft.itinerary.clone();
    base.days.get_mut(day)?.entries.pop()?;
    let open_days = days.into_iter().map(|other| other != day).collect();
    draft.problem.base = Some(BasePlan {
        itinerary: base,
        open_days,
    });
    Some(())
}

pub(super) fn miss_must_see(draft: &mut Draft) -> Option<()> {
    let candidate = pick_absent(draft)?;
    draft.problem.must_see.push(MustSee {
        candidate,
        member: None,
        day: None,
    });
    Some(())
}

pub(super) fn invent_place(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(is_known_visit)?;
    draft.lift_locks(at)?;
    if let EntryKind::Visit(visit) = &mut draft.entry(at)?.kind {
        visit.candidate = u32::MAX;
    }
    Some(())
}

/// A candidate that is no stop of the plan.
fn pick_absent(draft: &mut Draft) -> Option<u32> {
    let count = u32::try_from(draft.problem.candidates.len()).ok()?;
    let absent: Vec<u32> = {
        let scene = draft.scene();
        let visited: Vec<u32> = scene
            .steps()
            .filter_map(|step| step.entry.visit())
            .map(|visit| visit.candidate)
            .collect();
        (0..count).filter(|index| !visited.contains(index)).collect()
    };
    draft.pick(&absent)
}

fn is_known_visit(step: &Step<'_>) -> bool {
    step.entry.visit().is_some() && step.candidate.is_some()
}
