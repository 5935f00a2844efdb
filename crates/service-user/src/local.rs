//! The user service for those who live in the same process.

use std::sync::Arc;

use async_trait::async_trait;
use contracts::users::UserCard;
use contracts::{ContractError, Users};
use platform::auth::{Authenticator, Principal};
use platform::problem::Problem;
use storage::StorageError;

use crate::callers;
use crate::service::UserService;
use crate::store::accounts::{self, Account};

/// Whom [`ContractError`] names.
const SERVICE: &str = "user";

/// [`Users`] without a wire.
#[derive(Clone, Debug)]
pub struct LocalUsers(Arc<UserService>);

impl LocalUsers {
    /// Over a service.
    pub fn new(service: Arc<UserService>) -> Self {
        Self(service)
    }
}

#[async_trait]
impl Authenticator for LocalUsers {
    async fn authenticate(&self, token: &str) -> Result<Principal, Problem> {
        callers::recognise(&self.0, token).await
    }
}

#[async_trait]
impl Users for LocalUsers {
    async fn cards(&self, user_ids: &[String]) -> Result<Vec<UserCard>, ContractError> {
        let accounts = accounts::by_ids(&mut self.0.db.clone(), user_ids)
            .await
            .map_err(|error| failed(&error))?;
        Ok(accounts.into_iter().map(card).collect())
    }

    async fn find(&self, login: &str) -> Result<Option<UserCard>, ContractError> {
        let login = login.trim().to_lowercase();
        let account = accounts::by_login(&mut self.0.db.clone(), &login)
            .await
            .map_err(|error| failed(&error))?;
        Ok(account.map(card))
    }
}

fn card(account: Account) -> UserCard {
    UserCard {
        user_id: account.id,
        username: account.username,
        name: account.name,
        locale: account.locale.as_str().to_owned(),
    }
}

fn failed(error: &StorageError) -> ContractError {
    let reason = error.to_string();
    if error.is_transient() {
        return ContractError::Unavailable {
            service: SERVICE,
            reason,
        };
    }
    ContractError::Failed {
        service: SERVICE,
        reason,
    }
}
