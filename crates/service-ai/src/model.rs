//! The language model as a port: what is asked of it, and how little of its answer is believed.
//!
//! Texts of travellers and of places reach the model as data: one JSON document between two marks, in a message of its
//! own, and the instructions say that nothing in it is one. Whatever comes back is a JSON document too, read with a
//! fixed shape and fixed bounds; what does not fit is said back once, and then the product goes on without the model.

pub(crate) mod ask;
pub(crate) mod openai;
pub(crate) mod tasks;
pub(crate) mod tips;
pub(crate) mod wishes;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use utoipa::ToSchema;

/// A question to a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// What it is to do, in our words only.
    pub instructions: String,
    /// The conversation so far; the last turn is ours.
    pub turns: Vec<Turn>,
    /// How long its answer may get, in tokens.
    pub most_tokens: u32,
}

/// One message of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Whose it is.
    pub speaker: Speaker,
    /// What it says.
    pub text: String,
}

/// Whose message it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// Ours.
    Product,
    /// The model's.
    Model,
}

/// A language model.
#[async_trait]
pub trait Model: Send + Sync {
    /// Its name, part of the key of each cached answer.
    fn name(&self) -> &str;

    /// Its version, part of the key of each cached answer.
    fn version(&self) -> &str;

    /// The text of its answer, as it came.
    async fn complete(&self, prompt: &Prompt) -> Result<String, ModelError>;
}

/// Why a model gave nothing that can be used. No variant carries a text of the model's.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ModelError {
    /// None is configured.
    #[error("no language model is configured")]
    NotConfigured,
    /// It did not answer within its time.
    #[error("the language model did not answer in time")]
    TimedOut,
    /// It could not be reached, or refused.
    #[error("the language model failed: {reason}")]
    Failed {
        /// What its address answered.
        reason: String,
    },
    /// It answered, twice, what cannot be used.
    #[error("the language model's answer cannot be used: {reason}")]
    Unusable {
        /// What is wrong with it.
        reason: String,
    },
}

/// Why an answer was made without the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum ModelAbsence {
    /// There was nothing to ask it.
    NotNeeded,
    /// None is configured.
    NotConfigured,
    /// It did not answer within its time.
    TimedOut,
    /// It could not be reached, or refused.
    Failed,
    /// What it answered was of no use.
    Unusable,
}

impl From<&ModelError> for ModelAbsence {
    fn from(error: &ModelError) -> Self {
        match error {
            ModelError::NotConfigured => Self::NotConfigured,
            ModelError::TimedOut => Self::TimedOut,
            ModelError::Failed { .. } => Self::Failed,
            ModelError::Unusable { .. } => Self::Unusable,
        }
    }
}

/// Whether the model had a part in an answer, and why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ModelUse {
    /// Whether something in the answer is the model's.
    pub model_used: bool,
    /// Why not; absent where it was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<ModelAbsence>,
}

impl ModelUse {
    /// It was used.
    pub(crate) const USED: Self = Self {
        model_used: true,
        reason: None,
    };

    /// It was not used.
    pub(crate) const fn without(reason: ModelAbsence) -> Self {
        Self {
            model_used: false,
            reason: Some(reason),
        }
    }
}
