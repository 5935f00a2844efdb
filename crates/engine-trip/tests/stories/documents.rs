//! Stories about documents and the packs at hand when they are read.

use engine_model::Language;
use engine_model::finding::{FindingCode, Verdict};
use engine_model::people::Health;
use engine_model::place::Category;
use engine_model::plan::Plan;
use engine_model::request::TripEnd;
use engine_trip::{CheckedPlan, Packs, Tables, check_plan};
use jiff::civil::date;

use super::small::{place, town};
use super::{bundled, member, plan, request};

fn codes(checked: &CheckedPlan) -> Vec<FindingCode> {
    checked
        .certificate
        .findings
        .iter()
        .map(|finding| finding.code)
        .collect()
}

fn two_cities() -> (Plan, Packs) {
    let mut asked = request(
        &[("seoul", 1), ("busan", 1)],
        date(2027, 5, 1),
        vec![member(30, Health::Good, &[])],
    );
    asked.arrival = Some(TripEnd {
        place: None,
        at: date(2027, 5, 1).at(11, 0, 0, 0),
    });
    let packs = bundled(&["seoul", "busan"]);
    (plan(&asked, &packs), packs)
}

fn only(packs: &Packs, ids: &[&str]) -> Packs {
    let kept = packs
        .all()
        .iter()
        .filter(|pack| ids.contains(&pack.destination().id.as_str()));
    Packs::new(kept.cloned(), packs.tables.clone())
}

#[test]
fn without_any_pack_everything_is_asserted_and_nothing_false() {
    let (plan, packs) = two_cities();
    for kept in [&[][..], &["seoul"][..], &["busan"][..]] {
        let some = only(&packs, kept);
        let checked = check_plan(&plan, &some).expect("the document stands for itself");
        assert_eq!(
            checked.certificate.verdict,
            Verdict::Good,
            "with {kept:?}: {:?}",
            checked.certificate.findings
        );
        assert!(codes(&checked).contains(&FindingCode::Asserted));
        assert!(checked.certificate.asserted_facts > 10);
    }
    let none = Packs::new([], Tables::default());
    let checked = check_plan(&plan, &none).expect("the document stands for itself");
    assert_eq!(
        checked.certificate.verdict,
        Verdict::Good,
        "{:?}",
        checked.certificate.findings
    );
}

#[test]
fn without_a_pack_times_and_sums_are_still_held() {
    let (sound, packs) = two_cities();
    let none = only(&packs, &[]);
    let check = |change: &dyn Fn(&mut Plan), expected: FindingCode| {
        let mut changed = sound.clone();
        change(&mut changed);
        let checked = check_plan(&changed, &none).expect("the document stands for itself");
        assert!(
            codes(&checked).contains(&expected),
            "{:?}",
            checked.certificate.findings
        );
    };
    check(&|plan| plan.days[0].totals.cost += 1, FindingCode::TotalClaim);
    let late = |plan: &mut Plan| {
        let stop = plan.days[0]
            .entries
            .iter_mut()
            .find(|entry| entry.kind == engine_model::plan::PlanEntryKind::Stop)
            .expect("a stop");
        stop.leg.as_mut().expect("a way").duration.0 -= 60;
        stop.arrival.0 -= 60;
        stop.start.0 -= 60;
    };
    check(&late, FindingCode::LegTooShort);
}

#[test]
fn a_pack_that_changed_is_noted_and_judged_by_what_it_says_now() {
    let hours = |hours| {
        town(vec![
            place("museum", Category::Museum, 200, 0, Some(hours)),
            place("square", Category::Sight, 0, 200, Some("24/7")),
        ])
    };
    let asked = request(
        &[("town", 0)],
        date(2027, 5, 4),
        vec![member(30, Health::Good, &[])],
    );
    let plan = plan(&asked, &hours("Mo-Su 10:00-18:00"));
    let checked = check_plan(&plan, &hours("Mo-Su 10:00-18:00 || 20:00-21:00")).expect("a judgement");
    assert!(codes(&checked).contains(&FindingCode::PackDiffers));
    assert_eq!(
        checked.certificate.verdict,
        Verdict::Good,
        "{:?}",
        checked.certificate.findings
    );
    let checked = check_plan(&plan, &hours("We-Su 10:00-18:00")).expect("a judgement");
    assert!(codes(&checked).contains(&FindingCode::PackDiffers));
    assert!(codes(&checked).contains(&FindingCode::Closed));
    assert_eq!(checked.certificate.verdict, Verdict::Broken);
}

#[test]
fn a_place_that_left_its_pack_is_asserted() {
    let with = |more: bool| {
        let mut places = vec![place("square", Category::Sight, 0, 200, Some("24/7"))];
        if more {
            places.push(place(
                "museum",
                Category::Museum,
                200,
                0,
                Some("Mo-Su 10:00-18:00"),
            ));
        }
        town(places)
    };
    let asked = request(
        &[("town", 0)],
        date(2027, 5, 4),
        vec![member(30, Health::Good, &[])],
    );
    let plan = plan(&asked, &with(true));
    let checked = check_plan(&plan, &with(false)).expect("a judgement");
    let mut found = codes(&checked);
    found.retain(|code| *code != FindingCode::FewStops && *code != FindingCode::UnverifiedHours);
    assert_eq!(found, vec![FindingCode::PackDiffers, FindingCode::Asserted]);
    assert_eq!(checked.certificate.asserted_facts, 3);
}

#[test]
fn the_verdict_is_the_same_after_a_round_through_json() {
    let (plan, packs) = two_cities();
    let text = wire::to_json(&plan, Language::Korean);
    let read = wire::plan_from_json(&text).expect("our own file");
    let (before, after) = (check_plan(&plan, &packs), check_plan(&read, &packs));
    let (before, after) = (before.expect("a judgement"), after.expect("a judgement"));
    assert_eq!(before.certificate, after.certificate);
    assert_eq!(before.certificate.verdict, plan.certificate.verdict);
}

#[test]
fn the_certificate_of_a_plan_is_the_one_that_a_check_gives() {
    let (plan, packs) = two_cities();
    let checked = check_plan(&plan, &packs).expect("a judgement");
    let counted = |certificate: &engine_model::plan::Certificate| {
        (
            certificate.stops,
            certificate.unverified_hours,
            certificate.derived_facts,
            certificate.asserted_facts,
            certificate.findings.clone(),
        )
    };
    assert_eq!(counted(&checked.certificate), counted(&plan.certificate));
}
