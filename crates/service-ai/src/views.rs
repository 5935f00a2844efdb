//! A generation as others see it.

use contracts::generations::{GenerationFailure, GenerationState, GenerationStatus, StepProgress};
use serde::{Deserialize, Serialize};
use storage::Queries;
use utoipa::ToSchema;

use crate::error::AiError;
use crate::refine::Refinement;
use crate::service::AiService;
use crate::store::generations::{self, Generation};

/// A generation as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AiGeneration)]
pub struct GenerationView {
    /// Its id.
    pub generation_id: String,
    /// Whose plan it makes.
    pub trip_id: String,
    /// How far it is.
    pub status: GenerationStatus,
    /// 0..=100; never falls.
    #[schema(minimum = 0, maximum = 100)]
    pub progress: u8,
    /// Every step, in order.
    pub steps: Vec<StepProgress>,
    /// An estimate of the seconds left; 0 at the end.
    #[schema(minimum = 0)]
    pub eta_seconds: u32,
    /// Why there is no plan.
    #[schema(required = true)]
    pub error: Option<GenerationFailure>,
    /// What the language model added to the wishes; absent before they were read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub refinement: Option<Refinement>,
    /// When it was asked for, in milliseconds since 1970-01-01T00:00:00Z.
    pub created_at_ms: i64,
    /// When it ended.
    #[schema(required = true)]
    pub finished_at_ms: Option<i64>,
}

impl From<GenerationView> for GenerationState {
    fn from(view: GenerationView) -> Self {
        let GenerationView {
            generation_id,
            trip_id,
            status,
            progress,
            steps,
            eta_seconds,
            error,
            refinement: _,
            created_at_ms,
            finished_at_ms,
        } = view;
        Self {
            generation_id,
            trip_id,
            status,
            progress,
            steps,
            eta_seconds,
            error,
            created_at_ms,
            finished_at_ms,
        }
    }
}

impl AiService {
    /// A generation as it stands.
    pub(crate) async fn generation_view(&self, id: &str) -> Result<(Generation, GenerationView), AiError> {
        let mut db = self.db.clone();
        let generation = generations::find(&mut db, id)
            .await?
            .ok_or_else(|| AiError::GenerationNotFound { id: id.to_owned() })?;
        let ahead = self.ahead_of(&mut db, &generation).await?;
        let view = self.view_of(&generation, ahead);
        Ok((generation, view))
    }

    /// How many others are open besides one that waits.
    async fn ahead_of(&self, on: &mut impl Queries, generation: &Generation) -> Result<u64, AiError> {
        if generation.status != GenerationStatus::Queued {
            return Ok(0);
        }
        let open = generations::open_count(on).await?;
        Ok(u64::try_from(open - 1).unwrap_or(0))
    }

    /// The view of a generation, behind so many others.
    pub(crate) fn view_of(&self, generation: &Generation, ahead: u64) -> GenerationView {
        let eta_seconds = if generation.status.is_final() {
            0
        } else {
            let (class, progress) = (generation.size_class, generation.progress);
            self.timings
                .seconds_left(class, progress, ahead, self.pool.threads())
        };
        GenerationView {
            generation_id: generation.id.clone(),
            trip_id: generation.trip_id.clone(),
            status: generation.status,
            progress: generation.progress,
            steps: generation.steps.clone(),
            eta_seconds,
            error: generation.error.clone(),
            refinement: generation.refinement.clone(),
            created_at_ms: generation.created_at,
            finished_at_ms: generation.finished_at,
        }
    }
}
