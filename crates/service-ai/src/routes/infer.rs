//! `POST /ai/infer`: a question to the language model, answered from the cache where it was asked before.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use platform::auth::Operator;
use platform::extract::JsonBody;
use platform::fields::Fields;
use platform::problem::{Problem, ProblemView};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::AiError;
use crate::infer::InferenceSource;
use crate::model::ModelError;
use crate::model::tasks::Task;
use crate::model::tips::TipsAnswer;
use crate::model::wishes::WishesAnswer;
use crate::service::AiService;

/// An answer of the model, checked.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct InferenceView {
    /// What is left of its answer after checking it against the input.
    pub(crate) result: InferenceResult,
    /// Where it came from.
    pub(crate) source: InferenceSource,
    /// The model's name.
    pub(crate) model: String,
    /// The model's version.
    pub(crate) model_version: String,
    /// The version of the instructions.
    pub(crate) prompt_version: String,
}

/// The answer to a task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum InferenceResult {
    /// To the task `wishes`.
    Wishes(WishesAnswer),
    /// To the task `tips`.
    Tips(TipsAnswer),
}

/// Ask the language model
///
/// For operators and services. The same task with the same input (whatever the order of its keys, the composition of
/// its letters and the space around its texts) is asked once; a failure is never kept.
#[utoipa::path(
    post,
    path = "/infer",
    operation_id = "infer",
    tag = "ai",
    security(("bearer" = []), ("cookie" = [])),
    request_body = Task,
    responses(
        (status = 200, description = "The checked answer", body = InferenceView),
        (status = 502, description = "MODEL_FAILED", body = ProblemView, content_type = "application/problem+json"),
        (status = 503, description = "MODEL_NOT_CONFIGURED", body = ProblemView, content_type = "application/problem+json"),
        (status = 504, description = "MODEL_TIMEOUT", body = ProblemView, content_type = "application/problem+json")
    )
)]
pub(super) async fn infer(
    State(service): State<Arc<AiService>>,
    _operator: Operator,
    JsonBody(task): JsonBody<Task>,
) -> Result<Json<InferenceView>, Problem> {
    check(&task)?;
    let inference = &service.inference;
    let (model, model_version) = inference
        .signature()
        .ok_or(AiError::Model(ModelError::NotConfigured))?;
    let limit = Duration::from_millis(service.config.model.infer_timeout_ms);
    let inferred = inference.run(&task, limit).await.map_err(AiError::from)?;
    let result = InferenceResult::deserialize(&*inferred.result).map_err(Problem::internal)?;
    Ok(Json(InferenceView {
        result,
        source: inferred.source,
        model: model.to_owned(),
        model_version: model_version.to_owned(),
        prompt_version: task.prompt_version().to_owned(),
    }))
}

/// The bounds that the shapes of the inputs state.
fn check(task: &Task) -> Result<(), Problem> {
    let mut fields = Fields::new();
    match task {
        Task::Wishes(input) => {
            fields.range("input.pieces", input.pieces.len(), 1, 20);
            fields.range("input.places", input.places.len(), 0, 200);
            fields.range("input.days", input.days, 1, 120);
            for (index, piece) in input.pieces.iter().enumerate() {
                fields.text(&format!("input.pieces[{index}]"), piece, 1, 500);
            }
            for (index, place) in input.places.iter().enumerate() {
                fields.text(&format!("input.places[{index}].id"), &place.id, 1, 200);
                fields.text(&format!("input.places[{index}].name"), &place.name, 1, 400);
                fields.text(&format!("input.places[{index}].category"), &place.category, 1, 40);
            }
        }
        Task::Tips(input) => {
            fields.range("input.facts", input.facts.len(), 1, 60);
            fields.text("input.place", &input.place, 1, 400);
            for (index, fact) in input.facts.iter().enumerate() {
                fields.text(&format!("input.facts[{index}].id"), &fact.id, 1, 240);
                fields.text(&format!("input.facts[{index}].text"), &fact.text, 1, 400);
            }
        }
    }
    fields.finish()
}
