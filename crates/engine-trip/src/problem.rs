//! From a request to a problem: every name resolved, every day laid out, every fact looked up.

mod asked;
mod cities;

use std::sync::Arc;

use engine_model::ids::PlaceId;
use engine_model::money::{Currency, Money};
use engine_model::people::Member;
use engine_model::plan::{Assumption, Conflict, Weather, WeatherKind};
use engine_model::problem::{BudgetLimits, Preferences, Problem, Site, SiteRef};
use engine_model::request::{Effort, PlaceRef, TripRequest};
use engine_model::wish::Reading;

use crate::atlas::{Atlas, Resolved};
use crate::calendar;
use crate::candidates;
use crate::currency::Exchange;
use crate::error::TripError;
use crate::forecasts::Forecasts;
use crate::frames::{self, Ground};
use crate::lodging;
use crate::own::OwnPlace;
use crate::packs::{LoadedPack, Packs};
use crate::wishes;

/// A problem with what was noticed while posing it.
#[derive(Debug)]
pub struct Posed {
    /// The problem.
    pub problem: Problem,
    /// How the free text was read.
    pub reading: Reading,
    /// What was assumed.
    pub assumptions: Vec<Assumption>,
    /// Why no plan can exist, as far as the frames show it already.
    pub conflicts: Vec<Conflict>,
    /// Must-sees, locks and avoided places that no pack knows, as written.
    pub unknown: Vec<UnknownAsk>,
    /// The pack of each of the problem's cities.
    pub packs: Vec<Arc<LoadedPack>>,
    /// The weather of each day.
    pub weather: Vec<Option<Weather>>,
}

/// Something asked for that no pack knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownAsk {
    /// As written.
    pub name: String,
    /// Somebody must see it, else it was locked or to be avoided.
    pub must_see: bool,
    /// Whose must-see.
    pub member: Option<u16>,
}

/// What a problem must hold beyond the request, so that a plan made elsewhere can be read back into it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extras {
    /// Use this reading of the free text instead of reading it again.
    pub(crate) reading: Option<Reading>,
    /// These places must be candidates.
    pub(crate) places: Vec<PlaceId>,
    /// Places that only the plan knows, which must be candidates under their own ids.
    pub(crate) own: Vec<OwnPlace>,
    /// Forecasts that the plan was made with, for days of which nothing newer is known.
    pub(crate) forecasts: Forecasts,
    /// Take the cheapest lodging and transfers.
    pub(crate) cheapest: bool,
    /// Which places could be visited.
    pub(crate) visits: Visits,
}

/// Which places of the packs could be visited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Visits {
    /// The best known ones and those that somebody names.
    #[default]
    All,
    /// Only those that somebody names or whose kind is wished for, those under a roof, and those where one can sit down
    /// or eat: no other can become a part of a plan whose stops are given.
    Named,
}

/// Poses the problem of a request.
///
/// # Errors
/// A destination without a pack, one that follows itself, a zone that does not exist, a lock on a day that the trip
/// does not have, or dates outside the calendar.
pub fn pose(request: &TripRequest, packs: &Packs) -> Result<Posed, TripError> {
    pose_with(request, packs, &Extras::default())
}

pub(crate) fn pose_with(request: &TripRequest, packs: &Packs, extras: &Extras) -> Result<Posed, TripError> {
    let (calendar, chosen) = calendar::lay_out(request, packs)?;
    let days = calendar.dates.len();
    let mut atlas = Atlas::new(chosen.clone(), request.transport);
    let usual = currency_of(request, &chosen);
    let mut reading = extras
        .reading
        .clone()
        .unwrap_or_else(|| wishes::read(request, &atlas, usual, days));
    let asks = wishes::gather(request, &mut reading, &atlas, days);
    atlas.preferred = asks.transport;
    let people = i64::try_from(asks.members.len()).expect("at most ten members");
    // Who names a limit, in a field or in words, counts in its currency.
    let local = asks.total.iter().chain(&asks.per_day).next();
    let local = local.map_or(usual, |money| money.currency);
    let mut exchange = Exchange::new(local, &packs.tables.rates);

    let group = asks.members.len();
    let beds = lodging::book(
        request,
        &calendar,
        &mut atlas,
        &mut exchange,
        group,
        extras.cheapest,
    );
    let ground = Ground {
        request,
        calendar: &calendar,
        beds: &beds,
        rules: &asks.rules,
        tables: &packs.tables,
        people,
        cheapest: extras.cheapest,
        forecasts: [&packs.forecasts, &extras.forecasts],
    };
    let frames = frames::lay(&ground, &mut atlas, &mut exchange)?;

    let named = request.locks.iter().map(|lock| &lock.place);
    let locked: Vec<Resolved> = named.map(|place| atlas.resolve(place, None)).collect();
    let mut wanted: Vec<Resolved> = extras.places.iter().filter_map(|id| atlas.by_id(id)).collect();
    wanted.extend(locked.iter().cloned());
    let candidates = candidates::gather(
        &mut atlas,
        &asks,
        (&wanted, &extras.own, extras.visits),
        &frames.days,
        &calendar.stays,
        &mut exchange,
        people,
    );

    let mut locks = asked::locks(request, &locked, &candidates, days)?;
    let contradictions = asked::contradictions(&mut locks, &candidates);
    let elsewhere = beds.unknown.iter().chain(&frames.notes.unknown);
    let unknown = asked::unknown_asks(&asks, &locked, elsewhere);
    reading.unread.extend(asks.beyond.iter().map(wishes::in_words));
    if let Some(known) = &extras.reading {
        reading.clone_from(known);
    }
    let preferences = Preferences {
        transport: Some(asks.transport),
        at_time: asked::at_times(&asks, &candidates),
        sheltered_on: sheltered_on(&frames.weather),
        ..asks.preferences.clone()
    };
    let budget = BudgetLimits {
        total: lowest(&asks.total, &mut exchange),
        per_day: lowest(&asks.per_day, &mut exchange),
    };
    let cities = cities::cities(&atlas, asks.transport, &mut exchange, people);
    let mut fixed_costs = beds.costs;
    // A night on the way needs no bed.
    fixed_costs.retain(|cost| !frames.under_way.contains(&usize::from(cost.day)));
    fixed_costs.extend(frames.costs);
    let mut assumptions = beds.assumptions;
    assumptions.extend(frames.notes.assumptions);
    assumptions.extend(exchange.into_assumptions());
    assumptions.extend(of_members(&asks.members));
    let mut conflicts = beds.conflicts;
    conflicts.extend(frames.notes.conflicts);
    conflicts.extend(contradictions);
    let problem = Problem {
        currency: local,
        must_see: asked::must_sees(&asks, &candidates),
        members: asks.members,
        cities,
        days: frames.days,
        candidates: candidates.list,
        locks,
        budget,
        fixed_costs,
        preferences,
        base: None,
        seed: request.seed,
        iterations_per_day: iterations(request.effort),
    };
    Ok(Posed {
        problem,
        reading,
        assumptions: each_once(assumptions),
        conflicts,
        unknown,
        packs: chosen,
        weather: frames.weather,
    })
}

/// The days whose forecast warns of something.
fn sheltered_on(weather: &[Option<Weather>]) -> Vec<u16> {
    let warns = |weather: &Weather| weather.kind == WeatherKind::Forecast && weather.warns();
    let days = (0_u16..).zip(weather);
    days.filter(|(_, weather)| weather.as_ref().is_some_and(warns))
        .map(|(day, _)| day)
        .collect()
}

/// What is assumed of the people: what children pay, and what restaurants serve to those who keep a diet.
fn of_members(members: &[Member]) -> impl Iterator<Item = Assumption> {
    let children = members.iter().any(|member| member.age < 18);
    let diets = members.iter().any(|member| !member.diets.is_empty());
    let prices = children.then_some(Assumption::AdultPrices);
    prices
        .into_iter()
        .chain(diets.then_some(Assumption::MenusUnknown))
}

/// Iterations of improvement a day of the trip.
fn iterations(effort: Effort) -> u32 {
    match effort {
        Effort::Quick => 80,
        Effort::Normal => 150,
        Effort::Thorough => 3000,
        Effort::Iterations(iterations) => iterations,
    }
}

/// The currency of the plan: the budget's, else the first destination's, else that of its first price, else `XXX`.
fn currency_of(request: &TripRequest, packs: &[Arc<LoadedPack>]) -> Currency {
    let asked = [request.budget.total, request.budget.per_day]
        .into_iter()
        .flatten()
        .map(|money| money.currency);
    let local = packs.iter().filter_map(|pack| pack.destination().currency);
    let priced = packs
        .iter()
        .flat_map(|pack| pack.places.all())
        .filter_map(|place| place.cost);
    asked
        .chain(local)
        .chain(priced.map(|cost| cost.currency))
        .next()
        .unwrap_or_else(|| Currency::parse("XXX").expect("ISO 4217's code for no currency"))
}

fn each_once(assumptions: Vec<Assumption>) -> Vec<Assumption> {
    let mut once = Vec::new();
    for assumption in assumptions {
        if !once.contains(&assumption) {
            once.push(assumption);
        }
    }
    once
}

/// The lowest of several limits, in the plan's currency; those in a currency without a rate cannot be held.
fn lowest(limits: &[Money], exchange: &mut Exchange<'_>) -> Option<i64> {
    limits.iter().filter_map(|limit| exchange.convert(*limit)).min()
}

/// The reference of a place that a lock or must-see names, for messages.
pub(crate) fn reference_name(reference: &PlaceRef) -> String {
    match reference {
        PlaceRef::Id(id) => id.to_string(),
        PlaceRef::Name(name) | PlaceRef::Point(name, _) => name.clone(),
    }
}

/// A site that may not exist, because a file claims it.
pub(crate) fn site_of(problem: &Problem, site: SiteRef) -> Option<&Site> {
    let city = problem.cities.get(usize::from(site.city))?;
    city.sites.get(usize::from(site.index))
}

/// A site of our own plan.
pub(crate) fn site_at(problem: &Problem, site: SiteRef) -> &Site {
    &problem.cities[usize::from(site.city)].sites[usize::from(site.index)]
}
