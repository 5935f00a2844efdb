//! What would keep a server from running well, looked for without starting one.

use std::net::TcpListener;

use platform::World;
use serde::Serialize;
use storage::Db;

use super::config::Config;
use super::folder::DataFolder;
use super::house;

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Finding {
    /// What.
    pub(crate) subject: &'static str,
    /// Whether it is as it should be.
    pub(crate) good: bool,
    /// What was found, and what to do where it is not good.
    pub(crate) detail: String,
}

impl Finding {
    /// The finding as a line.
    pub(crate) fn line(&self) -> String {
        let mark = if self.good { "good" } else { "BAD " };
        format!("{mark}  {:<12} {}\n", self.subject, self.detail)
    }
}

/// Looks at everything.
pub(crate) async fn examine(folder: &DataFolder, config: &Config) -> Vec<Finding> {
    let mut findings = vec![permissions(folder), secret(folder), port(config)];
    findings.extend(database(folder, config).await);
    findings.push(catalogue());
    findings
}

fn finding(subject: &'static str, outcome: Result<String, String>) -> Finding {
    Finding {
        subject,
        good: outcome.is_ok(),
        detail: outcome.unwrap_or_else(|bad| bad),
    }
}

fn permissions(folder: &DataFolder) -> Finding {
    let loose = folder.loose_permissions();
    let outcome = if loose.is_empty() {
        Ok(format!("{} is its owner's alone", folder.path().display()))
    } else {
        Err(format!(
            "{}; take the rights of others away with chmod go-rwx",
            loose.join(", ")
        ))
    };
    finding("data folder", outcome)
}

fn secret(folder: &DataFolder) -> Finding {
    let outcome = folder
        .secret(&World::system())
        .map(|_secret| "the secret can be read".to_owned())
        .map_err(|error| format!("the secret cannot be used: {error}"));
    finding("secret", outcome)
}

fn port(config: &Config) -> Finding {
    let address = &config.http.listen;
    let outcome = TcpListener::bind(address)
        .map(|_free| format!("{address} is free"))
        .map_err(|error| {
            format!("{address} cannot be listened on ({error}); is a server running already? Take another with --port")
        });
    finding("port", outcome)
}

async fn database(folder: &DataFolder, config: &Config) -> Vec<Finding> {
    let url = config
        .database
        .url
        .clone()
        .unwrap_or_else(|| folder.database_url());
    let db = match Db::open(&url, &config.database).await {
        Ok(db) => db,
        Err(error) => return vec![finding("database", Err(format!("cannot be opened: {error}")))],
    };
    let mut missing = Vec::new();
    for (owner, migrations) in house::schemas() {
        let states = db.migration_states(owner, migrations).await;
        missing.extend(
            states
                .into_iter()
                .filter(|state| !state.applied)
                .map(|state| format!("{owner}/{}", state.name)),
        );
    }
    let schema = if missing.is_empty() {
        "every step is applied".to_owned()
    } else {
        format!("{} steps will be applied at the next start", missing.len())
    };
    let opened = format!("{:?} answers", db.backend());
    db.close().await;
    vec![finding("database", Ok(opened)), finding("schema", Ok(schema))]
}

fn catalogue() -> Finding {
    let ids = engine_pack::bundled::ids();
    let broken: Vec<&str> = ids
        .iter()
        .copied()
        .filter(|id| !matches!(engine_pack::bundled::pack(id), Some(Ok(_))))
        .collect();
    let outcome = if broken.is_empty() {
        Ok(format!("{} destinations can be read", ids.len()))
    } else {
        Err(format!("cannot be read: {}", broken.join(", ")))
    };
    finding("catalogue", outcome)
}
