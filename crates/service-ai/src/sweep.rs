//! What has to be done without being asked: ending generations that nobody works on, deleting old ones.

use std::sync::Arc;
use std::time::Duration;

use contracts::generations::GenerationStatus;
use platform::text;

use crate::error::AiError;
use crate::events::FINISHED;
use crate::service::AiService;
use crate::steps;
use crate::store::generations::{self, Ending};
use crate::words::failure;
use crate::worker::ABANDONED;

/// How often is looked.
const PAUSE: Duration = Duration::from_secs(10);
/// How many tries the queue gives a generation.
pub(crate) const TRIES: i64 = 3;
/// After this long without a word no message can be on its way any more: twice the lease and every back-off.
const LONG_AGO_MS: i64 = 15 * 60 * 1000;
/// How many generations one look deletes.
const DELETE_AT_ONCE: i64 = 200;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

impl AiService {
    /// Does so every few seconds, for as long as it is awaited.
    pub async fn keep_house(self: Arc<Self>) {
        let mut looks = tokio::time::interval(PAUSE);
        looks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            looks.tick().await;
            if let Err(error) = self.tidy_up().await {
                tracing::warn!(cause = %error, "old generations were not looked after");
            }
        }
    }

    /// Does so once; tells how many generations were given up.
    pub async fn tidy_up(&self) -> Result<usize, AiError> {
        let now = self.world.now_ms();
        let mut db = self.db.clone();
        let abandoned = generations::abandoned(&mut db, now, TRIES, now - LONG_AGO_MS).await?;
        let mut count = 0;
        for id in &abandoned {
            count += usize::from(self.give_up(id, now).await?);
        }
        let before = now - i64::from(self.config.keep_days) * DAY_MS;
        generations::delete_ended(&mut db, before, DELETE_AT_ONCE).await?;
        Ok(count)
    }

    async fn give_up(&self, id: &str, now: i64) -> Result<bool, AiError> {
        let mut tx = self.db.begin().await?;
        let Some(found) = generations::find(&mut tx, id).await? else {
            return Ok(false);
        };
        let mut steps = found.steps;
        steps::close(&mut steps);
        let error = failure(
            ABANDONED,
            &text(
                "일정을 만들던 서버가 여러 번 멈췄습니다. 다시 만들어 주세요",
                "The worker fell silent several times; generate the itinerary again",
            ),
        );
        let ending = Ending {
            status: GenerationStatus::Failed,
            steps: &steps,
            error: Some(&error),
            now,
            events: 1,
        };
        let Some(ended) = generations::finish(&mut tx, id, Some(found.fence), &ending).await? else {
            return Ok(false);
        };
        self.tell_state(&mut tx, &ended, 0, FINISHED).await?;
        self.tell_trip(&mut tx, id, &found.trip_id, GenerationStatus::Failed)
            .await?;
        tx.commit().await?;
        tracing::error!(generation.id = %id, "a generation was given up: its workers fell silent");
        self.timings
            .ended(GenerationStatus::Failed, found.size_class, None, now);
        Ok(true)
    }
}
