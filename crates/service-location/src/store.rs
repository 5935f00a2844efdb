//! The tables of this service. No other module writes SQL.

pub(crate) mod imports;
pub(crate) mod map_settings;
pub(crate) mod maps;
pub(crate) mod packs;
