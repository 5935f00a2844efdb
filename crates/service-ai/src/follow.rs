//! The stream of a generation's events: those that were, then those that come, until the last.

use std::collections::VecDeque;
use std::sync::Arc;

use contracts::Document;
use contracts::generations::GenerationEvent;
use futures_util::StreamExt;
use futures_util::stream::{BoxStream, unfold};
use serde::Deserialize;
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
    days: Option<Vec<Document>>,
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
            if self.look().await? {
                continue;
            }
            // The last event ends the stream; a generation that ended without more to tell is one whose events were
            // deleted, or that ended since the look.
            let known = generations::find(&mut self.service.db.clone(), &self.id).await?;
            if !known.is_some_and(|generation| generation.status.is_final()) {
                self.follower.beyond(self.after).await;
            } else if !self.look().await? {
                return Ok(None);
            }
        }
        Ok(None)
    }

    /// Reads what there is after the last event; whether there is something.
    async fn look(&mut self) -> Result<bool, StorageError> {
        let mut db = self.service.db.clone();
        self.ready = events::after(&mut db, &self.id, self.after, AT_ONCE)
            .await?
            .into();
        Ok(!self.ready.is_empty())
    }

    async fn event(&mut self, stored: StoredEvent) -> Result<GenerationEvent, StorageError> {
        self.after = stored.sequence;
        self.over = stored.kind == FINISHED;
        let data = if stored.kind == DAY {
            self.day(serde_json::from_str(&stored.event)?).await?
        } else {
            Document::of_text(stored.event)?
        };
        Ok(GenerationEvent {
            sequence: stored.sequence,
            kind: stored.kind,
            data,
        })
    }

    /// The day of the result that an event names.
    async fn day(&mut self, named: NamedDay) -> Result<Document, StorageError> {
        if self.days.is_none() {
            let result = results::find(&mut self.service.db.clone(), &self.id).await?;
            let days = result.map(|result| result.plan.read::<Days>()).transpose()?;
            self.days = Some(days.map_or_else(Vec::new, |read| read.days));
        }
        let days = self.days.as_deref().unwrap_or_default();
        let day = named.day.checked_sub(1).and_then(|index| days.get(index));
        Ok(match day {
            Some(day) => day.clone(),
            None => Document::of(&())?,
        })
    }
}

/// What is stored about a day that stands.
#[derive(Deserialize)]
struct NamedDay {
    day: usize,
}

/// The days of a plan, each as it is.
#[derive(Deserialize)]
struct Days {
    days: Vec<Document>,
}
