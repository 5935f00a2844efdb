//! Fetches, reads and indexes packs.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::Arc;

use contracts::locations::{PackList, PackRef};
use contracts::{ContractError, Locations};
use engine_pack::Pack;
use engine_trip::LoadedPack;
use tokio::task::JoinSet;

/// How many packs are fetched and read at once: enough for the cores of a machine that runs everything, few enough that
/// the bytes of large packs do not pile up.
const AT_ONCE: usize = 4;

/// The packs of a list, each loaded only where its digest is not among the known ones.
pub(crate) async fn packs(
    locations: &Arc<dyn Locations>,
    list: &PackList,
    known: &BTreeMap<String, Arc<LoadedPack>>,
) -> Result<Vec<Arc<LoadedPack>>, ContractError> {
    let mut loaded: Vec<Arc<LoadedPack>> = Vec::with_capacity(list.packs.len());
    let mut missing = Vec::new();
    for wanted in &list.packs {
        match known.get(&wanted.digest) {
            Some(pack) => loaded.push(Arc::clone(pack)),
            None => missing.push(wanted.clone()),
        }
    }
    let mut missing = missing.into_iter();
    let mut running = JoinSet::new();
    for wanted in missing.by_ref().take(AT_ONCE) {
        running.spawn(one(Arc::clone(locations), wanted));
    }
    while let Some(done) = running.join_next().await {
        loaded.push(done.map_err(|error| failed(&error))??);
        if let Some(wanted) = missing.next() {
            running.spawn(one(Arc::clone(locations), wanted));
        }
    }
    Ok(loaded)
}

async fn one(locations: Arc<dyn Locations>, wanted: PackRef) -> Result<Arc<LoadedPack>, ContractError> {
    let bytes = locations.pack(&wanted.digest).await?;
    // Reading checks every fact and indexing parses every opening hour: milliseconds that belong on no async thread.
    tokio::task::spawn_blocking(move || read(&wanted, &bytes))
        .await
        .map_err(|error| failed(&error))?
}

fn read(wanted: &PackRef, bytes: &[u8]) -> Result<Arc<LoadedPack>, ContractError> {
    let pack = Pack::from_bytes(bytes).map_err(|error| failed(&error))?;
    if pack.digest != wanted.digest || pack.destination.id.as_str() != wanted.destination {
        return Err(failed(&format!(
            "asked for pack {} of {} and got {} of {}",
            wanted.digest, wanted.destination, pack.digest, pack.destination.id
        )));
    }
    Ok(Arc::new(LoadedPack::new(pack)))
}

/// The location service did not keep its contract.
pub(crate) fn failed(reason: &impl Display) -> ContractError {
    ContractError::Failed {
        service: "location",
        reason: reason.to_string(),
    }
}
