//! Generations: the ai service owns them, from the request's snapshot to the result.

use async_trait::async_trait;
use futures_util::stream::BoxStream;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::document::Document;
use crate::error::ContractError;

/// How far a generation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum GenerationStatus {
    /// Waits for a worker.
    Queued,
    /// A worker plans.
    Processing,
    /// The plan is there.
    Completed,
    /// It ended without a plan; `error` says why.
    Failed,
    /// Somebody asked it to stop.
    Cancelled,
}

impl GenerationStatus {
    /// Whether nothing more will happen.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Failed | Self::Cancelled)
    }
}

/// A step on the way to a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum GenerationStep {
    /// The special request is read.
    Wishes,
    /// The weather of the days is looked up.
    Weather,
    /// Stops are chosen and ordered.
    Planning,
    /// Every rule is checked.
    Checking,
    /// The result is stored.
    Saving,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum StepState {
    /// Not begun.
    Waiting,
    /// Going on.
    Running,
    /// Over.
    Done,
    /// Was not needed, or is switched off.
    Skipped,
}

/// A step and how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StepProgress {
    /// Which step.
    pub step: GenerationStep,
    /// How far it is.
    pub state: StepState,
}

/// Why a generation ended without a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GenerationFailure {
    /// The stable code, such as `PLAN_REFUSED`.
    pub code: String,
    /// What happened, in Korean.
    pub message_ko: String,
    /// What happened, in English.
    pub message_en: String,
}

/// A generation as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GenerationState {
    /// Its id.
    pub generation_id: String,
    /// Whose plan it makes.
    pub trip_id: String,
    /// How far it is.
    pub status: GenerationStatus,
    /// 0..=100; never falls.
    pub progress: u8,
    /// Every step, in order.
    pub steps: Vec<StepProgress>,
    /// An estimate of the seconds left; 0 at the end.
    pub eta_seconds: u32,
    /// Why there is no plan.
    pub error: Option<GenerationFailure>,
    /// When it was asked for, in milliseconds since 1970-01-01T00:00:00Z.
    pub created_at_ms: i64,
    /// When it ended.
    pub finished_at_ms: Option<i64>,
}

/// Something that happened to a generation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GenerationEvent {
    /// Counts from 1 within the generation: the `id` of a server-sent event.
    pub sequence: u64,
    /// `progress`, `day` (a day that stands, as a partial result) or `finished`.
    pub kind: String,
    /// What it is about: a [`GenerationState`] for `progress` and `finished`, a day of the plan for `day`.
    pub data: Document,
}

/// The result of a generation that completed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GenerationResult {
    /// Its id.
    pub generation_id: String,
    /// Whose plan it is.
    pub trip_id: String,
    /// The version that it was planned from; `None` for a first plan.
    pub base_version: Option<i64>,
    /// The whole plan as plan.json (the `wire` document).
    pub plan: Document,
    /// What changed from the base (the `wire` document of a diff).
    pub diff: Option<Document>,
}

/// The ai service, as the trip service sees it.
#[async_trait]
pub trait Generations: Send + Sync {
    /// A generation as it stands. A generation whose message has not arrived yet is `NotFound`: the trip service, which
    /// gave out its id, then calls it queued.
    async fn generation(&self, generation_id: &str) -> Result<GenerationState, ContractError>;

    /// What happened after an event, and what will happen, until the generation ends. A generation that is not known
    /// yet waits for its first event.
    async fn events(
        &self,
        generation_id: &str,
        after: u64,
    ) -> Result<BoxStream<'static, GenerationEvent>, ContractError>;

    /// Asks it to stop; `Refused` with `JOB_FINISHED` where it has ended. One that has not arrived yet is remembered as
    /// cancelled.
    async fn cancel(&self, generation_id: &str, trip_id: &str) -> Result<(), ContractError>;

    /// The result of a generation that completed; `NotFound` otherwise.
    async fn result(&self, generation_id: &str) -> Result<GenerationResult, ContractError>;

    /// Deletes what is kept about these trips (their owner leaves). Asking twice is no error.
    async fn erase(&self, trip_ids: &[String]) -> Result<(), ContractError>;
}
