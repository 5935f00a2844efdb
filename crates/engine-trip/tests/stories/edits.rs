//! Stories about plans that travellers change by hand.

use engine_model::finding::{FindingCode, Severity};
use engine_model::geo::Coordinates;
use engine_model::ids::PlaceId;
use engine_model::people::{Health, MobilityAid};
use engine_model::place::Category;
use engine_model::plan::{Plan, PlanEntry, PlanEntryKind};
use engine_model::request::{LockRequest, PlaceRef, TripRequest};
use engine_model::time::{DayTime, Seconds};
use engine_trip::{EditedDay, EditedPlace, EditedStop, Packs, check_plan, edit};
use jiff::civil::date;

use super::{bundled, id, member, plan, request, stops};

/// A stop as it stands.
pub(crate) fn as_it_is(entry: &PlanEntry) -> EditedStop {
    EditedStop {
        stop: Some(entry.id.clone()),
        place: EditedPlace::Same,
        start_at: None,
        locked: entry.locked,
        minutes: None,
    }
}

/// A day as it stands.
pub(crate) fn list(plan: &Plan, number: u16) -> EditedDay {
    let day = &plan.days[usize::from(number) - 1];
    EditedDay {
        number,
        stops: stops(day).into_iter().map(as_it_is).collect(),
    }
}

fn new_stop(place: EditedPlace) -> EditedStop {
    EditedStop {
        stop: None,
        place,
        start_at: None,
        locked: false,
        minutes: None,
    }
}

fn custom(name: &str, latitude: f64, longitude: f64) -> EditedPlace {
    EditedPlace::Custom {
        name: name.to_owned(),
        coordinates: Coordinates::from_degrees(latitude, longitude).expect("on the globe"),
        category: Some(Category::Cafe),
        minutes: 45,
    }
}

fn three_days() -> (TripRequest, Packs) {
    let asked = request(
        &[("seoul", 2)],
        date(2026, 12, 4),
        vec![member(30, Health::Good, &[])],
    );
    (asked, bundled(&["seoul"]))
}

/// What an edit gives must read back to the same findings.
fn edited(before: &Plan, packs: &Packs, days: &[EditedDay]) -> Plan {
    let after = edit(before, packs, days).expect("a sound edit");
    let again = check_plan(&after, packs).expect("the document can be read back");
    let told = |plan: &engine_model::plan::Certificate| -> Vec<_> {
        let findings = plan
            .findings
            .iter()
            .filter(|finding| finding.code != FindingCode::Asserted && !finding.rain_variant);
        findings
            .map(|finding| (finding.code, finding.day, finding.entry.clone()))
            .collect()
    };
    assert_eq!(told(&after.certificate), told(&again.certificate));
    super::unique_ids(&after);
    after
}

fn broken(plan: &Plan) -> Vec<FindingCode> {
    let findings = plan.certificate.findings.iter();
    findings
        .map(|finding| finding.code)
        .filter(|code| code.severity() == Severity::Broken)
        .collect()
}

fn ids(plan: &Plan, day: usize) -> Vec<String> {
    stops(&plan.days[day])
        .iter()
        .map(|stop| stop.id.clone())
        .collect()
}

fn times(plan: &Plan, day: usize) -> Vec<(String, DayTime, DayTime)> {
    let entries = plan.days[day].entries.iter();
    entries
        .map(|entry| (entry.id.clone(), entry.start, entry.end))
        .collect()
}

#[test]
fn an_unchanged_list_gives_the_same_plan() {
    let frail = {
        let mut frail = member(78, Health::Limited, &[]);
        frail.mobility = Some(MobilityAid::Wheelchair);
        frail
    };
    let groups = [vec![member(30, Health::Good, &[])], vec![frail]];
    let packs = bundled(&["seoul", "busan", "munich", "paris"]);
    let trips: [&[(&str, u16)]; 4] = [
        &[("seoul", 2)],
        &[("munich", 3)],
        &[("seoul", 1), ("busan", 1)],
        &[("paris", 1), ("munich", 2)],
    ];
    for destinations in trips {
        for members in &groups {
            for seed in 0..3 {
                let mut asked = request(destinations, date(2027, 4, 9), members.clone());
                asked.seed = seed;
                let before = plan(&asked, &packs);
                let days: Vec<EditedDay> = before.days.iter().map(|day| list(&before, day.number)).collect();
                assert_eq!(edit(&before, &packs, &days).expect("an edit"), before);
            }
        }
    }
}

/// An edit of one day writes the whole document anew; the other days must come out as they were.
#[test]
fn a_day_that_is_not_named_stays_as_it_is() {
    let (asked, packs) = three_days();
    let before = plan(&asked, &packs);
    let mut day = list(&before, 2);
    day.stops.pop();
    let after = edited(&before, &packs, &[day]);
    assert_eq!(after.days[0], before.days[0]);
    assert_eq!(times(&after, 2), times(&before, 2));
    assert_eq!(after.days[2].totals, before.days[2].totals);
    assert_eq!(stops(&after.days[1]).len() + 1, stops(&before.days[1]).len());
    assert_eq!(after.days[1].rain_variant, None);
    assert_eq!(broken(&after), Vec::new());
}

#[test]
fn a_stop_that_moves_keeps_its_id() {
    let (asked, packs) = three_days();
    let before = plan(&asked, &packs);
    let (mut one, mut three) = (list(&before, 1), list(&before, 3));
    let moved = one.stops.pop().expect("a stop");
    let moved_id = moved.stop.clone().expect("its id");
    three.stops.insert(0, moved);
    let after = edited(&before, &packs, &[one, three]);
    assert_eq!(ids(&after, 2)[0], moved_id);
    assert!(!ids(&after, 0).contains(&moved_id));
    let all = |plan: &Plan| plan.days.iter().map(|day| stops(day).len()).sum::<usize>();
    assert_eq!(all(&after), all(&before));
    assert_eq!(times(&after, 1), times(&before, 1));
    assert_eq!(after.days[1].totals, before.days[1].totals);
}

#[test]
fn meals_stay_in_their_slots_when_the_order_changes() {
    let (asked, packs) = three_days();
    let before = plan(&asked, &packs);
    for number in 1..=3 {
        let mut day = list(&before, number);
        day.stops.reverse();
        let after = edited(&before, &packs, &[day]);
        let meals = |plan: &Plan| {
            let entries = plan.days[usize::from(number) - 1].entries.iter();
            let meals = entries.filter(|entry| matches!(entry.kind, PlanEntryKind::Meal(_)));
            meals.count()
        };
        assert_eq!(meals(&after), meals(&before));
        let slots = [FindingCode::MealMissing, FindingCode::MealOutsideWindow];
        assert!(
            broken(&after).iter().all(|code| !slots.contains(code)),
            "{:?}",
            broken(&after)
        );
    }
}

#[test]
fn a_new_place_gets_its_typical_stay_and_a_start_waits_for_its_time() {
    let (asked, packs) = three_days();
    let before = plan(&asked, &packs);
    let used = |place: &PlaceId| {
        let entries = before.days.iter().flat_map(|day| &day.entries);
        entries
            .filter_map(|entry| entry.place.as_ref())
            .any(|own| own == place)
    };
    let pack = packs.find("seoul").expect("bundled");
    let museums = pack
        .places
        .all()
        .iter()
        .filter(|place| place.category == Category::Museum);
    let free = museums
        .into_iter()
        .find(|place| !used(&place.id))
        .expect("a museum not in the plan");
    let mut day = list(&before, 2);
    day.stops.truncate(1);
    let mut late = new_stop(EditedPlace::Id(free.id.clone()));
    late.start_at = Some(DayTime::hm(15, 30));
    day.stops.push(late);
    let after = edited(&before, &packs, &[day]);
    let stop = stops(&after.days[1])[1].clone();
    assert_eq!(stop.place.as_ref(), Some(&free.id));
    assert_eq!(stop.start, DayTime::hm(15, 30));
    assert_eq!(stop.end - stop.start, free.stay);
    assert!(stop.locked, "a time settles a stop");
    let lock = after
        .request
        .locks
        .iter()
        .find(|lock| lock.place == PlaceRef::Id(free.id.clone()));
    assert_eq!(
        lock.map(|lock| (lock.day, lock.start)),
        Some((2, Some(DayTime::hm(15, 30))))
    );
}

#[test]
fn a_bad_plan_comes_back_with_its_findings() {
    let (asked, packs) = three_days();
    let before = plan(&asked, &packs);
    let mut day = list(&before, 1);
    day.stops[0].start_at = Some(DayTime::hm(3, 0));
    let first = day.stops[0].clone();
    day.stops.push(EditedStop {
        stop: None,
        place: EditedPlace::Id(stops(&before.days[0])[1].place.clone().expect("a place")),
        ..first.clone()
    });
    day.stops.last_mut().expect("just added").minutes = Some(700);
    let after = edited(&before, &packs, &[day]);
    let codes = broken(&after);
    for expected in [
        FindingCode::LockBroken,
        FindingCode::PlaceTwice,
        FindingCode::AfterDayEnd,
    ] {
        assert!(codes.contains(&expected), "{expected:?} is not among {codes:?}");
    }
    assert_eq!(stops(&after.days[0]).len(), stops(&before.days[0]).len() + 1);
    // What is broken may be mended again.
    let mended = edited(
        &after,
        &packs,
        &[EditedDay {
            number: 1,
            stops: stops(&before.days[0]).into_iter().map(as_it_is).collect(),
        }],
    );
    assert_eq!(broken(&mended), Vec::new());
    assert_eq!(mended.request, before.request);
}

#[test]
fn a_place_of_the_travellers_own_is_a_stop_and_stays_one() {
    let (asked, packs) = three_days();
    let before = plan(&asked, &packs);
    let mut day = list(&before, 2);
    let mut own = new_stop(custom("Grandmother's flat", 37.571, 126.992));
    own.locked = true;
    day.stops.insert(1, own);
    let after = edited(&before, &packs, &[day]);
    let stop = stops(&after.days[1])[1].clone();
    assert_eq!(stop.place, Some(PlaceId::new("custom/1")));
    assert_eq!(stop.names.local, "Grandmother's flat");
    assert_eq!(stop.category, Some(Category::Cafe));
    assert_eq!(stop.end - stop.start, Seconds::minutes(45));
    assert_eq!((stop.cost, stop.locked), (None, true));
    // A second one gets another id, and the first one stays when the plan is edited and planned again.
    let mut third = list(&after, 3);
    third
        .stops
        .push(new_stop(custom("The other flat", 37.55, 126.98)));
    let twice = edited(&after, &packs, &[third]);
    assert_eq!(stops(&twice.days[1])[1].id, stop.id);
    assert_eq!(
        stops(&twice.days[2]).last().and_then(|last| last.place.clone()),
        Some(PlaceId::new("custom/2"))
    );
    let again = engine_trip::ReplanRequest {
        days: vec![2],
        keep_locked: true,
        ..engine_trip::ReplanRequest::default()
    };
    let control = engine_trip::Control {
        cancel: &|| false,
        progress: None,
        rain_variants: false,
        relaxations: false,
    };
    let proposal = engine_trip::replan(&twice, &packs, &again, &control).expect("a proposal");
    let kept = stops(&proposal.plan.days[1]);
    assert!(
        kept.iter()
            .any(|kept| kept.place == stop.place && kept.id == stop.id),
        "{kept:?}"
    );
    assert_eq!(ids(&proposal.plan, 2), ids(&twice, 2));
}

#[test]
fn a_point_may_be_a_must_see_from_the_start() {
    let (mut asked, packs) = three_days();
    let at = Coordinates::from_degrees(37.571, 126.992).expect("on the globe");
    asked.must_see = vec![PlaceRef::Point("Grandmother's flat".to_owned(), at)];
    let plan = plan(&asked, &packs);
    let all: Vec<&PlanEntry> = plan.days.iter().flat_map(stops).collect();
    let own: Vec<_> = all
        .iter()
        .filter(|stop| stop.names.local == "Grandmother's flat")
        .collect();
    assert_eq!(own.len(), 1);
    assert_eq!(
        (own[0].at, own[0].place.clone()),
        (at, Some(PlaceId::new("custom/1")))
    );
    assert_eq!(plan.unmet, Vec::new());
    // It stays the same place when another one comes in beside it.
    let number = plan
        .days
        .iter()
        .find(|day| !stops(day).iter().any(|stop| stop.id == own[0].id));
    let mut day = list(&plan, number.expect("another day").number);
    day.stops.push(new_stop(custom("The other flat", 37.55, 126.98)));
    let after = edited(&plan, &packs, &[day]);
    let found = after
        .days
        .iter()
        .flat_map(stops)
        .filter(|stop| stop.at == at)
        .count();
    assert_eq!((found, after.unmet.len()), (1, 0));
}

#[test]
fn settling_a_stop_moves_nothing() {
    let (asked, packs) = three_days();
    let before = plan(&asked, &packs);
    let mut day = list(&before, 2);
    day.stops[1].locked = true;
    let after = edited(&before, &packs, std::slice::from_ref(&day));
    assert_eq!(times(&after, 1), times(&before, 1));
    assert!(stops(&after.days[1])[1].locked);
    assert_eq!(after.request.locks.len(), 1);
    day.stops[1].locked = false;
    let free = edited(&after, &packs, &[day]);
    let mut expected = before;
    // What to do when it rains is planned with the day, and this one was changed by hand.
    expected.days[1].rain_variant = None;
    assert_eq!(free, expected);
}

#[test]
fn a_settled_time_outlives_an_edit_of_the_same_day() {
    let (mut asked, packs) = three_days();
    asked.locks = vec![LockRequest {
        place: id("seoul/gyeongbokgung"),
        day: 1,
        order: None,
        start: Some(DayTime::hm(14, 0)),
        stay: None,
    }];
    let before = plan(&asked, &packs);
    let mut day = list(&before, 1);
    day.stops.retain(|stop| stop.locked);
    let after = edited(&before, &packs, &[day]);
    let only = stops(&after.days[0]);
    assert_eq!(only.len(), 1);
    assert_eq!(only[0].start, DayTime::hm(14, 0));
    assert_eq!(after.request.locks, before.request.locks);
    assert_eq!(broken(&after), Vec::new());
}

#[test]
fn a_taken_out_must_see_is_missed() {
    let (mut asked, packs) = three_days();
    asked.must_see = vec![id("seoul/gyeongbokgung")];
    let before = plan(&asked, &packs);
    let days: Vec<EditedDay> = before
        .days
        .iter()
        .map(|day| {
            let mut list = list(&before, day.number);
            let gone = stops(day).into_iter().find(|stop| {
                stop.place
                    .as_ref()
                    .is_some_and(|place| place.as_str() == "seoul/gyeongbokgung")
            });
            list.stops
                .retain(|stop| gone.is_none_or(|gone| stop.stop.as_ref() != Some(&gone.id)));
            list
        })
        .collect();
    let after = edited(&before, &packs, &days);
    let missing = FindingCode::MustSeeMissing;
    assert!(
        after
            .certificate
            .findings
            .iter()
            .any(|finding| finding.code == missing)
    );
    assert_eq!(after.unmet.len(), 1);
    assert!(after.unmet[0].must_see);
}

#[test]
fn an_empty_day_keeps_its_meals_alone() {
    let (asked, packs) = three_days();
    let before = plan(&asked, &packs);
    let after = edited(
        &before,
        &packs,
        &[EditedDay {
            number: 2,
            stops: Vec::new(),
        }],
    );
    assert_eq!(stops(&after.days[1]).len(), 0);
    assert_eq!(broken(&after), Vec::new());
    assert_eq!(
        after.costs.known,
        after.days.iter().map(|day| day.totals.cost).sum::<i64>()
    );
}

fn check(days: &[EditedDay], code: &str, field: &str) {
    let (asked, packs) = three_days();
    let before = plan(&asked, &packs);
    let error = edit(&before, &packs, days).expect_err("a refusal");
    assert_eq!((error.code(), error.field()), (code, Some(field)), "{error}");
}

#[test]
fn only_malformed_edits_are_refused() {
    let (asked, packs) = three_days();
    let before = plan(&asked, &packs);
    let one = list(&before, 1);
    let of = |number: u16, stops: Vec<EditedStop>| EditedDay { number, stops };
    let unknown = EditedStop {
        stop: Some("d9-nowhere".to_owned()),
        ..one.stops[0].clone()
    };
    check(&[of(4, Vec::new())], "DAY_UNKNOWN", "days[0].number");
    check(&[of(0, Vec::new())], "DAY_UNKNOWN", "days[0].number");
    check(
        &[one.clone(), one.clone()],
        "STOP_TWICE",
        "days[1].stops[0].stopId",
    );
    check(
        &[of(1, Vec::new()), of(1, Vec::new())],
        "DAY_TWICE",
        "days[1].number",
    );
    check(
        &[of(2, vec![unknown])],
        "STOP_NOT_FOUND",
        "days[0].stops[0].stopId",
    );
    let mut doubled = one.clone();
    doubled.stops.push(doubled.stops[0].clone());
    let last = format!("days[0].stops[{}].stopId", doubled.stops.len() - 1);
    check(&[doubled], "STOP_TWICE", &last);
    // The day that it leaves is not named, so it would stand twice.
    check(
        &[of(2, vec![one.stops[0].clone()])],
        "STOP_TWICE",
        "days[0].stops[0].stopId",
    );
    check(
        &[of(1, vec![new_stop(EditedPlace::Same)])],
        "REQUIRED",
        "days[0].stops[0].stopId",
    );
    let nowhere = new_stop(EditedPlace::Id(PlaceId::new("seoul/nowhere")));
    check(
        &[of(1, vec![nowhere])],
        "PLACE_NOT_FOUND",
        "days[0].stops[0].placeId",
    );
    let mut short = one.stops[0].clone();
    short.minutes = Some(4);
    check(&[of(1, vec![short])], "OUT_OF_RANGE", "days[0].stops[0].minutes");
    let nameless = new_stop(custom(" ", 37.5, 127.0));
    check(
        &[of(1, vec![nameless])],
        "OUT_OF_RANGE",
        "days[0].stops[0].custom.name",
    );
    let many = (0..21).map(|_| new_stop(custom("again", 37.5, 127.0))).collect();
    check(&[of(1, many)], "OUT_OF_RANGE", "days[0].stops");
}

#[test]
fn a_plan_without_days_cannot_be_changed() {
    let (mut asked, packs) = three_days();
    let lock = |place: &str| LockRequest {
        place: id(place),
        day: 1,
        order: None,
        start: Some(DayTime::hm(15, 0)),
        stay: None,
    };
    asked.locks = vec![lock("seoul/gyeongbokgung"), lock("seoul/changdeokgung")];
    let refused = plan(&asked, &packs);
    assert_eq!(refused.days, Vec::new());
    let place = id("seoul/gyeongbokgung");
    let errors = [
        edit(&refused, &packs, &[]).expect_err("an edit"),
        engine_trip::fits(&refused, &packs, &place).expect_err("an idea"),
        engine_trip::alternatives(&refused, &packs, "d1-start", 3).expect_err("an exchange"),
        engine_trip::retime(
            &refused,
            &packs,
            date(2027, 1, 1),
            engine_trip::RetimeMode::ShiftAll,
        )
        .expect_err("other dates"),
        engine_trip::refit(&refused, &packs, &asked).expect_err("other destinations"),
    ];
    for error in errors {
        assert_eq!(error.code(), "PLAN_EMPTY");
    }
}

#[test]
fn on_a_day_with_a_transfer_each_stop_stays_in_its_city() {
    let packs = bundled(&["seoul", "busan"]);
    let asked = request(
        &[("seoul", 1), ("busan", 1)],
        date(2027, 4, 9),
        vec![member(30, Health::Good, &[])],
    );
    let before = plan(&asked, &packs);
    let cities = |plan: &Plan| -> Vec<u16> { stops(&plan.days[1]).iter().map(|stop| stop.segment).collect() };
    let mut day = list(&before, 2);
    let place = EditedPlace::Id(PlaceId::new("busan/gamcheon-culture-village"));
    day.stops.push(new_stop(place));
    let after = edited(&before, &packs, &[day]);
    assert_eq!(cities(&after).len(), cities(&before).len() + 1);
    assert_eq!(cities(&after).last(), Some(&1));
    assert!(!broken(&after).contains(&FindingCode::NotAStop));
    // A place of the city that is left, put after those of the city that is reached, is a finding.
    let mut day = list(&before, 2);
    let mut pack = packs.find("seoul").expect("bundled").places.all().iter();
    let used = |place: &PlaceId| {
        before
            .days
            .iter()
            .flat_map(|day| &day.entries)
            .any(|entry| entry.place.as_ref() == Some(place))
    };
    let seoul = pack
        .find(|place| place.category == Category::Museum && !used(&place.id))
        .expect("a museum");
    day.stops.push(new_stop(EditedPlace::Id(seoul.id.clone())));
    let after = edited(&before, &packs, &[day]);
    if cities(&before).contains(&1) {
        assert!(
            broken(&after).contains(&FindingCode::NotAStop),
            "{:?}",
            broken(&after)
        );
    }
}
