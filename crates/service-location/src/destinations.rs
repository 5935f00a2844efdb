//! Destinations by what somebody types.

use std::sync::{Arc, Mutex, PoisonError};

use engine_model::place::{Category, Destination, Place, Setting, Source, StepFree};
use engine_model::{PlaceId, Seconds};
use engine_places::{Places, SearchFilter};
use engine_trip::Packs;
use library::Shelf;

/// The names of all destinations of a revision, indexed as places are, so that they are found in the same way: by a
/// half-typed syllable, by initials, with typing errors.
#[derive(Debug, Default)]
pub(crate) struct DestinationIndex(Mutex<Option<(String, Arc<Places>)>>);

impl DestinationIndex {
    /// Positions of the packs whose destination matches, best first; all of them for an empty text.
    pub(crate) fn search(&self, shelf: &Shelf, text: &str) -> Vec<usize> {
        if text.is_empty() {
            return (0..shelf.packs.all().len()).collect();
        }
        let filter = SearchFilter {
            limit: usize::MAX,
            ..SearchFilter::default()
        };
        let hits = self
            .of(shelf)
            .map(|index| index.search(text, &filter))
            .unwrap_or_default();
        hits.into_iter().map(|hit| hit.position).collect()
    }

    fn of(&self, shelf: &Shelf) -> Option<Arc<Places>> {
        let mut memo = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, index)) = memo.as_ref().filter(|(revision, _)| *revision == shelf.revision) {
            return Some(Arc::clone(index));
        }
        let index = Arc::new(indexed(&shelf.packs)?);
        *memo = Some((shelf.revision.clone(), Arc::clone(&index)));
        Some(index)
    }
}

fn indexed(packs: &Packs) -> Option<Places> {
    let stand_in = packs.all().first()?.destination().clone();
    let names = packs
        .all()
        .iter()
        .map(|pack| as_place(pack.destination()))
        .collect();
    Some(Places::new(stand_in, names))
}

/// A destination in the shape that the index takes: only its names count.
fn as_place(destination: &Destination) -> Place {
    Place {
        id: PlaceId::new(destination.id.as_str()),
        names: destination.names.clone(),
        at: destination.centre,
        category: Category::Sight,
        hours: None,
        last_entry: None,
        stay: Seconds(0),
        min_stay: Seconds(0),
        cost: None,
        setting: Setting::Mixed,
        step_free: StepFree::Unknown,
        strenuous: false,
        min_age: None,
        fame: 0,
        tags: Vec::new(),
        wikidata: None,
        area_m2: None,
        address: None,
        source: Source {
            origin: String::new(),
            as_of: None,
            verified: false,
        },
    }
}
