//! Mutations of meals.

use engine_model::itinerary::{Entry, EntryKind};
use engine_model::people::Diet;
use engine_model::wish::MealKind;

use super::draft::{At, Draft, NO_WAY, moved};
use crate::rules::meals::{other_restaurant_remains, slot};
use crate::scene::Step;

const KINDS: [MealKind; 3] = [MealKind::Breakfast, MealKind::Lunch, MealKind::Dinner];

pub(super) fn drop_meal(draft: &mut Draft) -> Option<()> {
    let listed: Vec<Vec<MealKind>> = draft.problem.days.iter().map(|day| day.meals.clone()).collect();
    let at = draft.pick_entry(|step| match &step.entry.kind {
        EntryKind::Meal(kind, None) => listed.get(step.day).is_some_and(|meals| meals.contains(kind)),
        _ => false,
    })?;
    // Meals count as rests.
    draft.lift_health();
    draft.remove(at).map(|_| ())
}

pub(super) fn wish_meal(draft: &mut Draft) -> Option<()> {
    let missing: Vec<(usize, MealKind)> = {
        let scene = draft.scene();
        let days = scene.days.iter();
        let eaten = |step: &Step<'_>, wanted: MealKind| matches!(step.entry.kind, EntryKind::Meal(kind, _) if kind == wanted);
        days.flat_map(|day| KINDS.map(|kind| (day, kind)))
            .filter(|(day, kind)| !day.steps.iter().any(|step| eaten(step, *kind)))
            .map(|(day, kind)| (day.index, kind))
            .collect()
    };
    let (day, kind) = draft.pick(&missing)?;
    draft.problem.days.get_mut(day)?.meals.push(kind);
    Some(())
}

pub(super) fn rename_meal(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(is_meal)?;
    if let EntryKind::Meal(kind, _) = &mut draft.entry(at)?.kind {
        *kind = other(*kind);
    }
    Some(())
}

pub(super) fn hurry_meal(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(is_meal)?;
    let entry = draft.entry(at)?;
    if let EntryKind::Meal(kind, _) = &entry.kind {
        let needed = i32::try_from(slot(*kind).duration).ok()?;
        entry.end = moved(entry.start, needed - 60);
    }
    Some(())
}

pub(super) fn repeat_meal(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(is_meal)?;
    put_before(draft, at, |_| {})
}

pub(super) fn repeat_restaurant(draft: &mut Draft) -> Option<()> {
    let places: Vec<At> = {
        let scene = draft.scene();
        let again = scene.steps().filter(|step| {
            matches!(step.entry.kind, EntryKind::Meal(_, Some(_)))
                && step
                    .candidate
                    .is_some_and(|candidate| other_restaurant_remains(&scene, candidate))
        });
        again.map(|step| (step.day, step.index)).collect()
    };
    let at = draft.pick(&places)?;
    put_before(draft, at, |copy| {
        if let EntryKind::Meal(kind, _) = &mut copy.kind {
            *kind = other(*kind);
        }
    })
}

pub(super) fn close_kitchen(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(|step| is_meal(step) && step.candidate.is_some())?;
    draft.candidate(at)?.meal = false;
    Some(())
}

pub(super) fn change_diet(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(|step| is_meal(step) && step.candidate.is_some())?;
    let pairs = [
        (Diet::Vegan, "vegetarian"),
        (Diet::Halal, "vegan"),
        (Diet::Kosher, "halal"),
    ];
    let (diet, served) = draft.pick(&pairs)?;
    draft.candidate(at)?.tags = vec![served.to_owned()];
    draft.first_member()?.diets.push(diet);
    Some(())
}

/// Puts a changed copy of an entry, which takes no time, straight before it at the same site. The budget is lifted.
pub(super) fn put_before(draft: &mut Draft, at: At, change: impl Fn(&mut Entry)) -> Option<()> {
    draft.lift_budget();
    let entry = draft.entry(at)?;
    let mut copy = entry.clone();
    copy.end = copy.start;
    change(&mut copy);
    entry.leg = Some(NO_WAY);
    entry.arrival = entry.start;
    draft.insert(at, copy)
}

fn is_meal(step: &Step<'_>) -> bool {
    matches!(step.entry.kind, EntryKind::Meal(..))
}

/// A meal with another window; the windows do not overlap.
fn other(kind: MealKind) -> MealKind {
    match kind {
        MealKind::Breakfast => MealKind::Lunch,
        MealKind::Lunch => MealKind::Dinner,
        MealKind::Dinner => MealKind::Breakfast,
    }
}
