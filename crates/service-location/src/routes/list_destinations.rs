//! The destinations that there is data for.

use std::sync::Arc;

use axum::extract::State;
use engine_trip::LoadedPack;
use platform::Language;
use platform::auth::Caller;
use platform::extract::QueryOf;
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};
use platform::problem::Problem;
use serde::Deserialize;
use utoipa::IntoParams;
use wire::places::{DestinationView, PackFacts, destination_view};

use crate::answer::{Answer, Lang, language};
use crate::cards::spoken;
use crate::error::LocationError;
use crate::listing::slice;
use crate::maps;
use crate::service::LocationService;
use crate::store;
use crate::store::maps::MapRow;

/// Which destinations are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct DestinationsQuery {
    /// What somebody typed: in Korean or English, half-typed, by initials, with typing errors. Without it all are
    /// listed by id.
    #[param(max_length = 80)]
    q: Option<String>,
    /// The number of the page, from 1.
    #[param(minimum = 1, maximum = 100_000)]
    page: Option<u32>,
    /// How many destinations a page holds; 50 where it is absent.
    #[param(minimum = 1, maximum = 100)]
    size: Option<u32>,
    /// The language of the answer, in front of `Accept-Language`.
    #[param(inline)]
    lang: Option<Lang>,
}

/// Lists the destinations with what their packs hold.
#[utoipa::path(
    get,
    path = "/destinations",
    operation_id = "list_destinations",
    tag = "locations",
    params(DestinationsQuery),
    responses((status = 200, description = "A page of destinations", body = Page<DestinationView>)),
    security(("bearer" = []), ("cookie" = []))
)]
pub(crate) async fn list_destinations(
    State(service): State<Arc<LocationService>>,
    _caller: Caller,
    header: Language,
    QueryOf(query): QueryOf<DestinationsQuery>,
) -> Result<Answer<Page<DestinationView>>, Problem> {
    let language = language(query.lang, header);
    let mut fields = Fields::new();
    let typed = super::typed(query.q.as_deref(), 80, &mut fields);
    let pages = PageQuery {
        page: query.page,
        size: query.size,
    };
    let page = PageRange::read(pages, 1..=100, 50, &mut fields);
    fields.finish()?;
    let shelf = service.shelf().await?;
    let maps = store::maps::list(&mut service.db.clone())
        .await
        .map_err(LocationError::from)?;
    let found = service.destinations.search(&shelf, &typed);
    let items = slice(&found, page)
        .iter()
        .map(|&position| view(&shelf.packs.all()[position], &maps, language))
        .collect();
    Ok(Answer(language, page.page(items, found.len() as u64)))
}

fn view(pack: &LoadedPack, maps: &[MapRow], language: Language) -> DestinationView {
    let facts = PackFacts {
        places: pack.places.all(),
        licence: &pack.reference.licence,
        attribution: &pack.reference.attribution,
        digest: &pack.reference.digest,
    };
    let mut view = destination_view(pack.destination(), &facts, spoken(language));
    view.map = maps::of(maps, &view.id).map(maps::view);
    view
}
