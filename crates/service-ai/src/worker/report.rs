//! Writes down how far a generation is, and learns on the way whether anybody still wants it.

use std::sync::atomic::Ordering;
use std::time::Duration;

use super::claim::{CLAIM_MS, Work};
use crate::error::AiError;
use crate::events::PROGRESS;
use crate::steps;
use crate::store::generations;

/// How often the planner is looked at. A cancellation by another process is seen within this time.
const LOOK: Duration = Duration::from_millis(200);
/// Progress is told in steps of so many percent, so that a generation leaves a few events and not a hundred.
const WORTH_TELLING: u8 = 10;

impl Work {
    /// Tells how far it is; `false` where the claim holds no more.
    pub(super) async fn report(&mut self) -> Result<bool, AiError> {
        let progress = steps::progress(&self.claimed.steps, self.planned.load(Ordering::Relaxed));
        let until = self.service.world.now_ms() + CLAIM_MS;
        let mut tx = self.service.db.repeatable().begin().await?;
        let steps = &self.claimed.steps;
        let Some(told) = generations::advance(&mut tx, &self.claimed, progress, steps, until).await? else {
            return Ok(false);
        };
        self.service.tell_state(&mut tx, &told, 0, PROGRESS).await?;
        tx.commit().await?;
        self.claimed.progress = self.claimed.progress.max(progress);
        Ok(true)
    }

    /// Watches over the planner until it is dropped; ends when nobody wants the plan any more.
    pub(super) async fn watch(&mut self) {
        let mut looks = tokio::time::interval(LOOK);
        looks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        looks.tick().await;
        loop {
            looks.tick().await;
            match self.look().await {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => {
                    tracing::warn!(cause = %error, generation.id = %self.claimed.id, "progress is not told");
                }
            }
        }
    }

    async fn look(&mut self) -> Result<bool, AiError> {
        let progress = steps::progress(&self.claimed.steps, self.planned.load(Ordering::Relaxed));
        if progress >= self.claimed.progress + WORTH_TELLING {
            return self.report().await;
        }
        let mut db = self.service.db.clone();
        Ok(generations::holds(&mut db, &self.claimed.id, self.claimed.fence).await?)
    }
}
