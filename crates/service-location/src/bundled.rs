//! The packs that come with the program.

use engine_pack::{Pack, bundled};
use tokio::sync::OnceCell;
use tokio::task::JoinSet;

use crate::error::LocationError;

/// Which packs of the program are offered, read when they are first asked for.
#[derive(Debug)]
pub struct Bundled {
    ids: Vec<&'static str>,
    packs: OnceCell<Vec<BundledPack>>,
}

/// A pack that comes with the program.
#[derive(Debug)]
pub(crate) struct BundledPack {
    pub(crate) destination: &'static str,
    pub(crate) digest: String,
    pub(crate) licence: String,
    pub(crate) attribution: String,
    pub(crate) place_count: usize,
    pub(crate) bytes: Vec<u8>,
}

impl Bundled {
    /// All of them.
    pub fn all() -> Self {
        Self::only(bundled::ids())
    }

    /// Some of them, by id; ids that are not there are left out.
    pub fn only(ids: &[&str]) -> Self {
        Self {
            ids: bundled::ids()
                .iter()
                .copied()
                .filter(|id| ids.contains(id))
                .collect(),
            packs: OnceCell::new(),
        }
    }

    /// The packs, sorted by id.
    pub(crate) async fn packs(&self) -> Result<&[BundledPack], LocationError> {
        self.packs
            .get_or_try_init(|| read(&self.ids))
            .await
            .map(Vec::as_slice)
    }
}

/// Reading checks every fact, so each pack has a thread of its own.
async fn read(ids: &[&'static str]) -> Result<Vec<BundledPack>, LocationError> {
    let mut reading = JoinSet::new();
    for &id in ids {
        reading.spawn_blocking(move || read_one(id));
    }
    let mut packs = Vec::with_capacity(ids.len());
    while let Some(read) = reading.join_next().await {
        packs.push(read.map_err(|error| LocationError::broken("reading the bundled packs", &error))??);
    }
    packs.sort_by_key(|pack| pack.destination);
    Ok(packs)
}

fn read_one(id: &'static str) -> Result<BundledPack, LocationError> {
    let pack = bundled::pack(id).ok_or_else(|| LocationError::broken("reading a bundled pack", &id))?;
    let pack: Pack = pack.map_err(|error| LocationError::broken("reading a bundled pack", &error))?;
    Ok(BundledPack {
        destination: id,
        bytes: pack.to_bytes(),
        digest: pack.digest,
        licence: pack.licence,
        attribution: pack.attribution,
        place_count: pack.places.len(),
    })
}
