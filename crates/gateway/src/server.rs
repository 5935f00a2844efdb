//! Serves the edge on a listener: TLS where there is a certificate, HTTP/1.1 and HTTP/2, the limits of a connection, and
//! an end that lets running requests finish.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use platform::config::HttpConfig;
use platform::server::{Served, Stopping};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::edge::{Arrival, Edge};
use crate::tls::Tls;

/// Headers of one request; a browser sends about twenty.
const MOST_HEADERS: usize = 100;

/// Requests that one HTTP/2 connection may have running at once.
const MOST_STREAMS: u32 = 128;

/// Streams that a client may open and reset before the server has looked at them (CVE-2023-44487).
const MOST_RESETS: usize = 20;

/// Bytes of a request's body that may wait in a stream of HTTP/2, and in all of a connection's streams.
const STREAM_WINDOW: u32 = 256 * 1024;
const CONNECTION_WINDOW: u32 = 1024 * 1024;

/// How long a silent HTTP/2 connection is believed to be alive before it is asked, and then waited for.
const PING_AFTER: Duration = Duration::from_secs(30);
const PING_PATIENCE: Duration = Duration::from_secs(10);

/// How long the server rests after the system refused it a connection.
const REST_AFTER_REFUSAL: Duration = Duration::from_millis(50);

/// What is done with requests.
#[derive(Clone, Debug)]
enum Manner {
    Answer,
    SendToHttps,
}

/// What all connections of a listener share.
#[derive(Clone)]
struct Door {
    edge: Arc<Edge>,
    tls: Option<Tls>,
    protocol: auto::Builder<TokioExecutor>,
    handshake: Duration,
    stopping: Stopping,
    manner: Manner,
}

/// Serves until `stop` is cancelled. Then no connection is taken any more, idle ones are closed, running requests have
/// `stop_timeout_seconds` to end.
pub async fn serve(
    listener: TcpListener,
    edge: Arc<Edge>,
    tls: Option<Tls>,
    config: &HttpConfig,
    stop: CancellationToken,
) -> Served {
    let door = Door {
        edge,
        tls,
        protocol: protocol(config),
        handshake: Duration::from_secs(config.head_timeout_seconds),
        stopping: Stopping(stop),
        manner: Manner::Answer,
    };
    open(listener, door, config).await
}

/// Serves redirections to HTTPS until `stop` is cancelled.
pub async fn serve_redirects(
    listener: TcpListener,
    edge: Arc<Edge>,
    config: &HttpConfig,
    stop: CancellationToken,
) -> Served {
    let door = Door {
        edge,
        tls: None,
        protocol: protocol(config),
        handshake: Duration::from_secs(config.head_timeout_seconds),
        stopping: Stopping(stop),
        manner: Manner::SendToHttps,
    };
    open(listener, door, config).await
}

async fn open(listener: TcpListener, door: Door, config: &HttpConfig) -> Served {
    let stop = door.stopping.0.clone();
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
                let serving = door.clone().take(stream, peer, graceful.watcher());
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
    let patience = Duration::from_secs(config.stop_timeout_seconds);
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

fn protocol(config: &HttpConfig) -> auto::Builder<TokioExecutor> {
    let mut protocol = auto::Builder::new(TokioExecutor::new());
    protocol
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(Duration::from_secs(config.head_timeout_seconds))
        .max_buf_size(config.most_head_bytes.max(8192))
        .max_headers(MOST_HEADERS);
    protocol
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(MOST_STREAMS)
        .max_pending_accept_reset_streams(MOST_RESETS)
        .max_header_list_size(u32::try_from(config.most_head_bytes).unwrap_or(u32::MAX))
        .initial_stream_window_size(STREAM_WINDOW)
        .initial_connection_window_size(CONNECTION_WINDOW)
        .keep_alive_interval(PING_AFTER)
        .keep_alive_timeout(PING_PATIENCE);
    protocol
}

impl Door {
    async fn take(self, stream: TcpStream, peer: SocketAddr, watcher: Watcher) {
        let open = OpenConnection::count();
        // Without this, small answers wait for each other on the wire (RFC 896); they are slower, not wrong.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "small answers may be delayed");
        }
        match &self.tls {
            None => self.talk(stream, Arrival { peer, secure: false }, watcher).await,
            Some(tls) => {
                let accepting = tls.acceptor().accept(stream);
                match tokio::time::timeout(self.handshake, accepting).await {
                    Ok(Ok(stream)) => self.talk(stream, Arrival { peer, secure: true }, watcher).await,
                    Ok(Err(error)) => tracing::debug!(%error, "a connection spoke no TLS that is known here"),
                    Err(_elapsed) => tracing::debug!("a connection did not finish its handshake in time"),
                }
            }
        }
        drop(open);
    }

    async fn talk<S>(&self, stream: S, arrival: Arrival, watcher: Watcher)
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        let service = service_fn(|request| self.clone().answer(arrival, request));
        let connection = self
            .protocol
            .serve_connection_with_upgrades(TokioIo::new(stream), service);
        // A client that breaks off or speaks no HTTP is its own affair; who looks for it turns the level up.
        if let Err(error) = watcher.watch(connection).await {
            tracing::debug!(%error, "a connection ended early");
        }
    }

    async fn answer(
        self,
        arrival: Arrival,
        request: hyper::Request<Incoming>,
    ) -> Result<Response, Infallible> {
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(self.stopping);
        Ok(match self.manner {
            Manner::Answer => self.edge.answer(arrival, request).await,
            Manner::SendToHttps => self.edge.redirect(&request),
        })
    }
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
