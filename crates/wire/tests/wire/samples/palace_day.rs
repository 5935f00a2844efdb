//! A small plan as people know it: the documented example.

use engine_model::finding::{FindingCode, Rule, Verdict};
use engine_model::opening::OpenInterval;
use engine_model::place::{Category, Names, Setting, StepFree};
use engine_model::plan::{
    Assumption, Certificate, CostSummary, DayTotals, PackRef, Plan, PlanDay, PlanEntry, PlanEntryKind,
    PlanFinding, PlanLeg, PlanOpening, PlanSegment, PlanUnmet, RuleTally, Running, Weather, WeatherAlerts,
    WeatherKind,
};
use engine_model::problem::{LegSource, Mode};
use engine_model::why::{AbsenceReason, Placement, Relaxation, ValueTerm};
use engine_model::wish::{MealKind, ReadWish, Reading, Wish, WishKind};
use engine_model::{Coordinates, Currency, DayTime, DestinationId, Metres, Money, PlaceId, Seconds};
use jiff::civil::date;

/// One day in Seoul: the palace, lunch near it, back to the centre.
pub(crate) fn plan() -> Plan {
    let seoul = DestinationId::new("seoul");
    let won = Currency::parse("KRW").expect("a code");
    let request = r#"{"startDate": "2026-12-04", "destinations": [{"name": "seoul", "nights": 0}],
        "members": [{"age": 34}], "freeText": "no queue jumping, more parks", "seed": 7}"#;
    Plan {
        request: wire::request_from_json(request).expect("a request"),
        packs: vec![PackRef {
            destination: seoul.clone(),
            digest: "5f0c".to_owned(),
            licence: "CC0-1.0".to_owned(),
            attribution: "TripGen contributors".to_owned(),
        }],
        currency: won,
        reading: Reading {
            wishes: vec![ReadWish {
                wish: Wish {
                    kind: WishKind::More(Category::Park),
                    day: None,
                },
                words: "more parks".to_owned(),
            }],
            unread: vec!["no queue jumping".to_owned()],
        },
        assumptions: vec![Assumption::LodgingAtCentre(seoul.clone())],
        days: vec![PlanDay {
            number: 1,
            date: date(2026, 12, 4),
            segments: vec![PlanSegment {
                destination: seoul,
                names: names("서울", "서울", "Seoul"),
                zone: "Asia/Seoul".to_owned(),
                country: Some("KR".to_owned()),
            }],
            weather: Some(Weather {
                minimum_decicelsius: -32,
                maximum_decicelsius: 43,
                rain_percent: Some(23),
                kind: WeatherKind::Typical,
                alerts: WeatherAlerts::default(),
            }),
            entries: vec![start(), palace(), lunch(), end()],
            totals: DayTotals {
                walking: Metres(2_050),
                travel: Seconds::minutes(52),
                cost: 6_100,
                unknown_costs: 1,
                rests: 1,
                free: Seconds::minutes(90),
            },
            feasibility: Verdict::Good,
            rain_variant: None,
        }],
        fixed_costs: Vec::new(),
        costs: CostSummary {
            known: 6_100,
            unknown: vec!["Lunch".to_owned()],
            budget: Some(Money {
                amount: 50_000,
                currency: won,
            }),
        },
        unmet: vec![PlanUnmet {
            names: names("공원", "공원", "park"),
            place: None,
            category: Some(Category::Park),
            must_see: false,
            member: None,
            reason: AbsenceReason::NoTime(Seconds::minutes(40)),
            displaced_by: None,
            relaxation: Some(Relaxation::EndLater(0, DayTime::hm(22, 40))),
            relaxation_drops: None,
        }],
        conflicts: Vec::new(),
        certificate: certificate(),
        iterations: 400,
    }
}

fn certificate() -> Certificate {
    let tally = |rule| RuleTally {
        rule,
        tested: 4,
        broken: 0,
    };
    Certificate {
        verdict: Verdict::Good,
        rules: Rule::ALL.into_iter().map(tally).collect(),
        findings: vec![PlanFinding {
            code: FindingCode::UnknownCosts,
            day: None,
            entry: None,
            subject: None,
            numbers: vec![("count", 1)],
            rain_variant: false,
        }],
        unverified_hours: 1,
        stops: 1,
        derived_facts: 31,
        asserted_facts: 0,
    }
}

fn names(local: &str, ko: &str, en: &str) -> Names {
    Names {
        local: local.to_owned(),
        ko: Some(ko.to_owned()),
        en: Some(en.to_owned()),
    }
}

fn entry(id: &str, kind: PlanEntryKind, at: (f64, f64), times: [DayTime; 3], names: Names) -> PlanEntry {
    let [arrival, start, end] = times;
    PlanEntry {
        id: id.to_owned(),
        kind,
        segment: 0,
        names,
        place: None,
        category: None,
        at: Coordinates::from_degrees(at.0, at.1).expect("on the globe"),
        leg: None,
        arrival,
        start,
        end,
        cost: Some(0),
        opening: None,
        step_free: StepFree::Unknown,
        setting: None,
        locked: false,
        why: Vec::new(),
        placement: Vec::new(),
        indoor_alternative: None,
        running: Running::default(),
    }
}

fn start() -> PlanEntry {
    let times = [DayTime::hm(9, 0); 3];
    entry(
        "d1-start-1",
        PlanEntryKind::Start,
        (37.5665, 126.978),
        times,
        names("서울", "서울", "Seoul"),
    )
}

fn palace() -> PlanEntry {
    let times = [DayTime::hm(9, 26), DayTime::hm(9, 30), DayTime::hm(11, 30)];
    let names_of = names("경복궁", "경복궁", "Gyeongbokgung Palace");
    PlanEntry {
        place: Some(PlaceId::new("seoul/gyeongbokgung")),
        category: Some(Category::Culture),
        leg: Some(PlanLeg {
            mode: Mode::Walk,
            duration: Seconds::minutes(26),
            distance: Metres(1_900),
            walking: Metres(1_900),
            source: LegSource::Estimate,
            cost: Some(0),
            label: String::new(),
            departs: None,
        }),
        cost: Some(3_000),
        opening: Some(PlanOpening {
            interval: Some(OpenInterval {
                open: DayTime::hm(9, 0),
                close: DayTime::hm(17, 0),
                last_entry: DayTime::hm(16, 0),
            }),
            origin: String::new(),
            verified: false,
        }),
        step_free: StepFree::Yes,
        setting: Some(Setting::Outdoor),
        why: vec![
            (ValueTerm::Fame, 90),
            (ValueTerm::Interest, 30),
            (ValueTerm::Weather, -5),
        ],
        placement: vec![Placement::NearPrevious(Metres(1_900))],
        indoor_alternative: Some((
            PlaceId::new("seoul/national-palace-museum"),
            names(
                "국립고궁박물관",
                "국립고궁박물관",
                "National Palace Museum of Korea",
            ),
        )),
        running: Running {
            cost: 3_000,
            walking: Metres(1_900),
            rest: Seconds(0),
        },
        ..entry(
            "d1-seoul/gyeongbokgung",
            PlanEntryKind::Stop,
            (37.5796, 126.977),
            times,
            names_of,
        )
    }
}

fn lunch() -> PlanEntry {
    let times = [DayTime::hm(11, 30), DayTime::hm(11, 30), DayTime::hm(12, 30)];
    let names_of = names("점심", "점심", "Lunch");
    PlanEntry {
        cost: None,
        running: Running {
            cost: 3_000,
            walking: Metres(1_900),
            rest: Seconds::minutes(60),
        },
        ..entry(
            "d1-lunch",
            PlanEntryKind::Meal(MealKind::Lunch),
            (37.5796, 126.977),
            times,
            names_of,
        )
    }
}

fn end() -> PlanEntry {
    let times = [DayTime::hm(12, 56); 3];
    PlanEntry {
        leg: Some(PlanLeg {
            mode: Mode::Transit,
            duration: Seconds::minutes(26),
            distance: Metres(1_900),
            walking: Metres(150),
            source: LegSource::Estimate,
            cost: Some(3_100),
            label: String::new(),
            departs: None,
        }),
        running: Running {
            cost: 6_100,
            walking: Metres(2_050),
            rest: Seconds::minutes(60),
        },
        ..entry(
            "d1-end-1",
            PlanEntryKind::End,
            (37.5665, 126.978),
            times,
            names("서울", "서울", "Seoul"),
        )
    }
}
