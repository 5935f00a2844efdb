//! Serves a router on a listener: TLS where there is a certificate, the limits of a connection, and an end that lets
//! running requests finish.
//!
//! How a server ends: nobody is let in any more, but whoever waits in the system's queue already; connections of HTTP/2
//! are told to go elsewhere; those of HTTP/1.1 get `Connection: close` with their next answer, because closing an idle
//! one may meet a request that is on its way; what is idle after `drain_seconds` is closed; what runs has until
//! `stop_timeout_seconds`.

#[cfg(unix)]
pub mod hand_over;
mod patience;
mod talk;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, FromRequestParts, Request};
use axum::http::header::CONNECTION;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Version};
use axum::response::Response;
use futures_util::FutureExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

pub use self::patience::{Busy, Patient, Phase, Sent};
pub use self::talk::{OpenConnection, Protocols, unless};
use crate::config::HttpConfig;
use crate::tls::Inside;

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

/// How a connection learns that the server ends.
#[derive(Clone, Debug)]
pub struct Ending {
    /// The server begins to stop: answers end their connection.
    pub stop: CancellationToken,
    /// Idle connections are closed.
    pub close: CancellationToken,
}

/// Serves until `stop` is cancelled, and then ends as this module says.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    config: &HttpConfig,
    stop: CancellationToken,
) -> Served {
    serve_inside(listener, router, &Inside::none(), config, stop).await
}

/// The same over TLS, where this process shows the others a certificate: HTTP/1.1 and HTTP/2. Without one it is HTTP/1.1.
pub async fn serve_inside(
    listener: TcpListener,
    router: Router,
    inside: &Inside,
    config: &HttpConfig,
    stop: CancellationToken,
) -> Served {
    let door = Arc::new(Door {
        router,
        inside: inside.clone(),
        protocols: Protocols::new(config),
    });
    accept(listener, config, stop, |stream, peer, ending| {
        Arc::clone(&door).take(stream, peer, ending)
    })
    .await
}

/// How long a connection of HTTP/1.1 may be silent.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the rest of a head that has begun.
    pub head: Duration,
    /// For the next request.
    pub idle: Duration,
}

impl Patience {
    /// As the settings say.
    pub fn new(config: &HttpConfig) -> Self {
        Self {
            head: Duration::from_secs(config.head_timeout_seconds),
            idle: Duration::from_secs(config.idle_timeout_seconds),
        }
    }
}

/// Takes connections until `stop` is cancelled, each served by what `serve_one` makes of it; then ends them as this
/// module says. For whoever serves another protocol than [`serve`] does.
pub async fn accept<Serving>(
    listener: TcpListener,
    config: &HttpConfig,
    stop: CancellationToken,
    serve_one: impl Fn(TcpStream, SocketAddr, Ending) -> Serving,
) -> Served
where
    Serving: Future<Output = ()> + Send + 'static,
{
    let seats = Arc::new(Semaphore::new(config.most_connections));
    let ending = Ending {
        stop: stop.clone(),
        close: CancellationToken::new(),
    };
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
                let serving = serve_one(stream, peer, ending.clone());
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
    // The system would reset whoever waits in the queue of a port that is closed.
    while let Some(Ok((stream, peer))) = listener.accept().now_or_never()
        && connections.len() < config.most_connections
    {
        connections.spawn(serve_one(stream, peer, ending.clone()));
    }
    // The port is free from here on: the next process may take it while this one finishes.
    drop(listener);
    end(connections, &ending.close, config).await
}

/// Drives a connection to its end; when `told` is cancelled, `ask` asks it to end.
pub async fn drive<C: Future>(
    connection: C,
    told: &CancellationToken,
    ask: impl FnOnce(Pin<&mut C>),
) -> C::Output {
    let mut connection = pin!(connection);
    tokio::select! {
        biased;
        ended = connection.as_mut() => return ended,
        () = told.cancelled() => {}
    }
    ask(connection.as_mut());
    connection.await
}

/// Tells a client of HTTP/1 that this answer is the last of its connection, once the server stops.
pub fn say_goodbye(version: Version, stop: &CancellationToken, response: &mut Response) {
    let switches = response.status() == axum::http::StatusCode::SWITCHING_PROTOCOLS;
    if version < Version::HTTP_2 && stop.is_cancelled() && !switches {
        response
            .headers_mut()
            .insert(CONNECTION, HeaderValue::from_static("close"));
    }
}

async fn end(mut connections: JoinSet<()>, close: &CancellationToken, config: &HttpConfig) -> Served {
    let patience = Duration::from_secs(config.stop_timeout_seconds);
    // Half of it is for those that are closed then.
    let drain = Duration::from_secs(config.drain_seconds).min(patience / 2);
    if !all_end(&mut connections, drain).await {
        close.cancel();
    }
    let cut_off = if all_end(&mut connections, patience.saturating_sub(drain)).await {
        0
    } else {
        connections.len()
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

/// Whether all connections end within that time.
async fn all_end(connections: &mut JoinSet<()>, patience: Duration) -> bool {
    let ended = async { while connections.join_next().await.is_some() {} };
    tokio::time::timeout(patience, ended).await.is_ok()
}

/// What all connections of a listener share.
struct Door {
    router: Router,
    inside: Inside,
    protocols: Protocols,
}

impl Door {
    async fn take(self: Arc<Self>, stream: TcpStream, peer: SocketAddr, ending: Ending) {
        let open = OpenConnection::count();
        // Without this, small answers wait for each other on the wire (RFC 896); they are slower, not wrong.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "small answers may be delayed");
        }
        let router = self.router.clone();
        let answer = move |mut request: Request| {
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request).map(always)
        };
        // Of the moment: the certificate may have been another one a connection ago.
        match self.inside.acceptor() {
            None => self.protocols.talk(stream, false, ending, answer).await,
            Some(tls) => {
                if let Some((stream, http2)) = self.protocols.unwrap_tls(tls.accept(stream), &ending).await {
                    self.protocols.talk(stream, http2, ending, answer).await;
                }
            }
        }
        drop(open);
    }
}

fn always(answered: Result<Response, Infallible>) -> Response {
    match answered {
        Ok(response) => response,
    }
}
