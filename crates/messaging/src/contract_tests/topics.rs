//! Topics and their subscriptions.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Stage, texts};
use crate::broker::{Message, Published};
use crate::envelope::Target;
use crate::error::MessagingError;
use crate::subscription::{Filter, Subscription};

async fn subscribe(stage: &Stage, name: &str, filter: Filter) {
    let subscription = Subscription {
        filter,
        ..Subscription::to_all("news", name)
    };
    stage
        .broker
        .subscribe(&subscription)
        .await
        .expect("the topic is there");
}

async fn publish(stage: &Stage, messages: &[Message]) -> Published {
    let published = stage.other.publish(Target::Topic("news"), messages).await;
    published.expect("the topic is there")
}

pub(super) async fn copies_to_each_subscription_that_wants_it(stage: Stage) {
    let early = publish(&stage, &[stage.message("k", "early")]).await;
    assert_eq!(early, Published::default(), "nobody has subscribed");
    subscribe(&stage, "audit", Filter::default()).await;
    subscribe(&stage, "analytics", Filter::default()).await;
    let published = publish(&stage, &[stage.message("k", "a"), stage.message("l", "b")]).await;
    assert_eq!(published.accepted, 4);
    for name in ["audit", "analytics"] {
        let leased = stage.lease(&Subscription::to_all("news", name).queue()).await;
        assert_eq!(leased.len(), 2);
        for delivery in &leased {
            stage.ack(delivery).await;
        }
    }
}

pub(super) async fn filters_by_kind_severity_and_attributes(stage: Stage) {
    let words = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    let kinds = Filter {
        kinds: words(&["opened", "closed"]),
        ..Filter::default()
    };
    subscribe(&stage, "kinds", kinds.clone()).await;
    let severe = Filter {
        severities: words(&["critical"]),
        ..Filter::default()
    };
    subscribe(&stage, "severe", severe).await;
    let attributes = BTreeMap::from([("city".to_owned(), "seoul".to_owned())]);
    subscribe(&stage, "seoul", Filter { attributes, ..kinds }).await;

    let message = |kind: &str, text: &str, severity: &str, city: &str| {
        let mut message = stage.message(text, text);
        kind.clone_into(&mut message.envelope.kind);
        message.envelope.payload = json!({ "text": text, "severity": severity, "city": city });
        message
    };
    let messages = [
        message("opened", "1", "info", "seoul"),
        message("closed", "2", "critical", "busan"),
        message("moved", "3", "critical", "seoul"),
    ];
    publish(&stage, &messages).await;
    for (name, expected) in [
        ("kinds", vec!["1", "2"]),
        ("severe", vec!["2", "3"]),
        ("seoul", vec!["1"]),
    ] {
        let mut leased = texts(&stage.lease(&format!("news/{name}")).await);
        leased.sort();
        assert_eq!(leased, expected, "{name}");
    }
}

pub(super) async fn ends_a_subscription(stage: Stage) {
    subscribe(&stage, "audit", Filter::default()).await;
    publish(&stage, &[stage.message("k", "a")]).await;
    stage
        .broker
        .unsubscribe("news", "audit")
        .await
        .expect("the topic is there");
    assert_eq!(
        publish(&stage, &[stage.message("k", "b")]).await,
        Published::default()
    );
    assert!(
        stage.lease("news/audit").await.is_empty(),
        "what had not been read is gone"
    );
    let refused = stage
        .broker
        .subscribe(&Subscription::to_all("nowhere", "audit"))
        .await;
    assert!(matches!(refused, Err(MessagingError::UnknownQueue { .. })));
}

pub(super) async fn drops_doubles_for_each_subscription(stage: Stage) {
    subscribe(&stage, "audit", Filter::default()).await;
    let messages = [stage.message("k", "a")];
    publish(&stage, &messages).await;
    subscribe(&stage, "late", Filter::default()).await;
    let again = publish(&stage, &messages).await;
    assert_eq!(
        again,
        Published {
            accepted: 1,
            dropped: 1
        },
        "new to the later one only"
    );
    assert_eq!(stage.lease("news/audit").await.len(), 1);
}

pub(super) async fn removes_queues_that_nobody_uses(stage: Stage) {
    subscribe(&stage, "idle", Filter::default()).await;
    subscribe(&stage, "read", Filter::default()).await;
    for day in 0..16 {
        let key = format!("day {day}");
        publish(&stage, &[stage.message(&key, &key)]).await;
        stage.publish("plain", &[stage.message(&key, &key)]).await;
        if day == 0 {
            stage.publish("dynamic/seoul", &[stage.message(&key, &key)]).await;
        }
        stage.lease("news/read").await;
        stage.pass(24.0 * 3600.0).await;
        stage
            .broker
            .clean()
            .await
            .expect("there is something to clean up");
    }
    let depth = async |queue: &str| stage.broker.depth(queue).await.expect("counted");
    assert_eq!(
        depth("news/idle").await.bytes,
        0,
        "reading keeps a subscription, not what is sent to it"
    );
    assert_eq!(depth("dynamic/seoul").await.bytes, 0);
    assert!(depth("news/read").await.bytes > 0);
    assert_eq!(
        depth("plain").await.waiting,
        16,
        "a queue with promises of its own stays"
    );
    let queues = stage.broker.queues().await.expect("queues are listed");
    assert!(queues.iter().any(|name| name == "news/read"));
    assert!(
        !queues
            .iter()
            .any(|name| name == "news/idle" || name == "dynamic/seoul")
    );
}
