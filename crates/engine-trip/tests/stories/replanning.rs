//! Stories about planning again.

use engine_model::finding::{FindingCode, Severity};
use engine_model::people::Health;
use engine_model::plan::{Plan, PlanEntry, PlanEntryKind};
use engine_model::request::{LockRequest, PlaceRef};
use engine_model::time::DayTime;
use engine_trip::{Control, EditedDay, EditedPlace, EditedStop, ReplanRequest};
use jiff::civil::date;

use super::edits::list;
use super::{bundled, member, place_ids, plan, request, stops};

#[test]
fn a_locked_stop_keeps_its_place_when_the_day_is_planned_again() {
    let packs = bundled(&["seoul"]);
    let before = plan(
        &request(
            &[("seoul", 2)],
            date(2026, 12, 4),
            vec![member(30, Health::Good, &[])],
        ),
        &packs,
    );
    let settled = stops(&before.days[1])[1].clone();
    let place = settled.place.clone().expect("a place of the pack");
    let asked = ReplanRequest {
        days: vec![2],
        keep_locked: true,
        locks: vec![LockRequest {
            place: PlaceRef::Id(place.clone()),
            day: 2,
            order: None,
            start: None,
            stay: None,
        }],
        free_text: Some("둘째 날은 박물관 빼고".to_owned()),
        seed: Some(99),
        effort: None,
    };
    let control = Control {
        cancel: &|| false,
        progress: None,
        rain_variants: false,
        relaxations: false,
    };
    let proposal = engine_trip::replan(&before, &packs, &asked, &control).expect("a proposal");
    let after = &proposal.plan;
    let kept = after.days[1]
        .entries
        .iter()
        .find(|entry| entry.kind == PlanEntryKind::Stop && entry.place.as_ref() == Some(&place))
        .expect("the settled stop is still there");
    assert_eq!(
        (kept.start, kept.end, kept.locked),
        (settled.start, settled.end, true)
    );
    for day in [0, 2] {
        let times = |plan: &engine_model::plan::Plan| -> Vec<_> {
            plan.days[day]
                .entries
                .iter()
                .map(|entry| (entry.id.clone(), entry.start, entry.end))
                .collect()
        };
        assert_eq!(times(&before), times(after), "day {} was closed", day + 1);
    }
    let named = proposal.diff.kept.len() + proposal.diff.moved.len() + proposal.diff.dropped.len();
    assert_eq!(
        named,
        place_ids(&before).len(),
        "every stop of the old plan is accounted for"
    );
    let new = proposal.diff.kept.len() + proposal.diff.moved.len() + proposal.diff.added.len();
    assert_eq!(
        new,
        place_ids(after).len(),
        "every stop of the new plan is accounted for"
    );
    assert!(
        proposal
            .diff
            .dropped
            .iter()
            .all(|dropped| dropped.reason.is_some())
    );
}

#[test]
fn equal_requests_give_equal_plans() {
    let packs = bundled(&["kyoto", "osaka"]);
    let asked = request(
        &[("kyoto", 2), ("osaka", 1)],
        date(2027, 4, 1),
        vec![member(30, Health::Good, &[])],
    );
    assert_eq!(plan(&asked, &packs), plan(&asked, &packs));
}

#[test]
fn an_infeasible_plan_is_planned_again_as_a_whole() {
    let packs = bundled(&["seoul"]);
    let mut asked = request(
        &[("seoul", 1)],
        date(2026, 12, 4),
        vec![member(30, Health::Good, &[])],
    );
    let lock = |place: &str| LockRequest {
        place: super::id(place),
        day: 1,
        order: None,
        start: Some(engine_model::DayTime::hm(15, 0)),
        stay: None,
    };
    asked.locks = vec![lock("seoul/gyeongbokgung"), lock("seoul/changdeokgung")];
    let refused = plan(&asked, &packs);
    assert_eq!(refused.days, Vec::new());
    let control = Control {
        cancel: &|| false,
        progress: None,
        rain_variants: false,
        relaxations: false,
    };
    let again = ReplanRequest::default();
    let proposal = engine_trip::replan(&refused, &packs, &again, &control).expect("a proposal");
    assert_eq!(proposal.plan.conflicts, Vec::new());
    assert_eq!(proposal.plan.days.len(), 2, "without the locks it works");
    assert_eq!(proposal.diff.added.len(), place_ids(&proposal.plan).len());
}

/// What the checker finds broken, with the day.
fn broken(plan: &Plan) -> Vec<(FindingCode, Option<u16>)> {
    let findings = plan.certificate.findings.iter();
    findings
        .filter(|finding| finding.code.severity() == Severity::Broken && !finding.rain_variant)
        .map(|finding| (finding.code, finding.day))
        .collect()
}

#[test]
fn a_day_is_planned_again_while_others_are_broken_by_hand() {
    let packs = bundled(&["seoul"]);
    let mut asked = request(
        &[("seoul", 2)],
        date(2026, 12, 4),
        vec![member(30, Health::Good, &[])],
    );
    asked.must_see = vec![super::id("seoul/gyeongbokgung")];
    let first = plan(&asked, &packs);
    // A must-see is taken out, a visit set to the night, a place visited twice, a day far too long.
    let mut lists: Vec<EditedDay> = first
        .days
        .iter()
        .map(|day| {
            let mut day = list(&first, day.number);
            let must_see = |entry: &&PlanEntry| {
                entry
                    .place
                    .as_ref()
                    .is_some_and(|place| place.as_str() == "seoul/gyeongbokgung")
            };
            let gone = stops(&first.days[usize::from(day.number) - 1])
                .into_iter()
                .find(must_see);
            day.stops
                .retain(|stop| gone.is_none_or(|gone| stop.stop.as_ref() != Some(&gone.id)));
            day
        })
        .collect();
    lists[0].stops[0].start_at = Some(DayTime::hm(3, 0));
    let again = stops(&first.days[0])
        .into_iter()
        .find(|stop| lists[0].stops[1].stop.as_ref() == Some(&stop.id))
        .and_then(|stop| stop.place.clone());
    let twice = EditedStop {
        stop: None,
        place: EditedPlace::Id(again.expect("a place")),
        minutes: Some(700),
        ..lists[0].stops[1].clone()
    };
    lists[0].stops.push(twice);
    let before = engine_trip::edit(&first, &packs, &lists).expect("a sound edit");
    let wrong = broken(&before);
    assert!(
        wrong.iter().filter(|(_, day)| *day == Some(1)).count() > 2,
        "{wrong:?}"
    );

    let control = Control {
        cancel: &|| false,
        progress: None,
        rain_variants: true,
        relaxations: false,
    };
    let asked = ReplanRequest {
        days: vec![2],
        keep_locked: true,
        seed: Some(99),
        ..ReplanRequest::default()
    };
    let proposal = engine_trip::replan(&before, &packs, &asked, &control).expect("a proposal");
    let after = broken(&proposal.plan);
    assert!(after.iter().all(|finding| wrong.contains(finding)), "{after:?}");
    let of_the_first =
        |all: &[(FindingCode, Option<u16>)]| all.iter().filter(|(_, day)| *day == Some(1)).count();
    assert_eq!(
        of_the_first(&after),
        of_the_first(&wrong),
        "they stay as they are"
    );
    assert!(after.iter().all(|(_, day)| *day != Some(2)), "{after:?}");
    assert!(!stops(&proposal.plan.days[1]).is_empty());
}
