//! Settings of the caches.

use confique::Config;

/// How much is cached, and for how long.
#[derive(Clone, Debug, Config)]
pub struct CacheConfig {
    /// How many values a process keeps, all kinds together.
    #[config(default = 1000)]
    pub entries: u64,
    /// How long a process keeps a value at most once several processes share a second level, in seconds: so old may a
    /// value be that another process has evicted. Without a second level each kind's own time counts.
    #[config(default = 300)]
    pub level1_seconds: u64,
    /// How long the second level may take to answer, in milliseconds; then the source is asked.
    #[config(default = 250)]
    pub level2_timeout_ms: u64,
    /// For how long each kind is kept.
    #[config(nested)]
    pub keep: KeepConfig,
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
