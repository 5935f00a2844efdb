//! Whether the references of a problem hold, so that the rest of the planner may follow them.

use engine_model::finding::FindingCode;
use engine_model::problem::{DayFrame, Problem, SiteRef};

use crate::Infeasibility;

/// The first day or candidate that refers to a city or a site that the problem does not have: no way leads there.
pub(crate) fn fault(problem: &Problem) -> Option<Infeasibility> {
    let exists = |site: SiteRef| {
        let city = problem.cities.get(usize::from(site.city));
        city.is_some_and(|city| usize::from(site.index) < city.sites.len())
    };
    let day = problem.days.iter().position(|day| !stands(day, exists));
    let candidate = problem
        .candidates
        .iter()
        .position(|candidate| !exists(candidate.site));
    (day.is_some() || candidate.is_some()).then(|| {
        let mut fault = Infeasibility::of(FindingCode::LegMissing, day);
        if day.is_none() {
            fault.candidate = candidate.and_then(|index| u32::try_from(index).ok());
        }
        fault
    })
}

fn stands(day: &DayFrame, exists: impl Fn(SiteRef) -> bool) -> bool {
    day.segments.iter().all(|segment| {
        let errands = segment.before.iter().chain(&segment.after);
        let in_city = segment.start.city == segment.city && segment.end.city == segment.city;
        in_city
            && exists(segment.start)
            && exists(segment.end)
            && errands.into_iter().all(|errand| exists(errand.site))
    })
}
