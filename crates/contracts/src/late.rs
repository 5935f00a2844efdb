//! The trip service asks the user and ai services, and they ask it back: one of them has to be named before it exists.

use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use serde_json::Value;

use crate::error::ContractError;
use crate::trips::{ExportFile, Trips};

/// A trip service that is put in place later, while the parts of a process are wired together.
#[derive(Clone, Default)]
pub struct LateTrips(Arc<OnceLock<Arc<dyn Trips>>>);

impl LateTrips {
    /// Puts the trip service in place. Only the first one counts.
    pub fn put(&self, trips: Arc<dyn Trips>) {
        self.0.get_or_init(|| trips);
    }

    fn get(&self) -> Result<&Arc<dyn Trips>, ContractError> {
        self.0.get().ok_or(ContractError::Unavailable {
            service: "trip",
            reason: "it is not in place yet".to_owned(),
        })
    }
}

impl std::fmt::Debug for LateTrips {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("LateTrips").finish_non_exhaustive()
    }
}

#[async_trait]
impl Trips for LateTrips {
    async fn plan(&self, trip_id: &str, version: i64) -> Result<Value, ContractError> {
        self.get()?.plan(trip_id, version).await
    }

    async fn may_read(&self, user_id: &str, trip_id: &str) -> Result<bool, ContractError> {
        self.get()?.may_read(user_id, trip_id).await
    }

    async fn export(&self, user_id: &str) -> Result<Vec<ExportFile>, ContractError> {
        self.get()?.export(user_id).await
    }

    async fn erase(&self, user_id: &str) -> Result<(), ContractError> {
        self.get()?.erase(user_id).await
    }
}
