//! Packs, places, search, opening hours, travel times and weather.
//!
//! It owns the packs: bundled ones come with the program, imported ones stand in front of them, and whoever plans loads
//! them by digest through the contract. Places themselves are never copied into tables; they are answered from the
//! loaded packs. It must never know another service, a trip or a person, beyond who may change packs.
//!
//! Where to start reading: [`LocationService`], then `routes.rs`, the table of contents of its interface.

mod answer;
mod bundled;
mod cached;
mod cards;
mod config;
mod destinations;
mod error;
mod gzip;
mod import;
mod internal;
mod listing;
mod map_settings;
mod maps;
mod nearby;
mod packs;
mod routes;
mod search;
mod service;
mod store;
mod travel;
mod weather;

pub use bundled::Bundled;
pub use config::{ApiKey, LocationConfig, WeatherConfig};
pub use error::{LocationError, Missing};
pub use import::ImportPacks;
pub use internal::internal_router;
pub use map_settings::{MapAttribution, MapConfig, StyleUrl, TileUrl};
pub use routes::router;
pub use service::{LocalLocations, LocationParts, LocationService, migrations};
pub use weather::{FORECAST_DAYS, ForecastError, WeatherProvider, provider_of};
