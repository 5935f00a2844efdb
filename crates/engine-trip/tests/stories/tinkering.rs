//! Whatever travellers do to whatever plan by hand, what comes out is what they asked for, with its findings.

use engine_model::geo::Coordinates;
use engine_model::plan::Plan;
use engine_model::request::PlaceRef;
use engine_model::time::DayTime;
use engine_trip::{
    Control, EditedDay, EditedPlace, EditedStop, Packs, RetimeMode, alternatives, check_plan, edit,
    edit_among_all, fits, refit, retime,
};
use jiff::ToSpan;

use super::anything::{CITIES, Draw, any_request, place};
use super::edits::list;
use super::{bundled, stops, unique_ids};

/// Plans drawn, one a seed.
const CASES: u64 = 40;

/// Plans of drawn requests.
fn plans() -> (Packs, Vec<(u64, Plan)>) {
    let packs = bundled(&CITIES);
    let control = Control {
        cancel: &|| false,
        progress: None,
        rain_variants: true,
        relaxations: false,
    };
    let planned = (0..CASES).filter_map(|seed| {
        let asked = any_request(&mut Draw(seed + 1000), &packs);
        let plan = engine_trip::plan(&asked, &packs, &control).expect("a plan");
        (!plan.days.is_empty()).then_some((seed, plan))
    });
    let planned: Vec<_> = planned.collect();
    assert!(planned.len() * 2 > usize::try_from(CASES).expect("few"));
    (packs, planned)
}

fn new_stop(draw: &mut Draw, packs: &Packs, plan: &Plan) -> EditedStop {
    let destination = plan.request.destinations[0].name.clone();
    let found = match place(draw, packs, &destination) {
        PlaceRef::Id(id) if !draw.one_in(3) => EditedPlace::Id(id),
        _ => {
            let centre = packs.find(&destination).expect("bundled").destination().centre;
            let north = f64::from(draw.number::<u16>(400)) / 10_000.0;
            EditedPlace::Custom {
                name: format!("Friend {}", draw.below(3)),
                coordinates: Coordinates::from_degrees(centre.latitude() + north, centre.longitude())
                    .expect("near a city"),
                category: None,
                minutes: 5 + draw.number::<u16>(200),
            }
        }
    };
    EditedStop {
        stop: None,
        place: found,
        start_at: draw.one_in(3).then(|| DayTime::hm(draw.number::<i32>(26), 10)),
        locked: draw.one_in(4),
        minutes: draw.one_in(3).then(|| 5 + draw.number::<u16>(300)),
    }
}

/// All days, with stops moved, taken out, settled, lengthened and brought in.
fn tinkered(draw: &mut Draw, packs: &Packs, plan: &Plan) -> Vec<EditedDay> {
    let mut days: Vec<EditedDay> = plan.days.iter().map(|day| list(plan, day.number)).collect();
    for _ in 0..=draw.below(6) {
        let (from, to): (usize, usize) = (draw.number(days.len() as u64), draw.number(days.len() as u64));
        let under_way = plan.days[to].segments.is_empty();
        match draw.below(6) {
            0 => drop(days[from].stops.pop()),
            1 => days[from].stops.reverse(),
            2 if !under_way => {
                let moved = days[from].stops.pop();
                days[to].stops.extend(moved);
            }
            3 if !under_way => {
                let new = new_stop(draw, packs, plan);
                days[to].stops.insert(0, new);
            }
            4 => {
                if let Some(stop) = days[from].stops.first_mut() {
                    stop.start_at = Some(DayTime::hm(draw.number::<i32>(24), 5));
                    stop.minutes = Some(5 + draw.number::<u16>(700));
                }
            }
            _ => {
                if let Some(stop) = days[from].stops.last_mut() {
                    stop.locked = !stop.locked;
                }
            }
        }
    }
    days
}

fn told(certificate: &engine_model::plan::Certificate) -> Vec<(engine_model::FindingCode, Option<String>)> {
    let findings = certificate.findings.iter();
    let own = findings
        .filter(|finding| finding.code != engine_model::FindingCode::Asserted && !finding.rain_variant);
    own.map(|finding| (finding.code, finding.entry.clone())).collect()
}

#[test]
fn any_edit_gives_the_stops_asked_for_in_their_order() {
    let (packs, plans) = plans();
    for (seed, before) in plans {
        let mut draw = Draw(seed);
        let mut plan = before;
        for _ in 0..3 {
            let days = tinkered(&mut draw, &packs, &plan);
            let after = edit(&plan, &packs, &days).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
            unique_ids(&after);
            assert_eq!(
                edit_among_all(&plan, &packs, &days).as_ref(),
                Ok(&after),
                "seed {seed}"
            );
            for (asked, day) in days.iter().zip(&after.days) {
                let there = stops(day);
                assert_eq!(there.len(), asked.stops.len(), "seed {seed} day {}", day.number);
                for (asked, stop) in asked.stops.iter().zip(there) {
                    assert!(asked.stop.as_ref().is_none_or(|id| *id == stop.id), "seed {seed}");
                    let minutes = (stop.end - stop.start).0 / 60;
                    assert!(
                        asked.minutes.is_none_or(|asked| i32::from(asked) == minutes),
                        "seed {seed}"
                    );
                    assert!(
                        asked.start_at.is_none_or(|start| stop.start >= start),
                        "seed {seed}"
                    );
                    let settled = asked.locked || asked.start_at.is_some();
                    let all = after.days.iter().flat_map(stops);
                    let visits = all.filter(|other| other.place == stop.place).count();
                    // Of a place that stands twice, settling the one visit settles the other.
                    assert!(stop.locked == settled || visits > 1 && stop.locked, "seed {seed}");
                }
            }
            let again = check_plan(&after, &packs).expect("the document can be read back");
            assert_eq!(told(&after.certificate), told(&again.certificate), "seed {seed}");
            let same: Vec<EditedDay> = after.days.iter().map(|day| list(&after, day.number)).collect();
            let unchanged = edit(&after, &packs, &same).expect("an edit");
            assert_eq!(unchanged.request.locks, after.request.locks, "seed {seed}");
            assert_eq!(unchanged, after, "seed {seed}");
            plan = after;
        }
        let place = place(&mut draw, &packs, &plan.request.destinations[0].name);
        let days = fits(&plan, &packs, &place).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        assert_eq!(days.len(), plan.days.len());
        for stop in plan.days.iter().flat_map(stops).take(2) {
            let found = alternatives(&plan, &packs, &stop.id, 3);
            assert!(found.expect("alternatives").len() <= 3, "seed {seed}");
        }
        // Without its packs the plan is taken by its own word; nothing may panic.
        let mut day = list(&plan, 1);
        day.stops.pop();
        edit(&plan, &Packs::default(), &[day]).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
    }
}

#[test]
fn any_change_of_dates_and_destinations_keeps_every_stop() {
    let (packs, plans) = plans();
    for (seed, before) in plans {
        let mut draw = Draw(seed);
        let start = before.request.start;
        let shift = draw.number::<i64>(9) - 4;
        let new_start = start.saturating_add(shift.days());
        let mut results = Vec::new();
        for mode in [
            RetimeMode::ShiftAll,
            RetimeMode::KeepDates,
            RetimeMode::UnbookedOnly,
        ] {
            results.push(retime(&before, &packs, new_start, mode));
        }
        let mut other = any_request(&mut draw, &packs);
        other.locks.clear();
        results.push(refit(&before, &packs, &other));
        let same = refit(&before, &packs, &before.request).expect("a plan");
        assert_eq!(
            (&same.plan.days, same.fell_out.len()),
            (&before.days, 0),
            "seed {seed}"
        );
        for result in results {
            let after = result.unwrap_or_else(|error| panic!("seed {seed}: {error}"));
            let mut now: Vec<&str> = after
                .plan
                .days
                .iter()
                .flat_map(stops)
                .map(|stop| stop.id.as_str())
                .collect();
            now.extend(after.fell_out.iter().map(|fallen| fallen.stop.id.as_str()));
            now.sort_unstable();
            let mut then: Vec<&str> = before
                .days
                .iter()
                .flat_map(stops)
                .map(|stop| stop.id.as_str())
                .collect();
            then.sort_unstable();
            assert_eq!(now, then, "seed {seed}");
            unique_ids(&after.plan);
            check_plan(&after.plan, &packs).expect("the document can be read back");
        }
    }
}
