//! The packs, for those who run this server.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use engine_model::DestinationId;
use engine_trip::Packs;
use jiff::Timestamp;
use platform::Language;
use platform::auth::Operator;
use platform::extract::QueryOf;
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};
use platform::problem::Problem;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use wire::places::PackMapView;

use crate::answer::{Answer, Lang, language};
use crate::bundled::BundledPack;
use crate::cards::spoken;
use crate::error::LocationError;
use crate::import::PackSource;
use crate::listing::slice;
use crate::maps;
use crate::service::LocationService;
use crate::store;
use crate::store::maps::MapRow;
use crate::store::packs::PackRow;

/// Which page of a list is wanted, and in which language.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ListQuery {
    /// The number of the page, from 1.
    #[param(minimum = 1, maximum = 100_000)]
    page: Option<u32>,
    /// How many items a page holds; 50 where it is absent.
    #[param(minimum = 1, maximum = 100)]
    size: Option<u32>,
    /// The language of the answer, in front of `Accept-Language`.
    #[param(inline)]
    lang: Option<Lang>,
}

impl ListQuery {
    /// The page and the language.
    pub(super) fn read(self, header: Language) -> Result<(PageRange, Language), Problem> {
        let mut fields = Fields::new();
        let pages = PageQuery {
            page: self.page,
            size: self.size,
        };
        let page = PageRange::read(pages, 1..=100, 50, &mut fields);
        fields.finish()?;
        Ok((page, language(self.lang, header)))
    }
}

/// A pack that may be planned with.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Pack)]
pub(super) struct PackView {
    /// The destination's id.
    destination: String,
    /// The destination's name.
    name: String,
    /// Whether it comes with the program.
    bundled: bool,
    /// What kind of file it was imported from; absent for a bundled one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    source: Option<PackSource>,
    /// Whether a bundled pack of the same destination comes back when this one is removed.
    hides_bundled: bool,
    /// Digest of its content.
    digest: String,
    /// How many places it holds.
    #[schema(minimum = 0)]
    places: u32,
    /// Licence of its facts.
    licence: String,
    /// Whom to name.
    attribution: String,
    /// Who imported it; absent for a bundled one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    imported_by: Option<String>,
    /// When it was imported; absent for a bundled one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, format = DateTime)]
    imported_at: Option<String>,
    /// What is drawn beneath its places; absent where it has no map layer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    map: Option<PackMapView>,
}

/// Lists the packs: bundled ones, and imported ones that stand in front of them.
#[utoipa::path(
    get,
    path = "/packs",
    operation_id = "list_packs",
    tag = "locations",
    params(ListQuery),
    responses((status = 200, description = "A page of packs", body = Page<PackView>)),
    security(("bearer" = []), ("cookie" = []))
)]
pub(super) async fn list_packs(
    State(service): State<Arc<LocationService>>,
    _operator: Operator,
    header: Language,
    QueryOf(query): QueryOf<ListQuery>,
) -> Result<Answer<Page<PackView>>, Problem> {
    let (page, language) = query.read(header)?;
    let bundled = service.bundled.packs().await?;
    let imported = store::packs::list(&mut service.db.clone())
        .await
        .map_err(LocationError::from)?;
    let maps = store::maps::list(&mut service.db.clone())
        .await
        .map_err(LocationError::from)?;
    let mut rows: BTreeMap<&str, Row<'_>> = bundled
        .iter()
        .map(|pack| (pack.destination, Row::Bundled(pack)))
        .collect();
    for pack in &imported {
        let hides = rows.contains_key(pack.destination.as_str());
        let map = maps::of(&maps, &pack.destination);
        rows.insert(&pack.destination, Row::Imported { pack, hides, map });
    }
    let shelf = service.shelf().await?;
    let rows: Vec<Row<'_>> = rows.into_values().collect();
    let items = slice(&rows, page)
        .iter()
        .map(|row| row.view(&shelf.packs, language))
        .collect();
    Ok(Answer(language, page.page(items, rows.len() as u64)))
}

#[derive(Clone, Copy)]
enum Row<'a> {
    Bundled(&'a BundledPack),
    Imported {
        pack: &'a PackRow,
        hides: bool,
        map: Option<&'a MapRow>,
    },
}

impl Row<'_> {
    fn view(self, packs: &Packs, language: Language) -> PackView {
        let name = |id: &str| {
            let pack = packs.get(&DestinationId::new(id));
            let name = pack.map(|pack| pack.destination().names.in_language(spoken(language)).to_owned());
            name.unwrap_or_else(|| id.to_owned())
        };
        match self {
            Self::Bundled(pack) => PackView {
                destination: pack.destination.to_owned(),
                name: name(pack.destination),
                bundled: true,
                source: None,
                hides_bundled: false,
                digest: pack.digest.clone(),
                places: u32::try_from(pack.place_count).unwrap_or(u32::MAX),
                licence: pack.licence.clone(),
                attribution: pack.attribution.clone(),
                imported_by: None,
                imported_at: None,
                map: None,
            },
            Self::Imported { pack, hides, map } => PackView {
                destination: pack.destination.clone(),
                name: name(&pack.destination),
                bundled: false,
                source: PackSource::of_word(&pack.source),
                hides_bundled: hides,
                digest: pack.digest.clone(),
                places: u32::try_from(pack.place_count).unwrap_or(u32::MAX),
                licence: pack.licence.clone(),
                attribution: pack.attribution.clone(),
                imported_by: Some(pack.imported_by.clone()),
                imported_at: instant(pack.imported_at),
                map: map.map(maps::view),
            },
        }
    }
}

/// A stored instant as the interface writes it.
pub(super) fn instant(ms: i64) -> Option<String> {
    Timestamp::from_millisecond(ms).ok().map(|at| at.to_string())
}
