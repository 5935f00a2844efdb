//! The export and the end of somebody's account, as far as trips go.

use contracts::trips::ExportFile;
use serde::Serialize;
use serde_json::{Value, json};
use storage::{Queries, StorageError};

use crate::change::announce;
use crate::document::Document;
use crate::error::TripServiceError;
use crate::events::Happened;
use crate::service::TripService;
use crate::store::accounts::{self, OwnedTrip};
use crate::store::{plans, tray, trip_places, trips};
use crate::view::instant;

/// How many trips are looked at in one go.
const BATCH: u32 = 50;

/// How many entries of one kind a file holds: more than any of their limits.
const MOST: u32 = 10_000;

/// Everything that somebody owns here, as files.
pub(crate) async fn export(
    service: &TripService,
    user_id: &str,
) -> Result<Vec<ExportFile>, TripServiceError> {
    let db = &mut service.db.clone();
    let mut files = Vec::new();
    let mut after = String::new();
    loop {
        let owned = accounts::owned_after(db, user_id, &after, BATCH).await?;
        let Some(last) = owned.last() else {
            break;
        };
        after.clone_from(&last.id);
        for trip in owned {
            export_trip(db, trip, &mut files).await?;
        }
    }
    files.push(file(
        "trips/shared.json".to_owned(),
        &accounts::shared(db, user_id, MOST).await?,
    )?);
    files.push(file(
        "trips/feedback.json".to_owned(),
        &accounts::feedback(db, user_id, MOST).await?,
    )?);
    Ok(files)
}

async fn export_trip(
    on: &mut impl Queries,
    trip: OwnedTrip,
    files: &mut Vec<ExportFile>,
) -> Result<(), TripServiceError> {
    let OwnedTrip {
        id,
        draft,
        itinerary_version,
        created_at,
        deleted_at,
    } = trip;
    let document: Document = serde_json::from_str(&draft).map_err(StorageError::from)?;
    let whole = json!({
        "tripId": id,
        "request": Value::Object(document.plain()),
        "createdAt": instant(created_at),
        "deletedAt": deleted_at.map(instant),
    });
    files.push(file(format!("trips/{id}/trip.json"), &whole)?);
    if let Some(number) = itinerary_version
        && let Some(text) = plans::text(on, &id, number).await?
    {
        files.push(ExportFile {
            path: format!("trips/{id}/plan.json"),
            text,
        });
    }
    let ideas: Vec<_> = tray::list(on, &id, MOST, 0)
        .await?
        .into_iter()
        .map(|row| row.idea)
        .collect();
    if !ideas.is_empty() {
        files.push(file(format!("trips/{id}/tray.json"), &ideas)?);
    }
    let places: Vec<_> = trip_places::list(on, &id, MOST, 0)
        .await?
        .into_iter()
        .map(|row| row.place)
        .collect();
    if !places.is_empty() {
        files.push(file(format!("trips/{id}/places.json"), &places)?);
    }
    Ok(())
}

fn file(path: String, content: &impl Serialize) -> Result<ExportFile, TripServiceError> {
    let text = serde_json::to_string_pretty(content).map_err(StorageError::from)?;
    Ok(ExportFile { path, text })
}

/// Deletes everything that somebody owns here and takes them off other people's trips. A trip with another owner goes to
/// that one. Each trip is a transaction of its own: what fails halfway goes on where it stopped when it is asked again.
pub(crate) async fn erase(service: &TripService, user_id: &str) -> Result<(), TripServiceError> {
    loop {
        let owned = accounts::owned_after(&mut service.db.clone(), user_id, "", BATCH).await?;
        if owned.is_empty() {
            break;
        }
        for trip in owned {
            erase_trip(service, &trip.id, user_id).await?;
        }
    }
    loop {
        let shared = accounts::shared(&mut service.db.clone(), user_id, BATCH).await?;
        if shared.is_empty() {
            break;
        }
        for trip in shared {
            let mut tx = service.db.begin().await?;
            // Told first, as long as the list of the one who leaves is among those that change.
            announce(service, &mut tx, Happened::Updated, trip.trip_id()).await?;
            accounts::leave(&mut tx, trip.trip_id(), user_id).await?;
            tx.commit().await?;
        }
    }
    let mut tx = service.db.begin().await?;
    accounts::forget(&mut tx, user_id).await?;
    tx.commit().await?;
    Ok(())
}

async fn erase_trip(service: &TripService, trip_id: &str, user_id: &str) -> Result<(), TripServiceError> {
    let mut tx = service.db.begin().await?;
    if accounts::pass_on(&mut tx, trip_id, user_id).await? {
        announce(service, &mut tx, Happened::Updated, trip_id).await?;
        accounts::leave(&mut tx, trip_id, user_id).await?;
        tx.commit().await?;
        return Ok(());
    }
    drop(tx);
    // First: once the trip is gone, nobody would know any more whose generations these are.
    service.generations.erase(&[trip_id.to_owned()]).await?;
    let mut tx = service.db.begin().await?;
    announce(service, &mut tx, Happened::Deleted, trip_id).await?;
    trips::remove(&mut tx, trip_id).await?;
    tx.commit().await?;
    Ok(())
}
