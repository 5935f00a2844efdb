//! Messages through the queues of a database or of NATS JetStream: sent by the outbox, each in a transaction of its own as services do it,
//! moved by the relay, leased, handled and acknowledged by consumers.
//!
//! Messages fall due at fixed moments, whatever the database does. Two times are told: from the due moment to the
//! handler, and within the queue alone, from acceptance to the lease.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use async_trait::async_trait;
use messaging::{
    Broker, Envelope, HandleError, Handler, Lease, Messaging, MessagingConfig, NatsBroker, SendOptions,
    SqlBroker, Target, outbox,
};
use metrics_exporter_prometheus::PrometheusHandle;
use platform::World;
use serde_json::{Value, json};
use storage::{Db, StorageConfig};

use crate::measure::{Sample, wall_time};
use crate::report::machine;

/// The bar: milliseconds in the queue.
const P99_BAR: f64 = 50.0;
/// The queue that is used: ordered by key and with leases, as most are.
const QUEUE: &str = "notification";
/// Keys; messages of one key wait for each other.
const KEYS: u64 = 500;
/// Handlers at the same time.
const HANDLERS: usize = 32;
/// How long what is on its way may take after the last message was sent.
const PATIENCE: Duration = Duration::from_mins(1);

/// What is to be measured.
#[derive(Clone, Debug)]
pub struct MessagesOptions {
    /// The database; it should be one that nobody else uses.
    pub database_url: String,
    /// NATS, where the messages lie there and not in the database.
    pub nats_url: Option<String>,
    /// On how many of its nodes each message lies.
    pub nats_replicas: u32,
    /// Messages a second.
    pub rate: u32,
    /// Bytes of a message.
    pub bytes: usize,
    /// How long, in seconds.
    pub seconds: u32,
}

/// What came out.
#[derive(Debug)]
pub struct MessagesReport {
    options: MessagesOptions,
    handled_per_second: f64,
    /// Milliseconds from the due moment to the handler.
    way: Sample,
    /// Milliseconds in the queue: upper bounds from the buckets of the metrics.
    queue_p50: f64,
    queue_p99: f64,
}

impl MessagesReport {
    /// Whether the bar was reached.
    pub fn passed(&self) -> bool {
        self.handled_per_second >= f64::from(self.options.rate) * 0.99 && self.queue_p99 <= P99_BAR
    }

    /// For programs.
    pub fn json(&self) -> Value {
        json!({
            "machine": machine(), "broker": if self.options.nats_url.is_some() { "nats" } else { "sql" },
            "natsReplicas": self.options.nats_replicas, "rate": self.options.rate, "bytes": self.options.bytes,
            "seconds": self.options.seconds, "handledPerSecond": self.handled_per_second,
            "wayMs": { "p50": self.way.percentile(50), "p90": self.way.percentile(90),
                       "p99": self.way.percentile(99), "max": self.way.largest() },
            "inQueueAtMostMs": { "p50": self.queue_p50, "p99": self.queue_p99 },
            "passed": self.passed(),
        })
    }

    /// For people.
    pub fn text(&self) -> String {
        format!(
            "{}\n\n{} messages a second of {} bytes for {} s: {:.0} a second handled\n\
             in the queue: p50 at most {:.0} ms, p99 at most {:.0} ms (bar {P99_BAR:.0})\n\
             from sending to the handler: p50 {:.1} ms, p90 {:.1} ms, p99 {:.1} ms, max {:.1} ms\n{}\n",
            machine(),
            self.options.rate,
            self.options.bytes,
            self.options.seconds,
            self.handled_per_second,
            self.queue_p50,
            self.queue_p99,
            self.way.percentile(50),
            self.way.percentile(90),
            self.way.percentile(99),
            self.way.largest(),
            if self.passed() { "passed" } else { "NOT passed" },
        )
    }
}

/// Runs it.
pub fn run(options: &MessagesOptions) -> Result<MessagesReport> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .context("starting the runtime")?;
    let metrics = platform::telemetry::recorder()?.install_recorder()?;
    runtime.block_on(measure(options, &metrics))
}

async fn measure(options: &MessagesOptions, metrics: &PrometheusHandle) -> Result<MessagesReport> {
    let world = World::system();
    let db = Db::open(&options.database_url, &StorageConfig::default()).await?;
    db.migrate("messaging", messaging::migrations(), &world).await?;
    let broker = broker(options, &db, &world).await?;
    let arrivals = Arrivals::default();
    let running = Messaging::new(broker, db.clone(), world.clone())
        .config(MessagingConfig::default())
        .consume(QUEUE, "bench", HANDLERS, Arc::new(arrivals.clone()))
        .start();
    let begin = wall_time();
    send(options, &db, &world, begin).await?;
    let expected = options.rate as usize * options.seconds as usize;
    let sent = wall_time();
    while arrivals.count() < expected {
        ensure!(
            wall_time().saturating_sub(sent) < PATIENCE,
            "{} of {expected} messages arrived",
            arrivals.count()
        );
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let wall = wall_time().saturating_sub(begin);
    ensure!(running.shutdown(PATIENCE).await, "the consumers did not end");
    db.close().await;
    metrics.run_upkeep();
    let text = metrics.render();
    Ok(MessagesReport {
        options: options.clone(),
        handled_per_second: expected as f64 / wall.as_secs_f64(),
        way: arrivals.times(),
        queue_p50: bucket_ms(&text, 0.50).context("no waiting was counted")?,
        queue_p99: bucket_ms(&text, 0.99).context("no waiting was counted")?,
    })
}

async fn broker(options: &MessagesOptions, db: &Db, world: &World) -> Result<Arc<dyn Broker>> {
    let Some(url) = &options.nats_url else {
        return Ok(Arc::new(SqlBroker::new(db.clone(), world.clone())));
    };
    let mut config = MessagingConfig::default();
    // Streams of its own, so that it counts nobody else's messages.
    config.nats.prefix = format!("bench-{}", world.now_ms());
    config.nats.replicas = options.nats_replicas;
    Ok(Arc::new(NatsBroker::connect(url, world.clone(), &config).await?))
}

/// Sends every message when it is due, each on a task of its own.
async fn send(options: &MessagesOptions, db: &Db, world: &World, begin: Duration) -> Result<()> {
    let filler = "x".repeat(options.bytes.saturating_sub(300));
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..u64::from(options.rate) * u64::from(options.seconds) {
        let due = begin + Duration::from_secs(1) * u32::try_from(number)? / options.rate;
        let left = due.saturating_sub(wall_time());
        if !left.is_zero() {
            tokio::time::sleep(left).await;
        }
        let payload = json!({ "dueNs": u64::try_from(due.as_nanos())?, "filler": filler });
        let key = format!("key-{}", number % KEYS);
        let envelope = Envelope::new(world, "measured", "bench", &key, payload)?;
        let db = db.clone();
        tasks.spawn(async move {
            let mut tx = db.begin().await?;
            outbox::send(&mut tx, Target::Queue(QUEUE), &envelope, SendOptions::default()).await?;
            tx.commit().await?;
            anyhow::Ok(())
        });
        while let Some(done) = tasks.try_join_next() {
            done.context("a sender's task")??;
        }
    }
    while let Some(done) = tasks.join_next().await {
        done.context("a sender's task")??;
    }
    Ok(())
}

/// Notes when messages arrive.
#[derive(Clone, Default)]
struct Arrivals(Arc<Mutex<Vec<f64>>>);

impl Arrivals {
    fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    fn times(&self) -> Sample {
        let mut sample = Sample::default();
        sample.extend(
            self.0
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .iter()
                .copied(),
        );
        sample
    }
}

#[async_trait]
impl Handler for Arrivals {
    async fn handle(&self, envelope: &Envelope, _lease: &Lease) -> Result<(), HandleError> {
        let due = envelope.payload["dueNs"]
            .as_u64()
            .ok_or_else(|| HandleError::Reject("no due moment".to_owned()))?;
        let way = wall_time().saturating_sub(Duration::from_nanos(due));
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(way.as_secs_f64() * 1_000.0);
        Ok(())
    }
}

/// The smallest bucket of the time in the queue that holds this share, in milliseconds.
fn bucket_ms(metrics: &str, share: f64) -> Option<f64> {
    let mut buckets = Vec::new();
    for line in metrics.lines() {
        if line.starts_with("message_wait_seconds_bucket") {
            let (labels, count) = line.rsplit_once(' ')?;
            let bound = labels.split("le=\"").nth(1)?.split('"').next()?;
            let bound = if bound == "+Inf" {
                f64::INFINITY
            } else {
                bound.parse().ok()?
            };
            buckets.push((bound, count.parse::<f64>().ok()?));
        }
    }
    let all = buckets.iter().map(|(_, count)| *count).fold(0.0, f64::max);
    let reached = buckets
        .iter()
        .find(|(_, count)| all > 0.0 && *count >= all * share)?;
    Some(reached.0 * 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::bucket_ms;

    #[test]
    fn reads_the_bucket_that_holds_a_share() {
        let metrics = "# TYPE message_wait_seconds histogram\n\
            message_wait_seconds_bucket{queue=\"a\",le=\"0.001\"} 50\n\
            message_wait_seconds_bucket{queue=\"a\",le=\"0.01\"} 99\n\
            message_wait_seconds_bucket{queue=\"a\",le=\"+Inf\"} 100\n";
        assert_eq!(bucket_ms(metrics, 0.5), Some(1.0));
        assert_eq!(bucket_ms(metrics, 0.99), Some(10.0));
        assert_eq!(bucket_ms(metrics, 1.0), Some(f64::INFINITY));
        assert_eq!(bucket_ms("", 0.5), None);
    }
}
