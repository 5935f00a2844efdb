//! A model behind the chat completions of `OpenAI`, which many servers speak.

use std::sync::Arc;

use async_trait::async_trait;
use platform::World;
use platform::outbound::{Outbound, OutboundConfig, OutboundError, Reach};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::config::{ApiKey, ModelConfig};
use crate::model::{Model, ModelError, Prompt, Speaker};

/// The largest answer that is read, in bytes: our longest answer and what is wrapped around it.
const MOST_BYTES: usize = 256 * 1024;

/// Why the settings name no model that could be asked.
#[derive(Debug, Error)]
pub enum ModelConfigError {
    /// It is enabled, and nobody said where it is.
    #[error("the model is enabled and has no address; set the model's url")]
    NoAddress,
    /// The client cannot be built.
    #[error(transparent)]
    Client(#[from] OutboundError),
}

/// The model that the settings name; `None` where it is not enabled.
pub fn model_of(config: &ModelConfig, world: &World) -> Result<Option<Arc<dyn Model>>, ModelConfigError> {
    if !config.enabled {
        return Ok(None);
    }
    Ok(Some(Arc::new(OpenAiModel::new(config, world)?)))
}

struct OpenAiModel {
    outbound: Outbound,
    url: String,
    api_key: Option<ApiKey>,
    name: String,
    version: String,
}

impl OpenAiModel {
    fn new(config: &ModelConfig, world: &World) -> Result<Self, ModelConfigError> {
        let base = config.url.as_deref().ok_or(ModelConfigError::NoAddress)?;
        let limits = OutboundConfig {
            timeout_ms: config.timeout_ms.max(config.infer_timeout_ms),
            connect_timeout_ms: 2000,
            most_bytes: MOST_BYTES,
            // A question costs money and time; whoever asks has a second turn of their own.
            retries: 0,
            retry_pause_ms: 100,
            proxy: None,
        };
        Ok(Self {
            outbound: Outbound::new("model", &limits, Reach::Anywhere, world)?,
            url: format!("{}/chat/completions", base.trim_end_matches('/')),
            api_key: config.api_key.clone(),
            name: config.name.clone(),
            version: config.version.clone(),
        })
    }
}

#[derive(Serialize)]
struct Question<'a> {
    model: &'a str,
    messages: Vec<Message<'a>>,
    temperature: u8,
    max_tokens: u32,
    response_format: ResponseFormat,
}

#[derive(Serialize)]
struct Message<'a> {
    role: &'static str,
    content: &'a str,
}

#[derive(Serialize)]
struct ResponseFormat {
    #[serde(rename = "type")]
    kind: &'static str,
}

#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    message: Answer,
}

#[derive(Deserialize)]
struct Answer {
    content: Option<String>,
}

#[async_trait]
impl Model for OpenAiModel {
    fn name(&self) -> &str {
        &self.name
    }

    fn version(&self) -> &str {
        &self.version
    }

    async fn complete(&self, prompt: &Prompt) -> Result<String, ModelError> {
        let mut call = self.outbound.post(&self.url).send_json(&self.question(prompt));
        if let Some(key) = &self.api_key {
            call = call.bearer(key.reveal());
        }
        let completion: Completion = call.json().await.map_err(|error| failed(&error))?;
        let content = completion
            .choices
            .into_iter()
            .next()
            .and_then(|choice| choice.message.content);
        content.ok_or_else(|| ModelError::Failed {
            reason: "the answer has no text".to_owned(),
        })
    }
}

impl OpenAiModel {
    fn question<'a>(&'a self, prompt: &'a Prompt) -> Question<'a> {
        let instructions = Message {
            role: "system",
            content: &prompt.instructions,
        };
        let turns = prompt.turns.iter().map(|turn| Message {
            role: match turn.speaker {
                Speaker::Product => "user",
                Speaker::Model => "assistant",
            },
            content: &turn.text,
        });
        Question {
            model: &self.name,
            messages: std::iter::once(instructions).chain(turns).collect(),
            temperature: 0,
            max_tokens: prompt.most_tokens,
            response_format: ResponseFormat { kind: "json_object" },
        }
    }
}

fn failed(error: &OutboundError) -> ModelError {
    match error {
        OutboundError::Timeout { .. } => ModelError::TimedOut,
        other => ModelError::Failed {
            reason: other.to_string(),
        },
    }
}
