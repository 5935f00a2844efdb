//! What other services may ask this one.

use std::sync::Arc;

use async_trait::async_trait;
use contracts::trips::ExportFile;
use contracts::{ContractError, Trips};
use serde_json::Value;
use storage::StorageError;

use crate::access;
use crate::accounts;
use crate::error::TripServiceError;
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
        let text = read.map_err(|error| failed(error.into()))?;
        let text = text.ok_or_else(|| ContractError::NotFound {
            what: "plan",
            id: format!("{trip_id}/{version}"),
        })?;
        serde_json::from_str(&text).map_err(|error| failed(StorageError::from(error).into()))
    }

    async fn may_read(&self, user_id: &str, trip_id: &str) -> Result<bool, ContractError> {
        access::may_read(&self.0, user_id, trip_id).await.map_err(failed)
    }

    async fn export(&self, user_id: &str) -> Result<Vec<ExportFile>, ContractError> {
        accounts::export(&self.0, user_id).await.map_err(failed)
    }

    async fn erase(&self, user_id: &str) -> Result<(), ContractError> {
        accounts::erase(&self.0, user_id).await.map_err(failed)
    }
}

/// What is worth another try is unavailable; the rest has failed for good.
fn failed(error: TripServiceError) -> ContractError {
    const SERVICE: &str = "trip";
    let reason = error.to_string();
    match error {
        TripServiceError::Contract(error) => error,
        TripServiceError::Storage(error) if error.is_transient() => ContractError::Unavailable {
            service: SERVICE,
            reason,
        },
        TripServiceError::Messaging(error) if error.is_transient() => ContractError::Unavailable {
            service: SERVICE,
            reason,
        },
        _ => ContractError::Failed {
            service: SERVICE,
            reason,
        },
    }
}

#[cfg(test)]
mod tests {
    use messaging::MessagingError;

    use super::*;
    use crate::error::Missing;

    #[test]
    fn what_passes_by_itself_is_worth_another_try() {
        let full = MessagingError::QueueFull {
            queue: "notification".to_owned(),
        };
        let unavailable = failed(full.into());
        assert!(
            matches!(unavailable, ContractError::Unavailable { service: "trip", .. }),
            "{unavailable}"
        );
        let asleep = ContractError::Unavailable {
            service: "ai",
            reason: "it starts".to_owned(),
        };
        let passed_on = failed(asleep.into());
        assert!(
            matches!(passed_on, ContractError::Unavailable { service: "ai", .. }),
            "{passed_on}"
        );
        let lasting = [
            TripServiceError::from(StorageError::NoRow),
            TripServiceError::NotFound(Missing::Trip, "t1".to_owned()),
        ];
        for error in lasting {
            let failed = failed(error);
            assert!(
                matches!(failed, ContractError::Failed { service: "trip", .. }),
                "{failed}"
            );
        }
    }
}
