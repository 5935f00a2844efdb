//! What can be set about the location service.

use std::fmt;

use confique::Config;
use serde::Deserialize;

use crate::map_settings::MapConfig;

/// What the form of an upload may hold beside the file.
const FORM_BYTES: usize = 2 * 1024 * 1024;

/// What can be set about the location service.
#[derive(Clone, Debug, Config)]
pub struct LocationConfig {
    /// The largest file that may be imported, in MiB (text files: at most 16 MiB, whatever stands here).
    #[config(default = 64, env = "TRIPGEN_IMPORT_LIMIT_MIB")]
    pub import_limit_mib: u16,
    /// How many uploads may wait to be imported; further ones are answered 503.
    #[config(default = 8)]
    pub most_waiting_imports: u16,
    /// How many finished imports are remembered.
    #[config(default = 200)]
    pub kept_imports: u32,
    /// What the map is drawn on, until an operator sets it at run time.
    #[config(nested)]
    pub map: MapConfig,
    /// Where forecasts come from.
    #[config(nested)]
    pub weather: WeatherConfig,
}

/// A provider of forecasts that answers as Open-Meteo does (<https://open-meteo.com/en/docs>).
#[derive(Clone, Debug, Config)]
pub struct WeatherConfig {
    /// Whether forecasts are asked for at all. Without them every day shows the typical weather of its month.
    #[config(default = false, env = "TRIPGEN_WEATHER_ENABLED")]
    pub enabled: bool,
    /// The address of its daily forecast.
    #[config(
        default = "https://api.open-meteo.com/v1/forecast",
        env = "TRIPGEN_WEATHER_URL"
    )]
    pub url: String,
    /// The key of a paid account there.
    #[config(env = "TRIPGEN_WEATHER_API_KEY")]
    pub api_key: Option<ApiKey>,
    /// How long an answer may take, in milliseconds. A generation waits for it.
    #[config(default = 700)]
    pub timeout_ms: u64,
    /// Whom answers with a forecast name.
    #[config(default = "Weather data by Open-Meteo.com (CC BY 4.0)")]
    pub attribution: String,
    /// A proxy for these calls: `http://HOST:PORT`.
    pub proxy: Option<String>,
}

/// A secret, which is never shown.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct ApiKey(String);

impl ApiKey {
    /// Keeps a secret.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("(not shown)")
    }
}

impl Default for LocationConfig {
    fn default() -> Self {
        Self::builder()
            .load()
            .expect("every setting has a default of its own type, or is optional")
    }
}

impl LocationConfig {
    /// The largest file that may be imported, in bytes.
    pub fn import_limit_bytes(&self) -> usize {
        usize::from(self.import_limit_mib) * 1024 * 1024
    }

    /// Bytes of a whole upload: the file and the form around it.
    pub fn upload_limit_bytes(&self) -> usize {
        self.import_limit_bytes() + FORM_BYTES
    }
}
