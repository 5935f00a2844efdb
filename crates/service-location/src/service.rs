//! What the location service works with.

use std::sync::{Arc, Weak};

use async_trait::async_trait;
use cache::Cache;
use contracts::locations::{DayWeather, PackList, WeatherQuery};
use contracts::{ContractError, Locations};
use library::{Library, Shelf};
use platform::World;
use storage::{Db, Migration};

use crate::bundled::Bundled;
use crate::config::LocationConfig;
use crate::destinations::DestinationIndex;
use crate::error::LocationError;
use crate::packs::{self, ListMemo};
use crate::weather::{self, BackOff, WeatherProvider};

/// What a location service is made from.
pub struct LocationParts {
    /// The records.
    pub db: Db,
    /// Time and chance.
    pub world: World,
    /// Answers by kind and digest.
    pub cache: Cache,
    /// Limits.
    pub config: LocationConfig,
    /// The packs that come with the program.
    pub bundled: Bundled,
    /// Where forecasts come from; without one every day is typical ([`crate::provider_of`]).
    pub forecasts: Option<Arc<dyn WeatherProvider>>,
}

/// Everything that a handler or consumer of this service needs; shared as `Arc<LocationService>`.
pub struct LocationService {
    pub(crate) db: Db,
    pub(crate) world: World,
    pub(crate) cache: Cache,
    pub(crate) config: LocationConfig,
    pub(crate) bundled: Bundled,
    pub(crate) forecasts: Option<Arc<dyn WeatherProvider>>,
    pub(crate) back_off: BackOff,
    pub(crate) list: ListMemo,
    pub(crate) destinations: DestinationIndex,
    library: Arc<Library>,
}

impl LocationService {
    /// Puts the parts together; nothing is read before the first question.
    pub fn new(parts: LocationParts) -> Arc<Self> {
        Arc::new_cyclic(|own| Self {
            db: parts.db,
            world: parts.world,
            cache: parts.cache,
            config: parts.config,
            bundled: parts.bundled,
            forecasts: parts.forecasts,
            back_off: BackOff::default(),
            list: ListMemo::default(),
            destinations: DestinationIndex::default(),
            library: Arc::new(Library::new(Arc::new(OwnPacks(Weak::clone(own))))),
        })
    }

    /// The packs, loaded: the one library of the process, to be shared with the other services in it.
    pub fn library(&self) -> Arc<Library> {
        Arc::clone(&self.library)
    }

    /// The loaded packs with their revision.
    pub(crate) async fn shelf(&self) -> Result<Arc<Shelf>, LocationError> {
        Ok(self.library.shelf().await?)
    }
}

impl std::fmt::Debug for LocationService {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("LocationService").finish_non_exhaustive()
    }
}

/// The location service of this process, as the other services see it.
#[derive(Clone, Debug)]
pub struct LocalLocations(Arc<LocationService>);

impl LocalLocations {
    /// Answers from a service.
    pub fn new(service: Arc<LocationService>) -> Self {
        Self(service)
    }
}

#[async_trait]
impl Locations for LocalLocations {
    async fn packs(&self) -> Result<PackList, ContractError> {
        Ok(PackList::clone(&*packs::list(&self.0).await?))
    }

    async fn pack(&self, digest: &str) -> Result<Vec<u8>, ContractError> {
        packs::bytes(&self.0, digest).await
    }

    async fn weather(&self, query: &WeatherQuery) -> Result<Vec<DayWeather>, ContractError> {
        Ok(weather::days(&self.0, query).await?.days)
    }
}

/// The same for the service's own library, which the service holds and which must not hold the service.
struct OwnPacks(Weak<LocationService>);

impl OwnPacks {
    fn service(&self) -> Result<LocalLocations, ContractError> {
        let service = self.0.upgrade().ok_or_else(|| ContractError::Unavailable {
            service: "location",
            reason: "it has ended".to_owned(),
        })?;
        Ok(LocalLocations(service))
    }
}

#[async_trait]
impl Locations for OwnPacks {
    async fn packs(&self) -> Result<PackList, ContractError> {
        self.service()?.packs().await
    }

    async fn pack(&self, digest: &str) -> Result<Vec<u8>, ContractError> {
        self.service()?.pack(digest).await
    }

    async fn weather(&self, query: &WeatherQuery) -> Result<Vec<DayWeather>, ContractError> {
        self.service()?.weather(query).await
    }
}

/// The schema of this service; its owner in the list of migrations is `location`.
pub fn migrations() -> &'static [Migration] {
    &[
        Migration {
            name: "0001_packs",
            sql: include_str!("../../../migrations/location/0001_packs.sql"),
        },
        Migration {
            name: "0002_maps",
            sql: include_str!("../../../migrations/location/0002_maps.sql"),
        },
    ]
}
