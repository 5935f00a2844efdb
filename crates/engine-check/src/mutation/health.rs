//! Mutations of what the members can do.

use engine_model::Metres;
use engine_model::itinerary::EntryKind;
use engine_model::people::Health;

use super::draft::{At, Draft, moved};
use super::travel::{by_table, change_way, ends};
use crate::rules::health::{Limits, counted_rests};
use crate::scene::{Day, number};

pub(super) fn weaken_for_stops(draft: &mut Draft) -> Option<()> {
    let limits = Limits::of_health(Health::Limited);
    let scene = draft.scene();
    let applies = scene
        .days
        .iter()
        .any(|day| number(day.visits().count()) > limits.stops);
    weaken(draft, applies)
}

pub(super) fn weaken_for_rests(draft: &mut Draft) -> Option<()> {
    let limits = Limits::of_health(Health::Limited);
    let scene = draft.scene();
    let applies = scene
        .days
        .iter()
        .any(|day| counted_rests(day.steps.iter().map(|step| step.entry)) < limits.rests_needed(day));
    weaken(draft, applies)
}

pub(super) fn remove_rest(draft: &mut Draft) -> Option<()> {
    let needed: Vec<At> = {
        let scene = draft.scene();
        let limits = Limits::of(&draft.problem);
        scene
            .days
            .iter()
            .flat_map(|day| indispensable_rests(day, &limits))
            .collect()
    };
    let at = draft.pick(&needed)?;
    draft.remove(at).map(|_| ())
}

/// Rests at the site of the entry before, without which the day has too few.
fn indispensable_rests(day: &Day<'_>, limits: &Limits) -> Vec<At> {
    let needed = limits.rests_needed(day);
    let rests = day
        .steps
        .iter()
        .filter(|step| step.entry.kind == EntryKind::Rest(None));
    let alone = rests.filter(|rest| {
        let others = day.steps.iter().filter(|step| step.index != rest.index);
        counted_rests(others.map(|step| step.entry)) < needed
    });
    alone.map(|step| (step.day, step.index)).collect()
}

pub(super) fn cut_rest(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(|step| matches!(step.entry.kind, EntryKind::Rest(_)))?;
    let entry = draft.entry(at)?;
    entry.end = moved(entry.start, 600);
    Some(())
}

pub(super) fn lengthen_walk(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(by_table)?;
    let metres = i32::try_from(Limits::of(&draft.problem).leg_walk)
        .ok()?
        .checked_add(1)?;
    let way = ends(&draft.scene(), at)?;
    change_way(draft, at, |way| way.walking = Metres(metres))?;
    let same: Vec<At> = {
        let scene = draft.scene();
        let places = scene
            .steps()
            .filter(|step| by_table(step))
            .map(|step| (step.day, step.index));
        places.filter(|place| ends(&scene, *place) == Some(way)).collect()
    };
    for place in same {
        draft.entry(place)?.leg.as_mut()?.walking.0 = metres;
    }
    Some(())
}

pub(super) fn limit_walking(draft: &mut Draft) -> Option<()> {
    let days = draft.itinerary.days.iter();
    let walked = days.map(|day| day.legs().map(|leg| i64::from(leg.walking.0)).sum::<i64>());
    let below = walked
        .filter(|metres| *metres > 0)
        .map(|metres| i32::try_from(metres - 1).ok());
    let limits: Vec<i32> = below.collect::<Option<_>>()?;
    draft.problem.preferences.walking_metres_day = Some(draft.pick(&limits)?);
    Some(())
}

pub(super) fn make_strenuous(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(|step| step.candidate.is_some() && step.entry.visit().is_some())?;
    draft.candidate(at)?.strenuous = true;
    let member = draft.first_member()?;
    member.health = member.health.min(Health::Caution);
    Some(())
}

fn weaken(draft: &mut Draft, applies: bool) -> Option<()> {
    let member = draft.first_member().filter(|_| applies)?;
    member.health = Health::Limited;
    Some(())
}
