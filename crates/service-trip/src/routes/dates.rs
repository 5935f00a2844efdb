//! `POST /trips/{tripId}/dates`: the trip on other dates, its itinerary with it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use engine_trip::{FellOut, FellOutReason, Moment, RetimeMode};
use jiff::civil::Date;
use platform::auth::{Caller, Principal};
use platform::extract::{JsonBody, PathOf};
use platform::fields::Fields;
use platform::problem::{Problem, Rule};
use platform::{Language, text};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use storage::Tx;
use utoipa::ToSchema;
use wire::scalars::{ClockTime, DateText, NamesView};

use crate::access::{self, Access, CompanionRole};
use crate::change::{self, Days};
use crate::document::{self, Document, Dropped};
use crate::error::TripServiceError;
use crate::ideas::Idea;
use crate::itinerary::spoken;
use crate::plans::{self, heavy};
use crate::retiming::{self, Carried, MovedStop};
use crate::service::TripService;
use crate::store::itineraries::Origin;
use crate::store::tray::{self, IdeaOrigin, TrayRow};
use crate::store::trips;
use crate::versions::{self, NewVersion};

/// How often it is tried again where somebody else changes the trip meanwhile.
const TRIES: usize = 3;

/// When the trip starts from now on.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ChangeDatesBody {
    /// The first day.
    #[schema(format = Date)]
    start_date: String,
    /// What happens to the itinerary.
    mode: DatesMode,
}

/// What happens to an itinerary when its trip starts on another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum DatesMode {
    /// Everything moves along with the start.
    ShiftAll,
    /// Stops stay on their dates; those outside the trip fall into the tray.
    KeepDates,
    /// Stops that are locked to a time stay on their dates, the others move along.
    UnbookedOnly,
}

/// The trip on its new dates. Every stop of the itinerary is still in it, or lies in the tray.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChangedDates {
    /// The first day.
    #[schema(required = true, format = Date)]
    start_date: Option<String>,
    /// The last day.
    #[schema(required = true, format = Date)]
    end_date: Option<String>,
    /// The present version of the itinerary; null before the first.
    #[schema(required = true, minimum = 1)]
    itinerary_version: Option<i64>,
    /// Whether the trip asks for something else than the itinerary was made for. It is kept.
    itinerary_stale: bool,
    /// Why the itinerary could not move along, as a code of docs/errors.md: it stays as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    unmoved: Option<String>,
    /// Stops with another day, date or time than before.
    moved: Vec<MovedView>,
    /// Stops that have no day any more, and lie in the tray now.
    fell_into_tray: Vec<FallenView>,
    /// What was asked for and has no place any more.
    dropped: Vec<Dropped>,
}

/// A stop with another day, date or time.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = RetimedStop)]
pub(crate) struct MovedView {
    /// The stop.
    stop_id: String,
    /// In the asked language.
    name: String,
    /// All names.
    names: NamesView,
    /// When it began.
    before: DatedMoment,
    /// When it begins.
    after: DatedMoment,
}

/// A time of a trip with its date.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DatedMoment {
    /// The day, from 1.
    #[schema(minimum = 1)]
    day: u16,
    /// Its date.
    date: DateText,
    /// On that day's local clock.
    local_start: ClockTime,
}

/// A stop that lies in the tray now.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = FallenStop)]
pub(crate) struct FallenView {
    /// Its id in the tray.
    idea_id: String,
    /// The place, where it is one of the data.
    #[schema(required = true)]
    place_id: Option<String>,
    /// In the asked language.
    name: String,
    /// The day that it stood on, from 1.
    #[schema(minimum = 1)]
    day: u16,
    /// That day's date.
    date: DateText,
    /// Why it has no day.
    reason: FallenReason,
}

/// Why a stop has no day any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum FallenReason {
    /// Its day is no longer part of the trip or of its destination.
    DayGone,
    /// On its new day the group is elsewhere.
    OtherCity,
    /// The trip cannot be planned like this.
    Infeasible,
}

/// Moves a trip to other dates
///
/// The itinerary moves along as a new version; what has no day any more falls into the tray, nothing is lost. Where its
/// destinations have changed meanwhile, it is brought onto them too.
#[utoipa::path(
    post, path = "/{tripId}/dates", operation_id = "change_dates", tag = "trips",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    request_body = ChangeDatesBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "The trip on its new dates.", body = ChangedDates),
        (status = 404, description = "`TRIP_NOT_FOUND`"),
        (status = 412, description = "`VERSION_CONFLICT`: others kept changing the trip meanwhile")
    )
)]
pub(crate) async fn change_dates(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    language: Language,
    PathOf(trip_id): PathOf<String>,
    JsonBody(body): JsonBody<ChangeDatesBody>,
) -> Result<Json<ChangedDates>, TripServiceError> {
    let Some(start) = wire::scalars::parse_date(&body.start_date) else {
        let mut fields = Fields::new();
        let message = text("YYYY-MM-DD 형식의 날짜여야 합니다", "must be a date YYYY-MM-DD");
        fields.refuse("startDate", Rule::Format, message);
        return Err(fields
            .finish()
            .map_or_else(TripServiceError::from, |()| Problem::invalid_request().into()));
    };
    let mode = match body.mode {
        DatesMode::ShiftAll => RetimeMode::ShiftAll,
        DatesMode::KeepDates => RetimeMode::KeepDates,
        DatesMode::UnbookedOnly => RetimeMode::UnbookedOnly,
    };
    for _ in 0..TRIES {
        if let Some(changed) = attempt(&service, &principal, &trip_id, (start, mode), language).await? {
            return Ok(Json(changed));
        }
    }
    Err(Problem::version_conflict().into())
}

/// Works the new itinerary out, then stores it, unless somebody changed the trip meanwhile: `None`.
async fn attempt(
    service: &TripService,
    principal: &Principal,
    trip_id: &str,
    (start, mode): (Date, RetimeMode),
    language: Language,
) -> Result<Option<ChangedDates>, TripServiceError> {
    let before = access::of(service, principal, trip_id, CompanionRole::Editor).await?;
    let packs = service.library.current().await?;
    let carried = work_out(service, &before, start, mode).await?;
    let mut tx = service.db.begin().await?;
    let (access, document) =
        access::lock_with_document(&mut tx, principal, trip_id, CompanionRole::Editor).await?;
    if access.trip().version != before.trip().version {
        return Ok(None);
    }
    let shift = |document: &mut Document| Ok(retiming::shift(document, start, mode));
    let changed =
        change::change_in(service, &mut tx, (&access, document), &packs, Days::Moved, shift).await?;
    let mut answer = ChangedDates {
        start_date: changed.document.start_date.clone(),
        end_date: changed.trip.end_date.map(|date| date.to_string()),
        itinerary_version: changed.trip.itinerary_version,
        itinerary_stale: changed.trip.itinerary_stale,
        unmoved: None,
        moved: Vec::new(),
        fell_into_tray: Vec::new(),
        dropped: changed.given.into_iter().chain(changed.dropped).collect(),
    };
    match carried {
        None => {}
        Some(Err(code)) => answer.unmoved = Some(code.to_owned()),
        Some(Ok(carried)) => store(service, &mut tx, &access, start, carried, language, &mut answer).await?,
    }
    tx.commit().await?;
    Ok(Some(answer))
}

/// The itinerary on its new days; `None` before the first.
async fn work_out(
    service: &TripService,
    access: &Access,
    start: Date,
    mode: RetimeMode,
) -> Result<Option<Result<Carried, &'static str>>, TripServiceError> {
    let Some(plan) = plans::present(service, access.trip()).await? else {
        return Ok(None);
    };
    let before = trips::document(&mut service.db.clone(), access).await?;
    let mut document = before.clone();
    retiming::shift(&mut document, start, mode);
    document::redate(&before, &mut document);
    let packs = service.library.current().await?;
    heavy(move || {
        let request = wire::request::request_from_value(&Value::Object(document.plain())).ok();
        Some(retiming::carry(&plan, &packs, start, mode, request.as_ref()))
    })
    .await
}

async fn store(
    service: &TripService,
    tx: &mut Tx,
    access: &Access,
    start: Date,
    carried: Carried,
    language: Language,
    answer: &mut ChangedDates,
) -> Result<(), TripServiceError> {
    if let Some(plan) = &carried.plan {
        let version = NewVersion {
            plan,
            origin: Origin::Dates,
            action: text(
                format!("{start}부터로 날짜 변경"),
                format!("Moved the trip to {start}"),
            ),
            author_id: Some(access.subject()),
            generation_id: None,
            base_version: access.trip().itinerary_version,
            stale: access.trip().itinerary_stale,
        };
        answer.itinerary_version = Some(versions::store(service, tx, access.trip_id(), &version).await?);
    }
    answer.itinerary_stale = access.trip().itinerary_stale;
    answer.moved = carried
        .moved
        .iter()
        .map(|moved| moved_view(moved, language))
        .collect();
    for fallen in &carried.fell_out {
        let row = TrayRow {
            id: service.world.new_id(),
            idea: Idea::of_stop(&fallen.stop, None),
            origin: IdeaOrigin::Dates,
            created_at: service.world.now_ms(),
        };
        tray::insert(tx, access, &row).await?;
        answer.fell_into_tray.push(fallen_view(row, fallen, language));
    }
    Ok(())
}

fn moved_view(moved: &MovedStop, language: Language) -> MovedView {
    MovedView {
        stop_id: moved.stop.id.clone(),
        name: moved.stop.names.in_language(spoken(language)).to_owned(),
        names: (&moved.stop.names).into(),
        before: dated(moved.before),
        after: dated(moved.after),
    }
}

fn dated(moment: Moment) -> DatedMoment {
    DatedMoment {
        day: moment.day,
        date: DateText(moment.date),
        local_start: ClockTime(moment.start),
    }
}

fn fallen_view(row: TrayRow, fallen: &FellOut, language: Language) -> FallenView {
    FallenView {
        idea_id: row.id,
        name: row.idea.name(language).to_owned(),
        place_id: row.idea.place_id,
        day: fallen.day,
        date: DateText(fallen.date),
        reason: match fallen.reason {
            FellOutReason::DayGone => FallenReason::DayGone,
            FellOutReason::OtherCity => FallenReason::OtherCity,
            FellOutReason::Infeasible => FallenReason::Infeasible,
        },
    }
}
