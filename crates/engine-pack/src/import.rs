//! Packs from files of the traveller's own: OpenStreetMap extracts, `GeoJSON`, CSV.
//!
//! An import keeps what it understands and counts what it leaves out; it fails only where the file as a whole cannot
//! be read or holds no place.

mod blobs;
mod blocks;
mod categories;
mod collect;
mod facts;
mod geometry;
mod kinds;
mod map_kinds;
mod map_layer;
mod pbf;
mod protobuf;
mod records;
mod simplify;
pub(crate) mod table;
mod zones;

use engine_model::place::Category;
use engine_model::{Currency, DestinationId};

use crate::map::MapLayer;
use crate::{Pack, PackError};

pub use pbf::osm_pbf;
pub use records::geojson;
pub use table::csv;

/// What the file does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportOptions {
    /// The new pack's destination.
    pub id: DestinationId,
    /// Its name; `None` = its id.
    pub name: Option<String>,
    /// Its IANA time zone; `None` = that of the nearest reference city, named in the summary.
    pub zone: Option<String>,
    /// Its country, ISO 3166-1 alpha-2; `None` = unknown.
    pub country: Option<String>,
    /// Currency of prices without one; `None` = such prices stay unknown.
    pub currency: Option<Currency>,
    /// Licence of the facts; `None` = what the file says, else `unknown`. OpenStreetMap extracts have their own.
    pub licence: Option<String>,
    /// Whom to name; `None` = what the file says, else `unknown`. OpenStreetMap extracts have their own.
    pub attribution: Option<String>,
}

/// How far an import is, in bytes; several passes count one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Done so far.
    pub done: u64,
    /// In all.
    pub total: u64,
}

/// What an import gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The pack.
    pub pack: Pack,
    /// What is drawn beneath its places: OpenStreetMap extracts with streets, green, water or railways have it. The
    /// pack and its digest do not depend on it.
    pub map: Option<MapLayer>,
    /// What was read and what was left out.
    pub summary: ImportSummary,
}

/// What was read and what was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportSummary {
    /// Places in the pack.
    pub places: usize,
    /// Places of each category that occurs, in the order of [`Category::ALL`].
    pub by_category: Vec<(Category, usize)>,
    /// Places whose opening hours are known.
    pub with_hours: usize,
    /// Places whose opening hours do not parse and count as unknown.
    pub unparsable_hours: usize,
    /// The first few of them.
    pub unparsable_examples: Vec<UnparsableHours>,
    /// Places known to be reachable with or without steps.
    pub with_wheelchair: usize,
    /// Places with a Wikidata item.
    pub with_wikidata: usize,
    /// What was left out, by reason.
    pub skipped: Vec<Skipped>,
    /// The reference city whose zone was taken, where none was given.
    pub zone_taken_from: Option<&'static str>,
    /// Date up to which the file holds all changes, where it says so.
    pub as_of: Option<String>,
}

/// Opening hours that do not parse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnparsableHours {
    /// Whose.
    pub id: String,
    /// As they stand in the file.
    pub hours: String,
}

/// Elements or rows that were left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Why.
    pub reason: &'static str,
    /// How many.
    pub count: usize,
    /// The first few: an id, or a line.
    pub examples: Vec<String>,
}

/// Why a file cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The file is no OpenStreetMap PBF file, or is damaged.
    #[error("the OpenStreetMap file breaks at byte {offset}: {reason}; fetch the extract again")]
    Pbf {
        /// Where the broken blob begins.
        offset: usize,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The file needs a reader that knows more of the format.
    #[error(
        "the OpenStreetMap file requires the feature `{feature}`, which is not supported; use a plain extract"
    )]
    PbfFeature {
        /// The feature's name.
        feature: String,
    },
    /// The text is no `GeoJSON` feature collection.
    #[error("the GeoJSON file cannot be read at line {line}: {reason}; give a FeatureCollection")]
    GeoJson {
        /// Line, 1-based; 0 where the whole text is meant.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// The table as a whole cannot be read.
    #[error(
        "the CSV file cannot be read at line {line}, column {column}: {reason}; name the documented columns"
    )]
    Csv {
        /// Line, 1-based.
        line: u64,
        /// The column's name.
        column: String,
        /// What is wrong.
        reason: String,
    },
    /// No place was found.
    #[error(
        "the file holds no place that can be used ({skipped} left out); see the list of categories and columns"
    )]
    Empty {
        /// How many elements or rows were left out.
        skipped: usize,
    },
    /// The places make no pack: an option such as the zone is wrong.
    #[error("the imported places make no pack: {source}")]
    Pack {
        /// Why.
        source: PackError,
    },
}

impl ImportOptions {
    /// Options with nothing known but the id.
    pub fn new(id: DestinationId) -> Self {
        Self {
            id,
            name: None,
            zone: None,
            country: None,
            currency: None,
            licence: None,
            attribution: None,
        }
    }
}

impl ImportError {
    /// All codes.
    pub const CODES: &'static [&'static str] = &[
        "IMPORT_PBF",
        "IMPORT_PBF_FEATURE",
        "IMPORT_GEOJSON",
        "IMPORT_CSV",
        "IMPORT_EMPTY",
        "IMPORT_PACK",
    ];

    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Pbf { .. } => "IMPORT_PBF",
            Self::PbfFeature { .. } => "IMPORT_PBF_FEATURE",
            Self::GeoJson { .. } => "IMPORT_GEOJSON",
            Self::Csv { .. } => "IMPORT_CSV",
            Self::Empty { .. } => "IMPORT_EMPTY",
            Self::Pack { .. } => "IMPORT_PACK",
        }
    }
}
