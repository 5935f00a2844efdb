//! Checks places and times that somebody wrote down, without a plan of ours behind them.
//!
//! What the sketch does not say is not held against it: it names no lodging, so its days start at their first place
//! and end at their last, meals are judged only where it names them, a pause of twenty minutes counts as a rest, and
//! a restaurant or cafe may be a stop.

mod legs;

use engine_check::Report;
use engine_model::finding::{FindingCode, Rule, Verdict};
use engine_model::itinerary::{DayPlan, Entry, EntryKind, Itinerary, MealPlace, Visit};
use engine_model::opening::{DayHours, OpenInterval};
use engine_model::people::{Health, Member};
use engine_model::place::Names;
use engine_model::plan::{Assumption, Plan, PlanFinding};
use engine_model::problem::{Problem, Segment, SiteRef};
use engine_model::request::{DestinationRequest, Effort, PlaceRef, TripRequest};
use engine_model::sketch::{SketchDay, SketchEntry, SketchKind, SketchPlan};
use engine_model::time::{DayTime, Seconds};
use engine_model::wish::Pace;
use jiff::civil::Date;

use crate::assemble;
use crate::calendar::days_between;
use crate::error::TripError;
use crate::own::is_own;
use crate::packs::Packs;
use crate::plan::Answer;
use crate::problem::{Extras, Posed, pose_with, reference_name};

/// The shortest pause that counts as a rest.
const PAUSE: Seconds = Seconds::minutes(20);

/// Turns a sketch into a plan document with the numbers it implies and the checker's judgement of them.
///
/// # Errors
/// A destination that no pack at hand covers, or dates outside the calendar.
pub fn check_sketch(sketch: &SketchPlan, packs: &Packs) -> Result<Plan, TripError> {
    let request = request_of(sketch, packs)?;
    let mut posed = pose_with(&request, packs, &Extras::default())?;
    bare(&mut posed);
    let mut unknown = Vec::new();
    let mut days = vec![DayPlan::default(); posed.problem.days.len()];
    for day in &sketch.days {
        let offset = days_between(request.start, day.date)?;
        let Some(index) = usize::try_from(offset).ok().filter(|index| *index < days.len()) else {
            continue;
        };
        days[index] = place_day(&mut posed, packs, sketch, day, index, &mut unknown);
    }
    let itinerary = Itinerary { days };
    let mut report = engine_check::check(&posed.problem, &itinerary);
    drop_unsaid_rests(&mut report, &itinerary);
    let answer = Answer {
        itinerary,
        ..Answer::default()
    };
    let mut plan = assemble::document(&request, &posed, &answer, report);
    name_unknown(&mut plan, unknown);
    let days = plan.days.iter().filter(|day| !day.entries.is_empty()).count();
    // That the group is at the first and the last place of each day at these times.
    plan.certificate.asserted_facts += u32::try_from(days).unwrap_or(u32::MAX);
    Ok(plan)
}

/// Takes out of the problem what only a whole request can say.
fn bare(posed: &mut Posed) {
    posed.problem.must_see.clear();
    posed.problem.fixed_costs.clear();
    posed.conflicts.clear();
    posed.unknown.clear();
    posed.assumptions.retain(|assumption| {
        matches!(
            assumption,
            Assumption::NoRate(_) | Assumption::Rate(..) | Assumption::AdultPrices
        )
    });
    for frame in &mut posed.problem.days {
        frame.segments.clear();
        frame.meals.clear();
    }
}

/// A sketch cannot name rests; a pause long enough for one is one.
fn drop_unsaid_rests(report: &mut Report, itinerary: &Itinerary) {
    let before = report.findings.len();
    report.findings.retain(|finding| {
        let day = finding.day.and_then(|day| itinerary.days.get(usize::from(day)));
        let number = |name: &str| {
            let named = finding.numbers.iter().find(|(own, _)| *own == name);
            named.map_or(0, |(_, number)| *number)
        };
        let Some(day) = day.filter(|_| finding.code == FindingCode::TooFewRests) else {
            return true;
        };
        let pauses = day
            .entries
            .iter()
            .filter(|entry| entry.start - entry.arrival >= PAUSE);
        let pauses = i64::try_from(pauses.count()).unwrap_or(i64::MAX);
        number("rests").saturating_add(pauses) < number("needed")
    });
    let dropped = u32::try_from(before - report.findings.len()).unwrap_or(u32::MAX);
    let health = report.tallies.iter_mut().find(|tally| tally.rule == Rule::Health);
    if let Some(tally) = health {
        tally.broken = tally.broken.saturating_sub(dropped);
    }
}

/// Adds a finding for each place that no pack knows, by the name it was written under.
fn name_unknown(plan: &mut Plan, unknown: Vec<(usize, String)>) {
    let broken = u32::try_from(unknown.len()).unwrap_or(u32::MAX);
    let claims = plan.certificate.rules.iter_mut();
    if let Some(tally) = claims.into_iter().find(|tally| tally.rule == Rule::Claims) {
        tally.tested = tally.tested.saturating_add(broken);
        tally.broken = tally.broken.saturating_add(broken);
    }
    for (index, name) in unknown {
        let Some(day) = plan.days.get_mut(index) else {
            continue;
        };
        day.feasibility = Verdict::Broken;
        plan.certificate.verdict = Verdict::Broken;
        plan.certificate.findings.push(PlanFinding {
            code: FindingCode::PlaceUnknown,
            day: Some(day.number),
            entry: None,
            subject: Some(Names {
                local: name,
                ko: None,
                en: None,
            }),
            numbers: Vec::new(),
            rain_variant: false,
        });
    }
}

fn request_of(sketch: &SketchPlan, packs: &Packs) -> Result<TripRequest, TripError> {
    let start = sketch.days.first().map_or(Date::MIN, |day| day.date);
    let mut destinations: Vec<(DestinationRequest, Date)> = Vec::new();
    let id = |name: &str| packs.find(name).map(|pack| pack.destination().id.clone());
    for day in &sketch.days {
        let same = destinations.last().is_some_and(|(last, _)| {
            last.name == day.destination
                || (id(&last.name).is_some() && id(&last.name) == id(&day.destination))
        });
        if !same {
            let name = day.destination.clone();
            destinations.push((
                DestinationRequest {
                    name,
                    nights: 0,
                    lodging: Vec::new(),
                },
                day.date,
            ));
        }
    }
    let last = sketch.days.last().map_or(start, |day| day.date);
    let ends: Vec<Date> = destinations
        .iter()
        .skip(1)
        .map(|(_, first)| *first)
        .chain([last])
        .collect();
    for ((destination, first), end) in destinations.iter_mut().zip(ends) {
        destination.nights = u16::try_from(days_between(*first, end)?).unwrap_or(0);
    }
    let places = sketch
        .days
        .iter()
        .flat_map(|day| &day.entries)
        .filter_map(|entry| entry.place.clone());
    Ok(TripRequest {
        name: None,
        start,
        destinations: destinations
            .into_iter()
            .map(|(destination, _)| destination)
            .collect(),
        arrival: None,
        departure: None,
        daily_start: sketch.daily_start.unwrap_or(DayTime::MIDNIGHT),
        daily_end: sketch.daily_end.unwrap_or(DayTime::hm(27, 0)),
        members: if sketch.members.is_empty() {
            vec![somebody()]
        } else {
            sketch.members.clone()
        },
        transport: sketch.transport,
        pace: Pace::Normal,
        budget: sketch.budget,
        must_see: places.collect(),
        avoid: Vec::new(),
        wishes: Vec::new(),
        locks: Vec::new(),
        transfers: Vec::new(),
        free_text: String::new(),
        seed: 0,
        effort: Effort::Normal,
    })
}

fn somebody() -> Member {
    Member {
        name: None,
        age: 35,
        gender: None,
        health: Health::Good,
        likes: Vec::new(),
        dislikes: Vec::new(),
        diets: Vec::new(),
        mobility: None,
        must_see: Vec::new(),
    }
}

/// The entries of a day with the legs that its times leave room for; lays the day's frame around them.
fn place_day(
    posed: &mut Posed,
    packs: &Packs,
    sketch: &SketchPlan,
    day: &SketchDay,
    index: usize,
    unknown: &mut Vec<(usize, String)>,
) -> DayPlan {
    allow_tables(&mut posed.problem, packs, day);
    let problem = &posed.problem;
    let city = packs
        .find(&day.destination)
        .and_then(|pack| {
            problem
                .cities
                .iter()
                .position(|city| city.destination == pack.destination().id)
        })
        .and_then(|city| u16::try_from(city).ok())
        .unwrap_or(0);
    let mut entries: Vec<Entry> = Vec::new();
    for asked in &day.entries {
        let candidate = asked
            .place
            .as_ref()
            .map(|place| candidate_of(problem, packs, day, place));
        if let (Some(None), Some(place)) = (candidate, &asked.place) {
            unknown.push((index, reference_name(place)));
            continue;
        }
        let candidate = candidate.flatten();
        let before = entries.last();
        let site = candidate
            .and_then(|candidate| problem.candidates.get(candidate as usize))
            .map_or_else(
                || before.map_or(SiteRef { city, index: 0 }, |entry| entry.site),
                |found| found.site,
            );
        if entries.is_empty() {
            entries.push(anchor(EntryKind::Start, site, asked.start));
        }
        let before = entries.last().expect("the start has just been put in");
        entries.push(entry_of(problem, index, before, asked, candidate, site));
    }
    let Some((first, last)) = entries.first().zip(entries.last()) else {
        return DayPlan::default();
    };
    let segment = Segment {
        city,
        start: first.site,
        earliest: sketch.daily_start.unwrap_or(first.start),
        end: last.site,
        latest: sketch.daily_end.unwrap_or(last.end),
        before: Vec::new(),
        after: Vec::new(),
        transfer: None,
    };
    let mut end = anchor(EntryKind::End, last.site, last.end);
    end.leg = Some(legs::standing());
    entries.push(end);
    posed.problem.days[index].segments.push(segment);
    DayPlan { entries }
}

/// Whoever writes a restaurant down as a stop means to go there.
fn allow_tables(problem: &mut Problem, packs: &Packs, day: &SketchDay) {
    for asked in day.entries.iter().filter(|asked| asked.kind == SketchKind::Stop) {
        let found = asked
            .place
            .as_ref()
            .and_then(|place| candidate_of(problem, packs, day, place));
        let candidate = found.and_then(|index| problem.candidates.get_mut(index as usize));
        if let Some(candidate) = candidate.filter(|candidate| candidate.category.is_meal()) {
            candidate.visit = true;
        }
    }
}

fn candidate_of(problem: &Problem, packs: &Packs, day: &SketchDay, place: &PlaceRef) -> Option<u32> {
    let id = match place {
        PlaceRef::Id(id) => id.clone(),
        PlaceRef::Name(name) => {
            let pack = packs.find(&day.destination)?;
            match pack.places.find_named(name) {
                engine_places::NameMatch::Found(position) => pack.places.all()[position].id.clone(),
                engine_places::NameMatch::Ambiguous(positions) => {
                    pack.places.all()[*positions.first()?].id.clone()
                }
                _ => return None,
            }
        }
        PlaceRef::Point(name, _) => {
            let named = |candidate: &engine_model::problem::Candidate| &candidate.names.local == name;
            let custom = problem
                .candidates
                .iter()
                .position(|candidate| is_own(&candidate.place) && named(candidate))?;
            problem.candidates[custom].place.clone()
        }
    };
    let position = problem
        .candidates
        .iter()
        .position(|candidate| candidate.place == id)?;
    u32::try_from(position).ok()
}

fn entry_of(
    problem: &Problem,
    day: usize,
    before: &Entry,
    asked: &SketchEntry,
    candidate: Option<u32>,
    site: SiteRef,
) -> Entry {
    let found = candidate.and_then(|index| problem.candidates.get(index as usize));
    let city = &problem.cities[usize::from(site.city)];
    let leg = legs::between(problem, before, site, asked.start - before.end);
    let opening = found
        .and_then(|found| found.hours.get(day))
        .and_then(|hours| admitting(hours, asked.start, asked.end));
    let kind = match (asked.kind, candidate) {
        (SketchKind::Stop, index) => EntryKind::Visit(Visit {
            candidate: index.unwrap_or(u32::MAX),
            opening,
            locked: false,
        }),
        (SketchKind::Meal(kind), Some(candidate)) => {
            EntryKind::Meal(kind, Some(MealPlace { candidate, opening }))
        }
        (SketchKind::Meal(kind), None) => EntryKind::Meal(kind, None),
    };
    let cost = match asked.kind {
        SketchKind::Stop => found.and_then(|found| found.cost),
        SketchKind::Meal(_) => found.and_then(|found| found.cost).or(city.meal_cost),
    };
    let arrival = before.end + leg.duration;
    Entry {
        kind,
        site,
        leg: Some(leg),
        arrival,
        start: asked.start,
        end: asked.end,
        cost,
    }
}

/// The interval that lets this visit in, else the first one of the day, for the checker to refuse.
fn admitting(hours: &DayHours, start: DayTime, end: DayTime) -> Option<OpenInterval> {
    let DayHours::Known(intervals) = hours else {
        return None;
    };
    let admits = |interval: &&OpenInterval| {
        interval.open <= start && start <= interval.last_entry && end <= interval.close
    };
    intervals.iter().find(admits).or(intervals.first()).copied()
}

fn anchor(kind: EntryKind, site: SiteRef, at: DayTime) -> Entry {
    Entry {
        kind,
        site,
        leg: None,
        arrival: at,
        start: at,
        end: at,
        cost: Some(0),
    }
}
