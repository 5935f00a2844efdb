//! What the user service knows about people.

use async_trait::async_trait;
use platform::auth::Authenticator;
use serde::{Deserialize, Serialize};

use crate::error::ContractError;

/// What others may know of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserCard {
    /// Its id.
    pub user_id: String,
    /// The name to log in with, which is public among companions.
    pub username: String,
    /// The person's name.
    pub name: String,
    /// `ko` or `en`.
    pub locale: String,
}

/// The user service. It is also the one that tells whose a token is.
#[async_trait]
pub trait Users: Authenticator {
    /// The cards of these ids; ids that do not exist are left out. At most 100.
    async fn cards(&self, user_ids: &[String]) -> Result<Vec<UserCard>, ContractError>;

    /// The account with this user name or e-mail address.
    async fn find(&self, login: &str) -> Result<Option<UserCard>, ContractError>;
}
