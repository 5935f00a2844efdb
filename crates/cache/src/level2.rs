//! The level that processes share.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
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

/// How long after a failure the one further try comes.
const RETRY_AFTER: Duration = Duration::from_millis(100);
/// For how long the shared level is left alone after it failed twice, so that not every request pays for it.
const REST_MS: i64 = 1000;
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

/// A cache that processes share, such as Redis.
///
/// The callers bound the time of each call, try once more after 100 ms, and then do without: it costs speed, never an
/// error. A value that one process evicts may stay in the first level of another for `level1_seconds`; where that is
/// too long, the version belongs into the key.
#[async_trait]
pub trait Level2: Send + Sync {
    /// The value of a key.
    async fn get(&self, key: &str) -> Result<Option<Bytes>, Level2Error>;

    /// Keeps a value for that long.
    async fn put(&self, key: &str, value: Bytes, keep: Duration) -> Result<(), Level2Error>;

    /// Forgets a value.
    async fn delete(&self, key: &str) -> Result<(), Level2Error>;
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
        }))
    }

    /// The value of a key and until when it is kept.
    pub(crate) async fn get<T>(&self, key: &str, form: impl Form<T>) -> Option<(T, i64)> {
        let parts = &self.0;
        if parts.rests() {
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
        if self.0.rests() {
            return;
        }
        let (parts, key) = (self.0.clone(), key.to_owned());
        tokio::spawn(async move {
            let keep = u64::try_from(until - parts.world.now_ms()).unwrap_or(0);
            let packed = packed(since, until, &body);
            let put = || {
                parts
                    .level2
                    .put(&key, packed.clone(), Duration::from_millis(keep))
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

    /// Reads nothing any more that was loaded until now.
    pub(crate) fn distrust(&self) {
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

    /// Deletes a value; where that fails, everything older than now is out of reach for this process.
    async fn delete(&self, key: &str) {
        if self.rests() || self.attempt(|| self.level2.delete(key)).await.is_err() {
            self.distrust();
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
