//! The catalogue's text files (catalog/README.md) to packs and tables. Every malformed row is refused with its line.

mod destination;
mod fields;
mod places;
mod tables;

pub(crate) use places::COLUMNS;

use engine_model::place::{Connection, ExchangeRate};

use crate::{Pack, PackError};

/// What stands between the destinations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// Known connections; each serves both directions.
    pub connections: Vec<Connection>,
    /// Dated exchange rates.
    pub rates: Vec<ExchangeRate>,
}

/// Why a catalogue file is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// A value of a row is malformed.
    #[error(
        "{file}, line {line}, column {column}: {reason}; correct the value or leave it empty where that is allowed"
    )]
    Row {
        /// The file's name.
        file: String,
        /// Line, 1-based.
        line: u64,
        /// The column's name.
        column: String,
        /// What is wrong.
        reason: String,
    },
    /// The header line is not the documented one.
    #[error(
        "{file}, line 1, column {column}: {reason}; the header must name exactly the documented columns in order"
    )]
    Header {
        /// The file's name.
        file: String,
        /// The column expected there, or the surplus one.
        column: String,
        /// What stands there instead.
        reason: String,
    },
    /// A value of the destination's own file is malformed.
    #[error("{file}, line {line}, key {key}: {reason}; correct the value as catalog/README.md describes it")]
    Destination {
        /// The file's name.
        file: String,
        /// Line, 1-based.
        line: u64,
        /// The key's name; empty where the file does not parse at all.
        key: String,
        /// What is wrong.
        reason: String,
    },
    /// Every row is well-formed, but together they make no pack.
    #[error("the files of {id} make no pack: {source}")]
    Pack {
        /// The destination.
        id: String,
        /// Why.
        source: PackError,
    },
}

impl CatalogueError {
    /// All codes.
    pub const CODES: &'static [&'static str] = &[
        "CATALOGUE_ROW",
        "CATALOGUE_HEADER",
        "CATALOGUE_DESTINATION",
        "CATALOGUE_PACK",
    ];

    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Row { .. } => "CATALOGUE_ROW",
            Self::Header { .. } => "CATALOGUE_HEADER",
            Self::Destination { .. } => "CATALOGUE_DESTINATION",
            Self::Pack { .. } => "CATALOGUE_PACK",
        }
    }
}

/// Licence of the catalogue: that of the project it belongs to.
const LICENCE: &str = "Apache-2.0";

/// Whom a plan made from the catalogue names.
const ATTRIBUTION: &str = "TripGen catalogue";

/// The pack of `<id>.toml` and `<id>.csv`.
pub fn parse_destination(id: &str, toml: &str, csv: &str) -> Result<Pack, CatalogueError> {
    let destination = destination::parse(id, toml)?;
    let places = places::parse(&destination, csv)?;
    Pack::new(destination, places, LICENCE, ATTRIBUTION).map_err(|source| CatalogueError::Pack {
        id: id.to_owned(),
        source,
    })
}

/// The rows of `transfers.csv`.
pub fn parse_connections(csv: &str) -> Result<Vec<Connection>, CatalogueError> {
    parse_connections_of("transfers.csv", csv)
}

/// The rows of `rates.csv`.
pub fn parse_rates(csv: &str) -> Result<Vec<ExchangeRate>, CatalogueError> {
    parse_rates_of("rates.csv", csv)
}

/// As [`parse_connections`], errors naming the given file.
pub(crate) fn parse_connections_of(file: &str, csv: &str) -> Result<Vec<Connection>, CatalogueError> {
    tables::connections(file, csv)
}

/// As [`parse_rates`], errors naming the given file.
pub(crate) fn parse_rates_of(file: &str, csv: &str) -> Result<Vec<ExchangeRate>, CatalogueError> {
    tables::rates(file, csv)
}
