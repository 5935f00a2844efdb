//! What services do without being asked: renewing keys, sweeping what is over, asking after what was not heard of.

use std::sync::Arc;
use std::time::Duration;

use service_ai::AiService;
use service_trip::TripService;
use service_user::UserService;
use storage::idempotency::Idempotency;
use tokio_util::sync::CancellationToken;

use super::house::House;

/// How often the services are asked to look after themselves.
const EVERY: Duration = Duration::from_secs(10);

/// After so many rounds trips are looked at for changes of weather and places: about once an hour.
const ROUNDS_TO_WATCH: u32 = 360;

/// Who has chores.
pub(crate) struct Chores {
    users: Arc<UserService>,
    ai: Arc<AiService>,
    trips: Arc<TripService>,
    answers: Idempotency,
}

impl Chores {
    /// Of a house.
    pub(crate) fn of(house: &House) -> Self {
        Self {
            users: Arc::clone(&house.users),
            ai: Arc::clone(&house.ai),
            trips: Arc::clone(&house.trips),
            answers: house.answers.clone(),
        }
    }

    async fn once(&self, round: u32) {
        if round == 0
            && let Err(error) = self.trips.measure_satisfaction().await
        {
            tracing::warn!(%error, "the scores of travellers were not counted");
        }
        if round.is_multiple_of(ROUNDS_TO_WATCH)
            && let Err(error) = self.trips.watch_due().await
        {
            tracing::warn!(%error, "trips were not looked at for changes");
        }
        if let Err(error) = self.users.do_chores().await {
            tracing::warn!(%error, "a chore of the user service failed");
        }
        if let Err(error) = self.ai.tidy_up().await {
            tracing::warn!(%error, "a chore of the ai service failed");
        }
        if let Err(error) = self.trips.settle_overdue().await {
            tracing::warn!(%error, "overdue generations were not asked after");
        }
        if let Err(error) = self.trips.empty_bin().await {
            tracing::warn!(%error, "the bin was not emptied");
        }
        if let Err(error) = self.answers.clean().await {
            tracing::warn!(%error, "kept answers were not cleaned up");
        }
    }
}

/// Looks after them until it is told to stop. A chore that fails is tried again the next time.
pub(crate) async fn keep(chores: Chores, stop: CancellationToken) {
    for round in 0.. {
        chores.once(round).await;
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}
