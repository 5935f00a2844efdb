//! Why a place is in a plan, or why it is not.

use engine_model::ids::PlaceId;
use engine_model::place::Names;
use engine_model::plan::{Plan, PlanEntry, PlanEntryKind, PlanUnmet};
use engine_model::request::PlaceRef;
use engine_model::why::{Unmet, UnmetSubject};

use crate::assemble::unmet_line;
use crate::error::TripError;
use crate::packs::Packs;
use crate::read_back::{Further, find_candidate, read_back_with};

/// An explanation.
#[derive(Clone, Debug, PartialEq)]
pub enum Explanation {
    /// It is in: (1-based day, entry).
    In(u16, Box<PlanEntry>),
    /// It is not: the reason and the smallest change.
    Out(Box<PlanUnmet>),
    /// No pack knows it.
    Unknown(Names),
}

/// Explains one place of the trip's destinations, or one that the plan itself brings.
///
/// # Errors
/// Those of reading the plan back: its request cannot be posed with the packs at hand.
pub fn explain(plan: &Plan, packs: &Packs, place: &PlaceRef) -> Result<Explanation, TripError> {
    if let Some(entry) = entry_called(plan, place) {
        return Ok(entry);
    }
    let Some(id) = identify(plan, packs, place) else {
        return Ok(Explanation::Unknown(name_of(place)));
    };
    if let Some(entry) = entry_of(plan, &id) {
        return Ok(entry);
    }
    // The place must be among the candidates, whatever its rank.
    let further = Further {
        places: vec![id.clone()],
        ..Further::default()
    };
    let read = read_back_with(plan, packs, &further)?;
    let problem = &read.posed.problem;
    let Some(index) = find_candidate(problem, &id) else {
        return Ok(Explanation::Unknown(name_of(place)));
    };
    let (reason, relaxation) = engine_planner::why_not(problem, &read.itinerary, index);
    let must = problem.must_see.iter().find(|must| must.candidate == index);
    let line = unmet_line(
        &read.posed,
        &Unmet {
            subject: must.map_or(UnmetSubject::Wished(index), |_| UnmetSubject::MustSee(index)),
            member: must.and_then(|must| must.member),
            reason,
            relaxation,
        },
    );
    Ok(Explanation::Out(Box::new(line)))
}

/// The entry that carries this very name in the plan, for places that no pack holds.
fn entry_called(plan: &Plan, place: &PlaceRef) -> Option<Explanation> {
    let (PlaceRef::Name(name) | PlaceRef::Point(name, _)) = place else {
        return None;
    };
    let wanted = name.to_lowercase();
    let called = |entry: &&PlanEntry| {
        let names = &entry.names;
        [Some(&names.local), names.ko.as_ref(), names.en.as_ref()]
            .into_iter()
            .flatten()
            .any(|own| own.to_lowercase() == wanted)
    };
    placed(plan)
        .find(|(_, entry)| called(entry))
        .map(|(day, entry)| Explanation::In(day, Box::new(entry.clone())))
}

/// The id of a place in the packs of the trip, or of one that the plan itself brings.
pub(crate) fn identify(plan: &Plan, packs: &Packs, place: &PlaceRef) -> Option<PlaceId> {
    let cities = || {
        plan.request
            .destinations
            .iter()
            .filter_map(|destination| packs.find(&destination.name))
    };
    match place {
        PlaceRef::Id(id) => {
            let in_pack = cities().any(|pack| pack.places.get(id).is_some());
            (in_pack || entry_of(plan, id).is_some()).then(|| id.clone())
        }
        PlaceRef::Name(name) | PlaceRef::Point(name, _) => {
            cities().find_map(|pack| match pack.places.find_named(name) {
                engine_places::NameMatch::Found(position) => Some(pack.places.all()[position].id.clone()),
                engine_places::NameMatch::Ambiguous(positions) => positions
                    .first()
                    .map(|&position| pack.places.all()[position].id.clone()),
                _ => None,
            })
        }
    }
}

fn entry_of(plan: &Plan, id: &PlaceId) -> Option<Explanation> {
    placed(plan)
        .find(|(_, entry)| entry.place.as_ref() == Some(id))
        .map(|(day, entry)| Explanation::In(day, Box::new(entry.clone())))
}

/// Stops, then meals and rests at a place, with their 1-based days.
fn placed(plan: &Plan) -> impl Iterator<Item = (u16, &PlanEntry)> {
    let of = |stops: bool| {
        plan.days.iter().flat_map(move |day| {
            let here = day.entries.iter().filter(move |entry| match entry.kind {
                PlanEntryKind::Stop => stops,
                PlanEntryKind::Meal(_) | PlanEntryKind::Rest => !stops && entry.category.is_some(),
                PlanEntryKind::Start | PlanEntryKind::End | PlanEntryKind::Errand(_) => false,
            });
            here.map(move |entry| (day.number, entry))
        })
    };
    of(true).chain(of(false))
}

fn name_of(place: &PlaceRef) -> Names {
    Names {
        local: crate::problem::reference_name(place),
        ko: None,
        en: None,
    }
}
