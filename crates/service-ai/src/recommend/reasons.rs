//! Why a place suits a group: the planner's own terms, from planning a day around the place.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use engine_model::Language;
use engine_model::plan::{Plan, PlanEntryKind};
use engine_model::request::{Effort, PlaceRef, TripRequest};
use engine_model::why::ValueTerm;
use engine_trip::{Control, Packs};
use engine_words::why;
use library::FoundPlace;

use super::facts::Facts;
use super::view::Reason;

/// Plans one day with the place in it; `None` where the place is none that people visit for its own sake.
pub(crate) fn day_around(
    request: &TripRequest,
    found: &FoundPlace,
    packs: &Arc<Packs>,
    stop: &AtomicBool,
) -> Result<Option<Plan>, engine_trip::TripError> {
    if !found.place().category.is_visit() {
        return Ok(None);
    }
    let mut request = request.clone();
    request.must_see = vec![PlaceRef::Id(found.place().id.clone())];
    request.effort = Effort::Quick;
    let cancel = || stop.load(Ordering::Relaxed);
    let control = Control {
        cancel: &cancel,
        progress: None,
        rain_variants: false,
        relaxations: false,
    };
    engine_trip::plan(&request, packs, &control).map(Some)
}

/// What spoke for the place, largest first, as far as a fact stands behind it; where it did not get in, the reason
/// becomes a fact.
pub(crate) fn reasons(plan: &Plan, found: &FoundPlace, facts: &mut Facts, language: Language) -> Vec<Reason> {
    let id = &found.place().id;
    let entry = plan
        .days
        .iter()
        .flat_map(|day| &day.entries)
        .find(|entry| entry.kind == PlanEntryKind::Stop && entry.place.as_ref() == Some(id));
    let Some(entry) = entry else {
        let unmet = plan.unmet.iter().find(|unmet| unmet.place.as_ref() == Some(id));
        if let Some(unmet) = unmet {
            let sentence = |language| engine_words::unmet(unmet, plan, language);
            facts.add("unfit", sentence(Language::English), sentence(Language::Korean));
        }
        return Vec::new();
    };
    entry
        .why
        .iter()
        .filter(|(_, points)| *points > 0)
        .filter_map(|(term, points)| {
            let fact = fact_of(*term)?;
            facts.text(fact)?;
            Some(Reason {
                term: wire::scalars::Word(*term),
                points: *points,
                text: without_points(&why(*term, *points, language)).to_owned(),
                fact_ids: vec![fact.to_owned()],
            })
        })
        .collect()
}

/// The fact behind a term. Terms about the other stops of the day say nothing about the place itself.
fn fact_of(term: ValueTerm) -> Option<&'static str> {
    match term {
        ValueTerm::Interest => Some("category"),
        ValueTerm::Fame => Some("fame"),
        ValueTerm::Weather => Some("climate"),
        ValueTerm::GoldenHour => Some("sunset"),
        ValueTerm::VerifiedHours => Some("hours"),
        ValueTerm::Price => Some("price"),
        ValueTerm::Access => Some("step-free"),
        ValueTerm::Locked
        | ValueTerm::MustSee
        | ValueTerm::Wished
        | ValueTerm::Diversity
        | ValueTerm::Crowds
        | ValueTerm::Kept => None,
    }
}

/// `well known (+80)` as `well known`: the points are a field of their own.
fn without_points(text: &str) -> &str {
    text.rsplit_once(" (").map_or(text, |(words, _)| words)
}
