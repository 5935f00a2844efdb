//! Settings of the caches.

use std::path::PathBuf;

use confique::Config;

/// How much is cached, and for how long.
#[derive(Clone, Debug, Config)]
pub struct CacheConfig {
    /// How many values a process keeps, all kinds together.
    #[config(default = 1000)]
    pub entries: u64,
    /// How long a process keeps a value at most once several processes share a second level, in seconds. Without a
    /// second level each kind's own time counts.
    #[config(default = 300)]
    pub level1_seconds: u64,
    /// The same while the second level is away, in seconds: nobody tells this process then what others have changed, so
    /// this is how old a value may be.
    #[config(default = 5)]
    pub level1_unheard_seconds: u64,
    /// How long the second level may take to answer, in milliseconds; then the source is asked.
    #[config(default = 250)]
    pub level2_timeout_ms: u64,
    /// The level that processes share, and what else they have to know of each other.
    #[config(nested)]
    pub redis: RedisConfig,
    /// For how long each kind is kept.
    #[config(nested)]
    pub keep: KeepConfig,
}

/// Redis (6.2 or later), which processes share. Without it, everything that is cached stays in the process.
#[derive(Clone, Debug, Config)]
pub struct RedisConfig {
    /// Its address: `redis://:PASSWORD@HOST:6379`, or `rediss://` with TLS. Of a cluster, any of its nodes, several with
    /// commas between them.
    #[config(env = "TRIPGEN_REDIS_URL")]
    pub url: Option<String>,
    /// Whether it is a cluster of shards.
    #[config(default = false, env = "TRIPGEN_REDIS_CLUSTER")]
    pub cluster: bool,
    /// A file with the certificates (PEM) that vouch for `rediss://`. Not set, it is those that the system trusts.
    pub roots: Option<PathBuf>,
    /// What every key begins with, where several installations share one Redis.
    #[config(default = "tripgen")]
    pub prefix: String,
}

/// For how long each kind is kept, in seconds; chance makes each time a tenth less or more.
#[derive(Clone, Debug, Config)]
pub struct KeepConfig {
    /// Sessions.
    #[config(default = 1800)]
    pub session_seconds: u64,
    /// Profiles.
    #[config(default = 1800)]
    pub profile_seconds: u64,
    /// Lists of trips.
    #[config(default = 300)]
    pub trip_list_seconds: u64,
    /// Trips and itineraries.
    #[config(default = 1800)]
    pub itinerary_seconds: u64,
    /// Places.
    #[config(default = 14400)]
    pub place_seconds: u64,
    /// What is near a point.
    #[config(default = 3600)]
    pub nearby_seconds: u64,
    /// Opening hours.
    #[config(default = 3600)]
    pub hours_seconds: u64,
    /// Ways between points.
    #[config(default = 86400)]
    pub route_seconds: u64,
    /// Forecasts.
    #[config(default = 21600)]
    pub weather_seconds: u64,
    /// The present weather.
    #[config(default = 900)]
    pub weather_now_seconds: u64,
    /// Recommendations.
    #[config(default = 86400)]
    pub recommendation_seconds: u64,
    /// Answers of a language model.
    #[config(default = 3600)]
    pub model_seconds: u64,
}

impl Default for CacheConfig {
    fn default() -> Self {
        Self::builder()
            .load()
            .expect("every field has a default and none is read from outside")
    }
}
