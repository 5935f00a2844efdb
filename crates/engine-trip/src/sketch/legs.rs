//! The ways that the times of a sketch leave room for.

use engine_model::geo::Metres;
use engine_model::itinerary::{Entry, Leg};
use engine_model::people::Health;
use engine_model::problem::{LegSource, Mode, Problem, SiteRef, TravelEntry};
use engine_model::time::Seconds;

/// The way to a site in the time that the sketch leaves for it: on foot or by the preferred mode, whichever fits the
/// gap and the weakest member's legs; of two that do, or where none does, the quicker.
pub(crate) fn between(problem: &Problem, before: &Entry, site: SiteRef, gap: Seconds) -> Leg {
    if before.site == site || before.site.city != site.city {
        return standing();
    }
    let Some(city) = problem.cities.get(usize::from(site.city)) else {
        return standing();
    };
    let limit = longest_walk(problem);
    let ride = problem.preferences.transport.unwrap_or(Mode::Transit);
    let way = |mode: Mode| {
        let table = city.table(mode)?;
        Some((table.leg(before.site.index, site.index), mode, table.source))
    };
    let best = [way(Mode::Walk), way(ride)]
        .into_iter()
        .flatten()
        .min_by_key(|(leg, ..)| (leg.duration > gap, leg.walking > limit, leg.duration));
    let Some((needed, mode, source)) = best else {
        return standing();
    };
    let TravelEntry {
        duration,
        distance,
        walking,
    } = needed;
    let kilometres = (i64::from(distance.0) + 999) / 1000;
    let fare = city.fares.iter().find(|fare| fare.mode == mode);
    Leg {
        mode,
        duration: if gap >= Seconds(0) {
            duration.min(gap)
        } else {
            duration
        },
        distance,
        walking,
        source,
        cost: match mode {
            Mode::Walk | Mode::Bike => Some(0),
            _ => fare.map(|fare| fare.base + fare.per_km * kilometres),
        },
    }
}

/// No way at all.
pub(crate) fn standing() -> Leg {
    Leg {
        mode: Mode::Walk,
        duration: Seconds(0),
        distance: Metres(0),
        walking: Metres(0),
        source: LegSource::Estimate,
        cost: Some(0),
    }
}

/// What the weakest member walks at a stretch (the health rule, spec of [`Health`]).
fn longest_walk(problem: &Problem) -> Metres {
    let weakest = problem.members.iter().map(|member| member.health).min();
    Metres(match weakest {
        Some(Health::Limited) => 500,
        Some(Health::Caution) => 1_200,
        Some(Health::Good) => 2_000,
        Some(Health::Excellent) | None => 3_000,
    })
}
