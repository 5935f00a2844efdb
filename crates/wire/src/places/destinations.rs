//! Destinations with what their packs hold, and what an import made of a file.

use engine_model::Language;
use engine_model::place::{Category, Destination, Place};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::money::CurrencyCode;
use crate::scalars::{NamesView, Word};
use crate::words::CategoryWord;

/// A destination with what its pack holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Destination)]
pub struct DestinationView {
    /// Stable id, also the pack's name.
    pub id: String,
    /// In the language asked for.
    pub name: String,
    /// All names.
    pub names: NamesView,
    /// ISO 3166-1 alpha-2, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub country: Option<String>,
    /// IANA time zone.
    pub zone: String,
    /// Currency of prices, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub currency: Option<CurrencyCode>,
    /// Degrees north of the centre.
    #[schema(minimum = -90, maximum = 90)]
    pub latitude: f64,
    /// Degrees east of the centre.
    #[schema(minimum = -180, maximum = 180)]
    pub longitude: f64,
    /// Places in the pack.
    pub places: u32,
    /// Places by category, in the order of the categories; empty ones are left out.
    pub counts: Vec<CategoryCount>,
    /// Share of places with known hours, rounded down.
    #[schema(maximum = 100)]
    pub with_hours_percent: u32,
    /// Share of places whose facts a citable source backs, rounded down.
    #[schema(maximum = 100)]
    pub verified_percent: u32,
    /// Licence of the data.
    pub licence: String,
    /// Who is to be named.
    pub attribution: String,
    /// Digest of the pack's content, lower-case hexadecimal.
    pub digest: String,
    /// What is drawn beneath its places; absent where there is no map layer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub map: Option<PackMapView>,
}

/// The map layer of a pack: its box, in degrees.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = PackMapBox)]
pub struct PackMapView {
    /// Digest of the layer, also its `ETag`.
    pub digest: String,
    /// How many lines and areas it holds.
    #[schema(minimum = 1)]
    pub features: u32,
    /// Southernmost latitude.
    #[schema(minimum = -90, maximum = 90)]
    pub south: f64,
    /// Westernmost longitude.
    #[schema(minimum = -180, maximum = 180)]
    pub west: f64,
    /// Northernmost latitude.
    #[schema(minimum = -90, maximum = 90)]
    pub north: f64,
    /// Easternmost longitude.
    #[schema(minimum = -180, maximum = 180)]
    pub east: f64,
}

/// How many places of a category there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CategoryCount {
    /// Kind.
    pub category: CategoryWord,
    /// How many.
    pub count: u32,
}

/// What a pack holds, for [`destination_view`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackFacts<'a> {
    /// Every place.
    pub places: &'a [Place],
    /// Licence of the data.
    pub licence: &'a str,
    /// Who is to be named.
    pub attribution: &'a str,
    /// Digest of the content.
    pub digest: &'a str,
}

/// What an import made of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ImportSummary)]
pub struct ImportSummaryView {
    /// Name of the pack.
    pub destination: String,
    /// Digest of its content.
    pub digest: String,
    /// Rows or objects that were looked at.
    pub read: u64,
    /// Places in the pack.
    pub places: u32,
    /// Places by category.
    pub counts: Vec<CategoryCount>,
    /// What was left out, by reason.
    pub skipped: Vec<SkippedView>,
    /// The map layer that was read beside the places; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub map: Option<ImportedMapView>,
    /// Sentences about what the pack lacks.
    pub warnings: Vec<String>,
}

/// What an import drew, and what it did not draw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ImportedMap)]
pub struct ImportedMapView {
    /// Lines and areas of the layer.
    pub features: u64,
    /// Their points.
    pub points: u64,
    /// Left out because they are too small to be seen.
    pub too_small: u64,
    /// Left out because the edge of the extract cuts them.
    pub incomplete: u64,
    /// Left out because there is more than a layer may hold.
    pub beyond_limits: u64,
}

/// Rows or objects that an import left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = Skipped)]
pub struct SkippedView {
    /// Why, as a word.
    pub reason: String,
    /// How many.
    pub count: u64,
}

/// A destination with what its pack holds.
pub fn destination_view(destination: &Destination, pack: &PackFacts, language: Language) -> DestinationView {
    let Destination {
        id,
        country,
        zone,
        currency,
        centre,
        island: _,
        names,
        prices: _,
        climate: _,
    } = destination;
    let PackFacts {
        places,
        licence,
        attribution,
        digest,
    } = pack;
    let count = |holds: fn(&Place) -> bool| places.iter().filter(|place| holds(place)).count();
    DestinationView {
        id: id.to_string(),
        name: names.in_language(language).to_owned(),
        names: names.into(),
        country: country.clone(),
        zone: zone.clone(),
        currency: currency.map(CurrencyCode),
        latitude: centre.latitude(),
        longitude: centre.longitude(),
        places: bounded(places.len()),
        counts: category_counts(places),
        with_hours_percent: percent(count(|place| place.hours.is_some()), places.len()),
        verified_percent: percent(count(|place| place.source.verified), places.len()),
        licence: (*licence).to_owned(),
        attribution: (*attribution).to_owned(),
        digest: (*digest).to_owned(),
        map: None,
    }
}

/// How many places of each category there are, in the order of the categories.
pub fn category_counts(places: &[Place]) -> Vec<CategoryCount> {
    let count = |category: Category| CategoryCount {
        category: Word(category),
        count: bounded(places.iter().filter(|place| place.category == category).count()),
    };
    Category::ALL
        .into_iter()
        .map(count)
        .filter(|count| count.count > 0)
        .collect()
}

fn bounded(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Rounded down; 0 of nothing.
fn percent(part: usize, whole: usize) -> u32 {
    bounded((part * 100).checked_div(whole).unwrap_or(0))
}
