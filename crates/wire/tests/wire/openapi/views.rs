//! What is written fits its schema: plans of random content, places, hours, destinations.

use engine_model::opening::OpenInterval;
use engine_model::{DayHours, DayTime, Language, Metres, Seconds};
use jiff::civil::date;
use wire::places::{
    ImportSummaryView, ImportedMapView, OpenState, PackFacts, PackMapView, PlaceContext, SkippedView,
    category_counts, destination_view, hours_view, place_card, place_detail,
};
use wire::plan::plan_view;
use wire::request_from_json;

use super::{fits, json_of, validator};
use crate::samples::generated::{self, Dice};

const REQUEST: &str = include_str!("../../../../../docs/examples/request.json");
const PLAN: &str = include_str!("../../../../../docs/examples/plan.json");

#[test]
fn plans_of_random_content_fit() {
    let request = request_from_json(REQUEST).expect("the documented request");
    let plan_fits = validator("Plan");
    for seed in 1..=120 {
        let plan = generated::plan(&mut Dice::new(seed), request.clone());
        let language = if seed % 2 == 0 {
            Language::Korean
        } else {
            Language::English
        };
        fits(&plan_fits, &json_of(&plan_view(&plan, language)));
    }
}

#[test]
fn the_documented_plan_fits() {
    fits(&validator("Plan"), &serde_json::from_str(PLAN).expect("JSON"));
}

#[test]
fn places_fit() {
    let (card_fits, detail_fits) = (validator("PlaceCard"), validator("PlaceDetail"));
    let pack = engine_pack::bundled::pack("seoul")
        .expect("bundled")
        .expect("a sound catalogue");
    let asked = PlaceContext {
        distance: Some(Metres(420)),
        travel: Some(Seconds(361)),
        is_open: Some(OpenState::Unknown),
    };
    for place in &pack.places {
        for context in [asked, PlaceContext::default()] {
            fits(
                &card_fits,
                &json_of(&place_card(place, context, Language::English)),
            );
            let hours = hours_view(
                &[(date(2026, 12, 4), DayHours::Unknown)],
                OpenState::Unknown,
                None,
                "",
            );
            fits(
                &detail_fits,
                &json_of(&place_detail(place, context, hours, Language::Korean)),
            );
        }
    }
}

#[test]
fn hours_fit() {
    let interval = |open: DayTime, close: DayTime| OpenInterval {
        open,
        close,
        last_entry: close,
    };
    let week = [
        (
            date(2026, 12, 4),
            DayHours::Known(vec![
                interval(DayTime(-7_200), DayTime::hm(2, 0)),
                interval(DayTime::hm(17, 0), DayTime::hm(26, 30)),
            ]),
        ),
        (date(2026, 12, 5), DayHours::Known(Vec::new())),
        (date(2026, 12, 6), DayHours::Unknown),
    ];
    let next = Some(date(2026, 12, 5).at(2, 30, 15, 0));
    let hours = hours_view(&week, OpenState::Yes, next, "https://example.org").expect("a date");
    let hours = json_of(&hours);
    assert_eq!(hours["week"][0]["intervals"][0]["open"], "-02:00");
    assert_eq!(hours["week"][0]["intervals"][1]["close"], "26:30");
    fits(&validator("Hours"), &hours);
}

#[test]
fn destinations_and_imports_fit() {
    let pack = engine_pack::bundled::pack("seoul")
        .expect("bundled")
        .expect("a sound catalogue");
    let facts = PackFacts {
        places: &pack.places,
        licence: "CC0-1.0",
        attribution: "TripGen contributors",
        digest: "5f0c",
    };
    let mut view = destination_view(&pack.destination, &facts, Language::Korean);
    fits(&validator("Destination"), &json_of(&view));
    view.map = Some(PackMapView {
        digest: "77aa".to_owned(),
        features: 3,
        south: 37.4,
        west: 126.8,
        north: 37.7,
        east: 127.2,
    });
    fits(&validator("Destination"), &json_of(&view));
    let summary = ImportSummaryView {
        destination: "seoul".to_owned(),
        digest: "5f0c".to_owned(),
        read: 12,
        places: 10,
        counts: category_counts(&pack.places),
        skipped: vec![SkippedView {
            reason: "no-name".to_owned(),
            count: 2,
        }],
        map: Some(ImportedMapView {
            features: 3,
            points: 40,
            too_small: 1,
            incomplete: 0,
            beyond_limits: 0,
        }),
        warnings: vec!["no opening hours".to_owned()],
    };
    fits(&validator("ImportSummary"), &json_of(&summary));
}
