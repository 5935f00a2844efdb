//! From a checked answer to the document: names, sums, reasons and the certificate.

mod entries;
mod unmet;

use engine_check::Report;
use engine_model::finding::{Finding, Verdict, verdict};
use engine_model::itinerary::{EntryKind, Itinerary};
use engine_model::money::Money;
use engine_model::place::{Names, PriceItem};
use engine_model::plan::{
    Certificate, Conflict, CostSummary, Plan, PlanDay, PlanFinding, PlanFixedCost, PlanSegment, RainVariant,
};
use engine_model::problem::{FixedCostKind, Problem};
use engine_model::request::TripRequest;

use crate::own::is_own;
use crate::plan::Answer;
use crate::problem::Posed;

pub(crate) use entries::{free_time, made_ids};
pub(crate) use unmet::of_planner as unmet_line;

/// The document of a feasible answer.
pub(crate) fn document(request: &TripRequest, posed: &Posed, answer: &Answer, report: Report) -> Plan {
    let problem = &posed.problem;
    let days = days(posed, answer, &report.findings);
    let costs = costs(problem, &answer.itinerary);
    let unmet = unmet::all(posed, answer);
    let certificate = certificate(posed, answer, report, &days);
    Plan {
        days,
        costs,
        unmet,
        certificate,
        conflicts: Vec::new(),
        iterations: answer.iterations,
        ..frame(request, posed)
    }
}

/// The document of a request that cannot be planned.
pub(crate) fn infeasible(request: &TripRequest, posed: &Posed, conflicts: Vec<Conflict>) -> Plan {
    let unmet = unmet::all(posed, &Answer::default());
    Plan {
        conflicts,
        unmet,
        ..frame(request, posed)
    }
}

fn frame(request: &TripRequest, posed: &Posed) -> Plan {
    let problem = &posed.problem;
    Plan {
        request: request.clone(),
        packs: posed.packs.iter().map(|pack| pack.reference.clone()).collect(),
        currency: problem.currency,
        reading: posed.reading.clone(),
        assumptions: posed.assumptions.clone(),
        days: Vec::new(),
        fixed_costs: problem
            .fixed_costs
            .iter()
            .map(|cost| PlanFixedCost {
                kind: cost.kind,
                day: cost.day + 1,
                amount: cost.amount,
                label: cost.label.clone(),
            })
            .collect(),
        costs: CostSummary {
            budget: budget(problem),
            ..CostSummary::default()
        },
        unmet: Vec::new(),
        conflicts: Vec::new(),
        certificate: Certificate {
            verdict: Verdict::Broken,
            rules: Vec::new(),
            findings: Vec::new(),
            unverified_hours: 0,
            stops: 0,
            derived_facts: 0,
            asserted_facts: 0,
        },
        iterations: 0,
    }
}

fn days(posed: &Posed, answer: &Answer, findings: &[Finding]) -> Vec<PlanDay> {
    let problem = &posed.problem;
    let mut spent = 0;
    let mut days = Vec::new();
    for (index, (frame, day)) in problem.days.iter().zip(&answer.itinerary.days).enumerate() {
        let why = answer.why.get(index).map_or(&[][..], Vec::as_slice);
        let ids = answer.ids.get(index).map_or(&[][..], Vec::as_slice);
        let written = entries::write(posed, &answer.itinerary, (index, false), day, (why, ids), spent);
        let variant = answer
            .variants
            .get(index)
            .and_then(Option::as_ref)
            .map(|variant| {
                let mut whole = answer.itinerary.clone();
                whole.days[index].clone_from(&variant.day);
                let (entries, totals) =
                    entries::write(posed, &whole, (index, true), &variant.day, (&[], &[]), spent);
                Box::new(RainVariant {
                    entries,
                    totals,
                    feasibility: variant.verdict,
                })
            });
        spent += written.1.cost;
        let own = findings
            .iter()
            .filter(|finding| finding.day.is_some_and(|day| usize::from(day) == index));
        days.push(PlanDay {
            number: u16::try_from(index + 1).expect("a trip has at most 120 days"),
            date: frame.date,
            segments: frame
                .segments
                .iter()
                .map(|segment| segment_of(posed, segment.city))
                .collect(),
            weather: posed.weather.get(index).copied().flatten(),
            entries: written.0,
            totals: written.1,
            feasibility: verdict(own),
            rain_variant: variant,
        });
    }
    days
}

fn segment_of(posed: &Posed, city: u16) -> PlanSegment {
    let entry = &posed.problem.cities[usize::from(city)];
    PlanSegment {
        destination: entry.destination.clone(),
        names: entry.names.clone(),
        zone: entry.zone.clone(),
        country: posed
            .packs
            .get(usize::from(city))
            .and_then(|pack| pack.destination().country.clone()),
    }
}

/// What the trip costs by the claims of its entries, and the names of what has no known price: a place's or
/// connection's own name, else the published term of what is paid for (`meal`, `transit`, `lodging`).
pub(crate) fn costs(problem: &Problem, itinerary: &Itinerary) -> CostSummary {
    let mut summary = CostSummary {
        budget: budget(problem),
        ..CostSummary::default()
    };
    let mut count = |amount: Option<i64>, name: &str| {
        if let Some(amount) = amount {
            summary.known = summary.known.saturating_add(amount);
        } else if !summary.unknown.iter().any(|known| known == name) {
            summary.unknown.push(name.to_owned());
        }
    };
    for cost in &problem.fixed_costs {
        let somewhere = cost.kind == FixedCostKind::Lodging && stands_in(problem, &cost.label);
        count(cost.amount, if somewhere { "lodging" } else { &cost.label });
    }
    for entry in itinerary.days.iter().flat_map(|day| &day.entries) {
        let name = match &entry.kind {
            EntryKind::Meal(_, None) => PriceItem::Meal.term(),
            _ => entries::names(problem, entry).map_or("", |names| &names.local),
        };
        count(entry.cost, name);
        if let Some(leg) = entry.leg.filter(|_| entry.kind != EntryKind::Start) {
            count(leg.cost, leg.mode.term());
        }
    }
    summary
}

/// Whether a lodging's label is only the name of its city, because nobody named the lodging.
fn stands_in(problem: &Problem, label: &str) -> bool {
    problem.cities.iter().any(|city| city.names.local == label)
}

fn budget(problem: &Problem) -> Option<Money> {
    problem.budget.total.map(|amount| Money {
        amount,
        currency: problem.currency,
    })
}

fn certificate(posed: &Posed, answer: &Answer, report: Report, days: &[PlanDay]) -> Certificate {
    let problem = &posed.problem;
    let placed = || answer.itinerary.days.iter().flat_map(|day| &day.entries);
    let candidates = placed().filter_map(|entry| problem.candidates.get(entry.candidate()? as usize));
    let (custom, cited): (Vec<_>, Vec<_>) = candidates.partition(|candidate| is_own(&candidate.place));
    let legs = placed().filter(|entry| entry.leg.is_some()).count();
    let unverified = placed()
        .filter(|entry| matches!(entry.kind, EntryKind::Visit(_) | EntryKind::Meal(_, Some(_))))
        .filter_map(|entry| problem.candidates.get(entry.candidate()? as usize))
        .filter(|candidate| !candidate.verified)
        .count();
    let stops = answer
        .itinerary
        .days
        .iter()
        .map(|day| day.visits().count())
        .sum::<usize>();
    Certificate {
        verdict: verdict(&report.findings),
        findings: report
            .findings
            .iter()
            .map(|finding| finding_of(problem, days, finding, false))
            .collect(),
        rules: report.tallies,
        unverified_hours: u16::try_from(unverified).unwrap_or(u16::MAX),
        stops: u16::try_from(stops).unwrap_or(u16::MAX),
        // Hours, price and position of every place, and the numbers of every leg.
        derived_facts: u32::try_from(cited.len() * 3 + legs).unwrap_or(u32::MAX),
        asserted_facts: u32::try_from(custom.len() * 3).unwrap_or(u32::MAX),
    }
}

/// A finding with the names that a reader needs.
pub(crate) fn finding_of(problem: &Problem, days: &[PlanDay], finding: &Finding, rain: bool) -> PlanFinding {
    let day = finding.day.and_then(|day| days.get(usize::from(day)));
    let entries = day.map(|day| match (&day.rain_variant, rain) {
        (Some(variant), true) => &variant.entries,
        _ => &day.entries,
    });
    let entry = entries.and_then(|entries| entries.get(usize::from(finding.entry?)));
    let candidate = finding
        .candidate
        .and_then(|candidate| problem.candidates.get(candidate as usize));
    let subject: Option<&Names> = candidate
        .map(|candidate| &candidate.names)
        .or(entry.map(|entry| &entry.names));
    PlanFinding {
        code: finding.code,
        day: finding.day.map(|day| day + 1),
        entry: entry.map(|entry| entry.id.clone()),
        subject: subject.cloned(),
        numbers: finding.numbers.clone(),
        rain_variant: rain,
    }
}

/// Fixed costs that begin on a day: lodging and transfers, with how many of them are unknown.
pub(crate) fn fixed_of_day(problem: &Problem, day: usize) -> (i64, u16) {
    let own = problem
        .fixed_costs
        .iter()
        .filter(|cost| usize::from(cost.day) == day);
    own.fold((0, 0), |(known, unknown), cost| {
        debug_assert!(
            matches!(cost.kind, FixedCostKind::Lodging | FixedCostKind::Transfer),
            "two kinds exist"
        );
        match cost.amount {
            Some(amount) => (known + amount, unknown),
            None => (known, unknown + 1),
        }
    })
}
