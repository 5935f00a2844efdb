//! The level that processes share.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use platform::World;
use test_support::FakeClock;
use tokio::sync::{Notify, broadcast};

use super::{counts, get, loaded};
use crate::{Cache, CacheConfig, Heard, Key, Kind, Level2, Level2Error};

/// A second level in memory, which can be down, and slow to put.
#[derive(Default)]
struct Fake {
    values: Mutex<BTreeMap<String, (Bytes, Duration)>>,
    is_down: AtomicBool,
    hangs: AtomicBool,
    calls: AtomicU32,
    done: Notify,
    /// What was said, to everybody: whoever has said it hears it as well.
    said: OnceLock<broadcast::Sender<Heard>>,
    /// Breaks the channel off.
    breaks: Notify,
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

    fn said(&self) -> &broadcast::Sender<Heard> {
        self.said.get_or_init(|| broadcast::channel(100).0)
    }

    fn say(&self, heard: Heard) {
        // Nobody may be listening.
        if self.said().send(heard).is_err() {
            println!("nobody listens");
        }
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

    async fn put(&self, key: &str, value: Bytes, keep: Duration, _took: Duration) -> Result<(), Level2Error> {
        self.call().await?;
        self.values().insert(key.to_owned(), (value, keep));
        self.done.notify_one();
        Ok(())
    }

    async fn evict(&self, key: &str) -> Result<(), Level2Error> {
        self.call().await?;
        self.values().remove(key);
        self.say(Heard::Evicted(key.to_owned()));
        self.done.notify_one();
        Ok(())
    }

    async fn clear(&self, _at: i64) -> Result<(), Level2Error> {
        self.call().await?;
        self.say(Heard::Cleared);
        self.done.notify_one();
        Ok(())
    }

    async fn listen(&self, hear: &(dyn Fn(Heard) + Send + Sync)) -> Level2Error {
        let mut said = self.said().subscribe();
        if !self.is_down.load(Ordering::SeqCst) {
            hear(Heard::Listening { cleared: None });
            loop {
                tokio::select! {
                    heard = said.recv() => hear(heard.expect("it was not too much")),
                    () = self.breaks.notified() => break,
                }
            }
        }
        Level2Error {
            reason: "the channel is broken".to_owned(),
        }
    }
}

struct Processes {
    fake: Arc<Fake>,
    clock: FakeClock,
    one: Cache,
    other: Cache,
}

/// Two processes over one second level, which hear each other.
async fn processes() -> Processes {
    let fake = Arc::new(Fake::default());
    let clock = FakeClock::default();
    let world: World = clock.world();
    let cache = || Cache::with_level2(CacheConfig::default(), world.clone(), fake.clone());
    let processes = Processes {
        one: cache(),
        other: cache(),
        fake,
        clock,
    };
    until(|| processes.one.hears_others() && processes.other.hears_others()).await;
    processes
}

/// Lets the others run until something holds.
async fn until(holds: impl Fn() -> bool) {
    for _ in 0..10_000 {
        if holds() {
            return;
        }
        tokio::task::yield_now().await;
    }
    panic!("it never comes to that");
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
    let processes = processes().await;
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
    let processes = processes().await;
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
    let processes = processes().await;
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
    let processes = processes().await;
    processes.share("k", "old").await;
    processes.one.evict(Kind::Place, "k");
    processes.fake.done.notified().await;
    assert!(processes.fake.values().is_empty());
    assert_eq!(get(&processes.other, "k".into(), "new").await, "new");
}

#[tokio::test]
async fn an_evicted_value_is_not_read_while_its_deletion_is_on_the_way() {
    let processes = processes().await;
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
    let processes = processes().await;
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
    let processes = processes().await;
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
    let processes = processes().await;
    processes.fake.hangs.store(true, Ordering::SeqCst);
    let before = tokio::time::Instant::now();
    assert_eq!(get(&processes.one, "k".into(), "source").await, "source");
    assert_eq!(before.elapsed(), Duration::from_millis(250 + 100 + 250));
}

#[tokio::test(start_paused = true)]
async fn what_could_not_be_deleted_is_not_read_any_more() {
    let processes = processes().await;
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
async fn values_in_groups_are_not_kept_where_others_may_change_their_source() {
    let processes = processes().await;
    for source in ["value", "changed elsewhere"] {
        let key = Key::in_group("ada", "page=1");
        assert_eq!(get(&processes.one, key, source).await, source);
    }
    assert_eq!(processes.fake.calls(), 0);
    assert_eq!(counts(&processes.one, Kind::Place).entries, 0);
}

#[tokio::test]
async fn what_one_process_evicts_the_other_forgets() {
    let processes = processes().await;
    processes.share("k", "old").await;
    assert_eq!(get(&processes.other, "k".into(), "unused").await, "old");
    processes.clock.advance(Duration::from_millis(1));
    processes.one.evict(Kind::Place, "k");
    until(|| counts(&processes.other, Kind::Place).entries == 0).await;
    processes.clock.advance(Duration::from_millis(1));
    assert_eq!(get(&processes.other, "k".into(), "new").await, "new");

    until(|| !processes.fake.values().is_empty()).await;
    processes.clock.advance(Duration::from_millis(1));
    processes.one.clear();
    until(|| counts(&processes.other, Kind::Place).entries == 0).await;
    // The shared value is still there, and older than the word.
    assert!(!processes.fake.values().is_empty());
    assert_eq!(get(&processes.other, "k".into(), "newer").await, "newer");
}

#[tokio::test]
async fn a_load_that_another_process_overtook_is_not_kept() {
    let processes = processes().await;
    let load = async {
        processes.one.evict(Kind::Place, "k");
        processes.fake.done.notified().await;
        tokio::task::yield_now().await;
        tokio::task::yield_now().await;
        loaded("old").await
    };
    let Ok(value) = processes.other.get_or_load(Kind::Place, "k", load).await;
    assert_eq!(*value, "old");
    assert_eq!(get(&processes.other, "k".into(), "new").await, "new");
}

#[tokio::test(start_paused = true)]
async fn without_the_word_of_others_values_are_kept_for_five_seconds() {
    let processes = processes().await;
    processes.share("k", "value").await;
    processes.fake.is_down.store(true, Ordering::SeqCst);
    processes.fake.breaks.notify_waiters();
    until(|| !processes.one.hears_others()).await;
    assert_eq!(
        get(&processes.one, "k".into(), "source").await,
        "source",
        "what was kept may be old"
    );
    processes.clock.advance(Duration::from_millis(4400));
    assert_eq!(get(&processes.one, "k".into(), "unused").await, "source");
    processes.clock.advance(Duration::from_millis(1200));
    assert_eq!(get(&processes.one, "k".into(), "later").await, "later");

    processes.fake.is_down.store(false, Ordering::SeqCst);
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(processes.one.hears_others(), "it listens again by itself");
}

#[tokio::test(start_paused = true)]
async fn what_could_not_be_evicted_is_evicted_later() {
    let processes = processes().await;
    processes.share("k", "old").await;
    processes.fake.is_down.store(true, Ordering::SeqCst);
    processes.one.evict(Kind::Place, "k");
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(processes.fake.values().len(), 1);
    processes.fake.is_down.store(false, Ordering::SeqCst);
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert!(processes.fake.values().is_empty());
}

#[tokio::test]
async fn what_another_version_wrote_is_loaded_anew() {
    let processes = processes().await;
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
