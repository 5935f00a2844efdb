//! A connection whose protocol is known: HTTP/1.1 or HTTP/2, with the limits of the settings and an end that lets running
//! requests finish.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use futures_util::future::BoxFuture;
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::Instant;
use tokio_rustls::Accept;
use tokio_rustls::server::TlsStream;
use tokio_util::sync::CancellationToken;

use super::patience::Sent;
use super::{Ending, Patience, Patient, Phase, Stopping, drive, say_goodbye};
use crate::config::HttpConfig;

/// Headers of one request; a browser sends about twenty.
const MOST_HEADERS: usize = 100;

/// The least buffer of a connection; it bounds how much of a body is read at once.
const LEAST_BUFFER_BYTES: usize = 64 * 1024;

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

/// Both versions of HTTP with the limits of the settings.
#[derive(Clone, Debug)]
pub struct Protocols {
    http1: http1::Builder,
    http2: http2::Builder<TokioExecutor>,
    patience: Patience,
}

impl Protocols {
    /// As the settings say.
    pub fn new(config: &HttpConfig) -> Self {
        Self {
            http1: http1_of(config),
            http2: http2_of(config),
            patience: Patience::new(config),
        }
    }

    /// How long a connection may be silent.
    pub fn patience(&self) -> Patience {
        self.patience
    }

    /// The stream within TLS, and whether it is one of HTTP/2; nothing where the handshake came to nothing.
    pub async fn unwrap_tls(
        &self,
        accepting: Accept<TcpStream>,
        ending: &Ending,
    ) -> Option<(TlsStream<TcpStream>, bool)> {
        let accepting = tokio::time::timeout(self.patience.head, accepting);
        match unless(&ending.close, accepting).await? {
            Ok(Ok(stream)) => {
                let http2 = stream.get_ref().1.alpn_protocol() == Some(b"h2");
                return Some((stream, http2));
            }
            Ok(Err(error)) => tracing::debug!(%error, "a connection spoke no TLS that is known here"),
            Err(_elapsed) => tracing::debug!("a connection did not finish its handshake in time"),
        }
        None
    }

    /// Answers the requests of a connection to its end. Told beforehand which protocol it is: finding out by itself, hyper
    /// would wait for ever.
    pub fn talk<S, A, F>(&self, stream: S, http2: bool, ending: Ending, answer: A) -> BoxFuture<'_, ()>
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
        A: Fn(Request) -> F + Send + Sync + 'static,
        F: Future<Output = Response> + Send + 'static,
    {
        // Boxed, because the one is much larger than the other, and most connections are idle.
        if http2 {
            Box::pin(noted(self.talk_http2(stream, ending, answer)))
        } else {
            Box::pin(noted(self.talk_http1(stream, ending, answer)))
        }
    }

    async fn talk_http1<S, A, F>(&self, stream: S, ending: Ending, answer: A) -> hyper::Result<()>
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
        A: Fn(Request) -> F + Send + Sync + 'static,
        F: Future<Output = Response> + Send + 'static,
    {
        let phase = Phase::default();
        let stream = Patient::new(stream, phase.clone(), self.patience);
        let service = service_fn(|request| {
            let (busy, stop) = (phase.begin(), &ending.stop);
            let version = request.version();
            let answering = answer(with_stop(request, stop));
            async move {
                let mut response = answering.await;
                say_goodbye(version, stop, &mut response);
                Ok::<_, Infallible>(busy.until_sent(response))
            }
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

    async fn talk_http2<S, A, F>(&self, stream: S, ending: Ending, answer: A) -> hyper::Result<()>
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
        A: Fn(Request) -> F + Send + Sync + 'static,
        F: Future<Output = Response> + Send + 'static,
    {
        let activity = Activity::new();
        let (counted, stop) = (activity.clone(), ending.stop.clone());
        let service = service_fn(move |request| {
            let running = counted.run();
            let answering = answer(with_stop(request, &stop));
            async move { Ok::<_, Infallible>(answering.await.map(|body| Sent::new(body, running))) }
        });
        let connection = self.http2.serve_connection(TokioIo::new(stream), service);
        // The protocol says which requests were still seen, so that nothing is lost by telling clients at once.
        let talking = drive(connection, &ending.stop, http2::Connection::graceful_shutdown);
        tokio::select! {
            ended = talking => ended,
            () = activity.idle(self.patience.idle) => Ok(()),
        }
    }
}

/// The protocol with the limits of the settings. How long a connection may be silent is judged by [`Patient`]: hyper's
/// own limit for heads would end idle connections as well.
fn http1_of(config: &HttpConfig) -> http1::Builder {
    let mut protocol = http1::Builder::new();
    protocol
        .max_buf_size(config.most_head_bytes.max(LEAST_BUFFER_BYTES))
        .max_header_size(config.most_head_bytes)
        .max_headers(MOST_HEADERS);
    protocol
}

fn http2_of(config: &HttpConfig) -> http2::Builder<TokioExecutor> {
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

/// A client that breaks off or speaks no HTTP is its own affair; who looks for it turns the level up.
async fn noted(talking: impl Future<Output = hyper::Result<()>>) {
    if let Err(error) = talking.await {
        tracing::debug!(%error, "a connection ended early");
    }
}

fn with_stop(request: hyper::Request<Incoming>, stop: &CancellationToken) -> Request {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(Stopping(stop.clone()));
    request
}

/// Nothing where the token is cancelled before.
pub async fn unless<T>(token: &CancellationToken, future: impl Future<Output = T>) -> Option<T> {
    tokio::select! {
        done = future => Some(done),
        () = token.cancelled() => None,
    }
}

/// What happens on a connection of HTTP/2, which hyper lets stay for ever without a request.
#[derive(Clone, Debug)]
struct Activity(Arc<Mutex<(usize, Instant)>>);

/// A request that runs.
#[derive(Debug)]
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
#[derive(Debug)]
pub struct OpenConnection(());

impl OpenConnection {
    /// One more.
    pub fn count() -> Self {
        metrics::gauge!("active_connections").increment(1.0);
        Self(())
    }
}

impl Drop for OpenConnection {
    fn drop(&mut self) {
        metrics::gauge!("active_connections").decrement(1.0);
    }
}
