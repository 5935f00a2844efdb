//! The loaded packs of one revision, and what is looked up in them.

use std::sync::Arc;

use engine_model::PlaceId;
use engine_model::place::Place;
use engine_trip::{LoadedPack, Packs};
use jiff::tz::TimeZone;

/// The loaded packs of one revision.
#[derive(Debug)]
pub struct Shelf {
    /// Another text whenever a pack was added, replaced or removed.
    pub revision: String,
    /// The packs with the tables between them.
    pub packs: Arc<Packs>,
}

/// A place with the pack that it stands in.
#[derive(Clone, Debug)]
pub struct FoundPlace {
    /// The pack.
    pub pack: Arc<LoadedPack>,
    /// Its position in the pack's list of places.
    pub position: usize,
}

impl FoundPlace {
    /// The place itself.
    pub fn place(&self) -> &Place {
        &self.pack.places.all()[self.position]
    }
}

/// The place of an id. The pack that the id names is asked first: `seoul/gyeongbokgung` belongs to `seoul`, while
/// places of imported extracts (`osm/n123`) may stand in any pack, and the first one counts.
pub fn find_place(packs: &Packs, id: &PlaceId) -> Option<FoundPlace> {
    let named = id.as_str().split_once('/').and_then(|(destination, _)| {
        packs
            .all()
            .iter()
            .find(|pack| pack.destination().id.as_str() == destination)
    });
    named.into_iter().chain(packs.all()).find_map(|pack| {
        let position = pack.places.position(id)?;
        Some(FoundPlace {
            pack: Arc::clone(pack),
            position,
        })
    })
}

/// The clock of the destination that somebody means by an id or a name; `None` where there is no such destination, or
/// the time zone database does not know its zone.
pub fn zone_of(packs: &Packs, destination: &str) -> Option<TimeZone> {
    let pack = packs.find(destination)?;
    TimeZone::get(&pack.destination().zone).ok()
}
