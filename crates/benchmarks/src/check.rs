//! Plans generated trips and proves the checker on them: what we plan passes, what is broken is refused.

use std::collections::BTreeMap;

use engine_check::mutation::{Mutation, mutate};
use engine_model::Money;
use engine_model::finding::{Finding, Rule, Severity, Verdict};
use engine_model::itinerary::Itinerary;
use engine_model::plan::{Language, Plan};
use engine_model::problem::Problem;
use engine_model::request::{Budget, TripRequest};
use engine_planner::Outcome;
use engine_trip::{Control, TripError};
use serde_json::{Value, json};

use crate::generate::{Case, Worlds};
use crate::measure::{Sample, timed};
use crate::shrink::shrink;

/// How much is tried.
#[derive(Clone, Copy, Debug)]
pub struct CheckOptions {
    /// Trips to plan.
    pub problems: u64,
    /// Plans to break, spread over the trips.
    pub mutations: u64,
    /// The first trip's seed; the others follow.
    pub seed: u64,
}

/// Something that should not have happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The trip's seed.
    pub seed: u64,
    /// What happened.
    pub what: String,
}

/// How often a mutation was tried, and how often the checker named it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refusals {
    /// Mutants made.
    pub tried: u64,
    /// Mutants refused with the right code.
    pub refused: u64,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct CheckReport {
    /// Trips tried.
    pub problems: u64,
    /// Trips with a plan.
    pub planned: u64,
    /// Trips without a plan, by rule and code of the first conflict.
    pub infeasible: BTreeMap<String, u64>,
    /// Warnings and notes in the plans, by code.
    pub findings: BTreeMap<String, u64>,
    /// Mutants by the code expected.
    pub refusals: BTreeMap<&'static str, Refusals>,
    /// Milliseconds of processor time that one check takes.
    pub check_ms: Sample,
    /// Everything that should not have happened.
    pub failures: Vec<Failure>,
}

/// A check of a plan may take so many milliseconds (the published bar).
pub const CHECK_BAR_MS: f64 = 1.0;

/// Runs everything. `progress` is told how many trips are done.
pub fn run(options: CheckOptions, progress: &mut dyn FnMut(u64)) -> CheckReport {
    let mut report = CheckReport::default();
    let mut worlds = Worlds::default();
    for number in 0..options.problems {
        let seed = options.seed.wrapping_add(number);
        // Trips without a plan leave their share to those that follow.
        // So that the last ones matter little, everybody gives a little early.
        let due = options.mutations * (number + 1) / options.problems.max(1) + options.mutations / 50;
        let due = due.min(options.mutations);
        try_seed(
            &mut worlds,
            seed,
            due.saturating_sub(report.mutants().tried),
            &mut report,
        );
        progress(number + 1);
    }
    report
}

/// The smallest request that fails like the trip of this seed, or, where that one does not fail, that cannot be
/// planned for the same reason; `None` where there is a sound plan.
pub fn smallest_failure(seed: u64) -> Option<String> {
    let case = Worlds::default().case(seed);
    let troubles = |request: &TripRequest| -> Vec<String> {
        let case = Case {
            request: request.clone(),
            packs: case.packs.clone(),
        };
        let mut report = CheckReport::default();
        try_case(&case, seed, 0, &mut report);
        let failures = report
            .failures
            .iter()
            .map(|failure| class(&failure.what).to_owned());
        failures.chain(report.infeasible.into_keys()).collect()
    };
    let first = troubles(&case.request).first()?.clone();
    Some(shrink(&case.request, &|request| {
        troubles(request).contains(&first)
    }))
}

/// What a failure has in common with others of its kind: its words up to the first number of an entry.
fn class(what: &str) -> &str {
    let end = what
        .find(" day ")
        .or_else(|| what.find("day:"))
        .or_else(|| what.find("way: "))
        .unwrap_or(what.len());
    &what[..end]
}

impl CheckReport {
    /// Whether nothing went wrong and the bar is met.
    pub fn passed(&self) -> bool {
        self.failures.is_empty() && self.check_ms.percentile(99) <= CHECK_BAR_MS
    }

    /// The mutants of all codes together.
    pub fn mutants(&self) -> Refusals {
        self.refusals
            .values()
            .fold(Refusals::default(), |sum, one| Refusals {
                tried: sum.tried + one.tried,
                refused: sum.refused + one.refused,
            })
    }

    /// The report for machines.
    pub fn to_json(&self) -> Value {
        let refusals: BTreeMap<&str, Value> = self
            .refusals
            .iter()
            .map(|(code, one)| (*code, json!({ "tried": one.tried, "refused": one.refused })))
            .collect();
        let failures: Vec<Value> = self
            .failures
            .iter()
            .map(|one| json!({ "seed": one.seed, "what": one.what }))
            .collect();
        json!({
            "problems": self.problems,
            "planned": self.planned,
            "infeasible": self.infeasible,
            "findings": self.findings,
            "mutations": refusals,
            "checkMs": { "p50": self.check_ms.percentile(50), "p99": self.check_ms.percentile(99) },
            "failures": failures,
            "passed": self.passed(),
        })
    }

    fn fail(&mut self, seed: u64, what: impl Into<String>) {
        self.failures.push(Failure {
            seed,
            what: what.into(),
        });
    }
}

/// Plans the trip of a seed through document and file, then breaks its plan so many times.
pub fn try_seed(worlds: &mut Worlds, seed: u64, mutants: u64, report: &mut CheckReport) {
    try_case(&worlds.case(seed), seed, mutants, report);
}

fn try_case(case: &Case, seed: u64, mutants: u64, report: &mut CheckReport) {
    report.problems += 1;
    let read = wire::request_from_json(&wire::request_to_json(&case.request));
    if read.as_ref() != Ok(&case.request) {
        report.fail(seed, format!("the request does not read back equal: {read:?}"));
    }
    let control = Control {
        cancel: &|| false,
        progress: None,
        rain_variants: seed.is_multiple_of(3),
        relaxations: seed.is_multiple_of(4),
    };
    match engine_trip::plan(&case.request, &case.packs, &control) {
        Ok(plan) if plan.conflicts.is_empty() => {
            report.planned += 1;
            try_document(case, &plan, seed, report);
        }
        Ok(plan) => {
            let first = &plan.conflicts[0];
            let key = format!("{} {}", first.rule.term(), first.code);
            *report.infeasible.entry(key).or_default() += 1;
            if !plan.days.is_empty() {
                report.fail(seed, "a plan with conflicts has days");
            }
            try_file(&plan, seed, report);
            try_way_out(case, &plan, seed, report);
        }
        Err(error) => report.fail(seed, format!("{}: {error}", error.code())),
    }
    try_mutants(case, seed, mutants, report);
}

/// What a conflict names must be what stands in the way: with the sum that is said to be needed, and without locks
/// where they are blamed, the same conflict must not come again.
fn try_way_out(case: &Case, plan: &Plan, seed: u64, report: &mut CheckReport) {
    let mut request = case.request.clone();
    let first = &plan.conflicts[0];
    match (first.rule, first.numbers.first()) {
        (Rule::Budget, Some(("cost", cost))) if first.day.is_none() => {
            request.budget.total = Some(Money {
                amount: *cost,
                currency: plan.currency,
            });
        }
        (Rule::Budget, _) => {
            // A limit may also have been read from the free text.
            request.budget = Budget::default();
            request.free_text.clear();
        }
        (Rule::Selection, _) => request.locks.clear(),
        _ => return,
    }
    let control = Control {
        cancel: &|| false,
        progress: None,
        rain_variants: false,
        relaxations: false,
    };
    match engine_trip::plan(&request, &case.packs, &control) {
        Ok(again) if again.conflicts.iter().any(|other| other.rule == first.rule) => {
            let (before, after) = (first, &again.conflicts[0]);
            report.fail(
                seed,
                format!("the conflict does not name what stands in the way: {before:?}, then {after:?}"),
            );
        }
        Ok(_) => (),
        Err(error) => report.fail(seed, format!("without its conflict: {}: {error}", error.code())),
    }
}

/// The plan through its file and back, and the verdict on what is read.
fn try_document(case: &Case, plan: &Plan, seed: u64, report: &mut CheckReport) {
    for finding in &plan.certificate.findings {
        *report.findings.entry(finding.code.code().to_owned()).or_default() += 1;
    }
    let Some(read) = try_file(plan, seed, report) else {
        return;
    };
    match engine_trip::check_plan(&read, &case.packs) {
        Ok(checked) if checked.certificate.verdict == Verdict::Broken => {
            let broken: Vec<_> = checked
                .certificate
                .findings
                .iter()
                .filter(|finding| finding.code.severity() == Severity::Broken)
                .map(|finding| {
                    format!(
                        "{} day {:?} entry {:?} {:?} rain {}",
                        finding.code.code(),
                        finding.day,
                        finding.entry,
                        finding.numbers,
                        finding.rain_variant
                    )
                })
                .collect();
            report.fail(seed, format!("the document does not pass: {}", broken.join("; ")));
        }
        Ok(checked) => {
            if checked.certificate.asserted_facts > 0 {
                report.fail(seed, "facts of a plan with all packs at hand count as asserted");
            }
        }
        Err(error) => report.fail(
            seed,
            format!("the document cannot be checked: {}: {error}", error.code()),
        ),
    }
}

/// Writes the plan file and reads it again.
fn try_file(plan: &Plan, seed: u64, report: &mut CheckReport) -> Option<Plan> {
    let text = wire::to_json(plan, Language::English);
    match wire::plan_from_json(&text) {
        Ok(read) => {
            if wire::to_json(&read, Language::English) != text {
                report.fail(seed, "the plan file does not write back byte for byte");
            }
            Some(read)
        }
        Err(error) => {
            report.fail(seed, format!("the plan file cannot be read back: {error}"));
            None
        }
    }
}

/// Breaks the bare plan of a trip, once for each of so many mutations in turn.
fn try_mutants(case: &Case, seed: u64, mutants: u64, report: &mut CheckReport) {
    let (problem, itinerary) = match solved(case) {
        Ok(Some(solved)) => solved,
        Ok(None) => return,
        Err(error) => {
            report.fail(seed, format!("cannot be posed: {error}"));
            return;
        }
    };
    let (unbroken, time, _) = timed(|| engine_check::check(&problem, &itinerary));
    report.check_ms.push_time(time);
    let broken = broken(&unbroken.findings);
    if !broken.is_empty() {
        let details: Vec<String> = broken.iter().map(|finding| format!("{finding:?}")).collect();
        report.fail(
            seed,
            format!("the bare plan does not pass: {}", details.join("; ")),
        );
        return;
    }
    let count = Mutation::ALL.len();
    let mut made = 0;
    // Not every mutation applies to every plan; three rounds find enough that do.
    for turn in 0..count * 3 {
        if made == mutants {
            break;
        }
        let start = usize::try_from(seed % count as u64).expect("a small number");
        let mutation = Mutation::ALL[(start * 7 + turn) % count];
        made += u64::from(try_mutant(
            &problem,
            &itinerary,
            mutation,
            seed.wrapping_add(turn as u64),
            seed,
            report,
        ));
    }
}

/// The problem and its plan; `None` where there is no plan.
fn solved(case: &Case) -> Result<Option<(Problem, Itinerary)>, TripError> {
    let posed = engine_trip::pose(&case.request, &case.packs)?;
    if !posed.conflicts.is_empty() {
        return Ok(None);
    }
    let control = engine_planner::Control {
        explain: false,
        ..engine_planner::Control::default()
    };
    Ok(match engine_planner::plan(&posed.problem, &control) {
        Outcome::Planned(solution) => Some((posed.problem, solution.itinerary)),
        Outcome::Infeasible(_) => None,
    })
}

fn try_mutant(
    problem: &Problem,
    itinerary: &Itinerary,
    mutation: Mutation,
    choice: u64,
    seed: u64,
    report: &mut CheckReport,
) -> bool {
    let Some((problem, itinerary, expected)) = mutate(problem, itinerary, mutation, choice) else {
        return false;
    };
    let found = engine_check::check(&problem, &itinerary).findings;
    let named = found.iter().any(|finding| finding.code == expected);
    let strangers: Vec<String> = broken(&found)
        .iter()
        .filter(|finding| finding.code.rule() != expected.rule())
        .map(|finding| format!("{finding:?}"))
        .collect();
    let entry = report.refusals.entry(expected.code()).or_default();
    entry.tried += 1;
    entry.refused += u64::from(named);
    if !named {
        report.fail(
            seed,
            format!(
                "{mutation:?} (choice {choice}) is not refused with {}",
                expected.code()
            ),
        );
    }
    if !strangers.is_empty() {
        let strangers = strangers.join("; ");
        report.fail(
            seed,
            format!("{mutation:?} (choice {choice}) breaks other rules too: {strangers}"),
        );
    }
    true
}

fn broken(findings: &[Finding]) -> Vec<&Finding> {
    findings
        .iter()
        .filter(|finding| finding.code.severity() == Severity::Broken)
        .collect()
}
