//! Serves the edge on a listener: TLS where there is a certificate, HTTP/1.1 and HTTP/2, the limits of a connection, and
//! an end that lets running requests finish.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::Request;
use axum::response::Response;
use futures_util::future::BoxFuture;
use platform::config::HttpConfig;
use platform::server::{Ending, OpenConnection, Protocols, Served, accept, unless};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::Accept;
use tokio_util::sync::CancellationToken;

use crate::edge::{Arrival, Edge};
use crate::tls::Tls;

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
    protocols: Protocols,
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
        protocols: Protocols::new(config),
        manner,
    };
    let door = Arc::new(door);
    accept(listener, config, stop, |stream, peer, ending| {
        Arc::clone(&door).take(stream, peer, ending)
    })
    .await
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
        let begun = tokio::time::timeout(self.protocols.patience().head, speaks_http2(&stream));
        match unless(&ending.close, begun).await {
            Some(Ok(Ok(http2))) => {
                let answer = self.answer_to(Arrival { peer, secure: false });
                self.protocols.talk(stream, http2, ending, answer).await;
            }
            Some(Ok(Err(error))) => tracing::debug!(%error, "a connection ended before it said anything"),
            Some(Err(_elapsed)) => tracing::debug!("a connection said nothing in time"),
            None => {}
        }
    }

    async fn take_tls(self: &Arc<Self>, accepting: Accept<TcpStream>, peer: SocketAddr, ending: Ending) {
        if let Some((stream, http2)) = self.protocols.unwrap_tls(accepting, &ending).await {
            let answer = self.answer_to(Arrival { peer, secure: true });
            self.protocols.talk(stream, http2, ending, answer).await;
        }
    }

    /// What answers the requests of a connection. Boxed, so that it has room for a request only while there is one.
    fn answer_to(
        self: &Arc<Self>,
        arrival: Arrival,
    ) -> impl Fn(Request) -> BoxFuture<'static, Response> + Send + Sync + use<> {
        let door = Arc::clone(self);
        move |request| {
            let door = Arc::clone(&door);
            Box::pin(async move {
                match door.manner {
                    Manner::Answer => Arc::clone(&door.edge).answer(arrival, request).await,
                    Manner::SendToHttps => door.edge.redirect(&request),
                }
            })
        }
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
