//! The OpenAPI document says what is asked and answered.

use serde_json::{Value, json};
use test_support::{TestDatabase, on_both};

use crate::planned::{as_it_is, planned, present};
use crate::support::{Api, text, whole};

/// Holds an answer against the schema that the document gives for it.
#[track_caller]
fn fits(document: &Value, method: &str, path: &str, status: u16, answer: &Value) {
    let response = &document["paths"][path][method]["responses"][status.to_string()];
    let schema = &response["content"]["application/json"]["schema"];
    assert!(schema.is_object(), "{method} {path} {status} has no schema");
    let root =
        json!({"allOf": [schema], "components": document["components"], "unevaluatedProperties": false});
    check(&root, answer);
}

/// Holds a body against the schema that the document gives for it.
fn takes(document: &Value, method: &str, path: &str, body: &Value) -> bool {
    let schema = &document["paths"][path][method]["requestBody"]["content"]["application/json"]["schema"];
    let root = json!({"allOf": [schema], "components": document["components"]});
    validator(&root).is_valid(body)
}

fn validator(root: &Value) -> jsonschema::Validator {
    jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .should_validate_formats(true)
        .build(root)
        .expect("the document's schemas are schemas")
}

#[track_caller]
fn check(root: &Value, answer: &Value) {
    let errors: Vec<String> = validator(root)
        .iter_errors(answer)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{answer}");
}

fn document(api: &Api) -> Value {
    let document = platform::openapi::finish(api.document.clone()).expect("a whole document");
    serde_json::to_value(document).expect("JSON")
}

on_both! {
    async fn itineraries_fit_their_schemas(database: TestDatabase) {
        let api = Api::on(database).await;
        let document = document(&api);
        let trip = api.whole().await;
        let path = "/api/v1/trips/{tripId}";
        let generation = api.ask_for_plan(&trip, json!({"effort": "quick"})).await;
        api.work().await;
        let one = format!("/trips/{trip}/generations/{generation}");
        let state = api.get(&one).await.expect(200).json();
        fits(&document, "get", &format!("{path}/generations/{{generationId}}"), 200, &state);
        let (itinerary, etag) = present(&api, &trip).await;
        fits(&document, "get", &format!("{path}/itinerary"), 200, &itinerary);
        let again = api.ask_for_plan(&trip, json!({"effort": "quick"})).await;
        api.work().await;
        let state = api.get(&format!("/trips/{trip}/generations/{again}")).await.expect(200).json();
        let proposal = format!("/trips/{trip}/proposals/{}", text(&state["proposalId"]));
        let proposal = api.get(&proposal).await.expect(200).json();
        fits(&document, "get", &format!("{path}/proposals/{{proposalId}}"), 200, &proposal);
        let mut stops = as_it_is(&itinerary["days"][1]);
        stops[0]["startAt"] = json!("02:00");
        stops.push(json!({"custom": {"name": "Aunt", "latitude": 35.1, "longitude": 129.04}, "order": 99}));
        let body = json!({"days": [{"day": 2, "stops": stops}]});
        assert!(takes(&document, "put", &format!("{path}/itinerary"), &body));
        let edited = api.put(&format!("/trips/{trip}/itinerary"), body).header("if-match", &etag).await.expect(200);
        fits(&document, "put", &format!("{path}/itinerary"), 200, &edited.json());
        let versions = api.get(&format!("/trips/{trip}/itinerary/versions")).await.expect(200).json();
        fits(&document, "get", &format!("{path}/itinerary/versions"), 200, &versions);
        let checked = api.post(&format!("/trips/{trip}/check"), json!({})).await.expect(200).json();
        fits(&document, "post", &format!("{path}/check"), 200, &checked);
    }

    async fn answers_fit_their_schemas(database: TestDatabase) {
        let api = Api::on(database).await;
        let document = document(&api);
        let mut body = whole();
        body["arrival"] = json!({"at": "2026-06-01T11:30"});
        body["budget"] = json!({"total": {"amount": 100_000, "currency": "KRW"}});
        body["wishes"] = json!([{"kind": "little-walking", "day": 1}]);
        let trip = api.make(body).await;
        fits(&document, "post", "/api/v1/trips", 201, &trip);
        let trip = text(&trip["tripId"]);
        api.give_itinerary(&trip).await;
        for (path, asked) in [
            ("/trips", "/trips".to_owned()),
            ("/trips/summary", "/trips/summary".to_owned()),
            ("/trips/{tripId}", format!("/trips/{trip}")),
            ("/trips/{tripId}/members", format!("/trips/{trip}/members")),
            ("/trips/{tripId}/readiness", format!("/trips/{trip}/readiness")),
            ("/trips/{tripId}/companions", format!("/trips/{trip}/companions")),
        ] {
            let answer = api.get(&asked).await.expect(200).json();
            fits(&document, "get", &format!("/api/v1{path}"), 200, &answer);
        }
        let empty = api.named("Empty").await;
        let answer = api.get(&format!("/trips/{empty}")).await.expect(200).json();
        fits(&document, "get", "/api/v1/trips/{tripId}", 200, &answer);
        let added = api
            .post(&format!("/trips/{trip}/destinations"), json!({"name": "Jeju", "nights": 1}))
            .await
            .expect(201)
            .json();
        fits(&document, "post", "/api/v1/trips/{tripId}/destinations", 201, &added);
        let invited = api
            .post(&format!("/trips/{trip}/companions"), json!({"role": "viewer"}))
            .await
            .expect(201)
            .json();
        fits(&document, "post", "/api/v1/trips/{tripId}/companions", 201, &invited);
        let link = api
            .post(&format!("/trips/{trip}/share"), json!({"sections": ["members", "itinerary"]}))
            .await
            .expect(201)
            .json();
        fits(&document, "post", "/api/v1/trips/{tripId}/share", 201, &link);
        let planned = planned(&api).await;
        let body = json!({"sections": ["members", "itinerary", "costs"], "expiresAt": "2026-07-01T00:00:00Z"});
        let link = api.post(&format!("/trips/{planned}/share"), body).await.expect(201).json();
        let path = format!("/api/v1/shared/{}", text(&link["token"]));
        let shared = api.app.get(&path).await.expect(200).json();
        fits(&document, "get", "/api/v1/shared/{token}", 200, &shared);
    }

    async fn bodies_are_described_as_they_are_read(database: TestDatabase) {
        let api = Api::on(database).await;
        let document = document(&api);
        let trips = "/api/v1/trips";
        assert!(takes(&document, "post", trips, &whole()));
        assert!(takes(&document, "post", trips, &json!({"name": "a"})));
        assert!(!takes(&document, "post", trips, &json!({})));
        assert!(!takes(&document, "post", trips, &json!({"tripName": "a", "colour": 1})));
        let members = json!([{"memberId": "x", "age": 3}, {"memberId": null, "age": 4}]);
        assert!(takes(&document, "post", trips, &json!({"tripName": "a", "members": members})));
        let info = "/api/v1/trips/{tripId}/basic-info";
        assert!(takes(&document, "put", info, &json!({"tripName": "a", "members": members})));
        assert!(!takes(&document, "put", info, &json!({"tripName": "a", "members": []})));
        let member = "/api/v1/trips/{tripId}/members";
        assert!(takes(&document, "post", member, &json!({"age": 3})));
        assert!(!takes(&document, "post", member, &json!({"age": 121})));
    }

    async fn the_document_has_no_empty_corner(database: TestDatabase) {
        let api = Api::on(database).await;
        let document = document(&api);
        let references = document.to_string();
        let mut missing = Vec::new();
        for piece in references.split("\"$ref\":\"#/components/schemas/").skip(1) {
            let name = piece.split('"').next().unwrap_or("");
            if !document["components"]["schemas"][name].is_object() {
                missing.push(name.to_owned());
            }
        }
        assert_eq!(missing, [""; 0]);
    }

    async fn answers_about_files_and_ideas_fit_their_schemas(database: TestDatabase) {
        let api = Api::on(database).await;
        let document = document(&api);
        let trip = crate::planned::planned(&api).await;
        let post = async |path: &str, body: Value, status: u16| {
            let answer = api.post(&format!("/trips/{trip}/{path}"), body).await.expect(status).json();
            fits(&document, "post", &format!("/api/v1/trips/{{tripId}}/{path}"), status, &answer);
        };
        post("tray", json!({"placeId": "seoul/gyeongbokgung", "note": "early"}), 201).await;
        let own = json!({"name": "Aunt", "latitude": 35.1, "longitude": 129.04, "durationMinutes": 60});
        post("tray", json!({"custom": own}), 201).await;
        let priced = json!({"name": "Aunt", "latitude": 1, "longitude": 2, "cost": {"amount": 5, "currency": "KRW"}});
        post("places", priced, 201).await;
        post("calendar", json!({}), 201).await;
        post("change-watch", json!({}), 200).await;
        post("exports", json!({"format": "json"}), 200).await;
        for path in ["tray", "places"] {
            let answer = api.get(&format!("/trips/{trip}/{path}")).await.expect(200).json();
            fits(&document, "get", &format!("/api/v1/trips/{{tripId}}/{path}"), 200, &answer);
        }
        post("dates", json!({"startDate": "2026-06-02", "mode": "keepDates"}), 200).await;
        let list = "Title,latitude,longitude\nAunt,1,2\nUncle,,\n";
        let asked = api.app.post("/api/v1/trips/import").body("text/csv", list).bearer("user:ada");
        let answer = asked.await.expect(201).json();
        fits(&document, "post", "/api/v1/trips/import", 201, &answer);
    }
}
