//! The list of packs, asked for once in a while instead of before each use.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use platform::World;

use crate::error::ContractError;
use crate::locations::{DayWeather, Locations, PackList, WeatherQuery};

/// The location service of another process, whose list of packs is believed for a moment. Where it cannot be reached the
/// last list stays good: packs are named by their digest, so an old list is never a wrong one.
pub struct PacksAtHand {
    asked: Arc<dyn Locations>,
    believed: Duration,
    world: World,
    last: Mutex<Option<(i64, PackList)>>,
}

impl PacksAtHand {
    /// Over the one that is asked; a list is believed for so long.
    pub fn new(asked: Arc<dyn Locations>, believed: Duration, world: World) -> Self {
        Self {
            asked,
            believed,
            world,
            last: Mutex::default(),
        }
    }

    fn last(&self) -> Option<(i64, PackList)> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[async_trait]
impl Locations for PacksAtHand {
    async fn packs(&self) -> Result<PackList, ContractError> {
        let (now, last) = (self.world.now_ms(), self.last());
        let most = i64::try_from(self.believed.as_millis()).unwrap_or(i64::MAX);
        if let Some((at, list)) = &last
            && (now - at).abs() < most
        {
            return Ok(list.clone());
        }
        match (self.asked.packs().await, last) {
            (Ok(list), _) => {
                *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, list.clone()));
                Ok(list)
            }
            (Err(error @ ContractError::Unavailable { .. }), Some((_, list))) => {
                tracing::warn!(cause = %error, "the packs known before are used");
                Ok(list)
            }
            (Err(error), _) => Err(error),
        }
    }

    async fn pack(&self, digest: &str) -> Result<Vec<u8>, ContractError> {
        let pack = self.asked.pack(digest).await;
        if matches!(pack, Err(ContractError::NotFound { .. })) {
            // It was replaced; whoever asks for the list again gets the present one.
            *self.last.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
        pack
    }

    async fn weather(&self, query: &WeatherQuery) -> Result<Vec<DayWeather>, ContractError> {
        self.asked.weather(query).await
    }
}

impl std::fmt::Debug for PacksAtHand {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("PacksAtHand").finish_non_exhaustive()
    }
}
