//! The cache itself.

use std::sync::{Arc, Weak};
use std::time::Duration;

use bytes::Bytes;
use moka::policy::EvictionPolicy;
use moka::sync::Cache as Moka;
use platform::World;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::runtime::Handle;
use tokio::time::sleep;

use crate::config::CacheConfig;
use crate::counts::{self, Counters, Counts, count};
use crate::entry::{AsIs, AsJson, Entry, Form, HereOnly, with_jitter};
use crate::flight::{Flights, Landing, Lead, Part};
use crate::groups::{GroupChange, Groups};
use crate::key::Key;
use crate::kind::Kind;
use crate::level2::{Heard, Level2, Level2Error, Shared};

/// How long after the shared level fell silent it is listened to again.
const LISTEN_AGAIN: Duration = Duration::from_millis(500);

/// Where a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was there, in the process or in the shared level.
    Hit,
    /// Somebody else was loading it already.
    Joined,
    /// It was loaded.
    Miss,
}

/// A cache; cheap to clone, and clones share their values.
#[derive(Clone)]
pub struct Cache(Arc<Inner>);

struct Inner {
    config: CacheConfig,
    world: World,
    level1: Moka<String, Entry>,
    groups: Arc<Groups>,
    flights: Flights,
    counters: Arc<[Counters; Kind::ALL.len()]>,
    shared: Option<Shared>,
}

/// A key as it is kept.
struct FullKey {
    text: String,
    /// Whether the second level may have it too.
    is_shared: bool,
    /// Whether it is kept at all.
    is_kept: bool,
}

impl Cache {
    /// A cache within the process.
    pub fn new(config: CacheConfig, world: World) -> Self {
        Self::build(config, world, None)
    }

    /// A cache with a level behind it that processes share. Within a runtime, it listens from now on to what the others
    /// evict; it reads nothing there before it is heard.
    pub fn with_level2(config: CacheConfig, world: World, level2: Arc<dyn Level2>) -> Self {
        let shared = Shared::new(level2, &config, world.clone());
        let cache = Self::build(config, world, Some(shared));
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(listen(Arc::downgrade(&cache.0)));
        }
        cache
    }

    fn build(config: CacheConfig, world: World, shared: Option<Shared>) -> Self {
        let counters: Arc<[Counters; Kind::ALL.len()]> = Arc::default();
        let on_removal = counters.clone();
        let level1 = Moka::builder()
            .max_capacity(config.entries)
            // Keys name versions: what was asked for most often is an old version soon, and the usual policy would keep
            // it and turn the new one away.
            .eviction_policy(EvictionPolicy::lru())
            .eviction_listener(move |_key, entry: Entry, _cause| on_removal[entry.kind as usize].removed())
            .build();
        Self(Arc::new(Inner {
            config,
            world,
            level1,
            groups: Arc::default(),
            flights: Flights::default(),
            counters,
            shared,
        }))
    }

    /// The value of the key, loaded where it is not there. The loader runs only then, and for one caller: others who
    /// ask meanwhile wait. When it fails, nothing is kept, and those who waited ask the source themselves, each with
    /// its own loader; when its caller goes away, one of those who waited takes over.
    ///
    /// A value of another type under the same key counts as none.
    pub async fn get_or_load<'k, T, E>(
        &self,
        kind: Kind,
        key: impl Into<Key<'k>>,
        loader: impl Future<Output = Result<T, E>>,
    ) -> Result<Arc<T>, E>
    where
        T: Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        Ok(self
            .0
            .get(kind, self.0.full(kind, key.into()), AsJson, loader)
            .await?
            .0)
    }

    /// As [`Cache::get_or_load`], and tells where the value came from.
    pub async fn get_or_load_told<'k, T, E>(
        &self,
        kind: Kind,
        key: impl Into<Key<'k>>,
        loader: impl Future<Output = Result<T, E>>,
    ) -> Result<(Arc<T>, Outcome), E>
    where
        T: Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        self.0
            .get(kind, self.0.full(kind, key.into()), AsJson, loader)
            .await
    }

    /// As [`Cache::get_or_load`], for bodies that are written already: the hottest reads.
    pub async fn get_bytes_or_load<'k, E>(
        &self,
        kind: Kind,
        key: impl Into<Key<'k>>,
        loader: impl Future<Output = Result<Bytes, E>>,
    ) -> Result<Bytes, E> {
        let (bytes, _) = self
            .0
            .get(kind, self.0.full(kind, key.into()), AsIs, loader)
            .await?;
        Ok(Bytes::clone(&bytes))
    }

    /// As [`Cache::get_or_load`], for values without a JSON form: they are kept within the process only.
    pub async fn get_here_or_load<'k, T, E>(
        &self,
        kind: Kind,
        key: impl Into<Key<'k>>,
        loader: impl Future<Output = Result<T, E>>,
    ) -> Result<Arc<T>, E>
    where
        T: Send + Sync + 'static,
    {
        let mut key = self.0.full(kind, key.into());
        key.is_shared = false;
        Ok(self.0.get(kind, key, HereOnly, loader).await?.0)
    }

    /// Forgets a value, at once in this process. What is being loaded at this moment is not kept.
    ///
    /// In the shared level it is deleted in the background; until that is done this process does not read it there.
    /// The other processes forget it as soon as they are told.
    pub fn evict<'k>(&self, kind: Kind, key: impl Into<Key<'k>>) {
        let key = self.0.full(kind, key.into());
        self.0
            .flights
            .cancel(&key.text, || self.0.level1.invalidate(&key.text));
        if let Some(shared) = self.0.shared.as_ref().filter(|_| key.is_shared) {
            shared.evict(&key.text);
        }
    }

    /// Forgets every value of a group ([`Key::in_group`]), whatever their number, at the price of one.
    pub fn evict_group(&self, kind: Kind, group: &str) {
        self.0.groups.forget(&group_key(kind, group));
    }

    /// Announces a change of a group's source, to be held until the change is committed or given up. Meanwhile values
    /// of the group are loaded anew each time and not kept, and with its end those of before are forgotten.
    ///
    /// [`Cache::evict_group`] after a commit comes a moment late: whoever learns of the change in another way could
    /// still read the value of before it here.
    #[must_use = "dropped at once, it evicts and protects nothing"]
    pub fn change_group(&self, kind: Kind, group: &str) -> GroupChange {
        Arc::clone(&self.0.groups).change(group_key(kind, group))
    }

    /// Forgets everything, in this process at once.
    pub fn clear(&self) {
        self.0.forget_here();
        if let Some(shared) = &self.0.shared {
            shared.clear();
        }
    }

    /// Whether what other processes evict is known here; always where there are none.
    pub fn hears_others(&self) -> bool {
        self.0.shared.as_ref().is_none_or(Shared::listens)
    }

    /// How each kind does, since the process started.
    pub fn stats(&self) -> Vec<(Kind, Counts)> {
        self.0.level1.run_pending_tasks();
        Kind::ALL
            .iter()
            .map(|kind| (*kind, self.0.counters[*kind as usize].counts()))
            .collect()
    }

    /// Hands the numbers to the metrics: `cache_requests_total{kind, outcome}`, `cache_entries{kind}`,
    /// `cache_hit_ratio{kind}`, and with a second level `cache_shared_up`. To be called before metrics are read, or every
    /// few seconds.
    pub fn publish_metrics(&self) {
        for (kind, counts) in self.stats() {
            counts::publish(kind, counts);
        }
        if let Some(shared) = &self.0.shared {
            counts::publish_shared(shared.listens());
        }
    }
}

impl std::fmt::Debug for Cache {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Cache").finish_non_exhaustive()
    }
}

impl Inner {
    async fn get<T: Send + Sync + 'static, E>(
        &self,
        kind: Kind,
        key: FullKey,
        form: impl Form<T>,
        loader: impl Future<Output = Result<T, E>>,
    ) -> Result<(Arc<T>, Outcome), E> {
        let counters = &self.counters[kind as usize];
        if !key.is_kept {
            count(&counters.misses);
            return self.alone(kind, loader).await;
        }
        if let Some(value) = self.find(&key.text) {
            count(&counters.hits);
            return Ok((value, Outcome::Hit));
        }
        loop {
            let mut landing = match self.flights.board(&key.text, || self.find(&key.text)) {
                Err(value) => {
                    count(&counters.hits);
                    return Ok((value, Outcome::Hit));
                }
                Ok(Part::Lead(lead)) => return self.lead(kind, &key, form, loader, lead).await,
                Ok(Part::Join(landing)) => landing,
            };
            let landed = landing
                .wait_for(|landing| !matches!(landing, Landing::Aloft))
                .await;
            // The leader was cancelled or panicked: somebody else leads.
            let Ok(landed) = landed.map(|landing| landing.clone()) else {
                continue;
            };
            if let Landing::Safe(entry) = landed
                && let Some(value) = entry.read()
            {
                count(&counters.joined);
                return Ok((value, Outcome::Joined));
            }
            count(&counters.misses);
            return self.alone(kind, loader).await;
        }
    }

    /// Loads a value for everybody who waits.
    async fn lead<T: Send + Sync + 'static, E>(
        &self,
        kind: Kind,
        key: &FullKey,
        form: impl Form<T>,
        loader: impl Future<Output = Result<T, E>>,
        lead: Lead<'_>,
    ) -> Result<(Arc<T>, Outcome), E> {
        let counters = &self.counters[kind as usize];
        let shared = self.shared.as_ref().filter(|_| key.is_shared);
        if let Some(shared) = shared
            && let Some((value, until)) = shared.get(&key.text, form).await
        {
            count(&counters.shared_hits);
            let value = Arc::new(value);
            self.land(lead, kind, key, &value, until);
            return Ok((value, Outcome::Hit));
        }
        count(&counters.misses);
        let since = self.world.now_ms();
        let (value, outcome) = match self.alone(kind, loader).await {
            Ok(loaded) => loaded,
            Err(error) => {
                lead.land(Landing::Failed, || {});
                return Err(error);
            }
        };
        let keep = i64::try_from(kind.keep(&self.config.keep).as_millis()).unwrap_or(i64::MAX / 4);
        let until = self.world.now_ms() + with_jitter(keep, &self.world);
        let kept = self.land(lead, kind, key, &value, until);
        if let Some(shared) = shared.filter(|_| kept) {
            shared.put(&key.text, form.write(&value), since, until);
        }
        Ok((value, outcome))
    }

    async fn alone<T, E>(
        &self,
        kind: Kind,
        loader: impl Future<Output = Result<T, E>>,
    ) -> Result<(Arc<T>, Outcome), E> {
        match loader.await {
            Ok(value) => Ok((Arc::new(value), Outcome::Miss)),
            Err(error) => {
                count(&self.counters[kind as usize].failures);
                Err(error)
            }
        }
    }

    /// Keeps the value in the process, unless it was evicted meanwhile; tells whether it is kept.
    fn land<T: Send + Sync + 'static>(
        &self,
        lead: Lead<'_>,
        kind: Kind,
        key: &FullKey,
        value: &Arc<T>,
        until: i64,
    ) -> bool {
        let entry = Entry {
            kind,
            value: value.clone(),
            until,
        };
        lead.land(Landing::Safe(entry.clone()), || {
            self.counters[kind as usize].added();
            // Asked in this very step, which those who stop hearing wait for: see `deafen`.
            let until = until.min(self.latest());
            self.level1.insert(key.text.clone(), Entry { until, ..entry });
        })
    }

    /// Until when a process may keep a value: another one may evict it, and this one may not be told.
    fn latest(&self) -> i64 {
        let Some(shared) = &self.shared else {
            return i64::MAX;
        };
        let seconds = if shared.listens() {
            self.config.level1_seconds
        } else {
            self.config.level1_unheard_seconds
        };
        let keep = i64::try_from(seconds)
            .unwrap_or(i64::MAX / 4)
            .saturating_mul(1000);
        self.world.now_ms().saturating_add(with_jitter(keep, &self.world))
    }

    fn forget_here(&self) {
        self.groups.forget_all();
        self.flights.cancel_all(|| self.level1.invalidate_all());
    }

    /// Does what another process has done to its own values.
    fn hear(&self, heard: Heard) {
        let Some(shared) = &self.shared else { return };
        match heard {
            Heard::Listening { cleared } => {
                shared.distrust_until(cleared.unwrap_or(i64::MIN));
                // What was evicted before was not heard.
                self.forget_here();
                shared.set_listens(true);
                tracing::info!("the shared cache is there, and so is the word of the other processes");
            }
            Heard::Evicted(key) => {
                shared.note_eviction(&key);
                self.flights.cancel(&key, || self.level1.invalidate(&key));
            }
            Heard::Cleared => {
                shared.distrust_until(self.world.now_ms());
                self.forget_here();
            }
        }
    }

    /// From now on nobody tells what was evicted.
    fn deafen(&self, error: &Level2Error) {
        let Some(shared) = &self.shared else { return };
        if shared.set_listens(false) {
            self.forget_here();
            tracing::warn!(cause = %error, "the shared cache is away; the sources are asked more often");
        }
    }

    fn find<T: Send + Sync + 'static>(&self, key: &str) -> Option<Arc<T>> {
        let entry = self.level1.get(key)?;
        if entry.is_alive(self.world.now_ms()) {
            entry.read()
        } else {
            None
        }
    }

    fn full(&self, kind: Kind, key: Key<'_>) -> FullKey {
        let Key { group, name } = key;
        if group.is_some() && self.shared.is_some() {
            return FullKey {
                text: String::new(),
                is_shared: false,
                is_kept: false,
            };
        }
        let text = match group {
            None => format!("{}//{name}", kind.name()),
            Some(group) => {
                let new = || self.world.new_secret();
                let word = self.groups.word(group_key(kind, group), new);
                format!("{}/{word}/{name}", kind.name())
            }
        };
        FullKey {
            text,
            is_shared: group.is_none(),
            is_kept: true,
        }
    }
}

/// Listens to the other processes for as long as the cache is used.
async fn listen(cache: Weak<Inner>) {
    loop {
        let level2 = match cache.upgrade() {
            Some(inner) => inner.shared.as_ref().map(Shared::level2),
            None => return,
        };
        let Some(level2) = level2 else { return };
        let ear = Weak::clone(&cache);
        let hear = move |heard| {
            if let Some(inner) = ear.upgrade() {
                inner.hear(heard);
            }
        };
        let error = level2.listen(&hear).await;
        if let Some(inner) = cache.upgrade() {
            inner.deafen(&error);
        }
        sleep(LISTEN_AGAIN).await;
    }
}

fn group_key(kind: Kind, group: &str) -> String {
    format!("{}/{group}", kind.name())
}
