//! The layer in front of the handlers.

use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::{FromRequestParts, OriginalUri, Request, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, IF_MATCH};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use platform::auth::{MaybeCaller, SESSION_COOKIE, cookie};
use platform::extract::{MOST_JSON_BYTES, body_bytes};
use platform::problem::{Problem, Rule, write_problems};
use platform::text;
use tokio::time::{sleep, timeout};
use tracing::Instrument;

use super::Idempotency;
use super::store::{Claim, Kept, Mark, STALE_MS, claim, keep, release, renew};
use crate::db::Db;
use crate::error::StorageError;

/// The header with the client's name for the change.
const KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The header that marks an answer given again.
const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// Characters of a key: 36 are usual, a UUID.
const MOST_KEY: usize = 255;

/// Bytes of an answer that is kept.
const MOST_KEPT_BYTES: u64 = 256 * 1024;

/// Seconds after which a client whose first request still runs may look again.
const LOOK_AGAIN_SECONDS: u64 = 1;

/// How often a running request renews its mark; most are over before the first time.
const RENEW_EVERY: Duration = Duration::from_secs(2);

/// After so many renewals in a row that failed, the request is given up, while its mark still counts.
const MOST_FAILED_RENEWALS: u32 = 2;

/// How long a handler may run, at most: requests have half of it.
const LONGEST_RUN: Duration = Duration::from_mins(1);

/// How long one renewal may take.
const RENEWAL_TIMEOUT: Duration = Duration::from_secs(1);

/// Runs a change once for each `Idempotency-Key`; see the module's table. Requests without the header pass.
pub async fn keep_answers(State(store): State<Idempotency>, request: Request, next: Next) -> Response {
    if !changes(request.method()) || !request.headers().contains_key(KEY) {
        return next.run(request).await;
    }
    match answer(store, request, next).await {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    }
}

fn changes(method: &Method) -> bool {
    matches!(
        *method,
        Method::POST | Method::PUT | Method::PATCH | Method::DELETE
    )
}

async fn answer(store: Idempotency, request: Request, next: Next) -> Result<Response, Problem> {
    let key = key_of(request.headers())?;
    let (mut parts, body) = request.into_parts();
    let who = caller_of(&mut parts).await;
    let (request, content) = read(Request::from_parts(parts, body)).await?;
    let mark = Mark {
        scope: scope_of(&who, &request, &key),
        fingerprint: fingerprint_of(&request, &key, &content),
        run: store.world.new_secret(),
    };
    match claim(&mut store.db.clone(), &mark, store.world.now_ms()).await? {
        Claim::Run => run(store, mark, request, next).await,
        Claim::Replay(kept) => Ok(replayed(kept)),
        Claim::InProgress => Err(in_progress()),
        Claim::Reused => Err(reused()),
    }
}

fn key_of(headers: &HeaderMap) -> Result<String, Problem> {
    let mut values = headers.get_all(KEY).iter();
    let key = values.next().map_or(&[][..], HeaderValue::as_bytes);
    let sound = values.next().is_none()
        && (1..=MOST_KEY).contains(&key.len())
        && key.iter().all(u8::is_ascii_graphic);
    if !sound {
        return Err(Problem::invalid_field(
            "Idempotency-Key",
            Rule::Format,
            text(
                format!("보이는 ASCII 문자 1자에서 {MOST_KEY}자까지, 한 번만 보내세요"),
                format!("Send it once, 1 to {MOST_KEY} visible ASCII characters"),
            ),
        ));
    }
    Ok(String::from_utf8_lossy(key).into_owned())
}

/// Who asks: the subject where the token is good, so that a key outlives the token's renewal; else the token itself,
/// which the handler will judge.
async fn caller_of(parts: &mut Parts) -> String {
    if let Ok(MaybeCaller(Some(principal))) = MaybeCaller::from_request_parts(parts, &()).await {
        return format!("subject {}", principal.subject);
    }
    let token = parts
        .headers
        .get(AUTHORIZATION)
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let token = token.or_else(|| cookie(&parts.headers, SESSION_COOKIE));
    token.map_or_else(|| "nobody".to_owned(), |token| format!("token {token}"))
}

/// The request, and what tells its content from another's. Documents are read. Files are told by their length: reading
/// them would hold megabytes in memory, and a form with files has other boundaries each time it is sent.
async fn read(request: Request) -> Result<(Request, Vec<u8>), Problem> {
    let kind = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or("");
    let is_form = kind.starts_with("multipart/");
    let most = u64::try_from(MOST_JSON_BYTES).unwrap_or(u64::MAX);
    let fits = request
        .body()
        .size_hint()
        .upper()
        .is_some_and(|length| length <= most);
    if is_form || !(fits || kind.contains("json")) {
        let length = request
            .headers()
            .get(CONTENT_LENGTH)
            .map(|value| value.as_bytes().to_vec());
        return Ok((request, length.unwrap_or_default()));
    }
    let (parts, body) = request.into_parts();
    let bytes = body_bytes(Request::new(body), MOST_JSON_BYTES).await?;
    Ok((Request::from_parts(parts, Body::from(bytes.clone())), bytes))
}

fn path_of(request: &Request) -> (&str, &str) {
    let uri = request
        .extensions()
        .get::<OriginalUri>()
        .map_or_else(|| request.uri(), |uri| &uri.0);
    (uri.path(), uri.query().unwrap_or(""))
}

fn scope_of(who: &str, request: &Request, key: &str) -> String {
    digest(&[
        who.as_bytes(),
        request.method().as_str().as_bytes(),
        path_of(request).0.as_bytes(),
        key.as_bytes(),
    ])
}

/// The key is part of it: it stands nowhere in the database, so nobody who reads the digest can try passwords on it.
fn fingerprint_of(request: &Request, key: &str, content: &[u8]) -> String {
    let if_match = request
        .headers()
        .get(IF_MATCH)
        .map_or(&b""[..], HeaderValue::as_bytes);
    digest(&[key.as_bytes(), path_of(request).1.as_bytes(), if_match, content])
}

/// Each part with its length before it, so that no two lists of parts look alike.
fn digest(parts: &[&[u8]]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().to_hex().to_string()
}

/// Runs the handler on a task of its own: a client that goes away must not stop a change halfway to its kept answer.
async fn run(store: Idempotency, mark: Mark, request: Request, next: Next) -> Result<Response, Problem> {
    let (mut left, held) = (store.db.clone(), mark.clone());
    let running = tokio::spawn(
        async move {
            let renewals = timeout(LONGEST_RUN, renewals(&store, &mark));
            // No run outlives its mark, so two never overlap.
            let response = tokio::select! {
                biased;
                // Refusals are written here, so that they are kept as the client saw them.
                response = write_problems(request, next) => response,
                _ended = renewals => Problem::unavailable(1).into_response(),
            };
            finish(store.db, &mark, response).await
        }
        .in_current_span(),
    );
    match running.await {
        Ok(response) => Ok(response),
        Err(panicked) => {
            log_failure(release(&mut left, &held).await);
            Err(Problem::internal(panicked))
        }
    }
}

/// Renews a mark for as long as that is possible. Ends where the mark is somebody else's, or soon may be.
async fn renewals(store: &Idempotency, mark: &Mark) {
    let mut failed = 0;
    while failed < MOST_FAILED_RENEWALS {
        sleep(RENEW_EVERY).await;
        let mut db = store.db.clone();
        let renewed = timeout(RENEWAL_TIMEOUT, renew(&mut db, mark, store.world.now_ms())).await;
        failed = match renewed {
            Ok(Ok(true)) => 0,
            Ok(Ok(false)) => return,
            Ok(Err(error)) => {
                tracing::warn!(cause = %error, "the mark of a running request was not renewed");
                failed + 1
            }
            Err(_elapsed) => {
                tracing::warn!("the mark of a running request was not renewed in time");
                failed + 1
            }
        };
    }
}

/// Keeps the answer where it may be kept, else gives the key back.
async fn finish(mut db: Db, mark: &Mark, response: Response) -> Response {
    if !may_be_kept(&response) {
        log_failure(release(&mut db, mark).await);
        return response;
    }
    let (parts, body) = response.into_parts();
    let body = match body.collect().await {
        Ok(collected) => collected.to_bytes(),
        Err(error) => {
            log_failure(release(&mut db, mark).await);
            return Problem::internal(error).into_response();
        }
    };
    let kept = Kept {
        status: parts.status,
        headers: parts.headers.clone(),
        body: body.to_vec(),
    };
    log_failure(keep(&mut db, mark, &kept).await);
    Response::from_parts(parts, Body::from(body))
}

/// The change was made, so its answer is given; that it will not be given a second time goes to the log.
fn log_failure(outcome: Result<(), StorageError>) {
    if let Err(error) = outcome {
        tracing::error!(cause = %error, "an answer could not be kept for its idempotency key");
    }
}

fn may_be_kept(response: &Response) -> bool {
    let may_change = matches!(response.status().as_u16(), 401 | 408 | 423 | 425 | 429 | 500..);
    let secret = response.headers().get_all(CACHE_CONTROL).iter().any(|value| {
        value
            .to_str()
            .is_ok_and(|value| value.to_ascii_lowercase().contains("no-store"))
    });
    let small = response
        .body()
        .size_hint()
        .upper()
        .is_some_and(|length| length <= MOST_KEPT_BYTES);
    !may_change && !secret && small
}

fn replayed(kept: Kept) -> Response {
    let mut response = (kept.status, kept.body).into_response();
    *response.headers_mut() = kept.headers;
    response
        .headers_mut()
        .insert(REPLAYED, HeaderValue::from_static("true"));
    response
}

fn in_progress() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "IDEMPOTENCY_KEY_IN_PROGRESS",
        text(
            "같은 요청을 처리하고 있습니다",
            "The same request is still running",
        ),
    )
    .detail(text("잠시 뒤에 다시 보내 주세요", "Send it again in a moment"))
    .retry_after(LOOK_AGAIN_SECONDS)
}

fn reused() -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "IDEMPOTENCY_KEY_REUSED",
        text(
            "이 키는 다른 요청에 쓰였습니다",
            "This key belongs to another request",
        ),
    )
    .detail(text(
        "요청마다 새 Idempotency-Key를 쓰세요",
        "Use a new Idempotency-Key for each request",
    ))
}

// A run that cannot renew its mark any more is given up while the mark still counts.
const _: () = {
    let longest = (RENEW_EVERY.as_millis() + RENEWAL_TIMEOUT.as_millis()) * MOST_FAILED_RENEWALS as u128;
    assert!(longest < STALE_MS.unsigned_abs() as u128);
};
