//! The one way in which an itinerary changes: another version becomes the present one.

use platform::Text;
use storage::Tx;

use crate::change::announce;
use crate::error::TripServiceError;
use crate::events::Happened;
use crate::service::TripService;
use crate::store::itineraries::{self, NewRow, Origin};
use crate::store::trips;

/// The fewest versions that are kept, whatever the settings say.
const LEAST_KEPT: u32 = 20;

/// A version that is to become the present one.
#[derive(Clone, Debug)]
pub(crate) struct NewVersion<'a> {
    /// plan.json.
    pub(crate) plan: &'a str,
    /// Where it comes from.
    pub(crate) origin: Origin,
    /// What was done, such as "Moved Bukchon to day 2": undoing names it.
    pub(crate) action: Text,
    /// Who did it.
    pub(crate) author_id: Option<&'a str>,
    /// The generation whose result it is.
    pub(crate) generation_id: Option<&'a str>,
    /// The version that it follows from.
    pub(crate) base_version: Option<i64>,
    /// Whether the trip asks for something else by now.
    pub(crate) stale: bool,
}

/// Stores a version and makes it the present one; gives its number. The trip's row is locked ([`crate::access::lock`]).
pub(crate) async fn store(
    service: &TripService,
    tx: &mut Tx,
    trip_id: &str,
    version: &NewVersion<'_>,
) -> Result<i64, TripServiceError> {
    let now = service.world.now_ms();
    let row = NewRow {
        trip_id,
        plan: version.plan,
        origin: version.origin,
        action_ko: &version.action.ko,
        action_en: &version.action.en,
        author_id: version.author_id,
        generation_id: version.generation_id,
        base_version: version.base_version,
        created_at: now,
    };
    let number = itineraries::insert(tx, &row).await?;
    let kept = i64::from(service.config.kept_versions.max(LEAST_KEPT));
    if number > kept {
        itineraries::prune(tx, trip_id, number, kept).await?;
    }
    trips::set_itinerary(tx, trip_id, number, version.stale, now).await?;
    announce(service, tx, Happened::Updated, trip_id).await?;
    Ok(number)
}
