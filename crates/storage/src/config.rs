//! Where the records are kept.

use confique::Config;

/// Where the records are kept, and how many connections may be open.
#[derive(Clone, Debug, Config)]
pub struct StorageConfig {
    /// The database: `sqlite://PATH` or `postgres://USER:PASSWORD@HOST:PORT/NAME`. Without it, a SQLite file in the
    /// data folder.
    #[config(env = "TRIPGEN_DATABASE_URL")]
    pub url: Option<String>,
    /// Connections that may be open at once (PostgreSQL), or that may read at once (SQLite, which has one writer).
    #[config(default = 8, env = "TRIPGEN_DATABASE_CONNECTIONS")]
    pub connections: u32,
    /// How long a request waits for a free connection, in milliseconds.
    #[config(default = 5000)]
    pub acquire_timeout_ms: u64,
    /// SQLite only: `full` syncs every commit to the disk and survives a power cut without losing an answered
    /// request; `normal` survives the death of the process but may lose the last commits with the power.
    #[config(default = "full", env = "TRIPGEN_DATABASE_SYNCHRONOUS")]
    pub synchronous: String,
}
