//! The consumers of a process: each queue is read by the role that owns what becomes of its messages.

use std::sync::Arc;

use contracts::messages;
use messaging::{Messaging, Running};
use platform::trace::Tracer;
use service_ai::{AiService, GenerationWorker, Recommender};
use service_location::ImportPacks;
use service_trip::GenerationListener;
use service_user::NotificationInbox;
use storage::Backend;

use super::config::Config;
use super::house::House;
use crate::cli::Role;

impl House {
    /// Starts the relay of the outbox, and the consumers.
    pub(crate) async fn work(&self, config: &Config, tracer: Tracer) -> anyhow::Result<Running> {
        if self.db.backend() == Backend::Sqlite {
            // A file has one server, so that leases in it are of one that was killed.
            messaging::end_leases(&self.db, &self.world).await?;
        }
        // By whoever starts first: what is sent to a topic before its subscription is made reaches nobody.
        self.broker.subscribe(&service_trip::subscription()).await?;
        // Every process on the database relays what it finds there: what one leaves behind, another moves on.
        let relay = Messaging::new(Arc::clone(&self.broker), self.db.clone(), self.world.clone());
        let relay = relay.config(config.messaging.clone()).tracer(tracer);
        Ok(self.with_consumers(relay).start())
    }

    fn with_consumers(&self, mut messaging: Messaging) -> Messaging {
        if let Some(ai) = self.ai.as_ref().filter(|_| self.roles.have(Role::Ai)) {
            messaging = with_ai(messaging, ai);
        }
        if let Some(locations) = &self.locations {
            let imports = Arc::new(ImportPacks::new(Arc::clone(locations)));
            messaging = messaging.consume(messages::LOCATION_SEARCH, "location", 1, imports);
        }
        if let Some(trips) = self.trips.as_ref().filter(|_| self.roles.have(Role::Trip)) {
            let listener = Arc::new(GenerationListener::new(Arc::clone(trips)));
            messaging = messaging.consume(&service_trip::subscription().queue(), "trip", 2, listener);
        }
        if let Some(users) = &self.users {
            let inbox = Arc::new(NotificationInbox::new(Arc::clone(users)));
            messaging = messaging.consume(messages::NOTIFICATION, "user", 2, inbox);
        }
        messaging
    }
}

fn with_ai(messaging: Messaging, ai: &Arc<AiService>) -> Messaging {
    let planners = usize::try_from(ai.concurrency()).unwrap_or(1);
    messaging
        .consume(
            messages::SCHEDULE_GENERATION,
            "ai",
            planners,
            Arc::new(GenerationWorker::new(Arc::clone(ai))),
        )
        .consume(
            messages::RECOMMENDATION,
            "ai",
            1,
            Arc::new(Recommender::new(Arc::clone(ai))),
        )
}
