//! The data that a trip is planned from.

use std::sync::Arc;

use engine_model::ids::DestinationId;
use engine_model::place::{Connection, Destination, ExchangeRate, Names};
use engine_model::plan::PackRef;
use engine_pack::Pack;
use engine_places::Places;

use crate::forecasts::Forecasts;

/// A pack ready to be asked.
#[derive(Debug)]
pub struct LoadedPack {
    /// What it is and whom to name.
    pub reference: PackRef,
    /// Its places, indexed.
    pub places: Places,
}

impl LoadedPack {
    /// Indexes a pack.
    pub fn new(pack: Pack) -> Self {
        let reference = PackRef {
            destination: pack.destination.id.clone(),
            digest: pack.digest,
            licence: pack.licence,
            attribution: pack.attribution,
        };
        Self {
            reference,
            places: Places::new(pack.destination, pack.places),
        }
    }

    /// The destination.
    pub fn destination(&self) -> &Destination {
        self.places.destination()
    }
}

/// Facts between destinations.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// Known connections.
    pub connections: Vec<Connection>,
    /// Exchange rates.
    pub rates: Vec<ExchangeRate>,
}

/// Every pack at hand, with the tables between them.
#[derive(Clone, Debug, Default)]
pub struct Packs {
    loaded: Vec<Arc<LoadedPack>>,
    /// Facts between destinations.
    pub tables: Tables,
    /// Weather that is forecast; days without a forecast take what is typical of their month.
    pub forecasts: Forecasts,
}

impl Packs {
    /// Packs in any order; a later one replaces an earlier one of the same destination.
    pub fn new(packs: impl IntoIterator<Item = Arc<LoadedPack>>, tables: Tables) -> Self {
        let mut loaded: Vec<Arc<LoadedPack>> = Vec::new();
        for pack in packs {
            loaded.retain(|other| other.destination().id != pack.destination().id);
            loaded.push(pack);
        }
        loaded.sort_by(|a, b| a.destination().id.cmp(&b.destination().id));
        Self {
            loaded,
            tables,
            forecasts: Forecasts::default(),
        }
    }

    /// The same packs with these forecasts. Packs are shared, not copied.
    #[must_use]
    pub fn with_forecasts(mut self, forecasts: Forecasts) -> Self {
        self.forecasts = forecasts;
        self
    }

    /// All packs, by destination id.
    pub fn all(&self) -> &[Arc<LoadedPack>] {
        &self.loaded
    }

    /// The pack of a destination.
    pub fn get(&self, id: &DestinationId) -> Option<&Arc<LoadedPack>> {
        self.loaded.iter().find(|pack| &pack.destination().id == id)
    }

    /// The pack that somebody means: by id or by any of its names, upper and lower case alike.
    pub fn find(&self, name: &str) -> Option<&Arc<LoadedPack>> {
        let wanted = fold(name);
        self.loaded
            .iter()
            .find(|pack| fold(pack.destination().id.as_str()) == wanted)
            .or_else(|| {
                self.loaded
                    .iter()
                    .find(|pack| names(&pack.destination().names).any(|own| fold(own) == wanted))
            })
    }

    /// Up to three destinations whose name comes near, best first.
    pub fn nearest(&self, name: &str) -> Vec<String> {
        let wanted = fold(name);
        let mut scored: Vec<(usize, &str)> = self
            .loaded
            .iter()
            .filter_map(|pack| {
                let destination = pack.destination();
                let distance = names(&destination.names)
                    .chain([destination.id.as_str()])
                    .map(|own| strsim::levenshtein(&fold(own), &wanted))
                    .min()?;
                (distance <= 1 + wanted.chars().count() / 3).then_some((distance, destination.id.as_str()))
            })
            .collect();
        scored.sort_unstable();
        scored.into_iter().take(3).map(|(_, id)| id.to_owned()).collect()
    }
}

fn names(names: &Names) -> impl Iterator<Item = &str> {
    [Some(&names.local), names.ko.as_ref(), names.en.as_ref()]
        .into_iter()
        .flatten()
        .map(String::as_str)
}

fn fold(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}
