//! What is said about a generation while it goes on.

use contracts::generations::GenerationStatus;
use contracts::messages::{SYSTEM_EVENTS, SystemEvent, TRIP_EVENTS, TripEvent};
use messaging::{Envelope, SendOptions, Target, outbox};
use serde_json::json;
use storage::{StorageError, Tx};

use crate::error::AiError;
use crate::service::AiService;
use crate::store::events::append;
use crate::store::generations::Generation;

/// How far it is.
pub(crate) const PROGRESS: &str = "progress";
/// A day that stands.
pub(crate) const DAY: &str = "day";
/// Nothing more will come.
pub(crate) const FINISHED: &str = "finished";

impl AiService {
    /// Adds the event that shows a generation as it stands after a statement of this transaction, behind one for each
    /// day of a result, and tells its followers. That statement made room for so many events.
    pub(crate) async fn tell_state(
        &self,
        tx: &mut Tx,
        generation: &Generation,
        days: usize,
        kind: &str,
    ) -> Result<(), AiError> {
        let state = serde_json::to_string(&self.view_of(generation, 0)).map_err(StorageError::from)?;
        let mut told: Vec<_> = (1..=days)
            .map(|day| (DAY, json!({ "day": day }).to_string()))
            .collect();
        told.push((kind, state));
        append(tx, &generation.id, generation.last_event, &told).await?;
        let sequence = u64::try_from(generation.last_event).unwrap_or(0);
        let (watch, id) = (self.watch.clone(), generation.id.clone());
        tx.after_commit(move || watch.ring(&id, sequence));
        Ok(())
    }

    /// Tells the trip service how a generation ended.
    pub(crate) async fn tell_trip(
        &self,
        tx: &mut Tx,
        id: &str,
        trip_id: &str,
        status: GenerationStatus,
    ) -> Result<(), AiError> {
        let kind = match status {
            GenerationStatus::Completed => "generated",
            GenerationStatus::Cancelled => "cancelled",
            GenerationStatus::Failed | GenerationStatus::Queued | GenerationStatus::Processing => "failed",
        };
        let event = TripEvent {
            trip_id: trip_id.to_owned(),
            generation_id: Some(id.to_owned()),
        };
        let envelope = Envelope::new(&self.world, kind, "trip", trip_id, event)?;
        outbox::send(tx, Target::Topic(TRIP_EVENTS), &envelope, SendOptions::default()).await?;
        Ok(())
    }

    /// Tells the operators of a defect of ours.
    pub(crate) async fn tell_operators(&self, tx: &mut Tx, id: &str, message: String) -> Result<(), AiError> {
        let event = SystemEvent {
            severity: "critical".to_owned(),
            subject: "generation.refused".to_owned(),
            message,
        };
        let envelope = Envelope::new(&self.world, "generation.refused", "generation", id, event)?;
        outbox::send(
            tx,
            Target::Topic(SYSTEM_EVENTS),
            &envelope,
            SendOptions::default(),
        )
        .await?;
        Ok(())
    }
}
