//! What operators see and do over HTTP: queues with their dead letters, and caches. How the server does and backups have
//! files of their own beside this one.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use cache::Cache;
use messaging::Broker;
use platform::auth::Operator;
use platform::extract::{JsonBody, QueryOf};
use platform::fields::Fields;
use platform::paging::{Page, PageQuery, PageRange};
use platform::problem::{Problem, Rule};
use platform::text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::house::House;

/// How many ids one request may name.
const MOST_IDS: usize = 1_000;

#[derive(Clone)]
struct Admin {
    broker: Arc<dyn Broker>,
    cache: Cache,
}

/// The routes, relative to `/admin`.
pub(crate) fn router(house: &House) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(list_queues))
        .routes(routes!(list_dead_letters))
        .routes(routes!(resend_dead_letters))
        .routes(routes!(discard_dead_letters))
        .routes(routes!(list_caches))
        .routes(routes!(clear_caches))
        .with_state(Admin {
            broker: Arc::clone(&house.broker),
            cache: house.cache.clone(),
        })
        .merge(super::admin_health::router(house))
        .merge(super::admin_backups::router(Arc::clone(&house.backups)))
}

/// A queue and how much is in it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Queue)]
pub(super) struct QueueView {
    /// Its name; the queue of a topic's subscription is `topic/subscription`.
    queue: String,
    /// Messages that wait.
    waiting: u64,
    /// Messages that somebody works on.
    leased: u64,
    /// Dead letters.
    dead: u64,
    /// The size of all of these.
    bytes: u64,
    /// For how long the oldest waiting message has been there, in milliseconds.
    oldest_ms: u64,
}

/// List the queues with what is in them.
#[utoipa::path(
    get, path = "/queues", operation_id = "listQueues", tag = "admin", security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "Every queue", body = [QueueView]))
)]
async fn list_queues(
    State(admin): State<Admin>,
    _operator: Operator,
) -> Result<Json<Vec<QueueView>>, Problem> {
    Ok(Json(queues(admin.broker.as_ref()).await?))
}

/// Every queue with what is in it.
pub(super) async fn queues(broker: &dyn Broker) -> Result<Vec<QueueView>, Problem> {
    let mut views = Vec::new();
    for queue in broker.queues().await? {
        let depth = broker.depth(&queue).await?;
        views.push(QueueView {
            queue,
            waiting: depth.waiting,
            leased: depth.leased,
            dead: depth.dead,
            bytes: depth.bytes,
            oldest_ms: depth.oldest_ms,
        });
    }
    Ok(views)
}

/// A message that nobody could handle.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = DeadLetter)]
struct DeadLetterView {
    /// The message's id.
    id: String,
    /// Its kind.
    #[serde(rename = "type")]
    kind: String,
    /// What it is about.
    aggregate: String,
    /// Why nobody could handle it.
    reason: String,
    /// How often it was tried.
    tries: u32,
    /// When it was given up.
    #[schema(format = DateTime)]
    died_at: String,
}

/// A queue's name: names of subscriptions' queues hold a slash, so it comes as a parameter.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct QueueQuery {
    /// The number of the page, from 1.
    #[param(minimum = 1, maximum = 100_000)]
    page: Option<u32>,
    /// How many items a page holds (20 where it is absent).
    #[param(minimum = 1, maximum = 100)]
    size: Option<u32>,
    /// The queue.
    #[param(max_length = 200)]
    queue: String,
}

/// List the dead letters of a queue, the newest first.
#[utoipa::path(
    get, path = "/dead-letters", operation_id = "listDeadLetters", tag = "admin", params(QueueQuery),
    security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "A page of dead letters", body = Page<DeadLetterView>),
        (status = 404, description = "No such queue", body = platform::problem::ProblemView,
         content_type = "application/problem+json"),
    )
)]
async fn list_dead_letters(
    State(admin): State<Admin>,
    _operator: Operator,
    QueryOf(query): QueryOf<QueueQuery>,
) -> Result<Json<Page<DeadLetterView>>, Problem> {
    let mut fields = Fields::new();
    let asked = PageQuery {
        page: query.page,
        size: query.size,
    };
    let range = PageRange::read(asked, 1..=100, 20, &mut fields);
    fields.finish()?;
    known(&admin, &query.queue).await?;
    let page = admin.broker.dead_letters(&query.queue, range).await?;
    let items = page.items.into_iter().map(|letter| DeadLetterView {
        id: letter.envelope.id,
        kind: letter.envelope.kind,
        aggregate: letter.envelope.aggregate,
        reason: letter.reason,
        tries: letter.tries,
        died_at: letter.died_at.to_string(),
    });
    Ok(Json(Page {
        items: items.collect(),
        page: page.page,
        size: page.size,
        total_items: page.total_items,
        total_pages: page.total_pages,
    }))
}

/// Which dead letters.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = DeadLetterChoice)]
struct DeadLetterChoiceBody {
    /// The queue.
    #[schema(min_length = 1, max_length = 200)]
    queue: String,
    /// The messages' ids.
    #[schema(min_items = 1, max_items = 1000)]
    ids: Vec<String>,
}

/// How many there were.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeadLetterCount)]
struct DeadLetterCountView {
    /// How many of the ids were dead letters of that queue.
    count: u64,
}

/// Send dead letters again, as if they were new.
#[utoipa::path(
    post, path = "/dead-letters/resend", operation_id = "resendDeadLetters", tag = "admin",
    request_body = DeadLetterChoiceBody, security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "How many were sent", body = DeadLetterCountView),
        (status = 404, description = "No such queue", body = platform::problem::ProblemView,
         content_type = "application/problem+json"),
    )
)]
async fn resend_dead_letters(
    State(admin): State<Admin>,
    _operator: Operator,
    JsonBody(choice): JsonBody<DeadLetterChoiceBody>,
) -> Result<Json<DeadLetterCountView>, Problem> {
    check(&choice)?;
    known(&admin, &choice.queue).await?;
    let count = admin.broker.resend(&choice.queue, &choice.ids).await?;
    Ok(Json(DeadLetterCountView { count }))
}

/// Throw dead letters away.
#[utoipa::path(
    post, path = "/dead-letters/discard", operation_id = "discardDeadLetters", tag = "admin",
    request_body = DeadLetterChoiceBody, security(("bearer" = []), ("cookie" = [])),
    responses(
        (status = 200, description = "How many are gone", body = DeadLetterCountView),
        (status = 404, description = "No such queue", body = platform::problem::ProblemView,
         content_type = "application/problem+json"),
    )
)]
async fn discard_dead_letters(
    State(admin): State<Admin>,
    _operator: Operator,
    JsonBody(choice): JsonBody<DeadLetterChoiceBody>,
) -> Result<Json<DeadLetterCountView>, Problem> {
    check(&choice)?;
    known(&admin, &choice.queue).await?;
    let count = admin.broker.discard_dead(&choice.queue, &choice.ids).await?;
    Ok(Json(DeadLetterCountView { count }))
}

fn check(choice: &DeadLetterChoiceBody) -> Result<(), Problem> {
    let mut fields = Fields::new();
    if choice.ids.is_empty() {
        fields.refuse(
            "ids",
            Rule::Required,
            text("하나 이상 필요합니다", "At least one is required"),
        );
    } else if choice.ids.len() > MOST_IDS {
        fields.refuse(
            "ids",
            Rule::TooLong,
            text(
                format!("{MOST_IDS}개까지 보낼 수 있습니다"),
                format!("At most {MOST_IDS}"),
            ),
        );
    }
    fields.finish()
}

async fn known(admin: &Admin, queue: &str) -> Result<(), Problem> {
    if admin.broker.queues().await?.iter().any(|name| name == queue) {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::NOT_FOUND,
        "QUEUE_NOT_FOUND",
        text("없는 대기열입니다", "There is no such queue"),
    ))
}

/// A kind of cached answer and how it does.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CacheKind)]
pub(super) struct CacheView {
    /// The kind.
    kind: String,
    /// Values that are kept now.
    entries: u64,
    /// Questions that were answered from the cache.
    hits: u64,
    /// Questions that went to the source.
    misses: u64,
    /// The share of questions that did not need the source.
    #[schema(minimum = 0, maximum = 1)]
    hit_ratio: f64,
}

/// List the caches of this process.
#[utoipa::path(
    get, path = "/caches", operation_id = "listCaches", tag = "admin", security(("bearer" = []), ("cookie" = [])),
    responses((status = 200, description = "Every kind", body = [CacheView]))
)]
async fn list_caches(State(admin): State<Admin>, _operator: Operator) -> Json<Vec<CacheView>> {
    Json(caches(&admin.cache))
}

/// Every kind of cached answer.
pub(super) fn caches(cache: &Cache) -> Vec<CacheView> {
    let views = cache.stats().into_iter().map(|(kind, counts)| CacheView {
        kind: kind.name().to_owned(),
        entries: counts.entries,
        hits: counts.hits + counts.shared_hits + counts.joined,
        misses: counts.misses,
        hit_ratio: counts.hit_ratio(),
    });
    views.collect()
}

/// Empty the caches of this process; the next questions go to the sources.
#[utoipa::path(
    delete, path = "/caches", operation_id = "clearCaches", tag = "admin", security(("bearer" = []), ("cookie" = [])),
    responses((status = 204, description = "Empty"))
)]
async fn clear_caches(State(admin): State<Admin>, _operator: Operator) -> StatusCode {
    admin.cache.clear();
    StatusCode::NO_CONTENT
}
