//! Taking a generation, and letting go of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use contracts::generations::{GenerationStep, StepState};
use contracts::messages::ScheduleGeneration;

use crate::error::AiError;
use crate::service::AiService;
use crate::steps;
use crate::store::generations::{self, Generation};
use crate::timings::size_class;

/// For how long a claim counts as alive without a word of its worker: the lease of the queue.
pub(super) const CLAIM_MS: i64 = 5 * 60 * 1000;

impl AiService {
    /// Takes a generation for its so-manieth try; nothing where it has ended.
    pub(super) async fn claim(
        &self,
        message: &ScheduleGeneration,
        tries: u32,
    ) -> Result<Option<Generation>, AiError> {
        let now = self.world.now_ms();
        // The message comes again where a power cut undoes the claim.
        let mut tx = self.db.repeatable().begin().await?;
        generations::insert(&mut tx, message, size_class(days_of(message)), now).await?;
        let mut steps = steps::waiting();
        steps::set(&mut steps, GenerationStep::Wishes, StepState::Running);
        let id = &message.generation_id;
        let claimed = generations::claim(&mut tx, id, tries, &steps, now, now + CLAIM_MS).await?;
        tx.commit().await?;
        Ok(claimed)
    }
}

fn days_of(message: &ScheduleGeneration) -> u32 {
    let nights = message.request["destinations"].as_array().map_or(0, |stays| {
        stays
            .iter()
            .map(|stay| stay["nights"].as_u64().unwrap_or(0).min(120))
            .sum::<u64>()
    });
    u32::try_from(nights.min(119)).map_or(120, |nights| nights + 1)
}

/// A claimed generation that is worked on. Dropped at any time, it stops the planner.
pub(super) struct Work {
    pub(super) service: Arc<AiService>,
    pub(super) claimed: Generation,
    pub(super) stop: Arc<AtomicBool>,
    pub(super) planned: Arc<AtomicU32>,
}

impl Work {
    pub(super) fn begin(service: &Arc<AiService>, claimed: Generation) -> Self {
        Self {
            stop: service.begin_work(&claimed.id, claimed.fence),
            planned: Arc::default(),
            service: Arc::clone(service),
            claimed,
        }
    }

    /// Puts a step into a state.
    pub(super) fn step(&mut self, step: GenerationStep, state: StepState) {
        steps::set(&mut self.claimed.steps, step, state);
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.service.end_work(&self.claimed.id, self.claimed.fence);
    }
}

#[cfg(test)]
mod tests {
    use contracts::messages::SCHEDULE_GENERATION;

    use super::*;
    use crate::sweep::TRIES;

    #[test]
    fn a_claim_lasts_as_long_as_the_lease_of_its_queue() {
        let queue = messaging::QUEUES
            .iter()
            .find(|queue| queue.name == SCHEDULE_GENERATION);
        let queue = queue.expect("the queue is one of the contract");
        assert_eq!(queue.lease.as_millis(), u128::from(CLAIM_MS.unsigned_abs()));
        assert_eq!(i64::from(queue.tries), TRIES);
    }
}
