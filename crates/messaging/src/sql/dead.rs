//! Dead letters: read, sent again, thrown away.

use std::collections::BTreeMap;

use platform::paging::{Page, PageRange};
use serde_json::Value as Json;
use storage::{Queries, Row, StorageError, Value, params};

use super::lease::instant;
use super::{Inner, keys, row_id, statement};
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
        self.served.spec(queue)?;
        let mut db = self.db.clone();
        let count = db
            .fetch_one(
                "SELECT COUNT(*) AS letters FROM queue_messages WHERE queue = $1 AND state = 'dead'",
                params![queue],
            )
            .await?;
        let rows = db
            .fetch_all(
                "SELECT id, accepted_at, due_at, message_key, tries, reason, body FROM queue_messages
                 WHERE queue = $1 AND state = 'dead' ORDER BY rank DESC, id DESC LIMIT $2 OFFSET $3",
                params![
                    queue,
                    i64::from(page.size),
                    i64::try_from(page.offset()).unwrap_or(i64::MAX)
                ],
            )
            .await?;
        let letters = rows
            .iter()
            .map(letter)
            .collect::<Result<Vec<_>, StorageError>>()?;
        Ok(page.page(letters, count.get::<i64>("letters")?.unsigned_abs()))
    }

    pub(super) async fn resend(&self, queue: &str, ids: &[String]) -> Result<u64, MessagingError> {
        let spec = self.served.spec(queue)?;
        let now = self.world.now_ms();
        let mut sent = 0;
        let mut tx = self.db.begin().await?;
        for id in ids {
            let woken = tx
                .fetch_optional(
                    "UPDATE queue_messages SET state = 'ready', tries = 0, reason = NULL, due_at = 0, accepted_at = $2,
                         rank = $2 + priority * 1000
                     WHERE id = $1 AND state = 'dead' RETURNING message_key",
                    params![row_id(queue, id), now],
                )
                .await?;
            let Some(row) = woken else { continue };
            sent += 1;
            if !spec.ordered {
                continue;
            }
            let key: String = row.get("message_key")?;
            for entered in keys::enter(&mut tx, queue, &BTreeMap::from([(key.as_str(), 1)]))
                .await?
                .values()
            {
                let state = if entered.live == 1 { "ready" } else { "blocked" };
                tx.execute(
                    "UPDATE queue_messages SET state = $2, position = $3 WHERE id = $1",
                    params![row_id(queue, id), state, entered.newest],
                )
                .await?;
            }
        }
        tx.commit().await?;
        measures::outcome(queue, "sent again", sent);
        self.bells.ring(queue);
        Ok(sent)
    }

    pub(super) async fn discard_dead(&self, queue: &str, ids: &[String]) -> Result<u64, MessagingError> {
        self.served.spec(queue)?;
        let mut gone = 0;
        for piece in statement::pieces(ids) {
            let sql = format!(
                "DELETE FROM queue_messages WHERE state = 'dead' AND id IN ({})",
                statement::list(piece.len())
            );
            let values = piece.iter().map(|id| Value::from(row_id(queue, id))).collect();
            gone += self.db.clone().execute(&sql, values).await?;
        }
        measures::outcome(queue, "discarded", gone);
        Ok(gone)
    }
}

fn letter(row: &Row) -> Result<DeadLetter, StorageError> {
    let body: String = row.get("body")?;
    let (id, key): (String, String) = (row.get("id")?, row.get("message_key")?);
    let accepted_at = instant(row.get("accepted_at")?);
    // One that this version cannot read is shown as it lies there.
    let envelope = serde_json::from_str(&body).unwrap_or_else(|_unreadable| Envelope {
        id: id.split_once('#').map_or(id.as_str(), |(_, id)| id).to_owned(),
        kind: "unreadable".to_owned(),
        version: 0,
        aggregate: String::new(),
        key,
        occurred_at: accepted_at,
        traceparent: None,
        payload: Json::String(body),
    });
    Ok(DeadLetter {
        envelope,
        reason: row.get::<Option<String>>("reason")?.unwrap_or_default(),
        tries: u32::try_from(row.get::<i64>("tries")?).unwrap_or(u32::MAX),
        accepted_at,
        died_at: instant(row.get("due_at")?),
    })
}
