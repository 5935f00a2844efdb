//! The trip service of another process.

use async_trait::async_trait;
use platform::World;
use platform::outbound::OutboundError;
use serde_json::Value;

use super::questions::{PlanQuestion, ReaderQuestion, UserQuestion};
use super::{Remote, RemoteConfig, ServiceToken, paths};
use crate::error::ContractError;
use crate::trips::{ExportFile, Trips};

/// [`Trips`] over HTTP.
#[derive(Clone, Debug)]
pub struct RemoteTrips(Remote);

impl RemoteTrips {
    /// A client; nothing is called before the first question.
    pub fn new(config: &RemoteConfig, token: ServiceToken, world: &World) -> Result<Self, OutboundError> {
        Remote::new("trip", config, token, world).map(Self)
    }
}

#[async_trait]
impl Trips for RemoteTrips {
    async fn plan(&self, trip_id: &str, version: i64) -> Result<Value, ContractError> {
        let question = PlanQuestion {
            trip_id: trip_id.to_owned(),
            version,
        };
        self.0.answer(self.0.twice(paths::PLAN, &question)).await
    }

    async fn may_read(&self, user_id: &str, trip_id: &str) -> Result<bool, ContractError> {
        let question = ReaderQuestion {
            user_id: user_id.to_owned(),
            trip_id: trip_id.to_owned(),
        };
        self.0.answer(self.0.twice(paths::MAY_READ, &question)).await
    }

    async fn export(&self, user_id: &str) -> Result<Vec<ExportFile>, ContractError> {
        let call = self.0.twice(paths::EXPORT, &of(user_id));
        self.0.answer(call.timeout(self.0.long())).await
    }

    async fn erase(&self, user_id: &str) -> Result<(), ContractError> {
        let call = self.0.twice(paths::ERASE_USER, &of(user_id));
        self.0.answer(call.timeout(self.0.long())).await
    }
}

fn of(user_id: &str) -> UserQuestion {
    UserQuestion {
        user_id: user_id.to_owned(),
    }
}
