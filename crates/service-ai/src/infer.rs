//! Cached inference: the same question about the same input goes to the model once.

use std::sync::Arc;
use std::time::Duration;

use cache::{Cache, Kind, Outcome};
use metrics::{counter, histogram};
use platform::World;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::model::ask::ask;
use crate::model::tasks::Task;
use crate::model::{Model, ModelError};

/// Where an answer came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum InferenceSource {
    /// It was kept from before; the model was not touched.
    Hit,
    /// The model was asked.
    Miss,
    /// Somebody was asking the model the same at that moment.
    Joined,
}

impl InferenceSource {
    fn word(self) -> &'static str {
        match self {
            Self::Hit => "hit",
            Self::Miss => "miss",
            Self::Joined => "joined",
        }
    }
}

/// A checked answer of the model.
#[derive(Clone, Debug)]
pub(crate) struct Inferred {
    pub(crate) result: Arc<Value>,
    pub(crate) source: InferenceSource,
}

/// The model behind its cache.
pub(crate) struct Inference {
    model: Option<Arc<dyn Model>>,
    cache: Cache,
    world: World,
}

impl Inference {
    pub(crate) fn new(model: Option<Arc<dyn Model>>, cache: Cache, world: &World) -> Self {
        Self {
            model,
            cache,
            world: world.clone(),
        }
    }

    /// The model's name and version; nothing without one.
    pub(crate) fn signature(&self) -> Option<(&str, &str)> {
        self.model.as_ref().map(|model| (model.name(), model.version()))
    }

    /// Asks, within a time. What is kept is what was left of the answer after checking; a failure is never kept.
    pub(crate) async fn run(&self, task: &Task, limit: Duration) -> Result<Inferred, ModelError> {
        let model = self.model.as_ref().ok_or(ModelError::NotConfigured)?;
        let key = key_of(model.as_ref(), task);
        let began = self.world.now_ms();
        let load = ask(model.as_ref(), task, limit);
        let load = self.cache.get_or_load_told(Kind::Model, &key, load);
        // Whoever waits for somebody else's question keeps to a time of their own.
        let answer = tokio::time::timeout(limit, load)
            .await
            .unwrap_or(Err(ModelError::TimedOut));
        let took = (self.world.now_ms() - began).max(0) as f64 / 1000.0;
        histogram!("ai_response_time", "operation" => "inference").record(took);
        let (result, outcome) = answer.inspect_err(|_| tell("failed"))?;
        let source = match outcome {
            Outcome::Hit => InferenceSource::Hit,
            Outcome::Miss => InferenceSource::Miss,
            Outcome::Joined => InferenceSource::Joined,
        };
        tell(source.word());
        Ok(Inferred { result, source })
    }
}

fn tell(outcome: &'static str) {
    counter!("ai_inferences_total", "outcome" => outcome).increment(1);
}

/// BLAKE3 over everything that an answer depends on, each part with its length before it, so that no two lists of parts
/// make one text.
fn key_of(model: &dyn Model, task: &Task) -> String {
    let mut hasher = blake3::Hasher::new();
    let input = task.canonical_input();
    for part in [model.name(), model.version(), task.prompt_version(), &input] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}
