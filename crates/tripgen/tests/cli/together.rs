//! Two processes on one PostgreSQL and one Redis, as an operator starts them: what one changes the other shows, who logs
//! in at one is logged out at the other, and a Redis that dies costs nobody an error.

use serde_json::{Value, json};
use storage::Backend;
use test_support::{RedisServer, TestDatabase};

use crate::run::Desk;
use crate::served::Server;

const SETTINGS: &str = "[user.passwords]\nmemory_kib = 64\npasses = 1\n[user.sessions]\nmax_per_user = 1\nbelieved_seconds = 1\n\
     [cache]\nlevel2_timeout_ms = 2000\n[gateway.rates]\nper_address = 100000\nshared_timeout_ms = 2000\n";
/// Looks until something must have come true.
const MOST_LOOKS: usize = 100_000;

fn started(desk: &Desk, database: &TestDatabase, redis: &RedisServer) -> Server {
    let settings = format!("{SETTINGS}[cache.redis]\nurl = {:?}\n", redis.url());
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

fn name(server: &Server, token: &str) -> Value {
    server.done("GET", "/api/v1/users/me", token, None)["name"].clone()
}

fn rename(server: &Server, token: &str, name: &str) {
    server.done("PUT", "/api/v1/users/me", token, Some(&json!({ "name": name })));
}

fn hears(server: &Server) -> bool {
    let metrics = server.call("GET", "/metrics", "", None).body;
    metrics.lines().any(|line| line == "cache_shared_up 1")
}

#[test]
fn two_processes_are_one_to_whoever_asks() {
    let Some(mut redis) = RedisServer::start() else {
        return;
    };
    test_support::on(Backend::Postgres, async |database: TestDatabase| {
        let desk = Desk::new();
        let (one, other) = (
            started(&desk, &database, &redis),
            started(&desk, &database, &redis),
        );
        until("both hear each other", || hears(&one) && hears(&other));
        let first = one.sign_up("ada01");
        assert_eq!(name(&other, &first), "Ada");
        rename(&one, &first, "Grace");
        until("the other one shows the new name", || {
            name(&other, &first) == "Grace"
        });

        let second = other.log_in("ada01");
        let ended = || one.call("GET", "/api/v1/users/me", &first, None).status == 401;
        until("the older session has ended everywhere", ended);
        assert_eq!(name(&one, &second), "Grace");

        redis.kill();
        for _ in 0..20 {
            assert_eq!(name(&one, &second), "Grace");
            assert_eq!(name(&other, &second), "Grace");
        }
        rename(&other, &second, "Mary");
        until("the new name is shown without Redis, too", || {
            name(&one, &second) == "Mary"
        });
        redis.restart();
        until("both hear each other again", || hears(&one) && hears(&other));
        rename(&one, &second, "Anne");
        until("and tell each other", || name(&other, &second) == "Anne");
    });
}

#[test]
fn an_address_of_redis_that_cannot_be_used_stops_the_start() {
    let desk = Desk::new();
    let config = desk.write(
        "tripgen.toml",
        "[cache.redis]\nurl = \"http://:hidden@nowhere\"\n",
    );
    let data = desk.path("data").display().to_string();
    let answer = desk.run(&["serve", "--port", "0", "--data-dir", &data, "--config", &config]);
    assert_eq!(answer.code, 2);
    assert!(
        answer.err.contains("cache.redis.url") && !answer.err.contains("hidden"),
        "{}",
        answer.err
    );
}
