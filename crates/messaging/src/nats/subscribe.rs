//! Who is subscribed to a topic.

use super::Inner;
use super::link::{Outcome, Write};
use super::record::written;
use crate::error::MessagingError;
use crate::subscription::Subscription;

impl Inner {
    pub(super) async fn subscribe(&self, subscription: &Subscription) -> Result<(), MessagingError> {
        self.shared.served.topic(&subscription.topic)?;
        self.shared.catch_up().await?;
        let write = Write {
            subject: self
                .shared
                .link
                .names
                .subscription(&subscription.topic, &subscription.name),
            follows: None,
            payload: written(&subscription.filter)?,
            lives: None,
        };
        if let Outcome::Written(seq) = self.shared.link.write(write).await? {
            self.shared.saw(seq).await;
        }
        self.note_use(&subscription.queue()).await
    }

    pub(super) async fn unsubscribe(&self, topic: &str, name: &str) -> Result<(), MessagingError> {
        self.shared.served.topic(topic)?;
        self.shared.catch_up().await?;
        self.remove(&Subscription::to_all(topic, name).queue(), None)
            .await
    }
}
