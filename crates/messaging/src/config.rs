//! Settings of the messaging.

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
}

impl Default for MessagingConfig {
    fn default() -> Self {
        Self::builder()
            .load()
            .expect("every field has a default and none is read from outside")
    }
}
