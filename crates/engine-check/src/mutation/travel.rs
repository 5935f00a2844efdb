//! Mutations of legs and of the order in time.

use engine_model::itinerary::EntryKind;
use engine_model::problem::{LegSource, Mode, SiteRef, TravelEntry};
use engine_model::time::Seconds;

use super::draft::{At, Draft, moved};
use super::openings::make_unknown;
use crate::scene::{Scene, Step, Way, city_of, table_leg};

pub(super) fn shorten_leg(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(takes_time)?;
    let (mode, from, to) = ends(&draft.scene(), at)?;
    let needed = table_leg(&draft.problem, mode, from, to)?.0.duration;
    draft.entry(at)?.leg.as_mut()?.duration = Seconds(needed.0 - 1);
    Some(())
}

pub(super) fn slow_road(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(takes_time)?;
    let given = draft.entry(at)?.leg?.duration;
    change_way(draft, at, |way| {
        way.duration = Seconds(given.0.saturating_add(60));
    })?;
    Some(())
}

pub(super) fn begin_before_arrival(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(is_stay)?;
    let entry = draft.entry(at)?;
    entry.arrival = moved(entry.start, 60);
    Some(())
}

pub(super) fn shift_hour(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(|step| step.entry.visit().is_some() && step.part.is_some())?;
    draft.lift_locks(at)?;
    make_unknown(draft, at)?;
    let next = draft.entry((at.0, at.1 + 1))?.arrival;
    let entry = draft.entry(at)?;
    let by = next.0.saturating_sub(entry.end.0).saturating_add(60).max(3600);
    entry.start = moved(entry.start, by);
    entry.end = moved(entry.end, by);
    Some(())
}

pub(super) fn forbid_mode(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(by_table)?;
    let site = draft.entry(at)?.site;
    let city = city_of(&draft.problem, site)?;
    let absent: Vec<Mode> = Mode::ALL
        .into_iter()
        .filter(|mode| city.table(*mode).is_none())
        .collect();
    let mode = draft.pick(&absent)?;
    draft.entry(at)?.leg.as_mut()?.mode = mode;
    Some(())
}

pub(super) fn drop_leg(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(|step| step.before.is_some())?;
    draft.entry(at)?.leg = None;
    Some(())
}

pub(super) fn stretch_leg(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(by_table)?;
    let leg = draft.entry(at)?.leg.as_mut()?;
    leg.distance.0 = leg.distance.0.checked_add(1)?;
    Some(())
}

pub(super) fn rename_source(draft: &mut Draft) -> Option<()> {
    let at = draft.pick_entry(by_table)?;
    let leg = draft.entry(at)?.leg.as_mut()?;
    leg.source = match leg.source {
        LegSource::Given => LegSource::Provider,
        _ => LegSource::Given,
    };
    Some(())
}

/// The stops keep the times and legs of their slots; hours, minimum stays, locks and costs are made to fit, so that
/// only the legs are wrong. Applies where nothing stands at the second stop's site after it and some leg does change.
pub(super) fn swap_stops(draft: &mut Draft) -> Option<()> {
    let pairs: Vec<At> = {
        let scene = draft.scene();
        scene
            .days
            .iter()
            .flat_map(|day| day.steps.windows(3))
            .filter_map(swappable)
            .collect()
    };
    let first = draft.pick(&pairs)?;
    let second = (first.0, first.1 + 1);
    for at in [first, second] {
        draft.lift_locks(at)?;
        make_unknown(draft, at)?;
        draft.candidate(at)?.min_stay = Seconds(0);
    }
    draft.lift_budget();
    let (kind, site) = (draft.entry(first)?.kind.clone(), draft.entry(first)?.site);
    let other = draft.entry(second)?;
    let (kind, site) = (
        std::mem::replace(&mut other.kind, kind),
        std::mem::replace(&mut other.site, site),
    );
    let entry = draft.entry(first)?;
    (entry.kind, entry.site) = (kind, site);
    draft.claim_costs();
    let scene = draft.scene();
    let touched = first.1..=first.1 + 2;
    scene
        .days
        .get(first.0)?
        .steps
        .get(touched)?
        .iter()
        .any(differs)
        .then_some(())
}

fn swappable(window: &[Step<'_>]) -> Option<At> {
    let [first, second, next] = window else {
        return None;
    };
    let stops = first.entry.visit().is_some() && second.entry.visit().is_some();
    let apart = first.entry.site != second.entry.site && next.entry.site != second.entry.site;
    let free = next.part == first.part && next.entry.site != first.entry.site;
    (stops && apart && free && by_table(first) && by_table(second)).then_some((first.day, first.index))
}

/// The leg's claim does not agree with the table.
fn differs(step: &Step<'_>) -> bool {
    let (Way::Table(cell, _), Some(leg)) = (step.way, step.entry.leg) else {
        return false;
    };
    leg.distance != cell.distance || leg.walking != cell.walking
}

/// A way by a travel table.
pub(super) fn by_table(step: &Step<'_>) -> bool {
    matches!(step.way, Way::Table(..))
}

/// Changes the table's cell under a leg.
pub(super) fn change_way(draft: &mut Draft, at: At, change: impl FnOnce(&mut TravelEntry)) -> Option<()> {
    let (mode, from, to) = ends(&draft.scene(), at)?;
    let city = draft.problem.cities.get_mut(usize::from(from.city))?;
    let table = city.travel.iter_mut().find(|table| table.mode == mode)?;
    let mut way = table.get(from.index, to.index)?;
    change(&mut way);
    table.set(from.index, to.index, way);
    Some(())
}

/// Mode and sites of the way to an entry.
pub(super) fn ends(scene: &Scene<'_>, (day, index): At) -> Option<(Mode, SiteRef, SiteRef)> {
    let step = scene.days.get(day)?.steps.get(index)?;
    Some((step.entry.leg?.mode, step.before?.site, step.entry.site))
}

fn takes_time(step: &Step<'_>) -> bool {
    matches!(step.way, Way::Table(cell, _) if cell.duration.0 > 0)
}

fn is_stay(step: &Step<'_>) -> bool {
    !matches!(step.entry.kind, EntryKind::Start | EntryKind::End)
}
