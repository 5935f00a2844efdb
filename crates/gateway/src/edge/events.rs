//! A stream of events on its way to a client, which ends when this process does: its reader comes back to another one
//! with `Last-Event-ID`.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Bytes, HttpBody};
use hyper::body::Frame;
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

/// Says when to come back, in milliseconds.
const COME_BACK: &[u8] = b"retry: 1000\n\n";

/// A stream of events with the sign that ends it.
pub(super) struct Events<B> {
    body: B,
    stopping: Pin<Box<WaitForCancellationFutureOwned>>,
    /// The last bytes, by which the end of an event is known.
    tail: [u8; 2],
    over: bool,
}

impl<B> Events<B> {
    pub(super) fn new(body: B, stopping: CancellationToken) -> Self {
        Self {
            body,
            stopping: Box::pin(stopping.cancelled_owned()),
            tail: *b"\n\n",
            over: false,
        }
    }

    fn note(&mut self, data: &[u8]) {
        // Lines may end in CR LF as well.
        for byte in &data[data.len().saturating_sub(4)..] {
            if *byte != b'\r' {
                self.tail = [self.tail[1], *byte];
            }
        }
    }
}

impl<B> HttpBody for Events<B>
where
    B: HttpBody<Data = Bytes> + Unpin,
{
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        if self.over {
            return Poll::Ready(None);
        }
        let between = self.tail == *b"\n\n";
        let stops = self.stopping.as_mut().poll(context).is_ready();
        if stops && between {
            self.over = true;
            return Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(COME_BACK)))));
        }
        let polled = Pin::new(&mut self.body).poll_frame(context);
        match &polled {
            Poll::Ready(Some(Ok(frame))) => {
                if let Some(data) = frame.data_ref() {
                    self.note(data);
                }
            }
            // What has begun and does not go on is no event; its reader drops it at the end.
            Poll::Pending if stops => {
                self.over = true;
                return Poll::Ready(None);
            }
            Poll::Ready(_) | Poll::Pending => {}
        }
        polled
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use futures_util::{StreamExt, stream};
    use http_body_util::BodyExt;

    use super::*;

    /// What a reader gets of these pieces, after which nothing more comes, when the server stops.
    async fn check(pieces: &'static [&'static str], expected: &str) {
        let come =
            stream::iter(pieces).map(|piece| Ok::<_, std::io::Error>(Bytes::from_static(piece.as_bytes())));
        let stopping = CancellationToken::new();
        let mut events = Events::new(Body::from_stream(come.chain(stream::pending())), stopping.clone());
        let mut read = Vec::new();
        for _ in pieces {
            let frame = events.frame().await.expect("a piece").expect("a good one");
            read.extend_from_slice(frame.data_ref().expect("data"));
        }
        stopping.cancel();
        let rest = events.collect().await.expect("it ends").to_bytes();
        read.extend_from_slice(&rest);
        assert_eq!(String::from_utf8_lossy(&read), expected);
    }

    #[tokio::test]
    async fn ends_between_two_events_and_says_when_to_come_back() {
        check(&[], "retry: 1000\n\n").await;
        check(&["data: 1\n\n"], "data: 1\n\nretry: 1000\n\n").await;
        check(&["data: 1\n", "\n"], "data: 1\n\nretry: 1000\n\n").await;
        check(&["data: 1\r\n\r", "\n"], "data: 1\r\n\r\nretry: 1000\n\n").await;
    }

    #[tokio::test]
    async fn ends_within_an_event_without_a_word() {
        check(&["data: 1\n\nda"], "data: 1\n\nda").await;
        check(&["data: 1\n"], "data: 1\n").await;
    }
}
