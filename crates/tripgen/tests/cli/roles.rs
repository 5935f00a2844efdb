//! The one program as a process for each role, on one PostgreSQL database: what a traveller does through the gateway, what
//! processes say to each other, and what happens where one of them dies.

mod cluster;
mod tls;
mod traces;

use std::io::{BufRead, BufReader, Write as _};
use std::time::Duration;

use platform::World;
use serde_json::{Value, json};
use storage::{Backend, Queries, params};
use test_support::TestDatabase;

use self::cluster::{Cluster, Finding};
use crate::run::Desk;
use crate::served::{Server, text};

/// How often something is looked for that another process does, and for how long at most.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);
const MOST_LOOKS: u32 = 600;

fn trip(effort: &str, destinations: &[&str]) -> Value {
    let destinations: Vec<Value> = destinations
        .iter()
        .map(|name| json!({ "name": name, "nights": 3 }))
        .collect();
    json!({
        "tripName": "Roles", "startDate": "2027-04-05", "transport": "transit", "effort": effort,
        "destinations": destinations, "members": [{ "age": 35 }],
    })
}

/// Follows a generation through the gateway; gives every event up to one that `enough` takes.
fn follow(
    gateway: &Server,
    path: &str,
    token: &str,
    enough: impl Fn(&str, &Value) -> bool,
) -> Vec<(String, Value)> {
    let mut stream = gateway.connect().expect("the gateway listens");
    write!(
        stream,
        "GET {path}/events HTTP/1.0\r\nhost: {}\r\nauthorization: Bearer {token}\r\naccept: text/event-stream\r\nconnection: close\r\n\r\n",
        gateway.address
    )
    .expect("the gateway reads");
    let (mut kind, mut events) = (String::new(), Vec::new());
    for line in BufReader::new(stream).lines() {
        let Ok(line) = line else { break };
        if let Some(named) = line.strip_prefix("event: ") {
            named.clone_into(&mut kind);
        }
        if let Some(data) = line.strip_prefix("data: ") {
            let data: Value = serde_json::from_str(data).expect("an event is JSON");
            let last = enough(&kind, &data);
            events.push((kind.clone(), data));
            if last {
                break;
            }
        }
    }
    events
}

#[track_caller]
fn until(mut holds: impl FnMut() -> bool) {
    for _ in 0..MOST_LOOKS {
        if holds() {
            return;
        }
        std::thread::park_timeout(BETWEEN_LOOKS);
    }
    panic!("it did not come to hold");
}

async fn count(database: &TestDatabase, sql: &str) -> i64 {
    let row = database.db.clone().fetch_one(sql, params![]).await;
    row.expect("a row").get("n").expect("a number")
}

/// What every route group answers while the role ai is away.
fn others_answer(gateway: &Server, token: &str, trip: &str) {
    for path in [
        "/api/v1/users/me".to_owned(),
        "/api/v1/trips".to_owned(),
        "/api/v1/trips/summary".to_owned(),
        format!("/api/v1/trips/{trip}"),
        format!("/api/trips/{trip}/itinerary"),
        format!("/api/v1/trips/{trip}/map"),
        "/api/v1/locations/destinations?q=seoul".to_owned(),
        "/api/v1/locations/search?q=palace".to_owned(),
        "/api/v1/admin/queues".to_owned(),
        "/api/v1/admin/health".to_owned(),
        "/.well-known/jwks.json".to_owned(),
        "/openapi.json".to_owned(),
    ] {
        gateway.done("GET", &path, token, None);
    }
    let made = gateway.done(
        "POST",
        "/api/v1/trips",
        token,
        Some(&json!({ "tripName": "Another" })),
    );
    let path = format!("/api/v1/trips/{}", text(&made, "/tripId"));
    assert_eq!(gateway.call("DELETE", &path, token, None).status, 204);
}

/// Only services ask the internal endpoints of a service, and nobody through the gateway.
fn internals_are_for_services(cluster: &Cluster, token: &str) {
    let world = World::system();
    let key = Cluster::key();
    let body = json!({ "userIds": [] });
    let ask = |token: &str| {
        let reply = cluster
            .process("user")
            .call("POST", "/internal/v1/users/cards", token, Some(&body));
        (reply.status, reply.code())
    };
    assert_eq!(ask(&key.token("trip", "user", &world)).0, 200);
    assert_eq!(ask(""), (401, "UNAUTHORIZED".to_owned()));
    assert_eq!(ask(token), (401, "INVALID_TOKEN".to_owned()), "a user's token");
    let refused = (401, "INVALID_TOKEN".to_owned());
    assert_eq!(
        ask(&key.token("trip", "ai", &world)),
        refused,
        "for another service"
    );
    let stranger =
        platform::service_token::ServiceKey::derive("a secret that another installation has, not this one");
    let forged = stranger.expect("long enough").token("trip", "user", &world);
    assert_eq!(ask(&forged), refused, "another installation's");

    let service = key.token("trip", "trip", &world);
    for name in ["user", "trip", "gateway"] {
        let reply = cluster.process(name).call("GET", "/api/v1/trips", &service, None);
        assert!(
            matches!(reply.status, 401 | 404),
            "{name}: {} {}",
            reply.status,
            reply.body
        );
    }
    for path in [
        "/internal/v1/users/cards",
        "/api/internal/v1/users/cards",
        "/internal/v1/processes/list",
    ] {
        let token = key.token("trip", "user", &world);
        let reply = cluster.process("gateway").call("POST", path, &token, Some(&body));
        // Below `/api` the edge refuses the token, once it has keys, before it looks for a route.
        let refused = reply.status == 404 || (path.starts_with("/api") && reply.status == 401);
        assert!(refused, "{path}: {}", reply.status);
    }
    assert_eq!(
        cluster
            .process("gateway")
            .call("GET", "/metrics", "", None)
            .status,
        404
    );
    for name in ["user", "trip", "location", "scheduler", "web"] {
        for path in ["/healthz", "/readyz", "/metrics"] {
            assert_eq!(
                cluster.process(name).call("GET", path, "", None).status,
                200,
                "{name}{path}"
            );
        }
    }
}

#[test]
fn a_process_for_each_role_is_the_whole_product() {
    test_support::on(Backend::Postgres, async |database: TestDatabase| {
        let names = [
            "user",
            "trip",
            "ai-1",
            "ai-2",
            "location",
            "web",
            "scheduler",
            "gateway",
        ];
        let mut cluster = Cluster::new(&database.url, &names, Finding::Lists);
        cluster.start(&["user", "trip", "ai-1", "location", "web", "scheduler", "gateway"]);
        until(|| cluster.process("gateway").call("GET", "/readyz", "", None).status == 200);
        let token = cluster.process("gateway").sign_up("traveller");
        internals_are_for_services(&cluster, &token);

        let first = planned(cluster.process("gateway"), &token);
        let read = format!("/api/v1/trips/{first}/itinerary");
        let itinerary = cluster.process("gateway").done("GET", &read, &token, None);
        assert_eq!(itinerary["days"].as_array().map(Vec::len), Some(4));
        edited_and_shared(cluster.process("gateway"), &token, &first);

        let second = dies_while_it_plans(&mut cluster, &token, &database).await;
        others_answer(cluster.process("gateway"), &token, &first);
        cluster.start(&["ai-2"]);
        finished_once(&cluster, &token, &second, &database).await;
        let log = cluster.log();
        assert!(!log.contains("panicked"), "{log}");
    });
}

/// A trip whose plan was followed live.
fn planned(gateway: &Server, token: &str) -> String {
    let made = gateway.done("POST", "/api/v1/trips", token, Some(&trip("quick", &["seoul"])));
    let trip = text(&made, "/tripId");
    let path = format!("/api/v1/trips/{trip}/generations");
    let begun = gateway.done("POST", &path, token, Some(&json!({})));
    let path = format!("{path}/{}", text(&begun, "/generationId"));
    let events = follow(gateway, &path, token, |kind, _| kind == "finished");
    let (kind, last) = events.last().expect("events");
    assert_eq!(
        (kind.as_str(), &last["status"]),
        ("finished", &json!("completed")),
        "{events:?}"
    );
    assert!(events.iter().any(|(kind, _)| kind == "day"), "{events:?}");
    trip
}

fn edited_and_shared(gateway: &Server, token: &str, trip: &str) {
    let path = format!("/api/v1/trips/{trip}/itinerary");
    let read = gateway.call("GET", &path, token, None);
    let stops: Vec<Value> = read.json()["days"][0]["stops"].as_array().expect("stops")[1..]
        .iter()
        .enumerate()
        .map(|(at, stop)| json!({ "stopId": stop["stopId"], "order": at + 1 }))
        .collect();
    let body = json!({ "days": [{ "day": 1, "stops": stops }] }).to_string();
    let authorization = format!("Bearer {token}");
    let headers = [
        ("authorization", authorization.as_str()),
        ("content-type", "application/json"),
        ("if-match", read.header("etag")),
    ];
    let edited = gateway
        .send("PUT", &path, &headers, body.as_bytes())
        .expect("an answer");
    assert_eq!(edited.status, 200, "{}", edited.body);
    let share = json!({ "sections": ["itinerary"] });
    let shared = gateway.call(
        "POST",
        &format!("/api/v1/trips/{trip}/share"),
        token,
        Some(&share),
    );
    assert_eq!(shared.status, 201, "{}", shared.body);
    let link = text(&shared.json(), "/token");
    gateway.done("GET", &format!("/api/v1/shared/{link}"), "", None);
}

/// Kills the one process that plans, in the middle of a plan that takes long; gives the trip and the generation.
async fn dies_while_it_plans(
    cluster: &mut Cluster,
    token: &str,
    database: &TestDatabase,
) -> (String, String) {
    let gateway = cluster.process("gateway");
    let body = trip("thorough", &["seoul", "busan", "tokyo"]);
    let trip = text(
        &gateway.done("POST", "/api/v1/trips", token, Some(&body)),
        "/tripId",
    );
    let path = format!("/api/v1/trips/{trip}/generations");
    let begun = gateway.done("POST", &path, token, Some(&json!({ "effort": "thorough" })));
    let path = format!("{path}/{}", text(&begun, "/generationId"));
    follow(gateway, &path, token, |_, data| data["status"] == "processing");
    cluster.kill("ai-1");
    let unfinished = "SELECT COUNT(*) AS n FROM generations WHERE status = 'processing'";
    assert_eq!(
        count(database, unfinished).await,
        1,
        "it was killed in the middle"
    );
    (trip, path)
}

/// The other process of the role makes the plan, and it is stored once.
async fn finished_once(
    cluster: &Cluster,
    token: &str,
    (trip, path): &(String, String),
    database: &TestDatabase,
) {
    let gateway = cluster.process("gateway");
    until(|| gateway.call("GET", path, token, None).json()["status"] == "completed");
    gateway.done("GET", &format!("/api/v1/trips/{trip}/itinerary"), token, None);
    let versions = format!("SELECT COUNT(*) AS n FROM itinerary_versions WHERE trip_id = '{trip}'");
    assert_eq!(count(database, &versions).await, 1);
    assert_eq!(count(database, "SELECT COUNT(*) AS n FROM proposals").await, 0);
}

#[test]
fn processes_find_each_other_by_a_registry() {
    test_support::on(Backend::Postgres, async |database: TestDatabase| {
        let names = ["scheduler", "user", "location", "gateway"];
        let mut cluster = Cluster::new(&database.url, &names, Finding::Registry);
        cluster.start(&["scheduler", "user"]);
        cluster.start(&["gateway"]);
        let status =
            |cluster: &Cluster, path: &str| cluster.process("gateway").call("GET", path, "", None).status;
        until(|| status(&cluster, "/.well-known/jwks.json") == 200);
        assert_eq!(
            status(&cluster, "/api/v1/locations/map"),
            503,
            "nobody serves it yet"
        );
        cluster.start(&["location"]);
        until(|| status(&cluster, "/api/v1/locations/map") == 200);
        cluster.kill("location");
        let registered =
            "SELECT COUNT(*) AS n FROM registered_processes WHERE service = 'location' AND until_ms > ";
        let mut left = 1;
        for _ in 0..MOST_LOOKS {
            left = count(&database, &format!("{registered}{}", World::system().now_ms())).await;
            if left == 0 {
                break;
            }
            std::thread::park_timeout(BETWEEN_LOOKS);
        }
        assert_eq!(left, 0, "it is forgotten");
    });
}

#[test]
fn a_role_says_what_it_lacks() {
    let desk = Desk::new();
    let serve = |role: &str, settings: &str, more: &[&str]| {
        let config = desk.write("lacks.toml", settings);
        let mut arguments = vec!["serve", "--role", role, "--port", "0", "--config", &config];
        arguments.extend(more);
        let answer = desk.run(&arguments);
        assert_eq!(answer.code, 2, "{}", answer.err);
        answer.err
    };
    let said = serve("trip", "", &[]);
    assert!(
        said.contains("services.secret_file") && said.contains("TRIPGEN_SECRET_FILE"),
        "{said}"
    );
    assert!(
        !desk.path(".local/share/tripgen/secret.key").exists(),
        "no secret is made for one role"
    );
    let secret = desk.write("secret.key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    let settings = format!("[services]\nsecret_file = \"{secret}\"\n");
    let said = serve("trip", &settings, &[]);
    assert!(said.contains("database.url"), "{said}");
    let said = serve(
        "gateway",
        "[gateway.upstreams]\nall = [\"registry+http://127.0.0.1:1\"]\n",
        &[],
    );
    assert!(said.contains("services.secret_file"), "{said}");
    test_support::on(Backend::Postgres, async |database: TestDatabase| {
        let said = serve("trip", &settings, &["--database-url", &database.url]);
        assert!(said.contains("services.location names no process"), "{said}");
    });
}
