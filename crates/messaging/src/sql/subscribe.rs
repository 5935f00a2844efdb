//! Who is subscribed to a topic.

use storage::{Queries, Row, StorageError, params};

use super::Inner;
use crate::error::MessagingError;
use crate::subscription::Subscription;

/// How many subscriptions a topic has at most; each costs a copy of every message.
const MOST_SUBSCRIPTIONS: i64 = 100;

impl Inner {
    pub(super) async fn subscriptions(&self, topic: &str) -> Result<Vec<Subscription>, MessagingError> {
        self.served.topic(topic)?;
        let rows = self
            .db
            .clone()
            .fetch_all(
                "SELECT topic, name, filter FROM topic_subscriptions WHERE topic = $1 ORDER BY name LIMIT $2",
                params![topic, MOST_SUBSCRIPTIONS],
            )
            .await?;
        Ok(rows.iter().map(read).collect::<Result<Vec<_>, StorageError>>()?)
    }

    pub(super) async fn subscribe(&self, subscription: &Subscription) -> Result<(), MessagingError> {
        self.served.topic(&subscription.topic)?;
        let filter = serde_json::to_string(&subscription.filter).map_err(StorageError::from)?;
        let mut tx = self.db.begin().await?;
        tx.execute(
            "INSERT INTO topic_subscriptions (topic, name, filter) VALUES ($1, $2, $3)
             ON CONFLICT (topic, name) DO UPDATE SET filter = excluded.filter",
            params![&subscription.topic, &subscription.name, filter],
        )
        .await?;
        tx.commit().await?;
        self.note_use(&subscription.queue()).await
    }

    pub(super) async fn unsubscribe(&self, topic: &str, name: &str) -> Result<(), MessagingError> {
        self.served.topic(topic)?;
        while !self.remove(&Subscription::to_all(topic, name).queue()).await? {}
        Ok(())
    }
}

fn read(row: &Row) -> Result<Subscription, StorageError> {
    Ok(Subscription {
        topic: row.get("topic")?,
        name: row.get("name")?,
        filter: serde_json::from_str(&row.get::<String>("filter")?)?,
    })
}
