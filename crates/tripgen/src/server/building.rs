//! Puts every part in its place: what a role serves is built here, what it asks of others comes from its neighbours.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use cache::{Cache, Redis};
use contracts::{Generations, LateTrips, Trips, Users};
use library::Library;
use messaging::{Broker, BrokerCheck, NatsBroker, SqlBroker};
use platform::World;
use platform::auth::SharedAuthenticator;
use platform::believed::Believing;
use platform::health::{Check, Health};
use service_ai::{AiConfig, AiParts, AiService, LocalGenerations};
use service_location::{LocalLocations, LocationParts, LocationService};
use service_trip::{LocalTrips, TripService};
use service_user::{LocalUsers, Secrets, UserParts, UserService};
use storage::idempotency::Idempotency;
use storage::{DatabaseCheck, Db, ReadSplit};

use super::backups::{BackupPlace, Backups};
use super::config::Config;
use super::house::{House, Packs};
use super::neighbours::Neighbours;
use super::roles::Roles;
use crate::cli::Role;

/// What a house is built on.
pub(crate) struct Ground<'a> {
    /// The records; their schema is up to date.
    pub(crate) db: Db,
    /// The settings.
    pub(crate) config: &'a Config,
    /// The secret of the installation.
    pub(crate) secret: &'a str,
    /// Time and chance.
    pub(crate) world: World,
    /// Where backups are made.
    pub(crate) backups: BackupPlace,
    /// What this process serves.
    pub(crate) roles: Roles,
    /// Who serves the rest.
    pub(crate) neighbours: Neighbours,
}

impl House {
    /// Puts every part in its place.
    pub(crate) async fn build(ground: Ground<'_>) -> anyhow::Result<Self> {
        let cache = ground.cache()?;
        let locations = ground.location_service(&cache)?;
        let packs = ground.packs(locations.as_ref()).await?;
        let late_trips = LateTrips::default();
        let users = ground.user_service(&cache, &late_trips).await?;
        let (user_contract, authenticator) = ground.people(users.as_ref()).await?;
        let ai = ground.ai_service(&cache, packs.as_ref())?;
        let trips = ground
            .trip_service(&cache, packs.as_ref(), user_contract, ai.as_ref())
            .await?;
        if users.is_some() || ai.is_some() {
            let trip_contract = ground.trips(trips.as_ref()).await?;
            late_trips.put(Arc::clone(&trip_contract));
            if let Some(ai) = &ai {
                ai.connect(trip_contract);
            }
        }
        let (broker, broker_check) = ground.broker().await?;
        let Ground {
            db,
            config,
            world,
            backups,
            roles,
            ..
        } = ground;
        Ok(Self {
            broker,
            answers: Idempotency::new(db.clone(), world.clone()),
            backups: Arc::new(Backups::new(backups, db.clone(), world.clone())),
            started: world.now(),
            health: Health::new(
                [Some(database_check(&db)), broker_check]
                    .into_iter()
                    .flatten()
                    .collect(),
            ),
            authenticator,
            split: (!config.database.replica_urls.is_empty()).then(|| {
                let sticky = Duration::from_secs(config.database.sticky_seconds);
                ReadSplit::new(sticky, world.clone())
            }),
            roles,
            db,
            cache,
            world,
            users,
            trips,
            ai,
            locations,
            packs,
        })
    }
}

/// For how many seconds a process keeps a profile that another one may change, where their caches have no level in common
/// and nothing tells it.
const PROFILE_SECONDS: u64 = 5;

fn database_check(db: &Db) -> Arc<dyn Check> {
    Arc::new(DatabaseCheck(db.clone()))
}

/// A broker, and how its server does where it has one of its own.
type CheckedBroker = (Arc<dyn Broker>, Option<Arc<dyn Check>>);

impl Ground<'_> {
    /// Where messages lie: in NATS where the settings name one, else in the database.
    async fn broker(&self) -> anyhow::Result<CheckedBroker> {
        let config = &self.config.messaging;
        let Some(url) = config.nats.url.as_deref().filter(|url| !url.is_empty()) else {
            let broker = SqlBroker::configured(self.db.clone(), self.world.clone(), config);
            return Ok((Arc::new(broker), None));
        };
        let broker = NatsBroker::connect(url, self.world.clone(), config).await?;
        Ok((Arc::new(broker.clone()), Some(Arc::new(BrokerCheck(broker)))))
    }

    /// The caches: in the process, and behind it the Redis that the settings name.
    fn cache(&self) -> anyhow::Result<Cache> {
        let mut config = self.config.cache.clone();
        let patience = Duration::from_millis(config.level2_timeout_ms.max(1));
        if let Some(redis) = Redis::open(&config.redis, patience, &self.world)? {
            return Ok(Cache::with_level2(config, self.world.clone(), Arc::new(redis)));
        }
        if !self.roles.are_everything() {
            config.keep.profile_seconds = config.keep.profile_seconds.min(PROFILE_SECONDS);
        }
        Ok(Cache::new(config, self.world.clone()))
    }

    fn location_service(&self, cache: &Cache) -> anyhow::Result<Option<Arc<LocationService>>> {
        if !self.roles.have(Role::Location) {
            return Ok(None);
        }
        Ok(Some(LocationService::new(LocationParts {
            db: self.db.clone(),
            world: self.world.clone(),
            cache: cache.clone(),
            config: self.config.location.clone(),
            bundled: service_location::Bundled::all(),
            forecasts: service_location::provider_of(&self.config.location.weather, &self.world)?,
        })))
    }

    /// Accounts need none.
    async fn packs(&self, own: Option<&Arc<LocationService>>) -> anyhow::Result<Option<Packs>> {
        if let Some(own) = own {
            return Ok(Some(Packs {
                locations: Arc::new(LocalLocations::new(Arc::clone(own))),
                library: own.library(),
            }));
        }
        if !self.roles.have_one(&[Role::Trip, Role::Ai, Role::Scheduler]) {
            return Ok(None);
        }
        let locations = self.neighbours.locations().await?;
        Ok(Some(Packs {
            library: Arc::new(Library::new(Arc::clone(&locations))),
            locations,
        }))
    }

    async fn user_service(
        &self,
        cache: &Cache,
        late_trips: &LateTrips,
    ) -> anyhow::Result<Option<Arc<UserService>>> {
        if !self.roles.have(Role::User) {
            return Ok(None);
        }
        let service = UserService::open(UserParts {
            db: self.db.clone(),
            world: self.world.clone(),
            cache: cache.clone(),
            config: self.config.user.clone(),
            mailer: service_user::mailer_of(&self.config.user.mail)?,
            trips: Arc::new(late_trips.clone()),
            secrets: Secrets::derive(self.secret).context("the secret of the data folder is too short")?,
        });
        Ok(Some(service.await?))
    }

    /// Who people are, and whose a token is.
    async fn people(
        &self,
        own: Option<&Arc<UserService>>,
    ) -> anyhow::Result<(Arc<dyn Users>, SharedAuthenticator)> {
        if let Some(own) = own {
            let users = Arc::new(LocalUsers::new(Arc::clone(own)));
            return Ok((Arc::clone(&users) as Arc<dyn Users>, users));
        }
        let users = self.neighbours.users().await?;
        let believing = Believing::new(
            Arc::clone(&users) as SharedAuthenticator,
            self.config.services.belief(),
            self.world.clone(),
        );
        Ok((users, Arc::new(believing)))
    }

    fn ai_service(&self, cache: &Cache, packs: Option<&Packs>) -> anyhow::Result<Option<Arc<AiService>>> {
        let wanted = self.roles.have_one(&[Role::Ai, Role::Scheduler]);
        let Some(Packs { locations, library }) = packs.filter(|_| wanted).cloned() else {
            return Ok(None);
        };
        let mut config = self.config.ai.clone();
        if !self.roles.have(Role::Ai) {
            // For its chores alone; nobody asks it for a plan.
            config = AiConfig { workers: 1, ..config };
        }
        let model = service_ai::model_of(&config.model, &self.world)?;
        Ok(Some(AiService::new(AiParts {
            db: self.db.clone(),
            world: self.world.clone(),
            config,
            library,
            locations,
            cache: cache.clone(),
            model,
        })?))
    }

    async fn trip_service(
        &self,
        cache: &Cache,
        packs: Option<&Packs>,
        users: Arc<dyn Users>,
        ai: Option<&Arc<AiService>>,
    ) -> anyhow::Result<Option<Arc<TripService>>> {
        let wanted = self.roles.have_one(&[Role::Trip, Role::Scheduler]);
        let Some(Packs { locations, library }) = packs.filter(|_| wanted).cloned() else {
            return Ok(None);
        };
        let generations: Arc<dyn Generations> = match ai.filter(|_| self.roles.have(Role::Ai)) {
            Some(own) => Arc::new(LocalGenerations::new(Arc::clone(own))),
            None => self.neighbours.generations().await?,
        };
        Ok(Some(Arc::new(TripService {
            db: self.db.clone(),
            world: self.world.clone(),
            cache: cache.clone(),
            config: self.config.trip.clone(),
            users,
            generations,
            locations,
            library,
        })))
    }

    async fn trips(&self, own: Option<&Arc<TripService>>) -> anyhow::Result<Arc<dyn Trips>> {
        match own.filter(|_| self.roles.have(Role::Trip)) {
            Some(own) => Ok(Arc::new(LocalTrips::new(Arc::clone(own)))),
            None => self.neighbours.trips().await,
        }
    }
}
