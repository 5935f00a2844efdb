//! How the server does, on one page for operators.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use cache::Cache;
use contracts::Locations;
use jiff::{Timestamp, Unit};
use messaging::Broker;
use platform::World;
use platform::auth::Operator;
use platform::health::{Check, CheckState, CheckView, Health};
use platform::problem::Problem;
use serde::Serialize;
use storage::{Backend, DatabaseCheck, Db};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::admin::{CacheView, QueueView, caches, queues};
use super::house::House;
use super::run::resident_bytes;

#[derive(Clone)]
struct Parts {
    db: Db,
    world: World,
    started: Timestamp,
    broker: Arc<dyn Broker>,
    cache: Cache,
    locations: Option<Arc<dyn Locations>>,
    health: Health,
}

/// The route, relative to `/admin`.
pub(super) fn router(house: &House) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(read_health))
        .with_state(Parts {
            db: house.db.clone(),
            world: house.world.clone(),
            started: house.started,
            broker: Arc::clone(&house.broker),
            cache: house.cache.clone(),
            locations: house.packs.as_ref().map(|packs| Arc::clone(&packs.locations)),
            health: house.health(),
        })
}

/// How the server does.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ServerHealth)]
struct ServerHealthView {
    /// The version of the program.
    version: String,
    /// When this process started.
    #[schema(format = DateTime)]
    started_at: String,
    /// For how long it has been running.
    #[schema(minimum = 0)]
    uptime_seconds: i64,
    /// Whether every check passes, as `/readyz` tells.
    ready: bool,
    /// Every check.
    checks: Vec<CheckView>,
    /// The database.
    database: DatabaseView,
    /// Every queue.
    queues: Vec<QueueView>,
    /// Every kind of cached answer of this process.
    caches: Vec<CacheView>,
    /// How many packs may be planned with.
    #[schema(minimum = 0)]
    packs: usize,
    /// The memory that this process holds; absent where the system does not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 0)]
    memory_bytes: Option<u64>,
}

/// Which database it is.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum DatabaseKind {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

/// How the database does.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DatabaseHealth)]
struct DatabaseView {
    /// Which one it is.
    kind: DatabaseKind,
    /// How long it took to answer the shortest question.
    #[schema(minimum = 0)]
    latency_microseconds: i64,
    /// Connections in use.
    connections_used: u32,
    /// Connections open.
    connections_open: u32,
}

/// Show how the server does: version, time since the start, database, queues, caches, packs, memory, checks.
#[utoipa::path(
    get, path = "/health", operation_id = "readServerHealth", tag = "admin",
    security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "How it does, whether it is ready or not", body = ServerHealthView))
)]
async fn read_health(
    State(parts): State<Parts>,
    _operator: Operator,
) -> Result<Json<ServerHealthView>, Problem> {
    let checks = parts.health.look().await;
    let database = database(&parts).await;
    let locations = parts.locations.as_ref();
    let locations = locations.ok_or_else(|| Problem::internal("nobody here knows the packs"))?;
    let packs = locations.packs().await?;
    let uptime = parts.world.now().duration_since(parts.started);
    Ok(Json(ServerHealthView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        started_at: rounded(parts.started).to_string(),
        uptime_seconds: uptime.as_secs().max(0),
        ready: checks.iter().all(|check| check.state == CheckState::Ready),
        checks,
        database,
        queues: queues(parts.broker.as_ref()).await?,
        caches: caches(&parts.cache),
        packs: packs.packs.len(),
        memory_bytes: resident_bytes(),
    }))
}

async fn database(parts: &Parts) -> DatabaseView {
    let asked = parts.world.now();
    if let Err(cause) = DatabaseCheck(parts.db.clone()).check().await {
        tracing::warn!(cause, "the database does not answer");
    }
    let latency = parts.world.now().duration_since(asked);
    let (connections_used, connections_open) = parts.db.connections();
    DatabaseView {
        kind: match parts.db.backend() {
            Backend::Sqlite => DatabaseKind::Sqlite,
            Backend::Postgres => DatabaseKind::Postgres,
        },
        latency_microseconds: i64::try_from(latency.as_micros()).unwrap_or(i64::MAX).max(0),
        connections_used,
        connections_open,
    }
}

/// To the second: nobody needs more of a start.
fn rounded(at: Timestamp) -> Timestamp {
    at.round(Unit::Second).unwrap_or(at)
}
