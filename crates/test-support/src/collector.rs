//! A collector of traces: it takes what the OpenTelemetry protocol documents (OTLP over HTTP, protobuf), reads it with the
//! project's own types, and keeps it for the test.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::TcpListener;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use opentelemetry_proto::tonic::collector::trace::v1::{
    ExportTracePartialSuccess, ExportTraceServiceRequest, ExportTraceServiceResponse,
};
use opentelemetry_proto::tonic::common::v1::any_value::Value as AnyValue;
use opentelemetry_proto::tonic::common::v1::{AnyValue as Any, KeyValue};
use opentelemetry_proto::tonic::trace::v1::Span;
use opentelemetry_proto::tonic::trace::v1::status::StatusCode as SpanStatus;
use prost::Message;
use tokio::sync::oneshot;

/// How long a test waits for spans at most.
const PATIENCE: Duration = Duration::from_mins(1);

/// What a collector does with what it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// It keeps everything.
    All,
    /// It says that it refused so many of the spans, and keeps everything.
    AllBut(i64),
    /// It answers with a status, and keeps nothing.
    Nothing(u16),
    /// It never answers.
    Time,
}

/// A span, as the collector understands it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenSpan {
    /// `service.name` of who sent it.
    pub service: String,
    /// The number of the trace, in hexadecimal.
    pub trace: String,
    /// Its own number.
    pub id: String,
    /// The number of what caused it; empty where nothing did.
    pub parent: String,
    /// Its name.
    pub name: String,
    /// `Server`, `Client` and so on.
    pub kind: String,
    /// When it began, in nanoseconds since 1970.
    pub begun_ns: u64,
    /// When it ended.
    pub ended_ns: u64,
    /// Its attributes, written as text.
    pub attributes: BTreeMap<String, String>,
    /// Whether it failed.
    pub failed: bool,
    /// `tracestate`.
    pub state: String,
}

impl SeenSpan {
    /// An attribute, or nothing where it is absent.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// The collector; it ends with this value.
#[derive(Debug)]
pub struct Collector {
    address: String,
    kept: Arc<Kept>,
    stop: Option<oneshot::Sender<()>>,
}

#[derive(Debug)]
struct Kept {
    seen: Mutex<Seen>,
    more: Condvar,
}

#[derive(Debug)]
struct Seen {
    takes: Takes,
    spans: Vec<SeenSpan>,
    bodies: Vec<Bytes>,
    asked: usize,
}

impl Collector {
    /// Starts it on a free port of `127.0.0.1`, on a thread of its own, so that it serves any kind of test.
    ///
    /// # Panics
    /// Where there is no port.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener
            .set_nonblocking(true)
            .expect("a listener can be told not to block");
        let address = listener.local_addr().expect("a bound port has an address");
        let kept = Arc::new(Kept {
            seen: Mutex::new(Seen {
                takes: Takes::All,
                spans: Vec::new(),
                bodies: Vec::new(),
                asked: 0,
            }),
            more: Condvar::new(),
        });
        let router = Router::new()
            .route("/v1/traces", post(take))
            .layer(DefaultBodyLimit::max(64 * 1024 * 1024))
            .with_state(Arc::clone(&kept));
        let (stop, stopped) = oneshot::channel::<()>();
        std::thread::spawn(move || serve(listener, router, stopped));
        Self {
            address: format!("http://{address}"),
            kept,
            stop: Some(stop),
        }
    }

    /// Its address, as a setting names it.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// From now on it does something else.
    pub fn takes(&self, takes: Takes) {
        self.seen().takes = takes;
    }

    /// How often it was sent something.
    pub fn asked(&self) -> usize {
        self.seen().asked
    }

    /// What it has kept so far.
    pub fn spans(&self) -> Vec<SeenSpan> {
        self.seen().spans.clone()
    }

    /// Every byte of it as text, for what must not be in it.
    pub fn text(&self) -> String {
        let bodies = self.seen().bodies.concat();
        String::from_utf8_lossy(&bodies).into_owned()
    }

    /// Waits until what it has kept is enough; gives it.
    ///
    /// # Panics
    /// Where it never is.
    #[track_caller]
    pub fn until(&self, enough: impl Fn(&[SeenSpan]) -> bool) -> Vec<SeenSpan> {
        let waited = self
            .kept
            .more
            .wait_timeout_while(self.seen(), PATIENCE, |seen| !enough(&seen.spans));
        let (seen, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        assert!(!timeout.timed_out(), "too little was sent: {:#?}", seen.spans);
        seen.spans.clone()
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.kept.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        if let Some(Err(())) = self.stop.take().map(|stop| stop.send(())) {
            eprintln!("the collector had ended before");
        }
    }
}

fn serve(listener: TcpListener, router: Router, stopped: oneshot::Receiver<()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).expect("a listener of this runtime");
        tokio::select! {
            served = axum::serve(listener, router).into_future() => served.expect("a bound port serves"),
            _ended = stopped => {}
        }
    });
}

async fn take(State(kept): State<Arc<Kept>>, headers: HeaderMap, body: Bytes) -> Response {
    let takes = {
        let mut seen = kept.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.asked += 1;
        kept.more.notify_all();
        seen.takes
    };
    match takes {
        Takes::Time => std::future::pending().await,
        Takes::Nothing(status) => StatusCode::from_u16(status)
            .expect("a status of the test")
            .into_response(),
        Takes::All | Takes::AllBut(_) => {
            if headers
                .get(CONTENT_TYPE)
                .is_none_or(|kind| kind != "application/x-protobuf")
            {
                return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
            }
            let Ok(request) = ExportTraceServiceRequest::decode(body.clone()) else {
                return StatusCode::BAD_REQUEST.into_response();
            };
            let mut seen = kept.seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.bodies.push(body);
            seen.spans.extend(seen_in(request));
            kept.more.notify_all();
            answer(takes)
        }
    }
}

fn answer(takes: Takes) -> Response {
    let partial_success = match takes {
        Takes::AllBut(refused) => Some(ExportTracePartialSuccess {
            rejected_spans: refused,
            error_message: "too old".to_owned(),
        }),
        _ => None,
    };
    let answer = ExportTraceServiceResponse { partial_success };
    ([(CONTENT_TYPE, "application/x-protobuf")], answer.encode_to_vec()).into_response()
}

fn seen_in(request: ExportTraceServiceRequest) -> Vec<SeenSpan> {
    let mut spans = Vec::new();
    for of_process in request.resource_spans {
        let resource = of_process.resource.unwrap_or_default();
        let about = attributes(resource.attributes);
        let service = about.get("service.name").cloned().unwrap_or_default();
        for scope in of_process.scope_spans {
            spans.extend(scope.spans.into_iter().map(|span| seen(&service, span)));
        }
    }
    spans
}

fn seen(service: &str, span: Span) -> SeenSpan {
    SeenSpan {
        service: service.to_owned(),
        kind: format!("{:?}", span.kind()),
        trace: hexadecimal(&span.trace_id),
        id: hexadecimal(&span.span_id),
        parent: hexadecimal(&span.parent_span_id),
        name: span.name,
        begun_ns: span.start_time_unix_nano,
        ended_ns: span.end_time_unix_nano,
        attributes: attributes(span.attributes),
        failed: span
            .status
            .is_some_and(|status| status.code() == SpanStatus::Error),
        state: span.trace_state,
    }
}

fn attributes(pairs: Vec<KeyValue>) -> BTreeMap<String, String> {
    let text = |value: Option<Any>| match value.and_then(|any| any.value) {
        Some(AnyValue::StringValue(text)) => text,
        Some(AnyValue::IntValue(number)) => number.to_string(),
        other => format!("{other:?}"),
    };
    pairs
        .into_iter()
        .map(|pair| (pair.key, text(pair.value)))
        .collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        write!(text, "{byte:02x}").expect("a text takes what is written to it");
    }
    text
}
