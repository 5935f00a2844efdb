//! The settings of the server: one struct a concern, each beside what it sets.

use std::path::PathBuf;

use confique::Config as Settings;
use platform::config::{ConfigError, HttpConfig, LogConfig, Sources};

use super::folder::DataFolder;
use super::services::ServicesConfig;
use crate::cli::ServerArgs;
use crate::report::{Exit, Failure, Said};

/// Everything that can be set. A variable of the environment beats this file, and a flag beats both.
#[derive(Clone, Debug, Settings)]
pub(crate) struct Config {
    /// How the server listens, and what it bears.
    #[config(nested)]
    pub(crate) http: HttpConfig,
    /// The public edge: who may come in, how often, and where requests go.
    #[config(nested)]
    pub(crate) gateway: gateway::config::GatewayConfig,
    /// How services that are processes of their own find and know each other.
    #[config(nested)]
    pub(crate) services: ServicesConfig,
    /// What is logged, and how.
    #[config(nested)]
    pub(crate) log: LogConfig,
    /// Traces: which are kept, and where they are sent.
    #[config(nested)]
    pub(crate) traces: platform::trace::TraceConfig,
    /// Where the records are kept.
    #[config(nested)]
    pub(crate) database: storage::StorageConfig,
    /// How messages are moved and kept.
    #[config(nested)]
    pub(crate) messaging: messaging::MessagingConfig,
    /// How many answers are kept, and for how long.
    #[config(nested)]
    pub(crate) cache: cache::CacheConfig,
    /// Accounts, sessions and tokens.
    #[config(nested)]
    pub(crate) user: service_user::UserConfig,
    /// Trips and itineraries.
    #[config(nested)]
    pub(crate) trip: service_trip::TripConfig,
    /// Generations, and the language model.
    #[config(nested)]
    pub(crate) ai: service_ai::AiConfig,
    /// Packs, and the weather.
    #[config(nested)]
    pub(crate) location: service_location::LocationConfig,
}

/// Reads the settings; also tells which file they came from.
pub(crate) fn read(
    arguments: &ServerArgs,
    folder: &DataFolder,
    overrides: Vec<(String, String)>,
) -> Result<(Option<PathBuf>, Config), Failure> {
    let usual = folder.config_file();
    let file = arguments
        .config
        .clone()
        .or_else(|| usual.exists().then_some(usual));
    let mut overrides = overrides;
    if let Some(url) = &arguments.database_url {
        overrides.push(("database.url".to_owned(), url.clone()));
    }
    let sources = Sources {
        file: file.clone(),
        environment: true,
        overrides,
    };
    let config = platform::config::load(&sources).map_err(|error| failure(&error))?;
    Ok((file, derived(config)))
}

/// Whoever sets the public address sets it once: links in mails and links to shared trips begin with it, unless they are
/// told otherwise.
fn derived(mut config: Config) -> Config {
    if let Some(url) = &config.gateway.public_url {
        let usual = platform::config::defaults::<service_user::UserConfig>().public_url;
        if config.user.public_url == usual {
            config.user.public_url.clone_from(url);
        }
        config.trip.public_url.get_or_insert_with(|| url.clone());
    }
    config
}

/// A settings file with every key, its meaning and its default.
pub(crate) fn sample() -> String {
    platform::config::template::<Config>()
}

fn failure(error: &ConfigError) -> Failure {
    refused(&error.to_string())
}

/// Settings that cannot be used, and why.
pub(crate) fn refused(reason: &str) -> Failure {
    Failure::new(
        Exit::Usage,
        "CONFIG_INVALID",
        Said::new(reason, format!("설정을 쓸 수 없습니다: {reason}")),
    )
    .help(Said::new(
        "tripgen config sample writes every setting with its meaning",
        "tripgen config sample로 모든 설정과 뜻을 볼 수 있습니다",
    ))
}
