//! From a document back to a problem and its itinerary, so that every claim can be derived again.

mod asserted;

use engine_model::geo::Coordinates;
use engine_model::ids::PlaceId;
use engine_model::itinerary::{DayPlan, Entry, EntryKind, Itinerary, Leg, MealPlace, Visit};
use engine_model::place::Names;
use engine_model::plan::{Plan, PlanDay, PlanEntry, PlanEntryKind};
use engine_model::problem::{Mode, Problem, Site, SiteKind, SiteRef};

use crate::error::TripError;
use crate::forecasts::Forecasts;
use crate::own::{OwnPlace, of_plan};
use crate::packs::Packs;
use crate::problem::{Extras, Posed, Visits, pose_with, site_of};
use crate::read_back::asserted::{
    AssertedFrames, also_used, assert_frames, asserted_candidate, with_asserted_packs,
};

/// A document in the indices of its problem.
#[derive(Debug)]
pub(crate) struct ReadBack {
    pub(crate) posed: Posed,
    pub(crate) itinerary: Itinerary,
    /// The rain variant of each day.
    pub(crate) variants: Vec<Option<DayPlan>>,
    /// Candidates whose facts only the file asserts.
    pub(crate) asserted: Vec<u32>,
    /// Days of destinations without a pack.
    pub(crate) frames: AssertedFrames,
    /// For each city of the problem: no pack at hand covers it.
    pub(crate) without_pack: Vec<bool>,
}

/// Reads a plan back. Destinations without a pack are rebuilt from what the file itself asserts.
pub(crate) fn read_back(plan: &Plan, packs: &Packs) -> Result<ReadBack, TripError> {
    read_back_with(plan, packs, &Further::default())
}

/// What must be among the candidates beyond the plan's own places.
#[derive(Clone, Debug, Default)]
pub(crate) struct Further {
    /// Places of the packs.
    pub(crate) places: Vec<PlaceId>,
    /// Places that no pack knows.
    pub(crate) own: Vec<OwnPlace>,
    /// Which others could be visited.
    pub(crate) visits: Visits,
}

/// The same with further places among the candidates.
pub(crate) fn read_back_with(plan: &Plan, packs: &Packs, further: &Further) -> Result<ReadBack, TripError> {
    let (all, missing) = with_asserted_packs(plan, packs);
    let mut posed = posed_alike(plan, &all, further)?;
    let without_pack: Vec<bool> = posed
        .problem
        .cities
        .iter()
        .map(|city| missing.contains(&city.destination.to_string()))
        .collect();
    let asserted = add_unknown(&mut posed, plan);
    allow_tables(&mut posed.problem, plan);
    let problem = &posed.problem;
    let itinerary = Itinerary {
        days: plan
            .days
            .iter()
            .map(|day| day_of(problem, day, &day.entries))
            .collect(),
    };
    let variants: Vec<Option<DayPlan>> = plan
        .days
        .iter()
        .map(|day| {
            day.rain_variant
                .as_ref()
                .map(|variant| day_of(problem, day, &variant.entries))
        })
        .collect();
    let frames = assert_frames(&mut posed.problem, plan, &itinerary, &variants, &without_pack);
    Ok(ReadBack {
        posed,
        itinerary,
        variants,
        asserted,
        frames,
        without_pack,
    })
}

/// Poses the plan's request. A plan that had to save took the cheapest lodging and transfers, which its costs tell.
fn posed_alike(plan: &Plan, packs: &Packs, further: &Further) -> Result<Posed, TripError> {
    let placed = entries(plan)
        .filter(|(_, entry)| needs_candidate(entry))
        .filter_map(|(_, entry)| entry.place.clone());
    let extras = Extras {
        reading: Some(plan.reading.clone()),
        places: placed.chain(further.places.iter().cloned()).collect(),
        own: further.own.iter().cloned().chain(of_plan(plan)).collect(),
        forecasts: Forecasts::of_plan(plan),
        cheapest: false,
        visits: further.visits,
    };
    let usual = pose_with(&plan.request, packs, &extras)?;
    if costs_alike(plan, &usual) {
        return Ok(usual);
    }
    let extras = Extras {
        cheapest: true,
        ..extras
    };
    let frugal = pose_with(&plan.request, packs, &extras)?;
    Ok(if costs_alike(plan, &frugal) { frugal } else { usual })
}

/// Whether lodging and transfers are those of the plan, by name and price.
pub(crate) fn costs_alike(plan: &Plan, posed: &Posed) -> bool {
    let own = &posed.problem.fixed_costs;
    own.len() == plan.fixed_costs.len()
        && own.iter().zip(&plan.fixed_costs).all(|(own, claimed)| {
            (own.kind, own.day + 1, own.amount, &own.label)
                == (claimed.kind, claimed.day, claimed.amount, &claimed.label)
        })
}

fn entries(plan: &Plan) -> impl Iterator<Item = (&PlanDay, &PlanEntry)> {
    plan.days.iter().flat_map(|day| {
        let rain = day.rain_variant.iter().flat_map(|variant| &variant.entries);
        day.entries.iter().chain(rain).map(move |entry| (day, entry))
    })
}

/// Adds the places and sites that only the file knows and makes the tables anew where that was needed.
fn add_unknown(posed: &mut Posed, plan: &Plan) -> Vec<u32> {
    let mut asserted = Vec::new();
    let mut grown = vec![false; posed.problem.cities.len()];
    for (day, entry) in entries(plan) {
        let Some(city) = city_of(&posed.problem, day, entry) else {
            continue;
        };
        let placed = needs_candidate(entry);
        let known = match &entry.place {
            Some(place) if placed => find_candidate(&posed.problem, place),
            _ if placed => asserted_index(&posed.problem, entry),
            _ => None,
        };
        if let Some(index) = known {
            if asserted.contains(&index) {
                also_used(&mut posed.problem.candidates[index as usize], day, entry);
            }
            continue;
        }
        if !placed && find_site(&posed.problem, city, entry).is_some() {
            continue;
        }
        grown[usize::from(city)] = true;
        let kind = if placed {
            let index = u32::try_from(posed.problem.candidates.len()).expect("a file holds few places");
            asserted.push(index);
            SiteKind::Candidate(index)
        } else {
            SiteKind::Lodging
        };
        let sites = &mut posed.problem.cities[usize::from(city)].sites;
        let Ok(index) = u16::try_from(sites.len()) else {
            continue;
        };
        sites.push(Site {
            at: entry.at,
            names: entry.names.clone(),
            place: entry.place.clone(),
            kind,
        });
        if placed {
            let candidate = asserted_candidate(&posed.problem, day, entry, SiteRef { city, index });
            posed.problem.candidates.push(candidate);
        }
    }
    let used = modes_used(&posed.problem, plan);
    for ((city, grown), used) in posed.problem.cities.iter_mut().zip(grown).zip(used) {
        let known: Vec<Mode> = city.travel.iter().map(|table| table.mode).collect();
        let modes: Vec<Mode> = known
            .iter()
            .copied()
            .chain(used.into_iter().filter(|mode| !known.contains(mode)))
            .collect();
        if grown || modes.len() > known.len() {
            let points: Vec<_> = city.sites.iter().map(|site| site.at).collect();
            city.travel = engine_routes::travel_tables(&points, &modes);
        }
    }
    asserted
}

/// Whoever made a restaurant or cafe a stop means to go there.
fn allow_tables(problem: &mut Problem, plan: &Plan) {
    let stops = plan.days.iter().flat_map(|day| &day.entries);
    for entry in stops.filter(|entry| entry.kind == PlanEntryKind::Stop) {
        let found = entry
            .place
            .as_ref()
            .and_then(|place| find_candidate(problem, place));
        if let Some(index) = found {
            allow_table(problem, index);
        }
    }
}

/// Lets a restaurant or cafe be a stop.
pub(crate) fn allow_table(problem: &mut Problem, index: u32) {
    if let Some(candidate) = problem.candidates.get_mut(index as usize)
        && candidate.category.is_meal()
    {
        candidate.visit = true;
    }
}

/// For each city the modes of the file's legs inside it: a plan from elsewhere may take a taxi where ours would not.
fn modes_used(problem: &Problem, plan: &Plan) -> Vec<Vec<Mode>> {
    let mut used = vec![Vec::new(); problem.cities.len()];
    for (day, entry) in entries(plan) {
        let inside = entry.leg.as_ref().filter(|_| entry.kind != PlanEntryKind::Start);
        let local = [Mode::Walk, Mode::Bike, Mode::Transit, Mode::Car, Mode::Taxi];
        if let (Some(city), Some(leg)) = (city_of(problem, day, entry), inside)
            && local.contains(&leg.mode)
            && !used[usize::from(city)].contains(&leg.mode)
        {
            used[usize::from(city)].push(leg.mode);
        }
    }
    used
}

fn needs_candidate(entry: &PlanEntry) -> bool {
    matches!(entry.kind, PlanEntryKind::Stop)
        || (matches!(entry.kind, PlanEntryKind::Meal(_) | PlanEntryKind::Rest) && entry.category.is_some())
}

fn day_of(problem: &Problem, day: &PlanDay, entries: &[PlanEntry]) -> DayPlan {
    let mut read: Vec<Entry> = Vec::with_capacity(entries.len());
    for entry in entries {
        let mut next = entry_of(problem, day, entry);
        // A declared break or rest happens where the group already is, whatever else stands on that spot.
        let break_here = matches!(next.kind, EntryKind::Meal(_, None) | EntryKind::Rest(None));
        if let Some(before) = read
            .last()
            .filter(|before| break_here && at(problem, before.site) == Some(entry.at))
        {
            next.site = before.site;
        }
        read.push(next);
    }
    DayPlan { entries: read }
}

fn at(problem: &Problem, site: SiteRef) -> Option<Coordinates> {
    site_of(problem, site).map(|site| site.at)
}

fn entry_of(problem: &Problem, day: &PlanDay, entry: &PlanEntry) -> Entry {
    let candidate = entry
        .place
        .as_ref()
        .filter(|_| needs_candidate(entry))
        .and_then(|place| find_candidate(problem, place))
        .or_else(|| {
            needs_candidate(entry)
                .then(|| asserted_index(problem, entry))
                .flatten()
        });
    let site = candidate
        .and_then(|index| problem.candidates.get(index as usize))
        .map(|candidate| candidate.site)
        .or_else(|| find_site(problem, city_of(problem, day, entry)?, entry))
        .unwrap_or(SiteRef {
            city: 0,
            index: u16::MAX,
        });
    let opening = entry.opening.as_ref().and_then(|opening| opening.interval);
    Entry {
        kind: match entry.kind {
            PlanEntryKind::Start => EntryKind::Start,
            PlanEntryKind::End => EntryKind::End,
            PlanEntryKind::Stop => EntryKind::Visit(Visit {
                candidate: candidate.unwrap_or(u32::MAX),
                opening,
                locked: entry.locked,
            }),
            PlanEntryKind::Meal(kind) => {
                EntryKind::Meal(kind, candidate.map(|candidate| MealPlace { candidate, opening }))
            }
            PlanEntryKind::Rest => EntryKind::Rest(candidate),
            PlanEntryKind::Errand(kind) => EntryKind::Errand(kind),
        },
        site,
        leg: entry.leg.as_ref().map(|leg| Leg {
            mode: leg.mode,
            duration: leg.duration,
            distance: leg.distance,
            walking: leg.walking,
            source: leg.source,
            cost: leg.cost,
        }),
        arrival: entry.arrival,
        start: entry.start,
        end: entry.end,
        cost: entry.cost,
    }
}

fn asserted_index(problem: &Problem, entry: &PlanEntry) -> Option<u32> {
    let id = format!("file/{}", entry.id);
    find_candidate(problem, &PlaceId::new(id))
}

pub(crate) fn find_candidate(problem: &Problem, place: &PlaceId) -> Option<u32> {
    let position = problem
        .candidates
        .iter()
        .position(|candidate| &candidate.place == place)?;
    u32::try_from(position).ok()
}

fn city_of(problem: &Problem, day: &PlanDay, entry: &PlanEntry) -> Option<u16> {
    let destination = &day.segments.get(usize::from(entry.segment))?.destination;
    let position = problem
        .cities
        .iter()
        .position(|city| &city.destination == destination)?;
    u16::try_from(position).ok()
}

/// The site that stands where the entry says. Where several do, a lodging, station or centre of that name comes
/// first, then one that the day's frame uses there, then any.
fn find_site(problem: &Problem, city: u16, entry: &PlanEntry) -> Option<SiteRef> {
    let sites = &problem.cities.get(usize::from(city))?.sites;
    let named = |names: &Names| names == &entry.names;
    sites
        .iter()
        .enumerate()
        .filter(|(_, site)| site.at == entry.at)
        .max_by_key(|(index, site)| {
            let fixed = !matches!(site.kind, SiteKind::Candidate(_));
            let anchored = matches!(
                entry.kind,
                PlanEntryKind::Start | PlanEntryKind::End | PlanEntryKind::Errand(_)
            );
            (named(&site.names), fixed == anchored, usize::MAX - index)
        })
        .and_then(|(index, _)| u16::try_from(index).ok())
        .map(|index| SiteRef { city, index })
}
