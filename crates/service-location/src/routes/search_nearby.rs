//! Search by what can be reached.

use std::sync::Arc;

use axum::extract::State;
use engine_model::problem::Mode;
use engine_model::{Metres, Seconds};
use platform::Language;
use platform::auth::Caller;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};
use platform::problem::{Problem, Rule};
use platform::text;
use serde::Deserialize;
use utoipa::ToSchema;
use wire::places::PlaceCard;
use wire::words::CategoryWord;

use crate::answer::Answer;
use crate::cards::{Way, card, spoken};
use crate::listing::slice;
use crate::nearby::{self, NearbySort, Question, Reached};
use crate::service::LocationService;
use crate::travel::Point;

/// What is to be reached.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SearchNearbyBody {
    /// From where. It is rounded to four decimals (at most 8 m), so that people who stand together share an answer.
    origin: Point,
    /// How.
    mode: NearbyMode,
    /// In how many minutes at most: 10, 30 or 60.
    #[schema(schema_with = minutes_schema)]
    minutes: i32,
    /// Only this kind of places.
    #[schema(nullable = true)]
    category: Option<CategoryWord>,
    /// In which order; `time` where it is absent.
    #[schema(nullable = true)]
    sort: Option<NearbySort>,
    /// Only places that are known to be open now, each on its own clock.
    open_now: Option<bool>,
    /// The number of the page, from 1.
    #[schema(minimum = 1, maximum = 100_000)]
    page: Option<u32>,
    /// How many places a page holds; 20 where it is absent.
    #[schema(minimum = 10, maximum = 50)]
    size: Option<u32>,
}

/// How somebody gets to places nearby.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum NearbyMode {
    /// By bus, tram and train.
    Transit,
    /// By car, parking included.
    Car,
    /// On foot.
    Walk,
}

const MINUTES: [i32; 3] = [10, 30, 60];

fn minutes_schema() -> utoipa::openapi::schema::Object {
    utoipa::openapi::schema::ObjectBuilder::new()
        .schema_type(utoipa::openapi::schema::Type::Integer)
        .enum_values(Some(MINUTES))
        .description(Some("In how many minutes at most."))
        .build()
}

/// Finds the places that can be reached in time.
///
/// Reachable within the minutes by the mode, not merely inside a circle. The distance of a place is the length of the
/// way. At most 500 places are listed.
#[utoipa::path(
    post,
    path = "/search/nearby",
    operation_id = "search_nearby",
    tag = "locations",
    request_body = SearchNearbyBody,
    responses((status = 200, description = "A page of places", body = Page<PlaceCard>)),
    security(("bearer" = []), ("cookie" = []))
)]
pub(crate) async fn search_nearby(
    State(service): State<Arc<LocationService>>,
    _caller: Caller,
    language: Language,
    JsonBody(body): JsonBody<SearchNearbyBody>,
) -> Result<Answer<Page<PlaceCard>>, Problem> {
    let open_now = body.open_now == Some(true);
    let (question, page) = read(&body, language)?;
    let shelf = service.shelf().await?;
    let at = service.world.now();
    let reached = if open_now {
        nearby::find_open(&shelf, question, at).await?
    } else {
        nearby::find(&service, &shelf, question).await?
    };
    let view = |one: &Reached| {
        let way = Way {
            distance: Some(Metres(one.metres)),
            travel: Some(Seconds(one.seconds)),
        };
        card(one.spot.pack(&shelf.packs), one.spot.place, way, at, language)
    };
    let items = slice(&reached, page).iter().map(view).collect();
    Ok(Answer(language, page.page(items, reached.len() as u64)))
}

fn read(body: &SearchNearbyBody, language: Language) -> Result<(Question, PageRange), Problem> {
    let mut fields = Fields::new();
    let origin = super::point(
        "origin.",
        body.origin.latitude,
        body.origin.longitude,
        &mut fields,
    );
    if !MINUTES.contains(&body.minutes) {
        fields.refuse(
            "minutes",
            Rule::OutOfRange,
            text("10, 30, 60 가운데 하나여야 합니다", "One of 10, 30 and 60"),
        );
    }
    let pages = PageQuery {
        page: body.page,
        size: body.size,
    };
    let page = PageRange::read(pages, 10..=50, 20, &mut fields);
    fields.finish()?;
    let origin = origin.ok_or_else(Problem::invalid_request)?;
    let question = Question {
        origin: nearby::rounded(origin),
        mode: match body.mode {
            NearbyMode::Transit => Mode::Transit,
            NearbyMode::Car => Mode::Car,
            NearbyMode::Walk => Mode::Walk,
        },
        limit: Seconds::minutes(body.minutes),
        category: body.category.map(|word| word.0),
        sort: body.sort.unwrap_or_default(),
        language: spoken(language),
    };
    Ok((question, page))
}
