//! One loader a key, nothing stale, nothing failed, and a second level that may be down.

mod level2;

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use bytes::Bytes;
use test_support::FakeClock;
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinSet;

use crate::{Cache, CacheConfig, Counts, Key, Kind, Outcome};

fn cache() -> (Cache, FakeClock) {
    let clock = FakeClock::default();
    (Cache::new(CacheConfig::default(), clock.world()), clock)
}

async fn loaded(value: &str) -> Result<String, Infallible> {
    Ok(value.to_owned())
}

/// What the cache gives for a key when the source has this value.
async fn get(cache: &Cache, key: Key<'_>, source: &str) -> String {
    let Ok(value) = cache.get_or_load(Kind::Place, key, loaded(source)).await;
    String::clone(&value)
}

fn counts(cache: &Cache, kind: Kind) -> Counts {
    let (_, counts) = cache
        .stats()
        .into_iter()
        .find(|(one, _)| *one == kind)
        .expect("every kind is counted");
    counts
}

/// A loader that tells when it runs and waits until it is told the value.
fn slow() -> (
    oneshot::Receiver<()>,
    oneshot::Sender<String>,
    impl Future<Output = Result<String, String>> + Send,
) {
    let (running, runs) = oneshot::channel();
    let (tell, told) = oneshot::channel();
    let loader = async move {
        running.send(()).expect("the test waits for it");
        told.await.map_err(|_dropped| "the source broke off".to_owned())
    };
    (runs, tell, loader)
}

#[tokio::test]
async fn a_hit_runs_no_loader() {
    let (cache, _clock) = cache();
    assert_eq!(get(&cache, "k".into(), "first").await, "first");
    assert_eq!(get(&cache, "k".into(), "second").await, "first");
    assert_eq!(get(&cache, "other".into(), "third").await, "third");
    let Ok(value) = cache.get_or_load(Kind::Route, "k", loaded("fourth")).await;
    assert_eq!(*value, "fourth", "kinds do not share keys");
    let counts = counts(&cache, Kind::Place);
    assert_eq!((counts.hits, counts.misses, counts.entries), (1, 2, 2));
    assert!((counts.hit_ratio() - 1.0 / 3.0).abs() < 1e-9);
}

#[tokio::test]
async fn bytes_come_back_as_they_were_without_a_copy() {
    let (cache, _clock) = cache();
    let body = Bytes::from_static(b"{\"tripId\":\"t\"}");
    let load = async || Ok::<_, Infallible>(body.clone());
    let Ok(first) = cache.get_bytes_or_load(Kind::Itinerary, "t:7", load()).await;
    let Ok(second) = cache
        .get_bytes_or_load(Kind::Itinerary, "t:7", async {
            unreachable!("it is there") as Result<Bytes, Infallible>
        })
        .await;
    assert_eq!((first.as_ptr(), second.as_ptr()), (body.as_ptr(), body.as_ptr()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_misses_at_once_run_one_loader() {
    let (cache, _clock) = cache();
    let runs = Arc::new(AtomicU32::new(0));
    let go_on = Arc::new(Notify::new());
    let mut askers = JoinSet::new();
    for _ in 0..100 {
        let (cache, runs, go_on) = (cache.clone(), runs.clone(), go_on.clone());
        askers.spawn(async move {
            let loader = async {
                runs.fetch_add(1, Ordering::SeqCst);
                go_on.notified().await;
                loaded("value").await
            };
            let Ok((value, outcome)) = cache.get_or_load_told(Kind::Model, "k", loader).await;
            assert_eq!(*value, "value");
            outcome
        });
    }
    go_on.notify_one();
    let outcomes = askers.join_all().await;
    assert_eq!(runs.load(Ordering::SeqCst), 1);
    let missed = outcomes
        .iter()
        .filter(|outcome| **outcome == Outcome::Miss)
        .count();
    assert_eq!((missed, outcomes.len()), (1, 100));
    let counts = counts(&cache, Kind::Model);
    assert_eq!((counts.misses, counts.joined + counts.hits), (1, 99));
}

#[tokio::test]
async fn a_failure_belongs_to_the_one_who_asked_and_is_not_kept() {
    let (cache, _clock) = cache();
    let failed = cache
        .get_or_load::<String, _>(Kind::Place, "k", async { Err("no answer") })
        .await;
    assert_eq!(failed, Err("no answer"));
    assert_eq!(get(&cache, "k".into(), "value").await, "value");
    let counts = counts(&cache, Kind::Place);
    assert_eq!((counts.failures, counts.misses, counts.entries), (1, 2, 1));
}

#[tokio::test]
async fn those_who_waited_for_a_failure_ask_the_source_themselves() {
    let (cache, _clock) = cache();
    let (runs, tell, loader) = slow();
    let leader = tokio::spawn({
        let cache = cache.clone();
        async move { cache.get_or_load(Kind::Place, "k", loader).await }
    });
    runs.await.expect("the loader runs");
    let waiting = get(&cache, "k".into(), "mine");
    let fail = async { drop(tell) };
    let (mine, ()) = tokio::join!(waiting, fail);
    assert_eq!(mine, "mine");
    let failed = leader.await.expect("no panic");
    assert_eq!(failed, Err("the source broke off".to_owned()));
}

#[tokio::test]
async fn somebody_takes_over_when_a_loader_is_cancelled_or_panics() {
    let (cache, _clock) = cache();
    for panics in [false, true] {
        let (runs, tell, loader) = slow();
        let leader = tokio::spawn({
            let cache = cache.clone();
            async move {
                let loader = async {
                    let value = loader.await;
                    assert!(!panics, "as it was told");
                    value
                };
                cache.get_or_load(Kind::Place, "k", loader).await
            }
        });
        runs.await.expect("the loader runs");
        let end = async {
            if panics {
                tell.send("never seen".to_owned()).expect("the loader waits");
            } else {
                leader.abort();
            }
            assert!(leader.await.is_err());
        };
        let (mine, ()) = tokio::join!(get(&cache, "k".into(), "mine"), end);
        assert_eq!(mine, "mine");
        assert_eq!(
            get(&cache, "k".into(), "unused").await,
            "mine",
            "and what it loaded is kept"
        );
        cache.evict(Kind::Place, "k");
    }
}

#[tokio::test]
async fn an_evicted_value_is_loaded_again() {
    let (cache, _clock) = cache();
    get(&cache, "k".into(), "old").await;
    get(&cache, "other".into(), "old").await;
    cache.evict(Kind::Place, "k");
    assert_eq!(get(&cache, "k".into(), "new").await, "new");
    assert_eq!(get(&cache, "other".into(), "new").await, "old");
    cache.clear();
    assert_eq!(get(&cache, "k".into(), "newer").await, "newer");
    assert_eq!(get(&cache, "other".into(), "newer").await, "newer");
}

#[tokio::test]
async fn an_eviction_beats_a_load_that_is_under_way() {
    for (key, clears) in [
        (Key::from("k"), false),
        (Key::in_group("user", "k"), false),
        (Key::from("k"), true),
    ] {
        let (cache, _clock) = cache();
        let (runs, tell, loader) = slow();
        let load = cache.get_or_load(Kind::Place, key, loader);
        let meanwhile = async {
            runs.await.expect("the loader runs");
            // The source is written now: what the loader read before is old.
            match key.group {
                _ if clears => cache.clear(),
                None => cache.evict(Kind::Place, key),
                Some(group) => cache.evict_group(Kind::Place, group),
            }
            assert_eq!(get(&cache, key, "new").await, "new", "nobody joins the old load");
            tell.send("old".to_owned()).expect("the loader waits");
        };
        let (old, ()) = tokio::join!(load, meanwhile);
        assert_eq!(
            old.as_deref(),
            Ok(&"old".to_owned()),
            "it was asked for before the write"
        );
        assert_eq!(
            get(&cache, key, "newer").await,
            "new",
            "the old value did not replace the new one"
        );

        let (runs, tell, loader) = slow();
        cache.clear();
        let load = cache.get_or_load(Kind::Place, key, loader);
        let meanwhile = async {
            runs.await.expect("the loader runs");
            match key.group {
                _ if clears => cache.clear(),
                None => cache.evict(Kind::Place, key),
                Some(group) => cache.evict_group(Kind::Place, group),
            }
            tell.send("old".to_owned()).expect("the loader waits");
        };
        tokio::join!(load, meanwhile).0.expect("loaded");
        assert_eq!(get(&cache, key, "new").await, "new", "the old value was not kept");
    }
}

#[tokio::test]
async fn while_a_group_is_changed_nothing_of_it_is_kept() {
    let (cache, _clock) = cache();
    let key = Key::in_group("ada", "page=1");
    get(&cache, key, "old").await;
    let change = cache.change_group(Kind::Place, "ada");
    assert_eq!(get(&cache, key, "before").await, "before", "the source is asked");
    assert_eq!(get(&cache, key, "committed").await, "committed", "each time");
    assert_eq!(
        get(&cache, Key::in_group("bob", "page=1"), "bob's").await,
        "bob's",
        "others go on"
    );
    let another = cache.change_group(Kind::Place, "ada");
    drop(change);
    assert_eq!(
        get(&cache, key, "again").await,
        "again",
        "the other change goes on"
    );
    drop(another);
    assert_eq!(
        get(&cache, key, "new").await,
        "new",
        "what was kept before is forgotten"
    );
    assert_eq!(
        get(&cache, key, "newer").await,
        "new",
        "and from now on it is kept"
    );
}

#[tokio::test]
async fn a_group_is_evicted_as_one() {
    let (cache, _clock) = cache();
    let pages = ["page=1", "page=2"];
    for page in pages {
        get(&cache, Key::in_group("ada", page), "old").await;
        get(&cache, Key::in_group("bob", page), "old").await;
    }
    cache.evict_group(Kind::TripList, "ada");
    assert_eq!(
        get(&cache, Key::in_group("ada", "page=1"), "new").await,
        "old",
        "groups belong to a kind"
    );
    cache.evict_group(Kind::Place, "ada");
    for page in pages {
        assert_eq!(get(&cache, Key::in_group("ada", page), "new").await, "new");
        assert_eq!(get(&cache, Key::in_group("bob", page), "new").await, "old");
    }
    cache.evict(Kind::Place, Key::in_group("bob", "page=1"));
    assert_eq!(get(&cache, Key::in_group("bob", "page=1"), "new").await, "new");
    assert_eq!(get(&cache, Key::in_group("bob", "page=2"), "new").await, "old");
}

#[tokio::test]
async fn each_value_ends_within_a_tenth_of_its_time() {
    let (cache, clock) = cache();
    let keys: Vec<String> = (0..200).map(|number| number.to_string()).collect();
    for key in &keys {
        get(&cache, key.into(), "old").await;
    }
    let mut fresh = Vec::new();
    // A place is kept for 14,400 s: from 12,960 to 15,840.
    clock.advance(Duration::from_secs(12_959));
    for _ in 0..4 {
        let mut kept = 0;
        for key in &keys {
            // A load that fails shows whether the value is there, and changes nothing.
            let there = cache
                .get_or_load::<String, ()>(Kind::Place, key, async { Err(()) })
                .await;
            kept += u32::from(there.is_ok());
        }
        fresh.push(kept);
        clock.advance(Duration::from_secs(961));
    }
    assert_eq!((fresh[0], fresh[3]), (200, 0));
    assert!(
        fresh[1] > 100 && fresh[1] < 170,
        "chance spreads them evenly: {fresh:?}"
    );
    assert!(fresh[2] > 30 && fresh[2] < 100, "{fresh:?}");
}

#[tokio::test]
async fn keeps_no_more_than_its_bound() {
    let clock = FakeClock::default();
    let config = CacheConfig {
        entries: 50,
        ..CacheConfig::default()
    };
    let cache = Cache::new(config, clock.world());
    for number in 0..500 {
        get(&cache, (&number.to_string()).into(), "value").await;
    }
    assert!(counts(&cache, Kind::Place).entries <= 50);
}

#[tokio::test]
async fn a_value_of_another_type_counts_as_none() {
    let (cache, _clock) = cache();
    get(&cache, "k".into(), "text").await;
    let number = cache
        .get_or_load(Kind::Place, "k", async { Ok::<u32, ()>(7) })
        .await;
    assert_eq!(number.as_deref(), Ok(&7));
}

#[test]
fn each_kind_is_kept_for_the_time_of_the_contract() {
    let config = CacheConfig::default();
    let minutes: Vec<(&str, u64)> = Kind::ALL
        .iter()
        .map(|kind| (kind.name(), kind.keep(&config.keep).as_secs() / 60))
        .collect();
    let expected = [
        ("session", 30),
        ("profile", 30),
        ("trip-list", 5),
        ("itinerary", 30),
        ("place", 240),
        ("nearby", 60),
        ("hours", 60),
        ("route", 1440),
        ("weather", 360),
        ("weather-now", 15),
        ("recommendation", 1440),
        ("model", 60),
    ];
    assert_eq!(minutes, expected);
    assert_eq!((config.entries, config.level1_seconds), (1000, 300));
}
