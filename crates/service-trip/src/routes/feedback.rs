//! `POST /trips/{tripId}/feedback`: how people like their plan.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use platform::auth::Caller;
use platform::extract::{JsonBody, PathOf};
use platform::fields::Fields;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::access::{self, CompanionRole};
use crate::error::TripServiceError;
use crate::service::TripService;
use crate::store::feedback;

/// What somebody says.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct FeedbackBody {
    /// 1 = not at all, 5 = very much.
    #[schema(minimum = 1, maximum = 5)]
    score: u8,
    /// In their words.
    #[schema(max_length = 1000)]
    text: Option<String>,
}

/// Says how the caller likes the plan. Saying it again replaces it.
#[utoipa::path(
    post, path = "/{tripId}/feedback", operation_id = "give_feedback", tag = "trips",
    params(("tripId" = String, Path, description = "The id of the trip.")),
    request_body = FeedbackBody,
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 204, description = "Thank you."),
        (status = 404, description = "`TRIP_NOT_FOUND`")
    )
)]
pub(crate) async fn give_feedback(
    State(service): State<Arc<TripService>>,
    Caller(principal): Caller,
    PathOf(trip_id): PathOf<String>,
    JsonBody(body): JsonBody<FeedbackBody>,
) -> Result<StatusCode, TripServiceError> {
    let mut fields = Fields::new();
    let score = fields.range("score", body.score, 1, 5);
    let words = body.text.map(|words| fields.text("text", &words, 0, 1000));
    fields.finish()?;
    let words = words.filter(|words| !words.is_empty());
    let mut tx = service.db.begin().await?;
    let access = access::lock(&mut tx, &principal, &trip_id, CompanionRole::Viewer).await?;
    feedback::put(&mut tx, &access, score, words.as_deref(), service.world.now_ms()).await?;
    tx.commit().await?;
    service.measure_satisfaction().await?;
    Ok(StatusCode::NO_CONTENT)
}

impl TripService {
    /// Sets the gauge `user_satisfaction_score`: the mean of the last 1000 scores. It is kept up with each score; a
    /// process that starts calls it once.
    pub async fn measure_satisfaction(&self) -> Result<(), TripServiceError> {
        let (many, sum) = feedback::last_thousand(&mut self.db.clone()).await?;
        let number = |count: i64| f64::from(i32::try_from(count).unwrap_or(i32::MAX));
        if many > 0 {
            metrics::gauge!("user_satisfaction_score").set(number(sum) / number(many));
        }
        Ok(())
    }
}
