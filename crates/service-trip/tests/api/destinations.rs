//! `/trips/{tripId}/destinations`.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::support::{Api, each, id, refused, text, whole};

on_both! {
    async fn every_change_dates_the_rest_anew(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.named("Tour").await;
        let path = format!("/trips/{trip}/destinations");
        let body = json!({
            "startDate": "2026-07-10",
            "destinations": [{"name": "Busan", "nights": 2}, {"name": "Seoul", "nights": 3}]
        });
        let dated = api.put(&path, body).await.expect(200).json();
        assert_eq!(dated["endDate"], "2026-07-15");
        assert_eq!(each(&dated["destinations"], "startDate"), ["2026-07-10", "2026-07-12"]);
        assert_eq!(each(&dated["destinations"], "endDate"), ["2026-07-12", "2026-07-15"]);
        let busan = text(&dated["destinations"][0]["destinationId"]);
        let seoul = text(&dated["destinations"][1]["destinationId"]);

        let dated = api.put(&format!("{path}/{busan}"), json!({"name": "Busan", "nights": 4})).await.expect(200);
        assert_eq!(each(&dated.json()["destinations"], "startDate"), ["2026-07-10", "2026-07-14"]);

        let dated = api.post(&format!("{path}/reorder"), json!({"destinationIds": [seoul, busan]})).await.expect(200);
        let dated = dated.json();
        assert_eq!(each(&dated["destinations"], "name"), ["Seoul", "Busan"]);
        assert_eq!(each(&dated["destinations"], "startDate"), ["2026-07-10", "2026-07-13"]);
        assert_eq!(dated["endDate"], "2026-07-17");

        let added = api.post(&path, json!({"name": "Gyeongju", "nights": 0})).await.expect(201).json();
        assert_eq!(added["destinations"][2]["startDate"], "2026-07-17");
        assert_eq!(added["destinations"][2]["endDate"], "2026-07-17");
        assert_eq!(added["destinations"][2]["days"], 1);

        api.delete(&format!("{path}/{seoul}")).await.expect(204);
        let trip = api.get(&format!("/trips/{trip}")).await.json();
        assert_eq!(each(&trip["destinations"], "startDate"), ["2026-07-10", "2026-07-14"]);
        assert_eq!(trip["endDate"], "2026-07-14");
    }

    async fn the_last_destination_stays(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.make(whole()).await;
        let path = format!("/trips/{}/destinations", id(&trip));
        let [one, two] = [0, 1].map(|index| text(&trip["destinations"][index]["destinationId"]));
        api.delete(&format!("{path}/{one}")).await.expect(204);
        api.delete(&format!("{path}/{one}")).await.problem(404, "TRIP_DESTINATION_NOT_FOUND");
        api.put(&format!("{path}/{one}"), json!({"name": "Busan", "nights": 1})).await
            .problem(404, "TRIP_DESTINATION_NOT_FOUND");
        api.delete(&format!("{path}/{two}")).await.problem(409, "LAST_DESTINATION");
    }

    async fn a_city_never_follows_itself(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.make(whole()).await;
        let path = format!("/trips/{}/destinations", id(&trip));
        let check = async |body: Value, field: &str| {
            let problem = api.post(&path, body).await.problem(400, "INVALID_REQUEST");
            assert_eq!(refused(&problem), [(field.to_owned(), "FORMAT".to_owned())]);
        };
        check(json!({"name": "SEOUL", "nights": 1}), "destinations[2].name").await;
        check(json!({"name": "서울", "nights": 1}), "destinations[2].name").await;
        api.post(&path, json!({"name": "Busan", "nights": 1})).await.expect(201);
        let ids = api.get(&format!("/trips/{}", id(&trip))).await.json();
        let ids = each(&ids["destinations"], "destinationId");
        let body = json!({"destinationIds": [ids[0], ids[2], ids[1]]});
        let problem = api.post(&format!("{path}/reorder"), body).await.problem(400, "INVALID_REQUEST");
        assert_eq!(refused(&problem), [("destinations[1].name".to_owned(), "FORMAT".to_owned())]);
    }

    async fn an_order_names_every_destination_once(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.make(whole()).await;
        let path = format!("/trips/{}/destinations/reorder", id(&trip));
        let ids = each(&trip["destinations"], "destinationId");
        for wrong in [json!([]), json!([ids[0]]), json!([ids[0], ids[0]]), json!([ids[0], ids[1], "x"])] {
            let problem = api.post(&path, json!({"destinationIds": wrong})).await.problem(400, "INVALID_REQUEST");
            assert_eq!(refused(&problem), [("destinationIds".to_owned(), "FORMAT".to_owned())]);
        }
    }

    async fn bounds_hold_for_the_whole_trip(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = api.whole().await;
        let path = format!("/trips/{trip}/destinations");
        let put = async |start: Value, destinations: Value| {
            let body = json!({"startDate": start, "destinations": destinations});
            refused(&api.put(&path, body).await.problem(400, "INVALID_REQUEST"))
        };
        let long: Vec<_> = (0..5).map(|n| json!({"name": format!("city {n}"), "nights": 30})).collect();
        let one = json!([{"name": "Seoul", "nights": 1}]);
        let is = |field: &str, rule: &str| vec![(field.to_owned(), rule.to_owned())];
        assert_eq!(put(json!("2026-06-01"), json!(long)).await, is("destinations", "DATE_RANGE"));
        assert_eq!(put(json!("2026-06-01"), json!([])).await, is("destinations", "TOO_SHORT"));
        assert_eq!(put(json!("2026-06-31"), one.clone()).await, is("startDate", "FORMAT"));
        assert_eq!(put(json!("1969-12-31"), one.clone()).await, is("startDate", "DATE_RANGE"));
        assert_eq!(put(Value::Null, one).await, is("startDate", "REQUIRED"));
        let name = json!([{"name": "n".repeat(81), "nights": 31}]);
        let found = put(json!("2026-06-01"), name).await;
        assert_eq!(found, [is("destinations[0].name", "TOO_LONG"), is("destinations[0].nights", "OUT_OF_RANGE")].concat());
    }

    async fn settled_things_move_with_their_destination(database: TestDatabase) {
        let api = Api::on(database).await;
        let mut body = whole();
        body["arrival"] = json!({"at": "2026-06-01T11:00"});
        body["departure"] = json!({"at": "2026-06-04T18:00"});
        body["locks"] = json!([
            {"place": "busan/haeundae", "day": 2}, {"place": "seoul/gyeongbokgung", "day": 4}
        ]);
        body["transfers"] = json!([
            {"after": 1, "options": [{"mode": "train", "label": "KTX", "departAt": "2026-06-03T10:00"}]}
        ]);
        let trip = api.make(body).await;
        api.give_itinerary(&id(&trip)).await;
        let path = format!("/trips/{}/destinations", id(&trip));
        let busan = text(&trip["destinations"][0]["destinationId"]);
        let longer = api.put(&format!("{path}/{busan}"), json!({"name": "Busan", "nights": 3})).await.expect(200);
        assert_eq!(longer.json()["dropped"], json!([]));
        assert_eq!(longer.json()["itineraryStale"], true);
        let read = async || api.get(&format!("/trips/{}", id(&trip))).await.expect(200).json();
        let now = read().await;
        assert_eq!(now["arrival"]["at"], "2026-06-01T11:00");
        assert_eq!(now["departure"]["at"], "2026-06-05T18:00");
        assert_eq!(each(&now["locks"], "day"), [2, 5]);
        assert_eq!(now["transfers"][0]["options"][0]["departAt"], "2026-06-04T10:00");

        let shorter = api.put(&format!("{path}/{busan}"), json!({"name": "Busan", "nights": 0})).await.expect(200);
        assert_eq!(shorter.json()["dropped"], json!([{"field": "locks[0]", "reason": "outsideTrip"}]));
        let now = read().await;
        assert_eq!(each(&now["locks"], "day"), [2]);

        let ids = each(&now["destinations"], "destinationId");
        let turned = api.post(&format!("{path}/reorder"), json!({"destinationIds": [ids[1], ids[0]]})).await.expect(200);
        assert_eq!(turned.json()["dropped"], json!([{"field": "transfers[0]", "reason": "notConnected"}]));
    }
}
