//! What can be set about the ai service.

use std::fmt;

use confique::Config;
use serde::Deserialize;

/// What can be set about the ai service.
#[derive(Clone, Debug, Config)]
pub struct AiConfig {
    /// Threads that plan; 0 is as many as the machine has cores. They run at a lower priority than those that answer
    /// requests.
    #[config(default = 0, env = "TRIPGEN_AI_WORKERS")]
    pub workers: u16,
    /// How many plans asked for directly (`POST /ai/plan`) may wait for a thread; further ones are answered 503.
    #[config(default = 16)]
    pub most_waiting_plans: u16,
    /// How long a generation waits for the weather of its days, in milliseconds; without it the typical climate counts.
    #[config(default = 800)]
    pub weather_timeout_ms: u64,
    /// How many days a generation that ended is kept.
    #[config(default = 30)]
    pub keep_days: u32,
    /// The language model, which may refine wishes and word tips.
    #[config(nested)]
    pub model: ModelConfig,
}

/// The language model: any server that speaks the chat completions of `OpenAI`.
#[derive(Clone, Debug, Config)]
pub struct ModelConfig {
    /// Whether a model is asked at all. Without one every answer says so, and nothing else changes.
    #[config(default = false, env = "TRIPGEN_MODEL_ENABLED")]
    pub enabled: bool,
    /// The address that `/chat/completions` is added to, such as `https://api.openai.com/v1`.
    #[config(env = "TRIPGEN_MODEL_URL")]
    pub url: Option<String>,
    /// The key for that address.
    #[config(env = "TRIPGEN_MODEL_API_KEY")]
    pub api_key: Option<ApiKey>,
    /// The model's name at that address.
    #[config(default = "gpt-4o-mini", env = "TRIPGEN_MODEL_NAME")]
    pub name: String,
    /// Which version of that model it is. It is part of each cached answer's key: change it when the model behind the
    /// name changes.
    #[config(default = "1")]
    pub version: String,
    /// How long a generation or a recommendation waits for the model, both turns together, in milliseconds.
    #[config(default = 1000)]
    pub timeout_ms: u64,
    /// How long `POST /ai/infer` waits for the model, in milliseconds.
    #[config(default = 30_000)]
    pub infer_timeout_ms: u64,
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

    /// The secret itself.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("(not shown)")
    }
}

impl Default for AiConfig {
    fn default() -> Self {
        Self::builder()
            .load()
            .expect("every setting has a default, and defaults are of the right type")
    }
}
