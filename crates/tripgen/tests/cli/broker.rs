//! The server with its queues in NATS JetStream: while that is away people go on working, and everything that they asked
//! for is done, once, when it is back.

use serde_json::{Value, json};
use storage::{Backend, Queries, params};
use test_support::{NatsServer, TestDatabase};

use crate::run::Desk;
use crate::served::{Server, text};

const SETTINGS: &str = "[messaging]\nmost_lease_seconds = 5\npoll_ms = 50\n[user.passwords]\nmemory_kib = 64\npasses = 1\n\
     [database]\nsynchronous = \"normal\"\n[ai]\nworkers = 1\n";
/// Looks until something must have come true.
const MOST_LOOKS: usize = 100_000;
const BEFORE: u64 = 4;
const MEANWHILE: u64 = 4;

fn started(desk: &Desk, database: &TestDatabase, nats: &NatsServer) -> Server {
    let settings = format!("{SETTINGS}[messaging.nats]\nurl = {:?}\n", nats.url());
    let config = desk.write("tripgen.toml", &settings);
    let data = desk.path("data").display().to_string();
    let arguments = [
        "--data-dir",
        &data,
        "--config",
        &config,
        "--database-url",
        &database.url,
    ];
    Server::start(desk, &arguments)
}

#[track_caller]
fn until(what: &str, holds: impl Fn() -> bool) {
    assert!((0..MOST_LOOKS).any(|_| holds()), "{what}");
}

fn start_generation(server: &Server, token: &str, number: u64) {
    let trip = json!({
        "tripName": format!("Trip {number}"), "startDate": "2027-04-05", "transport": "transit", "effort": "quick",
        "destinations": [{ "name": "seoul", "nights": 0 }], "members": [{ "age": 35 }],
    });
    let trip = server.done("POST", "/api/v1/trips", token, Some(&trip));
    let path = format!("/api/v1/trips/{}/generations", text(&trip, "/tripId"));
    server.done("POST", &path, token, Some(&json!({})));
}

fn is_ready(server: &Server) -> bool {
    server.call("GET", "/readyz", "", None).status == 200
}

fn nothing_is_left(server: &Server, token: &str) -> bool {
    let queues = server.call("GET", "/api/v1/admin/queues", token, None).json();
    let is_empty = |queue: &Value| {
        ["waiting", "leased", "dead"]
            .iter()
            .all(|part| queue[part] == json!(0))
    };
    queues
        .as_array()
        .is_some_and(|queues| !queues.is_empty() && queues.iter().all(is_empty))
}

#[test]
fn nothing_is_lost_or_doubled_while_nats_is_away() {
    let Some(mut nats) = NatsServer::start() else {
        return;
    };
    test_support::on(Backend::Sqlite, async |database: TestDatabase| {
        let desk = Desk::new();
        let server = started(&desk, &database, &nats);
        until("it is ready", || is_ready(&server));
        let token = server.sign_up("ada01");
        for number in 0..BEFORE {
            start_generation(&server, &token, number);
        }
        nats.kill();
        until("it says that its broker is away", || !is_ready(&server));
        for number in BEFORE..BEFORE + MEANWHILE {
            start_generation(&server, &token, number);
        }
        nats.restart();
        until("it is ready again", || is_ready(&server));

        let all = i64::try_from(BEFORE + MEANWHILE).expect("a small number");
        let count = async |sql: &str| {
            let row = database
                .db
                .clone()
                .fetch_one(sql, params![])
                .await
                .expect("a statement");
            row.get::<i64>("number").expect("a number")
        };
        let versions = "SELECT COUNT(*) AS number FROM itinerary_versions";
        let waiting = "SELECT COUNT(*) AS number FROM message_outbox";
        for _ in 0..MOST_LOOKS {
            if count(versions).await >= all && count(waiting).await == 0 {
                break;
            }
            tokio::task::yield_now().await;
        }
        until("every queue is empty", || nothing_is_left(&server, &token));
        for (sql, expected) in [
            (versions, all),
            (
                "SELECT COUNT(DISTINCT trip_id) AS number FROM itinerary_versions",
                all,
            ),
            (
                "SELECT COUNT(*) AS number FROM generations WHERE status <> 'completed'",
                0,
            ),
            (waiting, 0),
            ("SELECT COUNT(*) AS number FROM queue_messages", 0),
        ] {
            assert_eq!(count(sql).await, expected, "{sql}");
        }
    });
}
