//! The services of other processes, as the parts of this one ask them.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use contracts::remote::{
    PacksAtHand, RemoteConfig, RemoteGenerations, RemoteLocations, RemoteTrips, RemoteUsers, ServiceToken,
};
use contracts::{Generations, Locations, Trips, Users};
use platform::World;
use platform::resolver::{Resolver, Sources};
use platform::service_token::{Badge, ServiceKey};
use platform::tls::Inside;
use tokio_util::sync::CancellationToken;

use super::registry::RemoteRegistry;
use super::roles::Roles;
use super::services::ServicesConfig;

/// For how long the list of packs is believed: every use of a pack begins with it.
const PACKS_BELIEVED: Duration = Duration::from_secs(1);

/// How the services of other processes are found and asked.
#[derive(Clone, Debug)]
pub(crate) struct Neighbours {
    config: ServicesConfig,
    roles: Roles,
    key: ServiceKey,
    inside: Inside,
    world: World,
    stop: CancellationToken,
}

impl Neighbours {
    /// Nobody is asked before the first question, but for names and registries.
    pub(crate) fn new(
        config: &ServicesConfig,
        roles: &Roles,
        (key, inside): (ServiceKey, &Inside),
        world: &World,
        stop: &CancellationToken,
    ) -> Self {
        Self {
            config: config.clone(),
            roles: roles.clone(),
            key,
            inside: inside.clone(),
            world: world.clone(),
            stop: stop.clone(),
        }
    }

    /// Who people are.
    pub(crate) async fn users(&self) -> anyhow::Result<Arc<dyn Users>> {
        let (config, token) = self.way_to("user").await?;
        Ok(Arc::new(RemoteUsers::new(&config, token, &self.world)?))
    }

    /// Trips and their plans.
    pub(crate) async fn trips(&self) -> anyhow::Result<Arc<dyn Trips>> {
        let (config, token) = self.way_to("trip").await?;
        Ok(Arc::new(RemoteTrips::new(&config, token, &self.world)?))
    }

    /// How far generations are.
    pub(crate) async fn generations(&self) -> anyhow::Result<Arc<dyn Generations>> {
        let (config, token) = self.way_to("ai").await?;
        Ok(Arc::new(RemoteGenerations::new(&config, token, &self.world)?))
    }

    /// Packs and the weather.
    pub(crate) async fn locations(&self) -> anyhow::Result<Arc<dyn Locations>> {
        let (config, token) = self.way_to("location").await?;
        let asked = Arc::new(RemoteLocations::new(&config, token, &self.world)?);
        Ok(Arc::new(PacksAtHand::new(
            asked,
            PACKS_BELIEVED,
            self.world.clone(),
        )))
    }

    async fn way_to(&self, service: &'static str) -> anyhow::Result<(RemoteConfig, ServiceToken)> {
        let entries = self.config.of(service);
        anyhow::ensure!(
            !entries.is_empty(),
            "services.{service} names no process, and --role {} asks that service",
            self.roles
        );
        let processes = Resolver::new(service, entries, self.sources()?)
            .map_err(|reason| anyhow::anyhow!("services.{service}: {reason}"))?;
        if processes.may_change() {
            processes.look().await;
            let every = Duration::from_millis(self.config.resolve_ms.max(1));
            tokio::spawn(processes.clone().keep(every, self.stop.clone()));
        }
        let badge = Badge::new(
            self.key.clone(),
            self.roles.to_string(),
            service,
            self.world.clone(),
        );
        let config = RemoteConfig {
            timeout_ms: self.config.answer_ms,
            inside: self.inside.clone(),
            ..RemoteConfig::of(processes)
        };
        Ok((config, ServiceToken::new(move || badge.show())))
    }

    fn sources(&self) -> anyhow::Result<Sources> {
        sources(&self.key, &self.roles, &self.inside, &self.world).context("the client of the registry")
    }
}

/// Names of the system, and a registry that is asked in the name of this process.
pub(crate) fn sources(
    key: &ServiceKey,
    roles: &Roles,
    inside: &Inside,
    world: &World,
) -> anyhow::Result<Sources> {
    let registry = RemoteRegistry::new(key, roles, inside, world)?;
    Ok(Sources {
        registry: Some(Arc::new(registry)),
        ..Sources::system()
    })
}
