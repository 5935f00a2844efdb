//! The parts of one process and their wires: every service on one database, caches in the process or shared, and queues in SQL.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::middleware::from_fn_with_state;
use axum::{Extension, Router};
use cache::{Cache, Redis};
use contracts::messages;
use contracts::{Generations, LateTrips, Locations, Trips, Users};
use jiff::Timestamp;
use messaging::{Broker, Messaging, Running, SqlBroker};
use platform::World;
use platform::auth::SharedAuthenticator;
use platform::health::{Check, Health};
use service_ai::{AiParts, AiService, GenerationWorker, LocalGenerations, Recommender};
use service_location::{ImportPacks, LocalLocations, LocationParts, LocationService};
use service_trip::{GenerationListener, LocalTrips, TripService};
use service_user::{LocalUsers, NotificationInbox, Secrets, UserParts, UserService};
use storage::idempotency::{Idempotency, keep_answers};
use storage::{Backend, DatabaseCheck, Db, Migration};
use utoipa_axum::router::OpenApiRouter;

use super::backup::Schemas;
use super::backups::{BackupPlace, Backups};
use super::config::Config;

/// The steps of every schema, in an order in which they can be applied.
pub(crate) fn schemas() -> &'static Schemas {
    static ALL: std::sync::OnceLock<Vec<(&'static str, &'static [Migration])>> = std::sync::OnceLock::new();
    ALL.get_or_init(|| {
        vec![
            (storage::idempotency::OWNER, storage::idempotency::MIGRATIONS),
            ("messaging", messaging::migrations()),
            ("user", service_user::migrations()),
            ("location", service_location::migrations()),
            ("trip", service_trip::migrations()),
            ("ai", service_ai::migrations()),
        ]
    })
}

/// The caches: in the process, and behind it the Redis that the settings name.
fn cache_of(config: &Config, world: &World) -> anyhow::Result<Cache> {
    let settings = config.cache.clone();
    let patience = Duration::from_millis(settings.level2_timeout_ms.max(1));
    Ok(match Redis::open(&settings.redis, patience, world)? {
        Some(redis) => Cache::with_level2(settings, world.clone(), Arc::new(redis)),
        None => Cache::new(settings, world.clone()),
    })
}

/// Everything that one process runs.
pub(crate) struct House {
    pub(crate) db: Db,
    pub(crate) cache: Cache,
    pub(crate) world: World,
    pub(crate) users: Arc<UserService>,
    pub(crate) trips: Arc<TripService>,
    pub(crate) ai: Arc<AiService>,
    pub(crate) locations: Arc<LocationService>,
    pub(crate) broker: Arc<dyn Broker>,
    pub(crate) answers: Idempotency,
    pub(crate) backups: Arc<Backups>,
    /// When it was built.
    pub(crate) started: Timestamp,
    health: Health,
    authenticator: SharedAuthenticator,
}

impl House {
    /// Puts every part in its place. The database's schema is up to date.
    pub(crate) async fn build(
        db: Db,
        config: &Config,
        secret: &str,
        world: World,
        backups: BackupPlace,
    ) -> anyhow::Result<Self> {
        let cache = cache_of(config, &world)?;
        let locations = LocationService::new(LocationParts {
            db: db.clone(),
            world: world.clone(),
            cache: cache.clone(),
            config: config.location.clone(),
            bundled: service_location::Bundled::all(),
            forecasts: service_location::provider_of(&config.location.weather, &world)?,
        });
        let location_contract: Arc<dyn Locations> = Arc::new(LocalLocations::new(Arc::clone(&locations)));
        let late_trips = LateTrips::default();
        let users = UserService::open(UserParts {
            db: db.clone(),
            world: world.clone(),
            cache: cache.clone(),
            config: config.user.clone(),
            mailer: service_user::mailer_of(&config.user.mail)?,
            trips: Arc::new(late_trips.clone()),
            secrets: Secrets::derive(secret).context("the secret of the data folder is too short")?,
        })
        .await?;
        let user_contract = Arc::new(LocalUsers::new(Arc::clone(&users)));
        let ai = AiService::new(AiParts {
            db: db.clone(),
            world: world.clone(),
            config: config.ai.clone(),
            library: locations.library(),
            locations: Arc::clone(&location_contract),
            cache: cache.clone(),
            model: service_ai::model_of(&config.ai.model, &world)?,
        })?;
        let generations: Arc<dyn Generations> = Arc::new(LocalGenerations::new(Arc::clone(&ai)));
        let trips = Arc::new(TripService {
            db: db.clone(),
            world: world.clone(),
            cache: cache.clone(),
            config: config.trip.clone(),
            users: Arc::clone(&user_contract) as Arc<dyn Users>,
            generations,
            locations: location_contract,
            library: locations.library(),
        });
        let trip_contract: Arc<dyn Trips> = Arc::new(LocalTrips::new(Arc::clone(&trips)));
        late_trips.put(Arc::clone(&trip_contract));
        ai.connect(trip_contract);
        Ok(Self {
            broker: Arc::new(SqlBroker::configured(
                db.clone(),
                world.clone(),
                &config.messaging,
            )),
            answers: Idempotency::new(db.clone(), world.clone()),
            backups: Arc::new(Backups::new(backups, db.clone(), world.clone())),
            started: world.now(),
            health: Health::new(vec![Arc::new(DatabaseCheck(db.clone()))]),
            authenticator: user_contract,
            db,
            cache,
            world,
            users,
            trips,
            ai,
            locations,
        })
    }

    /// Every endpoint under its versioned path.
    pub(crate) fn api(&self) -> OpenApiRouter {
        OpenApiRouter::new()
            .nest("/api/v1", self.services())
            .merge(service_user::well_known_router(Arc::clone(&self.users)))
    }

    /// The same endpoints, to be put under a path.
    pub(crate) fn services(&self) -> OpenApiRouter {
        let paths = ["/users", "/trips", "/shared", "/ai", "/locations", "/admin"];
        let routers = paths.into_iter().zip(self.each_service());
        routers.fold(OpenApiRouter::new(), |all, (path, router)| all.nest(path, router))
    }

    /// What each service serves, in the order of the paths above.
    pub(crate) fn each_service(&self) -> [OpenApiRouter; 6] {
        [
            service_user::router(Arc::clone(&self.users)),
            service_trip::router(Arc::clone(&self.trips)),
            service_trip::shared_router(Arc::clone(&self.trips)),
            service_ai::router(Arc::clone(&self.ai)),
            service_location::router(Arc::clone(&self.locations)),
            super::admin::router(self),
        ]
    }

    /// Puts what every endpoint relies on around a router: who asks, and answers kept for `Idempotency-Key`.
    pub(crate) fn furnish(&self, router: Router) -> Router {
        router
            .layer(from_fn_with_state(self.answers.clone(), keep_answers))
            .layer(Extension(Arc::clone(&self.authenticator)))
    }

    /// Has `/readyz` look at one thing more.
    pub(crate) fn also_check(&mut self, check: Arc<dyn Check>) {
        self.health = self.health.clone().and(check);
    }

    /// What `/readyz` looks at.
    pub(crate) fn health(&self) -> Health {
        self.health.clone()
    }

    /// Starts the consumers.
    pub(crate) async fn work(&self, config: &Config) -> anyhow::Result<Running> {
        if self.db.backend() == Backend::Sqlite {
            // A file has one server, so that leases in it are of one that was killed.
            messaging::end_leases(&self.db, &self.world).await?;
        }
        let listens = service_trip::subscription();
        self.broker.subscribe(&listens).await?;
        let planners = usize::try_from(self.ai.concurrency()).unwrap_or(1);
        Ok(
            Messaging::new(Arc::clone(&self.broker), self.db.clone(), self.world.clone())
                .config(config.messaging.clone())
                .consume(
                    messages::SCHEDULE_GENERATION,
                    "ai",
                    planners,
                    Arc::new(GenerationWorker::new(Arc::clone(&self.ai))),
                )
                .consume(
                    messages::LOCATION_SEARCH,
                    "location",
                    1,
                    Arc::new(ImportPacks::new(Arc::clone(&self.locations))),
                )
                .consume(
                    messages::RECOMMENDATION,
                    "ai",
                    1,
                    Arc::new(Recommender::new(Arc::clone(&self.ai))),
                )
                .consume(
                    &listens.queue(),
                    "trip",
                    2,
                    Arc::new(GenerationListener::new(Arc::clone(&self.trips))),
                )
                .consume(
                    messages::NOTIFICATION,
                    "user",
                    2,
                    Arc::new(NotificationInbox::new(Arc::clone(&self.users))),
                )
                .start(),
        )
    }
}
