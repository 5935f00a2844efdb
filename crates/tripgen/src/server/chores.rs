//! What services do without being asked: renewing keys, sweeping what is over, asking after what was not heard of.
//!
//! Accounts are looked after by each process that serves them, which knows when sessions were last used. The rest is done
//! once in an installation: where roles run apart, by whichever process of the role scheduler holds the lease.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use service_ai::AiService;
use service_trip::TripService;
use service_user::UserService;
use storage::Leadership;
use storage::idempotency::Idempotency;
use tokio_util::sync::CancellationToken;

use super::house::House;
use crate::cli::Role;

/// How often the services are asked to look after themselves.
const EVERY: Duration = Duration::from_secs(10);

/// How long a process that does the chores may be silent before another one does them.
const FOLLOWED_AFTER: Duration = Duration::from_secs(45);

/// After so many rounds trips are looked at for changes of weather and places: about once an hour.
const ROUNDS_TO_WATCH: u32 = 360;

/// Who has chores.
pub(crate) struct Chores {
    users: Option<Arc<UserService>>,
    once: Option<OncePerInstallation>,
}

/// What one process does for all.
struct OncePerInstallation {
    ai: Option<Arc<AiService>>,
    trips: Option<Arc<TripService>>,
    answers: Idempotency,
    leadership: Option<Leadership>,
    /// How often this process did it.
    rounds: AtomicU32,
}

impl Chores {
    /// Of a house.
    pub(crate) fn of(house: &House) -> Self {
        let once = house.roles.have(Role::Scheduler).then(|| OncePerInstallation {
            ai: house.ai.clone(),
            trips: house.trips.clone(),
            answers: house.answers.clone(),
            rounds: AtomicU32::new(0),
            // The one process of an installation has nobody to agree with.
            leadership: (!house.roles.are_everything())
                .then(|| Leadership::new(house.db.clone(), house.world.clone(), "chores", FOLLOWED_AFTER)),
        });
        Self {
            users: house.users.clone(),
            once,
        }
    }

    async fn round(&self) {
        if let Some(users) = &self.users
            && let Err(error) = users.do_chores().await
        {
            tracing::warn!(%error, "a chore of the user service failed");
        }
        if let Some(once) = &self.once
            && once.is_mine().await
        {
            once.round().await;
        }
    }
}

impl OncePerInstallation {
    async fn is_mine(&self) -> bool {
        let Some(leadership) = &self.leadership else {
            return true;
        };
        match leadership.take().await {
            Ok(mine) => mine,
            Err(error) => {
                tracing::warn!(%error, "who does the chores is not known; it is asked again");
                false
            }
        }
    }

    async fn round(&self) {
        let round = self.rounds.fetch_add(1, Ordering::Relaxed);
        if let Some(trips) = &self.trips {
            of_trips(trips, round).await;
        }
        if let Some(ai) = &self.ai
            && let Err(error) = ai.tidy_up().await
        {
            tracing::warn!(%error, "a chore of the ai service failed");
        }
        if let Err(error) = self.answers.clean().await {
            tracing::warn!(%error, "kept answers were not cleaned up");
        }
    }

    async fn leave(&self) {
        if let Some(leadership) = &self.leadership
            && let Err(error) = leadership.leave().await
        {
            tracing::warn!(%error, "the chores are done again once the lease has ended");
        }
    }
}

async fn of_trips(trips: &TripService, round: u32) {
    if round == 0
        && let Err(error) = trips.measure_satisfaction().await
    {
        tracing::warn!(%error, "the scores of travellers were not counted");
    }
    if round.is_multiple_of(ROUNDS_TO_WATCH)
        && let Err(error) = trips.watch_due().await
    {
        tracing::warn!(%error, "trips were not looked at for changes");
    }
    if let Err(error) = trips.settle_overdue().await {
        tracing::warn!(%error, "overdue generations were not asked after");
    }
    if let Err(error) = trips.empty_bin().await {
        tracing::warn!(%error, "the bin was not emptied");
    }
}

/// Looks after them until it is told to stop. A chore that fails is tried again the next time.
pub(crate) async fn keep(chores: Chores, stop: CancellationToken) {
    loop {
        chores.round().await;
        tokio::select! {
            () = stop.cancelled() => break,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
    if let Some(once) = &chores.once {
        once.leave().await;
    }
}
