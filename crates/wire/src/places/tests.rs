//! Views of a small pack.

use engine_model::place::{Category, Destination, Names, Setting, StepFree};
use engine_model::{Coordinates, Currency, DayTime, DestinationId, Money, PlaceId};
use jiff::civil::date;
use serde_json::{Value, json};

use super::*;

fn place(id: &str, category: Category, hours: Option<&str>) -> Place {
    Place {
        id: PlaceId::new(id),
        names: Names {
            local: "경복궁".to_owned(),
            ko: None,
            en: Some("Palace".to_owned()),
        },
        at: Coordinates::from_degrees(37.5796, 126.977).expect("on the globe"),
        category,
        hours: hours.map(ToOwned::to_owned),
        last_entry: Some(Seconds::minutes(60)),
        stay: Seconds::minutes(90),
        min_stay: Seconds::minutes(45),
        cost: None,
        setting: Setting::Outdoor,
        step_free: StepFree::Yes,
        strenuous: false,
        min_age: None,
        fame: 90,
        tags: vec!["palace".to_owned()],
        wikidata: None,
        area_m2: None,
        address: None,
        source: Source {
            origin: String::new(),
            as_of: Some("2025".to_owned()),
            verified: hours.is_some(),
        },
    }
}

fn json_of(view: &impl Serialize) -> Value {
    serde_json::to_value(view).expect("a view")
}

#[test]
fn a_card_says_what_was_asked_and_no_more() {
    let place = place("seoul/gyeongbokgung", Category::Culture, None);
    let bare = json_of(&place_card(&place, PlaceContext::default(), Language::English));
    assert_eq!(bare["name"], "Palace");
    assert_eq!(bare["localName"], "경복궁");
    assert_eq!(bare.get("isOpen"), None);
    let context = PlaceContext {
        distance: Some(Metres(420)),
        travel: Some(Seconds(361)),
        is_open: Some(OpenState::from(None)),
    };
    let asked = json_of(&place_card(&place, context, Language::Korean));
    assert_eq!(asked["distanceMetres"], 420);
    assert_eq!(asked["travelMinutes"], 7);
    assert_eq!(asked["isOpen"], "unknown");
}

#[test]
fn a_detail_holds_the_card_and_comes_back_equal() {
    let place = Place {
        cost: Some(Money {
            amount: 3_000,
            currency: Currency::parse("KRW").expect("a code"),
        }),
        ..place("seoul/gyeongbokgung", Category::Culture, Some("09:00-17:00"))
    };
    let interval = OpenInterval {
        open: DayTime::hm(9, 0),
        close: DayTime::hm(17, 0),
        last_entry: DayTime::hm(16, 0),
    };
    let week = [
        (date(2026, 12, 4), DayHours::Known(vec![interval])),
        (date(2026, 12, 5), DayHours::Unknown),
    ];
    let hours = hours_view(&week, OpenState::Yes, Some(date(2026, 12, 4).at(17, 0, 0, 0)), "");
    let view = place_detail(&place, PlaceContext::default(), hours, Language::English);
    let shown = json_of(&view);
    assert_eq!(shown["placeId"], "seoul/gyeongbokgung");
    assert_eq!(shown["lastEntryMinutes"], 60);
    assert_eq!(shown["cost"], json!({"amount": 3_000, "currency": "KRW"}));
    assert_eq!(shown["hours"]["today"]["intervals"][0]["lastEntry"], "16:00");
    assert_eq!(
        shown["hours"]["week"][1],
        json!({"date": "2026-12-05", "known": false, "intervals": []})
    );
    assert_eq!(shown["hours"]["nextChange"], "2026-12-04T17:00");
    assert_eq!(
        serde_json::from_value::<PlaceDetail>(shown).expect("a detail"),
        view
    );
}

#[test]
fn a_destination_counts_its_places() {
    let destination = Destination {
        id: DestinationId::new("seoul"),
        country: Some("KR".to_owned()),
        zone: "Asia/Seoul".to_owned(),
        currency: Currency::parse("KRW"),
        centre: Coordinates::from_degrees(37.5665, 126.978).expect("on the globe"),
        island: false,
        names: Names {
            local: "서울".to_owned(),
            ko: None,
            en: Some("Seoul".to_owned()),
        },
        prices: Vec::new(),
        climate: None,
    };
    let places = [
        place("seoul/a", Category::Park, Some("24/7")),
        place("seoul/b", Category::Museum, None),
        place("seoul/c", Category::Park, None),
    ];
    let pack = PackFacts {
        places: &places,
        licence: "CC0-1.0",
        attribution: "nobody",
        digest: "00",
    };
    let view = json_of(&destination_view(&destination, &pack, Language::English));
    assert_eq!(view["places"], 3);
    assert_eq!(
        view["counts"],
        json!([{"category": "museum", "count": 1}, {"category": "park", "count": 2}])
    );
    assert_eq!(view["withHoursPercent"], 33);
    let empty = PackFacts { places: &[], ..pack };
    assert_eq!(
        destination_view(&destination, &empty, Language::English).with_hours_percent,
        0
    );
}
