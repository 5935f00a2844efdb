//! What is cached.

use std::time::Duration;

use crate::config::KeepConfig;

/// A kind of cached value. Each has a time of its own ([`KeepConfig`]) and its own numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Whether a session is valid.
    Session,
    /// A person's profile.
    Profile,
    /// A page of somebody's trips.
    TripList,
    /// A trip or its itinerary.
    Itinerary,
    /// A place's details.
    Place,
    /// What is near a point; its key has rounded coordinates.
    Nearby,
    /// Whether and when a place is open.
    Hours,
    /// The way between two points.
    Route,
    /// The forecast of days.
    Weather,
    /// The weather at this hour.
    WeatherNow,
    /// Reasons and tips for a place.
    Recommendation,
    /// An answer of a language model.
    Model,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Session,
        Self::Profile,
        Self::TripList,
        Self::Itinerary,
        Self::Place,
        Self::Nearby,
        Self::Hours,
        Self::Route,
        Self::Weather,
        Self::WeatherNow,
        Self::Recommendation,
        Self::Model,
    ];

    /// Its name in metrics and keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Profile => "profile",
            Self::TripList => "trip-list",
            Self::Itinerary => "itinerary",
            Self::Place => "place",
            Self::Nearby => "nearby",
            Self::Hours => "hours",
            Self::Route => "route",
            Self::Weather => "weather",
            Self::WeatherNow => "weather-now",
            Self::Recommendation => "recommendation",
            Self::Model => "model",
        }
    }

    /// For how long a value of this kind is kept, before chance makes it a tenth less or more.
    pub fn keep(self, config: &KeepConfig) -> Duration {
        Duration::from_secs(match self {
            Self::Session => config.session_seconds,
            Self::Profile => config.profile_seconds,
            Self::TripList => config.trip_list_seconds,
            Self::Itinerary => config.itinerary_seconds,
            Self::Place => config.place_seconds,
            Self::Nearby => config.nearby_seconds,
            Self::Hours => config.hours_seconds,
            Self::Route => config.route_seconds,
            Self::Weather => config.weather_seconds,
            Self::WeatherNow => config.weather_now_seconds,
            Self::Recommendation => config.recommendation_seconds,
            Self::Model => config.model_seconds,
        })
    }
}
