//! The service with everything around it that a test sets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use cache::{Cache, CacheConfig};
use contracts::generations::{GenerationState, GenerationStatus};
use contracts::locations::{DayWeather, PackList, PackRef, WeatherQuery};
use contracts::messages::{
    GenerationScope, SCHEDULE_GENERATION, SYSTEM_EVENTS, ScheduleGeneration, TRIP_EVENTS,
};
use contracts::trips::ExportFile;
use contracts::{ContractError, Generations, Locations, Trips};
use engine_pack::Pack;
use library::Library;
use messaging::{
    Broker, Envelope, Messaging, MessagingConfig, Running, SendOptions, SqlBroker, Subscription, Target,
    outbox,
};
use platform::World;
use serde_json::{Value, json};
use service_ai::{AiConfig, AiParts, AiService, GenerationWorker, LocalGenerations, Model, Recommender};
use test_support::{FakeClock, TestApp, TestDatabase};
use tokio::sync::Semaphore;

/// Everything around the service.
pub(crate) struct Stage {
    pub(crate) clock: FakeClock,
    pub(crate) world: World,
    pub(crate) database: TestDatabase,
    pub(crate) broker: SqlBroker,
    pub(crate) map: Arc<Map>,
    pub(crate) trips: Arc<Shelf>,
    pub(crate) config: AiConfig,
    pub(crate) model: Option<Arc<dyn Model>>,
}

/// A process that runs the service.
pub(crate) struct Process {
    pub(crate) service: Arc<AiService>,
    pub(crate) generations: LocalGenerations,
    pub(crate) app: TestApp,
}

impl Stage {
    pub(crate) async fn set(database: TestDatabase) -> Self {
        let database = database
            .with("messaging", messaging::migrations())
            .await
            .with("ai", service_ai::migrations())
            .await;
        let clock = FakeClock::default();
        let world = clock.world();
        let broker = SqlBroker::new(database.db.clone(), world.clone());
        for topic in [TRIP_EVENTS, SYSTEM_EVENTS] {
            broker
                .subscribe(&Subscription::to_all(topic, "test"))
                .await
                .expect("a subscription");
        }
        Self {
            clock,
            world,
            database,
            broker,
            map: Arc::new(Map::new("seoul")),
            trips: Arc::default(),
            config: AiConfig {
                workers: 1,
                ..AiConfig::default()
            },
            model: None,
        }
    }

    pub(crate) fn process(&self) -> Process {
        let locations: Arc<dyn Locations> = self.map.clone();
        let service = AiService::new(AiParts {
            db: self.database.db.clone(),
            world: self.world.clone(),
            config: self.config.clone(),
            library: Arc::new(Library::new(Arc::clone(&locations))),
            locations,
            cache: Cache::new(CacheConfig::default(), self.world.clone()),
            model: self.model.clone(),
        })
        .expect("the service starts");
        service.connect(self.trips.clone());
        let (router, _) = service_ai::router(Arc::clone(&service)).split_for_parts();
        Process {
            generations: LocalGenerations::new(Arc::clone(&service)),
            app: TestApp::new(axum::Router::new().nest("/ai", router)),
            service,
        }
    }

    /// Starts the consumers of a process.
    pub(crate) fn run(&self, process: &Process) -> Running {
        let worker = Arc::new(GenerationWorker::new(Arc::clone(&process.service)));
        let recommender = Arc::new(Recommender::new(Arc::clone(&process.service)));
        Messaging::new(
            Arc::new(self.broker.clone()),
            self.database.db.clone(),
            self.world.clone(),
        )
        .config(MessagingConfig {
            poll_ms: 20,
            ..MessagingConfig::default()
        })
        .consume(SCHEDULE_GENERATION, "ai", 2, worker)
        .consume("ai-recommendation", "ai", 1, recommender)
        .start()
    }

    /// Sends a generation through the outbox, as the trip service does.
    pub(crate) async fn send(&self, message: &ScheduleGeneration) {
        self.send_as(message, &message.generation_id).await;
    }

    pub(crate) async fn send_as(&self, message: &ScheduleGeneration, dedupe: &str) {
        let mut tx = self.database.db.begin().await.expect("a transaction");
        let options = SendOptions {
            dedupe: Some(dedupe.to_owned()),
            priority: message.priority(),
            ..SendOptions::default()
        };
        let target = Target::Queue(SCHEDULE_GENERATION);
        outbox::send(&mut tx, target, &self.envelope(message), options)
            .await
            .expect("the message is written down");
        tx.commit().await.expect("a commit");
    }

    pub(crate) fn envelope(&self, message: &ScheduleGeneration) -> Envelope {
        Envelope::new(&self.world, "schedule", "trip", &message.trip_id, message).expect("a message")
    }

    /// The next message of a topic, waited for.
    pub(crate) async fn next_of(&self, topic: &str) -> Envelope {
        let queue = format!("{topic}/test");
        let found = async {
            loop {
                if let Some(delivery) = self.broker.lease(&queue, 1).await.expect("a lease").pop() {
                    self.broker.ack(&delivery).await.expect("an acknowledgement");
                    return delivery.envelope;
                }
                self.broker.wait(&queue).await;
            }
        };
        within(found).await
    }

    /// How many messages wait in a topic.
    pub(crate) async fn waiting_in(&self, topic: &str) -> u64 {
        let depth = self.broker.depth(&format!("{topic}/test")).await;
        depth.expect("a depth").waiting
    }
}

impl Process {
    /// Waits until a generation is so far.
    pub(crate) async fn until(&self, id: &str, status: GenerationStatus) -> GenerationState {
        let mut events = self.generations.events(id, 0).await.expect("a stream");
        let reached = async {
            loop {
                if let Ok(state) = self.generations.generation(id).await
                    && state.status == status
                {
                    return state;
                }
                let next = futures_util::StreamExt::next(&mut events).await;
                assert!(next.is_some(), "{id} ended in another way");
            }
        };
        within(reached).await
    }
}

/// A test that waits for something that never comes fails instead of hanging.
pub(crate) async fn within<T>(work: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_mins(1), work)
        .await
        .expect("what the test waits for comes within a minute")
}

/// A weekend in Seoul, planned with little effort.
pub(crate) fn request() -> Value {
    json!({
        "startDate": "2026-06-05",
        "destinations": [{"name": "seoul", "nights": 1}],
        "members": [{"name": "Ada", "age": 34, "likes": ["culture"]}],
        "effort": {"iterations": 40},
        "seed": 7
    })
}

pub(crate) fn message(id: &str, trip: &str, request: Value) -> ScheduleGeneration {
    ScheduleGeneration {
        generation_id: id.to_owned(),
        trip_id: trip.to_owned(),
        user_id: "ada".to_owned(),
        request,
        scope: GenerationScope::Trip,
        base_version: None,
        keep_locked: true,
    }
}

/// A location service with a bundled pack, a gate before its weather, and switches.
pub(crate) struct Map {
    packs: Mutex<Vec<Pack>>,
    pub(crate) forecast: Mutex<Vec<DayWeather>>,
    pub(crate) down: Mutex<bool>,
    /// Weather is answered while there are permits.
    gate: Semaphore,
    asked_for_weather: AtomicUsize,
}

impl Map {
    fn new(id: &str) -> Self {
        Self {
            packs: Mutex::new(vec![bundled(id)]),
            forecast: Mutex::default(),
            down: Mutex::new(false),
            gate: Semaphore::new(1000),
            asked_for_weather: AtomicUsize::new(0),
        }
    }

    pub(crate) fn change(&self, change: impl FnOnce(&mut Vec<Pack>)) {
        change(&mut self.packs.lock().expect("a test's lock"));
    }

    /// Lets nobody through until [`Map::open`].
    pub(crate) fn close(&self) {
        self.gate.forget_permits(1000);
    }

    pub(crate) fn open(&self) {
        self.gate.add_permits(1000);
    }

    pub(crate) async fn until_asked(&self, times: usize) {
        within(async {
            while self.asked_for_weather.load(Ordering::SeqCst) < times {
                tokio::task::yield_now().await;
            }
        })
        .await;
    }
}

pub(crate) fn bundled(id: &str) -> Pack {
    engine_pack::bundled::pack(id)
        .expect("a bundled id")
        .expect("the bundled data reads")
}

#[async_trait]
impl Locations for Map {
    async fn packs(&self) -> Result<PackList, ContractError> {
        if *self.down.lock().expect("a test's lock") {
            return Err(ContractError::Unavailable {
                service: "location",
                reason: "switched off by the test".to_owned(),
            });
        }
        let packs = self.packs.lock().expect("a test's lock");
        let packs: Vec<PackRef> = packs
            .iter()
            .map(|pack| PackRef {
                destination: pack.destination.id.to_string(),
                digest: pack.digest.clone(),
            })
            .collect();
        let digests: Vec<&str> = packs.iter().map(|pack| pack.digest.as_str()).collect();
        Ok(PackList {
            revision: digests.join("+"),
            packs,
        })
    }

    async fn pack(&self, digest: &str) -> Result<Vec<u8>, ContractError> {
        let packs = self.packs.lock().expect("a test's lock");
        let found = packs.iter().find(|pack| pack.digest == digest);
        found.map(Pack::to_bytes).ok_or_else(|| ContractError::NotFound {
            what: "pack",
            id: digest.to_owned(),
        })
    }

    async fn weather(&self, _: &WeatherQuery) -> Result<Vec<DayWeather>, ContractError> {
        self.asked_for_weather.fetch_add(1, Ordering::SeqCst);
        drop(
            self.gate
                .acquire()
                .await
                .expect("the gate is never closed for good"),
        );
        Ok(self.forecast.lock().expect("a test's lock").clone())
    }
}

/// A trip service that holds plans.
#[derive(Default)]
pub(crate) struct Shelf {
    pub(crate) plans: Mutex<BTreeMap<(String, i64), Value>>,
    /// Who was taken off which trip; everybody else may see it.
    pub(crate) removed: Mutex<BTreeSet<(String, String)>>,
}

#[async_trait]
impl Trips for Shelf {
    async fn plan(&self, trip_id: &str, version: i64) -> Result<Value, ContractError> {
        let plans = self.plans.lock().expect("a test's lock");
        let found = plans.get(&(trip_id.to_owned(), version)).cloned();
        found.ok_or_else(|| ContractError::NotFound {
            what: "plan",
            id: trip_id.to_owned(),
        })
    }

    async fn may_read(&self, user_id: &str, trip_id: &str) -> Result<bool, ContractError> {
        let removed = self.removed.lock().expect("a test's lock");
        Ok(!removed.contains(&(user_id.to_owned(), trip_id.to_owned())))
    }

    async fn export(&self, _: &str) -> Result<Vec<ExportFile>, ContractError> {
        Ok(Vec::new())
    }

    async fn erase(&self, _: &str) -> Result<(), ContractError> {
        Ok(())
    }
}
