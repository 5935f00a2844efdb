//! Places of several packs in one list.

use std::collections::BTreeSet;

use engine_model::PlaceId;
use engine_model::place::Place;
use engine_trip::{LoadedPack, Packs};
use platform::paging::PageRange;
use serde::{Deserialize, Serialize};

/// A list never names more places than this; whoever wants others asks more closely.
pub(crate) const MOST_LISTED: usize = 500;

/// A place by its position among the packs of one revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Spot {
    /// Position of the pack.
    pub(crate) pack: usize,
    /// Position of the place in it.
    pub(crate) place: usize,
}

impl Spot {
    /// The pack of the place.
    pub(crate) fn pack(self, packs: &Packs) -> &LoadedPack {
        &packs.all()[self.pack]
    }

    /// The place.
    pub(crate) fn place(self, packs: &Packs) -> &Place {
        &self.pack(packs).places.all()[self.place]
    }
}

/// Drops the second of two entries for one place: packs of neighbouring extracts overlap.
pub(crate) fn once_each<T>(entries: &mut Vec<T>, packs: &Packs, spot: impl Fn(&T) -> Spot) {
    let mut touched = entries.iter().map(|entry| spot(entry).pack);
    let first = touched.next();
    if touched.all(|pack| Some(pack) == first) {
        return;
    }
    let mut seen: BTreeSet<&PlaceId> = BTreeSet::new();
    entries.retain(|entry| seen.insert(&spot(entry).place(packs).id));
}

/// The entries of a page.
pub(crate) fn slice<T>(entries: &[T], page: PageRange) -> &[T] {
    let from = usize::try_from(page.offset())
        .unwrap_or(usize::MAX)
        .min(entries.len());
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    &entries[from..from.saturating_add(size).min(entries.len())]
}
