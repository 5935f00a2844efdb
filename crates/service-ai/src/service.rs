//! What the endpoints, the consumers and the contract share.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use cache::Cache;
use contracts::{ContractError, Locations, Trips};
use library::Library;
use platform::World;
use serde_json::Value;
use storage::Db;

use crate::config::AiConfig;
use crate::error::AiError;
use crate::infer::Inference;
use crate::model::Model;
use crate::pool::Pool;
use crate::store::results;
use crate::timings::Timings;
use crate::watch::Watch;

/// What an [`AiService`] is made of.
pub struct AiParts {
    /// The database of this service.
    pub db: Db,
    /// Time and chance.
    pub world: World,
    /// The settings.
    pub config: AiConfig,
    /// The packs.
    pub library: Arc<Library>,
    /// Who knows the weather.
    pub locations: Arc<dyn Locations>,
    /// The caches.
    pub cache: Cache,
    /// The language model; `None` where there is none. [`crate::model_of`] makes the one that the settings name.
    pub model: Option<Arc<dyn Model>>,
}

/// The ai service.
pub struct AiService {
    pub(crate) db: Db,
    pub(crate) world: World,
    pub(crate) config: AiConfig,
    pub(crate) library: Arc<Library>,
    pub(crate) locations: Arc<dyn Locations>,
    pub(crate) cache: Cache,
    pub(crate) inference: Inference,
    pub(crate) pool: Pool,
    pub(crate) watch: Watch,
    pub(crate) timings: Timings,
    trips: OnceLock<Arc<dyn Trips>>,
    running: Mutex<BTreeMap<String, (i64, Arc<AtomicBool>)>>,
}

impl AiService {
    /// Starts the threads that plan.
    ///
    /// # Errors
    /// Those of the system, where it gives no thread.
    pub fn new(parts: AiParts) -> std::io::Result<Arc<Self>> {
        let AiParts {
            db,
            world,
            config,
            library,
            locations,
            cache,
            model,
        } = parts;
        Ok(Arc::new(Self {
            pool: Pool::start(config.workers, config.most_waiting_plans)?,
            watch: Watch::new(db.clone()),
            timings: Timings::new(),
            inference: Inference::new(model, cache.clone(), &world),
            trips: OnceLock::new(),
            running: Mutex::default(),
            db,
            world,
            config,
            library,
            locations,
            cache,
        }))
    }

    /// Says where the plans of trips are read. The trip service holds this one's contract too, so one of the two has
    /// to be made first; until this was called, plans that start from an earlier one wait.
    pub fn connect(&self, trips: Arc<dyn Trips>) {
        if self.trips.set(trips).is_err() {
            tracing::warn!("the trip service was connected twice; the first one stays");
        }
    }

    /// How many generations should be worked on at once: twice as many as there are threads, so that one can look up
    /// the weather while another is planned.
    pub fn concurrency(&self) -> u32 {
        u32::try_from(self.pool.threads()).unwrap_or(1).saturating_mul(2)
    }

    /// What a generation that failed by a defect of ours can be repeated from: the message, the request as it was
    /// planned, and the digests of the packs.
    pub async fn replay(&self, generation_id: &str) -> Result<Option<Value>, AiError> {
        Ok(results::replay(&mut self.db.clone(), generation_id).await?)
    }

    pub(crate) fn trips(&self) -> Result<&Arc<dyn Trips>, ContractError> {
        self.trips.get().ok_or_else(|| ContractError::Unavailable {
            service: "trip",
            reason: "it is not connected yet".to_owned(),
        })
    }

    /// Notes that a claim is worked on in this process; whoever still works on an earlier claim stops.
    pub(crate) fn begin_work(&self, id: &str, fence: i64) -> Arc<AtomicBool> {
        let stop = Arc::new(AtomicBool::new(false));
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, earlier)) = running.insert(id.to_owned(), (fence, Arc::clone(&stop))) {
            earlier.store(true, Ordering::Relaxed);
        }
        stop
    }

    /// The work on a claim is over.
    pub(crate) fn end_work(&self, id: &str, fence: i64) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if running.get(id).is_some_and(|(own, _)| *own == fence) {
            running.remove(id);
        }
    }

    /// Stops the work on a generation, where this process does it.
    pub(crate) fn stop_work(&self, id: &str) {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, stop)) = running.get(id) {
            stop.store(true, Ordering::Relaxed);
        }
    }
}

impl std::fmt::Debug for AiService {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("AiService").finish_non_exhaustive()
    }
}
