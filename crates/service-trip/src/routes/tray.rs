//! `/trips/{tripId}/tray`: ideas without a day.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use engine_model::geo::Coordinates;
use engine_model::ids::PlaceId;
use engine_trip::Packs;
use platform::Language;
use platform::auth::Caller;
use platform::extract::{JsonBody, PathOf, QueryOf};
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};
use platform::problem::{Problem, Rule};
use platform::text;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use wire::scalars::NamesView;
use wire::words::CategoryWord;

use crate::access::{self, CompanionRole};
use crate::edits::CustomBody;
use crate::error::{Conflict, Missing, TripServiceError};
use crate::ideas::{Fits, Fitter, Idea};
use crate::service::TripService;
use crate::store::tray::{self, IdeaOrigin, TrayRow};
use crate::view::instant;

/// The most ideas that a tray holds.
pub(crate) const MOST_IDEAS: u64 = 1000;

/// The longest note, in characters.
const MOST_NOTE: usize = 500;

/// Which ideas are listed.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", default)]
#[into_params(parameter_in = Query)]
pub(crate) struct TrayQuery {
    /// With the days on which each would fit (true where it is absent).
    fits: Option<bool>,
    /// The number of the page, from 1 (1 where it is absent).
    #[param(minimum = 1, maximum = 100_000)]
    page: Option<u32>,
    /// How many ideas a page holds (20 where it is absent).
    #[param(minimum = 1, maximum = 50)]
    size: Option<u32>,
}

/// Where an idea came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum IdeaSource {
    /// Somebody put it there.
    Hand,
    /// It stood on a day that is gone.
    Dates,
    /// A file.
    Import,
}

/// An idea without a day.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = TrayIdea)]
pub(crate) struct IdeaView {
    /// Its id.
    idea_id: String,
    /// The place, where it is one of the data.
    #[schema(required = true)]
    place_id: Option<String>,
    /// In the asked language.
    name: String,
    /// All names.
    names: NamesView,
    /// Degrees north.
    #[schema(minimum = -90, maximum = 90)]
    latitude: f64,
    /// Degrees east.
    #[schema(minimum = -180, maximum = 180)]
    longitude: f64,
    /// Its kind, where it is known.
    #[schema(required = true)]
    category: Option<CategoryWord>,
    /// How long people want to stay, where somebody said it.
    #[schema(required = true, minimum = 0)]
    duration_minutes: Option<u16>,
    /// What somebody wrote about it.
    #[schema(required = true)]
    note: Option<String>,
    /// Where it came from.
    origin: IdeaSource,
    /// When it came.
    #[schema(format = DateTime)]
    created_at: String,
    /// On which days it would fit; absent before the first itinerary and where nobody asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    fits: Option<Fits>,
}

/// Lists the ideas without a day, the newest first, each with the days on which it would fit
#[utoipa::path(
    get, path = "/{tripId}/tray", operation_id = "list_ideas", tag = "tray",
    params(("tripId" = String, Path, description = "The id of the trip."), TrayQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "A page of the tray.", body = Page<IdeaView>),
        (status = 404, description = "`TRIP_NOT_FOUND`")
    )
)]
pub(crate) async fn list_ideas(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf(trip_id): PathOf<String>,
    QueryOf(query): QueryOf<TrayQuery>,
) -> Result<Json<Page<IdeaView>>, TripServiceError> {
    let mut fields = Fields::new();
    let asked = PageQuery {
        page: query.page,
        size: query.size,
    };
    let range = PageRange::read(asked, 1..=50, 20, &mut fields);
    fields.finish()?;
    let access = access::of(&service, &principal, &trip_id, CompanionRole::Viewer).await?;
    let db = &mut service.db.clone();
    let rows = tray::list(db, &trip_id, range.size, range.offset()).await?;
    let total = tray::count(db, &trip_id).await?;
    let fitter = if query.fits.unwrap_or(true) && !rows.is_empty() {
        Fitter::of(&service, access.trip(), language).await?
    } else {
        None
    };
    let mut ideas = Vec::with_capacity(rows.len());
    for row in rows {
        let fits = match &fitter {
            Some(fitter) => Some(fitter.fits(&row.idea).await?.as_ref().clone()),
            None => None,
        };
        ideas.push(view(row, fits, language));
    }
    Ok(Json(range.page(ideas, total)))
}

fn view(row: TrayRow, fits: Option<Fits>, language: Language) -> IdeaView {
    let TrayRow {
        id,
        idea,
        origin,
        created_at,
    } = row;
    IdeaView {
        idea_id: id,
        name: idea.name(language).to_owned(),
        place_id: idea.place_id,
        names: idea.names,
        latitude: idea.latitude,
        longitude: idea.longitude,
        category: idea.category,
        duration_minutes: idea.duration_minutes,
        note: idea.note,
        origin: match origin {
            IdeaOrigin::Hand => IdeaSource::Hand,
            IdeaOrigin::Dates => IdeaSource::Dates,
            IdeaOrigin::Import => IdeaSource::Import,
        },
        created_at: instant(created_at),
        fits,
    }
}

/// An idea: a place of the data (`placeId`), or one of the traveller's own (`custom`).
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct AddIdeaBody {
    /// A place of the data.
    #[schema(max_length = 200)]
    place_id: Option<String>,
    /// A place of the traveller's own.
    custom: Option<CustomBody>,
    /// What is to be remembered about it.
    #[schema(max_length = 500)]
    note: Option<String>,
}

/// Puts an idea into the tray
#[utoipa::path(
    post, path = "/{tripId}/tray", operation_id = "add_idea", tag = "tray",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    request_body = AddIdeaBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 201, description = "The idea.", body = IdeaView),
        (status = 404, description = "`TRIP_NOT_FOUND`, `PLACE_NOT_FOUND`"),
        (status = 409, description = "`IDEA_LIMIT`")
    )
)]
pub(crate) async fn add_idea(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf(trip_id): PathOf<String>,
    JsonBody(body): JsonBody<AddIdeaBody>,
) -> Result<(StatusCode, Json<IdeaView>), TripServiceError> {
    let packs = service.library.current().await?;
    let idea = read(body, &packs)?;
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Editor).await?;
    if tray::count(&mut tx, &trip_id).await? >= MOST_IDEAS {
        return Err(TripServiceError::Conflict(Conflict::IdeaLimit));
    }
    let row = TrayRow {
        id: service.world.new_id(),
        idea,
        origin: IdeaOrigin::Hand,
        created_at: service.world.now_ms(),
    };
    tray::insert(&mut tx, &access, &row).await?;
    tx.commit().await?;
    let trip = access.trip();
    let fits = match Fitter::of(&service, trip, language).await? {
        Some(fitter) => Some(fitter.fits(&row.idea).await?.as_ref().clone()),
        None => None,
    };
    Ok((StatusCode::CREATED, Json(view(row, fits, language))))
}

fn read(body: AddIdeaBody, packs: &Packs) -> Result<Idea, TripServiceError> {
    let mut fields = Fields::new();
    let AddIdeaBody {
        place_id,
        custom,
        note,
    } = body;
    let note = note.map(|note| fields.text("note", &note, 0, MOST_NOTE));
    let note = note.filter(|note| !note.is_empty());
    let idea = match (place_id, custom) {
        (Some(id), None) => {
            fields.finish()?;
            of_data(id, packs)?
        }
        (None, Some(custom)) => {
            let idea = own(&custom, &mut fields);
            fields.finish()?;
            idea
        }
        (None, None) => {
            fields.required::<u16>("placeId", None);
            fields.finish()?;
            return Err(Problem::invalid_request().into());
        }
        (Some(_), Some(_)) => {
            let message = text("placeId와 함께 쓸 수 없습니다", "Not together with placeId");
            return Err(Problem::invalid_field("custom", Rule::Format, message).into());
        }
    };
    Ok(Idea { note, ..idea })
}

fn of_data(id: String, packs: &Packs) -> Result<Idea, TripServiceError> {
    let Some(found) = library::find_place(packs, &PlaceId::new(&id)) else {
        return Err(TripServiceError::NotFound(Missing::Place, id));
    };
    Ok(Idea::of_place(found.place()))
}

fn own(custom: &CustomBody, fields: &mut Fields) -> Idea {
    let local = fields.text("custom.name", &custom.name, 1, 80);
    if let Some(minutes) = custom.duration_minutes {
        fields.range("custom.durationMinutes", minutes, 5, 720);
    }
    if Coordinates::from_degrees(custom.latitude, custom.longitude).is_none() {
        let message = text(
            "좌표가 범위를 벗어났습니다",
            "The position lies outside the ranges",
        );
        fields.refuse("custom.latitude", Rule::OutOfRange, message);
    }
    Idea {
        place_id: None,
        names: NamesView {
            local,
            ko: None,
            en: None,
        },
        latitude: custom.latitude,
        longitude: custom.longitude,
        category: custom.category,
        duration_minutes: custom.duration_minutes,
        note: None,
    }
}

/// Takes an idea out of the tray
///
/// Moving it onto a day is a change of the itinerary, and then this.
#[utoipa::path(
    delete, path = "/{tripId}/tray/{ideaId}", operation_id = "delete_idea", tag = "tray",
    params(
        ("tripId" = String, Path, description = "The id of the trip."),
        ("ideaId" = String, Path, description = "The id of the idea.")
    ),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "It is gone."),
        (status = 404, description = "`TRIP_NOT_FOUND`, `IDEA_NOT_FOUND`")
    )
)]
pub(crate) async fn delete_idea(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf((trip_id, idea_id)): PathOf<(String, String)>,
) -> Result<StatusCode, TripServiceError> {
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Editor).await?;
    if !access::is_id(&idea_id) || !tray::delete(&mut tx, &access, &idea_id).await? {
        return Err(TripServiceError::NotFound(Missing::Idea, idea_id));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
