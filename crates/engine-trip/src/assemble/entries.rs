//! The entries of a day with everything that a reader wants to know of each.

use engine_model::geo::Metres;
use engine_model::itinerary::{DayPlan, Entry, EntryKind, Itinerary, Leg};
use engine_model::opening::OpenInterval;
use engine_model::place::{Names, Setting, StepFree};
use engine_model::plan::{DayTotals, PlanEntry, PlanEntryKind, PlanLeg, PlanOpening, Running};
use engine_model::problem::{Candidate, ErrandKind, Mode, Problem, Transfer};
use engine_model::time::Seconds;
use engine_model::why::WhyIn;
use engine_model::wish::MealKind;

use crate::assemble::fixed_of_day;
use crate::problem::{Posed, site_at, site_of};

/// The entries of one day, or of its variant for rain, and their sums; `spent` is what the days before have cost. Ids
/// are made from the day and the place where none are given.
pub(crate) fn write(
    posed: &Posed,
    itinerary: &Itinerary,
    (index, rain): (usize, bool),
    day: &DayPlan,
    (why, given): (&[WhyIn], &[String]),
    spent: i64,
) -> (Vec<PlanEntry>, DayTotals) {
    let problem = &posed.problem;
    let (fixed, unknown_fixed) = fixed_of_day(problem, index);
    let mut totals = DayTotals {
        cost: fixed,
        unknown_costs: unknown_fixed,
        ..DayTotals::default()
    };
    let mut running = Running {
        cost: spent + fixed,
        ..Running::default()
    };
    let mut ids = Ids::new(index, rain);
    let mut segment = 0;
    let mut written = Vec::with_capacity(day.entries.len());
    for (position, entry) in day.entries.iter().enumerate() {
        if entry.kind == EntryKind::Start && position > 0 {
            segment += 1;
        }
        add(&mut totals, &mut running, entry);
        let reasons = why.get(position).cloned().unwrap_or_default();
        let made = ids.next(problem, entry);
        let id = given.get(position).cloned().unwrap_or(made);
        let mut line = line_of(problem, entry, id, segment, running, reasons);
        line.leg = entry
            .leg
            .map(|leg| leg_of(leg, transfer_into(problem, index, segment, entry)));
        line.indoor_alternative = indoor_alternative(problem, itinerary, index, entry);
        written.push(line);
    }
    totals.free = free_time(problem, index, day);
    (written, totals)
}

/// The names of an entry: its place's, else those of the site it happens at.
pub(crate) fn names<'a>(problem: &'a Problem, entry: &Entry) -> Option<&'a Names> {
    candidate_of(problem, entry)
        .map(|place| &place.names)
        .or_else(|| site_of(problem, entry.site).map(|site| &site.names))
}

fn candidate_of<'a>(problem: &'a Problem, entry: &Entry) -> Option<&'a Candidate> {
    problem.candidates.get(entry.candidate()? as usize)
}

fn line_of(
    problem: &Problem,
    entry: &Entry,
    id: String,
    segment: u16,
    running: Running,
    why: WhyIn,
) -> PlanEntry {
    let candidate = candidate_of(problem, entry);
    let site = site_at(problem, entry.site);
    PlanEntry {
        id,
        kind: kind_of(&entry.kind),
        segment,
        names: candidate
            .map_or(&site.names, |candidate| &candidate.names)
            .clone(),
        place: match (candidate, &entry.kind) {
            (Some(candidate), _) => Some(candidate.place.clone()),
            // A declared break or a rest on the spot is near the place where the group is, not at it.
            (None, EntryKind::Meal(..) | EntryKind::Rest(_)) => None,
            (None, _) => site.place.clone(),
        },
        category: candidate.map(|candidate| candidate.category),
        at: site.at,
        leg: None,
        arrival: entry.arrival,
        start: entry.start,
        end: entry.end,
        cost: entry.cost,
        opening: opening_of(entry, candidate),
        step_free: candidate.map_or(StepFree::Unknown, |candidate| candidate.step_free),
        setting: candidate.map(|candidate| candidate.setting),
        locked: entry.visit().is_some_and(|visit| visit.locked),
        why: why.terms,
        placement: why.placement,
        indoor_alternative: None,
        running,
    }
}

fn kind_of(kind: &EntryKind) -> PlanEntryKind {
    match kind {
        EntryKind::Start => PlanEntryKind::Start,
        EntryKind::End => PlanEntryKind::End,
        EntryKind::Visit(_) => PlanEntryKind::Stop,
        EntryKind::Meal(kind, _) => PlanEntryKind::Meal(*kind),
        EntryKind::Rest(_) => PlanEntryKind::Rest,
        EntryKind::Errand(kind) => PlanEntryKind::Errand(*kind),
    }
}

fn opening_of(entry: &Entry, candidate: Option<&Candidate>) -> Option<PlanOpening> {
    let interval: Option<OpenInterval> = match &entry.kind {
        EntryKind::Visit(visit) => visit.opening,
        EntryKind::Meal(_, Some(place)) => place.opening,
        _ => return None,
    };
    candidate.map(|candidate| PlanOpening {
        interval,
        origin: candidate.hours_origin.clone(),
        verified: candidate.verified && interval.is_some(),
    })
}

fn leg_of(leg: Leg, transfer: Option<&Transfer>) -> PlanLeg {
    PlanLeg {
        mode: leg.mode,
        duration: leg.duration,
        distance: leg.distance,
        walking: leg.walking,
        source: leg.source,
        cost: leg.cost,
        label: transfer.map_or_else(String::new, |transfer| transfer.label.clone()),
        departs: transfer.map(|transfer| {
            (
                transfer.depart,
                -i16::try_from(transfer.days_later).unwrap_or(i16::MAX),
            )
        }),
    }
}

/// The transfer that brought the group to the start of this segment.
fn transfer_into<'a>(problem: &'a Problem, day: usize, segment: u16, entry: &Entry) -> Option<&'a Transfer> {
    if entry.kind != EntryKind::Start {
        return None;
    }
    let same_day = usize::from(segment)
        .checked_sub(1)
        .map(|before| &problem.days[day].segments[before]);
    let earlier = || {
        problem.days[..day]
            .iter()
            .rev()
            .find_map(|frame| frame.segments.last())
    };
    same_day.or_else(earlier)?.transfer.as_ref()
}

fn add(totals: &mut DayTotals, running: &mut Running, entry: &Entry) {
    let mut pay = |amount: Option<i64>| match amount {
        Some(amount) => {
            totals.cost += amount;
            running.cost += amount;
        }
        None => totals.unknown_costs += 1,
    };
    pay(entry.cost);
    if let Some(leg) = entry.leg {
        // A transfer's fare is among the fixed costs of its day already.
        if entry.kind != EntryKind::Start {
            pay(leg.cost);
        }
        totals.walking = Metres(totals.walking.0 + leg.walking.0);
        totals.travel = totals.travel + leg.duration;
    }
    if matches!(entry.kind, EntryKind::Meal(..) | EntryKind::Rest(_)) {
        totals.rests += 1;
        running.rest = running.rest + (entry.end - entry.start);
    }
    running.walking = totals.walking;
}

/// Time between the start and the end of the day's segments in which nobody is anywhere or on the way.
pub(crate) fn free_time(problem: &Problem, index: usize, day: &DayPlan) -> Seconds {
    let frame = problem.days.get(index).map_or(&[][..], |frame| &frame.segments);
    let whole: i32 = frame
        .iter()
        .map(|segment| (segment.latest - segment.earliest).0)
        .sum();
    let legs: i32 = day
        .entries
        .iter()
        .filter(|entry| entry.kind != EntryKind::Start)
        .filter_map(|entry| entry.leg)
        .map(|leg| leg.duration.0)
        .sum();
    let stays: i32 = day
        .entries
        .iter()
        .filter(|entry| entry.kind != EntryKind::Start)
        .map(|entry| (entry.end - entry.start).0)
        .sum();
    Seconds(
        whole
            .saturating_sub(legs)
            .saturating_sub(stays)
            .max(0)
            .div_euclid(60)
            * 60,
    )
}

/// For an outdoor stop: the nearest indoor place that nobody visits yet and that is open then, up to an hour away.
fn indoor_alternative(
    problem: &Problem,
    itinerary: &Itinerary,
    day: usize,
    entry: &Entry,
) -> Option<(engine_model::ids::PlaceId, Names)> {
    let visit = entry.visit()?;
    let outdoor = problem.candidates.get(visit.candidate as usize)?;
    if outdoor.setting != Setting::Outdoor {
        return None;
    }
    let city = problem.cities.get(usize::from(entry.site.city))?;
    let table = city.table(Mode::Transit).or_else(|| city.travel.first())?;
    let used = |index: u32| {
        itinerary
            .days
            .iter()
            .flat_map(DayPlan::visits)
            .any(|(_, visit)| visit.candidate == index)
    };
    (0_u32..)
        .zip(&problem.candidates)
        .filter(|(_, other)| other.site.city == entry.site.city && other.visit && !other.avoided)
        .filter(|(_, other)| other.setting == Setting::Indoor)
        .filter(|(_, other)| {
            let hours = other.hours.get(day);
            hours.and_then(|hours| hours.admits(entry.start, entry.start + other.min_stay)) == Some(true)
        })
        .filter(|(index, _)| !used(*index))
        .map(|(_, other)| (table.leg(entry.site.index, other.site.index).duration, other))
        .filter(|(duration, _)| *duration <= Seconds::minutes(60))
        .min_by_key(|(duration, other)| (*duration, std::cmp::Reverse(other.fame), other.place.clone()))
        .map(|(_, other)| (other.place.clone(), other.names.clone()))
}

/// The ids that the entries of a day get where none are given.
pub(crate) fn made_ids(problem: &Problem, index: usize, day: &DayPlan) -> Vec<String> {
    let mut ids = Ids::new(index, false);
    day.entries.iter().map(|entry| ids.next(problem, entry)).collect()
}

/// Ids that stay as long as the entry does: by day and place or kind, numbered where they repeat; apart for rain.
struct Ids {
    prefix: String,
    given: Vec<String>,
}

impl Ids {
    fn new(day: usize, rain: bool) -> Self {
        let rain = if rain { "-rain" } else { "" };
        Self {
            prefix: format!("d{}{rain}", day + 1),
            given: Vec::new(),
        }
    }

    fn next(&mut self, problem: &Problem, entry: &Entry) -> String {
        let what = match &entry.kind {
            EntryKind::Start => "start".to_owned(),
            EntryKind::End => "end".to_owned(),
            EntryKind::Visit(_) => candidate_of(problem, entry)
                .map_or_else(|| "stop".to_owned(), |candidate| candidate.place.to_string()),
            EntryKind::Meal(MealKind::Breakfast, _) => "breakfast".to_owned(),
            EntryKind::Meal(MealKind::Lunch, _) => "lunch".to_owned(),
            EntryKind::Meal(MealKind::Dinner, _) => "dinner".to_owned(),
            EntryKind::Rest(_) => "rest".to_owned(),
            EntryKind::Errand(ErrandKind::DropLuggage) => "drop-luggage".to_owned(),
            EntryKind::Errand(ErrandKind::PickUpLuggage) => "pick-up-luggage".to_owned(),
            EntryKind::Errand(ErrandKind::CheckIn) => "check-in".to_owned(),
            EntryKind::Errand(ErrandKind::CheckOut) => "check-out".to_owned(),
        };
        let base = format!("{}-{what}", self.prefix);
        let repeats = self.given.iter().filter(|given| **given == base).count();
        self.given.push(base.clone());
        if repeats == 0 {
            base
        } else {
            format!("{base}-{}", repeats + 1)
        }
    }
}
