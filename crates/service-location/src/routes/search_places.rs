//! Search by what somebody types.

use std::sync::Arc;

use axum::extract::State;
use engine_model::{Coordinates, Metres};
use platform::Language;
use platform::auth::Caller;
use platform::extract::QueryOf;
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};
use platform::problem::{Problem, Rule};
use platform::text;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use wire::places::PlaceCard;
use wire::words::CategoryWord;

use crate::answer::{Answer, Lang, language};
use crate::cards::{Way, card, spoken};
use crate::listing::slice;
use crate::search::{self, Found, Highlight, Question, SearchSort};
use crate::service::LocationService;

/// What is searched for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub(crate) struct SearchQuery {
    /// What somebody typed: Korean, also half-typed (`경보`) or by initials (`ㄱㅂㄱ`), or English, with typing errors.
    /// Without it every place that passes the other filters is listed.
    #[param(max_length = 100)]
    q: Option<String>,
    /// Degrees north of a point; distances are from there. Needs `longitude`.
    #[param(minimum = -90, maximum = 90)]
    latitude: Option<f64>,
    /// Degrees east of that point. Needs `latitude`.
    #[param(minimum = -180, maximum = 180)]
    longitude: Option<f64>,
    /// How far a place may be from that point; 5,000 where it is absent. Without a point it says nothing.
    #[param(minimum = 100, maximum = 50000)]
    radius_metres: Option<i32>,
    /// Only this kind of places.
    #[param(inline)]
    category: Option<CategoryWord>,
    /// In which order; `distance` needs a point.
    #[param(inline)]
    sort: Option<SearchSort>,
    /// The number of the page, from 1.
    #[param(minimum = 1, maximum = 100_000)]
    page: Option<u32>,
    /// How many places a page holds; 20 where it is absent.
    #[param(minimum = 1, maximum = 50)]
    size: Option<u32>,
    /// The language of the answer, in front of `Accept-Language`.
    #[param(inline)]
    lang: Option<Lang>,
}

/// A place that was found.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FoundPlace)]
pub(crate) struct FoundPlaceView {
    /// The place. The distance is the straight line from the point asked about.
    #[serde(flatten)]
    card: PlaceCard,
    /// What of which name matches; absent where nothing was typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    highlight: Option<Highlight>,
}

/// Finds places by name.
///
/// Best match first: the whole name, its beginning, a later word, initials, inside, with typing errors; then the best
/// known. At most 500 places are listed.
#[utoipa::path(
    get,
    path = "/search",
    operation_id = "search_places",
    tag = "locations",
    params(SearchQuery),
    responses((status = 200, description = "A page of places", body = Page<FoundPlaceView>)),
    security(("bearer" = []), ("cookie" = []))
)]
pub(crate) async fn search_places(
    State(service): State<Arc<LocationService>>,
    _caller: Caller,
    header: Language,
    QueryOf(query): QueryOf<SearchQuery>,
) -> Result<Answer<Page<FoundPlaceView>>, Problem> {
    let language = language(query.lang, header);
    let (question, page) = read(&query, language)?;
    let shelf = service.shelf().await?;
    let found = search::find(&service, &shelf, question).await?;
    let at = service.world.now();
    let view = |found: &Found| {
        let way = Way {
            distance: found.metres.map(Metres),
            travel: None,
        };
        let names = &found.spot.place(&shelf.packs).names;
        FoundPlaceView {
            card: card(found.spot.pack(&shelf.packs), found.spot.place, way, at, language),
            highlight: search::highlight(found, names),
        }
    };
    let items = slice(&found, page).iter().map(view).collect();
    Ok(Answer(language, page.page(items, found.len() as u64)))
}

fn read(query: &SearchQuery, language: Language) -> Result<(Question, PageRange), Problem> {
    let mut fields = Fields::new();
    let pages = PageQuery {
        page: query.page,
        size: query.size,
    };
    let question = Question {
        text: super::typed(query.q.as_deref(), 100, &mut fields),
        near: near(query, &mut fields),
        category: query.category.map(|word| word.0),
        sort: query.sort.unwrap_or_default(),
        language: spoken(language),
    };
    let page = PageRange::read(pages, 1..=50, 20, &mut fields);
    if question.sort == SearchSort::Distance && query.latitude.is_none() {
        fields.required::<f64>("latitude", None);
    }
    fields.finish()?;
    Ok((question, page))
}

fn near(query: &SearchQuery, fields: &mut Fields) -> Option<(Coordinates, Metres)> {
    let radius = fields.range("radiusMetres", query.radius_metres.unwrap_or(5_000), 100, 50_000);
    match (query.latitude, query.longitude) {
        (None, None) => None,
        (Some(latitude), Some(longitude)) => {
            Some((super::point("", latitude, longitude, fields)?, Metres(radius)))
        }
        (latitude, _) => {
            let missing = if latitude.is_none() {
                "latitude"
            } else {
                "longitude"
            };
            fields.refuse(
                missing,
                Rule::Required,
                text(
                    "위도와 경도를 함께 보내 주세요",
                    "Send latitude and longitude together",
                ),
            );
            None
        }
    }
}
