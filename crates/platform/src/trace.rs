//! Traces: what a request or a message caused, as spans that an OpenTelemetry collector is sent (OTLP over HTTP).
//!
//! A process decides for its own part of a trace, which begins with a **local root**: a request that comes in, or a
//! message that is handled. One in so many is chosen by the number of the trace, so that every process chooses the same
//! ones. The spans of all others are held in memory until their local root ends, and are sent after all where it failed
//! or took long. Whoever is asked meanwhile is told in the flags of `traceparent` what is known by then.
//!
//! Where no collector is named there is no [`Tracer`], no local root, and every span is [`Span::none`].
//!
//! It must never hold what people write, search or are called: names of spans and values of attributes are words of ours,
//! and go through [`crate::telemetry::mask`] on their way out. Where to start reading: [`Tracer::begin`], then [`child`].

mod collector;
mod context;
mod encode;
mod export;
mod root;
mod span;

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use confique::Config;
use thiserror::Error;

pub use self::context::{Parent, TRACEPARENT, TRACESTATE};
use self::export::{Exporter, Outbox};
use self::root::{LocalRoot, Rules};
pub use self::span::{Kind, Span, Value, Within, child, fail, is_traced};
use crate::outbound::OutboundError;
use crate::world::World;

/// Which traces are kept, and where they are sent.
#[derive(Clone, Debug, Config)]
pub struct TraceConfig {
    /// The address of an OpenTelemetry collector that takes OTLP over HTTP (protobuf), such as
    /// `http://127.0.0.1:4318`; `/v1/traces` is added. Without it nothing is traced.
    #[config(env = "TRIPGEN_OTLP_URL")]
    pub otlp_url: Option<String>,
    /// Of a hundred traces so many are kept from their beginning. Failed and slow ones are kept besides.
    #[config(default = 10.0, env = "TRIPGEN_TRACE_PERCENT")]
    pub percent: f64,
    /// Milliseconds from which on a request or the handling of a message is slow.
    #[config(default = 1000)]
    pub slow_ms: u64,
    /// Spans that may wait for the collector, and as many again that are held until it is known whether they are kept;
    /// what is more is dropped and counted. A span takes about 300 bytes.
    #[config(default = 8192)]
    pub most_spans: usize,
    /// Milliseconds that the collector has for taking some spans, with two more tries.
    #[config(default = 5000)]
    pub timeout_ms: u64,
}

/// Why traces cannot be sent.
#[derive(Debug, Error)]
pub enum TraceError {
    /// The address is none.
    #[error(
        "traces.otlp_url `{url}` is no address of a collector: {reason}; write one such as http://127.0.0.1:4318"
    )]
    Address {
        /// As it was given.
        url: String,
        /// Why.
        reason: String,
    },
    /// The share is none.
    #[error("traces.percent is {0}; it is a number from 0 to 100")]
    Percent(f64),
    /// The client cannot be built.
    #[error(transparent)]
    Client(#[from] OutboundError),
}

/// Begins traces, or does nothing where no collector is named; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Tracer(Option<Arc<Shared>>);

/// What the local roots of a process share.
#[derive(Debug)]
struct Shared {
    rules: Rules,
    outbox: Outbox,
    world: World,
}

impl Tracer {
    /// One that traces nothing.
    pub fn off() -> Self {
        Self(None)
    }

    /// Begins to send traces to the collector of the settings, on the present runtime; `service` is what this process is
    /// called there.
    pub fn start(config: &TraceConfig, service: &str, world: &World) -> Result<Self, TraceError> {
        let Some(url) = config.otlp_url.as_deref().filter(|url| !url.is_empty()) else {
            return Ok(Self::off());
        };
        let rules = Rules::new(
            config.percent,
            Duration::from_millis(config.slow_ms),
            config.most_spans,
        )
        .ok_or(TraceError::Percent(config.percent))?;
        let exporter = Exporter::new(collector::Collector::new(url, service, config, world)?);
        let outbox = exporter.start(config.most_spans.max(1));
        Ok(Self(Some(Arc::new(Shared {
            rules,
            outbox,
            world: world.clone(),
        }))))
    }

    /// Whether anything is traced.
    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// Begins a local root: as part of the trace that whoever asks told of, or of a new one.
    pub fn begin(&self, kind: Kind, name: impl Into<Cow<'static, str>>, parent: Option<Parent>) -> Span {
        let Some(shared) = &self.0 else {
            return Span::none();
        };
        let parent = parent.unwrap_or_else(|| Parent::new_trace(&shared.world));
        let root = LocalRoot::new(Arc::clone(shared), &parent);
        Span::top(Arc::new(root), parent.span, kind, name.into())
    }

    /// Waits until what is kept so far has been sent, or has failed to be; at most so long.
    pub async fn flush(&self, limit: Duration) {
        let Some(shared) = &self.0 else { return };
        if tokio::time::timeout(limit, shared.outbox.flush()).await.is_err() {
            tracing::warn!("the last spans were not taken by the collector in time");
        }
    }
}
