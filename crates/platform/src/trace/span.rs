//! One step of a trace, and where the present work stands.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue};
use tokio::task::futures::TaskLocalFuture;
use tokio::task_local;
use tokio::time::Instant;

use super::context::{TRACEPARENT, TRACESTATE, traceparent};
use super::root::LocalRoot;

/// Attributes of one span; the semantic conventions ask for fewer.
const MOST_ATTRIBUTES: usize = 16;

task_local! {
    static PRESENT: Option<Within>;
}

/// What a span does for others (OpenTelemetry's `SpanKind`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A part of the work of this process.
    Internal,
    /// Answers a request.
    Server,
    /// Asks another process and waits.
    Client,
    /// Sends a message.
    Producer,
    /// Handles a message.
    Consumer,
}

/// The value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A word of ours, or an id.
    Text(Cow<'static, str>),
    /// A number.
    Number(i64),
}

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

/// A span that has ended.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub(super) id: u64,
    pub(super) parent: u64,
    pub(super) kind: Kind,
    pub(super) name: Cow<'static, str>,
    pub(super) begun_ns: u64,
    pub(super) ended_ns: u64,
    pub(super) attributes: Vec<(&'static str, Value)>,
    pub(super) failed: Option<Cow<'static, str>>,
}

/// A step that goes on until this value is dropped, or nothing where nothing is traced.
#[must_use = "a span ends when it is dropped"]
#[derive(Default)]
pub struct Span(Option<Box<Open>>);

struct Open {
    root: Arc<LocalRoot>,
    /// Whether it is the local root's own.
    top: bool,
    begun: Instant,
    record: Record,
}

/// Where work stands in a trace: what begins within it is caused by this span.
#[derive(Clone)]
pub struct Within {
    root: Arc<LocalRoot>,
    span: u64,
}

impl Span {
    /// No span.
    pub fn none() -> Self {
        Self(None)
    }

    pub(super) fn top(root: Arc<LocalRoot>, parent: u64, kind: Kind, name: Cow<'static, str>) -> Self {
        Self::open(root, true, parent, kind, name)
    }

    fn open(root: Arc<LocalRoot>, top: bool, parent: u64, kind: Kind, name: Cow<'static, str>) -> Self {
        let record = Record {
            id: root.new_id(),
            parent,
            kind,
            name,
            begun_ns: 0,
            ended_ns: 0,
            attributes: Vec::new(),
            failed: None,
        };
        Self(Some(Box::new(Open {
            root,
            top,
            begun: Instant::now(),
            record,
        })))
    }

    /// Whether it is one.
    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// Whether its trace is kept, as far as that is known by now.
    pub fn is_kept(&self) -> bool {
        let open = self.0.as_ref();
        open.is_some_and(|open| open.root.kept_for().is_some())
    }

    /// Says something about it, with a name of the semantic conventions.
    pub fn set(&mut self, name: &'static str, value: impl Into<Value>) {
        if let Some(open) = &mut self.0
            && open.record.attributes.len() < MOST_ATTRIBUTES
        {
            open.record.attributes.push((name, value.into()));
        }
    }

    /// Says that it failed, and with what kind of failure: a code or a word of ours.
    pub fn fail(&mut self, kind: impl Into<Cow<'static, str>>) {
        let Some(open) = &mut self.0 else { return };
        let kind = kind.into();
        if open.top {
            open.root.fail(kind.clone());
        }
        open.record.failed = Some(kind);
    }

    /// Says how an answer went: a server fails with 5xx, who asks also with 4xx.
    pub fn answered(&mut self, status: u16, code: &'static str) {
        let Some(open) = &self.0 else { return };
        let least = if open.record.kind == Kind::Client {
            400
        } else {
            500
        };
        self.set("http.response.status_code", status);
        if status >= least {
            self.fail(if code.is_empty() {
                Cow::Owned(status.to_string())
            } else {
                Cow::Borrowed(code)
            });
        }
    }

    /// The number of its trace, as log lines show it.
    pub fn trace_id(&self) -> Option<String> {
        self.0.as_ref().map(|open| format!("{:032x}", open.root.trace))
    }

    /// Where work within it stands.
    pub fn within(&self) -> Option<Within> {
        self.0.as_ref().map(|open| Within {
            root: Arc::clone(&open.root),
            span: open.record.id,
        })
    }

    /// Work that is caused by this span. Tasks that it starts have to be told where they stand with this as well.
    pub fn around<F: Future>(&self, work: F) -> TaskLocalFuture<Option<Within>, F> {
        PRESENT.scope(self.within(), work)
    }

    /// The `traceparent` of what it asks others. Whether the trace is kept is told as far as it is known by now.
    pub fn traceparent(&self) -> Option<String> {
        let open = self.0.as_ref()?;
        let kept = open.root.kept_for().is_some();
        Some(traceparent(open.root.trace, open.record.id, kept))
    }

    /// Writes the trace context into the headers of what is asked.
    pub fn write(&self, headers: &mut HeaderMap) {
        let Some(open) = &self.0 else { return };
        let Some(Ok(parent)) = self.traceparent().map(HeaderValue::try_from) else {
            return;
        };
        headers.insert(TRACEPARENT, parent);
        match open.root.state.as_deref().map(HeaderValue::from_str) {
            Some(Ok(state)) => headers.insert(TRACESTATE, state),
            // What somebody else said of another trace.
            _ => headers.remove(TRACESTATE),
        };
    }
}

impl Within {
    /// Work at this place of its trace.
    pub fn around<F: Future>(self, work: F) -> TaskLocalFuture<Option<Self>, F> {
        PRESENT.scope(Some(self), work)
    }
}

impl Drop for Span {
    fn drop(&mut self) {
        let Some(open) = self.0.take() else { return };
        let Open {
            root,
            top,
            begun,
            mut record,
        } = *open;
        record.begun_ns = root.at(begun);
        record.ended_ns = root.at(Instant::now());
        if !top {
            return root.note(record);
        }
        record.failed = record.failed.or_else(|| root.failure());
        let kept_for = root.kept_for();
        root.end(kept_for.map(|reason| {
            record.attributes.push(("tripgen.kept_for", reason.into()));
            record
        }));
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(open) => write!(formatter, "Span({:032x}, {})", open.root.trace, open.record.name),
            None => formatter.write_str("Span(none)"),
        }
    }
}

impl fmt::Debug for Within {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Within({:032x}, {:016x})", self.root.trace, self.span)
    }
}

fn present<T>(what: impl FnOnce(&Within) -> T) -> Option<T> {
    PRESENT
        .try_with(|within| within.as_ref().map(what))
        .ok()
        .flatten()
}

/// A step of the present work, or no span where that is not traced.
pub fn child(kind: Kind, name: impl Into<Cow<'static, str>>) -> Span {
    present(Within::clone).map_or_else(Span::none, |within| {
        Span::open(within.root, false, within.span, kind, name.into())
    })
}

/// Says that the present work failed as a whole, although whoever asked for it is answered: a message whose handling led
/// to a failure that is stored, for one.
pub fn fail(kind: impl Into<Cow<'static, str>>) {
    present(|within| within.root.fail(kind.into()));
}

/// Whether the present work is traced.
pub fn is_traced() -> bool {
    present(|_| ()).is_some()
}
