//! Stories about what else could stand in the place of a stop.

use engine_model::finding::{FindingCode, Severity};
use engine_model::people::Health;
use engine_model::plan::{Plan, PlanEntryKind};
use engine_model::time::DayTime;
use engine_trip::{EditedDay, EditedPlace, EditedStop, alternatives, edit};
use jiff::civil::date;

use super::edits::{as_it_is, list};
use super::{bundled, member, plan, request, stops};

fn two_days() -> (Plan, engine_trip::Packs) {
    let asked = request(
        &[("seoul", 1)],
        date(2026, 12, 4),
        vec![member(30, Health::Good, &[])],
    );
    let packs = bundled(&["seoul"]);
    (plan(&asked, &packs), packs)
}

fn broken(plan: &Plan) -> Vec<FindingCode> {
    let codes = plan.certificate.findings.iter().map(|finding| finding.code);
    codes.filter(|code| code.severity() == Severity::Broken).collect()
}

#[test]
fn every_alternative_passes_in_its_place() {
    let (before, packs) = two_days();
    for stop in stops(&before.days[0]) {
        let found = alternatives(&before, &packs, &stop.id, 4).expect("alternatives");
        assert_eq!(found.len(), 4, "{}", stop.id);
        for other in &found {
            assert_ne!(Some(&other.place), stop.place.as_ref());
            assert!(!other.why.terms.is_empty());
            let mut day = list(&before, 1);
            let own = day
                .stops
                .iter_mut()
                .find(|own| own.stop.as_ref() == Some(&stop.id));
            let own = own.expect("the stop");
            own.place = EditedPlace::Id(other.place.clone());
            let minutes = (other.end - other.start).0 / 60;
            own.minutes = Some(u16::try_from(minutes).expect("a stay"));
            let after = edit(&before, &packs, &[day]).expect("an edit");
            assert_eq!(broken(&after), Vec::new(), "{} for {}", other.place, stop.id);
            let there = stops(&after.days[0]).into_iter().find(|own| own.id == stop.id);
            let there = there.expect("the stop keeps its id");
            assert_eq!(there.place.as_ref(), Some(&other.place));
            assert_eq!((there.start, there.end), (other.start, other.end));
            let travel = after.days[0].totals.travel - before.days[0].totals.travel;
            assert_eq!(travel, other.extra_travel);
            let cost = after.days[0].totals.cost - before.days[0].totals.cost;
            assert_eq!(other.extra_cost.unwrap_or(cost), cost);
        }
    }
}

#[test]
fn a_stop_before_closed_doors_has_alternatives_too() {
    let (before, packs) = two_days();
    let mut day = list(&before, 1);
    day.stops[0].start_at = Some(DayTime::hm(21, 50));
    day.stops.truncate(1);
    let bad = edit(&before, &packs, &[day]).expect("an edit");
    assert!(!broken(&bad).is_empty());
    let stop = stops(&bad.days[0])[0].id.clone();
    let found = alternatives(&bad, &packs, &stop, 3).expect("alternatives");
    assert_eq!(found.len(), 3);
}

#[test]
fn a_meal_may_be_eaten_elsewhere() {
    let (before, packs) = two_days();
    let meal = before.days[0]
        .entries
        .iter()
        .find(|entry| matches!(entry.kind, PlanEntryKind::Meal(_)) && entry.place.is_some());
    let meal = meal.expect("a meal at a place");
    let found = alternatives(&before, &packs, &meal.id, 2).expect("alternatives");
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|other| other.category.is_meal()));
}

#[test]
fn a_stop_that_is_not_there_has_none() {
    let (before, packs) = two_days();
    for stop in ["d1-nowhere", "d1-start", ""] {
        let error = alternatives(&before, &packs, stop, 2).expect_err("a refusal");
        assert_eq!((error.code(), error.field()), ("STOP_NOT_FOUND", Some("stopId")));
    }
}

#[test]
fn a_settled_stop_gives_its_lock_up() {
    let (before, packs) = two_days();
    let locked = EditedStop {
        locked: true,
        ..as_it_is(stops(&before.days[0])[0])
    };
    let mut day = list(&before, 1);
    day.stops[0] = locked;
    let settled = edit(&before, &packs, &[EditedDay { ..day }]).expect("an edit");
    let stop = stops(&settled.days[0])[0].id.clone();
    assert_eq!(
        alternatives(&settled, &packs, &stop, 3)
            .expect("alternatives")
            .len(),
        3
    );
}
