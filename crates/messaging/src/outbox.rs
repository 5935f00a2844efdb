//! The outbox: messages that wait in the service's own database, in the transaction of the change that they tell of.

use std::sync::LazyLock;

use platform::trace::{self, Kind};
use storage::{Queries, Tx, params};
use tokio::sync::watch;

use crate::envelope::{Envelope, SendOptions, Target};
use crate::error::MessagingError;

/// The largest message that is taken, in bytes of JSON: eight times the size that the peak is reckoned with.
pub const MOST_BYTES: usize = 256 * 1024;

/// What messages travel by, as traces name it: no broker has seen the message where its steps begin and end.
pub(crate) const SYSTEM: &str = "tripgen";

/// Rings when something was committed to an outbox of this process. It carries nothing, so that one bell serves every
/// database; a relay that looks and finds nothing goes back to sleep.
static BELL: LazyLock<watch::Sender<()>> = LazyLock::new(watch::Sender::default);

/// Writes the message down, to be sent once the transaction is committed.
///
/// Messages of one key are sent in the order in which they were written down, provided that whoever changes the thing
/// behind the key holds its row.
///
/// # Errors
/// [`MessagingError::TooLarge`] above [`MOST_BYTES`].
pub async fn send(
    tx: &mut Tx,
    target: Target<'_>,
    envelope: &Envelope,
    options: SendOptions,
) -> Result<(), MessagingError> {
    let traced = in_trace(target, envelope);
    let envelope = traced.as_ref().unwrap_or(envelope);
    let body = serde_json::to_string(envelope).map_err(|source| MessagingError::Payload {
        kind: envelope.kind.clone(),
        source,
    })?;
    if body.len() > MOST_BYTES {
        return Err(MessagingError::TooLarge {
            bytes: body.len(),
            most: MOST_BYTES,
        });
    }
    let (is_topic, name) = match target {
        Target::Queue(name) => (false, name),
        Target::Topic(name) => (true, name),
    };
    // The position is the time, or one more than the key's newest position where that is not past yet: clocks of two
    // hosts may differ, and one transaction may send twice within a millisecond. The range keeps the look-up away
    // from rows that were sent and deleted.
    tx.execute(
        "INSERT INTO message_outbox (id, is_topic, target, message_key, position, dedupe, priority, body)
         VALUES ($1, $2, $3, $4,
             COALESCE((SELECT MAX(position) + 1 FROM message_outbox WHERE message_key = $4 AND position >= $5), $5),
             $6, $7, $8)",
        params![
            &envelope.id,
            is_topic,
            name,
            &envelope.key,
            envelope.occurred_at.as_microsecond(),
            options.dedupe,
            options.priority,
            body,
        ],
    )
    .await?;
    if !options.may_wait {
        tx.after_commit(|| BELL.send_replace(()));
    }
    Ok(())
}

/// The message as part of the present work's trace, unless it names one. Writing it down is the step that whoever handles
/// it goes on from; how it is moved to its queue is no part of the trace.
fn in_trace(target: Target<'_>, envelope: &Envelope) -> Option<Envelope> {
    if envelope.traceparent.is_some() || !trace::is_traced() {
        return None;
    }
    let (Target::Queue(name) | Target::Topic(name)) = target;
    let mut step = trace::child(Kind::Producer, format!("send {name}"));
    step.set("messaging.system", SYSTEM);
    step.set("messaging.operation.name", "send");
    step.set("messaging.operation.type", "send");
    step.set("messaging.destination.name", name.to_owned());
    step.set("messaging.message.id", envelope.id.clone());
    Some(envelope.clone().in_trace(step.traceparent()))
}

/// Something to wait on until the bell rings.
pub(crate) fn listen() -> watch::Receiver<()> {
    BELL.subscribe()
}
