//! Dead letters: read, sent again, thrown away.

use futures_util::future::join_all;
use platform::paging::{Page, PageRange};
use serde_json::Value as Json;

use super::lease::instant;
use super::link::Outcome;
use super::queue::Entry;
use super::record::{Record, State};
use super::{Inner, locked};
use crate::broker::DeadLetter;
use crate::envelope::Envelope;
use crate::error::MessagingError;
use crate::measures;

impl Inner {
    pub(super) async fn dead_letters(
        &self,
        queue: &str,
        page: PageRange,
    ) -> Result<Page<DeadLetter>, MessagingError> {
        self.shared.served.spec(queue)?;
        self.shared.catch_up().await?;
        let (entries, all) = {
            let offset = usize::try_from(page.offset()).unwrap_or(usize::MAX);
            let most = usize::try_from(page.size).unwrap_or(usize::MAX);
            locked(&self.shared.view)
                .queue(&self.shared.served, queue)
                .dead(offset, most)
        };
        let letters = entries.into_iter().map(async |(id, entry)| {
            let body = self.shared.link.body(queue, &id).await?;
            Ok(letter(&id, entry, &body.unwrap_or_default()))
        });
        let letters: Result<Vec<DeadLetter>, MessagingError> = join_all(letters).await.into_iter().collect();
        Ok(page.page(letters?, all as u64))
    }

    pub(super) async fn resend(&self, queue: &str, ids: &[String]) -> Result<u64, MessagingError> {
        let now = self.world.now_ms();
        let sent = self
            .for_each_dead(queue, ids, |record| {
                Some(Record {
                    state: State::Ready,
                    rank: now + record.priority * 1000,
                    accepted_at: now,
                    due_at: 0,
                    // To the end of its key.
                    position: 0,
                    tries: 0,
                    reason: None,
                    ..record
                })
            })
            .await?;
        measures::outcome(queue, "sent again", sent.len() as u64);
        Ok(sent.len() as u64)
    }

    pub(super) async fn discard_dead(&self, queue: &str, ids: &[String]) -> Result<u64, MessagingError> {
        let gone = self.for_each_dead(queue, ids, |_| None).await?;
        for id in &gone {
            self.shared.link.drop_body(queue, id).await;
        }
        measures::outcome(queue, "discarded", gone.len() as u64);
        Ok(gone.len() as u64)
    }

    /// Writes what dead letters become; gives the ids of those that were some.
    async fn for_each_dead(
        &self,
        queue: &str,
        ids: &[String],
        change: impl Fn(Record) -> Option<Record> + Send + Sync,
    ) -> Result<Vec<String>, MessagingError> {
        self.shared.served.spec(queue)?;
        self.shared.catch_up().await?;
        let mut changed = Vec::new();
        let mut newest = 0;
        for id in ids {
            let entry = locked(&self.shared.view)
                .queue(&self.shared.served, queue)
                .get(id)
                .cloned();
            let Some(entry) = entry.filter(|entry| entry.record.state == State::Dead) else {
                continue;
            };
            let record = change(entry.record);
            if let Outcome::Written(seq) = self.change(queue, id, entry.seq, record.as_ref()).await? {
                newest = seq;
                changed.push(id.clone());
            }
        }
        self.shared.saw(newest).await;
        Ok(changed)
    }
}

fn letter(id: &str, entry: Entry, body: &[u8]) -> DeadLetter {
    let record = entry.record;
    let accepted_at = instant(record.accepted_at);
    // One that this version cannot read is shown as it lies there.
    let envelope = serde_json::from_slice(body).unwrap_or_else(|_unreadable| Envelope {
        id: id.to_owned(),
        kind: "unreadable".to_owned(),
        version: 0,
        aggregate: String::new(),
        key: record.key,
        occurred_at: accepted_at,
        traceparent: None,
        payload: Json::String(String::from_utf8_lossy(body).into_owned()),
    });
    DeadLetter {
        envelope,
        reason: record.reason.unwrap_or_default(),
        tries: record.tries,
        accepted_at,
        died_at: instant(record.due_at),
    }
}
