//! What others are told: events of trips, notes to people.

use contracts::messages::{NOTIFICATION, Notification, TRIP_EVENTS, TripEvent};
use messaging::{Envelope, SendOptions, Target, outbox};
use platform::{Text, World};
use storage::Tx;

use crate::error::TripServiceError;

/// What happened to a trip, in this service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Happened {
    /// Somebody made it.
    Created,
    /// What is asked for, or its itinerary, changed.
    Updated,
    /// It went into the bin.
    Deleted,
}

impl Happened {
    fn kind(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Deleted => "deleted",
        }
    }
}

/// Tells everybody who listens, once the transaction is committed.
pub(crate) async fn tell(
    tx: &mut Tx,
    world: &World,
    happened: Happened,
    trip_id: &str,
) -> Result<(), TripServiceError> {
    let event = TripEvent {
        trip_id: trip_id.to_owned(),
        generation_id: None,
    };
    let envelope = Envelope::new(world, happened.kind(), "trip", trip_id, event)?;
    outbox::send(tx, Target::Topic(TRIP_EVENTS), &envelope, unhurried()).await?;
    Ok(())
}

/// Writes a note to somebody, once the transaction is committed.
pub(crate) async fn notify(
    tx: &mut Tx,
    world: &World,
    user_id: &str,
    kind: &str,
    trip_id: &str,
    sentence: Text,
) -> Result<(), TripServiceError> {
    let note = Notification {
        user_id: user_id.to_owned(),
        kind: kind.to_owned(),
        subject_id: Some(trip_id.to_owned()),
        text_ko: sentence.ko.into_owned(),
        text_en: sentence.en.into_owned(),
    };
    let envelope = Envelope::new(world, kind, "user", user_id, note)?;
    outbox::send(tx, Target::Queue(NOTIFICATION), &envelope, unhurried()).await?;
    Ok(())
}

/// Nobody stands and waits to hear that a trip was changed, and there are more changes than anything else.
fn unhurried() -> SendOptions {
    SendOptions {
        may_wait: true,
        ..SendOptions::default()
    }
}
