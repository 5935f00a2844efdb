//! A trip with an itinerary that was really planned.

use std::sync::{Arc, LazyLock};

use engine_model::plan::{Plan, PlanEntryKind};
use engine_trip::{Control, LoadedPack, Packs, Tables};
use serde_json::{Value, json};
use storage::{Queries, params};

use crate::support::{Api, whole};

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    let pack = |id| {
        let pack = engine_pack::bundled::pack(id)
            .expect("a bundled id")
            .expect("the bundled data reads");
        Arc::new(LoadedPack::new(pack))
    };
    let tables = engine_pack::bundled::tables().expect("the bundled tables read");
    let tables = Tables {
        connections: tables.connections,
        rates: tables.rates,
    };
    let packs = Packs::new([pack("busan"), pack("seoul")], tables);
    let mut body = whole();
    body["name"] = body["tripName"].take();
    body.as_object_mut().expect("an object").remove("tripName");
    body["effort"] = json!("quick");
    let request = wire::request::request_from_value(&body).expect("a whole request");
    let control = Control {
        cancel: &|| false,
        progress: None,
        rain_variants: false,
        relaxations: false,
    };
    engine_trip::plan(&request, &packs, &control).expect("a plan")
});

/// The plan of [`whole`].
pub(crate) fn plan() -> &'static Plan {
    &PLAN
}

/// The names of the stops of a plan, sorted.
pub(crate) fn stop_names(plan: &Plan) -> Vec<String> {
    let entries = plan.days.iter().flat_map(|day| &day.entries);
    let stops = entries.filter(|entry| entry.kind == PlanEntryKind::Stop);
    let mut names: Vec<String> = stops.map(|stop| stop.names.local.clone()).collect();
    names.sort();
    names
}

/// The id of a new trip of ada's with the itinerary [`plan`] as version 1.
pub(crate) async fn planned(api: &Api) -> String {
    planned_as(api, plan()).await
}

/// The same with another plan.
pub(crate) async fn planned_as(api: &Api, plan: &Plan) -> String {
    let trip = api.whole().await;
    let mut db = api.service.db.clone();
    db.execute(
        "INSERT INTO itinerary_versions (trip_id, number, plan, origin, action_ko, action_en, pinned, created_at) \
         VALUES ($1, 1, $2, 'generation', '', '', 0, 0)",
        params![&trip, wire::to_json(plan, engine_model::Language::English)],
    )
    .await
    .expect("a version");
    db.execute(
        "UPDATE trips SET itinerary_version = 1, version = version + 1 WHERE id = $1",
        params![&trip],
    )
    .await
    .expect("the trip");
    api.service.cache.clear();
    trip
}

/// The trip's present itinerary, with its `ETag`.
pub(crate) async fn present(api: &Api, trip: &str) -> (Value, String) {
    let answer = api.get(&format!("/trips/{trip}/itinerary")).await.expect(200);
    (answer.json(), answer.etag().to_owned())
}

/// The stops of a day of an answer as an edit sends them when nothing changes.
pub(crate) fn as_it_is(day: &Value) -> Vec<Value> {
    let stops = day["stops"].as_array().expect("stops").iter();
    stops
        .map(|stop| json!({"stopId": stop["stopId"], "order": stop["order"], "locked": stop["locked"]}))
        .collect()
}

/// The stored plan of a version.
pub(crate) async fn stored(api: &Api, trip: &str, version: &Value) -> Plan {
    let row = api
        .service
        .db
        .clone()
        .fetch_one(
            "SELECT plan FROM itinerary_versions WHERE trip_id = $1 AND number = $2",
            params![trip, version.as_i64().expect("a version")],
        )
        .await
        .expect("the version");
    let text: String = row.get("plan").expect("a plan");
    wire::plan_from_json(&text).expect("a plan that reads")
}
