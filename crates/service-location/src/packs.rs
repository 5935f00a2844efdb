//! The packs at hand: bundled ones, and imported ones that stand in front of them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use contracts::ContractError;
use contracts::locations::{PackList, PackRef};
use messaging::{Envelope, SendOptions, Target, outbox};
use storage::Tx;

use crate::error::{LocationError, Missing};
use crate::service::LocationService;
use crate::store;

/// For how long the list is taken as it is, in milliseconds. A change of this process shows at once; one of another
/// process after at most so long.
const LIST_GOOD_MS: i64 = 1_000;

/// The list of packs as it was a moment ago.
#[derive(Clone, Debug, Default)]
pub(crate) struct ListMemo(Arc<Mutex<Option<ReadList>>>);

/// When the list was read, in milliseconds since 1970, and the list.
type ReadList = (i64, Arc<PackList>);

impl ListMemo {
    fn get(&self, now_ms: i64) -> Option<Arc<PackList>> {
        let memo = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        memo.as_ref()
            .filter(|(at, _)| (0..LIST_GOOD_MS).contains(&now_ms.saturating_sub(*at)))
            .map(|(_, list)| Arc::clone(list))
    }

    fn set(&self, now_ms: i64, list: &Arc<PackList>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((now_ms, Arc::clone(list)));
    }

    fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// The packs that may be planned with.
pub(crate) async fn list(service: &LocationService) -> Result<Arc<PackList>, LocationError> {
    let now_ms = service.world.now_ms();
    if let Some(list) = service.list.get(now_ms) {
        return Ok(list);
    }
    let bundled = service.bundled.packs().await?;
    let mut packs: BTreeMap<String, String> = bundled
        .iter()
        .map(|pack| (pack.destination.to_owned(), pack.digest.clone()))
        .collect();
    packs.extend(store::packs::digests(&mut service.db.clone()).await?);
    let list = Arc::new(PackList {
        revision: revision(&packs),
        packs: packs
            .into_iter()
            .map(|(destination, digest)| PackRef { destination, digest })
            .collect(),
    });
    service.list.set(now_ms, &list);
    Ok(list)
}

/// The same packs have the same revision, in every process.
fn revision(packs: &BTreeMap<String, String>) -> String {
    let mut hasher = blake3::Hasher::new();
    for (destination, digest) in packs {
        for part in [destination, "=", digest, "\n"] {
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

/// The bytes of a pack of the list.
pub(crate) async fn bytes(service: &LocationService, digest: &str) -> Result<Vec<u8>, ContractError> {
    let missing = || ContractError::NotFound {
        what: "pack",
        id: digest.to_owned(),
    };
    let list = list(service).await?;
    if !list.packs.iter().any(|pack| pack.digest == digest) {
        return Err(missing());
    }
    let bundled = service.bundled.packs().await?;
    if let Some(pack) = bundled.iter().find(|pack| pack.digest == digest) {
        return Ok(pack.bytes.clone());
    }
    let stored = store::packs::bytes(&mut service.db.clone(), digest)
        .await
        .map_err(LocationError::from)?;
    stored.ok_or_else(missing)
}

/// Removes an imported pack; the bundled one of the same id is there again.
pub(crate) async fn remove(service: &LocationService, destination: &str) -> Result<(), LocationError> {
    let mut tx = service.db.begin().await?;
    store::maps::delete(&mut tx, destination).await?;
    if !store::packs::delete(&mut tx, destination).await? {
        let bundled = service.bundled.packs().await?;
        if bundled.iter().any(|pack| pack.destination == destination) {
            return Err(LocationError::PackBundled(destination.to_owned()));
        }
        return Err(LocationError::NotFound(Missing::Pack, destination.to_owned()));
    }
    tell(
        service,
        &mut tx,
        "pack.removed",
        format!("the pack {destination} was removed"),
    )
    .await?;
    forget_list(service, &mut tx);
    tx.commit().await?;
    Ok(())
}

/// The next question reads the list anew, once the change is committed.
pub(crate) fn forget_list(service: &LocationService, tx: &mut Tx) {
    let list = service.list.clone();
    tx.after_commit(move || list.forget());
}

/// Tells operators that the packs changed.
pub(crate) async fn tell(
    service: &LocationService,
    tx: &mut Tx,
    subject: &str,
    message: String,
) -> Result<(), LocationError> {
    let event = contracts::messages::SystemEvent {
        severity: "info".to_owned(),
        subject: subject.to_owned(),
        message,
    };
    let envelope = Envelope::new(&service.world, subject, "pack", subject, event)?;
    let target = Target::Topic(contracts::messages::SYSTEM_EVENTS);
    outbox::send(tx, target, &envelope, SendOptions::default()).await?;
    Ok(())
}
