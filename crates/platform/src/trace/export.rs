//! Sends what is kept: a queue with a bound in front of one task, so that a collector that is slow or away costs spans and
//! nothing else.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout_at};

use super::collector::Collector;
use super::span::Record;

/// For how long spans are gathered before they are sent.
const GATHER: Duration = Duration::from_secs(1);
/// Spans of one request to the collector.
const MOST_AT_ONCE: usize = 512;

/// Spans of one trace that are kept.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) trace: u128,
    pub(super) state: Option<String>,
    pub(super) spans: Vec<Record>,
}

enum Mail {
    Batch(Batch),
    /// Everything before it is sent now; then whoever waits is told.
    Flush(oneshot::Sender<()>),
}

/// The way to the exporter.
#[derive(Debug)]
pub(super) struct Outbox {
    mails: mpsc::Sender<Mail>,
    waiting: Arc<AtomicUsize>,
    most: usize,
}

/// Sends, one request after the other.
#[derive(Debug)]
pub(super) struct Exporter {
    collector: Collector,
    batches: Vec<Batch>,
    gathered: usize,
    /// Whether the last request failed: it is told once, not once a second.
    fails: bool,
}

/// Counts spans that nobody will see.
pub(super) fn dropped(reason: &'static str, spans: usize) {
    metrics::counter!("trace_spans_dropped_total", "reason" => reason).increment(spans as u64);
}

impl Outbox {
    pub(super) fn put(&self, batch: Batch) {
        let spans = batch.spans.len();
        let before = self.waiting.fetch_add(spans, Ordering::Relaxed);
        if before + spans > self.most || self.mails.try_send(Mail::Batch(batch)).is_err() {
            self.waiting.fetch_sub(spans, Ordering::Relaxed);
            dropped("queue", spans);
        }
    }

    pub(super) async fn flush(&self) {
        let (tell, told) = oneshot::channel();
        if self.mails.send(Mail::Flush(tell)).await.is_ok() && told.await.is_err() {
            tracing::debug!("the exporter of traces ended first");
        }
    }
}

impl Exporter {
    pub(super) fn new(collector: Collector) -> Self {
        Self {
            collector,
            batches: Vec::new(),
            gathered: 0,
            fails: false,
        }
    }

    /// Runs until nobody can put anything any more.
    pub(super) fn start(self, most: usize) -> Outbox {
        let (mails, taken) = mpsc::channel(most);
        let waiting = Arc::new(AtomicUsize::new(0));
        // Both stand at 0 from the start, so that an alert can tell "nothing yet" from "not there".
        metrics::counter!("trace_spans_exported_total").increment(0);
        for reason in ["held", "queue", "collector"] {
            dropped(reason, 0);
        }
        tokio::spawn(self.run(taken, Arc::clone(&waiting)));
        Outbox { mails, waiting, most }
    }

    async fn run(mut self, mut mails: mpsc::Receiver<Mail>, waiting: Arc<AtomicUsize>) {
        while let Some(first) = mails.recv().await {
            let until = Instant::now() + GATHER;
            let mut waits = self.take(first);
            while waits.is_none() && self.gathered < MOST_AT_ONCE {
                match timeout_at(until, mails.recv()).await {
                    Ok(Some(mail)) => waits = self.take(mail),
                    Ok(None) | Err(_) => break,
                }
            }
            self.send().await;
            waiting.fetch_sub(std::mem::take(&mut self.gathered), Ordering::Relaxed);
            if let Some(Err(())) = waits.map(|waits| waits.send(())) {
                tracing::debug!("nobody waits for the last spans any more");
            }
        }
    }

    fn take(&mut self, mail: Mail) -> Option<oneshot::Sender<()>> {
        match mail {
            Mail::Flush(waits) => Some(waits),
            Mail::Batch(batch) => {
                self.gathered += batch.spans.len();
                self.batches.push(batch);
                None
            }
        }
    }

    async fn send(&mut self) {
        let batches = std::mem::take(&mut self.batches);
        if batches.is_empty() {
            return;
        }
        match self.collector.take(&batches).await {
            Ok(refused) => {
                let refused = usize::try_from(refused).unwrap_or(usize::MAX).min(self.gathered);
                metrics::counter!("trace_spans_exported_total").increment((self.gathered - refused) as u64);
                dropped("collector", refused);
                if std::mem::take(&mut self.fails) {
                    tracing::info!("the collector takes traces again");
                }
            }
            Err(error) => {
                dropped("collector", self.gathered);
                if !std::mem::replace(&mut self.fails, true) {
                    tracing::warn!(cause = %error, "the collector takes no traces; they are dropped and counted");
                }
            }
        }
    }
}
