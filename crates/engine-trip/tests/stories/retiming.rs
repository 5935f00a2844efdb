//! Stories about trips on other dates and with other destinations.

use engine_model::people::Health;
use engine_model::plan::{Plan, PlanEntry};
use engine_model::request::{LockRequest, TripEnd, TripRequest};
use engine_model::time::DayTime;
use engine_trip::{FellOutReason, Packs, RetimeMode, Retimed, refit, retime};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::{bundled, id, member, plan, request, stops};

const START: Date = date(2027, 4, 9);

fn trip() -> (TripRequest, Packs) {
    let mut asked = request(
        &[("seoul", 2), ("busan", 1)],
        START,
        vec![member(30, Health::Good, &[])],
    );
    asked.locks = vec![LockRequest {
        place: id("seoul/gyeongbokgung"),
        day: 2,
        order: None,
        start: Some(DayTime::hm(14, 0)),
        stay: None,
    }];
    (asked, bundled(&["seoul", "busan", "munich"]))
}

fn all(plan: &Plan) -> Vec<&PlanEntry> {
    plan.days.iter().flat_map(stops).collect()
}

/// Every stop of the plan before is in the plan after or fell out, exactly once, and no other is there.
fn nothing_is_lost(before: &Plan, after: &Retimed, packs: &Packs) {
    let mut now: Vec<&str> = all(&after.plan).iter().map(|stop| stop.id.as_str()).collect();
    now.extend(after.fell_out.iter().map(|fallen| fallen.stop.id.as_str()));
    now.sort_unstable();
    let mut then: Vec<&str> = all(before).iter().map(|stop| stop.id.as_str()).collect();
    then.sort_unstable();
    assert_eq!(now, then);
    for fallen in &after.fell_out {
        assert!(all(before).contains(&&fallen.stop));
    }
    super::unique_ids(&after.plan);
    engine_trip::check_plan(&after.plan, packs).expect("the document can be read back");
}

fn ids(plan: &Plan, day: usize) -> Vec<&str> {
    stops(&plan.days[day])
        .iter()
        .map(|stop| stop.id.as_str())
        .collect()
}

#[test]
fn nothing_is_lost_whatever_the_dates() {
    let (asked, packs) = trip();
    for seed in 0..3 {
        let asked = TripRequest {
            seed,
            ..asked.clone()
        };
        let before = plan(&asked, &packs);
        for shift in [-400_i64, -5, -2, -1, 0, 1, 3, 4, 90] {
            for mode in [
                RetimeMode::ShiftAll,
                RetimeMode::KeepDates,
                RetimeMode::UnbookedOnly,
            ] {
                let start = START.checked_add(shift.days()).expect("a date");
                let after = retime(&before, &packs, start, mode).expect("a plan");
                nothing_is_lost(&before, &after, &packs);
                assert_eq!(after.plan.request.start, start);
                assert_eq!(after.plan.days.len(), before.days.len());
                assert_eq!(after.plan.days[0].date, start);
                if shift == 0 {
                    assert_eq!(after.plan, before);
                }
                if mode == RetimeMode::ShiftAll {
                    assert_eq!(after.fell_out, Vec::new());
                }
            }
        }
    }
}

#[test]
fn everything_moves_with_the_start() {
    let (mut asked, packs) = trip();
    asked.arrival = Some(TripEnd {
        place: None,
        at: START.at(10, 30, 0, 0),
    });
    let before = plan(&asked, &packs);
    let start = date(2027, 4, 16);
    let after = retime(&before, &packs, start, RetimeMode::ShiftAll).expect("a plan");
    for day in 0..before.days.len() {
        assert_eq!(ids(&after.plan, day), ids(&before, day));
    }
    assert_eq!(
        after.moved.len(),
        all(&before).len(),
        "every stop has another date"
    );
    assert_eq!(
        after.plan.request.arrival.as_ref().map(|end| end.at),
        Some(start.at(10, 30, 0, 0))
    );
    let palace = all(&after.plan)
        .into_iter()
        .find(|stop| stop.locked)
        .expect("the settled stop");
    assert_eq!(palace.start, DayTime::hm(14, 0));
    // A week later the same days of the week have the same hours; only what waits for the sun starts later with it.
    for moved in &after.moved {
        let by = moved.after.start - moved.before.start;
        assert!((0..=600).contains(&by.0), "{} starts {} later", moved.id, by.0);
    }
}

#[test]
fn stops_keep_their_dates_and_fall_out_with_them() {
    let (asked, packs) = trip();
    let before = plan(&asked, &packs);
    let after = retime(&before, &packs, date(2027, 4, 10), RetimeMode::KeepDates).expect("a plan");
    // The first day is gone; the second becomes the first, still in Seoul.
    let gone: Vec<&str> = after
        .fell_out
        .iter()
        .filter(|fallen| fallen.day == 1)
        .map(|fallen| fallen.stop.id.as_str())
        .collect();
    assert_eq!(gone, ids(&before, 0));
    assert_eq!(ids(&after.plan, 0), ids(&before, 1));
    assert_eq!(after.plan.request.locks[0].day, 1);
    // The last day was spent in Busan; its date is the third day now, which Busan shares with Seoul.
    for fallen in after.fell_out.iter().filter(|fallen| fallen.day > 1) {
        assert_eq!(fallen.reason, FellOutReason::OtherCity);
    }
    for moved in &after.moved {
        assert_eq!(moved.before.date, moved.after.date);
    }
}

#[test]
fn only_what_is_booked_keeps_its_date() {
    let (asked, packs) = trip();
    let before = plan(&asked, &packs);
    let booked = all(&before)
        .into_iter()
        .find(|stop| stop.locked)
        .expect("the settled stop")
        .id
        .clone();
    let after = retime(&before, &packs, date(2027, 4, 10), RetimeMode::UnbookedOnly).expect("a plan");
    assert!(
        ids(&after.plan, 0).contains(&booked.as_str()),
        "{:?}",
        ids(&after.plan, 0)
    );
    assert!(!ids(&after.plan, 1).contains(&booked.as_str()));
    let others: Vec<&str> = ids(&before, 0);
    assert!(others.iter().all(|other| ids(&after.plan, 0).contains(other)));
    assert_eq!(after.fell_out, Vec::new());
    let late = retime(&before, &packs, date(2027, 4, 20), RetimeMode::UnbookedOnly).expect("a plan");
    let fallen: Vec<&str> = late
        .fell_out
        .iter()
        .map(|fallen| fallen.stop.id.as_str())
        .collect();
    assert_eq!(fallen, [booked.as_str()]);
    assert_eq!(late.plan.request.locks, Vec::new());
}

fn with_nights(asked: &TripRequest, destinations: &[(&str, u16)]) -> TripRequest {
    TripRequest {
        destinations: request(destinations, asked.start, Vec::new()).destinations,
        ..asked.clone()
    }
}

#[test]
fn nothing_is_lost_whatever_the_destinations() {
    let (asked, packs) = trip();
    let before = plan(&asked, &packs);
    let trips: [&[(&str, u16)]; 7] = [
        &[("seoul", 2), ("busan", 1)],
        &[("seoul", 2), ("busan", 3)],
        &[("seoul", 1), ("busan", 1)],
        &[("busan", 1), ("seoul", 2)],
        &[("munich", 1), ("seoul", 2), ("busan", 1)],
        &[("busan", 2)],
        &[("munich", 2)],
    ];
    for destinations in trips {
        let after = refit(&before, &packs, &with_nights(&before.request, destinations)).expect("a plan");
        nothing_is_lost(&before, &after, &packs);
    }
}

#[test]
fn a_night_more_at_the_end_leaves_the_days_before_alone() {
    let (asked, packs) = trip();
    let before = plan(&asked, &packs);
    let longer = with_nights(&before.request, &[("seoul", 2), ("busan", 2)]);
    let after = refit(&before, &packs, &longer).expect("a plan");
    assert_eq!(after.fell_out, Vec::new());
    for day in 0..3 {
        assert_eq!(
            after.plan.days[day].entries,
            before.days[day].entries,
            "day {}",
            day + 1
        );
    }
    assert_eq!(ids(&after.plan, 3), ids(&before, 3));
    assert_eq!(stops(&after.plan.days[4]).len(), 0);
    assert_eq!(after.plan.request.locks, before.request.locks);
}

#[test]
fn a_destination_before_moves_days_and_locks() {
    let (asked, packs) = trip();
    let before = plan(&asked, &packs);
    let request = with_nights(&before.request, &[("busan", 1), ("seoul", 2)]);
    let after = refit(&before, &packs, &request).expect("a plan");
    // The second day in Seoul is the third of the trip now.
    assert_eq!(ids(&after.plan, 2), ids(&before, 1));
    assert_eq!(after.plan.request.locks[0].day, 3);
    let unknown = with_nights(&before.request, &[("atlantis", 1)]);
    let error = refit(&before, &packs, &unknown).expect_err("a refusal");
    assert_eq!(error.code(), "DESTINATION_NOT_FOUND");
}
