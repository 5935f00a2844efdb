//! Whether the database answers.

use async_trait::async_trait;
use platform::health::Check;

use crate::db::Db;
use crate::params;
use crate::tx::Queries;

/// The check `database` of a server's readiness.
#[derive(Clone, Debug)]
pub struct DatabaseCheck(pub Db);

#[async_trait]
impl Check for DatabaseCheck {
    fn name(&self) -> &'static str {
        "database"
    }

    async fn check(&self) -> Result<(), String> {
        let answer = self
            .0
            .clone()
            .fetch_one("SELECT CAST(1 AS BIGINT) AS one", params![])
            .await;
        answer.map(|_row| ()).map_err(|error| error.to_string())
    }
}
