//! Serves the edge on a listener: TLS where there is a certificate, HTTP/1.1 and HTTP/2, the limits of a connection, and
//! an end that lets running requests finish.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::Watcher;
use platform::config::HttpConfig;
use platform::server::{Served, Stopping, accept};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Instant;
use tokio_rustls::Accept;
use tokio_util::sync::CancellationToken;

use crate::edge::{Arrival, Edge};
use crate::held::Held;
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

/// How long an HTTP/2 connection is kept on which nothing runs.
const IDLE: Duration = Duration::from_mins(1);

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
    open(listener, (edge, tls, Manner::Answer), config, stop).await
}

/// Serves redirections to HTTPS until `stop` is cancelled.
pub async fn serve_redirects(
    listener: TcpListener,
    edge: Arc<Edge>,
    config: &HttpConfig,
    stop: CancellationToken,
) -> Served {
    open(listener, (edge, None, Manner::SendToHttps), config, stop).await
}

async fn open(
    listener: TcpListener,
    (edge, tls, manner): (Arc<Edge>, Option<Tls>, Manner),
    config: &HttpConfig,
    stop: CancellationToken,
) -> Served {
    let door = Door {
        edge,
        tls,
        protocol: protocol(config),
        handshake: Duration::from_secs(config.head_timeout_seconds),
        stopping: Stopping(stop.clone()),
        manner,
    };
    accept(listener, config, stop, |stream, peer, watcher| {
        door.clone().take(stream, peer, watcher)
    })
    .await
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
            None => self.take_plain(stream, peer, watcher).await,
            Some(tls) => self.take_tls(tls.acceptor().accept(stream), peer, watcher).await,
        }
        drop(open);
    }

    async fn take_plain(&self, stream: TcpStream, peer: SocketAddr, watcher: Watcher) {
        let arrival = Arrival { peer, secure: false };
        match tokio::time::timeout(self.handshake, speaks_http2(&stream)).await {
            Ok(Ok(http2)) => self.talk(stream, arrival, http2, watcher).await,
            Ok(Err(error)) => tracing::debug!(%error, "a connection ended before it said anything"),
            Err(_elapsed) => tracing::debug!("a connection said nothing in time"),
        }
    }

    async fn take_tls(&self, accepting: Accept<TcpStream>, peer: SocketAddr, watcher: Watcher) {
        match tokio::time::timeout(self.handshake, accepting).await {
            Ok(Ok(stream)) => {
                let http2 = stream.get_ref().1.alpn_protocol() == Some(b"h2");
                self.talk(stream, Arrival { peer, secure: true }, http2, watcher)
                    .await;
            }
            Ok(Err(error)) => tracing::debug!(%error, "a connection spoke no TLS that is known here"),
            Err(_elapsed) => tracing::debug!("a connection did not finish its handshake in time"),
        }
    }

    async fn talk<S>(&self, stream: S, arrival: Arrival, http2: bool, watcher: Watcher)
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        let activity = Activity::new();
        let counted = activity.clone();
        let service = service_fn(move |request| {
            let (door, running) = (self.clone(), http2.then(|| counted.run()));
            async move {
                let answer = door.answer(arrival, request).await?;
                Ok::<_, Infallible>(match running {
                    Some(running) => answer.map(|body| Body::new(Held::new(body, running))),
                    None => answer,
                })
            }
        });
        let stream = TokioIo::new(stream);
        // Told beforehand which protocol it is: finding out by itself, it would wait for ever.
        let protocol = self.protocol.clone();
        let protocol = if http2 {
            protocol.http2_only()
        } else {
            protocol.http1_only()
        };
        let connection = watcher.watch(
            protocol
                .serve_connection_with_upgrades(stream, service)
                .into_owned(),
        );
        let ended = if http2 {
            tokio::select! {
                ended = connection => ended,
                () = activity.idle() => return,
            }
        } else {
            connection.await
        };
        // A client that breaks off or speaks no HTTP is its own affair; who looks for it turns the level up.
        if let Err(error) = ended {
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

/// What a client of HTTP/2 says first (RFC 9113, section 3.4). No method of HTTP/1.1 begins like it.
const PREFACE: &[u8] = b"PRI";

/// Pause before another look at a connection that has sent a part of that and nothing more.
const LOOK_AGAIN: Duration = Duration::from_millis(10);

/// Whether a connection begins as one of HTTP/2; nothing is taken from it.
async fn speaks_http2(stream: &TcpStream) -> std::io::Result<bool> {
    let mut first = [0; PREFACE.len()];
    loop {
        let count = stream.peek(&mut first).await?;
        if count == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if first[..count] != PREFACE[..count] {
            return Ok(false);
        }
        if count == PREFACE.len() {
            return Ok(true);
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

/// What happens on a connection of HTTP/2, which hyper lets stay for ever without a request.
#[derive(Clone, Debug)]
struct Activity(Arc<Mutex<(usize, Instant)>>);

/// A request that runs.
struct Running(Activity);

impl Activity {
    fn new() -> Self {
        Self(Arc::new(Mutex::new((0, Instant::now()))))
    }

    fn run(&self) -> Running {
        self.count(1);
        Running(self.clone())
    }

    fn count(&self, change: isize) {
        let mut activity = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        activity.0 = activity.0.saturating_add_signed(change);
        activity.1 = Instant::now();
    }

    /// Waits until nothing has run for a while.
    async fn idle(&self) {
        loop {
            let (running, since) = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if running == 0 && since.elapsed() >= IDLE {
                return;
            }
            let next = if running == 0 { since } else { Instant::now() };
            tokio::time::sleep_until(next + IDLE).await;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.count(-1);
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
