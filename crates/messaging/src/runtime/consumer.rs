//! A consumer: leases messages of one queue, hands each to its handler, renews meanwhile, and settles it.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use platform::World;
use platform::trace::{Kind, Parent, Span, Tracer, Within};
use tokio::task::{JoinError, JoinSet};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use super::{Consumer, HandleError, Lease};
use crate::broker::{Broker, Delivery, Retried};
use crate::error::MessagingError;
use crate::measures;
use crate::outbox::SYSTEM;

/// How long a consumer waits after the broker failed.
const AFTER_FAILURE: Duration = Duration::from_secs(1);
/// How often the end of a lease is reported while the broker fails; after that the lease runs out by itself.
const SETTLE_TRIES: u32 = 5;

pub(super) struct Desk {
    pub(super) broker: Arc<dyn Broker>,
    pub(super) world: World,
    pub(super) consumer: Consumer,
    pub(super) stop: CancellationToken,
    pub(super) abort: CancellationToken,
    pub(super) tracer: Tracer,
}

type Handled = Result<Result<(), HandleError>, JoinError>;

impl Desk {
    pub(super) async fn run(self) {
        let desk = Arc::new(self);
        let mut running = JoinSet::new();
        while !desk.stop.is_cancelled() {
            // Those that ended together are replaced together.
            while let Some(done) = running.try_join_next() {
                report(done);
            }
            if running.len() >= desk.consumer.concurrency {
                tokio::select! {
                    Some(done) = running.join_next() => report(done),
                    () = desk.stop.cancelled() => {}
                }
                continue;
            }
            let free = desk.consumer.concurrency - running.len();
            let most = u32::try_from(free).unwrap_or(u32::MAX);
            match desk.broker.lease(&desk.consumer.queue, most).await {
                Ok(deliveries) if deliveries.is_empty() => desk.rest(&mut running).await,
                Ok(deliveries) => {
                    for delivery in deliveries {
                        running.spawn(desk.clone().work(delivery));
                    }
                }
                Err(error) => {
                    tracing::warn!(cause = %error, queue = desk.consumer.queue, "nothing could be leased");
                    desk.pause(AFTER_FAILURE).await;
                }
            }
        }
        while let Some(done) = running.join_next().await {
            report(done);
        }
    }

    /// Waits until there may be something to do.
    async fn rest(&self, running: &mut JoinSet<()>) {
        tokio::select! {
            () = self.broker.wait(&self.consumer.queue) => {}
            Some(done) = running.join_next() => report(done),
            () = self.stop.cancelled() => {}
        }
    }

    async fn pause(&self, time: Duration) {
        tokio::select! {
            () = sleep(time) => {}
            () = self.stop.cancelled() => {}
        }
    }

    async fn work(self: Arc<Self>, delivery: Delivery) {
        measures::waited(&delivery.queue, delivery.waited_ms);
        let mut step = self.step(&delivery);
        let span = tracing::info_span!(
            "message",
            queue = delivery.queue,
            message.id = delivery.envelope.id,
            message.kind = delivery.envelope.kind,
            consumer = &*self.consumer.name,
            tries = delivery.tries,
            trace_id = step.trace_id(),
        );
        let outcome = self.handle(delivery, step.within()).instrument(span).await;
        if let Some(outcome @ ("retried" | "dead" | "lost")) = outcome {
            step.fail(outcome);
        }
    }

    /// The handling as a local root of the trace that the message belongs to.
    fn step(&self, delivery: &Delivery) -> Span {
        if !self.tracer.is_on() {
            return Span::none();
        }
        let envelope = &delivery.envelope;
        let parent = envelope.traceparent.as_deref().and_then(Parent::read);
        let name = format!("process {}", delivery.queue);
        let mut step = self.tracer.begin(Kind::Consumer, name, parent);
        step.set("messaging.system", SYSTEM);
        step.set("messaging.operation.name", "process");
        step.set("messaging.operation.type", "process");
        step.set("messaging.destination.name", delivery.queue.clone());
        step.set("messaging.message.id", envelope.id.clone());
        step.set("messaging.consumer.group.name", self.consumer.name.to_string());
        step.set("tripgen.message.tries", delivery.tries);
        step
    }

    /// Handles a message and settles it; tells how that went, unless it was handed back.
    async fn handle(&self, delivery: Delivery, within: Option<Within>) -> Option<&'static str> {
        let lease = Lease {
            consumer: self.consumer.name.clone(),
            token: delivery.token,
            tries: delivery.tries,
            most_tries: delivery.most_tries,
            lost: CancellationToken::new(),
        };
        let handler = self.consumer.handler.clone();
        let (envelope, held) = (delivery.envelope.clone(), lease.clone());
        // A task of its own, so that a panic ends the handling and not the consumer.
        let handling = async move { handler.handle(&envelope, &held).await };
        let mut task = JoinSet::new();
        match within {
            Some(within) => task.spawn(within.around(handling).in_current_span()),
            None => task.spawn(handling.in_current_span()),
        };
        tokio::select! {
            Some(handled) = task.join_next() => return Some(self.settle(&delivery, handled).await),
            never = self.keep(&delivery, &lease) => match never {},
            () = self.abort.cancelled() => {}
        }
        lease.lost.cancel();
        task.abort_all();
        match task.join_next().await {
            // It came to its end in the last moment.
            Some(Ok(handled)) => Some(self.settle(&delivery, Ok(handled)).await),
            _aborted => {
                self.hand_back(&delivery).await;
                None
            }
        }
    }

    /// Renews at a third of the lease. It never ends: a handler whose lease is lost sees that and ends by itself.
    async fn keep(&self, delivery: &Delivery, lease: &Lease) -> Infallible {
        let length =
            Duration::try_from(delivery.until.duration_since(self.world.now())).unwrap_or(Duration::ZERO);
        let pause = (length / 3).max(Duration::from_millis(10));
        loop {
            sleep(pause).await;
            match self.broker.renew(delivery).await {
                Ok(_until) => {}
                Err(MessagingError::LeaseLost { .. }) => {
                    tracing::warn!("the lease was lost while its message was handled");
                    lease.lost.cancel();
                    return std::future::pending().await;
                }
                Err(error) => {
                    tracing::warn!(cause = %error, "the lease could not be renewed; it is tried again");
                }
            }
        }
    }

    async fn settle(&self, delivery: &Delivery, handled: Handled) -> &'static str {
        for _ in 0..SETTLE_TRIES {
            match self.try_to_settle(delivery, &handled).await {
                Ok(outcome) => {
                    measures::outcome(&delivery.queue, outcome, 1);
                    return outcome;
                }
                Err(MessagingError::LeaseLost { .. }) => {
                    tracing::warn!("the lease had run out before its message was settled; it comes again");
                    measures::outcome(&delivery.queue, "lost", 1);
                    return "lost";
                }
                Err(error) => {
                    tracing::warn!(cause = %error, "a message could not be settled; it is tried again");
                }
            }
            sleep(AFTER_FAILURE / SETTLE_TRIES).await;
        }
        "lost"
    }

    async fn try_to_settle(
        &self,
        delivery: &Delivery,
        handled: &Handled,
    ) -> Result<&'static str, MessagingError> {
        let reason = match handled {
            Ok(Ok(())) => {
                self.broker.ack(delivery).await?;
                return Ok("handled");
            }
            Ok(Err(HandleError::Reject(reason))) => {
                self.broker.reject(delivery, reason).await?;
                tracing::error!(cause = reason, "a message was rejected and is a dead letter now");
                return Ok("dead");
            }
            Ok(Err(HandleError::Retry(reason))) => reason.clone(),
            Err(broken) => format!("its handler broke off: {broken}"),
        };
        match self.broker.retry(delivery, &reason).await? {
            Retried::At(at) => {
                tracing::warn!(cause = reason, again_at = %at, "a message was not handled");
                Ok("retried")
            }
            Retried::Dead => {
                tracing::error!(
                    cause = reason,
                    "a message was tried for the last time and is a dead letter now"
                );
                Ok("dead")
            }
        }
    }

    async fn hand_back(&self, delivery: &Delivery) {
        match self.broker.hand_back(delivery).await {
            Ok(()) => measures::outcome(&delivery.queue, "handed back", 1),
            Err(error) => {
                tracing::warn!(cause = %error, "a message could not be handed back; its lease runs out");
            }
        }
    }
}

fn report(done: Result<(), JoinError>) {
    if let Err(error) = done {
        tracing::error!(cause = %error, "a consumer's work broke off; the message comes again");
    }
}
