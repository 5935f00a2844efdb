//! Into the queues: each message once.
//!
//! The bodies are written first and count for nothing by themselves. Then the records of all messages are written as
//! one, each on the condition that its subject is empty; a record stays there while the message does, and for ten minutes
//! after it was handled. Whoever publishes a message a second time is therefore refused, looks which ones are there, and
//! writes the rest.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};

use super::link::{AT_A_TIME, MOST_AT_ONCE, Outcome, Write};
use super::record::{Claim, Record, State, written};
use super::{Inner, locked};
use crate::broker::{Message, Published};
use crate::envelope::Target;
use crate::error::MessagingError;
use crate::measures;
use crate::parcel::{self, Parcel, Written};
use crate::queues::milliseconds;

/// How often a publication is tried while others publish the same messages.
const ROUNDS: u32 = 10;
/// For how long the server keeps a claim beyond its end by our clock.
const CLAIM_MARGIN: std::time::Duration = std::time::Duration::from_mins(1);

/// What was found out about the messages of one publication.
#[derive(Default)]
struct Found {
    /// Messages, by queue and id, that were there before.
    known: BTreeSet<(String, String)>,
    /// Those of them that were handled.
    handled: BTreeSet<(String, String)>,
    /// Claims that hold, and the number of the record to follow for those that do not.
    taken: BTreeSet<String>,
    expired: BTreeMap<String, u64>,
    /// Messages whose bodies are written.
    bodied: BTreeSet<(String, String)>,
}

/// What one round wants to write.
struct Plan<'a> {
    writes: Vec<Write>,
    /// By queue.
    fresh: Vec<Vec<&'a Written<'a>>>,
}

impl Inner {
    pub(super) async fn publish(
        &self,
        target: Target<'_>,
        messages: &[Message],
    ) -> Result<Published, MessagingError> {
        let subscriptions = match target {
            Target::Queue(_) => Vec::new(),
            Target::Topic(topic) => {
                self.shared.served.topic(topic)?;
                self.shared.catch_up().await?;
                locked(&self.shared.view).subscriptions(topic)
            }
        };
        let parcels = parcel::parcels(&self.shared.served, target, &subscriptions, messages)?;
        if parcels.is_empty() {
            return Ok(Published::default());
        }
        self.shared.ready(super::FIRST_READ).await?;
        for parcel in &parcels {
            self.make_room(parcel).await?;
            if matches!(target, Target::Queue(_)) {
                self.note_use(&parcel.queue).await?;
            }
        }
        let accepted = self.put(&parcels).await?;
        let mut all = Published::default();
        for (parcel, accepted) in parcels.iter().zip(accepted) {
            let dropped = parcel.messages.len() as u64 - accepted;
            all.accepted += accepted;
            all.dropped += dropped;
            measures::outcome(&parcel.queue, "accepted", accepted);
            measures::outcome(&parcel.queue, "dropped", dropped);
        }
        Ok(all)
    }

    /// Sees to it that the messages fit into the queue. Processes that publish at once may together go beyond the cap by
    /// what they publish in the same moment.
    async fn make_room(&self, parcel: &Parcel<'_>) -> Result<(), MessagingError> {
        let fits = || {
            let mut view = locked(&self.shared.view);
            let held = view.queue(&self.shared.served, &parcel.queue).bytes();
            held + parcel.bytes() <= parcel.spec.most_bytes
        };
        if fits() {
            return Ok(());
        }
        self.shared.catch_up().await?;
        if fits() {
            return Ok(());
        }
        Err(MessagingError::QueueFull {
            queue: parcel.queue.clone(),
        })
    }

    /// Puts what is new into the queues; tells how many that were in each.
    async fn put(&self, parcels: &[Parcel<'_>]) -> Result<Vec<u64>, MessagingError> {
        let now = self.world.now_ms();
        let mut found = Found::default();
        for _ in 0..ROUNDS {
            let Plan { writes, fresh } = self.plan(parcels, &found, now)?;
            self.put_bodies(parcels, &fresh, &mut found).await?;
            let claims = claims_of(parcels, &fresh);
            if self.write(writes).await? == Outcome::Conflict {
                self.find_out(parcels, &fresh, claims, &mut found, now).await?;
                continue;
            }
            self.drop_orphans(&found).await;
            return Ok(fresh.iter().map(|fresh| fresh.len() as u64).collect());
        }
        Err(MessagingError::Broker {
            reason: "others publish the same messages all the time".to_owned(),
        })
    }

    /// Writes records, as many at once as the server takes: beyond that, what is left is published with the next try.
    async fn write(&self, mut writes: Vec<Write>) -> Result<Outcome, MessagingError> {
        let mut outcome = Outcome::Written(0);
        while !writes.is_empty() {
            let rest = writes.split_off(writes.len().min(MOST_AT_ONCE));
            outcome = self.shared.link.write_all(writes).await?;
            if outcome == Outcome::Conflict {
                return Ok(outcome);
            }
            writes = rest;
        }
        if let Outcome::Written(seq) = outcome {
            self.shared.saw(seq).await;
        }
        Ok(outcome)
    }

    /// The records of all messages that are not known yet, in their order.
    fn plan<'a>(
        &self,
        parcels: &'a [Parcel<'a>],
        found: &Found,
        now: i64,
    ) -> Result<Plan<'a>, MessagingError> {
        let mut plan = Plan {
            writes: Vec::new(),
            fresh: Vec::new(),
        };
        for parcel in parcels {
            let (mut ids, mut claims, mut fresh) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
            for one in &parcel.messages {
                let id = one.message.envelope.id.as_str();
                if found.known.contains(&(parcel.queue.clone(), id.to_owned()))
                    || locked(&self.shared.view).holds(&parcel.queue, id)
                    || !ids.insert(id)
                {
                    continue;
                }
                if let Some(claim) = claim_of(parcel, one) {
                    let subject = self.shared.link.names.claim(&parcel.queue, claim);
                    if found.taken.contains(&subject) || !claims.insert(claim) {
                        continue;
                    }
                    plan.writes.push(Self::claim(parcel, subject, found, now)?);
                }
                plan.writes.push(self.record(parcel, one, now)?);
                fresh.push(one);
            }
            plan.fresh.push(fresh);
        }
        Ok(plan)
    }

    fn record(&self, parcel: &Parcel<'_>, one: &Written<'_>, now: i64) -> Result<Write, MessagingError> {
        let record = Record {
            state: State::Ready,
            key: one.message.envelope.key.clone(),
            rank: now + one.priority() * 1000,
            accepted_at: now,
            due_at: 0,
            position: 0,
            priority: one.priority(),
            tries: 0,
            token: 0,
            bytes: one.body.len() as u64,
            reason: None,
        };
        Ok(Write {
            subject: self
                .shared
                .link
                .names
                .message(&parcel.queue, &one.message.envelope.id),
            follows: Some(0),
            payload: written(&record)?,
            lives: None,
        })
    }

    fn claim(parcel: &Parcel<'_>, subject: String, found: &Found, now: i64) -> Result<Write, MessagingError> {
        let window = parcel.spec.dedupe_window.unwrap_or_default();
        Ok(Write {
            follows: Some(found.expired.get(&subject).copied().unwrap_or_default()),
            subject,
            payload: written(&Claim {
                until: now + milliseconds(window),
            })?,
            lives: Some(window + CLAIM_MARGIN),
        })
    }

    async fn put_bodies(
        &self,
        parcels: &[Parcel<'_>],
        fresh: &[Vec<&Written<'_>>],
        found: &mut Found,
    ) -> Result<(), MessagingError> {
        let mut bodies = Vec::new();
        for (parcel, fresh) in parcels.iter().zip(fresh) {
            for one in fresh {
                let id = &one.message.envelope.id;
                if found.bodied.insert((parcel.queue.clone(), id.clone())) {
                    let subject = self.shared.link.names.body(&parcel.queue, id);
                    bodies.push((subject, Bytes::from(one.body.clone())));
                }
            }
        }
        self.shared.link.put_bodies(bodies).await
    }

    /// After somebody else was faster: asks which messages and claims are there.
    async fn find_out(
        &self,
        parcels: &[Parcel<'_>],
        fresh: &[Vec<&Written<'_>>],
        claims: Vec<(usize, String)>,
        found: &mut Found,
        now: i64,
    ) -> Result<(), MessagingError> {
        let link = &self.shared.link;
        let mut messages = Vec::new();
        for (parcel, fresh) in parcels.iter().zip(fresh) {
            messages.extend(
                fresh
                    .iter()
                    .map(|one| (parcel.queue.clone(), one.message.envelope.id.clone())),
            );
        }
        let asked = messages.into_iter().map(async |(queue, id)| {
            let newest = link.newest(&link.names.message(&queue, &id)).await?;
            Ok::<_, MessagingError>(newest.map(|(_, record)| (queue, id, record.is_empty())))
        });
        let known: Vec<_> = stream::iter(asked)
            .buffer_unordered(AT_A_TIME)
            .try_collect()
            .await?;
        for (queue, id, is_handled) in known.into_iter().flatten() {
            if is_handled {
                found.handled.insert((queue.clone(), id.clone()));
            }
            found.known.insert((queue, id));
        }
        for (at, claim) in claims {
            let subject = link.names.claim(&parcels[at].queue, &claim);
            found.expired.remove(&subject);
            let Some((seq, payload)) = link.newest(&subject).await? else {
                continue;
            };
            match serde_json::from_slice::<Claim>(&payload) {
                Ok(claim) if claim.until > now => {
                    found.taken.insert(subject);
                }
                // One that cannot be read is replaced: its message is known by its id in any case.
                _ => {
                    found.expired.insert(subject, seq);
                }
            }
        }
        Ok(())
    }

    /// Removes bodies that were written for messages which turned out to be handled already. Nobody else accepts those:
    /// their records stay where they are for longer than this takes.
    async fn drop_orphans(&self, found: &Found) {
        for (queue, id) in found.bodied.intersection(&found.handled) {
            self.shared.link.drop_body(queue, id).await;
        }
    }
}

/// The duplicate-detection key of a message, where its queue looks at it.
fn claim_of<'a>(parcel: &Parcel<'_>, one: &Written<'a>) -> Option<&'a str> {
    parcel.spec.dedupe_window?;
    one.message.options.dedupe.as_deref()
}

/// The claims of a round, each with the place of its parcel.
fn claims_of(parcels: &[Parcel<'_>], fresh: &[Vec<&Written<'_>>]) -> Vec<(usize, String)> {
    let mut claims = Vec::new();
    for (at, (parcel, fresh)) in parcels.iter().zip(fresh).enumerate() {
        for one in fresh {
            claims.extend(claim_of(parcel, one).map(|claim| (at, claim.to_owned())));
        }
    }
    claims
}
