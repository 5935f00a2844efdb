//! `/trips/{tripId}/itinerary`.

use std::sync::PoisonError;

use engine_model::geo::Coordinates;
use engine_model::ids::PlaceId;
use engine_model::place::{Category, Place};
use engine_model::plan::{Weather, WeatherAlerts, WeatherKind};
use engine_pack::Pack;
use serde_json::{Value, json};
use test_support::{Answer, TestDatabase, on_both};

use crate::planned::{as_it_is, plan, planned, planned_as, present};
use crate::support::{Api, each, id, refused, text, whole};

/// Changes days as ada, from a version on.
async fn edit(api: &Api, trip: &str, etag: &str, days: Value) -> Answer {
    api.put(&format!("/trips/{trip}/itinerary"), json!({"days": days}))
        .header("if-match", etag)
        .await
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

/// Every place of Busan gets a car park beside it.
fn with_car_parks(api: &Api) {
    let mut outlook = api.outlook.lock().unwrap_or_else(PoisonError::into_inner);
    let mut packs = outlook.packs.iter_mut();
    let pack = packs
        .find(|pack| pack.destination.id.as_str() == "busan")
        .expect("Busan");
    let parks: Vec<Place> = pack
        .places
        .iter()
        .enumerate()
        .map(|(index, place)| park(index, place))
        .collect();
    pack.places.extend(parks);
    pack.places.sort_by(|one, other| one.id.cmp(&other.id));
    *pack = Pack::from_bytes(&pack.to_bytes()).expect("a pack that reads");
}

fn park(index: usize, place: &Place) -> Place {
    Place {
        id: PlaceId::new(format!("busan/car-park-{index}")),
        category: Category::Parking,
        at: Coordinates::from_degrees(place.at.latitude() + 0.001, place.at.longitude()).expect("a position"),
        wikidata: None,
        ..place.clone()
    }
}

on_both! {
    async fn it_is_read_whole_or_by_the_day(database: TestDatabase) {
        let api = Api::on(database).await;
        let bare = api.whole().await;
        api.get(&format!("/trips/{bare}/itinerary")).await.problem(404, "ITINERARY_NOT_FOUND");
        let trip = planned(&api).await;
        let path = format!("/trips/{trip}/itinerary");
        let (whole, etag) = present(&api, &trip).await;
        assert_eq!(etag, "\"1\"");
        assert_eq!(each(&whole["days"], "day"), [1, 2, 3, 4]);
        api.get(&path).header("if-none-match", &etag).await.expect(304);
        api.get(&path).header("if-none-match", "\"7\", W/\"1\"").await.expect(304);
        let one = api.get(&format!("{path}?day=2")).await.expect(200).json();
        assert_eq!(one["days"], json!([whole["days"][1]]));
        assert_eq!(one["version"], 1);
        for day in ["0", "5"] {
            api.get(&format!("{path}?day={day}")).await.problem(404, "DAY_NOT_FOUND");
        }
        api.get(&format!("{path}?day=two")).await.problem(400, "INVALID_REQUEST");
        api.get_as("bo", &path).await.problem(404, "TRIP_NOT_FOUND");
    }

    async fn it_says_what_those_who_go_want_to_know(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let path = format!("/trips/{trip}/itinerary");
        let korean = api.get(&path).lang("ko").await.expect(200).json();
        let english = api.get(&path).lang("en").await.expect(200).json();
        let day = &korean["days"][0];
        assert_eq!(day["weather"]["kind"], "typical");
        let stop = &day["stops"][0];
        let link = text(&stop["mapLink"]["url"]);
        let place = format!(",{},{}", stop["latitude"], stop["longitude"]);
        assert!(link.starts_with("https://map.kakao.com/link/map/%"), "{link}");
        assert!(link.ends_with(&place), "{link} does not end with {place}");
        let kept = list(&day["legs"]).iter().all(|leg| leg["mapLink"]["provider"] == "kakao");
        assert!(kept, "every way of the first day lies in Korea");
        assert!(list(&stop["reasons"]).iter().all(Value::is_string));
        assert_ne!(stop["reasons"], english["days"][0]["stops"][0]["reasons"]);
        for leg in list(&day["legs"]) {
            assert_eq!(leg["mode"] == "walk", leg["kcal"].is_i64(), "{leg}");
            if let Some(walk) = leg.get("walkInstead") {
                assert!(walk["distanceMetres"].as_i64().expect("metres") <= 500, "{walk}");
            }
        }
        let stops = korean["days"].as_array().expect("days").iter().flat_map(|day| list(&day["stops"]));
        for stop in stops {
            let outside = stop["setting"] == "outdoor";
            assert!(outside || stop.get("indoorAlternative").is_none(), "{stop}");
        }
        let findings = list(&english["findings"]);
        assert!(findings.iter().all(|finding| finding["fixes"].is_array() && finding["message"].is_string()));
    }

    async fn it_says_what_to_bring_and_why(database: TestDatabase) {
        let api = Api::on(database).await;
        let mut wet = plan().clone();
        for day in &mut wet.days {
            day.weather = Some(Weather {
                minimum_decicelsius: 210,
                maximum_decicelsius: 312,
                rain_percent: Some(80),
                kind: WeatherKind::Forecast,
                alerts: WeatherAlerts { dust: true, ..WeatherAlerts::default() },
            });
        }
        let trip = planned_as(&api, &wet).await;
        let (shown, _) = present(&api, &trip).await;
        let stops = || list(&shown["days"]).iter().flat_map(|day| list(&day["stops"]));
        let temple = stops().find(|stop| stop["setting"] == "outdoor" && stop["category"] == "culture");
        let temple = &temple.expect("a temple")["preparation"];
        assert_eq!(each(temple, "item"), ["umbrella", "water", "sun-protection", "mask"]);
        assert_eq!(each(temple, "reason"), ["rain", "heat", "heat", "dust"]);
        assert_eq!(temple[0]["message"], "80 % chance of rain or snow");
        let inside = stops().find(|stop| stop["setting"] == "indoor" && stop["category"] == "museum");
        assert_eq!(inside.expect("a roof")["preparation"], json!([]));
        let has_beach = |day: &&Value| list(&day["stops"]).iter().any(|stop| stop["category"] == "beach");
        let day = list(&shown["days"]).iter().find(has_beach).expect("a day at the sea");
        assert_eq!(day["weather"]["kind"], "forecast");
        let beach = stops().find(|stop| stop["category"] == "beach").expect("a beach");
        assert!(each(&beach["preparation"], "item").contains(&json!("swimwear")));
        let all = each(&day["preparation"], "item");
        for item in ["umbrella", "water", "sun-protection", "mask", "swimwear"] {
            assert_eq!(all.iter().filter(|other| **other == item).count(), 1, "{item} in {all:?}");
        }
        let market = stops().find(|stop| stop["category"] == "market").expect("a market");
        assert!(each(&market["preparation"], "item").contains(&json!("cash")));
    }

    async fn a_drive_ends_at_a_car_park_where_one_is_known(database: TestDatabase) {
        let api = Api::on(database).await;
        with_car_parks(&api);
        let mut body = whole();
        body["transport"] = json!("car");
        let trip = id(&api.make(body).await);
        api.ask_for_plan(&trip, json!({"effort": "quick"})).await;
        api.work().await;
        let (shown, _) = present(&api, &trip).await;
        let legs = list(&shown["days"]).iter().flat_map(|day| list(&day["legs"]));
        let (drives, others): (Vec<&Value>, Vec<&Value>) = legs.partition(|leg| leg["mode"] == "car");
        assert!(others.iter().all(|leg| leg.get("parking").is_none()));
        let parked: Vec<&Value> = drives.iter().filter_map(|leg| leg.get("parking")).collect();
        assert!(!parked.is_empty(), "of {} drives", drives.len());
        for parks in parked {
            assert!((1..=2).contains(&list(parks).len()));
            let metres = parks[0]["distanceMetres"].as_i64().expect("metres");
            assert!((0..=500).contains(&metres), "{parks}");
            assert_eq!(parks[0]["mapLink"]["provider"], "kakao");
        }
        assert!(drives.iter().all(|leg| text(&leg["mapLink"]["url"]).contains("/link/by/car/")));
    }

    async fn an_edit_names_the_version_that_it_changes(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let path = format!("/trips/{trip}/itinerary");
        let (whole, etag) = present(&api, &trip).await;
        let body = json!({"days": [{"day": 1, "stops": as_it_is(&whole["days"][0])}]});
        api.put(&path, body.clone()).await.problem(428, "VERSION_REQUIRED");
        api.put(&path, body.clone()).header("if-match", "\"2\"").await.problem(412, "VERSION_CONFLICT");
        let same = api.put(&path, body.clone()).header("if-match", &etag).await.expect(200);
        assert_eq!(same.etag(), "\"1\"", "what changes nothing makes no version");
        api.invite(&trip, "bo", "viewer").await;
        api.put_as("bo", &path, body).header("if-match", &etag).await.problem(403, "FORBIDDEN");
        let bare = api.whole().await;
        edit(&api, &bare, &etag, json!([{"day": 1, "stops": []}])).await.problem(404, "ITINERARY_NOT_FOUND");
    }

    async fn stops_move_between_days_and_keep_their_ids(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let (whole, etag) = present(&api, &trip).await;
        let (mut first, mut second) = (as_it_is(&whole["days"][0]), as_it_is(&whole["days"][1]));
        let moved = first.remove(0);
        let name = text(&whole["days"][0]["stops"][0]["name"]);
        second.push(json!({"stopId": moved["stopId"], "order": 99}));
        let days = json!([{"day": 1, "stops": first}, {"day": 2, "stops": second}]);
        let edited = edit(&api, &trip, &etag, days).await.expect(200);
        assert_eq!(edited.etag(), "\"2\"");
        let edited = edited.json();
        assert_eq!(edited["action"], format!("Moved {name} to day 2"));
        assert_eq!(each(&edited["days"], "day"), [1, 2]);
        let last = list(&edited["days"][1]["stops"]).last().expect("a stop");
        assert_eq!(last["stopId"], moved["stopId"]);
        assert!(!each(&edited["days"][0]["stops"], "stopId").contains(&moved["stopId"]));
        let (after, _) = present(&api, &trip).await;
        assert_eq!(after["days"][1]["stops"], edited["days"][1]["stops"]);
        // Its running sums begin with what the days before cost, which is another sum now.
        for field in ["stopId", "arrival", "end", "leg"] {
            let (after, before) = (&after["days"][2]["stops"], &whole["days"][2]["stops"]);
            assert_eq!(each(after, field), each(before, field), "a day that was not sent stays");
        }
        assert_eq!(after["days"][2]["totals"], whole["days"][2]["totals"]);
    }

    async fn what_is_left_out_is_gone_and_what_is_new_is_in(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let (whole, etag) = present(&api, &trip).await;
        let mut stops = as_it_is(&whole["days"][1]);
        let gone = stops.remove(0);
        stops.push(json!({
            "custom": {"name": "이모네", "latitude": 35.15, "longitude": 129.06, "durationMinutes": 45},
            "order": 50
        }));
        let edited = edit(&api, &trip, &etag, json!([{"day": 2, "stops": stops}])).await.expect(200).json();
        let after = &edited["days"][0];
        assert!(!each(&after["stops"], "stopId").contains(&gone["stopId"]));
        let own = list(&after["stops"]).iter().find(|stop| stop.get("custom").is_some());
        let own = own.expect("the place of their own");
        assert_eq!(own["custom"], json!({"name": "이모네", "latitude": 35.15, "longitude": 129.06}));
        assert_eq!((own.get("placeId"), &own["durationMinutes"]), (None, &json!(45)));
        assert!(text(&own["mapLink"]["url"]).ends_with("%EC%9D%B4%EB%AA%A8%EB%84%A4,35.15,129.06"));
        // It goes on being that place when the day is sent again.
        let (_, etag) = present(&api, &trip).await;
        let mut stops = as_it_is(after);
        stops.reverse();
        for (order, stop) in stops.iter_mut().enumerate() {
            stop["order"] = json!(order);
        }
        let edited = edit(&api, &trip, &etag, json!([{"day": 2, "stops": stops}])).await.expect(200).json();
        assert!(list(&edited["days"][0]["stops"]).iter().any(|stop| stop["custom"] == own["custom"]));
    }

    async fn stops_can_be_settled_with_and_without_a_time(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let (whole, etag) = present(&api, &trip).await;
        let mut stops = as_it_is(&whole["days"][1]);
        stops[0]["locked"] = json!(true);
        let edited = edit(&api, &trip, &etag, json!([{"day": 2, "stops": stops}])).await.expect(200);
        let locked = edited.json();
        assert_eq!(locked["action"], "Locked stops");
        assert_eq!(locked["days"][0]["stops"][0]["locked"], true);
        let mut stops = as_it_is(&locked["days"][0]);
        let last = stops.len() - 1;
        stops[last]["startAt"] = json!("20:10");
        let edited = edit(&api, &trip, edited.etag(), json!([{"day": 2, "stops": stops}])).await.expect(200).json();
        let stop = &edited["days"][0]["stops"][last];
        assert_eq!((&stop["localStart"], &stop["locked"]), (&json!("20:10"), &json!(true)));
    }

    async fn a_bad_plan_is_stored_with_what_can_be_done_about_it(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let (whole, etag) = present(&api, &trip).await;
        let days = list(&whole["days"]);
        let known = |stop: &&Value| {
            let closes = stop["opening"]["interval"]["close"].as_str();
            closes.is_some_and(|closes| closes < "21:00")
        };
        let (day, stop) = days
            .iter()
            .find_map(|day| Some((day, list(&day["stops"]).iter().find(known)?)))
            .expect("a stop with hours");
        let others = as_it_is(day).into_iter().filter(|other| other["stopId"] != stop["stopId"]);
        let mut stops: Vec<Value> = others.collect();
        stops.push(json!({"stopId": stop["stopId"], "order": 99, "startAt": "22:00"}));
        let edited = edit(&api, &trip, &etag, json!([{"day": day["day"], "stops": stops}])).await.expect(200).json();
        assert_eq!((&edited["version"], &edited["feasibility"]), (&json!(2), &json!("broken")));
        let closed = list(&edited["findings"])
            .iter()
            .find(|finding| finding["code"] == "CLOSED")
            .expect("it is closed in the evening");
        assert_eq!((&closed["severity"], &closed["stopId"]), (&json!("broken"), &stop["stopId"]));
        let fixes = list(&closed["fixes"]);
        let kinds: Vec<&str> = fixes.iter().filter_map(|fix| fix["kind"].as_str()).collect();
        for kind in ["unlock", "replaceStop", "removeStop", "regenerateDay"] {
            assert!(kinds.contains(&kind), "{kind} is not among {kinds:?}");
        }
        assert!(fixes.iter().all(|fix| fix["day"] == day["day"] && fix["label"].is_string()));
        let remove = fixes.iter().find(|fix| fix["kind"] == "removeStop").expect("a way out");
        assert_eq!(remove["label"], format!("Leave out {}", text(&stop["name"])));
        // The fix does what it says.
        stops.retain(|other| other["stopId"] != remove["stopId"]);
        let edited = edit(&api, &trip, "\"2\"", json!([{"day": day["day"], "stops": stops}])).await.expect(200).json();
        let codes = each(&edited["findings"], "code");
        assert!(!codes.contains(&json!("CLOSED")), "{codes:?}");
    }

    async fn what_cannot_be_read_is_refused_with_its_field(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = planned(&api).await;
        let (whole, etag) = present(&api, &trip).await;
        let stop = whole["days"][0]["stops"][0]["stopId"].clone();
        let check = async |days: Value, field: &str, rule: &str| {
            let problem = edit(&api, &trip, &etag, days).await.problem(400, "INVALID_REQUEST");
            assert_eq!(refused(&problem), [(field.to_owned(), rule.to_owned())], "{problem}");
        };
        let day = |stops: Value| json!([{"day": 1, "stops": stops}]);
        check(json!([]), "days", "REQUIRED").await;
        check(json!([{"day": 0, "stops": []}]), "days[0].day", "OUT_OF_RANGE").await;
        check(json!([{"day": 9, "stops": []}]), "days[0].day", "FORMAT").await;
        check(json!([{"day": 1, "stops": []}, {"day": 1, "stops": []}]), "days[1].day", "FORMAT").await;
        check(day(json!([{"order": 1}])), "days[0].stops[0].placeId", "REQUIRED").await;
        check(day(json!([{"order": 1, "placeId": "mars/olympus"}])), "days[0].stops[0].placeId", "FORMAT").await;
        check(
            day(json!([{"order": 1, "stopId": stop, "startAt": "9 o'clock"}])),
            "days[0].stops[0].startAt",
            "FORMAT",
        )
        .await;
        check(
            day(json!([{"order": 1, "stopId": stop, "durationMinutes": 4}])),
            "days[0].stops[0].durationMinutes",
            "OUT_OF_RANGE",
        )
        .await;
        // The field is the one that was sent, not the one in the order of the day.
        check(
            day(json!([{"order": 2, "stopId": "nobody"}, {"order": 1, "stopId": stop}])),
            "days[0].stops[0].stopId",
            "FORMAT",
        )
        .await;
        check(
            day(json!([{"order": 1, "stopId": stop}, {"order": 2, "stopId": stop}])),
            "days[0].stops[1].stopId",
            "FORMAT",
        )
        .await;
        check(
            day(json!([{"order": 1, "custom": {"name": " ", "latitude": 1, "longitude": 2}}])),
            "days[0].stops[0].custom.name",
            "REQUIRED",
        )
        .await;
        let many: Vec<Value> = (0..21).map(|order| json!({"order": order, "placeId": "busan/x"})).collect();
        check(day(json!(many)), "days[0].stops", "TOO_LONG").await;
        let korean = api
            .put(&format!("/trips/{trip}/itinerary"), json!({"days": [{"day": 9, "stops": []}]}))
            .header("if-match", &etag)
            .lang("ko")
            .await
            .problem(400, "INVALID_REQUEST");
        assert_eq!(korean["errors"][0]["message"], "9일차가 없습니다. 일정은 4일입니다");
        assert_eq!(present(&api, &trip).await.1, etag, "nothing of it is stored");
    }
}
