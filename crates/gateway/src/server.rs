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
use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use platform::config::HttpConfig;
use platform::server::{Ending, Patience, Patient, Phase, Served, Stopping, accept, drive, say_goodbye};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Instant;
use tokio_rustls::Accept;
use tokio_util::sync::CancellationToken;

use crate::edge::{Arrival, Edge};
use crate::held::Held;
use crate::tls::Tls;

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
    http1: http1::Builder,
    http2: http2::Builder<TokioExecutor>,
    patience: Patience,
    manner: Manner,
}

/// Serves until `stop` is cancelled, and then ends as [`platform::server`] says.
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
        http1: platform::server::http1(config),
        http2: http2(config),
        patience: Patience::new(config),
        manner,
    };
    let door = Arc::new(door);
    accept(listener, config, stop, |stream, peer, ending| {
        Arc::clone(&door).take(stream, peer, ending)
    })
    .await
}

fn http2(config: &HttpConfig) -> http2::Builder<TokioExecutor> {
    let mut protocol = http2::Builder::new(TokioExecutor::new());
    protocol
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
    async fn take(self: Arc<Self>, stream: TcpStream, peer: SocketAddr, ending: Ending) {
        let open = OpenConnection::count();
        // Without this, small answers wait for each other on the wire (RFC 896); they are slower, not wrong.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "small answers may be delayed");
        }
        match &self.tls {
            None => self.take_plain(stream, peer, ending).await,
            // Boxed, because a handshake is much larger than what stays of it.
            Some(tls) => Box::pin(self.take_tls(tls.acceptor().accept(stream), peer, ending)).await,
        }
        drop(open);
    }

    async fn take_plain(self: &Arc<Self>, stream: TcpStream, peer: SocketAddr, ending: Ending) {
        let arrival = Arrival { peer, secure: false };
        let begun = tokio::time::timeout(self.patience.head, speaks_http2(&stream));
        match unless(&ending.close, begun).await {
            Some(Ok(Ok(http2))) => self.talk(stream, arrival, http2, ending).await,
            Some(Ok(Err(error))) => tracing::debug!(%error, "a connection ended before it said anything"),
            Some(Err(_elapsed)) => tracing::debug!("a connection said nothing in time"),
            None => {}
        }
    }

    async fn take_tls(self: &Arc<Self>, accepting: Accept<TcpStream>, peer: SocketAddr, ending: Ending) {
        let accepting = tokio::time::timeout(self.patience.head, accepting);
        match unless(&ending.close, accepting).await {
            Some(Ok(Ok(stream))) => {
                let http2 = stream.get_ref().1.alpn_protocol() == Some(b"h2");
                self.talk(stream, Arrival { peer, secure: true }, http2, ending)
                    .await;
            }
            Some(Ok(Err(error))) => tracing::debug!(%error, "a connection spoke no TLS that is known here"),
            Some(Err(_elapsed)) => tracing::debug!("a connection did not finish its handshake in time"),
            None => {}
        }
    }

    async fn talk<S>(self: &Arc<Self>, stream: S, arrival: Arrival, http2: bool, ending: Ending)
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        // Told beforehand which protocol it is: finding out by itself, hyper would wait for ever. Boxed, because the one
        // is much larger than the other, and most connections are idle.
        let ended = if http2 {
            Box::pin(self.talk_http2(stream, arrival, ending)).await
        } else {
            Box::pin(self.talk_http1(stream, arrival, ending)).await
        };
        // A client that breaks off or speaks no HTTP is its own affair; who looks for it turns the level up.
        if let Err(error) = ended {
            tracing::debug!(%error, "a connection ended early");
        }
    }

    async fn talk_http1<S>(&self, stream: S, arrival: Arrival, ending: Ending) -> hyper::Result<()>
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        let phase = Phase::default();
        let stream = Patient::new(stream, phase.clone(), self.patience);
        let service = service_fn(|request| {
            let (busy, stop) = (phase.begin(), &ending.stop);
            // Boxed, so that a connection has room for a request only while there is one.
            Box::pin(async move {
                let version = request.version();
                let mut response = self.answer(arrival, stop, request).await;
                say_goodbye(version, stop, &mut response);
                Ok::<_, Infallible>(busy.until_sent(response))
            })
        });
        let connection = self
            .http1
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades();
        drive(connection, &ending.close, |connection| {
            connection.graceful_shutdown();
        })
        .await
    }

    async fn talk_http2<S>(self: &Arc<Self>, stream: S, arrival: Arrival, ending: Ending) -> hyper::Result<()>
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        let activity = Activity::new();
        let (door, counted, stop) = (Arc::clone(self), activity.clone(), ending.stop.clone());
        let service = service_fn(move |request| {
            let (door, running, stop) = (Arc::clone(&door), counted.run(), stop.clone());
            async move {
                let response = door.answer(arrival, &stop, request).await;
                Ok::<_, Infallible>(response.map(|body| Body::new(Held::new(body, running))))
            }
        });
        let connection = self.http2.serve_connection(TokioIo::new(stream), service);
        // The protocol says which requests were still seen, so that nothing is lost by telling clients at once.
        let talking = drive(connection, &ending.stop, http2::Connection::graceful_shutdown);
        tokio::select! {
            ended = talking => ended,
            () = activity.idle(self.patience.idle) => Ok(()),
        }
    }

    async fn answer(
        &self,
        arrival: Arrival,
        stop: &CancellationToken,
        request: hyper::Request<Incoming>,
    ) -> Response {
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(Stopping(stop.clone()));
        match self.manner {
            Manner::Answer => Arc::clone(&self.edge).answer(arrival, request).await,
            Manner::SendToHttps => self.edge.redirect(&request),
        }
    }
}

/// Nothing where the token is cancelled before.
async fn unless<T>(token: &CancellationToken, future: impl Future<Output = T>) -> Option<T> {
    tokio::select! {
        done = future => Some(done),
        () = token.cancelled() => None,
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

    /// Waits until nothing has run for so long.
    async fn idle(&self, patience: Duration) {
        loop {
            let (running, since) = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if running == 0 && since.elapsed() >= patience {
                return;
            }
            let next = if running == 0 { since } else { Instant::now() };
            tokio::time::sleep_until(next + patience).await;
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
