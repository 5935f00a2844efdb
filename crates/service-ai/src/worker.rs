//! The consumer of the queue of generations.
//!
//! A message may come twice, its worker may die, and two workers may believe that they hold it. The row of the
//! generation decides: whoever claims it raises its fence, and the end of a generation is one transaction that counts
//! only while the fence is still the claimant's. So a generation ends once, and its end is told once.

mod claim;
mod outcome;
mod report;
mod run;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use async_trait::async_trait;
use contracts::messages::ScheduleGeneration;
use messaging::{Envelope, HandleError, Handler, Lease};

use crate::error::AiError;
use crate::service::AiService;

pub(crate) use outcome::ABANDONED;

/// Plans what the queue `ai-schedule-generation` asks for.
#[derive(Clone, Debug)]
pub struct GenerationWorker {
    service: Arc<AiService>,
}

impl GenerationWorker {
    /// A worker of this service. [`AiService::concurrency`] says how many messages it should get at once.
    pub fn new(service: Arc<AiService>) -> Self {
        Self { service }
    }
}

#[async_trait]
impl Handler for GenerationWorker {
    async fn handle(&self, envelope: &Envelope, lease: &Lease) -> Result<(), HandleError> {
        let message: ScheduleGeneration = envelope.read()?;
        let claimed = self
            .service
            .claim(&message, lease.tries())
            .await
            .map_err(|error| again(&error))?;
        let Some(claimed) = claimed else {
            // It has ended, and its end was told in the same transaction.
            return Ok(());
        };
        let mut work = claim::Work::begin(&self.service, claimed);
        let outcome = tokio::select! {
            outcome = work.run(&message) => outcome,
            () = lease.until_lost() => return Ok(()),
        };
        work.end(outcome, lease.is_last_try()).await
    }
}

fn again(error: &AiError) -> HandleError {
    HandleError::Retry(error.to_string())
}
