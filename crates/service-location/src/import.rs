//! Packs from files: an upload is kept, and read later by whoever takes it from the queue.

mod accept;
mod read;
mod worker;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use wire::places::ImportSummaryView;

pub(crate) use accept::accept;
pub use worker::ImportPacks;

/// What kind of file a pack comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PackSource {
    /// A pack itself, as `tripgen places import` writes it.
    Pack,
    /// The two files of a destination in the catalogue's form: CSV with places, TOML with the destination.
    Catalogue,
    /// A table of places with the catalogue's column names.
    Csv,
    /// A `GeoJSON` feature collection.
    Geojson,
    /// An `OpenStreetMap` extract.
    OsmPbf,
}

impl PackSource {
    /// Every kind.
    const ALL: [Self; 5] = [
        Self::Pack,
        Self::Catalogue,
        Self::Csv,
        Self::Geojson,
        Self::OsmPbf,
    ];

    /// The published word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Pack => "pack",
            Self::Catalogue => "catalogue",
            Self::Csv => "csv",
            Self::Geojson => "geojson",
            Self::OsmPbf => "osm-pbf",
        }
    }

    /// The kind of a word.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.word() == word)
    }

    /// The kind that a file's name tells; a CSV beside a TOML file is a catalogue's.
    pub(crate) fn of_file_name(name: &str, with_toml: bool) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "pack" => Some(Self::Pack),
            "pbf" => Some(Self::OsmPbf),
            "geojson" | "json" => Some(Self::Geojson),
            "csv" if with_toml => Some(Self::Catalogue),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// Text is held several times over while it is read, so that it may be less long than a binary file.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, Self::Catalogue | Self::Csv | Self::Geojson)
    }
}

/// The largest text file that is read, in bytes: `GeoJSON` takes about ten times its size in memory.
pub(crate) const MOST_TEXT_BYTES: usize = 16 * 1024 * 1024;

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ImportStatus {
    /// Waits for a worker.
    Queued,
    /// A worker reads the file.
    Processing,
    /// The pack is there.
    Completed,
    /// The file makes no pack; `error` says why.
    Failed,
}

impl ImportStatus {
    /// The word of the interface and of the database.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Processing => "processing",
            Self::Completed => "completed",
            Self::Failed => "failed",
        }
    }

    /// The status of a stored word.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        [Self::Queued, Self::Processing, Self::Completed, Self::Failed]
            .into_iter()
            .find(|status| status.word() == word)
    }
}

/// What the file does not say, and the uploader does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// The destination's id; needed but for packs, which have their own.
    pub(crate) destination: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) zone: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) currency: Option<String>,
    pub(crate) licence: Option<String>,
    pub(crate) attribution: Option<String>,
}

/// What an import gave, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Summary {
    /// The published summary, still without its warnings, which are written in the reader's language.
    pub(crate) view: ImportSummaryView,
    pub(crate) unparsable_hours: usize,
    pub(crate) zone_taken_from: Option<String>,
    pub(crate) as_of: Option<String>,
}

/// Why a file makes no pack, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Failure {
    pub(crate) code: String,
    /// In English, as the engines write it.
    pub(crate) message: String,
}

/// Whether a destination may have this id: lower-case letters, digits and hyphens, at most 60, and not the name under
/// which imports are listed.
pub(crate) fn is_destination_id(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=60).contains(&id.len()) && id.bytes().all(plain) && id != "imports"
}
