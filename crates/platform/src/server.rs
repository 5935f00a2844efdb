//! Serves a router on a listener: the limits of a connection, and an end that lets running requests finish.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use crate::config::HttpConfig;

/// Headers of one request; a browser sends about twenty.
const MOST_HEADERS: usize = 100;

/// How long the server rests after the system refused it a connection, which happens when files or memory run out:
/// asking again at once would only burn the processor.
const REST_AFTER_REFUSAL: Duration = Duration::from_millis(50);

/// In the extensions of every request: cancelled when the server begins to stop. A stream of events ends then, and its
/// reader comes back to another process.
#[derive(Clone, Debug)]
pub struct Stopping(pub CancellationToken);

/// Behind no server of ours, as in tests of a router alone, nothing stops.
impl<S: Sync> FromRequestParts<S> for Stopping {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let given = parts.extensions.get::<Self>().cloned();
        Ok(given.unwrap_or_else(|| Self(CancellationToken::new())))
    }
}

/// How serving ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    /// Connections that were broken off because their request had not ended in time.
    pub cut_off: usize,
}

/// Serves until `stop` is cancelled. Then no connection is taken any more, idle ones are closed, running requests have
/// `stop_timeout_seconds` to end.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    config: &HttpConfig,
    stop: CancellationToken,
) -> Served {
    let protocol = protocol(config);
    let stopping = Stopping(stop.clone());
    accept(listener, config, stop, |stream, peer, watcher| {
        let one = Connection {
            router: router.clone(),
            stopping: stopping.clone(),
            peer,
        };
        one.serve(stream, protocol.clone(), watcher)
    })
    .await
}

/// Takes connections until `stop` is cancelled, each served by what `serve_one` makes of it; then ends them as [`serve`]
/// says. For whoever serves another protocol than [`serve`] does.
pub async fn accept<Serving>(
    listener: TcpListener,
    config: &HttpConfig,
    stop: CancellationToken,
    serve_one: impl Fn(TcpStream, SocketAddr, Watcher) -> Serving,
) -> Served
where
    Serving: Future<Output = ()> + Send + 'static,
{
    let seats = Arc::new(Semaphore::new(config.most_connections));
    let graceful = GracefulShutdown::new();
    let mut connections = JoinSet::new();
    loop {
        let seat = tokio::select! {
            biased;
            () = stop.cancelled() => break,
            seat = Arc::clone(&seats).acquire_owned() => seat,
        };
        let accepted = tokio::select! {
            biased;
            () = stop.cancelled() => break,
            Some(_ended) = connections.join_next(), if !connections.is_empty() => continue,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let serving = serve_one(stream, peer, graceful.watcher());
                connections.spawn(async move {
                    serving.await;
                    drop(seat);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(REST_AFTER_REFUSAL).await;
            }
        }
    }
    // The port is free from here on: the next process may take it while this one finishes.
    drop(listener);
    end(
        graceful,
        connections,
        Duration::from_secs(config.stop_timeout_seconds),
    )
    .await
}

fn protocol(config: &HttpConfig) -> http1::Builder {
    let mut protocol = http1::Builder::new();
    protocol
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(config.head_timeout_seconds))
        .max_header_size(config.most_head_bytes)
        .max_headers(MOST_HEADERS);
    protocol
}

async fn end(graceful: GracefulShutdown, mut connections: JoinSet<()>, patience: Duration) -> Served {
    let cut_off = match tokio::time::timeout(patience, graceful.shutdown()).await {
        Ok(()) => 0,
        Err(_elapsed) => {
            while connections.try_join_next().is_some() {}
            connections.len()
        }
    };
    if cut_off > 0 {
        tracing::warn!(
            connections = cut_off,
            "requests were broken off: they did not end in time"
        );
    }
    connections.shutdown().await;
    Served { cut_off }
}

struct Connection {
    router: Router,
    stopping: Stopping,
    peer: SocketAddr,
}

impl Connection {
    async fn serve(self, stream: TcpStream, protocol: http1::Builder, watcher: Watcher) {
        let open = OpenConnection::count();
        // Without this, small answers wait for each other on the wire (RFC 896); they are slower, not wrong.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "small answers may be delayed");
        }
        let service =
            service_fn(move |request| answer(self.router.clone(), self.peer, self.stopping.clone(), request));
        let connection = protocol.serve_connection(TokioIo::new(stream), service);
        // A client that breaks off or speaks no HTTP is its own affair; who looks for it turns the level up.
        if let Err(error) = watcher.watch(connection).await {
            tracing::debug!(%error, "a connection ended early");
        }
        drop(open);
    }
}

async fn answer(
    router: Router,
    peer: SocketAddr,
    stopping: Stopping,
    request: hyper::Request<Incoming>,
) -> Result<Response, Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    request.extensions_mut().insert(stopping);
    router.oneshot(request).await
}

/// Counts an open connection for as long as it lives.
struct OpenConnection;

impl OpenConnection {
    fn count() -> Self {
        metrics::gauge!("active_connections").increment(1.0);
        Self
    }
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        metrics::gauge!("active_connections").decrement(1.0);
    }
}
