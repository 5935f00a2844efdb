//! The location service of another process.

use async_trait::async_trait;
use platform::World;
use platform::outbound::OutboundError;

use super::questions::{Nothing, PackQuestion};
use super::{Remote, RemoteConfig, ServiceToken, paths};
use crate::error::ContractError;
use crate::locations::{DayWeather, Locations, PackList, WeatherQuery};

/// [`Locations`] over HTTP.
#[derive(Clone, Debug)]
pub struct RemoteLocations(Remote);

impl RemoteLocations {
    /// A client; nothing is called before the first question.
    pub fn new(config: &RemoteConfig, token: ServiceToken, world: &World) -> Result<Self, OutboundError> {
        Remote::new("location", config, token, world).map(Self)
    }
}

#[async_trait]
impl Locations for RemoteLocations {
    async fn packs(&self) -> Result<PackList, ContractError> {
        self.0.answer(self.0.twice(paths::PACKS, &Nothing {})).await
    }

    async fn pack(&self, digest: &str) -> Result<Vec<u8>, ContractError> {
        let question = PackQuestion {
            digest: digest.to_owned(),
        };
        let call = self.0.twice(paths::PACK, &question);
        let call = call
            .timeout(self.0.long())
            .most_bytes(self.0.config.most_pack_bytes);
        self.0.bytes(call).await
    }

    async fn weather(&self, query: &WeatherQuery) -> Result<Vec<DayWeather>, ContractError> {
        self.0.answer(self.0.twice(paths::WEATHER, query)).await
    }
}
