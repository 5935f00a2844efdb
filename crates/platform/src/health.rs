//! Whether this process lives, and whether it should be asked.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::future::join_all;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::{Occurrence, Problem, ProblemCode, ProblemView};

/// How long a check may take. Whoever asks gives up after a few seconds too.
const PATIENCE: Duration = Duration::from_secs(2);

/// Seconds after which another look makes sense.
const LOOK_AGAIN_SECONDS: u64 = 5;

/// Something without which requests would fail, such as the database.
#[async_trait]
pub trait Check: Send + Sync {
    /// A short name for people: `database`.
    fn name(&self) -> &'static str;

    /// Looks; the text of a failure goes to the log only.
    async fn check(&self) -> Result<(), String>;
}

/// The checks of this process; cheap to clone.
#[derive(Clone)]
pub struct Health {
    checks: Arc<[Arc<dyn Check>]>,
    patience: Duration,
    stopping: Arc<AtomicBool>,
}

impl Health {
    /// With its checks.
    pub fn new(checks: Vec<Arc<dyn Check>>) -> Self {
        Self {
            checks: checks.into(),
            patience: PATIENCE,
            stopping: Arc::default(),
        }
    }

    /// With one check more.
    #[must_use]
    pub fn and(mut self, check: Arc<dyn Check>) -> Self {
        self.checks = self.checks.iter().cloned().chain([check]).collect();
        self
    }

    /// Gives up a check after another time than two seconds.
    #[must_use]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// From now on not ready: balancers send nothing more, while running requests end.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    /// `GET /healthz` and `GET /readyz`.
    pub fn router(self) -> OpenApiRouter {
        OpenApiRouter::new()
            .routes(routes!(get_health))
            .routes(routes!(get_readiness))
            .with_state(self)
    }

    /// What every check finds now.
    pub async fn look(&self) -> Vec<CheckView> {
        let mut checks = join_all(
            self.checks
                .iter()
                .map(|check| look(check.as_ref(), self.patience)),
        )
        .await;
        if self.stopping.load(Ordering::Relaxed) {
            checks.push(CheckView::of("process", CheckState::Stopping));
        }
        checks
    }
}

impl std::fmt::Debug for Health {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Health").finish_non_exhaustive()
    }
}

async fn look(check: &dyn Check, patience: Duration) -> CheckView {
    let name = check.name();
    let state = match tokio::time::timeout(patience, check.check()).await {
        Ok(Ok(())) => CheckState::Ready,
        Ok(Err(cause)) => {
            tracing::warn!(check = name, cause, "not ready");
            CheckState::Failed
        }
        Err(_elapsed) => {
            tracing::warn!(
                check = name,
                limit_ms = patience.as_millis(),
                "not ready: no answer in time"
            );
            CheckState::Failed
        }
    };
    CheckView::of(name, state)
}

/// The state of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum CheckState {
    /// It works.
    Ready,
    /// It does not; the log says why.
    Failed,
    /// The process is about to end.
    Stopping,
}

/// A check and its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CheckView {
    /// Its name.
    pub name: String,
    /// Its state.
    pub state: CheckState,
}

impl CheckView {
    fn of(name: &str, state: CheckState) -> Self {
        Self {
            name: name.to_owned(),
            state,
        }
    }
}

/// That the process lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum HealthStatus {
    /// It answers.
    Alive,
}

/// The answer of a living process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HealthView {
    /// Always `alive`.
    pub status: HealthStatus,
}

/// The checks of a process that should be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReadinessView {
    /// Every check.
    pub checks: Vec<CheckView>,
}

/// The checks of a process that should not be asked: a problem document with one member more (RFC 9457, section 3.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UnreadinessView {
    /// The problem.
    #[serde(flatten)]
    pub problem: ProblemView,
    /// Every check.
    pub checks: Vec<CheckView>,
}

/// Whether the process lives; it asks nobody else.
#[utoipa::path(
    get, path = "/healthz", operation_id = "get_health", tag = "operations", security(()),
    responses((status = 200, description = "It lives", body = HealthView))
)]
async fn get_health() -> Json<HealthView> {
    Json(HealthView {
        status: HealthStatus::Alive,
    })
}

/// Whether the process should be sent requests: every check by name.
#[utoipa::path(
    get, path = "/readyz", operation_id = "get_readiness", tag = "operations", security(()),
    responses(
        (status = 200, description = "Every check passes", body = ReadinessView),
        (status = 503, description = "A check fails, or the process is about to end",
            body = UnreadinessView, content_type = "application/problem+json"),
    )
)]
async fn get_readiness(State(health): State<Health>, request: Request) -> Response {
    let checks = health.look().await;
    if checks.iter().all(|check| check.state == CheckState::Ready) {
        return Json(ReadinessView { checks }).into_response();
    }
    let problem = Problem::unavailable(LOOK_AGAIN_SECONDS);
    let view = Occurrence::of(request.extensions(), request.headers(), request.uri().path()).view(&problem);
    let mut response = (
        StatusCode::SERVICE_UNAVAILABLE,
        Json(UnreadinessView {
            problem: view,
            checks,
        }),
    )
        .into_response();
    response.extensions_mut().insert(ProblemCode(problem.code));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    headers.insert(header::RETRY_AFTER, HeaderValue::from(LOOK_AGAIN_SECONDS));
    response
}
