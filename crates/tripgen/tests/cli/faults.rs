//! Generations while the server dies, or loses its database: each trip gets its itinerary, once.
//!
//! `make test` runs a short form, `make verify` the whole one ([`is_long_run`]).

mod proxy;

use std::io::Write as _;
use std::net::TcpStream;
use std::sync::mpsc;
use std::time::Duration;

use serde_json::json;
use storage::{Backend, Db, Queries, params};
use test_support::{TestDatabase, on_both};

use self::proxy::Proxy;
use crate::run::{Desk, is_long_run};
use crate::served::{Server, text};

/// Repeats a run: it decides when the faults happen.
const SEED: u64 = 20_260_501;
/// How long after a request a fault happens at most: planning takes about as long.
const LONGEST_MOMENT_MS: u64 = 400;
/// How long a small change takes about.
const LONGEST_WRITE_MS: u64 = 20;
/// Looks at the database until everything must have come to its end.
const MOST_LOOKS: u32 = 2400;
/// Ten seconds, which is what people wait for: a mark that a request left behind is free again before.
const MOST_TRIES: u32 = 200;
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// A worker that fell silent is given up after two seconds, so that the test need not wait for minutes; planning is
/// quick, hashes are cheap.
const SETTINGS: &str = "[messaging]\nmost_lease_seconds = 2\npoll_ms = 50\n[user.passwords]\nmemory_kib = 64\npasses = 1\n\
     [database]\nacquire_timeout_ms = 20000\nsynchronous = \"normal\"\n[ai]\nworkers = 2\n";

/// `SplitMix64` (Steele, Lea and Flood, 2014).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (word ^ (word >> 31)) % bound
    }
}

/// Lets so much time pass that a fault may find the server anywhere.
fn let_pass(time: Duration) {
    let (_kept, nobody_speaks) = mpsc::channel::<()>();
    assert!(nobody_speaks.recv_timeout(time).is_err());
}

/// A server on a database, and a client that does not give up.
struct Stage {
    desk: Desk,
    url: String,
    server: Option<Server>,
    token: String,
    db: Db,
    chance: Chance,
}

impl Stage {
    fn new(db: Db, url: &str) -> Self {
        let desk = Desk::new();
        desk.write("tripgen.toml", SETTINGS);
        let mut stage = Self {
            desk,
            url: url.to_owned(),
            server: None,
            token: String::new(),
            db,
            chance: Chance(SEED),
        };
        stage.start();
        stage.token = stage.server().sign_up("traveller");
        stage
    }

    fn start(&mut self) {
        let settings = self.desk.path("tripgen.toml").display().to_string();
        let data = self.desk.path("data").display().to_string();
        let arguments = [
            "--data-dir",
            &data,
            "--config",
            &settings,
            "--database-url",
            &self.url,
        ];
        self.server = Some(Server::start(&self.desk, &arguments));
    }

    fn server(&self) -> &Server {
        self.server.as_ref().expect("the server was started")
    }

    /// SIGKILL, and a new process on the same data.
    fn kill(&mut self) {
        self.server = None;
        self.start();
    }

    /// Sends a request of which nobody reads the answer.
    fn send_off(&self, path: &str, key: &str, body: &serde_json::Value) -> TcpStream {
        let body = body.to_string();
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-type: application/json\r\n\
             idempotency-key: {key}\r\ncontent-length: {}\r\n\r\n{body}",
            self.token,
            body.len()
        );
        let mut stream = self.server().connect().expect("the server listens");
        stream
            .write_all(head.as_bytes())
            .expect("the server takes requests");
        stream
    }

    /// Asks until the server has done it; a generation that is under way was started by a request whose answer was
    /// lost.
    fn insist(&self, path: &str, key: &str, body: &serde_json::Value) -> serde_json::Value {
        let authorization = format!("Bearer {}", self.token);
        let headers = [
            ("authorization", authorization.as_str()),
            ("content-type", "application/json"),
            ("idempotency-key", key),
        ];
        for _ in 0..MOST_TRIES {
            let reply = self
                .server()
                .send("POST", path, &headers, body.to_string().as_bytes());
            match reply {
                Ok(reply) if reply.status < 300 => return reply.json(),
                Ok(reply) if reply.code() == "GENERATION_IN_PROGRESS" => return json!({}),
                Ok(reply) => {
                    println!("{path}: {} {}", reply.status, reply.body);
                    assert!(reply.status >= 500 || reply.code() == "IDEMPOTENCY_KEY_IN_PROGRESS");
                }
                Err(cut_off) => println!("{path}: {cut_off}"),
            }
            let_pass(BETWEEN_LOOKS);
        }
        panic!("{path} was not done");
    }

    fn start_generation(&self, number: u64) {
        let trip = self.insist("/api/v1/trips", &format!("trip-{number:08}"), &trip(number));
        let path = format!("/api/v1/trips/{}/generations", text(&trip, "/tripId"));
        self.insist(&path, &format!("generation-{number:08}"), &json!({}));
    }

    async fn count(&self, sql: &str) -> i64 {
        let row = self
            .db
            .clone()
            .fetch_one(sql, params![])
            .await
            .expect("a statement");
        row.get("number").expect("a number")
    }

    /// A third death of the worker would rightly make a dead letter of a message, so the next fault waits until none
    /// has been tried twice.
    async fn until_no_message_is_at_its_last_try(&self) {
        let sql = "SELECT COUNT(*) AS number FROM queue_messages WHERE tries >= 2 AND state <> 'dead'";
        self.until(sql, 0).await;
    }

    async fn until(&self, sql: &str, expected: i64) {
        let mut found = 0;
        for _ in 0..MOST_LOOKS {
            found = self.count(sql).await;
            if found == expected {
                return;
            }
            let_pass(BETWEEN_LOOKS);
        }
        panic!("{sql}: {found} instead of {expected}");
    }

    /// Every trip has exactly one version from its generation; nothing waits, nothing was given up.
    async fn judge(&self, generations: i64) {
        self.until("SELECT COUNT(*) AS number FROM itinerary_versions", generations)
            .await;
        self.until("SELECT COUNT(*) AS number FROM message_outbox", 0)
            .await;
        self.until("SELECT COUNT(*) AS number FROM queue_messages", 0)
            .await;
        let checks = [
            (
                "SELECT COUNT(DISTINCT trip_id) AS number FROM itinerary_versions",
                generations,
            ),
            ("SELECT COUNT(*) AS number FROM itinerary_versions", generations),
            ("SELECT COUNT(*) AS number FROM proposals", 0),
            (
                "SELECT COUNT(*) AS number FROM generations WHERE status <> 'completed'",
                0,
            ),
            ("SELECT COUNT(*) AS number FROM generations", generations),
        ];
        for (sql, expected) in checks {
            assert_eq!(self.count(sql).await, expected, "{sql}");
        }
        let log = std::fs::read_to_string(self.desk.path("server.log")).expect("a log");
        let interrupted = log.matches("a lease ran out").count();
        println!("{interrupted} messages were in the hands of a worker that died, or that lost its database");
        let queues = self
            .server()
            .call("GET", "/api/v1/admin/queues", &self.token, None);
        for queue in queues.json().as_array().expect("the queues") {
            let left = (&queue["waiting"], &queue["leased"], &queue["dead"]);
            assert_eq!(left, (&json!(0), &json!(0), &json!(0)), "{queue}");
        }
    }
}

fn trip(number: u64) -> serde_json::Value {
    json!({
        "tripName": format!("Trip {number}"), "startDate": "2027-04-05", "transport": "transit", "effort": "quick",
        "destinations": [{ "name": "seoul", "nights": 0 }], "members": [{ "age": 35 }],
    })
}

/// Generations and faults of a run.
fn size() -> (u64, u64) {
    if is_long_run() { (200, 20) } else { (20, 3) }
}

/// Starts generations; at as many moments as there are faults, one happens.
async fn run(mut stage: Stage, fault: impl Fn(&mut Stage)) {
    let (generations, faults) = size();
    println!("seed {SEED}: {generations} generations, {faults} faults");
    let mut happened = 0;
    for number in 0..generations {
        stage.start_generation(number);
        // One fault falls into each stretch of generations, at its end.
        if (number + 1) * faults / generations > happened {
            happened += 1;
            stage.until_no_message_is_at_its_last_try().await;
            let moment = stage.chance.below(LONGEST_MOMENT_MS);
            let_pass(Duration::from_millis(moment));
            fault(&mut stage);
        }
    }
    assert_eq!(happened, faults);
    stage
        .judge(i64::try_from(generations).expect("a small number"))
        .await;
}

on_both! {
    async fn every_generation_is_stored_once_though_the_process_is_killed(database: TestDatabase) {
        let stage = Stage::new(database.db.clone(), &database.url);
        run(stage, Stage::kill).await;
    }

    async fn a_request_that_died_with_the_process_is_done_when_it_is_sent_again(database: TestDatabase) {
        let mut stage = Stage::new(database.db.clone(), &database.url);
        for number in 0..if is_long_run() { 10 } else { 2 } {
            let key = format!("trip-{number:08}");
            let cut_off = stage.send_off("/api/v1/trips", &key, &trip(number));
            let moment = stage.chance.below(LONGEST_WRITE_MS);
            let_pass(Duration::from_millis(moment));
            stage.kill();
            drop(cut_off);
            stage.insist("/api/v1/trips", &key, &trip(number));
        }
    }
}

/// The server reaches PostgreSQL through a proxy of the test, which drops all connections at once.
#[test]
fn every_generation_is_stored_once_though_the_database_goes_away() {
    test_support::on(Backend::Postgres, async |database: TestDatabase| {
        let proxy = Proxy::before(&database.url);
        let stage = Stage::new(database.db.clone(), proxy.url());
        run(stage, |_| proxy.drop_all()).await;
    });
}
