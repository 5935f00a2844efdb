//! The order of keys, and priorities.

use super::{Stage, is_lost, text, texts};
use crate::broker::Message;

/// Publishes messages `a1, a2, ...` of key `a`, one by one, at the same instant.
async fn publish_keyed(stage: &Stage, queue: &str, texts: &[&str]) {
    for text in texts {
        let key = &text[..1];
        stage.publish(queue, &[stage.message(key, text)]).await;
    }
}

fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts
}

pub(super) async fn keeps_the_order_of_a_key(stage: Stage) {
    publish_keyed(&stage, "ordered", &["a1", "b1", "a2", "a3", "b2", "c1"]).await;
    let leased = stage.lease("ordered").await;
    assert_eq!(sorted(texts(&leased)), ["a1", "b1", "c1"]);
    assert!(
        stage.lease("ordered").await.is_empty(),
        "leased ones hold those behind them back"
    );
    for delivery in &leased {
        stage.ack(delivery).await;
    }
    let leased = stage.lease("ordered").await;
    assert_eq!(sorted(texts(&leased)), ["a2", "b2"]);
    publish_keyed(&stage, "ordered", &["a4"]).await;
    for delivery in &leased {
        stage.ack(delivery).await;
    }
    for expected in ["a3", "a4"] {
        let delivery = stage.lease_one("ordered").await;
        assert_eq!(text(&delivery), expected);
        stage.ack(&delivery).await;
    }
    publish_keyed(&stage, "ordered", &["a5"]).await;
    assert_eq!(
        texts(&stage.lease("ordered").await),
        ["a5"],
        "an empty key begins anew"
    );
}

pub(super) async fn keeps_a_key_waiting_while_its_first_message_pauses(stage: Stage) {
    publish_keyed(&stage, "ordered", &["a1", "a2"]).await;
    let first = stage.lease_one("ordered").await;
    stage
        .broker
        .retry(&first, "not yet")
        .await
        .expect("the lease holds");
    assert!(stage.lease("ordered").await.is_empty());
    stage.pass(1.5).await;
    let first = stage.lease_one("ordered").await;
    assert_eq!((text(&first).as_str(), first.tries), ("a1", 2));
    stage.broker.hand_back(&first).await.expect("the lease holds");
    let first = stage.lease_one("ordered").await;
    assert_eq!(text(&first), "a1");
    stage.pass(30.0).await;
    assert_eq!(
        text(&stage.lease_one("ordered").await),
        "a1",
        "also when the lease ran out"
    );
}

pub(super) async fn frees_a_key_when_its_first_message_dies(stage: Stage) {
    publish_keyed(&stage, "ordered", &["a1", "a2", "a3"]).await;
    let first = stage.lease_one("ordered").await;
    stage
        .broker
        .reject(&first, "broken")
        .await
        .expect("the lease holds");
    for tries in 1..=3 {
        let second = stage.lease_one("ordered").await;
        assert_eq!((text(&second).as_str(), second.tries), ("a2", tries));
        stage.pass(30.0).await;
    }
    assert_eq!(text(&stage.lease_one("ordered").await), "a3");
}

pub(super) async fn keeps_the_order_of_a_key_within_one_publication(stage: Stage) {
    let messages: Vec<Message> = (0..150)
        .map(|number| stage.message(&format!("key{}", number % 3), &format!("{number:03}")))
        .collect();
    stage.publish("ordered", &messages).await;
    let mut seen: Vec<Vec<String>> = vec![Vec::new(); 3];
    loop {
        let leased = stage.lease("ordered").await;
        if leased.is_empty() {
            break;
        }
        assert!(leased.len() <= 3);
        for delivery in &leased {
            let key = usize::from(delivery.envelope.key.as_bytes()[3] - b'0');
            seen[key].push(text(delivery));
            stage.ack(delivery).await;
        }
    }
    for of_key in seen {
        assert_eq!(of_key.len(), 50);
        assert!(of_key.is_sorted(), "{of_key:?}");
    }
}

fn prioritised(stage: &Stage, text: &str, priority: i64) -> Message {
    let mut message = stage.message(text, text);
    message.options.priority = priority;
    message
}

pub(super) async fn takes_smaller_priorities_first(stage: Stage) {
    let messages =
        [("c", 20), ("a", -5), ("b", 10)].map(|(text, priority)| prioritised(&stage, text, priority));
    stage.publish("plain", &messages).await;
    assert_eq!(texts(&stage.lease("plain").await), ["a", "b", "c"]);

    stage.publish("ordered", &[prioritised(&stage, "k1", 100)]).await;
    let mut urgent = prioritised(&stage, "k2", 0);
    "k1".clone_into(&mut urgent.envelope.key);
    stage.publish("ordered", &[urgent]).await;
    assert_eq!(
        texts(&stage.lease("ordered").await),
        ["k1"],
        "no priority breaks the order of a key"
    );
}

pub(super) async fn lets_nobody_starve(stage: Stage) {
    stage.publish("plain", &[prioritised(&stage, "large", 60)]).await;
    let mut overtaken_by = 0;
    loop {
        // Every second a small one comes, and one message is handled: without ageing, never the large one.
        stage.pass(1.0).await;
        stage.publish("plain", &[prioritised(&stage, "small", 0)]).await;
        let delivery = stage.lease_one("plain").await;
        stage.ack(&delivery).await;
        if text(&delivery) == "large" {
            break;
        }
        overtaken_by += 1;
        assert!(overtaken_by <= 60, "a priority of 60 gives way for 60 seconds");
    }
    assert!(overtaken_by >= 58, "overtaken by {overtaken_by}");

    // Whatever is asked for is kept within an hour.
    let messages =
        [("never", i64::MAX), ("at once", i64::MIN)].map(|(text, by)| prioritised(&stage, text, by));
    stage.publish("plain", &messages).await;
    stage.pass(7201.0).await;
    stage.publish("plain", &[prioritised(&stage, "new", -3600)]).await;
    let leased = texts(&stage.lease("plain").await);
    assert_eq!(leased.last().map(String::as_str), Some("new"));
}

pub(super) async fn ends_many_leases_at_once_and_each_key_goes_on(stage: Stage) {
    let keys: Vec<String> = (0..24).map(|number| format!("key {number:02}")).collect();
    for text in ["first", "second"] {
        let messages: Vec<_> = keys.iter().map(|key| stage.message(key, text)).collect();
        stage.publish("ordered", &messages).await;
        stage.pass(1.0).await;
    }
    let leased = stage.lease("ordered").await;
    let late = leased.first().expect("all are leased").clone();
    stage.broker.hand_back(&late).await.expect("the lease holds");
    let ended = futures_util::future::join_all(leased.iter().map(|one| stage.broker.ack(one))).await;
    for (delivery, ended) in leased.iter().zip(&ended) {
        let key = &delivery.envelope.key;
        assert_eq!(is_lost(ended), *key == late.envelope.key, "{key}: {ended:?}");
    }
    let mut next: Vec<(String, String)> = stage
        .lease("ordered")
        .await
        .iter()
        .map(|one| (one.envelope.key.clone(), text(one)))
        .collect();
    next.sort();
    let expected = keys.iter().map(|key| {
        let text = if *key == late.envelope.key {
            "first"
        } else {
            "second"
        };
        (key.clone(), text.to_owned())
    });
    assert_eq!(next, expected.collect::<Vec<_>>());
}
