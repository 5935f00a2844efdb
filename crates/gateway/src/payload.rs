//! The body of a request on its way to a service: bounded in size and time, and kept where it may be sent again.

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::http::StatusCode;
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::body::{Frame, SizeHint};
use platform::problem::Problem;
use platform::text;
use tokio::sync::Notify;
use tokio::time::{Instant, Sleep, sleep_until};

/// What a body may cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BodyLimits {
    /// Its bytes.
    pub(crate) most_bytes: usize,
    /// How long more of it may stay away.
    pub(crate) pause: Duration,
    /// How long all of it may take.
    pub(crate) whole: Duration,
}

/// What was wrong with a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyFault {
    /// It is larger than allowed.
    TooLarge,
    /// It did not come in in time.
    TooSlow,
    /// The client broke it off, or did not write it as HTTP wants it.
    Broken,
}

impl BodyFault {
    fn of(number: u8) -> Option<Self> {
        [Self::TooLarge, Self::TooSlow, Self::Broken]
            .into_iter()
            .find(|fault| *fault as u8 + 1 == number)
    }

    pub(crate) fn problem(self) -> Problem {
        match self {
            Self::TooLarge => too_large(),
            Self::TooSlow => Problem::new(
                StatusCode::REQUEST_TIMEOUT,
                "REQUEST_TIMEOUT",
                text(
                    "요청이 제때 오지 않았습니다",
                    "The request did not arrive in time",
                ),
            ),
            Self::Broken => Problem::invalid_request(),
        }
    }
}

/// The refusal of a body of that size.
pub(crate) fn too_large() -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "FILE_SIZE",
        text("보낸 내용이 너무 큽니다", "The body is too large"),
    )
}

/// A body that can be given to several tries.
#[derive(Debug)]
pub(crate) enum Payload {
    /// There is none.
    Empty,
    /// It is here as a whole.
    Whole(Bytes),
    /// It is still coming in; it can be sent once.
    Stream(Arc<Stream>),
}

#[derive(Debug)]
pub(crate) struct Stream {
    body: Mutex<Checked>,
    /// What was read of it before it was handed on.
    front: Bytes,
    touched: AtomicBool,
    ended: Mutex<Option<Instant>>,
    ending: Notify,
}

impl Payload {
    /// Takes a body. One that is announced with at most `keep` bytes is collected; of any other, `show` bytes are, so
    /// that they can be looked at before the rest is handed on.
    pub(crate) async fn take(
        body: Body,
        limits: BodyLimits,
        keep: usize,
        show: usize,
    ) -> Result<Self, BodyFault> {
        if body.is_end_stream() {
            return Ok(Self::Empty);
        }
        let small = body
            .size_hint()
            .upper()
            .is_some_and(|bytes| bytes <= keep.max(show) as u64);
        let mut checked = Checked::new(body, limits);
        let most = if small { usize::MAX } else { show };
        let (front, over) = checked.begin(most).await?;
        if over {
            return Ok(Self::Whole(front));
        }
        checked.front = Some(front.clone()).filter(|front| !front.is_empty());
        Ok(Self::Stream(Arc::new(Stream {
            body: Mutex::new(checked),
            front,
            touched: AtomicBool::new(false),
            ended: Mutex::new(None),
            ending: Notify::new(),
        })))
    }

    /// What is here of it, and whether that is all.
    pub(crate) fn shown(&self) -> (Bytes, bool) {
        match self {
            Self::Empty => (Bytes::new(), true),
            Self::Whole(bytes) => (bytes.clone(), true),
            Self::Stream(stream) => (stream.front.clone(), false),
        }
    }

    /// As a body to be sent.
    pub(crate) fn body(&self) -> Body {
        match self {
            Self::Empty => Body::empty(),
            Self::Whole(bytes) => Body::from(bytes.clone()),
            Self::Stream(stream) => Body::new(Once(Arc::clone(stream))),
        }
    }

    /// Whether it can be sent again: it is here as a whole, or nobody has read anything of it.
    pub(crate) fn can_repeat(&self) -> bool {
        match self {
            Self::Empty | Self::Whole(_) => true,
            Self::Stream(stream) => !stream.touched.load(Ordering::Relaxed),
        }
    }

    /// What was wrong with it.
    pub(crate) fn fault(&self) -> Option<BodyFault> {
        match self {
            Self::Empty | Self::Whole(_) => None,
            Self::Stream(stream) => BodyFault::of(lock(&stream.body).fault.load(Ordering::Relaxed)),
        }
    }

    /// Waits until nothing of it has to come in any more: the time that a client needs is not the service's.
    pub(crate) async fn sent(&self) {
        if let Self::Stream(stream) = self {
            loop {
                let notified = stream.ending.notified();
                if lock(&stream.ended).is_some() {
                    return;
                }
                notified.await;
            }
        }
    }

    /// For how long the service has had all of it, where the try began at an instant.
    pub(crate) fn waited_since(&self, begun: Instant) -> Duration {
        match self {
            Self::Empty | Self::Whole(_) => begun.elapsed(),
            Self::Stream(stream) => {
                lock(&stream.ended).map_or(Duration::ZERO, |ended| ended.max(begun).elapsed())
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A stream as the body of one try.
struct Once(Arc<Stream>);

impl HttpBody for Once {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.0.touched.store(true, Ordering::Relaxed);
        let mut body = lock(&self.0.body);
        let polled = Pin::new(&mut *body).poll_frame(context);
        let over = matches!(polled, Poll::Ready(None | Some(Err(_)))) || body.is_end_stream();
        drop(body);
        if over {
            lock(&self.0.ended).get_or_insert_with(Instant::now);
            self.0.ending.notify_waiters();
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        lock(&self.0.body).is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        lock(&self.0.body).size_hint()
    }
}

/// A body that is watched while it comes in.
#[derive(Debug)]
struct Checked {
    /// What was read already and is to be given out again.
    front: Option<Bytes>,
    body: Body,
    left: usize,
    pause: Duration,
    until: Instant,
    timer: Option<Pin<Box<Sleep>>>,
    fault: Arc<AtomicU8>,
}

impl Checked {
    fn new(body: Body, limits: BodyLimits) -> Self {
        Self {
            front: None,
            body,
            left: limits.most_bytes,
            pause: limits.pause,
            until: Instant::now() + limits.whole,
            timer: None,
            fault: Arc::default(),
        }
    }

    /// Reads until so many bytes are there, or all of them; says whether it is over.
    async fn begin(&mut self, most: usize) -> Result<(Bytes, bool), BodyFault> {
        let mut read = BytesMut::new();
        while read.len() < most {
            match self.frame().await {
                None => return Ok((read.freeze(), true)),
                Some(Ok(frame)) => read.extend_from_slice(frame.data_ref().map_or(&[][..], |data| data)),
                Some(Err(_told)) => {
                    let fault = BodyFault::of(self.fault.load(Ordering::Relaxed));
                    return Err(fault.unwrap_or(BodyFault::Broken));
                }
            }
        }
        Ok((read.freeze(), false))
    }

    fn fail(&self, fault: BodyFault) -> axum::Error {
        self.fault.store(fault as u8 + 1, Ordering::Relaxed);
        axum::Error::new(std::io::Error::other("the body was broken off"))
    }
}

impl HttpBody for Checked {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = &mut *self;
        if let Some(front) = this.front.take() {
            return Poll::Ready(Some(Ok(Frame::data(front))));
        }
        match Pin::new(&mut this.body).poll_frame(context) {
            Poll::Ready(Some(Ok(frame))) => {
                this.timer = None;
                let bytes = frame.data_ref().map_or(0, Bytes::len);
                if bytes > this.left {
                    return Poll::Ready(Some(Err(this.fail(BodyFault::TooLarge))));
                }
                this.left -= bytes;
                Poll::Ready(Some(Ok(frame)))
            }
            Poll::Ready(Some(Err(_broken))) => Poll::Ready(Some(Err(this.fail(BodyFault::Broken)))),
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Pending => {
                let at = (Instant::now() + this.pause).min(this.until);
                let timer = this.timer.get_or_insert_with(|| Box::pin(sleep_until(at)));
                if timer.as_mut().poll(context).is_ready() {
                    return Poll::Ready(Some(Err(this.fail(BodyFault::TooSlow))));
                }
                Poll::Pending
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.front.is_none() && self.body.is_end_stream()
    }

    /// What is left to be given out: a length that was announced is kept.
    fn size_hint(&self) -> SizeHint {
        let front = self.front.as_ref().map_or(0, |front| front.len() as u64);
        let rest = self.body.size_hint();
        let mut hint = SizeHint::new();
        hint.set_lower(rest.lower().saturating_add(front));
        if let Some(upper) = rest.upper() {
            hint.set_upper(upper.saturating_add(front));
        }
        hint
    }
}
