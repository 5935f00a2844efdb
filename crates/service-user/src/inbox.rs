//! The inbox of the app: until a service delivers notes to people, they land here.

use std::sync::Arc;

use async_trait::async_trait;
use contracts::messages::Notification;
use messaging::{Envelope, HandleError, Handler, Lease};

use crate::service::UserService;
use crate::store::notifications;

/// Takes notes from the queue `notification` (`contracts::messages::NOTIFICATION`) and puts them into the inbox.
#[derive(Clone, Debug)]
pub struct NotificationInbox(Arc<UserService>);

impl NotificationInbox {
    /// Over a service.
    pub fn new(service: Arc<UserService>) -> Self {
        Self(service)
    }
}

#[async_trait]
impl Handler for NotificationInbox {
    async fn handle(&self, envelope: &Envelope, lease: &Lease) -> Result<(), HandleError> {
        let Self(service) = self;
        let note: Notification = envelope.read()?;
        let mut tx = service.db.begin().await?;
        if !messaging::inbox::first_time(&mut tx, lease.consumer(), &envelope.id, &service.world).await? {
            return Ok(());
        }
        let id = service.world.new_id();
        let happened = envelope.occurred_at.as_millisecond();
        // Whoever has left in the meantime gets no note; the message is done all the same.
        if !notifications::insert(&mut tx, &id, &note, happened).await? {
            tracing::debug!(
                message.id = envelope.id,
                "a note to an account that does not exist"
            );
        }
        tx.commit().await?;
        Ok(())
    }
}
