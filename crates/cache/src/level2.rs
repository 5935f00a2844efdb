//! The level that processes share.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use bytes::{BufMut, Bytes, BytesMut};
use moka::policy::EvictionPolicy;
use moka::sync::Cache as Moka;
use platform::World;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use crate::config::CacheConfig;
use crate::entry::Form;
use crate::owed::{Debt, Owed};

/// How long after a failure the one further try comes.
const RETRY_AFTER: Duration = Duration::from_millis(100);
/// For how long the shared level is left alone after it failed twice, so that not every request pays for it.
const REST_MS: i64 = 1000;
/// How long after a failure evictions that are owed are tried again.
const BETWEEN_PAYMENTS: Duration = Duration::from_secs(1);
/// How many values may be on their way to the shared level; further ones are not sent.
const MOST_PUTS: usize = 64;
/// How many evictions are remembered. It has to cover those of the longest load, not more.
const MOST_EVICTIONS: u64 = 10_000;
/// Two instants stand before each value: when its load began, and until when it is kept.
const HEADER: usize = 16;

/// The shared level did not do what it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the shared cache failed: {reason}")]
pub struct Level2Error {
    /// Why.
    pub reason: String,
}

/// What a process hears of the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// From now on it hears everything.
    Listening {
        /// When everything was evicted the last time, in milliseconds since 1970.
        cleared: Option<i64>,
    },
    /// Another process has evicted the value of a key.
    Evicted(String),
    /// Another process has evicted everything.
    Cleared,
}

/// A cache that processes share, such as Redis.
///
/// The callers bound the time of each call, try once more after 100 ms, and then do without: it costs speed, never an
/// error.
#[async_trait]
pub trait Level2: Send + Sync {
    /// The value of a key.
    async fn get(&self, key: &str) -> Result<Option<Bytes>, Level2Error>;

    /// Keeps a value for `keep`, unless the key has one, or was evicted since the load of the value began, `took` ago.
    async fn put(&self, key: &str, value: Bytes, keep: Duration, took: Duration) -> Result<(), Level2Error>;

    /// Forgets a value, and tells the other processes. Done twice, it has the same effect.
    async fn evict(&self, key: &str) -> Result<(), Level2Error>;

    /// Notes that everything was evicted at this instant, and tells the other processes.
    async fn clear(&self, at: i64) -> Result<(), Level2Error>;

    /// Hands on what other processes say, until that is no longer possible.
    async fn listen(&self, hear: &(dyn Fn(Heard) + Send + Sync)) -> Level2Error;
}

/// The shared level with what this process knows about it. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Shared(Arc<Parts>);

struct Parts {
    level2: Arc<dyn Level2>,
    world: World,
    timeout: Duration,
    puts: Arc<Semaphore>,
    /// When a key was evicted here: what was loaded before is not read any more, even if its deletion or an earlier
    /// put is still on the way.
    evicted: Moka<String, i64>,
    /// Values that were loaded before this instant are not read: an eviction could not be carried out.
    distrusted: AtomicI64,
    rests_until: AtomicI64,
    /// Whether this process is told what others evict. Otherwise nothing is read: a value may have been evicted, and a
    /// server that comes back may have the values of before.
    listens: AtomicBool,
    owed: Owed,
}

impl Shared {
    pub(crate) fn new(level2: Arc<dyn Level2>, config: &CacheConfig, world: World) -> Self {
        Self(Arc::new(Parts {
            level2,
            world,
            timeout: Duration::from_millis(config.level2_timeout_ms.max(1)),
            puts: Arc::new(Semaphore::new(MOST_PUTS)),
            evicted: Moka::builder()
                .max_capacity(MOST_EVICTIONS)
                .eviction_policy(EvictionPolicy::lru())
                .build(),
            distrusted: AtomicI64::new(i64::MIN),
            rests_until: AtomicI64::new(i64::MIN),
            listens: AtomicBool::new(false),
            owed: Owed::default(),
        }))
    }

    pub(crate) fn level2(&self) -> Arc<dyn Level2> {
        Arc::clone(&self.0.level2)
    }

    /// Whether this process is told what others evict.
    pub(crate) fn listens(&self) -> bool {
        self.0.listens.load(Ordering::SeqCst)
    }

    /// Notes that it is, or is no longer; gives what held before.
    pub(crate) fn set_listens(&self, listens: bool) -> bool {
        self.0.listens.swap(listens, Ordering::SeqCst)
    }

    /// Another process has evicted a key: what was loaded before now is not read any more.
    pub(crate) fn note_eviction(&self, key: &str) {
        self.0.evicted.insert(key.to_owned(), self.0.world.now_ms());
    }

    /// What was loaded until an instant is not read any more.
    pub(crate) fn distrust_until(&self, instant: i64) {
        self.0.distrusted.fetch_max(instant, Ordering::Relaxed);
    }

    /// The value of a key and until when it is kept.
    pub(crate) async fn get<T>(&self, key: &str, form: impl Form<T>) -> Option<(T, i64)> {
        let parts = &self.0;
        if parts.rests() || !self.listens() {
            return None;
        }
        let found = parts.attempt(|| parts.level2.get(key)).await.ok()??;
        let (since, until, body) = unpacked(&found)?;
        if since <= parts.last_eviction(key) || until <= parts.world.now_ms() {
            return None;
        }
        match form.read(body) {
            Ok(value) => Some((value, until)),
            Err(error) => {
                // Another version wrote it.
                tracing::debug!(cause = %error, "a value of the shared cache could not be read");
                None
            }
        }
    }

    /// Keeps a value whose load began at `since`, in the background.
    pub(crate) fn put(&self, key: &str, body: Result<Bytes, serde_json::Error>, since: i64, until: i64) {
        let body = match body {
            Ok(body) => body,
            Err(error) => {
                return tracing::error!(cause = %error, "a value has no JSON form and cannot be shared");
            }
        };
        let Ok(permit) = self.0.puts.clone().try_acquire_owned() else {
            return;
        };
        if self.0.rests() || !self.listens() {
            return;
        }
        let (parts, key) = (self.0.clone(), key.to_owned());
        tokio::spawn(async move {
            let packed = packed(since, until, &body);
            let put = || {
                let now = parts.world.now_ms();
                let (keep, took) = (between(now, until), between(since, now));
                parts.level2.put(&key, packed.clone(), keep, took)
            };
            if parts.attempt(put).await.is_ok() && since <= parts.last_eviction(&key) {
                parts.delete(&key).await;
            }
            drop(permit);
        });
    }

    /// Forgets a value: at once for this process, in the background for all.
    pub(crate) fn evict(&self, key: &str) {
        let parts = self.0.clone();
        parts.evicted.insert(key.to_owned(), parts.world.now_ms());
        let Ok(runtime) = Handle::try_current() else {
            return self.distrust();
        };
        let key = key.to_owned();
        runtime.spawn(async move { parts.delete(&key).await });
    }

    /// Forgets everything: at once for this process, in the background for all.
    pub(crate) fn clear(&self) {
        let parts = self.0.clone();
        parts.distrust();
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move {
                let now = parts.world.now_ms();
                if parts.attempt(|| parts.level2.clear(now)).await.is_err() {
                    parts.owe(Debt::Everything);
                }
            });
        }
    }

    /// Reads nothing any more that was loaded until now.
    fn distrust(&self) {
        self.0.distrust();
    }
}

impl Parts {
    fn distrust(&self) {
        self.distrusted.fetch_max(self.world.now_ms(), Ordering::Relaxed);
    }

    fn rests(&self) -> bool {
        self.world.now_ms() < self.rests_until.load(Ordering::Relaxed)
    }

    fn last_eviction(&self, key: &str) -> i64 {
        let distrusted = self.distrusted.load(Ordering::Relaxed);
        self.evicted
            .get(key)
            .map_or(distrusted, |evicted| evicted.max(distrusted))
    }

    /// Deletes a value; where that fails, everything older than now is out of reach for this process, and it is tried
    /// again until it is done, for the others' sake.
    async fn delete(self: &Arc<Self>, key: &str) {
        if self.rests() || self.attempt(|| self.level2.evict(key)).await.is_err() {
            self.distrust();
            self.owe(Debt::Key(key.to_owned()));
        }
    }

    fn owe(self: &Arc<Self>, debt: Debt) {
        if self.owed.note(debt) {
            tokio::spawn(Arc::clone(self).pay());
        }
    }

    /// Tries what is owed until nothing is.
    async fn pay(self: Arc<Self>) {
        loop {
            sleep(BETWEEN_PAYMENTS).await;
            loop {
                let Some(debt) = self.owed.take() else {
                    return;
                };
                let paid = match &debt {
                    Debt::Key(key) => self.once(self.level2.evict(key)).await,
                    Debt::Everything => self.once(self.level2.clear(self.world.now_ms())).await,
                };
                if paid.is_err() {
                    self.owed.note(debt);
                    break;
                }
            }
        }
    }

    /// Tries twice, each for a bounded time.
    async fn attempt<T, F>(&self, call: impl Fn() -> F) -> Result<T, Level2Error>
    where
        F: Future<Output = Result<T, Level2Error>>,
    {
        match self.once(call()).await {
            Ok(value) => return Ok(value),
            Err(_first) => sleep(RETRY_AFTER).await,
        }
        self.once(call()).await.inspect_err(|error| {
            self.rests_until
                .store(self.world.now_ms() + REST_MS, Ordering::Relaxed);
            metrics::counter!("cache_shared_failures_total").increment(1);
            tracing::warn!(cause = %error, "the shared cache does not answer; the sources are asked instead");
        })
    }

    async fn once<T>(&self, call: impl Future<Output = Result<T, Level2Error>>) -> Result<T, Level2Error> {
        timeout(self.timeout, call).await.unwrap_or_else(|_elapsed| {
            Err(Level2Error {
                reason: format!("no answer within {} ms", self.timeout.as_millis()),
            })
        })
    }
}

/// Milliseconds from one instant to another; none where the other is earlier.
fn between(from: i64, to: i64) -> Duration {
    Duration::from_millis(u64::try_from(to.saturating_sub(from)).unwrap_or(0))
}

fn packed(since: i64, until: i64, body: &[u8]) -> Bytes {
    let mut packed = BytesMut::with_capacity(HEADER + body.len());
    packed.put_i64(since);
    packed.put_i64(until);
    packed.put_slice(body);
    packed.freeze()
}

fn unpacked(packed: &Bytes) -> Option<(i64, i64, Bytes)> {
    let header: &[u8; HEADER] = packed.first_chunk()?;
    let (since, until) = header.split_at(HEADER / 2);
    let since = i64::from_be_bytes(since.try_into().ok()?);
    let until = i64::from_be_bytes(until.try_into().ok()?);
    Some((since, until, packed.slice(HEADER..)))
}
