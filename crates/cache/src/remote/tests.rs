//! A real Redis: one server, a server behind TLS, and a cluster of three shards that lose one of them. Without Debian's
//! package these cases say so and end.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use platform::World;
use test_support::{RedisCluster, RedisServer};
use tokio::time::{Instant, timeout};

use super::{Redis, RedisSettingError};
use crate::config::{CacheConfig, RedisConfig};
use crate::level2::Level2;
use crate::{Cache, Kind};

/// How long a case waits for what must happen. Whoever runs these may have much else to do.
const LONGEST: Duration = Duration::from_mins(1);
/// The time box of a call.
const PATIENCE: Duration = Duration::from_millis(800);

fn settings(url: &str) -> RedisConfig {
    RedisConfig {
        url: Some(url.to_owned()),
        cluster: url.contains(','),
        ..CacheConfig::default().redis
    }
}

fn redis(config: &RedisConfig) -> Redis {
    Redis::open(config, PATIENCE, &World::system())
        .expect("settings that can be used")
        .expect("an address is named")
}

/// A process with a cache over Redis, which hears the others.
async fn process(config: &RedisConfig) -> Cache {
    let cache = Cache::with_level2(CacheConfig::default(), World::system(), Arc::new(redis(config)));
    until(async || cache.hears_others()).await;
    cache
}

async fn until(holds: impl AsyncFn() -> bool) {
    let looks = async {
        while !holds().await {
            tokio::task::yield_now().await;
        }
    };
    timeout(LONGEST, looks).await.expect("it comes to that");
}

async fn get(cache: &Cache, key: &str, source: &str) -> String {
    let load = async { Ok::<_, std::convert::Infallible>(source.to_owned()) };
    let Ok(value) = cache.get_or_load(Kind::Profile, key, load).await;
    String::clone(&value)
}

/// Whether the shared level has a value for a key.
async fn is_shared(redis: &Redis, key: &str) -> bool {
    matches!(redis.get(&format!("profile//{key}")).await, Ok(Some(_)))
}

/// Loads a value in one process and waits until Redis has it.
async fn share(cache: &Cache, redis: &Redis, key: &str, value: &str) {
    get(cache, key, value).await;
    until(async || is_shared(redis, key).await).await;
}

#[tokio::test]
async fn processes_share_values_and_hear_of_evictions() {
    let Some(server) = RedisServer::start() else {
        return;
    };
    let config = settings(&server.url());
    let (one, other, beside) = (process(&config).await, process(&config).await, redis(&config));
    share(&one, &beside, "ada", "old").await;
    assert_eq!(get(&other, "ada", "unused").await, "old");
    let keep: i64 = server
        .ask(&["pttl", "tripgen:1:profile//ada"])
        .trim()
        .parse()
        .expect("a number");
    assert!(
        (1_500_000..2_000_000).contains(&keep),
        "half an hour, a tenth less or more: {keep}"
    );

    one.evict(Kind::Profile, "ada");
    // Once the other one has heard of it, it asks the source, and its value is not put where the mark stands.
    until(async || get(&other, "ada", "new").await == "new").await;
    assert_eq!(get(&one, "ada", "newer").await, "newer");
    assert!(!is_shared(&beside, "ada").await);
}

#[tokio::test]
async fn a_value_that_an_eviction_overtook_cannot_be_put() {
    let Some(server) = RedisServer::start() else {
        return;
    };
    let (one, other) = (redis(&settings(&server.url())), redis(&settings(&server.url())));
    let body = Bytes::from_static(b"\0value");
    let keep = Duration::from_mins(30);
    one.put("k", body.clone(), keep, Duration::ZERO)
        .await
        .expect("it takes values");
    assert_eq!(other.get("k").await, Ok(Some(body.clone())));
    one.evict("k").await.expect("it evicts");
    other
        .put("k", body.clone(), keep, Duration::ZERO)
        .await
        .expect("an answer");
    assert_eq!(other.get("k").await, Ok(None));
    other
        .put("late", body.clone(), keep, Duration::from_secs(31))
        .await
        .expect("an answer");
    assert_eq!(
        other.get("late").await,
        Ok(None),
        "its key may have been evicted too long ago to tell"
    );
    other
        .put("none", body, Duration::ZERO, Duration::ZERO)
        .await
        .expect("an answer");
    assert_eq!(other.get("none").await, Ok(None));
}

#[tokio::test]
async fn a_server_that_is_killed_costs_no_error_and_is_found_again() {
    let Some(mut server) = RedisServer::start() else {
        return;
    };
    let config = settings(&server.url());
    let (one, other, beside) = (process(&config).await, process(&config).await, redis(&config));
    share(&one, &beside, "ada", "value").await;
    server.kill();
    until(async || !one.hears_others() && !other.hears_others()).await;
    // The time box of two calls and the pause between them, once a second.
    let begin = Instant::now();
    for number in 0..200 {
        let key = format!("key {number}");
        assert_eq!(get(&one, &key, "source").await, "source");
    }
    assert!(begin.elapsed() < LONGEST / 2, "{:?}", begin.elapsed());
    one.evict(Kind::Profile, "ada");
    assert_eq!(get(&one, "ada", "new").await, "new");

    server.restart();
    until(async || one.hears_others() && other.hears_others()).await;
    share(&one, &beside, "bo", "value").await;
    assert_eq!(get(&other, "bo", "unused").await, "value");
    // The eviction that could not be carried out is carried out now: its mark stands in the place.
    until(async || server.ask(&["strlen", "tripgen:1:profile//ada"]).trim() == "1").await;
}

#[tokio::test]
async fn a_server_that_hangs_is_given_its_time_box_and_no_more() {
    let Some(server) = RedisServer::start() else {
        return;
    };
    let config = settings(&server.url());
    let beside = redis(&config);
    beside.get("k").await.expect("it answers");
    server.hang(true);
    let begin = Instant::now();
    assert!(beside.get("k").await.is_err());
    let took = begin.elapsed();
    server.hang(false);
    assert!(took >= PATIENCE / 2 && took < LONGEST / 2, "{took:?}");
    until(async || beside.get("k").await.is_ok()).await;
}

#[tokio::test]
async fn speaks_tls_with_those_whom_the_roots_vouch_for() {
    let fixture = |name: &str| {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../gateway/tests/fixtures")
            .join(name)
    };
    let Some(server) = RedisServer::secure(&fixture("one.crt"), &fixture("one.key")) else {
        return;
    };
    let mut config = settings(&server.url());
    config.roots = Some(fixture("one.crt"));
    assert_eq!(redis(&config).get("k").await, Ok(None));
    config.roots = Some(fixture("two.crt"));
    let refused = redis(&config).get("k").await.expect_err("another certificate");
    assert!(!refused.reason.contains("secret"), "{refused}");
    config.url = Some(server.url().replace("secret-of-the-test", "wrong"));
    config.roots = Some(fixture("one.crt"));
    assert!(redis(&config).get("k").await.is_err());
}

#[tokio::test]
async fn a_cluster_loses_a_shard_and_nothing_fails() {
    let Some(mut cluster) = RedisCluster::start() else {
        return;
    };
    let config = settings(&cluster.url());
    let (one, other, beside) = (process(&config).await, process(&config).await, redis(&config));
    for number in 0..30 {
        let key = format!("key {number}");
        share(&one, &beside, &key, "value").await;
        assert_eq!(get(&other, &key, "unused").await, "value");
    }
    let filled = |shard: &RedisServer| shard.ask(&["dbsize"]).trim() != "0";
    assert!(cluster.shards.iter().all(filled), "keys lie on every shard");
    one.evict(Kind::Profile, "key 7");
    until(async || get(&other, "key 7", "new").await == "new").await;

    cluster.shards[1].kill();
    for number in 0..60 {
        let key = format!("key {number}");
        assert!(["value", "new", "source"].contains(&get(&other, &key, "source").await.as_str()));
    }
    cluster.shards[1].restart();
    until(async || {
        let mut there = one.hears_others() && other.hears_others();
        for number in 0..30 {
            there &= beside.get(&format!("profile//key {number}")).await.is_ok();
        }
        there
    })
    .await;
}

#[track_caller]
fn check_refused(change: impl FnOnce(&mut RedisConfig), expected: &str) {
    let mut config = settings("redis://:hidden@127.0.0.1:1");
    change(&mut config);
    let error = Redis::open(&config, PATIENCE, &World::system()).expect_err("it cannot be used");
    let told = error.to_string();
    assert!(told.contains(expected) && !told.contains("hidden"), "{told}");
}

#[test]
fn settings_that_cannot_be_used_are_named_without_their_secrets() {
    check_refused(
        |config| config.url = Some("http://:hidden@a:1".to_owned()),
        "cache.redis.url",
    );
    check_refused(
        |config| config.url = Some("redis://:hidden@a:1,redis://:hidden@b:1".to_owned()),
        "cache.redis.cluster",
    );
    check_refused(|config| config.prefix = "a:b".to_owned(), "cache.redis.prefix");
    check_refused(|config| config.roots = Some("nowhere.pem".into()), "nowhere.pem");
    let none = settings(" ");
    let opened: Result<_, RedisSettingError> = Redis::open(&none, PATIENCE, &World::system());
    assert!(opened.is_ok_and(|redis| redis.is_none()));
}
