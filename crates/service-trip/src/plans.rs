//! The plan of a trip, read away from the threads that answer.

use std::convert::Infallible;
use std::sync::Arc;

use cache::Kind;
use engine_model::plan::Plan;
use platform::Language;
use platform::problem::Problem;
use wire::plan::{DayView, PackView};

use crate::error::TripServiceError;
use crate::service::TripService;
use crate::store::plans;
use crate::store::trips::TripHead;

/// The days of the present itinerary and the packs that it was planned from; none before the first.
pub(crate) async fn day_views(
    service: &TripService,
    trip: &TripHead,
    language: Language,
) -> Result<(Vec<DayView>, Vec<PackView>), TripServiceError> {
    let Some(plan) = present(service, trip).await? else {
        return Ok((Vec::new(), Vec::new()));
    };
    let language = match language {
        Language::Korean => engine_model::Language::Korean,
        Language::English => engine_model::Language::English,
    };
    off_thread(move || {
        let packs = plan.packs.iter().map(wire::plan::pack_view).collect();
        (wire::plan::day_views(&plan, language), packs)
    })
    .await
}

/// The plan of the present itinerary; `None` before the first.
pub(crate) async fn present(
    service: &TripService,
    trip: &TripHead,
) -> Result<Option<Arc<Plan>>, TripServiceError> {
    let Some(number) = trip.itinerary_version else {
        return Ok(None);
    };
    let key = key(&trip.id, number);
    let load = read(service, &trip.id, number);
    // On the heap, because the cache holds it several times on its way and every caller would carry that.
    let read = Box::pin(service.cache.get_here_or_load(Kind::Itinerary, &key, load));
    match read.await {
        Ok(plan) => Ok(Some(plan)),
        Err(Unread::Gone) => Ok(None),
        Err(Unread::Refused(error)) => Err(error),
    }
}

/// Keeps the plan of a version that was just committed: whoever changed it looks at it next, and reading it takes a
/// millisecond.
pub(crate) async fn keep(service: &TripService, trip_id: &str, number: i64, plan: Plan) -> Arc<Plan> {
    let made = async { Ok::<_, Infallible>(plan) };
    let key = key(trip_id, number);
    let Ok(kept) = Box::pin(service.cache.get_here_or_load(Kind::Itinerary, &key, made)).await;
    kept
}

/// A number stands for one plan for ever: a kept one is never an old one. The right to it is proven elsewhere.
fn key(trip_id: &str, number: i64) -> String {
    format!("read/{trip_id}/{number}")
}

/// Why there is no plan.
enum Unread {
    /// The version is not there any more.
    Gone,
    /// Something failed.
    Refused(TripServiceError),
}

async fn read(service: &TripService, trip_id: &str, number: i64) -> Result<Plan, Unread> {
    let text = plans::text(&mut service.db.clone(), trip_id, number).await;
    let text = text.map_err(|error| Unread::Refused(error.into()))?;
    let text = text.ok_or(Unread::Gone)?;
    let read = off_thread(move || wire::plan_from_json(&text)).await;
    read.map_err(Unread::Refused)?.map_err(|error| {
        Unread::Refused(TripServiceError::Document {
            what: "plan",
            trip_id: trip_id.to_owned(),
            reason: error.to_string(),
        })
    })
}

/// Runs work that takes longer than a request's thread may be held.
pub(crate) async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, TripServiceError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| TripServiceError::Invalid(Problem::internal(error)))
}

/// How many plans are worked on at once, and how long a request waits for its turn.
const SEATS: usize = 4;
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);
static FREE_SEATS: tokio::sync::Semaphore = tokio::sync::Semaphore::const_new(SEATS);

/// The same for work that fills a core for a while: only so much of it at once, the rest waits a little and is then
/// told to come back.
pub(crate) async fn heavy<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, TripServiceError> {
    let waited = tokio::time::timeout(PATIENCE, FREE_SEATS.acquire()).await;
    let Ok(Ok(seat)) = waited else {
        return Err(Problem::unavailable(2).into());
    };
    let done = off_thread(work).await;
    drop(seat);
    done
}
