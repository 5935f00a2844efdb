//! The inbox: which messages a consumer has handled, so that a message counts once.

use platform::World;
use storage::{Queries, Tx, params};

use crate::error::MessagingError;

/// Notes that the consumer handles the message; `false` where it did so before. In the transaction of the message's
/// effect, so that both happen or neither.
pub async fn first_time(
    tx: &mut Tx,
    consumer: &str,
    message_id: &str,
    world: &World,
) -> Result<bool, MessagingError> {
    let added = tx
        .execute(
            "INSERT INTO message_inbox (consumer, message_id, seen_at) VALUES ($1, $2, $3)
             ON CONFLICT (consumer, message_id) DO NOTHING",
            params![consumer, message_id, world.now_ms()],
        )
        .await?;
    Ok(added == 1)
}
