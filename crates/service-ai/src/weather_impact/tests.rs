use std::sync::Arc;

use engine_trip::{LoadedPack, Tables};
use serde_json::{Value, json};

use super::*;

fn packs() -> Packs {
    let seoul = engine_pack::bundled::pack("seoul")
        .expect("a bundled id")
        .expect("the bundled data reads");
    Packs::new([Arc::new(LoadedPack::new(seoul))], Tables::default())
}

/// The best known places of a setting.
fn known(packs: &Packs, setting: Setting, count: usize) -> Vec<String> {
    let mut places: Vec<&Place> = packs.all()[0]
        .places
        .all()
        .iter()
        .filter(|place| place.setting == setting && place.category.is_visit())
        .collect();
    places.sort_by(|a, b| b.fame.cmp(&a.fame).then_with(|| a.id.cmp(&b.id)));
    places
        .iter()
        .take(count)
        .map(|place| place.id.to_string())
        .collect()
}

fn judged(packs: &Packs, stops: &[&str], change: &Value) -> Option<ImpactedDay> {
    let stops: Vec<Value> = stops
        .iter()
        .map(|place| json!({"stopId": format!("d1-{place}"), "placeId": place}))
        .collect();
    let days: Vec<PlannedDay> =
        serde_json::from_value(json!([{"day": 1, "date": "2026-05-01", "stops": stops}])).expect("days");
    let changes: Vec<WeatherChange> = serde_json::from_value(json!([change])).expect("changes");
    impact(&days, &changes, packs, Language::English)
        .impacted_days
        .into_iter()
        .next()
}

fn dry(max: f64) -> Value {
    json!({"condition": "clear", "maxC": max})
}

#[test]
fn rain_affects_what_stands_in_the_open() {
    let packs = packs();
    let (outdoor, indoor) = (
        known(&packs, Setting::Outdoor, 2),
        known(&packs, Setting::Indoor, 3),
    );
    let change = json!({"day": 1, "before": dry(20.0), "after": {"condition": "rain"}});

    let day = judged(&packs, &[&outdoor[0], &indoor[0], &indoor[1]], &change).expect("it rains now");
    assert_eq!(day.causes, [Cause::Rain]);
    assert_eq!(day.recommendation, Advice::Modify);
    assert_eq!(day.affected_stops.len(), 1);
    assert_eq!(day.affected_stops[0].place_id, outdoor[0]);
    for shelter in &day.alternatives {
        let place = find_place(&packs, &PlaceId::new(&shelter.place_id)).expect("a place of the pack");
        assert_eq!(place.place().setting, Setting::Indoor);
        assert!(!indoor[..2].contains(&shelter.place_id), "it is planned already");
    }

    let day = judged(&packs, &[&outdoor[0], &outdoor[1], &indoor[0]], &change).expect("it rains now");
    assert_eq!(day.recommendation, Advice::Regenerate);
    let day = judged(&packs, &[&indoor[0], &indoor[1]], &change).expect("it rains now");
    assert_eq!((day.recommendation, day.affected_stops.len()), (Advice::Keep, 0));
    let day = judged(&packs, &["seoul/nowhere"], &change).expect("it rains now");
    assert_eq!((day.recommendation, day.affected_stops.len()), (Advice::Keep, 0));
}

#[test]
fn only_what_is_new_counts() {
    let packs = packs();
    let check = |before: Value, after: Value, expected: &[Cause]| {
        let change = json!({"day": 1, "before": before, "after": after});
        let causes = judged(&packs, &[], &change).map_or_else(Vec::new, |day| day.causes);
        assert_eq!(causes, expected, "{change}");
    };
    check(dry(20.0), dry(29.0), &[]);
    check(dry(20.0), dry(30.0), &[Cause::Warmer]);
    check(dry(20.0), dry(9.5), &[Cause::Colder]);
    check(json!({"condition": "rain"}), json!({"condition": "rain"}), &[]);
    check(json!({"condition": "rain"}), json!({"condition": "snow"}), &[]);
    check(json!({"condition": "rain"}), dry(20.0), &[]);
    check(Value::Null, json!({"condition": "snow"}), &[Cause::Snow]);
    check(
        json!({"condition": "clear", "warnings": ["heat"]}),
        json!({"condition": "clear", "warnings": ["heat", "dust", "dust"]}),
        &[Cause::Dust],
    );
}

#[test]
fn changes_of_other_days_mean_nothing() {
    let change = json!({"day": 2, "after": {"condition": "rain"}});
    assert_eq!(judged(&packs(), &[], &change), None);
}
