//! What every broker does with messages before it puts them into a queue.

use std::time::Duration;

use crate::broker::Message;
use crate::envelope::Target;
use crate::error::MessagingError;
use crate::queues::{QueueSpec, Served};
use crate::subscription::Subscription;

/// For how long an id is remembered after its message was published last: far longer than a relay may stand still
/// between publishing and deleting. The inbox guards what comes later.
pub(crate) const ID_MEMORY: Duration = Duration::from_mins(10);
/// The widest priority, in seconds; nobody is overtaken by what comes more than twice this later.
const MOST_PRIORITY: i64 = 3600;

/// Messages for one queue.
pub(crate) struct Parcel<'a> {
    pub(crate) queue: String,
    pub(crate) spec: QueueSpec,
    pub(crate) messages: Vec<Written<'a>>,
}

/// A message with its text.
#[derive(Clone)]
pub(crate) struct Written<'a> {
    pub(crate) message: &'a Message,
    pub(crate) body: String,
}

impl Written<'_> {
    /// The seconds that it gives away, within bounds.
    pub(crate) fn priority(&self) -> i64 {
        self.message.options.priority.clamp(-MOST_PRIORITY, MOST_PRIORITY)
    }
}

impl Parcel<'_> {
    /// The size of its messages.
    pub(crate) fn bytes(&self) -> u64 {
        self.messages
            .iter()
            .map(|written| written.body.len() as u64)
            .sum()
    }
}

/// The messages for the queue, or for the queue of each subscription that wants them; without empty parcels, since most
/// events of a topic interest nobody.
pub(crate) fn parcels<'a>(
    served: &Served,
    target: Target<'_>,
    subscriptions: &[Subscription],
    messages: &'a [Message],
) -> Result<Vec<Parcel<'a>>, MessagingError> {
    let written = written(messages)?;
    let mut parcels = Vec::new();
    match target {
        Target::Queue(queue) => parcels.push(Parcel {
            queue: queue.to_owned(),
            spec: served.spec(queue)?,
            messages: written,
        }),
        Target::Topic(_) => {
            for subscription in subscriptions {
                let wanted = |one: &&Written<'_>| subscription.filter.matches(&one.message.envelope);
                let queue = subscription.queue();
                parcels.push(Parcel {
                    spec: served.spec(&queue)?,
                    queue,
                    messages: written.iter().filter(wanted).cloned().collect(),
                });
            }
        }
    }
    parcels.retain(|parcel| !parcel.messages.is_empty());
    Ok(parcels)
}

fn written(messages: &[Message]) -> Result<Vec<Written<'_>>, MessagingError> {
    messages
        .iter()
        .map(|message| {
            let body =
                serde_json::to_string(&message.envelope).map_err(|source| MessagingError::Payload {
                    kind: message.envelope.kind.clone(),
                    source,
                })?;
            Ok(Written { message, body })
        })
        .collect()
}
