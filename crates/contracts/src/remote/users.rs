//! The user service of another process.

use async_trait::async_trait;
use platform::World;
use platform::auth::{Authenticator, Principal};
use platform::outbound::OutboundError;
use platform::problem::Problem;

use super::questions::{LoginQuestion, Recognised, TokenQuestion, UsersQuestion};
use super::{Remote, RemoteConfig, ServiceToken, paths};
use crate::error::ContractError;
use crate::users::{UserCard, Users};

/// [`Users`] over HTTP. Every token is asked about; what is asked often is better checked by its signature first.
#[derive(Clone, Debug)]
pub struct RemoteUsers(Remote);

impl RemoteUsers {
    /// A client; nothing is called before the first question.
    pub fn new(config: &RemoteConfig, token: ServiceToken, world: &World) -> Result<Self, OutboundError> {
        Remote::new("user", config, token, world).map(Self)
    }
}

#[async_trait]
impl Authenticator for RemoteUsers {
    async fn authenticate(&self, token: &str) -> Result<Principal, Problem> {
        let question = TokenQuestion {
            token: token.to_owned(),
        };
        let call = self.0.twice(paths::AUTHENTICATE, &question);
        let recognised: Recognised = self.0.answer(call).await?;
        recognised.into()
    }
}

#[async_trait]
impl Users for RemoteUsers {
    async fn cards(&self, user_ids: &[String]) -> Result<Vec<UserCard>, ContractError> {
        let question = UsersQuestion {
            user_ids: user_ids.to_vec(),
        };
        self.0.answer(self.0.twice(paths::CARDS, &question)).await
    }

    async fn find(&self, login: &str) -> Result<Option<UserCard>, ContractError> {
        let question = LoginQuestion {
            login: login.to_owned(),
        };
        self.0.answer(self.0.twice(paths::FIND, &question)).await
    }
}
