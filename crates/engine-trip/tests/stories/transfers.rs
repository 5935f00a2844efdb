//! Stories about connections that are given or chosen.

use engine_model::Money;
use engine_model::finding::Rule;
use engine_model::people::Health;
use engine_model::plan::{Plan, PlanLeg};
use engine_model::problem::{LegSource, Mode};
use engine_model::request::{TransferOption, TransferRequest, TripRequest};
use engine_model::time::{DayTime, Seconds};
use jiff::civil::{DateTime, date};

use super::{bundled, member, plan, request};

fn train(depart: Option<DateTime>, minutes: Option<i32>) -> TransferOption {
    TransferOption {
        mode: Mode::Train,
        label: String::new(),
        depart,
        arrive: None,
        duration: minutes.map(Seconds::minutes),
        fare: None,
        from: None,
        to: None,
    }
}

fn by(options: Vec<TransferOption>) -> TripRequest {
    let members = vec![member(30, Health::Good, &[])];
    let mut asked = request(&[("munich", 1), ("prague", 1)], date(2027, 5, 1), members);
    asked.transfers = vec![TransferRequest { after: 0, options }];
    asked
}

fn leg(plan: &Plan) -> PlanLeg {
    plan.days
        .iter()
        .flat_map(|day| &day.entries)
        .find_map(|entry| entry.leg.clone().filter(|leg| leg.departs.is_some()))
        .expect("a transfer")
}

fn planned(options: Vec<TransferOption>) -> Plan {
    plan(&by(options), &bundled(&["munich", "prague"]))
}

#[test]
fn a_connection_on_another_date_is_a_conflict() {
    let plan = planned(vec![train(Some(date(2027, 5, 3).at(10, 0, 0, 0)), Some(340))]);
    assert_eq!(
        (plan.conflicts[0].rule, plan.conflicts[0].code),
        (Rule::Timetable, "TRANSFER_DATE")
    );
    assert_eq!(plan.assumptions.len(), 3, "{:?}", plan.assumptions);
    assert_eq!(plan.days, Vec::new());
}

#[test]
fn a_connection_that_arrives_before_it_leaves_is_no_option() {
    let mut wrong = train(Some(date(2027, 5, 2).at(10, 0, 0, 0)), None);
    wrong.arrive = Some(date(2027, 5, 2).at(9, 0, 0, 0));
    let right = train(Some(date(2027, 5, 2).at(12, 0, 0, 0)), Some(340));
    let chosen = leg(&planned(vec![wrong.clone(), right]));
    assert_eq!(chosen.departs, Some((DayTime::hm(12, 0), 0)));
    assert_eq!(planned(vec![wrong]).conflicts[0].code, "TRANSFER_DATE");
}

#[test]
fn an_early_train_gets_the_group_up_early() {
    let both = vec![
        train(Some(date(2027, 5, 2).at(6, 0, 0, 0)), Some(340)),
        train(Some(date(2027, 5, 2).at(7, 0, 0, 0)), Some(340)),
    ];
    let plan = planned(both);
    assert_eq!(leg(&plan).departs, Some((DayTime::hm(7, 0), 0)));
    let end = plan.days[1]
        .entries
        .iter()
        .find(|entry| entry.kind == engine_model::plan::PlanEntryKind::End)
        .expect("the station");
    assert!(
        end.end <= DayTime::hm(6, 40),
        "20 minutes before a train, not {}",
        end.end
    );
}

#[test]
fn an_arrival_alone_gives_the_departure() {
    let mut option = train(None, Some(340));
    option.arrive = Some(date(2027, 5, 2).at(18, 0, 0, 0));
    let leg = leg(&planned(vec![option]));
    assert_eq!(leg.departs, Some((DayTime::hm(12, 20), 0)));
    assert_eq!(leg.source, LegSource::Given);
}

#[test]
fn who_flies_is_at_the_airport_two_hours_before() {
    let mut flight = train(Some(date(2027, 5, 2).at(15, 0, 0, 0)), Some(60));
    flight.mode = Mode::Flight;
    let plan = planned(vec![flight]);
    let end = plan.days[1]
        .entries
        .iter()
        .find(|entry| entry.kind == engine_model::plan::PlanEntryKind::End)
        .expect("the airport");
    assert!(end.end <= DayTime::hm(13, 0), "{}", end.end);
}

#[test]
fn when_money_is_short_the_cheapest_connection_is_taken_and_the_document_still_holds() {
    let fare = |euros: i64| {
        Some(Money {
            amount: euros * 100,
            currency: super::small::euro(),
        })
    };
    let mut quick = train(Some(date(2027, 5, 2).at(10, 0, 0, 0)), Some(340));
    quick.fare = fare(900);
    let mut slow = train(Some(date(2027, 5, 2).at(11, 0, 0, 0)), Some(380));
    slow.fare = fare(30);
    let mut asked = by(vec![quick, slow]);
    let packs = bundled(&["munich", "prague"]);
    assert_eq!(leg(&plan(&asked, &packs)).cost, Some(90_000));
    asked.budget.total = fare(500);
    let saving = plan(&asked, &packs);
    assert_eq!(saving.conflicts, Vec::new());
    assert_eq!(leg(&saving).cost, Some(3000));
    assert!(saving.costs.known <= 50_000);
}

#[test]
fn whoever_drives_drives_from_door_to_door() {
    let members = vec![member(30, Health::Good, &[])];
    let mut asked = request(&[("munich", 1), ("prague", 1)], date(2027, 5, 1), members);
    asked.transport = Mode::Car;
    let hotel = engine_model::Coordinates::from_degrees(48.15, 11.60).expect("on the globe");
    asked.destinations[0].lodging = vec![engine_model::request::LodgingStay {
        nights: 1,
        options: vec![engine_model::request::LodgingOption {
            place: engine_model::request::PlaceRef::Point("Hotel".to_owned(), hotel),
            price_per_night: None,
            capacity: None,
            minimum_nights: None,
            check_in: DayTime::hm(15, 0),
            check_out: DayTime::hm(11, 0),
        }],
    }];
    let plan = plan(&asked, &bundled(&["munich", "prague"]));
    assert_eq!(leg(&plan).mode, Mode::Car);
    let end = plan.days[1]
        .entries
        .iter()
        .find(|entry| entry.kind == engine_model::plan::PlanEntryKind::End)
        .expect("the car");
    assert_eq!(end.names.local, "Hotel");
    let modes = plan.days.iter().flat_map(|day| &day.entries);
    assert!(
        modes
            .filter_map(|entry| entry.leg.as_ref())
            .any(|leg| leg.mode == Mode::Car)
    );
}
