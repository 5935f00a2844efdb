//! The way of a request through the edge: [`Edge::answer`] is the list, from the outside to the inside.
//!
//! Cheap refusals come before dear ones, and everything that a stranger can cause is bounded before anything is done for
//! them. The limits of connections and heads lie further out, in [`crate::server`].

mod events;
mod fallback;
mod forward;
mod gates;
mod measures;
mod operations;
mod packing;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::header::{
    HOST, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, Method};
use axum::response::Response;
use cache::Redis;
use platform::World;
use platform::config::HttpConfig;
use platform::problem::{Problem, ProblemCode};
use platform::recently::Recently;
use platform::shell::REQUEST_ID;
use platform::telemetry::Traffic;
use platform::trace::Tracer;
use thiserror::Error;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use self::fallback::Fallback;
use self::gates::Rates;
use self::measures::RouteMeasures;
use crate::blocks::{BlockFileError, BlockList};
use crate::client_address::{TrustedProxies, X_FORWARDED_FOR, X_FORWARDED_PROTO};
use crate::config::GatewayConfig;
use crate::firewall::Firewall;
use crate::headers;
use crate::open_paths::OpenPaths;
use crate::origins::{Origins, secure_address};
use crate::routes::{RouteTable, Upstream, is_inside, is_plain};
use crate::tokens::Tokens;
use crate::visit::Visit;

/// For how long services are told that somebody wrote, and of how many people that is remembered. Copies of a database may
/// be behind for less (`database.replica_lag_ms`).
const STICKY: Duration = Duration::from_secs(10);
const MOST_WRITERS: usize = 100_000;

/// Why an edge cannot be put up.
#[derive(Debug, Error)]
pub enum EdgeError {
    /// A setting cannot be used.
    #[error("{0}")]
    Setting(String),
    /// The block list cannot be used.
    #[error(transparent)]
    Blocks(#[from] BlockFileError),
}

/// What an edge consists of.
#[derive(Clone)]
pub struct EdgeParts {
    /// Its settings.
    pub config: GatewayConfig,
    /// Those of the server.
    pub http: HttpConfig,
    /// Who answers what.
    pub routes: RouteTable,
    /// The look at tokens, where there is one.
    pub tokens: Option<Arc<Tokens>>,
    /// What anybody may ask for.
    pub open: OpenPaths,
    /// The firewall, where there is one.
    pub firewall: Option<Arc<dyn Firewall>>,
    /// Where several gateways count requests together; without it each counts for itself.
    pub redis: Option<Arc<Redis>>,
    /// Where requests are counted that no router of this process counts.
    pub traffic: Traffic,
    /// Where the traces of requests begin.
    pub tracer: Tracer,
    /// Clock and chance.
    pub world: World,
}

/// The edge.
pub struct Edge {
    config: GatewayConfig,
    http: HttpConfig,
    routes: RouteTable,
    proxies: TrustedProxies,
    rates: Rates,
    blocks: BlockList,
    origins: Origins,
    tokens: Option<Arc<Tokens>>,
    open: OpenPaths,
    writers: Recently,
    firewall: Option<Arc<dyn Firewall>>,
    traffic: Traffic,
    tracer: Tracer,
    measures: Vec<(&'static str, RouteMeasures)>,
    world: World,
    since: Instant,
    stopping: CancellationToken,
}

/// Where a request came in.
#[derive(Clone, Copy, Debug)]
pub struct Arrival {
    /// Who is at the other end of the connection.
    pub peer: SocketAddr,
    /// Whether the connection is encrypted.
    pub secure: bool,
}

/// A request that goes no further.
pub(crate) enum Refusal {
    /// With a problem.
    Problem(Box<Problem>),
    /// The service cannot be asked.
    Fallback(Fallback),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl Edge {
    /// Puts an edge up.
    pub fn new(parts: EdgeParts) -> Result<Self, EdgeError> {
        let EdgeParts {
            config,
            http,
            routes,
            tokens,
            open,
            firewall,
            redis,
            traffic,
            tracer,
            world,
        } = parts;
        let public_url = config.public_url.as_deref().filter(|url| !url.is_empty());
        let embedded = routes.pools().next().is_none();
        let names = routes.names().chain(["none", "edge"]);
        Ok(Self {
            proxies: TrustedProxies::new(
                config.trusted_proxies.as_deref(),
                public_url.is_some(),
                config.client_header,
            )
            .map_err(|reason| EdgeError::Setting(format!("gateway.trusted_proxies: {reason}")))?,
            rates: Rates::new(&config.rates, embedded, redis),
            blocks: BlockList::open(&config.blocks)?,
            origins: Origins::new(public_url, &config.cors.origins).map_err(EdgeError::Setting)?,
            measures: names.map(|name| (name, RouteMeasures::new(name))).collect(),
            writers: Recently::new(STICKY, MOST_WRITERS, world.clone()),
            since: Instant::now(),
            stopping: CancellationToken::new(),
            config,
            http,
            routes,
            tokens,
            open,
            firewall,
            traffic,
            tracer,
            world,
        })
    }

    /// Looks after the services and the keys until told to stop; from then on the edge is not ready.
    pub fn work(&self, stop: &CancellationToken) -> Result<(), EdgeError> {
        for pool in self.routes.pools() {
            pool.look_after(stop)
                .map_err(|reason| EdgeError::Setting(format!("gateway.balance.look_path: {reason}")))?;
        }
        if let Some(tokens) = &self.tokens {
            tokio::spawn(Arc::clone(tokens).keep_keys(stop.clone()));
        }
        let (stop, stopping) = (stop.clone(), self.stopping.clone());
        tokio::spawn(async move {
            stop.cancelled().await;
            stopping.cancel();
        });
        Ok(())
    }

    /// Reads again what can be read again while it runs.
    pub fn reload(&self) -> Result<(), EdgeError> {
        Ok(self.blocks.reload()?)
    }

    /// Answers a request.
    pub async fn answer(self: Arc<Self>, arrival: Arrival, request: Request) -> Response {
        let (head, body) = request.into_parts();
        let shared = (&self.tracer, &self.world);
        let mut visit = Visit::new(&head.method, &head.uri, &head.headers, arrival.peer, shared);
        let request = Request::from_parts(head, body);
        let passed = match visit.trace.step.within() {
            Some(within) => within.around(self.pass(&mut visit, arrival, request)).await,
            None => self.pass(&mut visit, arrival, request).await,
        };
        let response = match passed {
            Ok(response) => response,
            Err(refusal) => Self::refuse(&visit, refusal),
        };
        self.finish(visit, arrival, response)
    }

    /// The gates, in their order.
    async fn pass(
        &self,
        visit: &mut Visit,
        arrival: Arrival,
        mut request: Request,
    ) -> Result<Response, Refusal> {
        // The shape first: a request of no host, or of two, is nobody's.
        let host = Self::check_host(&request)?;
        // Who asks, because every limit below is somebody's.
        visit.client = self.proxies.client(visit.peer, request.headers());
        // Probes come every few seconds from inside and must not depend on limits; they cost nothing.
        if let Some(response) = self.operations(visit) {
            return Ok(response);
        }
        // Before the list of blocks, because it is cheaper and bounds how often that is asked.
        let recalled = self.check_rate(visit, request.headers()).await?;
        self.check_blocks(visit)?;
        if let Some(preflight) = self.origins.preflight(&visit.method, request.headers()) {
            return Ok(preflight);
        }
        self.origins.check(&visit.method, request.headers())?;
        let route = self
            .routes
            .find(visit.uri.path())
            .ok_or_else(Problem::route_not_found)?;
        visit.route = route.name;
        headers::strip_own(request.headers_mut());
        match &route.upstream {
            // The router has a shell of its own, with limits, problems and the look at tokens.
            Upstream::Mounted(router) => {
                visit.mounted = true;
                let request = self.inspected(visit, request).await?;
                Ok(self.enter(visit, arrival, request, router.clone()).await)
            }
            Upstream::Remote(pool) => {
                // A path that two readers could read differently is handed on to nobody. A router of this process is
                // the only reader of its paths.
                if !is_plain(visit.uri.path()) {
                    return Err(unfit());
                }
                if is_inside(visit.uri.path()) {
                    return Err(Problem::route_not_found().into());
                }
                // Signatures cost more than tables, and less than a body.
                let identity = self.check_token(visit, request.headers(), recalled).await?;
                let said = forward::Word {
                    host,
                    secure: self.is_secure(arrival, &request),
                    identity,
                };
                self.forward(visit, request, pool, said).await
            }
        }
    }

    fn check_host(request: &Request) -> Result<HeaderValue, Refusal> {
        let fits = *request.method() != Method::CONNECT && !headers::says_twice(request.headers());
        let host = headers::host(request).filter(|_| fits);
        host.ok_or_else(unfit)
    }

    /// Whether the client spoke HTTPS, to us or to a proxy that we trust.
    fn is_secure(&self, arrival: Arrival, request: &Request) -> bool {
        if arrival.secure {
            return true;
        }
        let told = request.headers().get(X_FORWARDED_PROTO);
        match (self.origins.scheme(), told) {
            (Some(scheme), _) => scheme == "https",
            (None, Some(proto)) => proto == "https" && self.proxies.trusts(arrival.peer.ip().to_canonical()),
            (None, None) => false,
        }
    }

    /// Hands a request to a router of this process.
    async fn enter(
        &self,
        visit: &Visit,
        arrival: Arrival,
        mut request: Request,
        router: axum::Router,
    ) -> Response {
        let headers = request.headers_mut();
        for (name, value) in [
            (REQUEST_ID, visit.request_id.clone()),
            (X_FORWARDED_FOR, visit.client.to_string()),
        ] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
        if let Some(host) = self.origins.host() {
            headers.insert(HOST, host.clone());
        }
        visit.trace.write(headers, &self.world);
        let client = SocketAddr::new(visit.client, arrival.peer.port());
        request.extensions_mut().insert(ConnectInfo(client));
        match router.oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }

    fn refuse(visit: &Visit, refusal: Refusal) -> Response {
        match refusal {
            Refusal::Problem(problem) => problem.answer(visit.language, visit.uri.path(), &visit.request_id),
            Refusal::Fallback(fallback) => fallback.answer(visit),
        }
    }

    /// What every answer gets, and what is written down of it.
    fn finish(&self, mut visit: Visit, arrival: Arrival, mut response: Response) -> Response {
        let code = response
            .extensions()
            .get::<ProblemCode>()
            .map_or("", |code| code.0);
        let status = response.status();
        if let Some((_, measures)) = self.measures.iter().find(|(name, _)| *name == visit.route) {
            measures.count(status, visit.begun.elapsed());
        }
        if !visit.mounted {
            self.traffic.count(self.world.now_ms());
            visit.log(status.as_u16(), code);
        }
        visit.end_step(status.as_u16(), code);
        let headers = response.headers_mut();
        if let Ok(id) = HeaderValue::from_str(&visit.request_id) {
            headers.entry(REQUEST_ID).or_insert(id);
        }
        for (name, value) in [
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (X_FRAME_OPTIONS, "DENY"),
            (REFERRER_POLICY, "strict-origin-when-cross-origin"),
        ] {
            headers.entry(name).or_insert(HeaderValue::from_static(value));
        }
        self.add_hsts(arrival, headers);
        self.origins.allow(visit.origin.as_ref(), headers);
        response
    }

    /// Only where this server itself speaks HTTPS: behind a proxy that is the proxy's promise to make.
    fn add_hsts(&self, arrival: Arrival, headers: &mut axum::http::HeaderMap) {
        let seconds = self.config.tls.hsts_seconds;
        if arrival.secure
            && seconds > 0
            && let Ok(value) = HeaderValue::from_str(&format!("max-age={seconds}"))
        {
            headers.insert(STRICT_TRANSPORT_SECURITY, value);
        }
    }

    /// Sends a request over plain HTTP to the same path over HTTPS.
    pub fn redirect(&self, request: &Request) -> Response {
        let address = secure_address(&self.origins, request.headers(), request.uri());
        let answer = address.and_then(|address| {
            Response::builder()
                .status(axum::http::StatusCode::PERMANENT_REDIRECT)
                .header(axum::http::header::LOCATION, address)
                .body(Body::empty())
                .ok()
        });
        answer.unwrap_or_else(|| {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = axum::http::StatusCode::BAD_REQUEST;
            response
        })
    }

    fn now(&self) -> Duration {
        self.since.elapsed()
    }
}

fn unfit() -> Refusal {
    measures::hit("shape");
    Problem::invalid_request().into()
}

impl std::fmt::Debug for Edge {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Edge").finish_non_exhaustive()
    }
}
