//! What the trip service keeps for others to ask.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::ContractError;

/// A file of an account's export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExportFile {
    /// Its path inside the archive, such as `trips/0193.../plan.json`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The trip service.
#[async_trait]
pub trait Trips: Send + Sync {
    /// A stored version of a trip's itinerary as plan.json (the `wire` document); `NotFound` without it.
    async fn plan(&self, trip_id: &str, version: i64) -> Result<Value, ContractError>;

    /// Whether the user may see the trip at this moment. A trip that is not there, or lies in the bin, nobody may see.
    async fn may_read(&self, user_id: &str, trip_id: &str) -> Result<bool, ContractError>;

    /// Everything that the user owns here, for the export of the account.
    async fn export(&self, user_id: &str) -> Result<Vec<ExportFile>, ContractError>;

    /// Deletes everything that the user owns here and takes them off other people's trips. Asking twice is no error.
    async fn erase(&self, user_id: &str) -> Result<(), ContractError>;
}
