//! Housekeeping: measures depths and removes what is no longer needed, a bounded number of rows at a time.

use std::sync::Arc;
use std::time::Duration;

use platform::World;
use storage::{Db, Queries, params};
use tokio_util::sync::CancellationToken;

use crate::broker::Broker;
use crate::config::MessagingConfig;
use crate::error::MessagingError;
use crate::measures;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// How many rows one statement removes, and how often it runs in one round.
const ROWS: i64 = 1000;
const ROUNDS: u32 = 20;

pub(super) async fn run(
    broker: Arc<dyn Broker>,
    db: Db,
    world: World,
    config: MessagingConfig,
    stop: CancellationToken,
) {
    let pause = Duration::from_secs(config.housekeeping_seconds.max(1));
    while !stop.is_cancelled() {
        if let Err(error) = keep_house(&*broker, &db, &world, &config).await {
            tracing::warn!(cause = %error, "the housekeeping of the messaging failed; it is tried again");
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            () = stop.cancelled() => {}
        }
    }
}

async fn keep_house(
    broker: &dyn Broker,
    db: &Db,
    world: &World,
    config: &MessagingConfig,
) -> Result<(), MessagingError> {
    for queue in broker.queues().await? {
        measures::depth(&queue, broker.depth(&queue).await?);
    }
    broker.clean().await?;
    forget(db, world.now_ms() - i64::from(config.inbox_days) * DAY_MS).await
}

/// Removes the inbox's rows from before an instant.
pub(crate) async fn forget(db: &Db, before_ms: i64) -> Result<(), MessagingError> {
    for _ in 0..ROUNDS {
        let removed = db
            .clone()
            .execute(
                "DELETE FROM message_inbox WHERE (consumer, message_id) IN
                     (SELECT consumer, message_id FROM message_inbox WHERE seen_at < $1 ORDER BY seen_at LIMIT $2)",
                params![before_ms, ROWS],
            )
            .await?;
        if removed < ROWS.unsigned_abs() {
            break;
        }
    }
    Ok(())
}
