//! An edge on a free port, servers behind it, and clients that speak HTTP or plain bytes.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Method, Request, Response, StatusCode};
use gateway::config::{BalanceConfig, GatewayConfig};
use gateway::edge::{Edge, EdgeParts};
use gateway::pool::Pool;
use gateway::routes::{RouteTable, SERVICES, Upstream};
use gateway::{OpenPaths, server};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use platform::World;
use platform::config::{HttpConfig, defaults};
use platform::resolver::Resolver;
use platform::server::Served;
use platform::telemetry::Traffic;
use platform::trace::Tracer;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

/// How long a case waits for something that must happen.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// An edge that serves until the value is dropped or stopped.
pub(crate) struct Scene {
    pub(crate) address: SocketAddr,
    pub(crate) stop: CancellationToken,
    pub(crate) edge: Arc<Edge>,
    serving: JoinHandle<Served>,
    client: Client<HttpConnector, Body>,
}

/// What a scene is made of.
pub(crate) struct Plan {
    pub(crate) config: GatewayConfig,
    pub(crate) http: HttpConfig,
    pub(crate) parts: Box<dyn FnOnce(&mut EdgeParts)>,
}

impl Default for Plan {
    fn default() -> Self {
        let mut config: GatewayConfig = defaults();
        // What the cases are not about does not get in their way.
        config.rates.per_address = Some(0);
        config.balance.look_path = String::new();
        let http = HttpConfig {
            drain_seconds: 0,
            ..defaults()
        };
        Self {
            config,
            http,
            parts: Box::new(|_| {}),
        }
    }
}

impl Plan {
    pub(crate) fn with(change: impl FnOnce(&mut GatewayConfig)) -> Self {
        let mut plan = Self::default();
        change(&mut plan.config);
        plan
    }

    /// An edge in front of one service, `trip`, on these addresses; the others are nowhere.
    pub(crate) async fn before(self, addresses: &[String]) -> Scene {
        let pool = pool("trip", addresses, &self.config.balance, &self.config);
        self.start(RouteTable::default().service("trip", Upstream::Remote(pool)))
            .await
    }

    pub(crate) async fn start(self, routes: RouteTable) -> Scene {
        let mut parts = EdgeParts {
            config: self.config,
            http: self.http.clone(),
            routes,
            tokens: None,
            open: OpenPaths::default(),
            firewall: None,
            redis: None,
            traffic: Traffic::default(),
            tracer: Tracer::off(),
            world: World::system(),
        };
        (self.parts)(&mut parts);
        let edge = Arc::new(Edge::new(parts).expect("settings that can be used"));
        let stop = CancellationToken::new();
        edge.work(&stop).expect("settings that can be used");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("a bound port has an address");
        let serving = tokio::spawn({
            let (edge, http, stop) = (Arc::clone(&edge), self.http, stop.clone());
            async move { server::serve(listener, edge, None, &http, stop).await }
        });
        Scene {
            address,
            stop,
            edge,
            serving,
            client: Client::builder(TokioExecutor::new()).build_http(),
        }
    }
}

pub(crate) fn pool(
    name: &'static str,
    addresses: &[String],
    balance: &BalanceConfig,
    config: &GatewayConfig,
) -> Arc<Pool> {
    assert!(SERVICES.iter().any(|(service, _)| *service == name));
    Arc::new(
        Pool::new(
            name,
            Resolver::fixed(name, addresses.to_vec()),
            balance,
            config.breaker.rules(),
            &World::system(),
        )
        .expect("addresses that can be used"),
    )
}

impl Scene {
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> Request<Body> {
        Request::builder()
            .method(method)
            .uri(self.url(path))
            .body(Body::empty())
            .expect("a request")
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path)).await
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        Answer::read(self.open(request).await).await
    }

    pub(crate) async fn open(&self, request: Request<Body>) -> Response<Incoming> {
        within(self.client.request(request))
            .await
            .expect("the edge answers")
    }

    /// Sends bytes as they are and gives what comes back until the edge closes, or nothing more comes.
    pub(crate) async fn raw(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.address).await.expect("the edge listens");
        stream.write_all(bytes).await.expect("it takes bytes");
        read_for(&mut stream, Duration::from_millis(400)).await
    }

    pub(crate) async fn end(mut self) -> Served {
        self.stop.cancel();
        within(&mut self.serving).await.expect("the server's task")
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

impl Scene {
    /// The serving of a scene that goes on without it.
    pub(crate) fn client(&self) -> Client<HttpConnector, Body> {
        self.client.clone()
    }
}

/// Bytes until the other side closes or pauses.
pub(crate) async fn read_for(stream: &mut TcpStream, pause: Duration) -> String {
    let mut all = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(Ok(count)) = tokio::time::timeout(pause, stream.read(&mut buffer)).await {
        if count == 0 {
            all.extend_from_slice(b"<closed>");
            break;
        }
        all.extend_from_slice(&buffer[..count]);
    }
    String::from_utf8_lossy(&all).into_owned()
}

pub(crate) async fn within<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, future)
        .await
        .expect("it happens in time")
}

/// Waits until something holds.
pub(crate) async fn until(mut holds: impl AsyncFnMut() -> bool) {
    within(async {
        while !holds().await {
            tokio::task::yield_now().await;
        }
    })
    .await;
}

/// An answer that was read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) async fn read(response: Response<Incoming>) -> Self {
        let (head, body) = response.into_parts();
        let body = within(body.collect())
            .await
            .expect("the body comes in whole")
            .to_bytes();
        Self {
            status: head.status,
            headers: head.headers,
            body,
        }
    }

    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        self
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error} in {}", self.text()))
    }

    /// The code of a problem with that status.
    #[track_caller]
    pub(crate) fn problem(self, status: u16) -> String {
        let answer = self.expect(status);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        answer.json()["code"].as_str().expect("a code").to_owned()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or("")
    }
}

/// A server behind the edge; it dies with the value.
pub(crate) struct Service {
    pub(crate) address: SocketAddr,
    pub(crate) serving: JoinHandle<()>,
}

impl Service {
    pub(crate) async fn start(router: Router) -> Self {
        Self::start_at("127.0.0.1:0".parse().expect("an address"), router).await
    }

    pub(crate) async fn start_at(address: SocketAddr, router: Router) -> Self {
        let listener = TcpListener::bind(address).await.expect("a free port");
        let address = listener.local_addr().expect("a bound port has an address");
        let serving = tokio::spawn(async move {
            let graceful = axum::serve(listener, router);
            graceful.await.expect("a server on a bound port serves");
        });
        Self { address, serving }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// A server that treats each connection as a closure says.
pub(crate) async fn raw_service<F>(treat: impl Fn(TcpStream) -> F + Send + 'static) -> Service
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("a bound port has an address");
    let serving = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(treat(stream));
        }
    });
    Service { address, serving }
}

/// An address where nobody listens.
pub(crate) async fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    format!(
        "http://{}",
        listener.local_addr().expect("a bound port has an address")
    )
}
