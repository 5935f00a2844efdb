//! Where the records are kept.

use confique::Config;

/// Where the records are kept, and how many connections may be open.
#[derive(Clone, Debug, Config)]
pub struct StorageConfig {
    /// The database: `sqlite://PATH` or `postgres://USER:PASSWORD@HOST:PORT/NAME`; `HOST:PORT,HOST:PORT` where it fails
    /// over from one server to another. Without it, a SQLite file in the data folder.
    #[config(env = "TRIPGEN_DATABASE_URL")]
    pub url: Option<String>,
    /// PostgreSQL only: copies that follow the database (streaming replicas), with commas in the variable. Requests that
    /// change nothing read from them where an answer may be a moment old. A copy that is away or behind is left out.
    #[config(
        default = [],
        env = "TRIPGEN_DATABASE_REPLICA_URLS",
        parse_env = confique::env::parse::list_by_comma
    )]
    pub replica_urls: Vec<String>,
    /// How many milliseconds a copy may be behind, so that it is still read from.
    #[config(default = 2000)]
    pub replica_lag_ms: u64,
    /// For how many seconds somebody who has changed something reads from the primary; more than copies may be behind.
    #[config(default = 10)]
    pub sticky_seconds: u64,
    /// Connections that may be open at once (PostgreSQL, which gets half as many again for the bookkeeping of messages),
    /// or that may read at once (SQLite, which has one writer).
    #[config(default = 16, env = "TRIPGEN_DATABASE_CONNECTIONS")]
    pub connections: u32,
    /// How long a request waits for a free connection, in milliseconds.
    #[config(default = 5000)]
    pub acquire_timeout_ms: u64,
    /// SQLite only: `full` answers a change once it is synced to the disk (changes at the same time share one sync), so
    /// that a power cut loses no answered request; `normal` does not wait: it survives the death of the process, but a
    /// power cut may take the last commits.
    #[config(default = "full", env = "TRIPGEN_DATABASE_SYNCHRONOUS")]
    pub synchronous: String,
}

impl Default for StorageConfig {
    fn default() -> Self {
        Self::builder()
            .load()
            .expect("every field is optional or has a default, and none is read from outside")
    }
}
