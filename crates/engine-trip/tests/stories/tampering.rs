//! Stories about documents that somebody changed after they were written.

use engine_model::finding::{FindingCode, Verdict};
use engine_model::people::Health;
use engine_model::plan::{Plan, PlanEntry, PlanEntryKind};
use engine_model::request::{LodgingOption, LodgingStay};
use engine_model::time::{DayTime, Seconds};
use engine_trip::{Packs, check_plan};
use jiff::civil::date;

use super::{bundled, id, member, plan, request};

fn sound() -> (Plan, Packs) {
    let mut asked = request(
        &[("seoul", 2)],
        date(2026, 12, 4),
        vec![member(30, Health::Good, &[])],
    );
    asked.destinations[0].lodging = vec![LodgingStay {
        nights: 2,
        options: vec![LodgingOption {
            place: id("seoul/seoul-station"),
            price_per_night: None,
            capacity: None,
            minimum_nights: None,
            check_in: DayTime::hm(15, 0),
            check_out: DayTime::hm(11, 0),
        }],
    }];
    let packs = bundled(&["seoul"]);
    (plan(&asked, &packs), packs)
}

/// A change of a sound plan must be refused with this code, whatever else is found.
fn refused(expected: FindingCode, change: impl FnOnce(&mut Plan)) {
    let (mut plan, packs) = sound();
    change(&mut plan);
    let checked = check_plan(&plan, &packs).expect("the document can be read");
    let codes: Vec<FindingCode> = checked
        .certificate
        .findings
        .iter()
        .map(|finding| finding.code)
        .collect();
    assert_eq!(checked.certificate.verdict, Verdict::Broken, "{codes:?}");
    assert!(codes.contains(&expected), "{expected:?} is not among {codes:?}");
}

fn positions(plan: &Plan, of: impl Fn(&PlanEntry) -> bool) -> Vec<usize> {
    let entries = plan.days[1].entries.iter().enumerate();
    entries
        .filter(|(_, entry)| of(entry))
        .map(|(index, _)| index)
        .collect()
}

fn stop(plan: &mut Plan, number: usize) -> &mut PlanEntry {
    let index = positions(plan, |entry| entry.kind == PlanEntryKind::Stop)[number];
    &mut plan.days[1].entries[index]
}

#[test]
fn times_that_were_moved_are_seen() {
    refused(FindingCode::LegTooShort, |plan| {
        let entry = stop(plan, 1);
        entry.arrival = entry.arrival - Seconds::minutes(5);
        entry.start = entry.arrival;
    });
    refused(FindingCode::TimeOrder, |plan| {
        let entry = stop(plan, 1);
        entry.start = entry.start + Seconds::minutes(300);
    });
    refused(FindingCode::BeforeDayStart, |plan| {
        let first = &mut plan.days[1].entries[0];
        for time in [&mut first.arrival, &mut first.start, &mut first.end] {
            *time = *time - Seconds::minutes(180);
        }
    });
}

#[test]
fn two_stops_that_were_swapped_are_seen() {
    refused(FindingCode::LegClaim, |plan| {
        let stops = positions(plan, |entry| entry.kind == PlanEntryKind::Stop);
        let (one, two) = (stops[0], stops[1]);
        let entries = &mut plan.days[1].entries;
        let (a, b) = (entries[one].clone(), entries[two].clone());
        let times = |to: &mut PlanEntry, of: &PlanEntry| {
            to.leg.clone_from(&of.leg);
            (to.arrival, to.start, to.end) = (of.arrival, of.start, of.end);
        };
        (entries[one], entries[two]) = (b.clone(), a.clone());
        times(&mut entries[one], &a);
        times(&mut entries[two], &b);
    });
}

#[test]
fn a_meal_that_was_taken_out_is_missed() {
    refused(FindingCode::MealMissing, |plan| {
        let meals = positions(plan, |entry| matches!(entry.kind, PlanEntryKind::Meal(_)));
        plan.days[1].entries.remove(meals[0]);
    });
}

#[test]
fn money_that_was_changed_is_seen() {
    refused(FindingCode::CostClaim, |plan| {
        let entry = stop(plan, 0);
        entry.cost = Some(entry.cost.unwrap_or(0) + 1000);
    });
    refused(FindingCode::TotalClaim, |plan| plan.costs.known += 1);
    refused(FindingCode::TotalClaim, |plan| plan.days[0].totals.cost -= 1);
    refused(FindingCode::TotalClaim, |plan| {
        plan.costs.unknown.push("champagne".to_owned());
    });
    refused(FindingCode::CostClaim, |plan| {
        plan.fixed_costs[0].amount = Some(1);
    });
    refused(FindingCode::TotalClaim, |plan| {
        plan.currency = engine_model::Currency::parse("JPY").expect("a code");
    });
}

#[test]
fn sums_that_were_changed_are_seen() {
    refused(FindingCode::TotalClaim, |plan| {
        plan.days[2].totals.walking.0 -= 100;
    });
    refused(FindingCode::TotalClaim, |plan| plan.days[2].totals.rests += 1);
    refused(FindingCode::TotalClaim, |plan| stop(plan, 1).running.cost += 1);
    refused(FindingCode::TotalClaim, |plan| {
        stop(plan, 1).running.walking.0 -= 1;
    });
    refused(FindingCode::TotalClaim, |plan| stop(plan, 1).running.rest.0 += 60);
}

#[test]
fn a_running_sum_is_named_by_its_entry() {
    let (mut plan, packs) = sound();
    let entry = stop(&mut plan, 1);
    entry.running.walking.0 += 7;
    let id = entry.id.clone();
    let checked = check_plan(&plan, &packs).expect("the document can be read");
    let broken: Vec<_> = checked
        .certificate
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::TotalClaim)
        .collect();
    assert_eq!(broken.len(), 1);
    assert_eq!(
        (broken[0].day, broken[0].entry.as_deref()),
        (Some(2), Some(id.as_str()))
    );
}

#[test]
fn facts_that_were_changed_are_seen() {
    refused(FindingCode::OpeningClaim, |plan| {
        let with_hours = positions(plan, |entry| {
            entry.kind == PlanEntryKind::Stop
                && entry
                    .opening
                    .as_ref()
                    .is_some_and(|opening| opening.interval.is_some())
        });
        let entry = &mut plan.days[1].entries[with_hours[0]];
        let opening = entry.opening.as_mut().expect("a stop with hours");
        let interval = opening.interval.as_mut().expect("a stop with hours");
        interval.close = interval.close + Seconds::minutes(60);
    });
    refused(FindingCode::WrongLodging, |plan| {
        let palace = engine_model::Coordinates::from_degrees(37.5, 127.0).expect("on the globe");
        plan.days[1].entries[0].at = palace;
        "Elsewhere".clone_into(&mut plan.days[1].entries[0].names.local);
    });
    refused(FindingCode::LegClaim, |plan| {
        let entry = stop(plan, 1);
        entry.leg.as_mut().expect("a way").distance.0 += 100;
    });
    refused(FindingCode::PlaceUnknown, |plan| {
        stop(plan, 1).at = engine_model::Coordinates::from_degrees(37.5, 127.0).expect("on the globe");
    });
    refused(FindingCode::DaysDiffer, |plan| {
        plan.days.pop();
    });
}

#[test]
fn a_variant_for_rain_is_held_to_its_sums_too() {
    let (mut plan, packs) = sound();
    let Some(variant) = plan.days.iter_mut().find_map(|day| day.rain_variant.as_mut()) else {
        panic!("a winter trip to palaces has a day outdoors");
    };
    variant.totals.cost += 1;
    let checked = check_plan(&plan, &packs).expect("the document can be read");
    let found = checked.certificate.findings.iter();
    let broken: Vec<_> = found
        .filter(|finding| finding.code == FindingCode::TotalClaim)
        .collect();
    assert_eq!(broken.len(), 1);
    assert!(broken[0].rain_variant);
}
