//! Where the records are kept.

use confique::Config;

/// Where the records are kept, and how many connections may be open.
#[derive(Clone, Debug, Config)]
pub struct StorageConfig {
    /// The database: `sqlite://PATH` or `postgres://USER:PASSWORD@HOST:PORT/NAME`. Without it, a SQLite file in the
    /// data folder.
    #[config(env = "TRIPGEN_DATABASE_URL")]
    pub url: Option<String>,
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
