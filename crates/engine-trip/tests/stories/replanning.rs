//! Stories about planning again.

use engine_model::people::Health;
use engine_model::plan::PlanEntryKind;
use engine_model::request::{LockRequest, PlaceRef};
use engine_trip::{Control, ReplanRequest};
use jiff::civil::date;

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
