//! Reads an upload. It must be safe for whatever bytes somebody sends: every reader here bounds what it takes.

use engine_model::{Currency, DestinationId};
use engine_pack::import::{self, ImportError, ImportOptions, ImportSummary, Imported};
use engine_pack::map::MapLayer;
use engine_pack::{Pack, PackError, catalogue};
use wire::places::{ImportSummaryView, SkippedView, category_counts};

use super::{Asked, Failure, PackSource, Summary, is_destination_id};
use crate::maps::KeptMap;
use crate::store::imports::Upload;

/// A message may quote the file; more of it helps nobody.
const MOST_MESSAGE_CHARS: usize = 500;

/// What an upload holds.
pub(super) struct ReadFile {
    pub(super) pack: Pack,
    /// What is drawn beneath its places.
    pub(super) map: Option<KeptMap>,
    pub(super) summary: Summary,
}

/// What a reader gives; its summary where it makes one.
type Found = (Pack, Option<ImportSummary>, Option<MapLayer>);

/// Reads an upload; `progress` gets percents.
pub(super) fn read(
    source: PackSource,
    asked: &Asked,
    upload: &Upload,
    progress: &mut dyn FnMut(u8),
) -> Result<ReadFile, Failure> {
    let (pack, summary, map) = match source {
        PackSource::Pack => (
            Pack::from_bytes(&upload.file).map_err(|error| of_pack(&error))?,
            None,
            None,
        ),
        PackSource::Catalogue => (catalogue(asked, upload)?, None, None),
        PackSource::Csv => of_import(import::csv(as_text(&upload.file)?, &options(asked)))?,
        PackSource::Geojson => of_import(import::geojson(as_text(&upload.file)?, &options(asked)))?,
        PackSource::OsmPbf => of_import(import::osm_pbf(&upload.file, &options(asked), &mut |step| {
            let percent = step.done.saturating_mul(100) / step.total.max(1);
            progress(u8::try_from(percent.min(99)).unwrap_or(99));
        }))?,
    };
    let id = pack.destination.id.as_str();
    if !is_destination_id(id) || asked.destination.as_deref().is_some_and(|wanted| wanted != id) {
        let reason = "is no id that was asked for, or none that a destination may have";
        return Err(of_pack(&PackError::Destination {
            id: id.to_owned(),
            field: "id",
            reason: reason.to_owned(),
        }));
    }
    let map = map.as_ref().map(KeptMap::of);
    let summary = summarised(&pack, summary.unwrap_or_default(), map.as_ref());
    Ok(ReadFile { pack, map, summary })
}

fn catalogue(asked: &Asked, upload: &Upload) -> Result<Pack, Failure> {
    let id = asked.destination.as_deref().unwrap_or_default();
    let toml = as_text(upload.destination.as_deref().unwrap_or_default())?;
    catalogue::parse_destination(id, toml, as_text(&upload.file)?)
        .map_err(|error| failure(error.code(), &error.to_string()))
}

fn options(asked: &Asked) -> ImportOptions {
    let id = asked.destination.as_deref().unwrap_or_default();
    ImportOptions {
        name: Some(
            asked
                .name
                .clone()
                .unwrap_or_else(|| engine_words::city_as_written(id)),
        ),
        zone: asked.zone.clone(),
        country: asked.country.clone(),
        currency: asked.currency.as_deref().and_then(Currency::parse),
        licence: asked.licence.clone(),
        attribution: asked.attribution.clone(),
        ..ImportOptions::new(DestinationId::new(id))
    }
}

fn as_text(bytes: &[u8]) -> Result<&str, Failure> {
    std::str::from_utf8(bytes)
        .map_err(|error| failure("FILE_UNREADABLE", &format!("the file is no UTF-8 text: {error}")))
}

fn of_import(imported: Result<Imported, ImportError>) -> Result<Found, Failure> {
    imported
        .map(|Imported { pack, map, summary }| (pack, Some(summary), map))
        .map_err(|error| failure(error.code(), &error.to_string()))
}

fn of_pack(error: &PackError) -> Failure {
    failure(error.code(), &error.to_string())
}

fn failure(code: &str, message: &str) -> Failure {
    let cut = message
        .char_indices()
        .nth(MOST_MESSAGE_CHARS)
        .map_or(message.len(), |(at, _)| at);
    Failure {
        code: code.to_owned(),
        message: message[..cut].to_owned(),
    }
}

fn summarised(pack: &Pack, summary: ImportSummary, map: Option<&KeptMap>) -> Summary {
    let whole = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let skipped: Vec<SkippedView> = summary
        .skipped
        .iter()
        .map(|line| SkippedView {
            reason: line.reason.to_owned(),
            count: whole(line.count),
        })
        .collect();
    let left_out: u64 = skipped.iter().map(|line| line.count).sum();
    Summary {
        view: ImportSummaryView {
            destination: pack.destination.id.to_string(),
            digest: pack.digest.clone(),
            read: whole(pack.places.len()) + left_out,
            places: u32::try_from(pack.places.len()).unwrap_or(u32::MAX),
            counts: category_counts(&pack.places),
            skipped,
            map: map.map(|map| map.view.clone()),
            warnings: Vec::new(),
        },
        unparsable_hours: summary.unparsable_hours,
        zone_taken_from: summary.zone_taken_from.map(str::to_owned),
        as_of: summary.as_of,
    }
}
