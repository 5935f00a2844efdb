//! The acceptance stories, told with the bundled catalogue and with small packs made for one story.

mod alternatives;
mod anything;
mod asks;
mod calendars;
mod days;
mod documents;
mod edits;
mod ends;
mod explaining;
mod fitting;
mod forecasts;
mod groups;
mod money;
mod nights;
mod places;
mod rainy;
mod replanning;
mod retiming;
mod sketches;
mod small;
mod tampering;
mod tinkering;
mod transfers;
mod travel;

use std::sync::Arc;

use engine_model::finding::{Severity, Verdict};
use engine_model::people::{Health, Like, Member};
use engine_model::plan::{Plan, PlanDay, PlanEntry, PlanEntryKind};
use engine_model::problem::Mode;
use engine_model::request::{Budget, DestinationRequest, Effort, PlaceRef, TripRequest};
use engine_model::time::DayTime;
use engine_model::wish::Pace;
use engine_trip::{Control, LoadedPack, Packs, Tables};
use jiff::civil::Date;

/// The bundled packs of these destinations.
fn bundled(ids: &[&str]) -> Packs {
    let packs = ids.iter().map(|id| {
        let pack = engine_pack::bundled::pack(id)
            .expect("a bundled destination")
            .expect("a sound catalogue");
        Arc::new(LoadedPack::new(pack))
    });
    let tables = engine_pack::bundled::tables().expect("sound tables");
    Packs::new(
        packs,
        Tables {
            connections: tables.connections,
            rates: tables.rates,
        },
    )
}

fn request(destinations: &[(&str, u16)], start: Date, members: Vec<Member>) -> TripRequest {
    TripRequest {
        name: None,
        start,
        destinations: destinations
            .iter()
            .map(|(name, nights)| DestinationRequest {
                name: (*name).to_owned(),
                nights: *nights,
                lodging: Vec::new(),
            })
            .collect(),
        arrival: None,
        departure: None,
        daily_start: DayTime::hm(9, 0),
        daily_end: DayTime::hm(22, 0),
        members,
        transport: Mode::Transit,
        pace: Pace::Normal,
        budget: Budget::default(),
        must_see: Vec::new(),
        avoid: Vec::new(),
        wishes: Vec::new(),
        locks: Vec::new(),
        transfers: Vec::new(),
        free_text: String::new(),
        seed: 7,
        effort: Effort::Quick,
    }
}

fn member(age: u8, health: Health, likes: &[Like]) -> Member {
    Member {
        name: None,
        age,
        gender: None,
        health,
        likes: likes.to_vec(),
        dislikes: Vec::new(),
        diets: Vec::new(),
        mobility: None,
        must_see: Vec::new(),
    }
}

fn id(text: &str) -> PlaceRef {
    PlaceRef::Id(engine_model::PlaceId::new(text))
}

fn plan(request: &TripRequest, packs: &Packs) -> Plan {
    let control = Control {
        cancel: &|| false,
        progress: None,
        rain_variants: true,
        relaxations: true,
    };
    let plan = engine_trip::plan(request, packs, &control).expect("a plan that passes its own check");
    if plan.conflicts.is_empty() {
        let again = engine_trip::check_plan(&plan, packs).expect("the document can be read back");
        assert_ne!(
            again.certificate.verdict,
            Verdict::Broken,
            "the document does not pass: {:?}",
            again.certificate.findings
        );
        let other = again.certificate.findings.iter();
        assert!(
            other
                .clone()
                .all(|finding| finding.code.severity() != Severity::Broken),
            "{other:?}"
        );
        unique_ids(&plan);
        ends_do_not_overlap(&plan);
    }
    for (index, assumption) in plan.assumptions.iter().enumerate() {
        assert!(
            !plan.assumptions[..index].contains(assumption),
            "{assumption:?} twice"
        );
    }
    plan
}

fn unique_ids(plan: &Plan) {
    let rain = plan.days.iter().filter_map(|day| day.rain_variant.as_ref());
    let mut ids: Vec<&str> = plan
        .days
        .iter()
        .flat_map(|day| &day.entries)
        .chain(rain.flat_map(|variant| &variant.entries))
        .map(|entry| entry.id.as_str())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands for one entry");
}

/// No day begins before the one before it is over.
fn ends_do_not_overlap(plan: &Plan) {
    for pair in plan.days.windows(2) {
        let (Some(last), Some(first)) = (pair[0].entries.last(), pair[1].entries.first()) else {
            continue;
        };
        assert!(
            last.end.0 <= first.start.0 + 86_400,
            "day {} ends at {} and the next starts at {}",
            pair[0].number,
            last.end,
            first.start
        );
    }
}

fn stops(day: &PlanDay) -> Vec<&PlanEntry> {
    day.entries
        .iter()
        .filter(|entry| entry.kind == PlanEntryKind::Stop)
        .collect()
}

fn place_ids(plan: &Plan) -> Vec<(u16, String)> {
    plan.days
        .iter()
        .flat_map(|day| stops(day).into_iter().map(|stop| (day.number, stop)))
        .map(|(day, stop)| {
            (
                day,
                stop.place.as_ref().expect("stops of packs have ids").to_string(),
            )
        })
        .collect()
}
