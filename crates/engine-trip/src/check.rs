//! Checks a plan document, ours or anybody's, against the packs at hand.

mod claims;

use engine_check::Report;
use engine_model::finding::{Finding, FindingCode, Rule, Severity, verdict};
use engine_model::itinerary::{Entry, EntryKind, Itinerary};
use engine_model::place::Names;
use engine_model::plan::{Certificate, Plan, PlanFinding, RuleTally};

use crate::assemble::finding_of;
use crate::check::claims::Claims;
use crate::error::TripError;
use crate::packs::Packs;
use crate::read_back::{ReadBack, read_back};

/// The checker's judgement of a document.
#[derive(Clone, Debug)]
pub struct CheckedPlan {
    /// The judgement.
    pub certificate: Certificate,
}

/// Derives every fact of a plan again and judges it. What the file says of a destination without a pack at hand is
/// counted as asserted.
///
/// # Errors
/// Those of posing the plan's own request with the packs at hand.
pub fn check_plan(plan: &Plan, packs: &Packs) -> Result<CheckedPlan, TripError> {
    let read = read_back(plan, packs)?;
    let mut report = engine_check::check(&read.posed.problem, &read.itinerary);
    report
        .findings
        .retain(|finding| !unprovable(&read, &read.itinerary, finding));
    let claims = claims::of_plan(plan, &read);
    tally(&mut report, &claims);
    let problem = &read.posed.problem;
    let mut findings: Vec<PlanFinding> = report
        .findings
        .iter()
        .map(|finding| finding_of(problem, &plan.days, finding, false))
        .collect();
    findings.extend(rain_findings(plan, &read));
    findings.extend(pack_findings(plan, packs, &read));
    let worst = findings.iter().map(|finding| finding.code.severity()).max();
    let certificate = Certificate {
        verdict: match worst {
            Some(Severity::Broken) => engine_model::Verdict::Broken,
            Some(Severity::Warning) => engine_model::Verdict::Warnings,
            _ => verdict(&[]),
        },
        rules: report.tallies,
        findings,
        ..counts(plan, &read)
    };
    Ok(CheckedPlan { certificate })
}

/// A claimed price in a city without a pack is asserted, not wrong.
fn unprovable(read: &ReadBack, itinerary: &Itinerary, finding: &Finding) -> bool {
    if finding.code != FindingCode::CostClaim {
        return false;
    }
    let entry = finding
        .day
        .and_then(|day| itinerary.days.get(usize::from(day)))
        .and_then(|day| day.entries.get(usize::from(finding.entry?)));
    entry.is_some_and(|entry| {
        read.without_pack
            .get(usize::from(entry.site.city))
            .copied()
            .unwrap_or(false)
            || entry
                .candidate()
                .is_some_and(|candidate| read.asserted.contains(&candidate))
    })
}

fn tally(report: &mut Report, claims: &Claims) {
    let broken = u32::try_from(claims.findings.len()).unwrap_or(u32::MAX);
    match report.tallies.iter_mut().find(|tally| tally.rule == Rule::Claims) {
        Some(tally) => {
            tally.tested += claims.tested;
            tally.broken += broken;
        }
        None => report.tallies.push(RuleTally {
            rule: Rule::Claims,
            tested: claims.tested,
            broken,
        }),
    }
    report.findings.extend_from_slice(&claims.findings);
}

fn rain_findings(plan: &Plan, read: &ReadBack) -> Vec<PlanFinding> {
    let mut findings = Vec::new();
    for (day, variant) in read.variants.iter().enumerate() {
        let Some(variant) = variant else { continue };
        let mut whole = read.itinerary.clone();
        if let Some(slot) = whole.days.get_mut(day) {
            slot.clone_from(variant);
        }
        let report = engine_check::check_day(&read.posed.problem, &whole, day);
        let claims = claims::of_variant(plan, read, day, variant);
        let own = report.findings.iter().chain(&claims.findings).filter(|finding| {
            finding.code.severity() == Severity::Broken && !unprovable(read, &whole, finding)
        });
        findings.extend(own.map(|finding| finding_of(&read.posed.problem, &plan.days, finding, true)));
    }
    findings
}

/// Whether the packs at hand are those that the plan was made from.
fn pack_findings(plan: &Plan, packs: &Packs, read: &ReadBack) -> Vec<PlanFinding> {
    let mut findings = Vec::new();
    let note = |code: FindingCode, numbers: Vec<(&'static str, i64)>, name: Option<&str>| PlanFinding {
        code,
        day: None,
        entry: None,
        subject: name.map(|name| Names {
            local: name.to_owned(),
            ko: None,
            en: None,
        }),
        numbers,
        rain_variant: false,
    };
    for city in &read.posed.problem.cities {
        if !plan.packs.is_empty() && !plan.packs.iter().any(|used| used.destination == city.destination) {
            let name = Some(city.destination.as_str());
            findings.push(note(FindingCode::PackDiffers, Vec::new(), name));
        }
    }
    for used in &plan.packs {
        let differs = packs
            .get(&used.destination)
            .is_some_and(|pack| pack.reference.digest != used.digest);
        if differs {
            findings.push(note(
                FindingCode::PackDiffers,
                Vec::new(),
                Some(used.destination.as_str()),
            ));
        }
    }
    let segments = i64::from(read.frames.segments);
    let asserted = i64::try_from(read.asserted.len())
        .unwrap_or(i64::MAX)
        .saturating_add(segments);
    if asserted > 0 {
        findings.push(note(FindingCode::Asserted, vec![("count", asserted)], None));
    }
    findings
}

fn counts(plan: &Plan, read: &ReadBack) -> Certificate {
    let problem = &read.posed.problem;
    let entries = || read.itinerary.days.iter().flat_map(|day| &day.entries);
    let placed = || entries().filter_map(Entry::candidate);
    let asserted = placed()
        .filter(|candidate| read.asserted.contains(candidate))
        .count();
    let legs = entries().filter(|entry| entry.leg.is_some()).count();
    let unverified = entries()
        .filter(|entry| matches!(entry.kind, EntryKind::Visit(_) | EntryKind::Meal(_, Some(_))))
        .filter_map(|entry| problem.candidates.get(entry.candidate()? as usize))
        .filter(|candidate| !candidate.verified)
        .count();
    Certificate {
        verdict: plan.certificate.verdict,
        rules: Vec::new(),
        findings: Vec::new(),
        unverified_hours: u16::try_from(unverified).unwrap_or(u16::MAX),
        stops: u16::try_from(
            read.itinerary
                .days
                .iter()
                .map(|day| day.visits().count())
                .sum::<usize>(),
        )
        .unwrap_or(u16::MAX),
        derived_facts: u32::try_from((placed().count() - asserted) * 3 + legs).unwrap_or(u32::MAX),
        // Start and end of a segment, beside hours, price and position of a place.
        asserted_facts: u32::try_from(asserted * 3)
            .unwrap_or(u32::MAX)
            .saturating_add(read.frames.segments.saturating_mul(2)),
    }
}
