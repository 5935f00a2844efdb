//! Messages between services: an outbox in the transaction of the change, queues and topics with leases, an inbox so
//! that a message counts once, dead letters.
//!
//! A message's way: [`outbox::send`] writes it down together with the change that it tells of. Once that is committed,
//! the relay of [`Messaging`] moves it to the [`Broker`], at least once; the queue drops the doubles. A consumer leases
//! it, renews the lease while its [`Handler`] works, and acknowledges it. The handler's own transaction begins with
//! [`inbox::first_time`], so that a message that comes twice has one effect.
//!
//! Two brokers pass the same contract: [`SqlBroker`] keeps the queues in the database, [`NatsBroker`] in NATS JetStream.
//!
//! It must never know what a payload means, nor a table of a service. Where to start reading: [`Envelope`], [`Broker`],
//! then [`Messaging`]. The guarantees are written down as tests, which every broker has to pass (`contract_tests`).

mod bells;
mod broker;
mod config;
#[cfg(any(test, feature = "contract-tests"))]
pub mod contract_tests;
mod envelope;
mod error;
pub mod inbox;
mod measures;
mod nats;
pub mod outbox;
mod parcel;
mod queues;
mod runtime;
mod sql;
mod subscription;
#[cfg(test)]
mod tests;
mod tries;

pub use broker::{Broker, DeadLetter, Delivery, Depth, Message, Published, Retried};
pub use config::{MessagingConfig, NatsConfig};
pub use envelope::{Envelope, SendOptions, Target};
pub use error::MessagingError;
pub use nats::{BrokerCheck, NatsBroker};
pub use queues::{QUEUES, QueueSpec, SUBSCRIPTION, SYSTEM_EVENTS, TRIP_EVENTS};
pub use runtime::{HandleError, Handler, Lease, Messaging, Running};
pub use sql::{SqlBroker, end_leases, migrations};
pub use subscription::{Filter, Subscription};
