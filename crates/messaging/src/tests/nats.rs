//! The broker on NATS JetStream: the contract, workers that die, and a server that does.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use platform::World;
use platform::health::Check;
use serde_json::json;
use storage::{Db, Queries, params};
use test_support::{Backend, FakeClock, NatsCluster, NatsServer, TestDatabase};
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::crashes::{effects, handle_all, messages, with_effects};
use super::stages::{config, setting};
use crate::contract_tests::{QUEUES, Stage, TOPICS, suite};
use crate::nats::BrokerCheck;
use crate::runtime::Relay;
use crate::{
    Broker, Envelope, HandleError, Handler, Lease, Messaging, MessagingConfig, MessagingError, NatsBroker,
    SendOptions, Target, inbox, outbox,
};

/// How long a test waits for what has to happen.
const PATIENCE: Duration = Duration::from_mins(1);

async fn broker(url: &str, world: &World, mut config: MessagingConfig, prefix: &str) -> NatsBroker {
    prefix.clone_into(&mut config.nats.prefix);
    NatsBroker::with(url, world.clone(), &config, QUEUES, TOPICS)
        .await
        .expect("the settings are right")
}

async fn sqlite() -> TestDatabase {
    test_support::database(Backend::Sqlite).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn passes_the_contract() {
    let Some(server) = NatsServer::start() else {
        return;
    };
    let number = AtomicU32::new(0);
    suite(async || {
        let prefix = format!("contract-{}", number.fetch_add(1, Ordering::Relaxed));
        let clock = FakeClock::default();
        let world = clock.world();
        Stage {
            broker: Arc::new(broker(&server.url(), &world, config(), &prefix).await),
            other: Arc::new(broker(&server.url(), &world, config(), &prefix).await),
            world,
            pass: Box::new(move |time: Duration| {
                clock.advance(time);
                Box::pin(std::future::ready(()))
            }),
            keep: Box::new(()),
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_workers_of_two_processes_handle_each_message_once_and_in_order() {
    let Some(server) = NatsServer::start() else {
        return;
    };
    let setting = with_effects(sqlite().await).await;
    let one = broker(&server.url(), &setting.world, config(), "t").await;
    let other = broker(&server.url(), &setting.world, config(), "t").await;
    let deaths = handle_all(&setting, [&one, &other], "ordered").await;
    assert!(deaths > 200, "{deaths} workers died");
    let mut expected: Vec<(String, i64)> = messages(&setting)
        .iter()
        .map(|one| {
            (
                one.envelope.key.clone(),
                one.envelope.payload["number"].as_i64().expect("a number"),
            )
        })
        .collect();
    expected.sort();
    assert_eq!(effects(&setting).await, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn messages_wait_in_the_outbox_while_the_server_is_away() {
    let Some(mut server) = NatsServer::start() else {
        return;
    };
    let setting = setting(sqlite().await).await;
    let broker = broker(&server.url(), &setting.world, config(), "t").await;
    let check = BrokerCheck(broker.clone());
    assert_eq!(check.check().await, Ok(()));
    server.kill();
    let envelope = Envelope::new(&setting.world, "said", "thing", "k", json!({})).expect("JSON is JSON");
    let mut tx = setting.database.db.begin().await.expect("a transaction");
    outbox::send(&mut tx, Target::Queue("plain"), &envelope, SendOptions::default())
        .await
        .expect("taken");
    tx.commit().await.expect("committed");
    let relay = Relay::new(Arc::new(broker.clone()), setting.database.db.clone(), &config());
    let refused = relay.empty().await;
    assert!(
        matches!(refused, Err(MessagingError::Broker { .. })),
        "{refused:?}"
    );
    assert!(check.check().await.is_err(), "and the process is not ready");
    assert_eq!(setting.count("message_outbox").await, 1);

    server.restart();
    until_ok(async || relay.empty().await).await;
    assert_eq!(setting.count("message_outbox").await, 0);
    assert_eq!(check.check().await, Ok(()));
    assert_eq!(broker.lease("plain", 9).await.expect("leased").len(), 1);
}

/// Asks until the server is there again.
async fn until_ok<T, E: std::fmt::Debug>(ask: impl AsyncFn() -> Result<T, E>) -> T {
    let asking = async {
        loop {
            if let Ok(answer) = ask().await {
                return answer;
            }
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, asking).await.expect("it works again")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_lost_everything_is_begun_anew() {
    let Some(mut server) = NatsServer::start() else {
        return;
    };
    let setting = setting(sqlite().await).await;
    let broker = broker(&server.url(), &setting.world, config(), "t").await;
    let all = messages(&setting);
    broker
        .publish(Target::Queue("plain"), &all[..3])
        .await
        .expect("taken");
    server.kill();
    server.forget();
    server.restart();
    until_ok(async || {
        let depth = broker.depth("plain").await?;
        if depth.waiting == 0 {
            Ok(())
        } else {
            Err(MessagingError::Broker {
                reason: "the old view".to_owned(),
            })
        }
    })
    .await;
    let published = broker
        .publish(Target::Queue("plain"), &all[..2])
        .await
        .expect("taken");
    assert_eq!(published.accepted, 2);
    assert_eq!(broker.lease("plain", 9).await.expect("leased").len(), 2);
}

/// Counts a message in the transaction of its inbox, and tells of it.
struct Counter {
    db: Db,
    world: World,
    told: mpsc::UnboundedSender<()>,
}

#[async_trait]
impl Handler for Counter {
    async fn handle(&self, envelope: &Envelope, lease: &Lease) -> Result<(), HandleError> {
        let mut tx = self.db.begin().await?;
        if inbox::first_time(&mut tx, lease.consumer(), &envelope.id, &self.world).await? {
            tx.execute(
                "INSERT INTO effects (message_key, number, step)
                 VALUES ($1, $2, (SELECT COUNT(*) FROM effects WHERE message_key = $1))",
                params![
                    &envelope.key,
                    envelope.payload["number"].as_i64().unwrap_or_default()
                ],
            )
            .await?;
            tx.commit().await?;
            self.told
                .send(())
                .map_err(|deaf| HandleError::Retry(deaf.to_string()))?;
        }
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn speaks_tls_with_those_whom_the_roots_vouch_for() {
    let fixture = |name: &str| {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../gateway/tests/fixtures")
            .join(name)
    };
    let Some(server) = NatsServer::secure(&fixture("one.crt"), &fixture("one.key")) else {
        return;
    };
    let world = FakeClock::default().world();
    let mut trusting = config();
    trusting.nats.roots = Some(fixture("one.crt"));
    let broker = broker(&server.url(), &world, trusting, "t").await;
    assert_eq!(broker.depth("plain").await.expect("it answers").waiting, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn says_why_it_is_not_ready() {
    let Some(server) = NatsServer::start() else {
        return;
    };
    let world = FakeClock::default().world();
    let wrong = server.url().replace("secret", "another");
    let broker = broker(&wrong, &world, config(), "t").await;
    let refused = broker.depth("plain").await;
    assert!(
        matches!(&refused, Err(error) if error.is_transient()),
        "{refused:?}"
    );
    assert!(BrokerCheck(broker).check().await.is_err());
    let addressed = NatsBroker::connect("nats://:x:y", world, &config()).await;
    assert!(addressed.is_err(), "an address that is none is told at once");
}

/// Two processes handle many messages of the outbox, while something happens to the server after each; every message has
/// to have counted once, and in the order of its key.
async fn handle_while(url: &str, mut brisk: MessagingConfig, mut happens: impl FnMut(usize)) {
    let mut setting = with_effects(sqlite().await).await;
    // Leases run out by the clock on the wall.
    setting.world = World::system();
    brisk.most_lease_seconds = 2;
    let db = setting.database.db.clone();
    let (told, mut heard) = mpsc::unbounded_channel();
    let mut running = Vec::new();
    for _ in 0..2 {
        let handler = Arc::new(Counter {
            db: db.clone(),
            world: setting.world.clone(),
            told: told.clone(),
        });
        let broker = broker(url, &setting.world, brisk.clone(), "t").await;
        let messaging =
            Messaging::new(Arc::new(broker), db.clone(), setting.world.clone()).config(brisk.clone());
        running.push(messaging.consume("ordered", "counter", 4, handler).start());
    }
    let all = messages(&setting);
    for part in all.chunks(10) {
        let mut tx = db.begin().await.expect("a transaction");
        for message in part {
            outbox::send(
                &mut tx,
                Target::Queue("ordered"),
                &message.envelope,
                SendOptions::default(),
            )
            .await
            .expect("taken");
        }
        tx.commit().await.expect("committed");
    }
    for number in 1..=all.len() {
        timeout(PATIENCE, heard.recv())
            .await
            .expect("it goes on")
            .expect("handlers live");
        happens(number);
    }
    for one in running {
        assert!(one.shutdown(PATIENCE).await);
    }
    let mut expected: Vec<(String, i64)> = all
        .iter()
        .map(|one| {
            (
                one.envelope.key.clone(),
                one.envelope.payload["number"].as_i64().expect("a number"),
            )
        })
        .collect();
    expected.sort();
    assert_eq!(effects(&setting).await, expected);
}

/// Looks often and moves few at a time, so that much is under way whenever something happens.
fn brisk() -> MessagingConfig {
    MessagingConfig {
        poll_ms: 50,
        relay_batch: 20,
        ..MessagingConfig::default()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_killed_loses_nothing_and_doubles_nothing() {
    let Some(mut server) = NatsServer::start() else {
        return;
    };
    handle_while(&server.url(), brisk(), |number| {
        if number % 120 == 0 {
            server.restart();
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_node_of_a_cluster_may_be_killed() {
    let Some(mut cluster) = NatsCluster::start() else {
        return;
    };
    let mut brisk = brisk();
    brisk.nats.replicas = 3;
    let mut dead = None;
    handle_while(&cluster.url(), brisk, |number| {
        match (number % 120, number / 120 % 3) {
            (60, node) => {
                cluster.nodes[node].kill();
                dead = Some(node);
            }
            (0, _) => {
                if let Some(node) = dead.take() {
                    cluster.nodes[node].restart();
                    cluster.nodes.iter().for_each(NatsServer::until_well);
                }
            }
            _ => {}
        }
    })
    .await;
}
