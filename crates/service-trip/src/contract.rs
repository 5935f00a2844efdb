//! What other services may ask this one.

use std::sync::Arc;

use async_trait::async_trait;
use contracts::trips::ExportFile;
use contracts::{ContractError, Trips};
use serde_json::Value;

use crate::accounts;
use crate::service::TripService;
use crate::store::plans;

/// The trip service of this process.
#[derive(Clone, Debug)]
pub struct LocalTrips(Arc<TripService>);

impl LocalTrips {
    /// Of a service.
    pub fn new(service: Arc<TripService>) -> Self {
        Self(service)
    }
}

#[async_trait]
impl Trips for LocalTrips {
    async fn plan(&self, trip_id: &str, version: i64) -> Result<Value, ContractError> {
        let read = plans::text(&mut self.0.db.clone(), trip_id, version).await;
        let text = read.map_err(|error| failed(&error))?;
        let text = text.ok_or_else(|| ContractError::NotFound {
            what: "plan",
            id: format!("{trip_id}/{version}"),
        })?;
        serde_json::from_str(&text).map_err(|error| failed(&error))
    }

    async fn export(&self, user_id: &str) -> Result<Vec<ExportFile>, ContractError> {
        accounts::export(&self.0, user_id)
            .await
            .map_err(|error| failed(&error))
    }

    async fn erase(&self, user_id: &str) -> Result<(), ContractError> {
        accounts::erase(&self.0, user_id)
            .await
            .map_err(|error| failed(&error))
    }
}

fn failed(error: &dyn std::fmt::Display) -> ContractError {
    ContractError::Failed {
        service: "trip",
        reason: error.to_string(),
    }
}
