//! The starter packs that every build carries: all of `catalog/`, parsed when asked for.

use crate::Pack;
use crate::catalogue::{self, CatalogueError, Tables};

include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// The bundled destinations' ids, sorted.
pub fn ids() -> &'static [&'static str] {
    IDS
}

/// The pack of a bundled destination; `None` where there is none of that id.
pub fn pack(id: &str) -> Option<Result<Pack, CatalogueError>> {
    let (id, toml, csv) = DESTINATIONS.iter().find(|(own, _, _)| *own == id)?;
    Some(catalogue::parse_destination(id, toml, csv))
}

/// The tables between the destinations: every `transfers*.csv`, and `rates.csv`.
pub fn tables() -> Result<Tables, CatalogueError> {
    let mut tables = Tables::default();
    for (file, csv) in TRANSFERS {
        tables
            .connections
            .extend(catalogue::parse_connections_of(file, csv)?);
    }
    for (file, csv) in RATES {
        tables.rates.extend(catalogue::parse_rates_of(file, csv)?);
    }
    Ok(tables)
}
