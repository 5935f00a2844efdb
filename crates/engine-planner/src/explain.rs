//! Why each stop is in and stands where it stands, and what was asked for and is not in.

use engine_model::geo::Metres;
use engine_model::itinerary::{Entry, EntryKind, Itinerary, Visit};
use engine_model::opening::DayHours;
use engine_model::problem::CategoryPreference;
use engine_model::time::DayTime;
use engine_model::why::{AbsenceReason, Placement, Unmet, UnmetSubject, ValueTerm, WhyIn};

use crate::model::Model;
use crate::relax;
use crate::state::{State, UNUSED, same_day_points};
use crate::value;
use crate::variant::{golden_starts, part_starts};
use crate::weights as w;

/// A closing time so soon after the visit that it explains its position.
const CLOSES_SOON: i32 = 5400;
/// Metres that count as near.
const NEAR: i32 = 800;

/// Why each entry is in, by day and entry.
pub(crate) fn why(model: &Model, state: &State, itinerary: &Itinerary) -> Vec<Vec<WhyIn>> {
    let of_day = |(day, plan): (usize, &engine_model::itinerary::DayPlan)| {
        let of_entry = |entry: &Entry| {
            entry
                .visit()
                .map_or_else(WhyIn::default, |visit| of_visit(model, state, day, entry, visit))
        };
        plan.entries.iter().map(of_entry).collect()
    };
    itinerary.days.iter().enumerate().map(of_day).collect()
}

/// What was asked for and is not in, with the reason and, if wished, the smallest relaxation.
pub(crate) fn unmet(model: &Model, state: &State, relaxed: bool) -> Vec<Unmet> {
    let mut found = Vec::new();
    for must in &model.problem.must_see {
        let on = state
            .visited
            .get(must.candidate as usize)
            .copied()
            .unwrap_or(UNUSED);
        if on != UNUSED && must.day.is_none_or(|day| day == on) {
            continue;
        }
        let (reason, relaxation) = relax::absence(model, state, must.candidate, must.day, relaxed);
        found.push(Unmet {
            subject: UnmetSubject::MustSee(must.candidate),
            member: must.member,
            reason,
            relaxation,
        });
    }
    for wish in &model.problem.preferences.at_time {
        let is_must = model
            .problem
            .must_see
            .iter()
            .any(|must| must.candidate == wish.candidate);
        if state.visited.get(wish.candidate as usize) == Some(&UNUSED) && !is_must {
            let (reason, relaxation) = relax::absence(model, state, wish.candidate, None, relaxed);
            found.push(Unmet {
                subject: UnmetSubject::Wished(wish.candidate),
                member: None,
                reason,
                relaxation,
            });
        }
    }
    found.extend(scarce_categories(model, state));
    found.extend(missing_kitchens(model, state));
    found
}

fn scarce(subject: UnmetSubject, offer: u16) -> Unmet {
    let reason = AbsenceReason::FewOnOffer(0, offer);
    Unmet {
        subject,
        member: None,
        reason,
        relaxation: None,
    }
}

fn scarce_categories(model: &Model, state: &State) -> Vec<Unmet> {
    let wishes = model.problem.preferences.categories.iter();
    let missing = wishes.filter(|wish| wish.more && state.wished_stops(**wish) == 0);
    missing
        .map(|wish| {
            scarce(
                UnmetSubject::Category(wish.category),
                stops_on_offer(model, *wish),
            )
        })
        .collect()
}

fn missing_kitchens(model: &Model, state: &State) -> Vec<Unmet> {
    let wishes = (0_u32..32).zip(&model.problem.preferences.cuisines);
    let missing = wishes.filter(|(number, (_, day))| !state.eats(model, *number, *day));
    let on_offer = |number: u32| {
        let serves = model
            .stops
            .iter()
            .filter(|stop| stop.fits_meal && stop.kitchens >> number & 1 == 1);
        u16::try_from(serves.count()).unwrap_or(u16::MAX)
    };
    missing
        .map(|(number, (cuisine, _))| scarce(UnmetSubject::Cuisine(cuisine.clone()), on_offer(number)))
        .collect()
}

fn stops_on_offer(model: &Model, wish: CategoryPreference) -> u16 {
    let offered = model.stops.iter().zip(&model.problem.candidates);
    let count = offered
        .filter(|(stop, candidate)| stop.fits_visit && candidate.category == wish.category)
        .count();
    u16::try_from(count).unwrap_or(u16::MAX)
}

fn of_visit(model: &Model, state: &State, day: usize, entry: &Entry, visit: &Visit) -> WhyIn {
    let index = visit.candidate as usize;
    let stop = &model.stops[index];
    let mut terms = value::static_terms(model.problem, index, day);
    let mut counts = state.classes.clone();
    let class = &mut counts[usize::from(stop.class)];
    *class = (*class - 1).max(0);
    let interest = model.tastes.points(&state.classes) - model.tastes.points(&counts);
    let same = usize::from(state.day_categories[day][usize::from(stop.category)]).saturating_sub(1);
    let golden = if is_golden(model, day, entry, index) {
        w::GOLDEN_HOUR
    } else {
        0
    };
    let count = |number: i32| number * 100;
    terms.extend([
        (ValueTerm::Interest, interest),
        (ValueTerm::Diversity, same_day_points(same)),
        (ValueTerm::GoldenHour, golden),
        (ValueTerm::MustSee, count(stop.musts)),
        (ValueTerm::Wished, count(stop.asked)),
        (ValueTerm::Locked, if visit.locked { 100 } else { 0 }),
    ]);
    terms.retain(|(_, points)| *points != 0);
    terms.sort_by_key(|(term, points)| (-points.abs(), *term));
    WhyIn {
        terms,
        placement: placement(model, day, entry, visit),
    }
}

fn is_golden(model: &Model, day: usize, entry: &Entry, index: usize) -> bool {
    let candidate = &model.problem.candidates[index];
    model.problem.days[day].sunset.is_some_and(|sunset| {
        let (from, until) = golden_starts(sunset.0, candidate.stay.0);
        value::wants_golden_hour(candidate) && (from..=until).contains(&entry.start.0)
    })
}

fn placement(model: &Model, day: usize, entry: &Entry, visit: &Visit) -> Vec<Placement> {
    let index = visit.candidate as usize;
    let mut reasons = Vec::new();
    if visit.locked {
        reasons.push(Placement::LockedDay);
    }
    let sunset = model.problem.days[day].sunset.map(|time| time.0);
    let asked = model.problem.preferences.at_time.iter().any(|wish| {
        let (from, until) = part_starts(wish.part, sunset);
        wish.candidate == visit.candidate && (from..=until).contains(&entry.start.0)
    });
    if asked {
        reasons.push(Placement::AskedTime);
    }
    if is_golden(model, day, entry, index) {
        reasons.push(Placement::GoldenHour);
    }
    if let Some(open) = open_days_if_few(model, index) {
        reasons.push(Placement::OpenDays(open));
    }
    if let Some(interval) = visit
        .opening
        .filter(|interval| interval.close.0 - entry.end.0 <= CLOSES_SOON)
    {
        reasons.push(Placement::BeforeClosing(DayTime(interval.close.0)));
    }
    let near = entry
        .leg
        .filter(|leg| entry.kind != EntryKind::Start && leg.distance.0 <= NEAR);
    if let Some(leg) = near {
        reasons.push(Placement::NearPrevious(Metres(leg.distance.0)));
    }
    reasons
}

/// On how many of the days spent there it is open, where it is closed on some.
fn open_days_if_few(model: &Model, index: usize) -> Option<u16> {
    let candidate = &model.problem.candidates[index];
    let days = model.problem.days.iter().zip(&candidate.hours);
    let here = days.filter(|(frame, _)| {
        frame
            .segments
            .iter()
            .any(|segment| segment.city == candidate.site.city)
    });
    let (mut open, mut closed) = (0_u16, false);
    for (_, hours) in here {
        match hours {
            DayHours::Known(intervals) if intervals.is_empty() => closed = true,
            _ => open += 1,
        }
    }
    closed.then_some(open)
}
