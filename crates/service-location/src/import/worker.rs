//! Imports what waits in the queue.

use std::sync::Arc;

use async_trait::async_trait;
use contracts::messages::LocationWork;
use messaging::{Envelope, HandleError, Handler, Lease, inbox};
use tokio::sync::mpsc;

use super::read::{ReadFile, read};
use super::{Asked, Failure, ImportStatus, PackSource, Summary};
use crate::error::LocationError;
use crate::packs;
use crate::service::LocationService;
use crate::store::imports::{self, End, ImportRow};
use crate::store::maps;
use crate::store::packs::{MOST_PACKS, PackRow};

/// What a file's reader gave.
type ReadUpload = Result<ReadFile, Failure>;

/// Takes slow place work from the queue `location-search`. One at a time is enough, and bounds the memory.
#[derive(Debug)]
pub struct ImportPacks(Arc<LocationService>);

impl ImportPacks {
    /// Works for a service.
    pub fn new(service: Arc<LocationService>) -> Self {
        Self(service)
    }
}

#[async_trait]
impl Handler for ImportPacks {
    async fn handle(&self, envelope: &Envelope, lease: &Lease) -> Result<(), HandleError> {
        let LocationWork::ImportPack { import_id } = envelope.read()?;
        import(&self.0, &import_id, envelope, lease)
            .await
            .map_err(|error| match error {
                // A stored document that this version cannot read will not be readable later either.
                LocationError::Broken { .. } => HandleError::Reject(error.to_string()),
                _ => HandleError::Retry(error.to_string()),
            })
    }
}

async fn import(
    service: &LocationService,
    id: &str,
    envelope: &Envelope,
    lease: &Lease,
) -> Result<(), LocationError> {
    let mut db = service.db.clone();
    let Some(import) = imports::get(&mut db, id)
        .await?
        .filter(|import| import.finished_at.is_none())
    else {
        return Ok(());
    };
    let processing = ImportStatus::Processing.word();
    imports::set_progress(&mut db, id, processing, 0).await?;
    let (percents, mut progress) = mpsc::channel(8);
    let reading = read_upload(service, &import, percents).await?;
    while let Some(percent) = progress.recv().await {
        imports::set_progress(&mut db, id, processing, percent).await?;
    }
    let read = reading.await.unwrap_or_else(|error| Err(crashed(&error)));
    if lease.lost() {
        // Whoever has the message now does it again.
        return Ok(());
    }
    finish(service, &import, read, envelope, lease).await
}

/// Reads the upload on a thread of its own, which reports percents and closes the channel when it is done.
async fn read_upload(
    service: &LocationService,
    import: &ImportRow,
    percents: mpsc::Sender<u8>,
) -> Result<tokio::task::JoinHandle<ReadUpload>, LocationError> {
    let broken =
        |reason: &dyn std::fmt::Display| LocationError::broken("reading an import", &reason.to_string());
    let source = PackSource::of_word(&import.source).ok_or_else(|| broken(&import.source))?;
    let asked: Asked = serde_json::from_str(&import.asked).map_err(|error| broken(&error))?;
    let upload = imports::upload(&mut service.db.clone(), &import.id).await?;
    let upload = upload.ok_or_else(|| broken(&"its file is gone"))?;
    Ok(tokio::task::spawn_blocking(move || {
        let mut shown = 0;
        read(source, &asked, &upload, &mut |percent| {
            // A full channel means that the last percent is still being written: this one is not worth waiting for.
            if percent > shown && percents.try_send(percent).is_ok() {
                shown = percent;
            }
        })
    }))
}

/// A reader that panics has a defect; the file fails, the service goes on.
fn crashed(error: &tokio::task::JoinError) -> Failure {
    tracing::error!(cause = %error, "reading an uploaded file crashed");
    Failure {
        code: "IMPORT_CRASHED".to_owned(),
        message: "the file could not be read because of a defect; please report it".to_owned(),
    }
}

async fn finish(
    service: &LocationService,
    import: &ImportRow,
    read: ReadUpload,
    envelope: &Envelope,
    lease: &Lease,
) -> Result<(), LocationError> {
    let mut tx = service.db.begin().await?;
    if !inbox::first_time(&mut tx, lease.consumer(), &envelope.id, &service.world).await? {
        return Ok(());
    }
    let present = crate::store::packs::digests(&mut tx).await?;
    let read = read.and_then(|file| {
        let known = present
            .iter()
            .any(|(destination, _)| file.pack.destination.id.as_str() == destination);
        let full = i64::try_from(present.len()).unwrap_or(i64::MAX) >= MOST_PACKS;
        if full && !known { Err(too_many()) } else { Ok(file) }
    });
    let at = service.world.now_ms();
    let ended = match read {
        Ok(file) => {
            let ended = completed(&file.summary, at)?;
            put(service, &mut tx, import, file, at).await?;
            ended
        }
        Err(failure) => failed(import, &failure, at)?,
    };
    imports::finish(&mut tx, &import.id, ended).await?;
    imports::prune(&mut tx, service.config.kept_imports).await?;
    tx.commit().await?;
    Ok(())
}

fn too_many() -> Failure {
    Failure {
        code: "PACK_LIMIT".to_owned(),
        message: format!("{MOST_PACKS} packs are imported already; remove one first"),
    }
}

async fn put(
    service: &LocationService,
    tx: &mut storage::Tx,
    import: &ImportRow,
    file: ReadFile,
    at: i64,
) -> Result<(), LocationError> {
    let ReadFile {
        pack,
        map,
        summary: _,
    } = file;
    let row = PackRow {
        destination: pack.destination.id.to_string(),
        digest: pack.digest.clone(),
        source: import.source.clone(),
        licence: pack.licence.clone(),
        attribution: pack.attribution.clone(),
        place_count: i64::try_from(pack.places.len()).unwrap_or(i64::MAX),
        imported_by: import.created_by.clone(),
        imported_at: at,
    };
    crate::store::packs::put(tx, &row, pack.to_bytes()).await?;
    match map.map(|map| map.into_row(&row.destination)) {
        Some((map, bytes)) => maps::put(tx, &map, bytes).await?,
        None => maps::delete(tx, &row.destination).await?,
    }
    let message = format!(
        "the pack {} was imported with {} places",
        row.destination, row.place_count
    );
    packs::tell(service, tx, "pack.imported", message).await?;
    packs::forget_list(service, tx);
    Ok(())
}

fn completed(summary: &Summary, at: i64) -> Result<End, LocationError> {
    Ok(End {
        status: ImportStatus::Completed.word(),
        destination: Some(summary.view.destination.clone()),
        progress: Some(100),
        error: None,
        summary: Some(document(summary)?),
        at,
    })
}

fn failed(import: &ImportRow, failure: &Failure, at: i64) -> Result<End, LocationError> {
    tracing::info!(import.id = %import.id, code = %failure.code, "an uploaded file makes no pack");
    Ok(End {
        status: ImportStatus::Failed.word(),
        destination: None,
        progress: None,
        error: Some(document(failure)?),
        summary: None,
        at,
    })
}

fn document(value: &impl serde::Serialize) -> Result<String, LocationError> {
    serde_json::to_string(value).map_err(|error| LocationError::broken("writing an import's result", &error))
}
