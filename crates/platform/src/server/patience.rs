//! How long a connection of HTTP/1.1 may be silent: a head that has begun must come in soon, an idle connection may wait
//! longer, and a running request is bounded elsewhere.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::response::Response;
use hyper::body::{Frame, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

use super::Patience;

/// A head is coming in; a new connection begins so.
const HEAD: u32 = 0;
/// The next request may begin.
const IDLE: u32 = 1;
/// A request runs.
const BUSY: u32 = 2;
/// Another protocol has taken over.
const FREE: u32 = 3;
/// The bits of these; those above count the requests, so that a phase is not taken for the same one of another request.
const KINDS: u32 = 3;

/// What a connection is doing; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Phase(Arc<AtomicU32>);

/// A request that runs; when it is dropped, the connection is idle.
#[derive(Debug)]
pub struct Busy(Phase);

impl Phase {
    /// A request begins.
    pub fn begin(&self) -> Busy {
        let next = (self.get() & !KINDS).wrapping_add(KINDS + 1);
        self.0.store(next | BUSY, Ordering::Relaxed);
        Busy(self.clone())
    }

    fn get(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }

    /// Goes on to another kind, where this one is still there.
    fn change(&self, from: u32, to: u32) {
        let now = self.get();
        if now & KINDS == from {
            self.0.store(now & !KINDS | to, Ordering::Relaxed);
        }
    }
}

impl Busy {
    /// The request runs until its answer has been sent, or for good where another protocol takes over.
    pub fn until_sent(self, response: Response) -> Response<Sent<Self>> {
        if response.status() == axum::http::StatusCode::SWITCHING_PROTOCOLS {
            self.0.change(BUSY, FREE);
        }
        response.map(|body| Sent::new(body, self))
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.change(BUSY, IDLE);
    }
}

/// A body that keeps its request running.
#[derive(Debug)]
pub struct Sent<K> {
    body: Body,
    _kept: K,
}

impl<K> Sent<K> {
    pub(super) fn new(body: Body, kept: K) -> Self {
        Self { body, _kept: kept }
    }
}

impl<K: Unpin> HttpBody for Sent<K> {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A stream whose reading fails once its client has been silent for too long.
#[derive(Debug)]
pub struct Patient<S> {
    stream: S,
    phase: Phase,
    patience: Patience,
    /// The phase that was seen last, and since when.
    seen: (u32, Instant),
    /// Rings at the deadline or earlier: it is moved when it rings, not with every request.
    bell: Pin<Box<Sleep>>,
}

impl<S> Patient<S> {
    /// Of a connection on which nothing was said yet.
    pub fn new(stream: S, phase: Phase, patience: Patience) -> Self {
        let now = Instant::now();
        Self {
            stream,
            seen: (phase.get(), now),
            phase,
            patience,
            bell: Box::pin(sleep_until(now + patience.head)),
        }
    }

    /// Whether the client was silent for too long.
    fn is_over(&mut self, context: &mut Context<'_>) -> bool {
        let phase = self.phase.get();
        if phase != self.seen.0 {
            self.seen = (phase, Instant::now());
        }
        let phase = phase & KINDS;
        if phase == FREE {
            return false;
        }
        let patience = if phase == HEAD {
            self.patience.head
        } else {
            self.patience.idle
        };
        let deadline = self.seen.1 + patience;
        if deadline < self.bell.deadline() {
            self.bell.as_mut().reset(deadline);
        }
        while self.bell.as_mut().poll(context).is_ready() {
            let now = Instant::now();
            if phase != BUSY && now >= deadline {
                return true;
            }
            // Of a running request nothing is judged here; the next look finds what it has become.
            let next = if phase == BUSY {
                now + self.patience.idle
            } else {
                deadline
            };
            self.bell.as_mut().reset(next);
        }
        false
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let before = buffer.filled().len();
        match Pin::new(&mut self.stream).poll_read(context, buffer) {
            Poll::Ready(Ok(())) => {
                if buffer.filled().len() > before {
                    self.phase.change(IDLE, HEAD);
                }
                Poll::Ready(Ok(()))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending if self.is_over(context) => Poll::Ready(Err(std::io::ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[std::io::IoSlice<'_>],
    ) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
    use tokio::time::{advance, timeout};

    use super::*;

    fn scene() -> (DuplexStream, Patient<DuplexStream>, Phase) {
        let (client, server) = duplex(64);
        let phase = Phase::default();
        let patience = Patience {
            head: Duration::from_secs(10),
            idle: Duration::from_secs(75),
        };
        (client, Patient::new(server, phase.clone(), patience), phase)
    }

    /// The seconds until reading fails, at most so many.
    async fn silence(stream: &mut Patient<DuplexStream>, most: u64) -> Option<u64> {
        let begun = Instant::now();
        let mut byte = [0];
        match timeout(Duration::from_secs(most), stream.read(&mut byte)).await {
            Ok(read) => {
                assert_eq!(read.expect_err("silence").kind(), std::io::ErrorKind::TimedOut);
                Some(begun.elapsed().as_secs())
            }
            Err(_elapsed) => None,
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_new_connection_has_as_long_as_a_head() {
        let (_client, mut server, _) = scene();
        assert_eq!(silence(&mut server, 1000).await, Some(10));
    }

    #[tokio::test(start_paused = true)]
    async fn waits_for_ever_while_a_request_runs_and_then_as_long_as_for_an_idle_connection() {
        let (_client, mut server, phase) = scene();
        let busy = phase.begin();
        assert_eq!(silence(&mut server, 1000).await, None);
        drop(busy);
        assert_eq!(silence(&mut server, 1000).await, Some(75));
    }

    #[tokio::test(start_paused = true)]
    async fn a_head_that_drips_in_does_not_gain_time() {
        let (mut client, mut server, phase) = scene();
        drop(phase.begin());
        assert_eq!(silence(&mut server, 60).await, None);
        let begun = Instant::now();
        let mut byte = [0];
        loop {
            client.write_all(b"G").await.expect("the server reads");
            if server.read(&mut byte).await.is_err() {
                break;
            }
            match timeout(Duration::from_secs(2), server.read(&mut byte)).await {
                Ok(read) => {
                    assert!(read.is_err());
                    break;
                }
                Err(_elapsed) => assert!(begun.elapsed() < Duration::from_secs(20)),
            }
        }
        let took = begun.elapsed().as_secs();
        assert!((9..=11).contains(&took), "{took}");
    }

    #[tokio::test(start_paused = true)]
    async fn leaves_another_protocol_alone() {
        let (_client, mut server, phase) = scene();
        let mut response = Response::new(Body::empty());
        *response.status_mut() = axum::http::StatusCode::SWITCHING_PROTOCOLS;
        drop(phase.begin().until_sent(response));
        advance(Duration::from_secs(1)).await;
        assert_eq!(silence(&mut server, 1000).await, None);
    }
}
