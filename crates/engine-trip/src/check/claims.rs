//! What the file itself claims beyond its itinerary: sums, running sums, positions and how far its hours are backed.

use engine_model::finding::{Finding, FindingCode};
use engine_model::itinerary::{DayPlan, Entry, EntryKind};
use engine_model::plan::{DayTotals, Plan, PlanEntry, Running};

use crate::assemble::{costs, fixed_of_day, free_time};
use crate::problem::site_of;
use crate::read_back::{ReadBack, costs_alike};

/// The claims tested and those that do not hold.
#[derive(Debug, Default)]
pub(crate) struct Claims {
    pub(crate) findings: Vec<Finding>,
    pub(crate) tested: u32,
}

impl Claims {
    fn require(&mut self, holds: bool, finding: impl FnOnce() -> Finding) {
        self.tested += 1;
        if !holds {
            self.findings.push(finding());
        }
    }

    fn equal(&mut self, claimed: i64, derived: i64, finding: impl FnOnce() -> Finding) {
        self.require(claimed == derived, || {
            finding().with("claimed", claimed).with("derived", derived)
        });
    }
}

/// The claims of the days and of the trip.
pub(crate) fn of_plan(plan: &Plan, read: &ReadBack) -> Claims {
    let mut claims = Claims::default();
    let mut spent: i64 = 0;
    for (index, (day, own)) in plan.days.iter().zip(&read.itinerary.days).enumerate() {
        let cost = of_day(read, index, (&day.entries, &day.totals), own, spent, &mut claims);
        spent = i64::saturating_add(spent, cost);
    }
    if plan.days.is_empty() {
        return claims;
    }
    let trip = || Finding::trip(FindingCode::TotalClaim);
    claims.require(plan.currency == read.posed.problem.currency, trip);
    let derived = costs(&read.posed.problem, &read.itinerary);
    claims.equal(plan.costs.known, derived.known, trip);
    let count = |names: &[String]| i64::try_from(names.len()).unwrap_or(i64::MAX);
    claims.require(plan.costs.unknown == derived.unknown, || {
        trip()
            .with("claimed", count(&plan.costs.unknown))
            .with("derived", count(&derived.unknown))
    });
    claims.require(plan.costs.budget == derived.budget, trip);
    claims.require(costs_alike(plan, &read.posed), || {
        Finding::trip(FindingCode::CostClaim)
    });
    claims
}

/// The claims of a day's variant for rain.
pub(crate) fn of_variant(plan: &Plan, read: &ReadBack, day: usize, own: &DayPlan) -> Claims {
    let mut claims = Claims::default();
    let before = read.itinerary.days.iter().take(day).enumerate();
    let costs = before.map(|(index, day)| sums(read, index, day).0.cost);
    let spent = costs.fold(0, i64::saturating_add);
    let variant = plan.days.get(day).and_then(|day| day.rain_variant.as_ref());
    if let Some(variant) = variant {
        let told = (variant.entries.as_slice(), &variant.totals);
        of_day(read, day, told, own, spent, &mut claims);
    }
    claims
}

/// Tests a day and gives what it costs.
fn of_day(
    read: &ReadBack,
    index: usize,
    (entries, totals): (&[PlanEntry], &DayTotals),
    own: &DayPlan,
    spent: i64,
    claims: &mut Claims,
) -> i64 {
    let number = u16::try_from(index).unwrap_or(u16::MAX);
    let (derived, running) = sums(read, index, own);
    let pairs = [
        (i64::from(totals.walking.0), i64::from(derived.walking.0)),
        (i64::from(totals.travel.0), i64::from(derived.travel.0)),
        (totals.cost, derived.cost),
        (i64::from(totals.unknown_costs), i64::from(derived.unknown_costs)),
        (i64::from(totals.rests), i64::from(derived.rests)),
    ];
    for (claimed, derived) in pairs {
        claims.equal(claimed, derived, || Finding::day(FindingCode::TotalClaim, number));
    }
    let (claimed, free) = (i64::from(totals.free.0), i64::from(derived.free.0));
    if read.frames.days.get(index) == Some(&true) {
        // Hours that only the file knows may be longer than what it fills.
        claims.require(claimed >= free, || {
            let finding = Finding::day(FindingCode::TotalClaim, number);
            finding.with("claimed", claimed).with("derived", free)
        });
    } else {
        claims.equal(claimed, free, || Finding::day(FindingCode::TotalClaim, number));
    }
    for (position, ((line, entry), sum)) in entries.iter().zip(&own.entries).zip(running).enumerate() {
        let position = u16::try_from(position).unwrap_or(u16::MAX);
        let pairs = [
            (line.running.cost, spent.saturating_add(sum.cost)),
            (i64::from(line.running.walking.0), i64::from(sum.walking.0)),
            (i64::from(line.running.rest.0), i64::from(sum.rest.0)),
        ];
        for (claimed, derived) in pairs {
            claims.equal(claimed, derived, || {
                Finding::entry(FindingCode::TotalClaim, number, position)
            });
        }
        of_place(
            read,
            line,
            entry,
            |code| Finding::entry(code, number, position),
            claims,
        );
    }
    derived.cost
}

/// A place stands where its pack says, and its hours are backed as far as its pack says.
fn of_place(
    read: &ReadBack,
    line: &PlanEntry,
    entry: &Entry,
    finding: impl Fn(FindingCode) -> Finding,
    claims: &mut Claims,
) {
    let problem = &read.posed.problem;
    let Some(index) = entry.candidate() else { return };
    let Some(candidate) = problem.candidates.get(index as usize) else {
        return;
    };
    let stands = site_of(problem, candidate.site).is_some_and(|site| site.at == line.at);
    claims.require(stands, || finding(FindingCode::PlaceUnknown).about(Some(index)));
    if let Some(opening) = line.opening.as_ref().filter(|_| !read.asserted.contains(&index)) {
        let backed = !opening.verified || (candidate.verified && opening.interval.is_some());
        claims.require(backed, || finding(FindingCode::OpeningClaim).about(Some(index)));
    }
}

/// Sums of a day, added up from its own entries, and the sums until each entry; costs since the day began.
fn sums(read: &ReadBack, index: usize, day: &DayPlan) -> (DayTotals, Vec<Running>) {
    let problem = &read.posed.problem;
    let (fixed, unknown) = fixed_of_day(problem, index);
    let mut totals = DayTotals {
        cost: fixed,
        unknown_costs: unknown,
        free: free_time(problem, index, day),
        ..DayTotals::default()
    };
    let mut running = Vec::with_capacity(day.entries.len());
    let mut rest = 0_i32;
    for entry in &day.entries {
        let restful = matches!(entry.kind, EntryKind::Meal(..) | EntryKind::Rest(_));
        let way = entry.leg.filter(|_| entry.kind != EntryKind::Start);
        for cost in [Some(entry.cost), way.map(|leg| leg.cost)].into_iter().flatten() {
            match cost {
                Some(cost) => totals.cost = totals.cost.saturating_add(cost),
                None => totals.unknown_costs = totals.unknown_costs.saturating_add(1),
            }
        }
        if let Some(leg) = entry.leg {
            totals.walking.0 = totals.walking.0.saturating_add(leg.walking.0);
            totals.travel.0 = totals.travel.0.saturating_add(leg.duration.0);
        }
        if restful {
            totals.rests = totals.rests.saturating_add(1);
            rest = rest.saturating_add(entry.end.0.saturating_sub(entry.start.0));
        }
        running.push(Running {
            cost: totals.cost,
            walking: totals.walking,
            rest: engine_model::time::Seconds(rest),
        });
    }
    (totals, running)
}
