//! What was asked for and is not in the plan.

use engine_model::opening::DayHours;
use engine_model::place::Names;
use engine_model::plan::PlanUnmet;
use engine_model::problem::Candidate;
use engine_model::why::{AbsenceReason, Relaxation, Unmet, UnmetSubject};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::plan::Answer;
use crate::problem::Posed;

/// How many days before and after the trip are searched for a date on which a closed place is open.
const OTHER_DATES: i64 = 28;

/// Everything unmet: what the planner could not place, then what no pack knows.
pub(crate) fn all(posed: &Posed, answer: &Answer) -> Vec<PlanUnmet> {
    let placed = answer.unmet.iter().map(|unmet| of_planner(posed, unmet));
    let unknown = posed.unknown.iter().map(|ask| PlanUnmet {
        names: plain(&ask.name),
        place: None,
        category: None,
        must_see: ask.must_see,
        member: ask.member,
        reason: AbsenceReason::Unknown,
        displaced_by: None,
        relaxation: None,
        relaxation_drops: None,
    });
    placed.chain(unknown).collect()
}

/// One place's absence as a line of the document.
pub(crate) fn of_planner(posed: &Posed, unmet: &Unmet) -> PlanUnmet {
    let subject = match &unmet.subject {
        UnmetSubject::MustSee(index) | UnmetSubject::Wished(index) | UnmetSubject::Lock(index) => {
            posed.problem.candidates.get(*index as usize)
        }
        UnmetSubject::Category(_) | UnmetSubject::Cuisine(_) | UnmetSubject::UnknownPlace(_) => None,
    };
    let names = match &unmet.subject {
        UnmetSubject::Category(category) => plain(category.term()),
        UnmetSubject::Cuisine(name) | UnmetSubject::UnknownPlace(name) => plain(name),
        _ => subject.map_or_else(|| plain(""), |candidate| candidate.names.clone()),
    };
    let name_of = |index: u32| {
        posed
            .problem
            .candidates
            .get(index as usize)
            .map(|candidate| candidate.names.clone())
    };
    let relaxation = unmet.relaxation.or_else(|| match (unmet.reason, subject) {
        (AbsenceReason::ClosedAllDays, Some(candidate)) => other_date(posed, candidate),
        _ => None,
    });
    PlanUnmet {
        names,
        place: subject.map(|candidate| candidate.place.clone()),
        category: match unmet.subject {
            UnmetSubject::Category(category) => Some(category),
            _ => None,
        },
        must_see: matches!(unmet.subject, UnmetSubject::MustSee(_)),
        member: unmet.member,
        reason: unmet.reason,
        displaced_by: match unmet.reason {
            AbsenceReason::DisplacedBy(index) => name_of(index),
            _ => None,
        },
        relaxation,
        relaxation_drops: match relaxation {
            Some(Relaxation::DropStop(_, index)) => name_of(index),
            _ => None,
        },
    }
}

/// The nearest date to the days spent in the city on which the place is open.
fn other_date(posed: &Posed, candidate: &Candidate) -> Option<Relaxation> {
    let pack = posed.packs.get(usize::from(candidate.site.city))?;
    let position = pack.places.position(&candidate.place)?;
    let here = posed
        .problem
        .days
        .iter()
        .filter(|day| {
            day.segments
                .iter()
                .any(|segment| segment.city == candidate.site.city)
        })
        .map(|day| day.date);
    let (first, last) = (here.clone().min()?, here.max()?);
    let opens = |date: Option<Date>| {
        date.filter(|date| {
            matches!(pack.places.hours_on(position, *date), DayHours::Known(intervals) if !intervals.is_empty())
        })
    };
    (1..=OTHER_DATES)
        .find_map(|shift| {
            opens(last.checked_add(shift.days()).ok()).or_else(|| opens(first.checked_sub(shift.days()).ok()))
        })
        .map(Relaxation::OtherDate)
}

fn plain(name: &str) -> Names {
    Names {
        local: name.to_owned(),
        ko: None,
        en: None,
    }
}
