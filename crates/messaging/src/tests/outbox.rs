//! The outbox and its relay.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use test_support::{TestDatabase, on_both};

use super::stages::{Setting, config, setting};
use crate::contract_tests::{QUEUES, TOPICS};
use crate::runtime::Relay;
use crate::{
    Broker, Envelope, MessagingConfig, MessagingError, SendOptions, SqlBroker, Subscription, Target, inbox,
    outbox,
};

fn envelope(setting: &Setting, key: &str, text: &str) -> Envelope {
    Envelope::new(&setting.world, "said", "thing", key, json!({ "text": text })).expect("JSON is JSON")
}

/// Writes messages down, in one transaction.
async fn send(setting: &Setting, target: Target<'_>, envelopes: &[Envelope]) {
    let mut tx = setting.database.db.begin().await.expect("a transaction");
    for envelope in envelopes {
        let sent = outbox::send(&mut tx, target, envelope, SendOptions::default()).await;
        sent.expect("the outbox takes it");
    }
    tx.commit().await.expect("committed");
}

fn relay(setting: &Setting, broker: &SqlBroker) -> Relay {
    Relay::new(Arc::new(broker.clone()), setting.database.db.clone(), &config())
}

/// The texts of what is in a queue, until nothing is left.
async fn drained(broker: &SqlBroker, queue: &str) -> Vec<String> {
    let mut texts = Vec::new();
    loop {
        let leased = broker.lease(queue, 50).await.expect("the queue is there");
        if leased.is_empty() {
            return texts;
        }
        for delivery in leased {
            texts.push(
                delivery.envelope.payload["text"]
                    .as_str()
                    .expect("a text")
                    .to_owned(),
            );
            broker.ack(&delivery).await.expect("the lease holds");
        }
    }
}

on_both! {
    async fn sends_what_was_committed_and_nothing_else(database: TestDatabase) {
        let setting = setting(database).await;
        let mut tx = setting.database.db.begin().await.expect("a transaction");
        let undone = envelope(&setting, "k", "undone");
        outbox::send(&mut tx, Target::Queue("plain"), &undone, SendOptions::default()).await.expect("taken");
        tx.rollback().await.expect("undone");
        send(&setting, Target::Queue("plain"), &[envelope(&setting, "k", "done")]).await;
        assert_eq!(relay(&setting, &setting.broker).empty().await.expect("relayed"), 1);
        assert_eq!(drained(&setting.broker, "plain").await, ["done"]);
        assert_eq!(setting.count("message_outbox").await, 0);
    }

    async fn hands_over_dedupe_priority_and_topics(database: TestDatabase) {
        let setting = setting(database).await;
        setting.broker.subscribe(&Subscription::to_all("news", "audit")).await.expect("subscribed");
        send(&setting, Target::Topic("news"), &[envelope(&setting, "k", "told")]).await;
        let mut tx = setting.database.db.begin().await.expect("a transaction");
        for (text, dedupe, priority) in [("late", "1", 9), ("dropped", "1", 0), ("early", "2", 3)] {
            let options = SendOptions { dedupe: Some(dedupe.to_owned()), priority, ..SendOptions::default() };
            let envelope = envelope(&setting, text, text);
            outbox::send(&mut tx, Target::Queue("windowed"), &envelope, options).await.expect("taken");
            setting.clock.advance(Duration::from_millis(1));
        }
        tx.commit().await.expect("committed");
        relay(&setting, &setting.broker).empty().await.expect("relayed");
        assert_eq!(drained(&setting.broker, "windowed").await, ["early", "late"]);
        assert_eq!(drained(&setting.broker, "news/audit").await, ["told"]);
    }

    async fn keeps_the_order_of_a_key_when_the_clock_stands_or_goes_back(database: TestDatabase) {
        let setting = setting(database).await;
        let numbered = |number: i32| envelope(&setting, "k", &format!("{number:02}"));
        send(&setting, Target::Queue("ordered"), &[numbered(0), numbered(1), numbered(2)]).await;
        setting.clock.set("2026-04-30T23:59:59Z");
        send(&setting, Target::Queue("ordered"), &[numbered(3)]).await;
        setting.clock.set("2026-05-01T00:00:01Z");
        send(&setting, Target::Queue("ordered"), &[numbered(4), numbered(5)]).await;
        relay(&setting, &setting.broker).empty().await.expect("relayed");
        assert_eq!(drained(&setting.broker, "ordered").await, ["00", "01", "02", "03", "04", "05"]);
    }

    async fn refuses_a_message_that_is_too_large(database: TestDatabase) {
        let setting = setting(database).await;
        let mut tx = setting.database.db.begin().await.expect("a transaction");
        let large = envelope(&setting, "k", &"x".repeat(outbox::MOST_BYTES));
        let refused = outbox::send(&mut tx, Target::Queue("plain"), &large, SendOptions::default()).await;
        assert!(matches!(refused, Err(MessagingError::TooLarge { most: outbox::MOST_BYTES, .. })));
    }

    async fn holds_what_a_full_or_unknown_queue_refuses_and_lets_the_rest_pass(database: TestDatabase) {
        let setting = setting(database).await;
        let long = "x".repeat(2000);
        send(&setting, Target::Queue("small"), &[envelope(&setting, "k", &long)]).await;
        setting.clock.advance(Duration::from_secs(1));
        send(&setting, Target::Queue("small"), &[envelope(&setting, "k", &long)]).await;
        send(&setting, Target::Queue("nowhere"), &[envelope(&setting, "k", "lost")]).await;
        setting.clock.advance(Duration::from_secs(1));
        send(&setting, Target::Queue("plain"), &[envelope(&setting, "k", "passes")]).await;
        let one_by_one = MessagingConfig { relay_batch: 1, ..config() };
        let relay = Relay::new(Arc::new(setting.broker.clone()), setting.database.db.clone(), &one_by_one);
        assert_eq!(relay.empty().await.expect("relayed"), 2);
        assert_eq!(drained(&setting.broker, "plain").await, ["passes"]);
        assert_eq!(setting.count("message_outbox").await, 2);
        assert_eq!(drained(&setting.broker, "small").await.len(), 1);
        assert_eq!(relay.empty().await.expect("relayed"), 1, "there is room again");
    }

    async fn a_relay_that_died_before_deleting_sends_nothing_twice(database: TestDatabase) {
        let setting = setting(database).await;
        let envelopes = [envelope(&setting, "k", "1"), envelope(&setting, "k", "2")];
        send(&setting, Target::Queue("ordered"), &envelopes).await;
        // What a relay does until it dies: it publishes, and does not come to deleting.
        let message = crate::Message { envelope: envelopes[0].clone(), options: SendOptions::default() };
        setting.broker.publish(Target::Queue("ordered"), &[message]).await.expect("taken");
        let delivery = setting.broker.lease("ordered", 1).await.expect("leased").remove(0);
        setting.broker.ack(&delivery).await.expect("the lease holds");
        relay(&setting, &setting.broker).empty().await.expect("relayed");
        assert_eq!(drained(&setting.broker, "ordered").await, ["2"]);
        assert_eq!(setting.count("message_outbox").await, 0);
    }

    async fn two_relays_at_once_send_everything_once_and_in_order(database: TestDatabase) {
        let setting = setting(database).await;
        let keys = 10;
        for chunk in 0..10 {
            let envelopes: Vec<Envelope> = (0..50)
                .map(|number| {
                    let number = chunk * 50 + number;
                    envelope(&setting, &format!("k{}", number % keys), &format!("{number:03}"))
                })
                .collect();
            send(&setting, Target::Queue("ordered"), &envelopes).await;
        }
        let other = setting.database.another_pool().await;
        let mine = relay(&setting, &setting.broker);
        let theirs = Relay::new(Arc::new(setting.other.clone()), other, &MessagingConfig {
            relay_batch: 70,
            ..config()
        });
        let (mine, theirs) = tokio::join!(tokio::spawn(async move { mine.empty().await }), theirs.empty());
        mine.expect("no panic").expect("relayed");
        theirs.expect("relayed");
        let texts = drained(&setting.broker, "ordered").await;
        assert_eq!(texts.len(), 500);
        for key in 0..keys {
            let number = |text: &String| text.parse::<i32>().expect("a number");
            let of_key: Vec<i32> = texts.iter().map(number).filter(|number| number % keys == key).collect();
            assert_eq!(of_key.len(), 50);
            assert!(of_key.is_sorted(), "{of_key:?}");
        }
    }

    async fn remembers_what_a_consumer_handled_until_it_is_old(database: TestDatabase) {
        let setting = setting(database).await;
        let first = async |consumer: &str| {
            let mut tx = setting.database.db.begin().await.expect("a transaction");
            let first = inbox::first_time(&mut tx, consumer, "m", &setting.world).await.expect("noted");
            tx.commit().await.expect("committed");
            first
        };
        assert_eq!((first("one").await, first("one").await, first("two").await), (true, false, true));
        let now = setting.world.now_ms();
        crate::runtime::forget(&setting.database.db, now).await.expect("forgotten");
        assert_eq!(setting.count("message_inbox").await, 2, "not yet old");
        crate::runtime::forget(&setting.database.db, now + 1).await.expect("forgotten");
        assert!(first("one").await);
    }
}

#[test]
fn the_standard_broker_knows_the_queues_of_the_contract() {
    let names: Vec<&str> = crate::QUEUES.iter().map(|spec| spec.name).collect();
    let expected = [
        "ai-schedule-generation",
        "location-search",
        "ai-recommendation",
        "notification",
    ];
    assert_eq!(names, expected);
    let figures: Vec<_> = crate::QUEUES
        .iter()
        .map(|spec| {
            (
                spec.lease.as_secs(),
                spec.tries,
                spec.most_bytes / 1_000_000_000,
                spec.ordered,
            )
        })
        .collect();
    assert_eq!(
        figures,
        [
            (300, 3, 5, true),
            (30, 3, 2, false),
            (120, 3, 1, false),
            (10, 5, 1, true)
        ]
    );
    let windows: Vec<_> = crate::QUEUES
        .iter()
        .map(|spec| spec.dedupe_window.map(|one| one.as_secs()))
        .collect();
    assert_eq!(windows, [Some(600), None, Some(300), Some(300)]);
    assert!(QUEUES.len() > 3 && !TOPICS.is_empty());
}

#[test]
fn an_envelope_has_the_names_of_the_contract() {
    let world = test_support::world();
    let envelope = Envelope::new(&world, "generated", "trip", "t1", json!({ "tripId": "t1" }))
        .expect("JSON is JSON")
        .in_trace(Some(
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01".to_owned(),
        ));
    let written = serde_json::to_value(&envelope).expect("an envelope is JSON");
    assert_eq!(
        written,
        json!({
            "id": envelope.id,
            "type": "generated",
            "version": 1,
            "aggregate": "trip",
            "key": "t1",
            "occurredAt": "2026-05-01T00:00:00Z",
            "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "payload": { "tripId": "t1" },
        })
    );
    assert_eq!(
        serde_json::from_value::<Envelope>(written).expect("it is read again"),
        envelope
    );
    let unread = envelope.read::<Vec<u8>>();
    assert!(matches!(unread, Err(MessagingError::Payload { kind, .. }) if kind == "generated"));
}
