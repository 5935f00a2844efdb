//! The plan of a trip, read away from the threads that answer.

use std::sync::Arc;

use engine_model::plan::Plan;
use platform::Language;
use platform::problem::Problem;
use wire::plan::DayView;

use crate::error::TripServiceError;
use crate::service::TripService;
use crate::store::plans;
use crate::store::trips::TripHead;

/// The days of the present itinerary; none before the first.
pub(crate) async fn day_views(
    service: &TripService,
    trip: &TripHead,
    language: Language,
) -> Result<Vec<DayView>, TripServiceError> {
    let Some(plan) = present(service, trip).await? else {
        return Ok(Vec::new());
    };
    let language = match language {
        Language::Korean => engine_model::Language::Korean,
        Language::English => engine_model::Language::English,
    };
    off_thread(move || wire::plan::day_views(&plan, language)).await
}

/// The plan of the present itinerary; `None` before the first.
pub(crate) async fn present(
    service: &TripService,
    trip: &TripHead,
) -> Result<Option<Arc<Plan>>, TripServiceError> {
    let Some(number) = trip.itinerary_version else {
        return Ok(None);
    };
    let Some(text) = plans::text(&mut service.db.clone(), &trip.id, number).await? else {
        return Ok(None);
    };
    let read = off_thread(move || wire::plan_from_json(&text)).await?;
    let plan = read.map_err(|error| TripServiceError::Document {
        what: "plan",
        trip_id: trip.id.clone(),
        reason: error.to_string(),
    })?;
    Ok(Some(Arc::new(plan)))
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
