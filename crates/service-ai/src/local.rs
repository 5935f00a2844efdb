//! The contract of generations for services of the same process.

use std::sync::Arc;

use async_trait::async_trait;
use contracts::generations::{GenerationEvent, GenerationResult, GenerationState, GenerationStatus};
use contracts::{ContractError, Generations};
use futures_util::stream::BoxStream;

use crate::error::AiError;
use crate::events::FINISHED;
use crate::follow::follow;
use crate::service::AiService;
use crate::steps;
use crate::store::generations::Ending;
use crate::store::{generations, results};

/// How many trips one statement of a deletion names.
const TRIPS_AT_ONCE: usize = 100;

/// [`Generations`] without a network between.
#[derive(Clone, Debug)]
pub struct LocalGenerations {
    service: Arc<AiService>,
}

impl LocalGenerations {
    /// Of this service.
    pub fn new(service: Arc<AiService>) -> Self {
        Self { service }
    }
}

#[async_trait]
impl Generations for LocalGenerations {
    async fn generation(&self, generation_id: &str) -> Result<GenerationState, ContractError> {
        let (_, view) = self.service.generation_view(generation_id).await?;
        Ok(view.into())
    }

    async fn events(
        &self,
        generation_id: &str,
        after: u64,
    ) -> Result<BoxStream<'static, GenerationEvent>, ContractError> {
        Ok(follow(&self.service, generation_id, after))
    }

    async fn cancel(&self, generation_id: &str, trip_id: &str) -> Result<(), ContractError> {
        Ok(self.service.cancel(generation_id, trip_id).await?)
    }

    async fn result(&self, generation_id: &str) -> Result<GenerationResult, ContractError> {
        let found = results::find(&mut self.service.db.clone(), generation_id)
            .await
            .map_err(AiError::from)?;
        let found = found.ok_or_else(|| AiError::GenerationNotFound {
            id: generation_id.to_owned(),
        })?;
        Ok(GenerationResult {
            generation_id: generation_id.to_owned(),
            trip_id: found.trip_id,
            base_version: found.base_version,
            plan: found.plan,
            diff: found.diff,
        })
    }

    async fn erase(&self, trip_ids: &[String]) -> Result<(), ContractError> {
        for some in trip_ids.chunks(TRIPS_AT_ONCE) {
            self.service.erase(some).await?;
        }
        Ok(())
    }
}

impl AiService {
    /// Ends a generation that has not ended, also before its message has arrived.
    pub(crate) async fn cancel(&self, id: &str, trip_id: &str) -> Result<(), AiError> {
        let now = self.world.now_ms();
        let mut tx = self.db.begin().await?;
        let mut steps = match generations::find(&mut tx, id).await? {
            Some(found) if found.trip_id != trip_id => {
                return Err(AiError::GenerationNotFound { id: id.to_owned() });
            }
            Some(found) => found.steps,
            None => {
                generations::insert_unseen(&mut tx, id, trip_id, now).await?;
                steps::waiting()
            }
        };
        steps::close(&mut steps);
        let ending = Ending {
            status: GenerationStatus::Cancelled,
            steps: &steps,
            error: None,
            now,
            events: 1,
        };
        let Some(ended) = generations::finish(&mut tx, id, None, &ending).await? else {
            return Err(AiError::JobFinished { id: id.to_owned() });
        };
        self.tell_state(&mut tx, &ended, 0, FINISHED).await?;
        self.tell_trip(&mut tx, id, trip_id, GenerationStatus::Cancelled)
            .await?;
        tx.commit().await?;
        self.stop_work(id);
        self.timings.ended(GenerationStatus::Cancelled, 0, None, now);
        Ok(())
    }

    /// Deletes everything about these trips; what is still on its way to be planned is stopped.
    async fn erase(&self, trips: &[String]) -> Result<(), AiError> {
        let mut tx = self.db.begin().await?;
        let open = generations::open_of_trips(&mut tx, trips).await?;
        generations::erase(&mut tx, trips, &open, self.world.now_ms()).await?;
        tx.commit().await?;
        for id in &open {
            self.stop_work(id);
        }
        Ok(())
    }
}

impl From<AiError> for ContractError {
    fn from(error: AiError) -> Self {
        const WHO: &str = "ai";
        match error {
            AiError::GenerationNotFound { id } => Self::NotFound {
                what: "generation",
                id,
            },
            AiError::JobFinished { .. } => Self::Refused {
                code: "JOB_FINISHED".to_owned(),
            },
            AiError::Contract(error) => error,
            AiError::Storage(error) if error.is_transient() => Self::Unavailable {
                service: WHO,
                reason: error.to_string(),
            },
            other => Self::Failed {
                service: WHO,
                reason: other.to_string(),
            },
        }
    }
}
