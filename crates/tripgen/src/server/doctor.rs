//! What would keep a server from running well, looked for without starting one.

use std::net::TcpListener;
use std::time::Duration;

use client::Client;
use platform::World;
use serde::Serialize;
use storage::Db;
use tokio::time::timeout;

use super::config::Config;
use super::folder::DataFolder;
use super::house;

/// How long a server may take to say that it lives.
const PATIENCE: Duration = Duration::from_secs(2);

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
    let mut findings = vec![permissions(folder), secret(folder), port(config).await];
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

async fn port(config: &Config) -> Finding {
    let address = &config.http.listen;
    let outcome = match TcpListener::bind(address) {
        Ok(_free) => Ok(format!("{address} is free")),
        Err(_taken) if serves(address).await => Ok(format!("a server of TripGen answers at {address}")),
        Err(error) => Err(format!(
            "{address} cannot be listened on ({error}), and no server of TripGen answers there; take another with --port"
        )),
    };
    finding("port", outcome)
}

/// Whether a server of ours answers at an address.
async fn serves(address: &str) -> bool {
    let Ok(client) = Client::new(&format!("http://{address}")) else {
        return false;
    };
    matches!(timeout(PATIENCE, client.get_health()).await, Ok(Ok(_alive)))
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
