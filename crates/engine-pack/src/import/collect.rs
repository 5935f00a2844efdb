//! Gathers the places of a file into a pack: checks hours, drops duplicates, finds centre and zone, counts.

use std::collections::{BTreeMap, BTreeSet};

use engine_model::Coordinates;
use engine_model::place::{Category, Destination, Names, Place, StepFree};

use super::kinds::kind;
use super::{ImportError, ImportOptions, ImportSummary, Imported, Skipped, UnparsableHours, zones};
use crate::Pack;
use crate::geo::metres_between;
use crate::pack::hours_problem;
use crate::text::normalised;

/// Two places of one name and category this near each other are one place, mapped twice.
const DUPLICATE_METRES: f64 = 100.0;

/// So many namesakes of a place are looked at: enough for a chain of shops, and a bound for hostile files.
const MOST_NAMESAKES: usize = 500;

/// How many examples a summary shows.
const EXAMPLES: usize = 5;

/// Places and counts so far.
#[derive(Default)]
pub(super) struct Collector {
    places: Vec<Place>,
    ids: BTreeSet<String>,
    skipped: BTreeMap<&'static str, Skipped>,
    unparsable: Vec<UnparsableHours>,
    unparsable_count: usize,
}

impl Collector {
    /// Takes a place; its hours are checked here and dropped where they do not parse.
    pub(super) fn add(&mut self, mut place: Place) {
        if !self.ids.insert(place.id.to_string()) {
            self.skip("the id occurs twice", place.id.to_string());
            return;
        }
        if let Some(hours) = place.hours.take_if(|hours| hours_problem(hours).is_some()) {
            self.unparsable_count += 1;
            if self.unparsable.len() < EXAMPLES {
                self.unparsable.push(UnparsableHours {
                    id: place.id.to_string(),
                    hours,
                });
            }
        }
        self.places.push(place);
    }

    /// Counts something that is left out; `which` is an id or a line.
    pub(super) fn skip(&mut self, reason: &'static str, which: String) {
        let entry = self.skipped.entry(reason).or_insert_with(|| Skipped {
            reason,
            count: 0,
            examples: Vec::new(),
        });
        entry.count += 1;
        if entry.examples.len() < EXAMPLES {
            entry.examples.push(which);
        }
    }

    /// The pack with its summary.
    pub(super) fn finish(
        mut self,
        options: &ImportOptions,
        licence: &str,
        attribution: &str,
        as_of: Option<String>,
    ) -> Result<Imported, ImportError> {
        self.drop_duplicates();
        let Some(centre) = median(&self.places) else {
            return Err(ImportError::Empty {
                skipped: self.skipped.values().map(|skipped| skipped.count).sum(),
            });
        };
        let nearest = zones::nearest(centre);
        let zone = options.zone.clone().unwrap_or_else(|| nearest.zone.to_owned());
        let zone_taken_from = options.zone.is_none().then_some(nearest.name);
        let destination = destination(options, zone, centre);
        let pack = Pack::new(
            destination,
            std::mem::take(&mut self.places),
            licence,
            attribution,
        )
        .map_err(|source| ImportError::Pack { source })?;
        let summary = ImportSummary {
            zone_taken_from,
            as_of,
            ..self.summary(&pack.places)
        };
        Ok(Imported {
            pack,
            map: None,
            summary,
        })
    }

    fn summary(self, places: &[Place]) -> ImportSummary {
        let count = |holds: &dyn Fn(&Place) -> bool| places.iter().filter(|place| holds(place)).count();
        let categories = Category::ALL
            .iter()
            .map(|own| (*own, count(&|place| place.category == *own)));
        ImportSummary {
            places: places.len(),
            by_category: categories.filter(|(_, number)| *number > 0).collect(),
            with_hours: count(&|place| place.hours.is_some()),
            unparsable_hours: self.unparsable_count,
            unparsable_examples: self.unparsable,
            with_wheelchair: count(&|place| place.step_free != StepFree::Unknown),
            with_wikidata: count(&|place| place.wikidata.is_some()),
            skipped: self.skipped.into_values().collect(),
            zone_taken_from: None,
            as_of: None,
        }
    }

    /// Keeps the richest of those that share name and category within [`DUPLICATE_METRES`], with what the others add.
    fn drop_duplicates(&mut self) {
        let mut keyed: Vec<(String, Place)> = self
            .places
            .drain(..)
            .map(|place| (normalised(&place.names.local), place))
            .collect();
        keyed.sort_by(|(a_name, a), (b_name, b)| {
            let alike = (a_name, a.category).cmp(&(b_name, b.category));
            alike.then(richness(b).cmp(&richness(a))).then(a.id.cmp(&b.id))
        });
        let mut kept: Vec<(String, Place)> = Vec::new();
        for (name, place) in keyed {
            // Unnamed facilities share the name that we gave them; two of them side by side are still two.
            let is_named = place.names.local != kind(place.category).name;
            let mut namesakes = kept
                .iter_mut()
                .rev()
                .take(MOST_NAMESAKES)
                .take_while(|(other, kept)| is_named && *other == name && kept.category == place.category);
            match namesakes.find(|(_, kept)| metres_between(kept.at, place.at) <= DUPLICATE_METRES) {
                Some((_, twin)) => {
                    let id = place.id.to_string();
                    fill(twin, place);
                    self.skip("mapped twice", id);
                }
                None => kept.push((name, place)),
            }
        }
        self.places = kept.into_iter().map(|(_, place)| place).collect();
    }
}

fn destination(options: &ImportOptions, zone: String, centre: Coordinates) -> Destination {
    let name = options.name.clone().unwrap_or_else(|| options.id.to_string());
    Destination {
        id: options.id.clone(),
        country: options.country.clone(),
        zone,
        currency: options.currency,
        centre,
        island: false,
        names: Names {
            local: name.clone(),
            ko: None,
            en: Some(name),
        },
        prices: Vec::new(),
        climate: None,
    }
}

/// Takes over what only the poorer of two entries for one place says.
fn fill(place: &mut Place, twin: Place) {
    place.names.ko = place.names.ko.take().or(twin.names.ko);
    place.names.en = place.names.en.take().or(twin.names.en);
    place.hours = place.hours.take().or(twin.hours);
    place.cost = place.cost.or(twin.cost);
    place.wikidata = place.wikidata.take().or(twin.wikidata);
    place.area_m2 = place.area_m2.or(twin.area_m2);
    place.address = place.address.take().or(twin.address);
    place.fame = place.fame.max(twin.fame);
    if place.step_free == StepFree::Unknown {
        place.step_free = twin.step_free;
    }
    place.tags.extend(twin.tags);
}

/// How much is known of a place; an outline says more than a point.
fn richness(place: &Place) -> usize {
    let known = [
        place.names.ko.is_some(),
        place.names.en.is_some(),
        place.hours.is_some(),
        place.cost.is_some(),
        place.step_free != StepFree::Unknown,
        place.wikidata.is_some(),
        place.area_m2.is_some(),
        place.address.is_some(),
    ];
    known.iter().filter(|known| **known).count() + place.tags.len()
}

/// The median latitude and longitude: a far-off outlier does not move it. `None` without places.
fn median(places: &[Place]) -> Option<Coordinates> {
    let middle = |of: fn(Coordinates) -> f64| {
        let mut values: Vec<f64> = places.iter().map(|place| of(place.at)).collect();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied()
    };
    Coordinates::from_degrees(middle(Coordinates::latitude)?, middle(Coordinates::longitude)?)
}
