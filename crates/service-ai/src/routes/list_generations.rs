//! `GET /ai/generations`.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use contracts::generations::{GenerationFailure, GenerationStatus};
use jiff::Timestamp;
use platform::auth::Operator;
use platform::extract::QueryOf;
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};
use platform::problem::Problem;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::error::AiError;
use crate::service::AiService;
use crate::store::generations::{self, Generation};

/// Which generations.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ListGenerationsQuery {
    /// Only those that are so far.
    status: Option<GenerationStatus>,
    /// The number of the page, from 1 (1 where it is absent).
    #[param(minimum = 1, maximum = 100_000)]
    page: Option<u32>,
    /// How many items a page holds (20 where it is absent).
    #[param(minimum = 1, maximum = 100)]
    size: Option<u32>,
}

/// A generation as operators see it in a list. What a traveller wrote is not in it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = GenerationRecord)]
pub(super) struct GenerationRecordView {
    /// Its id.
    generation_id: String,
    /// Whose plan it makes.
    trip_id: String,
    /// Who asked for it; absent where it was cancelled before it arrived.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    user_id: Option<String>,
    /// How far it is.
    status: GenerationStatus,
    /// 0..=100; never falls.
    #[schema(minimum = 0, maximum = 100)]
    progress: u8,
    /// How often a worker took it.
    #[schema(minimum = 0)]
    attempts: i64,
    /// Why there is no plan; absent but for `failed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    error: Option<GenerationFailure>,
    /// When it arrived.
    #[schema(format = DateTime)]
    created_at: String,
    /// When a worker first took it; absent while it waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, format = DateTime)]
    started_at: Option<String>,
    /// When it ended; absent before.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, format = DateTime)]
    finished_at: Option<String>,
}

impl From<Generation> for GenerationRecordView {
    fn from(generation: Generation) -> Self {
        Self {
            generation_id: generation.id,
            trip_id: generation.trip_id,
            user_id: Some(generation.user_id).filter(|id| !id.is_empty()),
            status: generation.status,
            progress: generation.progress,
            attempts: generation.attempts,
            error: generation.error,
            created_at: instant(generation.created_at),
            started_at: generation.started_at.map(instant),
            finished_at: generation.finished_at.map(instant),
        }
    }
}

/// A stored instant as the interface writes it; one outside the calendar is its nearest end.
fn instant(ms: i64) -> String {
    let nearest = if ms < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::from_millisecond(ms).unwrap_or(nearest).to_string()
}

/// The generations of everybody, the newest first
///
/// For operators. Those that ended long ago are forgotten.
#[utoipa::path(
    get,
    path = "/generations",
    operation_id = "listGenerations",
    tag = "ai",
    params(ListGenerationsQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "A page of generations", body = Page<GenerationRecordView>))
)]
pub(super) async fn list_generations(
    State(service): State<Arc<AiService>>,
    _operator: Operator,
    QueryOf(query): QueryOf<ListGenerationsQuery>,
) -> Result<Json<Page<GenerationRecordView>>, Problem> {
    let mut fields = Fields::new();
    let asked = PageQuery {
        page: query.page,
        size: query.size,
    };
    let page = PageRange::read(asked, 1..=100, 20, &mut fields);
    fields.finish()?;
    let mut db = service.db.clone();
    let (found, total) = generations::list(&mut db, query.status, page)
        .await
        .map_err(AiError::from)?;
    Ok(Json(
        page.page(found.into_iter().map(Into::into).collect(), total),
    ))
}
