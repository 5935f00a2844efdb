//! Hands a request on to another process, and its answer back.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use platform::server::Stopping;
use tokio::io::copy_bidirectional;
use tokio_util::sync::CancellationToken;

use super::events::Events;
use super::fallback::{Cause, Fallback};
use super::packing::packed;
use super::{Edge, Refusal};
use crate::headers::{Said, to_client, to_service, wanted_upgrade};
use crate::held::Held;
use crate::payload::{BodyLimits, too_large};
use crate::pool::{Answered, Ask, Flight, Pool, SendError};
use crate::tokens::{Identity, digest_of};
use crate::visit::{Visit, bearer, wants_events};

/// Bodies up to this many bytes are kept until the answer is there, so that they can be sent again.
pub(super) const MOST_KEPT_BYTES: usize = 64 * 1024;

/// When to come back after a time-out or a broken connection.
const SOON: Duration = Duration::from_secs(1);

/// What the edge has found out about a request.
pub(super) struct Word {
    pub(super) host: HeaderValue,
    pub(super) secure: bool,
    pub(super) identity: Option<Arc<Identity>>,
}

impl Edge {
    pub(super) fn body_limits(&self, visit: &Visit) -> BodyLimits {
        let long = self.is_long(visit.uri.path());
        let limits = &self.config.limits;
        BodyLimits {
            most_bytes: if long {
                limits.long_body_bytes
            } else {
                self.http.most_body_bytes
            },
            pause: Duration::from_millis(limits.body_pause_ms),
            whole: Duration::from_secs(if long {
                limits.long_seconds
            } else {
                self.http.request_timeout_seconds
            }),
        }
    }

    fn is_long(&self, path: &str) -> bool {
        let path = path.strip_prefix("/api").unwrap_or(path);
        let path = path.strip_prefix("/v1").unwrap_or(path);
        self.config.limits.long_paths.iter().any(|long| {
            path.strip_prefix(long.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// How long the service may take to begin its answer: a stream of events may wait until something happens, and who
    /// goes over to another protocol stays.
    fn answer_limit(&self, visit: &Visit, headers: &HeaderMap, upgrade: bool) -> Duration {
        let limits = &self.config.limits;
        if upgrade || wants_events(headers) || self.is_long(visit.uri.path()) {
            Duration::from_secs(limits.long_seconds)
        } else {
            Duration::from_millis(limits.answer_ms)
        }
    }

    /// Whether who asks has written a moment ago, or does now. The way of a generation counts: its end is nobody's
    /// request. An API token, of which nobody knows here whose it is, stands for its owner.
    fn wrote_lately(&self, visit: &Visit, headers: &HeaderMap, identity: Option<&Identity>) -> bool {
        let shown = || bearer(headers).map(digest_of);
        let Some(who) = identity.map(|identity| identity.subject.clone()).or_else(shown) else {
            return false;
        };
        let writes = !visit.method.is_safe() || visit.uri.path().contains("/generations");
        if writes {
            self.writers.note(&who);
        }
        writes || self.writers.holds(&who)
    }

    pub(super) async fn forward(
        &self,
        visit: &Visit,
        mut request: Request,
        pool: &Arc<Pool>,
        word: Word,
    ) -> Result<Response, Refusal> {
        let protocol = wanted_upgrade(&request);
        let here = protocol.is_some().then(|| hyper::upgrade::on(&mut request));
        let stopping = request
            .extensions()
            .get::<Stopping>()
            .map(|stopping| stopping.0.clone());
        let (mut head, body) = request.into_parts();
        let limits = self.body_limits(visit);
        refuse_announced(&head.headers, limits.most_bytes)?;
        let payload = self.take(body, limits).await?;
        // After the token, because it costs most; before anything is sent.
        self.inspect(visit, &head, &payload).await?;
        let limit = self.answer_limit(visit, &head.headers, protocol.is_some());
        let accepts = head.headers.get(ACCEPT_ENCODING).cloned();
        let said = Said {
            client: visit.client,
            scheme: if word.secure { "https" } else { "http" },
            host: self.origins.host().unwrap_or(&word.host),
            request_id: &visit.request_id,
            identity: word.identity.as_deref(),
            fresh: self.wrote_lately(visit, &head.headers, word.identity.as_deref()),
        };
        to_service(&mut head.headers, &said, protocol.clone());
        visit.trace.write(&mut head.headers, &self.world);
        let root = PathAndQuery::from_static("/");
        let sent = pool.send(Ask {
            method: &head.method,
            path: visit.uri.path_and_query().unwrap_or(&root),
            headers: &head.headers,
            payload: &payload,
            limit,
            upgrade: protocol.is_some(),
        });
        match sent.await {
            Ok(answered) => {
                let response = handed_back(answered, here, protocol, stopping);
                Ok(packed(&head.method, accepts, response).await)
            }
            Err(error) => Err(refusal(visit, pool.name(), error)),
        }
    }
}

fn refuse_announced(headers: &HeaderMap, most: usize) -> Result<(), Refusal> {
    let announced = headers.get(CONTENT_LENGTH);
    let bytes = announced.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if bytes.is_some_and(|bytes| bytes > most as u64) {
        return Err(too_large().into());
    }
    Ok(())
}

fn refusal(visit: &Visit, service: &'static str, error: SendError) -> Refusal {
    let fallback = |cause, retry_after| {
        Refusal::Fallback(Fallback {
            service,
            cause,
            retry_after,
        })
    };
    match error {
        SendError::Refused(wait) => fallback(Cause::Refused, wait),
        SendError::TimedOut => {
            tracing::warn!(
                request.id = visit.request_id,
                service,
                "broken off: no answer in time"
            );
            fallback(Cause::TimedOut, SOON)
        }
        SendError::Broken(cause) => {
            tracing::warn!(
                request.id = visit.request_id,
                service,
                cause,
                "a service could not be asked"
            );
            fallback(Cause::Broken, SOON)
        }
        SendError::Body(fault) => fault.problem().into(),
    }
}

/// The answer for the client. Where both sides go over to another protocol, their connections are joined.
fn handed_back(
    answered: Answered,
    here: Option<OnUpgrade>,
    protocol: Option<HeaderValue>,
    stopping: Option<CancellationToken>,
) -> Response {
    let Answered { mut response, flight } = answered;
    if response.status() == StatusCode::SWITCHING_PROTOCOLS {
        let there = hyper::upgrade::on(&mut response);
        let (mut head, _) = response.into_parts();
        to_client(&mut head.headers, protocol);
        if let Some(here) = here {
            tokio::spawn(join(here, there, flight, stopping.unwrap_or_default()));
        }
        return Response::from_parts(head, Body::empty());
    }
    let (mut head, body) = response.into_parts();
    to_client(&mut head.headers, None);
    head.extensions.clear();
    // As long as the answer comes in, the process counts as busy.
    let body = if body.is_end_stream() {
        Body::new(body)
    } else {
        let held = Held::new(body, flight);
        match stopping.filter(|_| is_events(&head.headers)) {
            Some(stopping) => Body::new(Events::new(held, stopping)),
            None => Body::new(held),
        }
    };
    Response::from_parts(head, body)
}

fn is_events(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"))
}

/// Copies both ways until one side is done, or the server stops.
async fn join(here: OnUpgrade, there: OnUpgrade, flight: Flight, stopping: CancellationToken) {
    let joined = async {
        let (here, there) = futures_util::try_join!(here, there).map_err(std::io::Error::other)?;
        copy_bidirectional(&mut TokioIo::new(here), &mut TokioIo::new(there)).await
    };
    tokio::select! {
        () = stopping.cancelled() => {}
        ended = joined => {
            if let Err(error) = ended {
                tracing::debug!(%error, "a joined connection ended early");
            }
        }
    }
    drop(flight);
}
