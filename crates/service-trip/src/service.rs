//! What the trip service works with.

use std::sync::Arc;

use cache::Cache;
use contracts::{Generations, Locations, Users};
use library::Library;
use platform::World;
use storage::{Db, Migration};

use crate::config::TripConfig;

/// Everything that a handler or consumer of this service needs; shared as `Arc<TripService>`.
///
/// It is a bag of parts on purpose: what is done with them are functions that take it as their first argument.
pub struct TripService {
    /// The records.
    pub db: Db,
    /// Time and chance.
    pub world: World,
    /// Serialised answers, by kind and version.
    pub cache: Cache,
    /// Limits and times.
    pub config: TripConfig,
    /// Who people are.
    pub users: Arc<dyn Users>,
    /// How far generations are.
    pub generations: Arc<dyn Generations>,
    /// Weather, and the list of packs.
    pub locations: Arc<dyn Locations>,
    /// The packs, loaded.
    pub library: Arc<Library>,
}

impl std::fmt::Debug for TripService {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("TripService").finish_non_exhaustive()
    }
}

/// The schema of this service; its owner in the list of migrations is `trip`.
pub fn migrations() -> &'static [Migration] {
    &[
        Migration {
            name: "0001_trips",
            sql: include_str!("../../../migrations/trip/0001_trips.sql"),
        },
        Migration {
            name: "0002_latest_feedback",
            sql: include_str!("../../../migrations/trip/0002_latest_feedback.sql"),
        },
    ]
}
