//! Places and weather: the location service owns the packs; whoever plans loads them by digest.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use crate::error::ContractError;

/// A pack that may be planned with.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackRef {
    /// The destination's id, such as `seoul`.
    pub destination: String,
    /// BLAKE3 of the pack's content, in hex, as it stands in the pack's header: the same digest is the same content
    /// everywhere.
    pub digest: String,
}

/// The packs at hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackList {
    /// Another text whenever a pack was added, replaced or removed.
    pub revision: String,
    /// One a destination, sorted.
    pub packs: Vec<PackRef>,
}

/// Where weather is wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WeatherQuery {
    /// The destination's id, for its typical climate.
    pub destination: Option<String>,
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
    /// First date, `YYYY-MM-DD`.
    pub from: String,
    /// How many days, 1..=31.
    pub days: u16,
}

/// Where a day's weather comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum WeatherKind {
    /// A provider's forecast.
    Forecast,
    /// What is usual at that time of the year.
    Typical,
    /// Nobody knows.
    Unknown,
}

/// The sky of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = SkyCondition)]
pub enum WeatherCondition {
    /// Mostly sun.
    Clear,
    /// Mostly clouds.
    Cloudy,
    /// Rain.
    Rain,
    /// Snow.
    Snow,
    /// Nobody knows.
    Unknown,
}

/// What to beware of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum WeatherWarning {
    /// 33 °C or more.
    Heat,
    /// -12 °C or less.
    Cold,
    /// Strong wind.
    Wind,
    /// Heavy rain or snow.
    Storm,
    /// Fine dust.
    Dust,
}

/// The weather of one day at one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DayWeather {
    /// `YYYY-MM-DD` on the place's clock.
    #[schema(format = Date)]
    pub date: String,
    /// The sky.
    pub condition: WeatherCondition,
    /// The lowest temperature, in degrees Celsius.
    pub min_c: Option<f64>,
    /// The highest temperature, in degrees Celsius.
    pub max_c: Option<f64>,
    /// How likely rain or snow is.
    #[schema(minimum = 0, maximum = 100)]
    pub precipitation_percent: Option<u8>,
    /// What to beware of.
    pub warnings: Vec<WeatherWarning>,
    /// Where it comes from.
    pub kind: WeatherKind,
}

/// The location service.
#[async_trait]
pub trait Locations: Send + Sync {
    /// The packs that may be planned with. Cheap: ask before each use.
    async fn packs(&self) -> Result<PackList, ContractError>;

    /// The bytes of a pack (engine-pack's format); `NotFound` for a digest that is not in the list.
    async fn pack(&self, digest: &str) -> Result<Vec<u8>, ContractError>;

    /// One entry a day, in order. A provider that fails is not an error: the kind says where each day comes from.
    async fn weather(&self, query: &WeatherQuery) -> Result<Vec<DayWeather>, ContractError>;
}
