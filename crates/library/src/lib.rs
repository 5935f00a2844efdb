//! The packs at hand, loaded once and shared by every service of a process.
//!
//! A [`Library`] asks the location service which packs there are, loads those whose digest it does not hold yet, and
//! gives them out ready to be asked. It must never read files, hold places of its own, or know how a pack came to be.
//! Where to start reading: [`Library::shelf`].

mod load;
mod shelf;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use contracts::locations::PackList;
use contracts::{ContractError, Locations};
use engine_trip::{LoadedPack, Packs, Tables};
use tokio::sync::Mutex;

pub use shelf::{FoundPlace, Shelf, find_place, zone_of};

/// A pack may be replaced between the list and the fetching; each further list is a new chance.
const LISTS: usize = 3;

/// The packs of a process.
pub struct Library {
    locations: Arc<dyn Locations>,
    current: RwLock<Option<Arc<Shelf>>>,
    /// One loads, the others wait for what it loaded.
    loading: Mutex<()>,
}

impl Library {
    /// Nothing is loaded before the first question.
    pub fn new(locations: Arc<dyn Locations>) -> Self {
        Self {
            locations,
            current: RwLock::new(None),
            loading: Mutex::new(()),
        }
    }

    /// The packs that may be planned with now. Cheap where nothing changed since the last time.
    pub async fn current(&self) -> Result<Arc<Packs>, ContractError> {
        self.shelf().await.map(|shelf| Arc::clone(&shelf.packs))
    }

    /// The same with the revision that they belong to, for what is cached about them.
    pub async fn shelf(&self) -> Result<Arc<Shelf>, ContractError> {
        let list = self.locations.packs().await?;
        if let Some(shelf) = self.held(&list.revision) {
            return Ok(shelf);
        }
        let _one_loads = self.loading.lock().await;
        self.load(list).await
    }

    /// The pack that somebody means by an id or a name in any language.
    pub async fn destination(&self, name: &str) -> Result<Option<Arc<LoadedPack>>, ContractError> {
        Ok(self.current().await?.find(name).map(Arc::clone))
    }

    async fn load(&self, mut list: PackList) -> Result<Arc<Shelf>, ContractError> {
        let mut lists = 1;
        loop {
            if let Some(shelf) = self.held(&list.revision) {
                return Ok(shelf);
            }
            let known = self.loaded_by_digest();
            match load::packs(&self.locations, &list, &known).await {
                Ok(packs) => return self.keep(list.revision, packs),
                Err(ContractError::NotFound { .. }) if lists < LISTS => {
                    list = self.locations.packs().await?;
                    lists += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn held(&self, revision: &str) -> Option<Arc<Shelf>> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        current
            .as_ref()
            .filter(|shelf| shelf.revision == revision)
            .map(Arc::clone)
    }

    fn loaded_by_digest(&self) -> BTreeMap<String, Arc<LoadedPack>> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        let packs = current
            .as_ref()
            .map(|shelf| shelf.packs.all())
            .unwrap_or_default();
        packs
            .iter()
            .map(|pack| (pack.reference.digest.clone(), Arc::clone(pack)))
            .collect()
    }

    fn keep(&self, revision: String, packs: Vec<Arc<LoadedPack>>) -> Result<Arc<Shelf>, ContractError> {
        let tables = match &*self.current.read().unwrap_or_else(PoisonError::into_inner) {
            Some(shelf) => shelf.packs.tables.clone(),
            None => bundled_tables()?,
        };
        let shelf = Arc::new(Shelf {
            packs: Arc::new(Packs::new(packs, tables)),
            revision,
        });
        tracing::info!(
            packs = shelf.packs.all().len(),
            revision = %shelf.revision,
            "packs are ready"
        );
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&shelf));
        Ok(shelf)
    }
}

/// The tables between the destinations come with the program, as long as no service gives others.
fn bundled_tables() -> Result<Tables, ContractError> {
    let tables = engine_pack::bundled::tables().map_err(|error| load::failed(&error))?;
    Ok(Tables {
        connections: tables.connections,
        rates: tables.rates,
    })
}

impl std::fmt::Debug for Library {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Library").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
