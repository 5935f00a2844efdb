//! Workers that die, in all the places where it matters.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use serde_json::json;
use storage::{Queries, params};
use test_support::{TestDatabase, on_both};

use super::stages::{Setting, config, setting};
use crate::contract_tests::{QUEUES, TOPICS};
use crate::{Broker, Delivery, Envelope, Message, MessagingConfig, SendOptions, SqlBroker, Target, inbox};

const WORKERS: usize = 8;
const MESSAGES: i64 = 500;
const KEYS: i64 = 25;

/// Where a worker dies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Death {
    Never,
    BeforeTheEffect,
    BeforeTheCommit,
    BeforeTheAck,
}

pub(super) async fn with_effects(database: TestDatabase) -> Setting {
    let setting = setting(database).await;
    let table =
        "CREATE TABLE effects (message_key TEXT NOT NULL, number BIGINT NOT NULL, step BIGINT NOT NULL)";
    setting
        .database
        .db
        .clone()
        .execute(table, params![])
        .await
        .expect("a table");
    setting
}

pub(super) fn messages(setting: &Setting) -> Vec<Message> {
    (0..MESSAGES)
        .map(|number| {
            let key = format!("k{}", number % KEYS);
            let envelope = Envelope::new(
                &setting.world,
                "counted",
                "thing",
                &key,
                json!({ "number": number }),
            );
            Message {
                envelope: envelope.expect("JSON is JSON"),
                options: SendOptions::default(),
            }
        })
        .collect()
}

/// Handles a message as a service does, and dies on the way.
async fn work(setting: &Setting, broker: &dyn Broker, delivery: &Delivery, death: Death) {
    if death == Death::BeforeTheEffect {
        return;
    }
    let Envelope { id, key, payload, .. } = &delivery.envelope;
    let mut tx = setting.database.db.begin().await.expect("a transaction");
    if inbox::first_time(&mut tx, "counter", id, &setting.world)
        .await
        .expect("noted")
    {
        // The next step of the key: what the order is read from afterwards.
        let number = payload["number"].as_i64().expect("a number");
        tx.execute(
            "INSERT INTO effects (message_key, number, step)
             VALUES ($1, $2, (SELECT COUNT(*) FROM effects WHERE message_key = $1))",
            params![key, number],
        )
        .await
        .expect("the effect");
    }
    if death == Death::BeforeTheCommit {
        return tx.rollback().await.expect("undone");
    }
    tx.commit().await.expect("committed");
    if death != Death::BeforeTheAck {
        broker
            .ack(delivery)
            .await
            .expect("the clock stands, so the lease holds");
    }
}

pub(super) async fn effects(setting: &Setting) -> Vec<(String, i64)> {
    let sql = "SELECT message_key, number FROM effects ORDER BY message_key, step";
    let rows = setting
        .database
        .db
        .clone()
        .fetch_all(sql, params![])
        .await
        .expect("rows");
    rows.iter()
        .map(|row| {
            (
                row.get("message_key").expect("a key"),
                row.get("number").expect("a number"),
            )
        })
        .collect()
}

/// Takes and handles until nothing is there to take.
async fn worker(setting: &Setting, broker: &dyn Broker, queue: &str, number: usize, deaths: &AtomicU32) {
    loop {
        let leased = broker.lease(queue, 3).await.expect("the queue is there");
        if leased.is_empty() {
            return;
        }
        for delivery in leased {
            // Each message's first worker dies at one of three places, for two of three messages.
            let chance = delivery.envelope.payload["number"].as_u64().expect("a number") + number as u64;
            let death = match (delivery.tries, chance % 6) {
                (1, 0) => Death::BeforeTheEffect,
                (1, 1) => Death::BeforeTheCommit,
                (1, 2 | 3) => Death::BeforeTheAck,
                _ => Death::Never,
            };
            if death != Death::Never {
                deaths.fetch_add(1, Ordering::Relaxed);
            }
            work(setting, broker, &delivery, death).await;
        }
    }
}

/// Handles many messages with the brokers of two processes; tells how many workers died.
pub(super) async fn handle_all(setting: &Setting, brokers: [&dyn Broker; 2], queue: &str) -> u32 {
    let deaths = AtomicU32::new(0);
    brokers[0]
        .publish(Target::Queue(queue), &messages(setting))
        .await
        .expect("taken");
    while brokers[1].depth(queue).await.expect("counted").bytes > 0 {
        let workers = (0..WORKERS).map(|number| worker(setting, brokers[number % 2], queue, number, &deaths));
        join_all(workers).await;
        // Every lease that a dead worker held runs out.
        setting.clock.advance(Duration::from_secs(31));
    }
    deaths.into_inner()
}

on_both! {
    async fn a_silent_worker_keeps_a_message_no_longer_than_the_settings_say(database: TestDatabase) {
        let setting = setting(database).await;
        let brief = MessagingConfig { most_lease_seconds: 2, ..config() };
        let db = setting.database.db.clone();
        let broker = SqlBroker::with(db, setting.world.clone(), &brief, QUEUES, TOPICS);
        let one = &messages(&setting)[..1];
        broker.publish(Target::Queue("plain"), one).await.expect("published");
        let leased = async || broker.lease("plain", 1).await.expect("the database answers").len();
        assert_eq!(leased().await, 1);
        setting.clock.advance(Duration::from_millis(1999));
        assert_eq!(leased().await, 0);
        setting.clock.advance(Duration::from_millis(1));
        assert_eq!(leased().await, 1);
    }

    async fn a_start_alone_ends_the_leases_of_whoever_was_killed(database: TestDatabase) {
        let setting = with_effects(database).await;
        let message = messages(&setting).remove(0);
        setting.broker.publish(Target::Queue("plain"), &[message]).await.expect("taken");
        let delivery = setting.broker.lease("plain", 1).await.expect("leased").remove(0);
        assert!(setting.other.lease("plain", 1).await.expect("looked").is_empty());
        let ended = crate::end_leases(&setting.database.db, &setting.world).await;
        assert_eq!(ended.expect("the database answers"), 1);
        let again = setting.other.lease("plain", 1).await.expect("leased").remove(0);
        assert_eq!(again.tries, 2, "it counts as a try");
        assert!(setting.broker.ack(&delivery).await.is_err(), "the dead one's lease holds no more");
        work(&setting, &setting.other, &again, Death::Never).await;
        assert_eq!(effects(&setting).await.len(), 1);
    }

    async fn what_a_dead_worker_held_is_handled_by_another_and_counts_once(database: TestDatabase) {
        let setting = with_effects(database).await;
        for death in [Death::BeforeTheEffect, Death::BeforeTheCommit, Death::BeforeTheAck] {
            let message = messages(&setting).remove(0);
            setting.broker.publish(Target::Queue("plain"), &[message]).await.expect("taken");
            let delivery = setting.broker.lease("plain", 1).await.expect("leased").remove(0);
            work(&setting, &setting.broker, &delivery, death).await;
            assert!(setting.other.lease("plain", 1).await.expect("looked").is_empty());
            setting.clock.advance(Duration::from_secs(30));
            let again = setting.other.lease("plain", 1).await.expect("leased").remove(0);
            work(&setting, &setting.other, &again, Death::Never).await;
        }
        assert_eq!(effects(&setting).await.len(), 3, "one effect a message");
        assert_eq!(setting.broker.depth("plain").await.expect("counted").bytes, 0);
    }

    async fn eight_workers_handle_each_message_once(database: TestDatabase) {
        let setting = with_effects(database).await;
        let deaths = handle_all(&setting, [&setting.broker, &setting.other], "plain").await;
        assert!(deaths > 200, "{deaths} workers died");
        let mut numbers: Vec<i64> = effects(&setting).await.into_iter().map(|(_, number)| number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (0..MESSAGES).collect::<Vec<_>>());
    }

    async fn eight_workers_keep_the_order_of_each_key(database: TestDatabase) {
        let setting = with_effects(database).await;
        handle_all(&setting, [&setting.broker, &setting.other], "ordered").await;
        let mut expected: Vec<(String, i64)> = (0..MESSAGES).map(|number| (format!("k{}", number % KEYS), number)).collect();
        expected.sort();
        assert_eq!(effects(&setting).await, expected);
        assert_eq!(setting.count("queue_keys").await, 0, "nothing is left of a key that is done");
    }
}

#[tokio::test]
async fn leasing_reads_an_index_and_sorts_nothing() {
    let setting = setting(test_support::database(test_support::Backend::Sqlite).await).await;
    let queries = [
        "SELECT id FROM queue_messages WHERE queue = $1 AND state = 'ready' ORDER BY rank, id LIMIT 10",
        "SELECT id FROM queue_messages WHERE queue = $1 AND due_at <= 5 AND state IN ('delayed', 'leased')
         ORDER BY due_at LIMIT 10",
        "SELECT id FROM queue_messages WHERE queue = $1 AND message_key = 'k' AND state = 'blocked'
         ORDER BY position LIMIT 1",
        "SELECT state, COUNT(*), SUM(bytes), MIN(accepted_at) FROM queue_messages WHERE queue = $1 GROUP BY state",
        "SELECT id FROM message_outbox WHERE 1 = 1 ORDER BY position, id LIMIT 100",
    ];
    let indices = ["rank", "due", "key", "rank", "position"];
    for (query, index) in queries.into_iter().zip(indices) {
        let explain = format!("EXPLAIN QUERY PLAN {query}");
        let rows = setting
            .database
            .db
            .clone()
            .fetch_all(&explain, params!["plain"])
            .await
            .expect("a plan");
        let plan: Vec<String> = rows
            .iter()
            .map(|row| row.get("detail").expect("a text"))
            .collect();
        assert!(
            plan.iter().any(|step| step.contains(&format!("_{index}"))),
            "{plan:?}"
        );
        assert!(plan.iter().all(|step| !step.contains("TEMP B-TREE")), "{plan:?}");
    }
}
