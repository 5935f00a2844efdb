//! The bin: deleted trips stay for a while, then they go for good.

use crate::access;
use crate::error::TripServiceError;
use crate::links::DAY_MS;
use crate::service::TripService;
use crate::store::{bin, lists, trips};

/// How many trips go in one call.
const BATCH: u32 = 100;

impl TripService {
    /// Removes trips whose time in the bin is over, at most 100; tells how many. To be called now and then, and again
    /// at once where it tells 100.
    pub async fn empty_bin(&self) -> Result<usize, TripServiceError> {
        let before = self.world.now_ms() - i64::from(self.config.bin_days) * DAY_MS;
        let over = bin::in_bin_since(&mut self.db.clone(), before, BATCH).await?;
        for trip_id in &over {
            let mut tx = self.db.begin().await?;
            // Somebody may have restored it just now.
            if bin::take_over(&mut tx, trip_id, before).await? {
                lists::touch(&mut tx, trip_id).await?;
                trips::remove(&mut tx, trip_id).await?;
                access::forget_after(self, &mut tx, trip_id);
                tx.commit().await?;
            }
        }
        Ok(over.len())
    }
}
