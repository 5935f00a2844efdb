//! Whether a change of a day breaks more than was broken before, by the checker's word.

use engine_check::check_day;
use engine_model::finding::{Finding, FindingCode, Severity};
use engine_model::itinerary::{DayPlan, Entry, EntryKind, Itinerary};
use engine_model::problem::Problem;
use engine_model::{Metres, Seconds};

use crate::read_back::ReadBack;

/// A day of a plan with what is broken of it now.
pub(crate) struct Judge<'a> {
    problem: &'a Problem,
    itinerary: &'a Itinerary,
    day: usize,
    broken: Vec<Finding>,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(read: &'a ReadBack, day: usize) -> Self {
        let (problem, itinerary) = (&read.posed.problem, &read.itinerary);
        Self {
            problem,
            itinerary,
            day,
            broken: broken(problem, itinerary, day),
        }
    }

    /// The first thing that the day in this form breaks and did not break before. Findings are the same where code and
    /// place are.
    pub(crate) fn new_fault(&self, with: &DayPlan) -> Option<Finding> {
        let mut changed = self.itinerary.clone();
        changed.days[self.day].clone_from(with);
        let mut known: Vec<(FindingCode, Option<u32>)> = self.broken.iter().map(key).collect();
        broken(self.problem, &changed, self.day)
            .into_iter()
            .find(|finding| {
                let same = known.iter().position(|known| *known == key(finding));
                same.map(|position| known.swap_remove(position)).is_none()
            })
    }
}

fn key(finding: &Finding) -> (FindingCode, Option<u32>) {
    (finding.code, finding.candidate)
}

fn broken(problem: &Problem, itinerary: &Itinerary, day: usize) -> Vec<Finding> {
    let mut findings = check_day(problem, itinerary, day).findings;
    findings.retain(|finding| finding.code.severity() == Severity::Broken);
    findings
}

/// Time on the way, metres on foot and known costs of a day, transfers aside.
pub(crate) fn sums(day: &DayPlan) -> (Seconds, Metres, i64) {
    let moves = |entry: &&Entry| entry.kind != EntryKind::Start;
    let legs = || day.entries.iter().filter(moves).filter_map(|entry| entry.leg);
    let travel = legs().map(|leg| leg.duration.0).sum();
    let walking = legs().map(|leg| leg.walking.0).sum();
    let fares: i64 = legs().filter_map(|leg| leg.cost).sum();
    let stays: i64 = day.entries.iter().filter_map(|entry| entry.cost).sum();
    (Seconds(travel), Metres(walking), fares + stays)
}
