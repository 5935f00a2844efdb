//! A day that takes its variant for rain.

use std::collections::BTreeSet;

use engine_model::plan::{Plan, PlanDay, PlanEntry, PlanEntryKind, RainVariant};

use crate::error::TripError;
use crate::order::{self, DayOrder};
use crate::packs::Packs;
use crate::read_back::read_back;

/// The plan with the variant for rain in the place of a day (1 = the first), summed and checked anew; `None` where the
/// day has no variant. What is in both keeps its id. The day has no variant afterwards: the way back is the plan before.
///
/// # Errors
/// A plan without days, a day that it does not have, and what stands in the way of reading the plan back.
pub fn take_rain_variant(plan: &Plan, packs: &Packs, day: u16) -> Result<Option<Plan>, TripError> {
    let days = order::days_of(plan)?;
    let index = usize::from(day).checked_sub(1);
    let known = index.and_then(|index| Some((index, days.get(index)?)));
    let Some((index, dry)) = known else {
        return Err(TripError::DayUnknown {
            day,
            days: days.len(),
            field: "day".to_owned(),
        });
    };
    let Some(variant) = &dry.rain_variant else {
        return Ok(None);
    };
    let mut wet = plan.clone();
    wet.days[index].entries = renamed(dry, variant, &ids_elsewhere(plan, index));
    wet.days[index].rain_variant = None;
    let read = read_back(&wet, packs)?;
    order::same_days(&wet, &read.posed.problem)?;
    let as_before: Vec<DayOrder> = (0..days.len()).map(DayOrder::AsBefore).collect();
    Ok(Some(order::lay(&wet, &read, &as_before)))
}

/// The ids that the other days have.
fn ids_elsewhere(plan: &Plan, index: usize) -> BTreeSet<String> {
    let others = plan.days.iter().enumerate().filter(|(day, _)| *day != index);
    let rain = |day: &PlanDay| day.rain_variant.as_ref().map(|variant| variant.entries.clone());
    others
        .flat_map(|(_, day)| day.entries.iter().cloned().chain(rain(day).into_iter().flatten()))
        .map(|entry| entry.id)
        .collect()
}

/// The entries of the variant, with the ids of the day for what is in both and ids like those of any day for the rest.
fn renamed(dry: &PlanDay, variant: &RainVariant, elsewhere: &BTreeSet<String>) -> Vec<PlanEntry> {
    let mut taken = elsewhere.clone();
    let mut entries = variant.entries.clone();
    let mut kept = vec![false; entries.len()];
    for (entry, kept) in entries.iter_mut().zip(&mut kept) {
        let same = |other: &&PlanEntry| is_same(other, entry) && !taken.contains(&other.id);
        let found = dry.entries.iter().find(same).map(|other| other.id.clone());
        if let Some(id) = found {
            taken.insert(id.clone());
            entry.id = id;
            *kept = true;
        }
    }
    let rain = format!("d{}-rain-", dry.number);
    for (entry, _) in entries.iter_mut().zip(kept).filter(|(_, kept)| !kept) {
        let rest = entry.id.strip_prefix(&rain).unwrap_or(&entry.id);
        let base = format!("d{}-{rest}", dry.number);
        let mut id = base.clone();
        let mut number = 2;
        while !taken.insert(id.clone()) {
            id = format!("{base}-{number}");
            number += 1;
        }
        entry.id = id;
    }
    entries
}

/// A stop is its place, whatever else of the day is what it does.
fn is_same(one: &PlanEntry, other: &PlanEntry) -> bool {
    one.kind == other.kind && (one.kind != PlanEntryKind::Stop || one.place == other.place)
}
