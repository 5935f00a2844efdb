//! The parts of one process and their wires: the services of its roles on one database, with caches in the process or
//! shared, and queues in SQL. What another process serves is asked through its contract; nobody can tell the difference.

use std::sync::Arc;

use axum::middleware::from_fn_with_state;
use axum::{Extension, Router};
use cache::Cache;
use contracts::Locations;
use jiff::Timestamp;
use library::Library;
use messaging::Broker;
use platform::World;
use platform::auth::SharedAuthenticator;
use platform::health::{Check, Health};
use platform::service_token::{ServiceKey, ServicesOnly};
use service_ai::AiService;
use service_location::LocationService;
use service_trip::TripService;
use service_user::UserService;
use storage::idempotency::{Idempotency, keep_answers};
use storage::{Db, Migration, Processes, ReadSplit, split_reads};
use utoipa_axum::router::OpenApiRouter;

use super::backup::Schemas;
use super::backups::Backups;
use super::registry;
use super::roles::Roles;
use crate::cli::Role;

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

/// Everything that one process runs.
pub(crate) struct House {
    pub(crate) db: Db,
    pub(crate) cache: Cache,
    pub(crate) world: World,
    pub(crate) roles: Roles,
    /// The services that this process runs. Trips and generations are also there where only their chores are done.
    pub(crate) users: Option<Arc<UserService>>,
    pub(crate) trips: Option<Arc<TripService>>,
    pub(crate) ai: Option<Arc<AiService>>,
    pub(crate) locations: Option<Arc<LocationService>>,
    /// The packs, where a role of this process needs them.
    pub(crate) packs: Option<Packs>,
    pub(crate) broker: Arc<dyn Broker>,
    pub(crate) answers: Idempotency,
    pub(crate) backups: Arc<Backups>,
    /// When it was built.
    pub(crate) started: Timestamp,
    pub(super) health: Health,
    pub(super) authenticator: SharedAuthenticator,
    pub(super) split: Option<ReadSplit>,
}

/// The packs of a process.
#[derive(Clone)]
pub(crate) struct Packs {
    /// Who has them, and knows the weather.
    pub(crate) locations: Arc<dyn Locations>,
    /// Those that are loaded.
    pub(crate) library: Arc<Library>,
}

/// What a service serves: its name at the gateway, its path and its endpoints.
pub(crate) type Served = (&'static str, &'static str, OpenApiRouter);

impl House {
    /// Every endpoint under its versioned path.
    pub(crate) fn api(&self) -> OpenApiRouter {
        let api = OpenApiRouter::new().nest("/api/v1", self.services());
        match self.users.as_ref().filter(|_| self.roles.have(Role::User)) {
            Some(users) => api.merge(service_user::well_known_router(Arc::clone(users))),
            None => api,
        }
    }

    /// The same endpoints, to be put under a path.
    pub(crate) fn services(&self) -> OpenApiRouter {
        let routers = self.each_service().into_iter();
        routers.fold(OpenApiRouter::new(), |all, (_, path, router)| {
            all.nest(path, router)
        })
    }

    /// What each service of this process serves.
    pub(crate) fn each_service(&self) -> Vec<Served> {
        let mut served: Vec<Served> = Vec::new();
        if let Some(users) = self.users.as_ref().filter(|_| self.roles.have(Role::User)) {
            served.push(("user", "/users", service_user::router(Arc::clone(users))));
        }
        if let Some(trips) = self.trips.as_ref().filter(|_| self.roles.have(Role::Trip)) {
            for (path, router) in [
                ("/trips", service_trip::router(Arc::clone(trips))),
                ("/shared", service_trip::shared_router(Arc::clone(trips))),
            ] {
                // What is cached of a trip has its version in the key, so that nothing old is kept for longer.
                served.push(("trip", path, self.reading_copies(router)));
            }
        }
        if let Some(ai) = self.ai.as_ref().filter(|_| self.roles.have(Role::Ai)) {
            served.push(("ai", "/ai", service_ai::router(Arc::clone(ai))));
        }
        if let Some(locations) = &self.locations {
            let router = service_location::router(Arc::clone(locations));
            served.push(("location", "/locations", router));
        }
        if self.roles.have(Role::Scheduler) {
            served.push(("admin", "/admin", super::admin::router(self)));
        }
        served
    }

    /// Lets requests that change nothing read from copies of the database, where there are any.
    fn reading_copies(&self, router: OpenApiRouter) -> OpenApiRouter {
        match &self.split {
            Some(split) => router.layer(from_fn_with_state(split.clone(), split_reads)),
            None => router,
        }
    }

    /// What other processes ask this one: each service takes tokens that name it, and no others.
    pub(crate) fn internal(&self, key: &ServiceKey) -> Router {
        let guarded = |audience, router: Router| {
            let known: SharedAuthenticator =
                Arc::new(ServicesOnly::new(key.clone(), audience, self.world.clone()));
            router.layer(Extension(known))
        };
        let mut all = Router::new();
        if let Some(users) = &self.users {
            all = all.merge(guarded("user", service_user::internal_router(Arc::clone(users))));
        }
        if let Some(trips) = self.trips.as_ref().filter(|_| self.roles.have(Role::Trip)) {
            all = all.merge(guarded("trip", service_trip::internal_router(Arc::clone(trips))));
        }
        if let Some(ai) = self.ai.as_ref().filter(|_| self.roles.have(Role::Ai)) {
            all = all.merge(guarded("ai", service_ai::internal_router(Arc::clone(ai))));
        }
        if let Some(locations) = &self.locations {
            let router = service_location::internal_router(Arc::clone(locations));
            all = all.merge(guarded("location", router));
        }
        if self.roles.have(Role::Scheduler) {
            let processes = Processes::new(self.db.clone(), self.world.clone());
            all = all.merge(guarded(registry::AUDIENCE, registry::internal_router(processes)));
        }
        all
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
}
