//! A hand-made plan: two days, two cities in two time zones with a flight between them, a full first day, names in
//! three scripts, unknown costs and hours, and a rain variant.

mod days;

use engine_model::finding::{FindingCode, Rule, Verdict};
use engine_model::people::{Health, Member};
use engine_model::place::{Category, Names};
use engine_model::plan::{
    Assumption, Certificate, CostSummary, PackRef, Plan, PlanFinding, PlanFixedCost, PlanUnmet, RuleTally,
};
use engine_model::problem::{FixedCostKind, Mode};
use engine_model::request::{Budget, DestinationRequest, Effort, TripRequest};
use engine_model::why::{AbsenceReason, Relaxation};
use engine_model::wish::{Pace, Reading};
use engine_model::{Currency, DayTime, DestinationId, Money, PlaceId, Seconds};
use jiff::civil::date;

/// The plan.
pub(crate) fn plan() -> Plan {
    Plan {
        request: request(),
        packs: vec![pack("seoul"), pack("bangkok")],
        currency: won(),
        reading: Reading {
            wishes: Vec::new(),
            unread: vec!["with a drone".into()],
        },
        assumptions: vec![
            Assumption::LodgingAtCentre(DestinationId::new("bangkok")),
            Assumption::AdultPrices,
        ],
        days: vec![days::first_day(), days::second_day()],
        fixed_costs: vec![PlanFixedCost {
            kind: FixedCostKind::Transfer,
            day: 2,
            amount: Some(480_000),
            label: "TG 657".into(),
        }],
        costs: CostSummary {
            known: 612_000,
            unknown: vec!["북촌한옥마을".into(), "Wat Phra Kaew".into()],
            budget: Some(Money {
                amount: 900_000,
                currency: won(),
            }),
        },
        unmet: vec![unmet()],
        conflicts: Vec::new(),
        certificate: certificate(),
        iterations: 2_000,
    }
}

/// A plan that could not be made.
pub(crate) fn infeasible() -> Plan {
    let conflict = engine_model::plan::Conflict {
        rule: Rule::Budget,
        code: "OVER_BUDGET",
        day: None,
        subject: String::new(),
        numbers: vec![("cost", 950_000), ("budget", 900_000)],
    };
    Plan {
        days: Vec::new(),
        conflicts: vec![conflict],
        unmet: Vec::new(),
        assumptions: Vec::new(),
        ..plan()
    }
}

/// The plan with a first day of so many more stops, to see what a page does when it is full.
pub(crate) fn crowded(more: u16) -> Plan {
    let mut plan = plan();
    let day = &mut plan.days[0];
    let stop = day.entries[2].clone();
    for index in 0..more {
        let mut extra = stop.clone();
        extra.id = format!("d1-extra{index}");
        extra.names = names(
            "아주 긴 이름을 가진 국립현대미술관 서울관 별관 전시실",
            "A museum with quite a long name, annex",
        );
        day.entries.insert(3, extra);
    }
    plan
}

fn won() -> Currency {
    Currency::parse("KRW").expect("a code")
}

fn names(ko: &str, en: &str) -> Names {
    Names {
        local: ko.into(),
        ko: Some(ko.into()),
        en: Some(en.into()),
    }
}

fn pack(id: &str) -> PackRef {
    PackRef {
        destination: DestinationId::new(id),
        digest: "0123456789abcdef0123456789abcdef".into(),
        licence: "ODbL-1.0".into(),
        attribution: "© OpenStreetMap contributors".into(),
    }
}

fn request() -> TripRequest {
    let destination = |name: &str, nights| DestinationRequest {
        name: name.into(),
        nights,
        lodging: Vec::new(),
    };
    let member = |name: &str, age, health| Member {
        name: Some(name.into()),
        age,
        gender: None,
        health,
        likes: Vec::new(),
        dislikes: Vec::new(),
        diets: Vec::new(),
        mobility: None,
        must_see: Vec::new(),
    };
    TripRequest {
        name: Some("겨울 서울 · 방콕".into()),
        start: date(2026, 12, 4),
        destinations: vec![destination("seoul", 1), destination("bangkok", 0)],
        arrival: None,
        departure: None,
        daily_start: DayTime::hm(9, 0),
        daily_end: DayTime::hm(22, 0),
        members: vec![
            member("하나", 34, Health::Good),
            member("Ben", 36, Health::Caution),
        ],
        transport: Mode::Transit,
        pace: Pace::Normal,
        budget: Budget {
            total: Some(Money {
                amount: 900_000,
                currency: won(),
            }),
            per_day: None,
        },
        must_see: Vec::new(),
        avoid: Vec::new(),
        wishes: Vec::new(),
        locks: Vec::new(),
        transfers: Vec::new(),
        free_text: String::new(),
        seed: 1,
        effort: Effort::Normal,
    }
}

fn unmet() -> PlanUnmet {
    PlanUnmet {
        names: names("창덕궁", "Changdeokgung"),
        place: Some(PlaceId::new("seoul/changdeokgung")),
        category: Some(Category::Sight),
        must_see: true,
        member: Some(0),
        reason: AbsenceReason::NoTime(Seconds::minutes(40)),
        displaced_by: None,
        relaxation: Some(Relaxation::DropStop(0, 4)),
        relaxation_drops: Some(names("N서울타워", "N Seoul Tower")),
    }
}

fn certificate() -> Certificate {
    let finding = |code, day, subject, numbers, rain_variant| PlanFinding {
        code,
        day,
        entry: None,
        subject,
        numbers,
        rain_variant,
    };
    Certificate {
        verdict: Verdict::Warnings,
        rules: Rule::ALL
            .iter()
            .map(|rule| RuleTally {
                rule: *rule,
                tested: 12,
                broken: 0,
            })
            .collect(),
        findings: vec![
            finding(
                FindingCode::MustSeeMissing,
                None,
                Some(names("창덕궁", "Changdeokgung")),
                Vec::new(),
                false,
            ),
            finding(
                FindingCode::UnverifiedHours,
                Some(1),
                Some(names("북촌한옥마을", "Bukchon Hanok Village")),
                Vec::new(),
                false,
            ),
            finding(
                FindingCode::FewStops,
                Some(1),
                None,
                vec![("stops", 3), ("usual", 5)],
                true,
            ),
            finding(FindingCode::UnknownCosts, None, None, vec![("count", 2)], false),
        ],
        unverified_hours: 2,
        stops: 8,
        derived_facts: 120,
        asserted_facts: 0,
    }
}
