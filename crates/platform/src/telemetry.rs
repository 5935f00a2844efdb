//! What a server tells about itself: log lines on stderr, metrics for Prometheus, and traces ([`crate::trace`]).
//!
//! A line never holds a token or a mail address: the code does not write them, and [`mask`] takes out what slipped
//! through, such as an address inside the text of a foreign error.

mod mask;
mod requests;

use std::io::IsTerminal;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle};
use thiserror::Error;
use tracing::Subscriber;
use tracing_subscriber::filter::ParseError;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{EnvFilter, Registry, fmt};

pub use mask::{Masked, mask};
pub(crate) use requests::observe;
pub use requests::{Traffic, is_probe};

use crate::config::{LogConfig, LogFormat};
use crate::trace::Tracer;
use crate::world::World;

/// Seconds: from an answer out of memory to the slowest that is promised (a plan within 2 s, the alarm at 5 s).
const SECONDS: &[f64] = &[
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0,
];

/// Why a server cannot tell about itself.
#[derive(Debug, Error)]
pub enum TelemetryError {
    /// The filter of the settings cannot be read.
    #[error(
        "log.filter `{filter}` cannot be read: {source}; write a level such as `info` or `info,storage=debug`"
    )]
    Filter {
        /// The filter.
        filter: String,
        /// Why.
        source: ParseError,
    },
    /// Something else logs already.
    #[error("the log cannot be set up: {0}")]
    Log(#[from] tracing::subscriber::SetGlobalDefaultError),
    /// Something else counts already.
    #[error("the metrics cannot be set up: {0}")]
    Metrics(#[from] BuildError),
}

/// Something to measure only when somebody looks, such as the open connections of a pool.
type Gauge = Box<dyn Fn() + Send + Sync>;

/// The metrics of this process; cheap to clone.
#[derive(Clone)]
pub struct Telemetry {
    handle: PrometheusHandle,
    traffic: Traffic,
    gauges: Arc<Mutex<Vec<Gauge>>>,
    tracer: Tracer,
    world: World,
}

impl Telemetry {
    /// Around a recorder; [`install`] does it for the process.
    pub fn new(handle: PrometheusHandle, world: World) -> Self {
        Self {
            handle,
            traffic: Traffic::default(),
            gauges: Arc::default(),
            tracer: Tracer::off(),
            world,
        }
    }

    /// With traces, which [`Tracer::start`] begins to send.
    #[must_use]
    pub fn with_tracer(mut self, tracer: Tracer) -> Self {
        self.tracer = tracer;
        self
    }

    /// Where traces begin.
    pub fn tracer(&self) -> Tracer {
        self.tracer.clone()
    }

    /// Where the shell counts requests.
    pub fn traffic(&self) -> Traffic {
        self.traffic.clone()
    }

    /// Sets gauges each time before the metrics are read.
    pub fn before_reading(&self, gauge: impl Fn() + Send + Sync + 'static) {
        self.gauges
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Box::new(gauge));
    }

    /// The metrics in the text form of Prometheus.
    pub fn render(&self) -> String {
        metrics::gauge!("requests_per_second").set(self.traffic.per_second(self.world.now_ms()));
        for gauge in self.gauges.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            gauge();
        }
        // Histograms gather what was measured since the last reading; nobody else empties them.
        self.handle.run_upkeep();
        self.handle.render()
    }

    /// `GET /metrics`, for a port that the outside does not reach.
    pub fn router(&self) -> Router {
        let telemetry = self.clone();
        let read = move || {
            let text = telemetry.render();
            async move { ([(CONTENT_TYPE, "text/plain; version=0.0.4")], text) }
        };
        Router::new().route("/metrics", get(read))
    }
}

impl std::fmt::Debug for Telemetry {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Telemetry").finish_non_exhaustive()
    }
}

/// Sets up log and metrics of this process, once.
pub fn install(config: &LogConfig, world: &World) -> Result<Telemetry, TelemetryError> {
    let colours = std::io::stderr().is_terminal();
    tracing::subscriber::set_global_default(subscriber(config, std::io::stderr, colours)?)?;
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let message = panic.payload_as_str().unwrap_or("a panic without a text");
        tracing::error!(place, message, "panicked");
    }));
    let handle = recorder()?.install_recorder()?;
    Ok(Telemetry::new(handle, world.clone()))
}

/// The builder of the recorder, with the buckets of this project.
pub fn recorder() -> Result<PrometheusBuilder, TelemetryError> {
    Ok(PrometheusBuilder::new().set_buckets(SECONDS)?)
}

/// The log, written through [`Masked`].
pub fn subscriber<W>(
    config: &LogConfig,
    writer: W,
    colours: bool,
) -> Result<Box<dyn Subscriber + Send + Sync>, TelemetryError>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let filter = EnvFilter::try_new(&config.filter).map_err(|source| TelemetryError::Filter {
        filter: config.filter.clone(),
        source,
    })?;
    let log = fmt::layer().with_writer(Masked(writer)).with_ansi(colours);
    let registry = Registry::default().with(filter);
    Ok(match config.format {
        LogFormat::Pretty => Box::new(registry.with(log)),
        LogFormat::Json => Box::new(registry.with(log.json().flatten_event(true).with_span_list(false))),
    })
}
