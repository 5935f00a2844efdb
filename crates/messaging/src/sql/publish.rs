//! Into the queues: each message once.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use storage::{Queries, Tx, Value, params};

use super::{Inner, keys, row_id, statement};
use crate::broker::{Message, Published};
use crate::envelope::Target;
use crate::error::MessagingError;
use crate::measures;
use crate::parcel::{self, ID_MEMORY, Parcel, Written};
use crate::queues::milliseconds;

impl Inner {
    pub(super) async fn publish(
        &self,
        target: Target<'_>,
        messages: &[Message],
    ) -> Result<Published, MessagingError> {
        let subscriptions = match target {
            Target::Queue(_) => Vec::new(),
            Target::Topic(topic) => self.subscriptions(topic).await?,
        };
        let parcels = parcel::parcels(&self.served, target, &subscriptions, messages)?;
        if parcels.is_empty() {
            return Ok(Published::default());
        }
        for parcel in &parcels {
            self.make_room(&parcel.queue, parcel.spec, parcel.bytes()).await?;
            if matches!(target, Target::Queue(_)) {
                self.note_use(&parcel.queue).await?;
            }
        }
        let now = self.world.now_ms();
        let mut all = Published::default();
        let mut counts = Vec::new();
        let mut tx = self.db.begin().await?;
        for parcel in &parcels {
            let accepted = put(&mut tx, parcel, now).await?;
            let dropped = parcel.messages.len() as u64 - accepted;
            all.accepted += accepted;
            all.dropped += dropped;
            counts.push((&parcel.queue, accepted, dropped));
        }
        tx.commit().await?;
        for (queue, accepted, dropped) in counts {
            measures::outcome(queue, "accepted", accepted);
            measures::outcome(queue, "dropped", dropped);
            if accepted > 0 {
                self.bells.ring(queue);
            }
        }
        Ok(all)
    }
}

/// Puts what is new into the queue; tells how many that were.
async fn put(tx: &mut Tx, parcel: &Parcel<'_>, now: i64) -> Result<u64, MessagingError> {
    let ids: BTreeSet<&str> = parcel
        .messages
        .iter()
        .map(|one| one.message.envelope.id.as_str())
        .collect();
    let mut fresh = claim_ids(tx, &parcel.queue, &ids, now).await?;
    if let Some(window) = parcel.spec.dedupe_window {
        drop_duplicates(tx, parcel, &mut fresh, now, window).await?;
    }
    let mut messages = Vec::new();
    for one in &parcel.messages {
        // Removed, so that an id that stands twice in the list goes in once.
        if fresh.remove(&one.message.envelope.id) {
            messages.push(one);
        }
    }
    insert(tx, parcel, &messages, now).await?;
    Ok(messages.len() as u64)
}

/// Remembers the ids; gives those that were not known and are not in the queue.
async fn claim_ids(
    tx: &mut Tx,
    queue: &str,
    ids: &BTreeSet<&str>,
    now: i64,
) -> Result<BTreeSet<String>, MessagingError> {
    let until = now + milliseconds(ID_MEMORY);
    let mut fresh = BTreeSet::new();
    let ids: Vec<&str> = ids.iter().copied().collect();
    for piece in statement::pieces(&ids) {
        let sql = format!(
            "INSERT INTO queue_claims (queue, claim, seen, until) VALUES {}
             ON CONFLICT (queue, claim) DO UPDATE SET seen = queue_claims.seen + 1, until = excluded.until
             RETURNING claim, seen",
            statement::rows(piece.len(), 4)
        );
        let values: Vec<Value> = piece
            .iter()
            .flat_map(|id| params![queue, format!("id:{id}"), 1_i64, until])
            .collect();
        for row in tx.fetch_all(&sql, values).await? {
            let claim: String = row.get("claim")?;
            if let (Some(id), 1) = (claim.strip_prefix("id:"), row.get::<i64>("seen")?) {
                fresh.insert(id.to_owned());
            }
        }
        // One that waited for longer than ids are remembered is still there.
        let sql = format!(
            "SELECT id FROM queue_messages WHERE id IN ({})",
            statement::list(piece.len())
        );
        let values = piece.iter().map(|id| Value::from(row_id(queue, id))).collect();
        for row in tx.fetch_all(&sql, values).await? {
            let id: String = row.get("id")?;
            fresh.retain(|one| row_id(queue, one) != id);
        }
    }
    Ok(fresh)
}

/// Takes away from `fresh` what has the duplicate-detection key of an earlier message within the window.
async fn drop_duplicates(
    tx: &mut Tx,
    parcel: &Parcel<'_>,
    fresh: &mut BTreeSet<String>,
    now: i64,
    window: Duration,
) -> Result<(), MessagingError> {
    let mut firsts: BTreeMap<String, &str> = BTreeMap::new();
    for one in &parcel.messages {
        let id = one.message.envelope.id.as_str();
        let Some(key) = &one.message.options.dedupe else {
            continue;
        };
        if fresh.contains(id) && *firsts.entry(format!("key:{key}")).or_insert(id) != id {
            fresh.remove(id);
        }
    }
    let claims: Vec<(String, &str)> = firsts.into_iter().collect();
    for piece in statement::pieces(&claims) {
        let mut values: Vec<Value> = piece
            .iter()
            .flat_map(|(claim, _)| params![parcel.queue.as_str(), claim, 1_i64, now + milliseconds(window)])
            .collect();
        values.extend(params![now]);
        let sql = format!(
            "INSERT INTO queue_claims (queue, claim, seen, until) VALUES {}
             ON CONFLICT (queue, claim) DO UPDATE SET until = excluded.until WHERE queue_claims.until <= ${}
             RETURNING claim",
            statement::rows(piece.len(), 4),
            values.len()
        );
        let mut won = BTreeSet::new();
        for row in tx.fetch_all(&sql, values).await? {
            won.insert(row.get::<String>("claim")?);
        }
        for (_, id) in piece.iter().filter(|(claim, _)| !won.contains(claim)) {
            fresh.remove(*id);
        }
    }
    Ok(())
}

async fn insert(
    tx: &mut Tx,
    parcel: &Parcel<'_>,
    messages: &[&Written<'_>],
    now: i64,
) -> Result<(), MessagingError> {
    let places = if parcel.spec.ordered {
        places(tx, &parcel.queue, messages).await?
    } else {
        messages.iter().map(|_| ("ready", 0)).collect()
    };
    let rows: Vec<_> = messages.iter().zip(places).collect();
    for piece in statement::pieces(&rows) {
        let sql = format!(
            "INSERT INTO queue_messages (id, queue, state, rank, due_at, accepted_at, message_key, position, priority,
                 tries, token, bytes, body) VALUES {}",
            statement::rows(piece.len(), 13)
        );
        let mut values = Vec::new();
        for (one, (state, position)) in piece {
            let priority = one.priority();
            let envelope = &one.message.envelope;
            let bytes = i64::try_from(one.body.len()).unwrap_or(i64::MAX);
            let id = row_id(&parcel.queue, &envelope.id);
            values.extend(params![
                id,
                parcel.queue.as_str(),
                *state,
                now + priority * 1000,
                0_i64,
                now
            ]);
            values.extend(params![
                &envelope.key,
                *position,
                priority,
                0_i64,
                0_i64,
                bytes,
                &one.body
            ]);
        }
        tx.execute(&sql, values).await?;
    }
    Ok(())
}

/// The state and the position of each message within its key.
async fn places(
    tx: &mut Tx,
    queue: &str,
    messages: &[&Written<'_>],
) -> Result<Vec<(&'static str, i64)>, MessagingError> {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for one in messages {
        *counts.entry(&one.message.envelope.key).or_default() += 1;
    }
    let mut next: BTreeMap<String, (bool, i64)> = BTreeMap::new();
    for (key, entered) in keys::enter(tx, queue, &counts).await? {
        let added = counts.get(key.as_str()).copied().unwrap_or_default();
        next.insert(key, (entered.live == added, entered.newest - added));
    }
    let places = messages.iter().map(|one| {
        let (free, position) = next
            .get_mut(&one.message.envelope.key)
            .expect("every key of the messages was entered just above");
        *position += 1;
        let state = if std::mem::take(free) { "ready" } else { "blocked" };
        (state, *position)
    });
    Ok(places.collect())
}
