//! The stream of a generation's events: those that were, then those that come, until the last.

use std::collections::VecDeque;
use std::sync::Arc;

use contracts::generations::GenerationEvent;
use futures_util::StreamExt;
use futures_util::stream::{BoxStream, unfold};
use serde_json::Value;
use storage::StorageError;

use crate::events::{DAY, FINISHED};
use crate::service::AiService;
use crate::store::events::StoredEvent;
use crate::store::{events, generations, results};
use crate::watch::Follower;

/// How many events are read at once: all that a listener costs while it is slow.
const AT_ONCE: i64 = 64;

/// The events after one. A generation that is not known yet waits for its first event; one whose events were deleted
/// ends.
pub(crate) fn follow(service: &Arc<AiService>, id: &str, after: u64) -> BoxStream<'static, GenerationEvent> {
    let reader = Reader {
        follower: service.watch.follow(id),
        service: Arc::clone(service),
        id: id.to_owned(),
        after,
        ready: VecDeque::new(),
        days: None,
        over: false,
    };
    unfold(reader, |mut reader| async move {
        let event = reader.next().await?;
        Some((event, reader))
    })
    .boxed()
}

struct Reader {
    service: Arc<AiService>,
    follower: Follower,
    id: String,
    after: u64,
    ready: VecDeque<StoredEvent>,
    /// The days of the result, once one was asked for.
    days: Option<Vec<Value>>,
    over: bool,
}

impl Reader {
    async fn next(&mut self) -> Option<GenerationEvent> {
        match self.read().await {
            Ok(event) => event,
            Err(error) => {
                // The listener comes back with the number of its last event.
                tracing::warn!(cause = %error, generation.id = %self.id, "a stream of events ends early");
                None
            }
        }
    }

    async fn read(&mut self) -> Result<Option<GenerationEvent>, StorageError> {
        while !self.over {
            if let Some(stored) = self.ready.pop_front() {
                return self.event(stored).await.map(Some);
            }
            let mut db = self.service.db.clone();
            // Asked first: what ends between the two questions is found by the next round.
            let known = generations::find(&mut db, &self.id).await?;
            self.ready = events::after(&mut db, &self.id, self.after, AT_ONCE)
                .await?
                .into();
            if !self.ready.is_empty() {
                continue;
            }
            if known.is_some_and(|generation| generation.status.is_final()) {
                return Ok(None);
            }
            self.follower.beyond(self.after).await;
        }
        Ok(None)
    }

    async fn event(&mut self, stored: StoredEvent) -> Result<GenerationEvent, StorageError> {
        self.after = stored.sequence;
        self.over = stored.kind == FINISHED;
        let event: Value = serde_json::from_str(&stored.event)?;
        let data = if stored.kind == DAY {
            self.day(&event).await?
        } else {
            event
        };
        Ok(GenerationEvent {
            sequence: stored.sequence,
            kind: stored.kind,
            data,
        })
    }

    /// The day of the result that an event names.
    async fn day(&mut self, event: &Value) -> Result<Value, StorageError> {
        if self.days.is_none() {
            let result = results::find(&mut self.service.db.clone(), &self.id).await?;
            let days = result.and_then(|mut result| match result.plan["days"].take() {
                Value::Array(days) => Some(days),
                _ => None,
            });
            self.days = Some(days.unwrap_or_default());
        }
        let number = event["day"]
            .as_u64()
            .and_then(|number| usize::try_from(number).ok());
        let days = self.days.as_mut().map_or(&mut [][..], Vec::as_mut_slice);
        Ok(number
            .and_then(|number| days.get_mut(number.checked_sub(1)?))
            .map_or(Value::Null, Value::take))
    }
}
