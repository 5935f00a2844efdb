//! Settings of the messaging.

use std::path::PathBuf;

use confique::Config;

/// How messages are moved and kept.
#[derive(Clone, Debug, Config)]
pub struct MessagingConfig {
    /// How often the outbox and the queues are looked at when nothing rang the bell, in milliseconds. Within a
    /// process, a bell rings; the look is for what other processes sent and for what becomes due.
    #[config(default = 200)]
    pub poll_ms: u64,
    /// How many messages the relay moves at once.
    #[config(default = 100)]
    pub relay_batch: u32,
    /// For how long at most a message stays with a worker that fell silent, in seconds; then another one gets it. Each
    /// queue has a time of its own, which this can only shorten. A worker that lives renews in time, so a short value
    /// costs writes, and on a machine that is overloaded tries.
    #[config(default = 300)]
    pub most_lease_seconds: u32,
    /// For how many days a consumer remembers which messages it handled. A dead letter that is sent again after more
    /// days than this counts again.
    #[config(default = 14)]
    pub inbox_days: u32,
    /// How often depths are measured and old rows removed, in seconds.
    #[config(default = 10)]
    pub housekeeping_seconds: u64,
    /// The broker beside the database.
    #[config(nested)]
    pub nats: NatsConfig,
}

/// NATS JetStream (2.12 or later) as the broker. Without it the queues lie in the database; the outbox and the inbox
/// always do.
#[derive(Clone, Debug, Config)]
pub struct NatsConfig {
    /// Its address: `nats://USER:PASSWORD@HOST:4222`, or `tls://` where nothing else is spoken. Of a cluster, any of its
    /// nodes, several with commas between them.
    #[config(env = "TRIPGEN_NATS_URL")]
    pub url: Option<String>,
    /// A user, where the address names none.
    #[config(env = "TRIPGEN_NATS_USER")]
    pub user: Option<String>,
    /// The user's password.
    #[config(env = "TRIPGEN_NATS_PASSWORD")]
    pub password: Option<String>,
    /// A token instead of user and password.
    #[config(env = "TRIPGEN_NATS_TOKEN")]
    pub token: Option<String>,
    /// A file with the certificates (PEM) that vouch for the server. Not set, it is those that the system trusts.
    pub roots: Option<PathBuf>,
    /// A file with the certificate (PEM) that this process shows; `key` belongs to it.
    pub certificate: Option<PathBuf>,
    /// The key of `certificate`.
    pub key: Option<PathBuf>,
    /// What the names of streams and subjects begin with, where several installations share one server.
    #[config(default = "tripgen")]
    pub prefix: String,
    /// On how many nodes each message lies: 1, or 3 in a cluster, which then survives the loss of one of them.
    #[config(default = 1, env = "TRIPGEN_MESSAGING_REPLICAS")]
    pub replicas: u32,
    /// How long the server may take to answer, in milliseconds.
    #[config(default = 5000)]
    pub timeout_ms: u64,
}

impl Default for MessagingConfig {
    fn default() -> Self {
        Self::builder()
            .load()
            .expect("every field has a default and none is read from outside")
    }
}
