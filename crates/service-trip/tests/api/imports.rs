//! `/trips/import`.

use engine_model::plan::Plan;
use serde_json::{Value, json};
use test_support::{Asking, TestDatabase, on_both};

use crate::planned::{plan, stop_names, stored};
use crate::support::{Api, each, refused, text};

fn sent(api: &Api, kind: &str, body: impl Into<Vec<u8>>) -> Asking {
    api.app
        .post("/api/v1/trips/import")
        .body(kind, body.into())
        .bearer("user:ada")
}

fn form(name: Option<&str>, file: &str) -> String {
    let named = name
        .map(|name| format!("--cut\r\nContent-Disposition: form-data; name=\"tripName\"\r\n\r\n{name}\r\n"));
    format!(
        "{}--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n{file}\r\n--cut--\r\n",
        named.unwrap_or_default()
    )
}

const GPX: &str = "<gpx version=\"1.1\" creator=\"x\" xmlns=\"http://www.topografix.com/GPX/1/1\">\
                   <metadata><name>Spring</name></metadata>\
                   <wpt lat=\"37.5796\" lon=\"126.9770\"><name>Gyeongbokgung Palace</name></wpt>\
                   <wpt lat=\"37.1\" lon=\"127.9\"><name>Aunt</name><desc>cake</desc></wpt></gpx>";

on_both! {
    async fn places_of_a_file_become_ideas(database: TestDatabase) {
        let api = Api::on(database).await;
        let made = sent(&api, "application/gpx+xml", GPX).await.expect(201);
        let trip = made.json();
        assert_eq!(made.header("location"), format!("/api/v1/trips/{}", text(&trip["tripId"])));
        assert_eq!((&trip["tripName"], &trip["source"]), (&json!("Spring"), &json!("gpx")));
        assert_eq!((&trip["knownPlaces"], &trip["ownPlaces"]), (&json!(1), &json!(1)));
        assert_eq!((&trip["itineraryVersion"], &trip["notes"]), (&Value::Null, &json!([])));
        let path = format!("/trips/{}", text(&trip["tripId"]));
        let tray = api.get(&format!("{path}/tray")).await.expect(200).json();
        let mut ids: Vec<String> = each(&tray["items"], "placeId").iter().map(Value::to_string).collect();
        ids.sort();
        assert_eq!(ids, ["\"seoul/gyeongbokgung\"", "null"]);
        assert_eq!(tray["items"][0]["origin"], "import");
        let places = api.get(&format!("{path}/places")).await.expect(200).json();
        assert_eq!((&places["items"][0]["name"], &places["items"][0]["note"]), (&json!("Aunt"), &json!("cake")));
        let list = "Title,Note,URL\nGyeongbokgung Palace,,\nNowhere at all,,\n";
        let made = sent(&api, "text/csv", list).await.expect(201).json();
        assert_eq!(made["tripName"], "Imported trip");
        assert_eq!(each(&made["notes"], "kind"), ["positionUnknown"]);
        assert_eq!(each(&made["notes"], "subject"), ["Nowhere at all"]);
    }

    async fn a_plan_becomes_an_itinerary(database: TestDatabase) {
        let api = Api::on(database).await;
        let file = wire::to_json(plan(), engine_model::Language::English);
        let body = form(Some("Again"), &file);
        let trip = sent(&api, "multipart/form-data; boundary=cut", body).await.expect(201).json();
        assert_eq!((&trip["tripName"], &trip["source"]), (&json!("Again"), &json!("plan")));
        assert_eq!(trip["itineraryVersion"], 1);
        let id = text(&trip["tripId"]);
        let kept = stored(&api, &id, &trip["itineraryVersion"]).await;
        assert_eq!(Plan { certificate: plan().certificate.clone(), ..kept.clone() }, *plan());
        assert_eq!(kept.certificate.verdict, plan().certificate.verdict);
        let read = api.get(&format!("/trips/{id}")).await.expect(200).json();
        assert_eq!((&read["startDate"], &read["endDate"]), (&json!("2026-06-01"), &json!("2026-06-04")));
        assert_eq!(read["itinerary"], json!({"version": 1, "stale": false}));
        let versions = api.get(&format!("/trips/{id}/itinerary/versions")).await.expect(200).json();
        assert_eq!(versions[0]["origin"], "import");
    }

    async fn a_plan_of_elsewhere_falls_into_the_tray(database: TestDatabase) {
        let api = Api::on(database).await;
        let mut far = plan().clone();
        for stay in &mut far.request.destinations {
            "Atlantis".clone_into(&mut stay.name);
        }
        far.request.destinations.truncate(1);
        let file = wire::to_json(&far, engine_model::Language::English);
        let answer = sent(&api, "application/json", file).await;
        // A file that contradicts itself is refused as a whole.
        if answer.status == 400 {
            answer.problem(400, "IMPORT_UNREADABLE");
            return;
        }
        let trip = answer.expect(201).json();
        assert_eq!(each(&trip["notes"], "kind"), ["daysNotChecked"]);
        let tray = api.get(&format!("/trips/{}/tray?size=50", text(&trip["tripId"]))).await.expect(200).json();
        assert_eq!(tray["totalItems"].as_u64(), u64::try_from(stop_names(plan()).len()).ok());
    }

    async fn what_is_exported_can_be_imported(database: TestDatabase) {
        let api = Api::on(database).await;
        let trip = crate::planned::planned(&api).await;
        for (format, kind) in [
            ("gpx", "application/gpx+xml"),
            ("kml", "application/vnd.google-earth.kml+xml"),
            ("json", "application/json"),
        ] {
            let file = api.post(&format!("/trips/{trip}/exports"), json!({"format": format})).await.expect(200);
            let made = sent(&api, kind, file.body.to_vec()).await.expect(201).json();
            assert_eq!(made["source"], if format == "json" { "plan" } else { format }, "{made}");
        }
    }

    async fn a_file_has_bounds(database: TestDatabase) {
        let api = Api::on(database).await;
        sent(&api, "image/png", "x").await.problem(415, "FILE_TYPE");
        sent(&api, "application/octet-stream", "one two").await.problem(415, "FILE_TYPE");
        sent(&api, "text/csv", vec![b'a'; 5 * 1024 * 1024 + 1]).await.problem(413, "FILE_SIZE");
        let large = form(None, &"a".repeat(5 * 1024 * 1024 + 1));
        sent(&api, "multipart/form-data; boundary=cut", large).await.problem(413, "FILE_SIZE");
        sent(&api, "application/json", "{").await.problem(400, "IMPORT_UNREADABLE");
        let problem = sent(&api, "multipart/form-data; boundary=cut", "--cut--\r\n").await;
        assert_eq!(refused(&problem.problem(400, "INVALID_REQUEST")), [("file".to_owned(), "REQUIRED".to_owned())]);
        api.app.post("/api/v1/trips/import").body("text/csv", "Title\nA\n").await.problem(401, "UNAUTHORIZED");
        let listed = api.get("/trips").await.expect(200).json();
        assert_eq!(listed["totalItems"], 0);
    }
}
