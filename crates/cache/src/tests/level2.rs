//! The level that processes share.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use platform::World;
use test_support::FakeClock;
use tokio::sync::Notify;

use super::{counts, get, loaded};
use crate::{Cache, CacheConfig, Key, Kind, Level2, Level2Error};

/// A second level in memory, which can be down, and slow to put.
#[derive(Default)]
struct Fake {
    values: Mutex<BTreeMap<String, (Bytes, Duration)>>,
    is_down: AtomicBool,
    hangs: AtomicBool,
    calls: AtomicU32,
    done: Notify,
}

impl Fake {
    async fn call(&self) -> Result<(), Level2Error> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        if self.hangs.load(Ordering::SeqCst) {
            std::future::pending::<()>().await;
        }
        if self.is_down.load(Ordering::SeqCst) {
            return Err(Level2Error {
                reason: "down".to_owned(),
            });
        }
        Ok(())
    }

    fn values(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, (Bytes, Duration)>> {
        self.values.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn calls(&self) -> u32 {
        self.calls.swap(0, Ordering::SeqCst)
    }
}

#[async_trait]
impl Level2 for Fake {
    async fn get(&self, key: &str) -> Result<Option<Bytes>, Level2Error> {
        self.call().await?;
        Ok(self.values().get(key).map(|(value, _)| value.clone()))
    }

    async fn put(&self, key: &str, value: Bytes, keep: Duration) -> Result<(), Level2Error> {
        self.call().await?;
        self.values().insert(key.to_owned(), (value, keep));
        self.done.notify_one();
        Ok(())
    }

    async fn delete(&self, key: &str) -> Result<(), Level2Error> {
        self.call().await?;
        self.values().remove(key);
        self.done.notify_one();
        Ok(())
    }
}

struct Processes {
    fake: Arc<Fake>,
    clock: FakeClock,
    one: Cache,
    other: Cache,
}

/// Two processes over one second level.
fn processes() -> Processes {
    let fake = Arc::new(Fake::default());
    let clock = FakeClock::default();
    let world: World = clock.world();
    let cache = || Cache::with_level2(CacheConfig::default(), world.clone(), fake.clone());
    Processes {
        one: cache(),
        other: cache(),
        fake,
        clock,
    }
}

impl Processes {
    /// Loads a value in one process and waits until the second level has it.
    async fn share(&self, key: &str, value: &str) {
        get(&self.one, key.into(), value).await;
        self.fake.done.notified().await;
        self.clock.advance(Duration::from_millis(1));
    }
}

#[tokio::test]
async fn another_process_finds_what_one_has_loaded() {
    let processes = processes();
    processes.share("k", "value").await;
    assert_eq!(get(&processes.other, "k".into(), "unused").await, "value");
    assert_eq!(get(&processes.other, "k".into(), "unused").await, "value");
    let counts = counts(&processes.other, Kind::Place);
    assert_eq!((counts.shared_hits, counts.hits, counts.misses), (1, 1, 0));
    let keep = processes.fake.values().values().next().expect("a value").1;
    assert!(
        keep >= Duration::from_mins(216) && keep <= Duration::from_mins(264),
        "{keep:?}"
    );
}

#[tokio::test]
async fn bytes_are_shared_as_they_are() {
    let processes = processes();
    let body = Bytes::from_static(b"\x00\xff not JSON");
    let load = async || Ok::<_, ()>(body.clone());
    processes
        .one
        .get_bytes_or_load(Kind::Itinerary, "k", load())
        .await
        .expect("loaded");
    processes.fake.done.notified().await;
    processes.clock.advance(Duration::from_millis(1));
    let found = processes
        .other
        .get_bytes_or_load(Kind::Itinerary, "k", async { Err(()) })
        .await;
    assert_eq!(found, Ok(body));
}

#[tokio::test]
async fn the_process_keeps_a_value_for_five_minutes_and_the_second_level_for_its_time() {
    let processes = processes();
    processes.share("k", "value").await;
    processes.fake.calls();
    processes.clock.advance(Duration::from_secs(269));
    get(&processes.one, "k".into(), "unused").await;
    assert_eq!(processes.fake.calls(), 0);
    processes.clock.advance(Duration::from_secs(62));
    assert_eq!(get(&processes.one, "k".into(), "unused").await, "value");
    assert_eq!(
        processes.fake.calls(),
        1,
        "asked again after five minutes and a tenth"
    );
    // The second level may give out what should have ended; the value says until when it holds.
    processes.clock.advance(Duration::from_mins(264));
    assert_eq!(get(&processes.one, "k".into(), "new").await, "new");
}

#[tokio::test]
async fn an_eviction_deletes_the_shared_value() {
    let processes = processes();
    processes.share("k", "old").await;
    processes.one.evict(Kind::Place, "k");
    processes.fake.done.notified().await;
    assert!(processes.fake.values().is_empty());
    assert_eq!(get(&processes.other, "k".into(), "new").await, "new");
}

#[tokio::test]
async fn an_evicted_value_is_not_read_while_its_deletion_is_on_the_way() {
    let processes = processes();
    processes.share("k", "old").await;
    processes.one.evict(Kind::Place, "k");
    // Nothing has run since, so the shared value is still there.
    assert_eq!(processes.fake.values().len(), 1);
    let Ok::<_, std::convert::Infallible>(value) =
        processes.one.get_or_load(Kind::Place, "k", loaded("new")).await;
    assert_eq!(*value, "new");
}

#[tokio::test]
async fn a_load_that_an_eviction_overtook_is_not_shared() {
    let processes = processes();
    let load = async {
        processes.one.evict(Kind::Place, "k");
        loaded("old").await
    };
    let Ok(value) = processes.one.get_or_load(Kind::Place, "k", load).await;
    assert_eq!(*value, "old");
    processes.fake.done.notified().await;
    assert!(processes.fake.values().is_empty());
    processes.clock.advance(Duration::from_millis(1));
    assert_eq!(get(&processes.one, "k".into(), "new").await, "new");
}

#[tokio::test(start_paused = true)]
async fn a_second_level_that_is_down_costs_one_retry_and_never_an_error() {
    let processes = processes();
    processes.fake.is_down.store(true, Ordering::SeqCst);
    let before = tokio::time::Instant::now();
    assert_eq!(get(&processes.one, "k".into(), "source").await, "source");
    assert_eq!(before.elapsed(), Duration::from_millis(100));
    assert_eq!(processes.fake.calls(), 2);

    for number in 0..10 {
        let key = format!("further {number}");
        assert_eq!(get(&processes.one, (&key).into(), "source").await, "source");
    }
    assert_eq!(
        before.elapsed(),
        Duration::from_millis(100),
        "it is left alone for a while"
    );
    assert_eq!(processes.fake.calls(), 0);

    processes.fake.is_down.store(false, Ordering::SeqCst);
    processes.clock.advance(Duration::from_secs(1));
    processes.share("later", "value").await;
    assert_eq!(
        get(&processes.other, "later".into(), "unused").await,
        "value",
        "and comes back by itself"
    );
}

#[tokio::test(start_paused = true)]
async fn a_second_level_that_hangs_is_given_a_bounded_time() {
    let processes = processes();
    processes.fake.hangs.store(true, Ordering::SeqCst);
    let before = tokio::time::Instant::now();
    assert_eq!(get(&processes.one, "k".into(), "source").await, "source");
    assert_eq!(before.elapsed(), Duration::from_millis(250 + 100 + 250));
}

#[tokio::test(start_paused = true)]
async fn what_could_not_be_deleted_is_not_read_any_more() {
    let processes = processes();
    processes.share("k", "old").await;
    processes.fake.is_down.store(true, Ordering::SeqCst);
    processes.one.evict(Kind::Place, "k");
    // Evictions of so many other keys follow that this one is not remembered by itself.
    for number in 0..20_000 {
        processes.one.evict(Kind::Place, &format!("other {number}"));
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    processes.fake.is_down.store(false, Ordering::SeqCst);
    processes.clock.advance(Duration::from_secs(10));
    assert_eq!(get(&processes.one, "k".into(), "new").await, "new");
}

#[tokio::test]
async fn values_in_groups_stay_in_the_process() {
    let processes = processes();
    get(&processes.one, Key::in_group("ada", "page=1"), "value").await;
    assert_eq!(processes.fake.calls(), 0);
    assert_eq!(
        get(&processes.other, Key::in_group("ada", "page=1"), "own").await,
        "own"
    );
}

#[tokio::test]
async fn what_another_version_wrote_is_loaded_anew() {
    let processes = processes();
    processes.share("k", "text").await;
    let number = processes
        .other
        .get_or_load(Kind::Place, "k", async { Ok::<u32, ()>(7) })
        .await;
    assert_eq!(number.as_deref(), Ok(&7));
    let garbage = (Bytes::from_static(b"short"), Duration::ZERO);
    processes.fake.values().insert("place//other".to_owned(), garbage);
    assert_eq!(get(&processes.one, "other".into(), "source").await, "source");
}
