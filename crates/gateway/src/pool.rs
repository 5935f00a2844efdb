//! The processes of one service, and how a request finds one that answers.
//!
//! A try goes: choose a process (two at random among those that are well, the less busy of them), take a permit of its
//! breaker, send, wait at most so long. A process that cannot be reached has seen nothing of the request, so any request
//! goes on to the next; one that broke off or answered 502, 503 or 504 is asked again only for what may be done twice,
//! and only as long as the retry budget lasts. A time-out is never repeated: the caller has waited long enough.

mod budget;
mod choose;
mod client;
mod follow;
mod look;
mod target;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use axum::body::Body;
use axum::http::header::HOST;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, Method, Request, Response, StatusCode, Uri, Version};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use platform::World;
use platform::resolver::Resolver;
use platform::shell::ELSEWHERE;
use platform::tls::Inside;
use platform::trace::{Kind, Span, child};
use tokio::time::Instant;

use self::budget::{Budget, OF_ANSWERS, OF_DEATHS};
use self::client::Clients;
pub(crate) use self::target::{Flight, Target};
use crate::breaker::{BreakerFigures, BreakerRules, Outcome};
use crate::config::BalanceConfig;
use crate::payload::{BodyFault, Payload};

/// How long a look at a process may take, and a question of the edge's own.
const OWN_PATIENCE: Duration = Duration::from_secs(2);

/// Bytes of an answer to a question of the edge's own.
const OWN_MOST_BYTES: usize = 64 * 1024;

/// The processes of one service.
#[derive(Debug)]
pub struct Pool {
    name: &'static str,
    targets: RwLock<Arc<[Arc<Target>]>>,
    rules: BreakerRules,
    resolver: Resolver,
    clients: Clients,
    config: BalanceConfig,
    /// Of requests that were answered badly, and of those whose process died.
    budget: Budget,
    deaths: Budget,
    dice: AtomicU64,
    /// Whether its processes are looked at: what is found away is found again by a look.
    looks: AtomicBool,
}

/// What is sent to one of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask<'a> {
    pub(crate) method: &'a Method,
    pub(crate) path: &'a PathAndQuery,
    pub(crate) headers: &'a HeaderMap,
    pub(crate) payload: &'a Payload,
    /// How long the service may take to begin its answer.
    pub(crate) limit: Duration,
    /// The answer may be 101: only HTTP/1.1 can do that.
    pub(crate) upgrade: bool,
}

/// An answer, which counts as running for as long as the flight is held.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) response: Response<Incoming>,
    pub(crate) flight: Flight,
}

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum SendError {
    /// No breaker lets the request through; one may after this time.
    Refused(Duration),
    /// The service did not begin to answer in time.
    TimedOut,
    /// No process could be reached, or the one that was broke off.
    Broken(String),
    /// It is the client's fault.
    Body(BodyFault),
}

/// A breaker and whom it guards, for `/readyz` and metrics.
#[derive(Clone, Debug)]
pub(crate) struct TargetState {
    /// The number of the process, from 1.
    pub(crate) number: usize,
    pub(crate) figures: BreakerFigures,
    /// Whether it is sent requests, its breaker aside.
    pub(crate) well: bool,
}

/// What became of a try.
enum Try {
    Done(Answered),
    /// Nothing of the request was seen by the process.
    NotSent(String),
    /// It broke off.
    Broken(String),
    /// It is the end, whatever could be tried.
    Over(SendError),
}

impl Pool {
    /// With the processes that a resolver knows now; [`Pool::follow`] takes over what it learns later. The text of a
    /// failure names the address that cannot be used.
    pub fn new(
        name: &'static str,
        resolver: Resolver,
        config: &BalanceConfig,
        rules: BreakerRules,
        world: &World,
    ) -> Result<Self, String> {
        Self::inside(name, resolver, config, rules, &Inside::none(), world)
    }

    /// The same over TLS as the processes of an installation speak it, where their addresses say so.
    pub fn inside(
        name: &'static str,
        resolver: Resolver,
        config: &BalanceConfig,
        rules: BreakerRules,
        inside: &Inside,
        world: &World,
    ) -> Result<Self, String> {
        let addresses = resolver.known();
        let targets = addresses
            .iter()
            .enumerate()
            .map(|(index, address)| Target::new(name, index + 1, address, rules).map(Arc::new));
        let targets = targets.collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            name,
            clients: Clients::new(config, &resolver, inside, &targets)?,
            targets: RwLock::new(targets.into()),
            rules,
            resolver,
            config: config.clone(),
            budget: Budget::new(config.retry_percent, OF_ANSWERS),
            deaths: Budget::new(config.retry_percent, OF_DEATHS),
            looks: AtomicBool::new(false),
            dice: AtomicU64::new(u64::from_le_bytes(world.bytes())),
        })
    }

    /// The name of the service.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The processes as they are known now.
    fn targets(&self) -> Arc<[Arc<Target>]> {
        Arc::clone(&self.targets.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn states(&self) -> Vec<TargetState> {
        let state = |target: &Arc<Target>| TargetState {
            number: target.number,
            figures: target.breaker.figures(),
            well: target.is_well(Instant::now()),
        };
        self.targets().iter().map(state).collect()
    }

    /// Sends a request to one of the processes, and to another where that makes sense.
    pub(crate) async fn send(&self, ask: Ask<'_>) -> Result<Answered, SendError> {
        self.budget.earn();
        self.deaths.earn();
        let mut tried = Vec::new();
        loop {
            let Some(target) = self.choose(&tried) else {
                return Err(SendError::Refused(self.refuses_for()));
            };
            tried.push(target.number);
            let may_repeat = self.has_another_try(&tried, ask.payload);
            match self.attempt(&target, ask).await {
                Try::Done(answered) if may_repeat && self.may_resend(&answered, ask.method) => {
                    target.measures.retried.increment(1);
                }
                Try::Done(answered) => return Ok(answered),
                Try::NotSent(_) if may_repeat => target.measures.retried.increment(1),
                Try::Broken(_) if may_repeat && ask.method.is_idempotent() && self.deaths.spend() => {
                    target.measures.retried.increment(1);
                }
                Try::NotSent(cause) | Try::Broken(cause) => return Err(SendError::Broken(cause)),
                Try::Over(error) => return Err(error),
            }
        }
    }

    fn has_another_try(&self, tried: &[usize], payload: &Payload) -> bool {
        let retries = usize::try_from(self.config.retries).unwrap_or(usize::MAX);
        tried.len() <= retries && payload.can_repeat()
    }

    /// Whether an answer says that another process may do better.
    fn may_resend(&self, answered: &Answered, method: &Method) -> bool {
        let worth = matches!(
            answered.response.status(),
            StatusCode::BAD_GATEWAY | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT
        );
        let here = !is_elsewhere(&answered.response);
        worth && here && self.targets().len() > 1 && method.is_idempotent() && self.budget.spend()
    }

    async fn attempt(&self, target: &Arc<Target>, ask: Ask<'_>) -> Try {
        let Some(permit) = target.breaker.begin() else {
            // Somebody else took the last permit between the choice and now.
            return Try::NotSent("its breaker refuses".to_owned());
        };
        let flight = target.enter();
        let begun = Instant::now();
        let mut request = target.request(ask);
        let mut step = target.step(ask.method);
        step.write(request.headers_mut());
        let sending = self.clients.of(target, ask.upgrade).request(request);
        let limit = async {
            ask.payload.sent().await;
            tokio::time::sleep(ask.limit).await;
        };
        let ended = tokio::select! {
            biased;
            ended = sending => Some(ended),
            () = limit => None,
        };
        let took = ask.payload.waited_since(begun);
        match ended {
            None => {
                step.fail("timeout");
                permit.settle_after(Outcome::TimedOut, took);
                self.count(target, Outcome::TimedOut, took);
                Try::Over(SendError::TimedOut)
            }
            Some(Ok(response)) => {
                step.answered(response.status().as_u16(), "");
                if is_elsewhere(&response) {
                    // The permit goes back unused.
                    return Try::Done(Answered { response, flight });
                }
                let outcome = if response.status().is_server_error() {
                    Outcome::Failed
                } else {
                    Outcome::Succeeded
                };
                permit.settle_after(outcome, took);
                self.count(target, outcome, took);
                Try::Done(Answered { response, flight })
            }
            Some(Err(error)) => {
                // The client's own fault says nothing of the service: its permit goes back unused.
                if let Some(fault) = ask.payload.fault() {
                    return Try::Over(SendError::Body(fault));
                }
                step.fail("broken");
                permit.settle_after(Outcome::Failed, took);
                self.count(target, Outcome::Failed, took);
                let cause = causes(&error);
                if error.is_connect() {
                    if self.looks.load(Ordering::Relaxed) {
                        target.was_away();
                    }
                    Try::NotSent(cause)
                } else {
                    Try::Broken(cause)
                }
            }
        }
    }

    fn count(&self, target: &Target, outcome: Outcome, took: Duration) {
        target.measures.count(outcome, took);
        if target.settle(outcome, took, &self.config, Instant::now()) {
            tracing::warn!(
                service = self.name,
                target = target.label,
                "a process is left alone for a while: its requests fail"
            );
        }
    }

    /// A question of the edge's own: a short text, from whoever answers, those first that are well. It says nothing to the
    /// breakers: while a service starts it is asked again and again, and nobody's requests shall pay for that.
    pub(crate) async fn read(&self, path: &'static str) -> Result<Vec<u8>, String> {
        let (targets, now) = (self.targets(), Instant::now());
        let mut order: Vec<&Arc<Target>> = targets.iter().collect();
        order.sort_by_key(|target| !target.is_well(now));
        let mut cause = "no process of it is known".to_owned();
        for target in order {
            let reading = self.read_from(target, PathAndQuery::from_static(path));
            cause = match tokio::time::timeout(OWN_PATIENCE, reading).await {
                Ok(Ok(text)) => return Ok(text),
                Ok(Err(cause)) => cause,
                Err(_elapsed) => "the answer did not come in in time".to_owned(),
            };
        }
        Err(cause)
    }

    async fn read_from(&self, target: &Target, path: PathAndQuery) -> Result<Vec<u8>, String> {
        let request = target.request(Ask {
            method: &Method::GET,
            path: &path,
            headers: &HeaderMap::new(),
            payload: &Payload::Empty,
            limit: OWN_PATIENCE,
            upgrade: false,
        });
        let answer = self.clients.of(target, false).request(request).await;
        let answer = answer.map_err(|error| causes(&error))?;
        if answer.status() != StatusCode::OK {
            return Err(format!("status {}", answer.status()));
        }
        let body = Limited::new(answer.into_body(), OWN_MOST_BYTES).collect().await;
        body.map(|body| body.to_bytes().to_vec())
            .map_err(|error| error.to_string())
    }
}

/// Whether a service answers that another one is to blame, which says nothing of its own process.
fn is_elsewhere(response: &Response<Incoming>) -> bool {
    response.status() == StatusCode::SERVICE_UNAVAILABLE && response.headers().contains_key(ELSEWHERE)
}

impl Target {
    /// A try as a step of the request's trace.
    fn step(&self, method: &Method) -> Span {
        let mut step = child(Kind::Client, method.as_str().to_owned());
        if step.is_on() {
            step.set("http.request.method", method.as_str().to_owned());
            step.set("server.address", self.authority.host().to_owned());
            step.set(
                "server.port",
                self.authority
                    .port_u16()
                    .unwrap_or(if self.secure { 443 } else { 80 }),
            );
        }
        step
    }

    /// The request as it goes out. Nothing but its parts is passed on: what the server attached to it stays here.
    fn request(&self, ask: Ask<'_>) -> Request<Body> {
        let uri = Uri::builder()
            .scheme(if self.secure { "https" } else { "http" })
            .authority(self.authority.clone())
            .path_and_query(ask.path.clone())
            .build()
            .expect("scheme, authority and path are there");
        let mut request = Request::new(ask.payload.body());
        *request.method_mut() = ask.method.clone();
        *request.uri_mut() = uri;
        *request.headers_mut() = ask.headers.clone();
        if self.http2 && !ask.upgrade {
            *request.version_mut() = Version::HTTP_2;
            // HTTP/2 names the host once, and that is the process; what the client asked for is in X-Forwarded-Host.
            request.headers_mut().remove(HOST);
        }
        request
    }
}

/// A failure with what caused it.
fn causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}
